"""Days between rare events: a dot for each event, as high as the days since the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scr.plot import axes
from scr.plot import dates as s
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th

_TOP, _BOTTOM = 40, 34


@dataclass(frozen=True)
class Gap:
    """Days up to an event on `day`. `beyond` is -1, 0 or 1 (below, within, above the limits);
    `is_open` says that the event has not come: the gap up to the day of the picture."""

    day: date
    days: float
    words: str = ""
    beyond: int = 0
    is_open: bool = False


def gap_chart(
    gaps: Sequence[Gap],
    *,
    limits: tuple[float, float, float] | None,
    axis_title: str,
    phone: bool = False,
    width: int = th.WHOLE,
    height: int = 0,
    open_limit: float | None = None,
) -> fr.Chart:
    """The gaps in the order of their days; `limits` are lower, middle and upper, or None. The open
    gap is hollow and has a limit of its own, `open_limit`, a short line at its day where that lies
    on the axis; `height` 0 is the usual one.

    Blue and orange are neutral: a longer gap is a rarer event."""
    name = _name(gaps, axis_title, limits)
    if not gaps:
        return fr.empty("No gaps to show.", name=name, phone=phone)
    left, right = 46, 8 if phone else 132
    height = height or (300 if phone else 320)
    first, last = min(g.day for g in gaps), max(g.day for g in gaps)
    air = max((last - first).days // 30, 20)
    ends = date.fromordinal(first.toordinal() - air), date.fromordinal(last.toordinal() + air)
    top, ticks = axes.round_ticks(max([g.days for g in gaps] + ([limits[2]] if limits else [])))

    plot = th.NARROW if phone else width - left - right
    sheet = fr.Sheet(height, left, right, _TOP, _BOTTOM, phone)
    layout = sheet.layout(
        s.day_axis(*ends, phone, plot),
        axes.counts(phone, (0, top * 1.03), ticks),
        notes=[
            sheet.title(_title(axis_title, limits, phone)),
            *_limit_words(limits, top, phone),
        ],
        shapes=_limit_lines(limits, ends) + _open_line(gaps, open_limit, top, air),
    )
    traces = [_line([g for g in gaps if not g.is_open]), _points(gaps)]
    return fr.chart(name, traces, layout, phone)


def _line(gaps: Sequence[Gap]) -> th.Figure:
    days = [g.day.toordinal() for g in gaps]
    return mk.line(days or [None], [g.days for g in gaps] or [None], th.OTHERS, is_cut=True)


def _points(gaps: Sequence[Gap]) -> th.Figure:
    return mk.points(
        [g.day.toordinal() for g in gaps],
        [g.days for g in gaps],
        [_look(g) for g in gaps],
        [_box(g) for g in gaps],
    )


def _look(g: Gap) -> lk.Look:
    if g.beyond:
        return lk.beyond(is_low=g.beyond < 0, is_filled=not g.is_open, size=13)
    return lk.Look("circle", th.BACKGROUND if g.is_open else th.MAIN, 10, th.MAIN)


def _box(g: Gap) -> str:
    when = f"{t.day(g.day)}, the day of the picture" if g.is_open else t.day(g.day)
    days = "half a day" if g.days == 0.5 else t.counted(round(g.days), "day")
    return t.hover(
        when,
        f"{days} since the one before" + (", and none yet" if g.is_open else ""),
        {-1: "Below the lower limit", 0: "", 1: "Above the upper limit"}[g.beyond],
        t.safe(g.words),
    )


def _limit_lines(
    limits: tuple[float, float, float] | None, ends: tuple[date, date]
) -> list[th.Figure]:
    if limits is None:
        return []
    x0, x1 = (float(end.toordinal()) for end in ends)
    lower, middle, upper = limits
    dashed = {"color": th.AXIS, "width": th.LIMIT, "dash": "dash"}
    return [
        fr.line_shape((x0, middle, x1, middle), width=th.LIMIT),
        fr.line_shape((x0, upper, x1, upper)) | {"line": dashed},
        fr.line_shape((x0, lower, x1, lower)) | {"line": dashed},
    ]


def _open_line(gaps: Sequence[Gap], limit: float | None, top: float, air: int) -> list[th.Figure]:
    days = [g.day.toordinal() for g in gaps if g.is_open]
    if limit is None or limit > top or not days:
        return []
    ends = (float(days[0] - air), limit, float(days[0] + air), limit)
    return [fr.line_shape(ends, width=th.LIMIT)]


_MIDDLE = "Half are below"


def _title(axis_title: str, limits: tuple[float, float, float] | None, phone: bool) -> str:
    if limits is None or not phone:
        return axis_title
    return f"{axis_title} ({_MIDDLE.lower()} {limits[1]:,.0f})"


def _limit_words(
    limits: tuple[float, float, float] | None, top: float, phone: bool
) -> list[th.Figure]:
    """At the end of their lines; on a phone above them, but for the middle one, which lies among
    the marks and stands in the title."""
    if limits is None:
        return []
    lower, middle, upper = limits
    words = [("Upper limit", upper)] + ([] if phone else [(_MIDDLE, middle)])
    # The lower limit lies next to zero: named only where the two can be told apart.
    words += [("Lower limit", lower)] if lower > top / 15 else []
    place = (
        {"x": 1, "xanchor": "right", "yanchor": "bottom"}
        if phone
        else {"x": 1, "xanchor": "left", "xshift": 8}
    )
    return [
        fr.small(f"{word} {value:,.0f}", phone, xref="paper", y=value, **place)
        for word, value in words
    ]


def _name(gaps: Sequence[Gap], axis_title: str, limits: tuple[float, float, float] | None) -> str:
    ended = [g for g in gaps if not g.is_open]
    if not ended:
        return f"{axis_title}: nothing to show."
    beyond = sum(g.beyond != 0 for g in gaps)
    limits_words = "no limits drawn" if limits is None else f"{beyond} beyond the limits"
    return f"{axis_title}: {t.counted(len(ended), 'gap')}, {limits_words}."
