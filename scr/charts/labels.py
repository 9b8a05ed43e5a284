"""Where labels go so that they do not cover marks or each other. Pixels, y downwards."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
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

    def overlap(self, other: "Box") -> float:
        """Square pixels that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)

    def outside(self, frame: "Box") -> float:
        """Pixels by which it sticks out of the frame."""
        return (
            max(frame.left - self.left, 0) + max(self.right - frame.right, 0)
            + max(frame.top - self.top, 0) + max(self.bottom - frame.bottom, 0)
        )  # fmt: skip


@dataclass(frozen=True)
class Label:
    """A label of this size that belongs to the mark at this place."""

    at: tuple[float, float]
    width: float
    height: float


def place_labels(
    labels: Sequence[Label], busy: Sequence[Box], frame: Box
) -> list[tuple[float, float]]:
    """For each label the shift of its centre from its mark, chosen in the order given: the
    nearest place that covers least of what is already there and stays inside the frame."""
    taken: list[Box] = []
    shifts: list[tuple[float, float]] = []
    for label in labels:
        near = _near(label, busy)
        best = min(_shifts(label), key=lambda s: _cost(_box(label, s), s, taken, near, frame))
        taken.append(_box(label, best))
        shifts.append(best)
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


def _shifts(label: Label) -> list[tuple[float, float]]:
    side, above = label.width / 2 + 13, label.height / 2 + 11
    found = [(0.0, -above), (side, 0.0), (-side, 0.0), (0.0, above)]
    for more in (0, 16, 32):
        for across in (-0.9, -0.5, 0.5, 0.9):
            found.append((across * label.width / 2, -above - more))
            found.append((across * label.width / 2, above + more))
        if more:
            found += [(0.0, -above - more), (0.0, above + more)]
            found += [(side, -float(more)), (side, float(more))]
            found += [(-side, -float(more)), (-side, float(more))]
    return found


def _near(label: Label, busy: Sequence[Box]) -> list[Box]:
    """What a label could touch wherever it goes."""
    reach = Box.around(label.at, label.width + 16, 2.5 * label.height + 48)
    return [box for box in busy if reach.overlap(box) > 0]


def _box(label: Label, shift: tuple[float, float]) -> Box:
    centre = (label.at[0] + shift[0], label.at[1] + shift[1])
    return Box.around(centre, label.width / 2, label.height / 2)


def _cost(
    box: Box, shift: tuple[float, float], taken: Sequence[Box], busy: Sequence[Box], frame: Box
) -> float:
    wide = Box(box.left - 6, box.top - 1, box.right + 6, box.bottom + 1)
    return (
        20 * sum(wide.overlap(other) for other in taken)
        + 6 * sum(box.overlap(other) for other in busy)
        + 60 * box.outside(frame)
        + abs(shift[1]) * 2 + abs(shift[0]) * 0.6
    )  # fmt: skip
