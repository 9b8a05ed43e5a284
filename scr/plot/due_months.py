"""What fell due in each month, and what came of it: a bar a month, its parts adding up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scr.plot import axes, stack
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.legend import key

# Months that a phone has room for.
_ON_A_PHONE = 24
_PLOT = 230
_LEFT = 40


@dataclass(frozen=True)
class DueMonth:
    """A month, by its first day, with the count of what was evidenced and only claimed on time,
    done or ended later, and is overdue."""

    month: date
    parts: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """All that fell due in it."""
        return sum(self.parts)


# A month's bar is thin: its strokes lie closer.
_FILLS = (stack.SOLID, stack.CLAIMED._replace(width=1, gap=4), stack.PALE, stack.OVERDUE)


def due_bars(
    months: Sequence[DueMonth],
    *,
    kinds: Sequence[str],
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """A stacked bar for each month in the order given, `kinds` the words for its parts; a month
    without any leaves a gap. On a phone the last two years."""
    shown = list(months)[-_ON_A_PHONE:] if phone else list(months)
    most = max((m.total for m in shown), default=0)
    name = _name(months, kinds)
    if not most:
        return fr.empty("Nothing fell due.", name=name, phone=phone)
    parts = [stack.Kind(words, fill) for words, fill in zip(kinds, _FILLS, strict=True)]
    swatches = key(stack.swatches(parts), left=_LEFT, above=26, phone=phone)
    top = swatches.height + 26
    end, ticks = axes.round_ticks(float(most))
    sheet = fr.Sheet(top + _PLOT + 40, _LEFT, 4, top, 40, phone)
    layout = sheet.layout(
        axes.axis(phone, (-0.6, len(shown) - 0.4)),
        axes.counts(phone, (0, end), ticks),
        notes=[
            *swatches.words,
            fr.note("Recommendations due", phone, th.AXIS, **fr.corner(-_LEFT, 6, "bottom")),
            *_years(shown, phone, (th.NARROW if phone else width) / len(shown)),
        ],
        barmode="stack",
        bargap=0.22,
        shapes=swatches.shapes,
    )
    bars = [stack.Bar(i, t.month(m.month), m.parts, "due") for i, m in enumerate(shown)]
    return fr.chart(name, stack.stacked(bars, parts, thick=None, is_upright=True), layout, phone)


def _years(shown: Sequence[DueMonth], phone: bool, room: float) -> list[th.Figure]:
    """Each year under its first month; months too where few are shown."""
    notes = []
    for i, m in enumerate(shown):
        is_first = i == 0 or m.month.month == 1
        words = f"{m.month:%b}" if len(shown) <= 14 and room > 24 else ""
        if is_first:
            words = f"{words}<br>{m.month.year}" if words else str(m.month.year)
        # A year that begins too near the first month shown would run into its words.
        near = not i and any(later.month.month == 1 for later in shown[1 : max(2, int(40 / room))])
        if words and not near:
            notes.append(
                fr.note(
                    words,
                    phone,
                    th.AXIS,
                    **fr.below(i, -5),
                    xanchor="center" if len(shown) <= 14 else "left",
                    xshift=0,
                    align="center",
                )
            )
    return notes


def _name(months: Sequence[DueMonth], kinds: Sequence[str]) -> str:
    if not any(m.total for m in months):
        return "Recommendations due by month: nothing to show."
    sums = [sum(m.parts[k] for m in months) for k in range(len(kinds))]
    parts = stack.listed(sums, kinds)
    first, last = months[0].month, months[-1].month
    return f"Recommendations due by month, {t.month(first)} to {t.month(last)}: {parts}."
