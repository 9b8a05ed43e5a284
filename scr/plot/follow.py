"""What is shown to be done and what is only said to be, by time since a review was completed."""

from typing import Any

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.curve import MONTH, Course, Mark, Plot, Step
from scr.plot.placing import Box, Label, place_labels, spread

_LEFT, _TOP, _BOTTOM = 44, 44, 78
_HEIGHT = {False: 430, True: 420}
_RIGHT = {False: 150, True: 84}
# Below this the words of the gap would not fit between the lines.
_LEAST_GAP = 0.07
_GAP_WORDS = "<b>{} points</b> reported<br>done, no evidence"
# Pixels from which the words have room between the lines.
_WIDE = 700


def follow_curves(
    shown: Course,
    claimed: Course,
    *,
    axis_title: str,
    end: float,
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """Two curves up to `end` days, the gap between them filled and named at a year. The marks
    have their intervals; below stand the numbers followed so long."""
    name = _name(shown, claimed, axis_title)
    if not shown.marks and not shown.days:
        return fr.empty("Too few followed to draw.", name=name, phone=phone)
    last = max([end, *(mark.day for mark in shown.marks)]) / MONTH
    sheet = fr.Sheet(_HEIGHT[phone], _LEFT, _RIGHT[phone], _TOP, _BOTTOM, phone)
    at = [0, *(mark.day / MONTH for mark in shown.marks)]
    months = [str(round(place)) for place in at]
    layout = sheet.layout(
        axes.axis(phone, (0, last * 1.01), tickvals=at, ticktext=months),
        axes.percent(phone, (-0.006, 1.006)),
        notes=[
            sheet.title(axis_title),
            *_end_words(shown, claimed, last, phone),
            *_gap_words(shown, claimed, last, width, phone),
            *_values(claimed, "right", phone),
            *_values(shown, "left", phone),
            *_under(shown, phone),
        ],
        hoverdistance=40,
        shapes=_mark_lines(shown),
    )
    traces = [
        *_gap(shown, claimed),
        *_line(claimed, th.SECOND, last),
        *_line(shown, th.MAIN, last),
        *_marks(claimed, th.SECOND, "diamond"),
        *_marks(shown, th.MAIN, "circle"),
    ]
    return fr.chart(name, traces, layout, phone)


def _mark_lines(shown: Course) -> list[th.Figure]:
    """A faint line at the day of each mark."""
    places = [mark.day / MONTH for mark in shown.marks]
    return [fr.line_shape((at, 0, at, 1), th.GRID, yref="paper") for at in places]


def _points(course: Course) -> tuple[list[float], list[float]]:
    """Corners of the steps, in months, from nothing at the start."""
    xs, ys, before = [0.0], [0.0], 0.0
    for day, share in zip(course.days, course.share, strict=True):
        xs += [day / MONTH, day / MONTH]
        ys += [before, share]
        before = share
    return xs, ys


def _line(course: Course, colour: str, last: float) -> list[th.Figure]:
    if not course.days:
        return []
    xs = [0.0, *(day / MONTH for day in course.days)]
    ys = [0.0, *course.share]
    if course.days[0] == 0:
        xs, ys = xs[1:], ys[1:]
    xs, ys = [*xs, last], [*ys, ys[-1]]
    boxes = [_box(course.label, x, y) for x, y in zip(xs, ys, strict=True)]
    dash = "solid" if colour == th.MAIN else "dash"
    return [mk.line(xs, ys, colour, th.LINE, shape="hv", dash=dash, boxes=boxes)]


def _gap(shown: Course, claimed: Course) -> list[th.Figure]:
    """The area between the two lines."""
    if not shown.days or not claimed.days:
        return []
    end = max(shown.days[-1], claimed.days[-1]) / MONTH
    upper, lower = _points(claimed), _points(shown)
    xs = [*upper[0], end, end, *reversed(lower[0])]
    ys = [*upper[1], upper[1][-1], lower[1][-1], *reversed(lower[1])]
    return [mk.area(xs, ys)]


def _marks(course: Course, colour: str, symbol: str) -> list[th.Figure]:
    """The shares at the marks, with their intervals."""
    places = [mark.day / MONTH for mark in course.marks]
    ends = [(at, m.lower, m.upper) for at, m in zip(places, course.marks, strict=True)]
    return [
        mk.intervals(ends, colour, is_upright=True),
        mk.points(
            places,
            [mark.share for mark in course.marks],
            lk.Look(symbol, colour, 10, th.BACKGROUND, 1.5),
            [_mark_box(course.label, mark) for mark in course.marks],
        ),
    ]


def _box(label: str, months: float, share: float) -> str:
    days = round(months * MONTH)
    when = t.duration(days)
    return t.hover(t.safe(label), f"{t.percent(share)} by {when}")


def _mark_box(label: str, mark: Mark) -> str:
    return t.hover(
        t.safe(label),
        f"{t.percent(mark.share)} by {round(mark.day / MONTH)} months",
        t.interval(mark.lower, mark.upper),
        f"{mark.followed:,} followed so long",
    )


def _last(course: Course) -> float:
    return course.share[-1] if course.days else course.marks[-1].share


def _end_words(shown: Course, claimed: Course, last: float, phone: bool) -> list[th.Figure]:
    """The names beside the ends of the lines, moved apart."""
    plot = _HEIGHT[phone] - _TOP - _BOTTOM
    lines = [claimed, shown]
    places = [(1 - _last(course)) * plot for course in lines]
    moved = spread(places, 46 if phone else 38)
    return [
        fr.note(
            f"<b>{_end_name(course.label, phone)}</b>",
            phone,
            **fr.right_of(last, _last(course), 9),
            yanchor="middle",
            align="left",
            yshift=round(at - new),
        )
        for course, at, new in zip(lines, places, moved, strict=True)
    ]


def _end_name(label: str, phone: bool) -> str:
    """A line's name; on a phone its last word stands on a line of its own."""
    return "<br>".join(map(t.safe, label.rsplit(" ", 1) if phone else [label]))


def _gap_words(
    shown: Course, claimed: Course, last: float, width: int, phone: bool
) -> list[th.Figure]:
    """The gap at a year, or at the last mark before it, in points; not on a phone: no room."""
    if phone:
        return []
    pairs = [
        (a, b)
        for a, b in zip(shown.marks, claimed.marks, strict=True)
        if b.share - a.share >= _LEAST_GAP and a.day <= 365
    ]
    if not pairs:
        return []
    low, high = pairs[-1]
    points = t.points(low.share, high.share)
    x, y = low.day / MONTH, (low.share + high.share) / 2
    middle: dict[str, Any] = {"x": x, "y": y, "align": "left"}
    if width >= _WIDE:
        beside = middle | {"xanchor": "left", "yanchor": "middle", "xshift": 8}
        return [fr.note(_GAP_WORDS.format(points), phone, **beside)]
    # Where lines lie close the words go where they cover least.
    words = _GAP_WORDS.format(points)
    height = _HEIGHT[phone] - _TOP - _BOTTOM
    plot = Plot(last, width - _LEFT - _RIGHT[phone], height, phone)
    size = th.text_size(phone)
    at = plot.across(x), plot.down(y)
    label = Label(at, th.width_of(words, size), 2.7 * size)
    busy = [box for course in (shown, claimed) for box in _busy(course, plot)]
    ((dx, dy),) = place_labels([label], busy, Box(0, 0, plot.width, plot.height))
    return [fr.note(words, phone, xshift=round(dx), yshift=-round(dy), **middle)]


def _busy(course: Course, plot: Plot) -> list[Box]:
    """What words must not cover: a line, its intervals, and the shares beside its marks."""
    line = zip([0.0, *course.days], [0.0, *course.share], strict=True)
    steps = [Step(day / MONTH, share, None, None, 0) for day, share in line]
    boxes = plot.busy([*steps, steps[-1]._replace(months=plot.end)])
    for mark in course.marks:
        x, y = plot.across(mark.day / MONTH), plot.down(mark.share)
        boxes.append(Box(x - 36, y - 22, x + 36, y + 22))
        if mark.lower is not None and mark.upper is not None:
            boxes.append(Box(x - 2, plot.down(mark.upper), x + 2, plot.down(mark.lower)))
    return boxes


def _values(course: Course, anchor: str, phone: bool) -> list[th.Figure]:
    """The share of each mark beside it: left above a rising line, or right below it; straight
    below at the end of a phone's, where the line's own words begin."""
    way = 1 if anchor == "right" else -1
    last = course.marks[-1].day if phone and course.marks else None
    end = "right" if anchor == "right" else "center"
    sides = [end if mark.day == last else anchor for mark in course.marks]
    notes = []
    for mark, side in zip(course.marks, sides, strict=True):
        place: th.Figure = {"x": mark.day / MONTH, "y": mark.share, "xanchor": side}
        across = {"right": -6, "left": 6, "center": 0}[side]
        shift: th.Figure = {"xshift": across, "yshift": (18 if side == "center" else 13) * way}
        notes.append(fr.note(f"<b>{t.percent(mark.share)}</b>", phone, **place, **shift))
    return notes


def _under(shown: Course, phone: bool) -> list[th.Figure]:
    below: dict[str, Any] = {"yref": "paper", "y": 0, "yanchor": "top"}
    flush = below | {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -_LEFT}
    notes = [
        fr.note("Months since the review was completed", phone, th.AXIS, yshift=-22, **flush),
        fr.note("Followed so long", phone, th.AXIS, yshift=-44, **flush),
    ]
    return notes + [
        fr.note(f"{m.followed:,}", phone, x=m.day / MONTH, yshift=-60, **below) for m in shown.marks
    ]


def _name(shown: Course, claimed: Course, axis_title: str) -> str:
    if not shown.marks:
        return f"{axis_title}: too few followed to tell."
    parts = "; ".join(
        f"{round(a.day / MONTH)} months: {_plain(a)} {shown.label.lower()}, "
        f"{_plain(b)} {claimed.label.lower()}"
        for a, b in zip(shown.marks, claimed.marks, strict=True)
    )
    return f"{axis_title}. After {parts}."


def _plain(mark: Mark) -> str:
    return t.plain(t.percent(mark.share))
