"""Small charts over time side by side, one for each region, on one common axis."""

from collections.abc import Sequence

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.control_marks import ControlPoint, is_run, traces, values_of
from scr.plot.numbers import KINDS, Values
from scr.plot.years import Guidance, guidance_lines

_PANEL = {False: 150, True: 120}
_COLUMNS = {False: 3, True: 1}
_LEFT, _GAP, _TITLE = 44, 0.035, 46


def control_grid(
    panels: Sequence[tuple[str, Sequence[ControlPoint]]],
    *,
    axis_title: str,
    kind: str = "share",
    guidance: Sequence[Guidance] = (),
    phone: bool = False,
) -> fr.Chart:
    """A panel for each name, in the order given, three to a row (one on a phone); days on which
    guidance changed are thin lines, whose words stand on the large chart; `kind` is share
    or rate."""
    shown = [(name, points) for name, points in panels if any(p.value is not None for p in points)]
    name = f"{axis_title}, {t.counted(len(shown), 'region')}, a small chart each."
    if not shown:
        return fr.empty("No region has any cases here.", name=name, phone=phone)
    columns = _COLUMNS[phone]
    n_rows = -(-len(shown) // columns)
    top, bottom = 40, 30
    inner = n_rows * (_PANEL[phone] + _TITLE)
    axis = values_of([p for _, points in shown for p in points], KINDS[kind])
    data: list[th.Figure] = []
    panes: th.Figure = {}
    shapes: list[th.Figure] = []
    sheet = fr.Sheet(inner + top + bottom, _LEFT, 8, top, bottom, phone)
    notes = [sheet.title(axis_title)]
    for i, (region, points) in enumerate(shown):
        row, column = divmod(i, columns)
        tag = "" if not i else str(i + 1)
        data += traces(points, axis, (f"x{tag}", f"y{tag}"), small=True)
        shapes += _guidance(points, guidance, tag)
        across, down = _domains(row, column, columns, n_rows, inner, phone)
        panes |= _axes(points, axis, tag, across, down, column, phone)
        notes.append(_title(region, points, axis, (across[0], down[1]), phone))
    return fr.chart(name, data, sheet.layout(**panes, notes=notes, shapes=shapes), phone)


def _title(
    region: str,
    points: Sequence[ControlPoint],
    axis: Values,
    at: tuple[float, float],
    phone: bool,
) -> th.Figure:
    return fr.note(
        f"<b>{t.safe(region)}</b>{_centre_words(points, axis)}",
        phone,
        xref="paper",
        yref="paper",
        x=at[0],
        y=at[1],
        xanchor="left",
        yanchor="bottom",
        yshift=6,
    )


def _domains(
    row: int, column: int, columns: int, n_rows: int, inner: int, phone: bool
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a panel lies, as shares of the plot."""
    width = (1 - _GAP * (columns - 1)) / columns
    left = column * (width + _GAP)
    high = 1 - (row * (_PANEL[phone] + _TITLE) + _TITLE) / inner
    return (left, left + width), (max(high - _PANEL[phone] / inner + 0.02, 0.0), high)


def _guidance(
    points: Sequence[ControlPoint], guidance: Sequence[Guidance], tag: str
) -> list[th.Figure]:
    _, lines, _ = guidance_lines([p.at for p in points], guidance, True, th.NARROW)
    return [line | {"xref": f"x{tag}", "yref": f"y{tag} domain"} for line in lines]


def _axes(
    points: Sequence[ControlPoint],
    axis: Values,
    tag: str,
    across: tuple[float, float],
    down: tuple[float, float],
    column: int,
    phone: bool,
) -> th.Figure:
    years = [(i, p.year) for i, p in enumerate(points) if p.year]
    ends = [years[0], years[-1]] if len(years) > 1 else years
    pad = 0.05 * (axis.high - axis.low)
    ticks = [axis.low, (axis.low + axis.high) / 2, axis.high]
    words = [axis.numbers.tick(v) for v in ticks]
    return {
        f"xaxis{tag}": axes.axis(
            phone,
            (-0.6, len(points) - 0.4),
            domain=list(across),
            anchor=f"y{tag}",
            tickvals=[i for i, _ in ends],
            ticktext=[t.safe(w) for _, w in ends],
        ),
        f"yaxis{tag}": axes.axis(
            phone,
            (axis.low - pad, axis.high + pad),
            domain=list(down),
            anchor=f"x{tag}",
            showgrid=True,
            tickvals=ticks,
            ticktext=words if column == 0 else [""] * len(words),
        ),
    }


def _centre_words(points: Sequence[ControlPoint], axis: Values) -> str:
    last = points[-1]
    if last.centre is None or not t.is_number(last.centre):
        return ""
    word = "median" if is_run([p for p in points if p.part == last.part]) else "mean"
    return f" {word} {axis.numbers.write(last.centre)}"
