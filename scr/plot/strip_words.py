"""The words of a board's strips: what each row is, and what can be said of the board there."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.numbers import KINDS
from scr.plot.placing import fitted

# How far, in parts of a row, marks are moved down on a phone to make room for words.
PHONE_LIFT = 0.24
# Pixels of a row in which two lines have room.
_TWO_LINES = 36


@dataclass(frozen=True)
class MeasureStrip:
    """A row. All values, of the `kind` share or rate, lie on one scale from 0 to `top` (1 for
    shares). `expected` is the range in which chance would leave a board of this size, None where
    anything may happen; `peer` the value of the group; `note` stands where there is no value;
    `verdict` at the end of the row."""

    label: str
    counted: str
    value: float | None
    lower: float | None
    upper: float | None
    others: tuple[float, ...]
    expected: tuple[float, float] | None = None
    peer: float | None = None
    flag: str = "none"
    top: float = 1.0
    kind: str = "share"
    note: str = "no cases"
    verdict: str = ""


def row_words(
    strips: Sequence[MeasureStrip], places: Sequence[float], left: int, phone: bool, row: int
) -> list[th.Figure]:
    """The name with the count under it, and the verdict: at the two ends of the row, or on a
    phone above the strip. A row of too few pixels for two lines has the name alone."""
    most = int((330 if phone else left) / (th.text_size(phone) * 0.5))
    notes = []
    for s, place in zip(strips, places, strict=True):
        counted = t.safe(s.counted if t.is_number(s.value) else s.note)
        head = f"<b>{t.safe(fitted(s.label, most))}</b>{_own_scale(s) if is_low(row) else ''}"
        verdict = f"<b>{t.safe(s.verdict)}</b>" if _is_marked(s.flag) else t.safe(s.verdict)
        if phone:
            words = f"{head}<br>{counted}" + (f". {verdict}" if s.verdict else "")
            place, shift = place + 0.32, 0
        else:
            words, shift = head if is_low(row) else f"{head}<br>{counted}", -left
            notes.append(
                fr.note(
                    verdict.replace("; ", ";<br>"), phone, **fr.at_right(place, 10), align="left"
                )
            )
        notes.append(fr.note(words, phone, **fr.at_left(place, shift), align="left"))
    return [note for note in notes if note["text"]]


def is_low(row: int) -> bool:
    """Whether a row of so many pixels has no room for two lines."""
    return row < _TWO_LINES


def _own_scale(s: MeasureStrip) -> str:
    return f", 0 to {s.top:g}" if KINDS[s.kind].unit else ""


def scales(
    strips: Sequence[MeasureStrip], places: Sequence[float], phone: bool, row: int
) -> list[th.Figure]:
    """The end of a scale of its own, at its row: the axis speaks of shares. A low row says it
    after its name."""
    if is_low(row):
        return []
    lift = PHONE_LIFT if phone else 0.0
    return [
        fr.small(f"0 to {s.top:g} {unit}", phone, x=1, y=p + 0.2 - lift, xanchor="right")
        for s, p in zip(strips, places, strict=True)
        if (unit := KINDS[s.kind].unit)
    ]


def _is_marked(flag: str) -> bool:
    return flag.startswith(("low_", "high_"))
