"""Boards through time: a bar from first to last day of each, and who took over from whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scr.plot import axes
from scr.plot import dates as s
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import fitted, left_margin

_ROW = {False: 40, True: 56}


@dataclass(frozen=True)
class Tenure:
    """A board's days: `opened` None where it has always been there, `closed` None where it still
    is; `successor` the label of the board that took over."""

    label: str
    opened: date | None
    closed: date | None
    successor: str = ""
    strong: bool = False


def succession(
    tenures: Sequence[Tenure],
    *,
    first: date,
    as_at: date,
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """A bar per board in the order given, from `first` where it was always there; a line leads
    from a board that closed to the one that took over its work."""
    name = _name(tenures)
    if not tenures:
        return fr.empty("No boards to show.", name=name, phone=phone)
    left = 4 if phone else left_margin([tenure.label for tenure in tenures], phone, most=230)
    right, top, bottom = 16, 26, 34
    height = _ROW[phone] * len(tenures) + top + bottom
    plot = th.NARROW + 40 if phone else width - left - right
    air = max((as_at - first).days // 40, 10)
    ends = first, date.fromordinal(as_at.toordinal() + air)
    places = {tenure.label: float(len(tenures) - 1 - i) for i, tenure in enumerate(tenures)}
    line, day = s.as_at_mark(as_at, phone, right=True)
    sheet = fr.Sheet(height, left, right, top, bottom, phone)
    layout = sheet.layout(
        s.day_axis(*ends, phone, plot),
        axes.axis(phone, (-0.6, len(tenures) - 0.4)),
        notes=[day, *_words(tenures, places, left, phone)],
        barmode="overlay",
        shapes=[line, *_leads(tenures, places, first, phone)],
    )
    traces = _tenures(tenures, places, first, as_at, phone)
    return fr.chart(name, traces, layout, phone)


def _tenures(
    tenures: Sequence[Tenure], places: dict[str, float], first: date, as_at: date, phone: bool
) -> list[th.Figure]:
    """The bars: the board in question strong, the others pale."""
    lift, height = (0.2, 0.3) if phone else (0.0, 0.42)
    traces = []
    for strong, colour in ((False, th.OTHERS), (True, th.MAIN)):
        group = [tenure for tenure in tenures if tenure.strong == strong]
        stretches = [
            _stretch(tenure, places[tenure.label] - lift, first, as_at) for tenure in group
        ]
        traces.append(s.bars(stretches, colour, height=height))
    return traces


def _stretch(tenure: Tenure, place: float, first: date, as_at: date) -> s.Stretch:
    start = max(tenure.opened or first, first)
    return s.Stretch(place, start, min(tenure.closed or as_at, as_at), _box(tenure))


def _box(tenure: Tenure) -> str:
    opened = f"Opened on {t.day(tenure.opened)}" if tenure.opened else "No first day recorded"
    closed = f"Closed on {t.day(tenure.closed)}" if tenure.closed else "Open"
    return t.hover(
        t.safe(tenure.label),
        opened,
        closed,
        f"Taken over by {t.safe(tenure.successor)}" if tenure.successor else "",
    )


def _leads(
    tenures: Sequence[Tenure], places: dict[str, float], first: date, phone: bool
) -> list[th.Figure]:
    """A thin line down or up from the end of a board to the row of its successor."""
    lift = 0.2 if phone else 0.0
    return [
        fr.line_shape(
            (x, places[tenure.label] - lift, x, places[tenure.successor] - lift), th.TEXT, th.LIMIT
        )
        for tenure in tenures
        if tenure.closed is not None and tenure.successor in places
        for x in [max(tenure.closed, first).toordinal()]
    ]


def _words(
    tenures: Sequence[Tenure], places: dict[str, float], left: int, phone: bool
) -> list[th.Figure]:
    most = 46 if phone else int(left / (th.text_size(phone) * 0.5))
    notes = []
    for tenure in tenures:
        words = t.safe(fitted(tenure.label, most))
        notes.append(
            fr.note(
                f"<b>{words}</b>" if tenure.strong else words,
                phone,
                **fr.at_left(places[tenure.label] + (0.22 if phone else 0), 0 if phone else -left),
                bgcolor=th.BACKGROUND,
            )
        )
    return notes


def _name(tenures: Sequence[Tenure]) -> str:
    parts = []
    for tenure in tenures:
        clause = f"{tenure.label} " + (
            f"closed on {t.day(tenure.closed)}" if tenure.closed else "is open"
        )
        parts.append(
            clause + (f" and was taken over by {tenure.successor}" if tenure.successor else "")
        )
    return f"Boards through time: {'; '.join(parts)}." if parts else "Boards through time: none."
