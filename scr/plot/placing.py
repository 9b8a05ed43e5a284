"""Where words go: labels that cover neither marks nor each other, names cut or broken to fit, and
names at the left of rows. Pixels, y downwards."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th

Floats = NDArray[np.float64]


class Box(NamedTuple):
    """A rectangle from its left top to its right bottom corner."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, centre: tuple[float, float], half_width: float, half_height: float) -> "Box":
        """The box of these half sizes round a point."""
        x, y = centre
        return cls(x - half_width, y - half_height, x + half_width, y + half_height)


class Label(NamedTuple):
    """A label of this size that belongs to the mark at this place."""

    at: tuple[float, float]
    width: float
    height: float


def place_labels(
    labels: Sequence[Label], busy: Sequence[Box], frame: Box
) -> list[tuple[float, float]]:
    """For each label the shift of its centre from its mark, chosen in the order given: the
    nearest place that covers least of what is already there and stays inside the frame."""
    marks = np.array(busy, dtype=float).reshape(-1, 4)
    taken = np.empty((0, 4))
    shifts: list[tuple[float, float]] = []
    for label in labels:
        tried = np.array(_shifts(label))
        boxes = _boxes(label, tried)
        cost = (
            20 * _overlap(boxes + np.array([-6, -1, 6, 1]), taken)
            + 6 * _overlap(boxes, marks)
            + 60 * _outside(boxes, frame)
            + np.abs(tried) @ np.array([0.6, 2.0])
        )
        best = int(np.argmin(cost))
        taken = np.vstack([taken, boxes[best], _leader(label, tried[best])])
        shifts.append((float(tried[best, 0]), float(tried[best, 1])))
    return shifts


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Ascending places moved apart to at least this gap, each as little as possible."""
    got = list(places)
    for _ in range(20):
        moved = False
        for i in range(1, len(got)):
            short = gap - (got[i] - got[i - 1])
            if short > 1e-6:
                got[i - 1] -= short / 2
                got[i] += short / 2
                moved = True
        if not moved:
            break
    return got


def fitted(name: str, most: int) -> str:
    """The name, cut to `most` characters with an ellipsis when it is longer."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def wrapped(text: str, most: int) -> list[str]:
    """The text in lines of at most so many characters, where its words allow."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def left_margin(labels: Sequence[str], phone: bool, most: int) -> int:
    """A left margin that holds the longest name, within bounds."""
    longest = max(th.width_of(label, th.text_size(phone)) for label in labels)
    return round(min(max(longest + 14, 62), most))


def name_lines(name: str, room: int, phone: bool) -> list[str]:
    """The name in one line where it fits, else in two of which the second may be cut."""
    if fits(name, room, phone):
        return [name]
    most = letters(room, phone)
    first, *rest = wrapped(name, most)
    return [fitted(line, most) for line in ([first, " ".join(rest)] if rest else [first])]


def fits(name: str, room: float, phone: bool) -> bool:
    """Has the name room in so many pixels, as far as can be told?"""
    return len(name) <= letters(room, phone) or th.width_of(name, th.text_size(phone)) + 14 <= room


def letters(room: float, phone: bool) -> int:
    """How many letters a room of so many pixels has."""
    return int(room / (th.text_size(phone) * 0.52))


def row_names(
    names: Sequence[str],
    places: Sequence[float],
    left: int,
    phone: bool,
    *,
    bold: Sequence[bool] = (),
    is_tall: bool = False,
) -> list[th.Figure]:
    """The names at the left of rows, some of them bold; cut to fit, or, where rows are tall
    enough, broken into two lines."""
    notes = []
    for i, (name, place) in enumerate(zip(names, places, strict=True)):
        lines = name_lines(name, left, phone)
        if not is_tall and len(lines) > 1:
            lines = [fitted(name, letters(left, phone))]
        words = "<br>".join(map(t.safe, lines))
        notes.append(
            fr.note(
                f"<b>{words}</b>" if bold and bold[i] else words,
                phone,
                **fr.at_left(place, -left),
                align="left",
            )
        )
    return notes


def _shifts(label: Label) -> list[tuple[float, float]]:
    """Places to try: above, beside and below, then farther away."""
    side, above = label.width / 2 + 13, label.height / 2 + 11
    shifts = [(0.0, -above), (side, 0.0), (-side, 0.0), (0.0, above)]
    for more in (0.0, 16.0, 32.0):
        for across in (-0.9, -0.5, 0.5, 0.9):
            shifts.append((across * label.width / 2, -above - more))
            shifts.append((across * label.width / 2, above + more))
        if more:
            shifts += [(0.0, -above - more), (0.0, above + more)]
            shifts += [(side, -more), (side, more), (-side, -more), (-side, more)]
    return shifts


def _boxes(label: Label, shifts: Floats) -> Floats:
    centres = np.asarray(label.at) + shifts
    half = np.array([label.width / 2, label.height / 2])
    return np.hstack([centres - half, centres + half])


def _leader(label: Label, shift: Floats) -> Floats:
    """The line from a mark to its label, as small boxes: a later label must not cover it."""
    along = np.asarray(label.at) + shift * np.linspace(0.3, 0.8, 6)[:, None]
    return np.hstack([along - 3, along + 3])


def _overlap(boxes: Floats, others: Floats) -> Floats:
    """Square pixels that each box shares with the others together."""
    a, b = boxes[:, None, :], others[None, :, :]
    wide = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    high = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    return np.asarray((wide.clip(0) * high.clip(0)).sum(axis=1))


def _outside(boxes: Floats, frame: Box) -> Floats:
    """Pixels by which each box sticks out of the frame."""
    over = np.hstack([np.array(frame[:2]) - boxes[:, :2], boxes[:, 2:] - np.array(frame[2:])])
    return np.asarray(over.clip(0).sum(axis=1))
