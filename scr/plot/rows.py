"""Shares or rates as one row each: a dot with its interval on a common axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import fitted


@dataclass(frozen=True)
class Row:
    """One row. `value` and its limits in 0 to 1 (or a rate); None with `note` as the reason.

    `strong` draws it solid (else hollow); `flag` is one of scr.statistics.funnel.FLAGS;
    `counted` replaces "x of n"; `row_id` is what `chosen` is compared with."""

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
        return t.of(self.x, self.n) if self.x is not None and self.n else ""


def share_rows(
    rows: Sequence[Row], *, axis_title: str, phone: bool = False, width: int = 340
) -> fr.Chart:
    """A few shares under each other on an axis of 0 to 100%, the first at the top; each says
    "x of n (p%)" above its mark."""
    height = 70 * max(len(rows), 1) + 100 if phone else max(64 * len(rows) + 158, 350)
    name = chart_name(rows, axis_title)
    if not rows:
        return fr.empty("Nothing to show.", name=name, height=height, phone=phone)
    left = left_margin([r.label for r in rows], phone, most=150 if phone else 190)
    places = list(range(len(rows)))[::-1]
    width = th.NARROW - 40 if phone else width
    figure: th.Figure = {
        "data": marks(rows, [float(p) for p in places], rate=False),
        "layout": fr.layout(
            height, left=left, right=20, top=36, bottom=34, phone=phone,
            xaxis=axes.percent(phone),
            yaxis=axes.axis(phone, (-0.6, len(rows) - 0.3)),
            annotations=[
                fr.axis_title(t.safe(axis_title), phone, left=left, top=36),
                *row_names(rows, places, left, phone),
                *(_words_above(r, p, width, phone) for r, p in zip(rows, places, strict=True)),
            ],
        ),
    }  # fmt: skip
    return fr.chart(name, figure["data"], figure["layout"], phone)


def marks(
    rows: Sequence[Row], places: Sequence[float], *, rate: bool, chosen: str | None = None
) -> list[th.Figure]:
    """Intervals and dots of the rows at these heights; nothing for a row without a value."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    dots: list[tuple[Row, float]] = []
    for row, place in zip(rows, places, strict=True):
        if not t.known(row.value):
            continue
        dots.append((row, place))
        if t.known(row.lower) and t.known(row.upper):
            xs += [row.lower, row.upper, None]
            ys += [place, place, None]
    write = t.number if rate else t.percent
    looks = [_look(row, chosen) for row, _ in dots]
    return [
        {
            "type": "scatter", "mode": "lines", "x": xs, "y": ys, **t.SILENT,
            "line": {"color": th.MAIN, "width": th.INTERVAL}, "cliponaxis": False,
        },
        {
            "type": "scatter", "mode": "markers", "cliponaxis": False,
            "x": [row.value for row, _ in dots], "y": [place for _, place in dots],
            "customdata": [
                t.hover(
                    t.safe(row.label), row.count_words, write(row.value or 0.0),
                    t.interval(row.lower, row.upper, rate=rate), _flag_words(row.flag),
                )
                for row, _ in dots
            ],
            "hovertemplate": "%{customdata}" + t.END,
            "marker": {
                "symbol": [look[0] for look in looks], "color": [look[1] for look in looks],
                "size": [look[2] for look in looks],
                "line": {"color": [look[3] for look in looks], "width": 2}, "opacity": 1,
            },
        },
    ]  # fmt: skip


def _look(row: Row, chosen: str | None) -> tuple[str, str, int, str]:
    """Symbol, fill, size and outline of a dot."""
    if chosen and chosen == row.row_id:
        return "diamond", th.TEXT, 11, th.TEXT
    side, _, level = row.flag.partition("_")
    if level in ("95", "998"):
        colour = th.LOW if side == "low" else th.HIGH
        symbol = "triangle-down" if side == "low" else "triangle-up"
        return symbol, colour if level == "998" else th.BACKGROUND, 10, colour
    return "circle", th.MAIN if row.strong else th.BACKGROUND, 9, th.MAIN


def _flag_words(flag: str) -> str:
    side, _, level = flag.partition("_")
    if level not in ("95", "998"):
        return "too few to tell" if flag == "too_few" else ""
    return f"{side}, past the {'99.8%' if level == '998' else '95%'} limit"


def row_names(
    rows: Sequence[Row], places: Sequence[int], left: int, phone: bool, chosen: str | None = None
) -> list[th.Figure]:
    """The names at the left, cut to fit, the chosen one in bold."""
    most = int(left / (th.text_size(phone) * 0.52))
    return [
        fr.note(
            f"<b>{t.safe(fitted(r.label, most))}</b>" if chosen and r.row_id == chosen
            else t.safe(fitted(r.label, most)),
            phone, xref="paper", x=0, xshift=-left, y=place, xanchor="left", align="left",
        )
        for r, place in zip(rows, places, strict=True)
    ]  # fmt: skip


def _words_above(row: Row, place: float, width: int, phone: bool) -> th.Figure:
    if row.value is None or not t.known(row.value):
        return fr.note(t.safe(row.note), phone, th.AXIS, x=0, y=place, xanchor="left")
    words = f"<b>{row.count_words}</b> ({t.percent(row.value)})"
    half = th.width_of(words, th.text_size(phone)) / 2
    at = row.value * width
    # Kept inside the plot: a label centred on 100% would be cut off.
    shift = max(half - at, 0) - max(at + half - width - 16, 0)
    return fr.note(words, phone, x=row.value, y=place, yshift=17, xshift=round(shift))


def left_margin(labels: Sequence[str], phone: bool, most: int) -> int:
    """A left margin that holds the longest name, within bounds."""
    longest = max(th.width_of(label, th.text_size(phone)) for label in labels)
    return round(min(max(longest + 14, 62), most))


def chart_name(rows: Sequence[Row], axis_title: str) -> str:
    """The accessible name."""
    shown = [r for r in rows if t.known(r.value)]
    if not shown:
        return f"{axis_title}: nothing to show."
    if len(rows) > 4:
        return f"{axis_title}: {len(rows)} rows, each with its 95% interval."
    parts = "; ".join(f"{r.label}: {r.count_words or r.note}" for r in rows)
    return f"{axis_title}: {parts}."
