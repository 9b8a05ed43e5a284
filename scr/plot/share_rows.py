"""Shares or rates as one row each, and a few of them as a chart with their words above."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.numbers import SHARES, Numbers
from scr.plot.placing import left_margin, row_names


@dataclass(frozen=True)
class Row:
    """One row. `value` and its limits in 0 to 1 (or a rate); None with `note` as the reason.

    `strong` draws it solid (else hollow); `flag` is one of scr.stats.funnel.FLAGS; `counted`
    replaces "x of n"; `row_id` is what `chosen` is compared with."""

    label: str
    x: int | None
    n: float | None
    value: float | None
    lower: float | None
    upper: float | None
    strong: bool = True
    note: str = "none"
    flag: str = "none"
    counted: str = ""
    row_id: str = ""

    @property
    def count_words(self) -> str:
        """ "x of n", or what was given instead."""
        if self.counted:
            return t.safe(self.counted)
        return t.out_of(self.x, self.n) if self.x is not None and self.n else ""


def share_rows(
    rows: Sequence[Row], *, axis_title: str, phone: bool = False, width: int = 340
) -> fr.Chart:
    """A few shares under each other on an axis of 0 to 100%, the first at the top; each says
    "x of n (p%)" above its mark."""
    height = 70 * max(len(rows), 1) + 100 if phone else max(64 * len(rows) + 158, 350)
    name = rows_name(rows, axis_title)
    if not rows:
        return fr.empty("Nothing to show.", name=name, height=height, phone=phone)
    labels = [r.label for r in rows]
    left = left_margin(labels, phone, most=150 if phone else 190)
    places = [float(i) for i in range(len(rows))][::-1]
    plot = th.NARROW - 40 if phone else width
    sheet = fr.Sheet(height, left, 20, 36, 34, phone)
    layout = sheet.layout(
        axes.percent(phone),
        axes.axis(phone, (-0.6, len(rows) - 0.3)),
        notes=[
            sheet.title(axis_title),
            *row_names(labels, places, left, phone, is_tall=True),
            *(_words_above(r, p, plot, phone) for r, p in zip(rows, places, strict=True)),
        ],
    )
    shown = [(r, p) for r, p in zip(rows, places, strict=True) if t.is_number(r.value)]
    traces = [
        mk.intervals((p, r.lower, r.upper) for r, p in shown),
        mk.points(
            [r.value for r, _ in shown],
            [p for _, p in shown],
            [row_look(r) for r, _ in shown],
            [row_box(r) for r, _ in shown],
        ),
    ]
    return fr.chart(name, traces, layout, phone)


def row_look(row: Row, chosen: str | None = None) -> lk.Look:
    """How a row's dot is drawn."""
    plain = lk.Look("circle", th.MAIN if row.strong else th.BACKGROUND, 9, th.MAIN)
    is_chosen = bool(chosen) and chosen == row.row_id
    return lk.look_of(row.flag, is_chosen=is_chosen, plain=plain)


def row_box(row: Row, numbers: Numbers = SHARES) -> str:
    """The hover box of a row's dot."""
    return t.hover(
        t.safe(row.label),
        row.count_words,
        numbers.write(row.value or 0.0) if t.is_number(row.value) else "",
        numbers.interval(row.lower, row.upper),
        _flag_words(row.flag),
    )


def _flag_words(flag: str) -> str:
    side, _, level = flag.partition("_")
    if level not in ("95", "998"):
        return "too few to tell" if flag == "too_few" else ""
    return f"{side}, past the {'99.8%' if level == '998' else '95%'} limit"


def _words_above(row: Row, place: float, width: int, phone: bool) -> th.Figure:
    if row.value is None or not t.is_number(row.value):
        return fr.note(t.safe(row.note), phone, th.AXIS, x=0, y=place, xanchor="left")
    words = f"<b>{row.count_words}</b> ({t.percent(row.value)})"
    half = th.width_of(words, th.text_size(phone)) / 2
    at = row.value * width
    # Kept inside the plot: a label centred on 100% would be cut off.
    shift = max(half - at, 0) - max(at + half - width - 16, 0)
    return fr.note(words, phone, x=row.value, y=place, yshift=17, xshift=round(shift))


def rows_name(rows: Sequence[Row], axis_title: str) -> str:
    """The accessible name."""
    shown = [r for r in rows if t.is_number(r.value)]
    if not shown:
        return f"{axis_title}: nothing to show."
    if len(rows) > 4:
        return f"{axis_title}: {len(rows)} rows, each with its 95% interval."
    parts = "; ".join(f"{r.label}: {r.count_words or r.note}" for r in rows)
    return f"{axis_title}: {parts}."
