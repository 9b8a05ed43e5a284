"""A measure over time with the limits of chance: one large chart, and small ones side by side.

Where limits begin anew there is a line with its reason; days on which guidance changed have
theirs. Nothing here works out a limit."""

from collections.abc import Sequence

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.control_marks import ControlPoint, is_below, is_run, traces, values_of
from scr.plot.numbers import KINDS, Values
from scr.plot.years import Guidance, guidance_lines

_HEIGHT = {False: 380, True: 360}
_LEFT, _RIGHT = 44, {False: 104, True: 52}


def control_chart(
    points: Sequence[ControlPoint],
    *,
    axis_title: str,
    kind: str = "share",
    guidance: Sequence[Guidance] = (),
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """The points joined by a line, the centre and limits of each part as they change with n;
    `kind` is share or rate."""
    height = _HEIGHT[phone]
    shown = [p for p in points if p.value is not None]
    if not shown:
        name = f"{axis_title}: nothing to show."
        return fr.empty("No cases in these years.", name=name, phone=phone)
    name = (
        f"{axis_title}, {points[0].at.label} to {points[-1].at.label}: "
        f"{sum(p.is_outside for p in points)} of {t.counted(len(shown), 'point')} outside."
    )
    axis = values_of(points, KINDS[kind])
    room = th.NARROW - 10 if phone else width - _LEFT - _RIGHT[phone]
    marked = [*guidance, *_breaks(points)]
    levels, shapes, words = guidance_lines([p.at for p in points], marked, phone, room)
    top = 34 + 18 * levels
    sheet = fr.Sheet(height, _LEFT, _RIGHT[phone], top, 30, phone)
    layout = sheet.layout(
        _time_axis(points, phone, room),
        axis.axis(phone, below=0.04, above=0.08),
        notes=[
            sheet.title(axis_title),
            *words,
            *_line_ends(points, axis, phone),
            *_outside_words(points, axis, phone),
        ],
        shapes=shapes,
    )
    return fr.chart(name, traces(points, axis, ("x", "y")), layout, phone)


def _breaks(points: Sequence[ControlPoint]) -> list[Guidance]:
    """Where limits begin anew, with the reason."""
    return [
        Guidance(p.at.start, f"New limits: {p.breaks}", "New limits")
        for p in points
        if p.breaks and p.at.start
    ]


def _time_axis(points: Sequence[ControlPoint], phone: bool, room: int) -> th.Figure:
    """Each year's name under its first period, thinned until they fit."""
    firsts = [(i, p.year) for i, p in enumerate(points) if p.year]
    size = th.text_size(phone)
    per = room / max(len(firsts), 1)
    words = [w for _, w in firsts]
    if max((th.width_of(w, size) for w in words), default=0) > per - 6:
        words = [w[2:] if len(w) == 7 else w for w in words]
    widest = max((th.width_of(w, size) for w in words), default=0)
    every = max(1, -(-round(widest + 6) // max(round(per), 1)))
    shown = [
        (i, w)
        for k, ((i, _), w) in enumerate(zip(firsts, words, strict=True))
        if (len(firsts) - 1 - k) % every == 0
    ]
    return axes.axis(
        phone,
        (-0.6, len(points) - 0.4),
        tickvals=[i for i, _ in shown],
        ticktext=[t.safe(w) for _, w in shown],
    )


def _line_ends(points: Sequence[ControlPoint], axis: Values, phone: bool) -> list[th.Figure]:
    """Words at the right end: the centre of the last part, and its limits."""
    last = points[-1]
    ours = [p for p in points if p.part == last.part]
    ends = []
    if last.centre is not None and t.is_number(last.centre):
        word = "Median" if is_run(ours) else "Mean"
        ends.append((last.centre, f"{word} {axis.numbers.write(last.centre)}"))
    limited = [p for p in ours if t.is_number(p.upper)]
    if limited and not phone:
        end = limited[-1]
        word = "Trial limit" if last.is_trial else "Limit"
        ends += [(end.upper or 0.0, word), (end.lower or 0.0, word)]
        if t.is_number(end.wide_upper):
            ends += [(end.wide_upper or 0.0, "Widened"), (end.wide_lower or 0.0, "Widened")]
    return [
        fr.small(
            words.replace(" ", "<br>") if phone else words,
            phone,
            **fr.at_right(value, 4),
            align="left",
        )
        for value, words in ends
    ]


def _outside_words(points: Sequence[ControlPoint], axis: Values, phone: bool) -> list[th.Figure]:
    """The value at each point outside, above or below it."""
    return [
        fr.note(
            f"<b>{axis.numbers.write(p.value or 0.0)}</b>",
            phone,
            x=i,
            y=p.value,
            yshift=-16 if is_below(p) else 16,
            bgcolor=th.BACKGROUND,
        )
        for i, p in enumerate(points)
        if p.is_outside
    ]
