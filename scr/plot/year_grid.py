"""One board through the years on several measures: a small chart each, the board's line strong and
that of all boards muted behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.numbers import KINDS, Values, from_zero
from scr.plot.years import YearPoint

_PANEL = {False: 104, True: 96}
_COLUMNS = {False: 3, True: 1}
_LEFT, _GAP, _TITLE, _TOP, _BOTTOM = 44, 0.045, 70, 34, 26
_DOT = 8


@dataclass(frozen=True)
class YearPanel:
    """A measure: its name, the board in each year (`value` None: no case, `note` says so), all
    boards in the same years, and `kind`, share or rate."""

    label: str
    own: tuple[YearPoint, ...]
    whole: tuple[float | None, ...]
    kind: str = "share"


def year_grid(
    panels: Sequence[YearPanel], *, board: str, others: str, phone: bool = False
) -> fr.Chart:
    """A panel for each measure, three to a row (one on a phone), each from zero; the last year in
    which the board had a case is written above it with what it was counted out of."""
    name = f"{board} beside {others.lower()} by year, on {t.counted(len(panels), 'measure')}."
    if not panels:
        return fr.empty("No measure has enough cases.", name=name, phone=phone)
    columns = _COLUMNS[phone]
    inner = -(-len(panels) // columns) * (_PANEL[phone] + _TITLE)
    sheet = fr.Sheet(inner + _TOP + _BOTTOM, _LEFT, 8, _TOP, _BOTTOM, phone)
    notes = [sheet.title(f"{board}: line with dots. {others}: pale line.")]
    data: list[th.Figure] = []
    panes: th.Figure = {}
    for i, panel in enumerate(panels):
        tag = str(i + 1) if i else ""
        across, down = _domains(i, columns, inner, phone)
        axis = _axis(panel)
        data += [line | {"xaxis": f"x{tag}", "yaxis": f"y{tag}"} for line in _lines(panel, axis)]
        panes |= _axes(panel, axis, tag, across, down, phone)
        place: th.Figure = {"xref": "paper", "yref": "paper", "x": across[0], "y": down[1]}
        place |= {"xanchor": "left", "yanchor": "bottom", "align": "left", "yshift": 6}
        notes.append(fr.note(_heading(panel, axis, others), phone, **place))
    return fr.chart(name, data, sheet.layout(**panes, notes=notes), phone)


def _heading(panel: YearPanel, axis: Values, others: str) -> str:
    """The measure, and beneath it the last year in which there is a case."""
    years_with_value = [
        (p, all_) for p, all_ in zip(panel.own, panel.whole, strict=True) if p.value is not None
    ]
    if not years_with_value:
        return f"<b>{t.safe(panel.label)}</b>"
    last, whole = years_with_value[-1]
    write = axis.numbers.write
    counted = last.count_words or write(last.value or 0.0)
    is_known = whole is not None and t.is_number(whole)
    beside = f"; {t.safe(others.lower())} {write(whole or 0.0)}" if is_known else ""
    return f"<b>{t.safe(panel.label)}</b><br>{t.safe(last.label)}: {counted}{beside}"


def _axis(panel: YearPanel) -> Values:
    values = [p.value for p in panel.own if p.value is not None]
    values += [value for value in panel.whole if value is not None and t.is_number(value)]
    return from_zero(max(values, default=1.0), KINDS[panel.kind])


def _lines(panel: YearPanel, axis: Values) -> list[th.Figure]:
    years = list(range(len(panel.own)))
    return [
        mk.line(years, list(panel.whole), th.OTHERS, th.LIMIT),
        mk.joined(
            years,
            [p.value for p in panel.own],
            lk.Look(size=_DOT),
            width=2,
            boxes=[_box(p, all_, axis) for p, all_ in zip(panel.own, panel.whole, strict=True)],
        ),
    ]


def _box(point: YearPoint, whole: float | None, axis: Values) -> str:
    write = axis.numbers.write
    return t.hover(
        t.safe(point.label),
        point.count_words or t.safe(point.note),
        axis.numbers.interval(point.lower, point.upper),
        f"all boards {write(whole)}" if whole is not None and t.is_number(whole) else "",
    )


def _domains(
    i: int, columns: int, inner: int, phone: bool
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a panel lies, as shares of the plot."""
    row, column = divmod(i, columns)
    width = (1 - _GAP * (columns - 1)) / columns
    left = column * (width + _GAP)
    high = 1 - (row * (_PANEL[phone] + _TITLE) + _TITLE - 24) / inner
    return (left, left + width), (max(high - _PANEL[phone] / inner, 0.0), high)


def _axes(
    panel: YearPanel,
    axis: Values,
    tag: str,
    across: tuple[float, float],
    down: tuple[float, float],
    phone: bool,
) -> th.Figure:
    n = len(panel.own)
    ends = [0, n - 1] if n > 1 else [0]
    upright = axis.axis(phone, below=0.08, above=0.08, domain=list(down), anchor=f"x{tag}")
    ticks = [axis.low, axis.high]
    return {
        f"xaxis{tag}": axes.axis(
            phone,
            (-0.4, n - 0.6),
            domain=list(across),
            anchor=f"y{tag}",
            tickvals=ends,
            ticktext=[t.safe(panel.own[i].short_label) for i in ends],
        ),
        f"yaxis{tag}": upright
        | {"tickvals": ticks, "ticktext": [axis.numbers.tick(end) for end in ticks]},
    }
