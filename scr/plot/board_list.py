"""Every board as one row: where it lies on an axis, and how far it might lie from there.

The same rows carry a value with its interval or a rank with its range; the chosen board is
strong, the others grey. They stand by name or by size, never in the order of what is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import fitted

_ROW = 18
_TOP, _BOTTOM = 76, 40


@dataclass(frozen=True)
class BoardLine:
    """A row. `middle` with its ends, None where there is nothing to show and `words` (at the
    right) say why; `second` a hollow mark beside it; `details` the lines of its hover box;
    `flag` as in scr.statistics.funnel.FLAGS, empty where nothing is marked."""

    board_id: str
    name: str
    low: float | None
    middle: float | None
    high: float | None
    words: str
    details: tuple[str, ...] = ()
    second: float | None = None
    flag: str = ""


@dataclass(frozen=True)
class Scale:
    """The axis below the rows: its ends, and its ticks with their words."""

    first: float
    last: float
    ticks: tuple[float, ...]
    words: tuple[str, ...]


def board_list(
    lines: Sequence[BoardLine],
    *,
    scale: Scale,
    axis_title: str,
    target: float | None = None,
    target_words: str = "",
    chosen: str | None = None,
    phone: bool = False,
) -> fr.Chart:
    """The rows from top to bottom in the order given, 18 pixels each, with an axis at both ends
    and a line at the target."""
    height = _ROW * max(len(lines), 1) + _TOP + _BOTTOM
    shown = [line for line in lines if t.known(line.middle)]
    name = f"{axis_title}: {t.counted(len(shown), 'board')}, a row each."
    if not shown:
        return fr.empty("No board has any cases here.", name=name, phone=phone)
    left, right = _margins(lines, phone)
    places = {line.board_id: len(lines) - 1 - i for i, line in enumerate(lines)}
    span = (-0.7, len(lines) - 0.3)
    figure: th.Figure = {
        "data": [
            *_ranges(shown, places, chosen), *_dots(shown, places, chosen),
            _words(lines, places, scale, phone),
        ],
        "layout": fr.layout(
            height, left=left, right=right, top=_TOP, bottom=_BOTTOM, phone=phone,
            xaxis=_x_axis(scale, phone),
            yaxis=axes.axis(phone, span),
            shapes=[] if target is None
            else [fr.line_shape((target, span[0], target, span[1]), width=th.LIMIT)],
            annotations=[
                fr.axis_title(t.safe(axis_title), phone, left=left, top=_TOP),
                *_names(lines, places, left, phone, chosen), *_top(scale, phone),
                *_target(target, target_words, scale, phone),
            ],
        ),
    }  # fmt: skip
    return fr.chart(name, figure["data"], figure["layout"], phone)


def _x_axis(scale: Scale, phone: bool) -> th.Figure:
    return axes.axis(
        phone, (scale.first, scale.last), showgrid=True, tickvals=list(scale.ticks),
        ticktext=list(scale.words),
    )  # fmt: skip


def _margins(lines: Sequence[BoardLine], phone: bool) -> tuple[int, int]:
    """Pixels for the names and for the words."""
    size = th.text_size(phone)
    widest = max(th.width_of(line.name, size) for line in lines)
    right = round(max(th.width_of(line.words, size) for line in lines)) + 16
    return round(min(max(widest + 14, 62), 112 if phone else 170)), right


def _ranges(
    lines: Sequence[BoardLine], places: dict[str, int], chosen: str | None
) -> list[th.Figure]:
    """One trace for all the grey ranges, one for the chosen board's."""
    traces = []
    for is_chosen, colour, width in ((False, th.OTHERS, th.INTERVAL), (True, th.TEXT, 3)):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for line in lines:
            if (line.board_id == chosen) is is_chosen and t.known(line.low) and t.known(line.high):
                xs += [line.low, line.high, None]
                ys += [float(places[line.board_id])] * 2 + [None]
        traces.append({
            "type": "scatter", "mode": "lines", "x": xs, "y": ys, "cliponaxis": False, **t.SILENT,
            "line": {"color": colour, "width": width},
        })  # fmt: skip
    return [trace for trace in traces if trace["x"]]


def _dots(
    lines: Sequence[BoardLine], places: dict[str, int], chosen: str | None
) -> list[th.Figure]:
    second = [line for line in lines if t.known(line.second)]
    looks = [_look(line, chosen) for line in lines]
    traces = [
        {
            "type": "scatter", "mode": "markers", "cliponaxis": False, **t.SILENT,
            "x": [line.second for line in second], "y": [places[o.board_id] for o in second],
            "marker": {
                "symbol": "circle-open", "size": 7, "color": th.SECOND, "opacity": 1,
                "line": {"color": th.SECOND, "width": 1.5},
            },
        },
        {
            "type": "scatter", "mode": "markers", "cliponaxis": False,
            "x": [line.middle for line in lines], "y": [places[o.board_id] for o in lines],
            "customdata": [t.hover(t.safe(o.name), *map(t.safe, o.details)) for o in lines],
            "hovertemplate": "%{customdata}" + t.END,
            "marker": {
                "symbol": [look[0] for look in looks], "color": [look[1] for look in looks],
                "size": [look[2] for look in looks], "opacity": 1,
                "line": {"color": [look[3] for look in looks], "width": 2},
            },
        },
    ]  # fmt: skip
    return [trace for trace in traces if trace["x"]]


def _look(line: BoardLine, chosen: str | None) -> tuple[str, str, int, str]:
    """Symbol, fill, size and outline."""
    if line.board_id == chosen:
        return "diamond", th.TEXT, 11, th.TEXT
    side, _, level = line.flag.partition("_")
    if level in ("95", "998"):
        colour = th.LOW if side == "low" else th.HIGH
        symbol = "triangle-down" if side == "low" else "triangle-up"
        return symbol, colour if level == "998" else th.BACKGROUND, 9, colour
    return "circle", th.AXIS, 6, th.AXIS


def _names(
    lines: Sequence[BoardLine], places: dict[str, int], left: int, phone: bool, chosen: str | None
) -> list[th.Figure]:
    most = int(left / (th.text_size(phone) * 0.52))
    found = []
    for line in lines:
        name = t.safe(fitted(line.name, most))
        found.append(fr.note(
            f"<b>{name}</b>" if line.board_id == chosen else name, phone, xref="paper", x=0,
            xshift=-left, y=places[line.board_id], xanchor="left", align="left",
        ))  # fmt: skip
    return found


def _words(
    lines: Sequence[BoardLine], places: dict[str, int], scale: Scale, phone: bool
) -> th.Figure:
    """The column at the right."""
    return {
        "type": "scatter", "mode": "text", "x": [scale.last] * len(lines),
        "y": [places[line.board_id] for line in lines], "cliponaxis": False, **t.SILENT,
        "text": [f"\u2003{t.safe(line.words)}" for line in lines],
        "textposition": "middle right", "textfont": th.font(phone, th.AXIS),
    }  # fmt: skip


def _top(scale: Scale, phone: bool) -> list[th.Figure]:
    """The axis again above the rows."""
    return [
        fr.note(words, phone, th.AXIS, x=at, y=1, yref="paper", yanchor="bottom", yshift=3)
        for at, words in zip(scale.ticks, scale.words, strict=True)
    ]


def _target(target: float | None, words: str, scale: Scale, phone: bool) -> list[th.Figure]:
    if target is None or not words:
        return []
    at = (target - scale.first) / (scale.last - scale.first)
    anchor = "left" if at < 0.25 else "right" if at > 0.75 else "center"
    return [
        fr.note(
            t.safe(words), phone, th.AXIS, small=True, x=target, y=1, yref="paper",
            yanchor="bottom", yshift=22, xanchor=anchor,
        )
    ]  # fmt: skip
