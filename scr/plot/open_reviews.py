"""Open reviews as one bar each, from the start to the day of the picture, over the limit day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from scr.plot import axes
from scr.plot import dates as s
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.legend import Swatch, key
from scr.plot.placing import fitted, left_margin

_ROW = {False: 33, True: 46}
_BAR = {False: s.BAR, True: 0.34}
# On a phone names and ages stand above the bars.
_LIFT = 0.16
# Pixels at most for board and reference, on a desk.
_NAMES = 220
# Pixels that a limit day takes within a pause, and air beside the words there.
_TICK, _AIR = 8, 10
# Pixels of the words of a day.
_DAY_WORDS = 100

Pauses = tuple[tuple[date, date | None, str], ...]


@dataclass(frozen=True)
class OpenReview:
    """One open review. `pauses` are agreed delays as (start, end, reason), end None while one
    runs; `net_limit` is the limit day moved by them; `age_words` as written: "43.3 months"."""

    review_id: str
    label: str
    start: date
    limit: date | None
    net_limit: date | None = None
    pauses: Pauses = ()
    age_words: str = ""
    strong: bool = False


def open_bars(
    rows: Sequence[OpenReview],
    *,
    as_at: date,
    short: Mapping[str, str] | None = None,
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """A bar for each open review in the order given (the oldest first), on one axis of days;
    `short` has reasons of pauses in a word, for pauses too short for the whole reason."""
    name = _name(rows, as_at)
    if not rows:
        return fr.empty("No reviews are open.", name=name, phone=phone)
    left = 4 if phone else left_margin([r.label for r in rows], phone, most=_NAMES)
    right = 8 if phone else 92
    top = 26
    legend = key(_swatches(rows), left=left, above=top, phone=phone)
    height = _ROW[phone] * len(rows) + top + legend.height + 40
    plot = th.NARROW + 40 if phone else width - left - right
    first, last = _first(rows, as_at), _last(rows, as_at)
    scale = plot / (last - first).days
    room = (last - as_at).days * scale + right
    line, day = s.as_at_mark(as_at, phone, right=room < _DAY_WORDS / 2)
    sheet = fr.Sheet(height, left, right, top + legend.height, 32, phone)
    layout = sheet.layout(
        s.day_axis(first, last, phone, plot),
        axes.axis(phone, (-0.5, len(rows) - 0.5)),
        notes=[
            day,
            *legend.words,
            *_words(rows, left, phone),
            *_reasons(rows, as_at, short or {}, scale, phone),
        ],
        barmode="overlay",
        shapes=[line, *legend.shapes],
    )
    traces = _traces(rows, as_at, phone)
    return fr.chart(name, traces, layout, phone)


def _traces(rows: Sequence[OpenReview], as_at: date, phone: bool) -> list[th.Figure]:
    parts, pauses, limits, moved = [], [], [], []
    for i, r in enumerate(rows):
        place = len(rows) - 1 - i - (_LIFT if phone else 0)
        parts.append(s.split(place, r.start, max(as_at, r.start), r.limit, _box(r)))
        pauses += [
            s.Stretch(
                place,
                max(start, r.start),
                min(end or as_at, as_at),
                _pause_box(r, start, end, reason),
            )
            for start, end, reason in r.pauses
        ]
        if r.limit:
            limits.append((place, r.limit))
        if r.net_limit and r.net_limit != r.limit:
            moved.append((place, r.net_limit))
    height = _BAR[phone]
    half = height / 2 + 3 / _ROW[phone]
    return [
        s.bars([p for p, _ in parts], s.IN_TIME, height=height),
        s.bars([p for _, p in parts], s.PAST, height=height),
        s.hatched(pauses, height=height),
        *s.ticks(limits, half),
        *s.hollow_ticks(moved, half, _ROW[phone]),
    ]


def _box(r: OpenReview) -> str:
    limit = f"Limit day {t.day(r.limit)}" if r.limit else "No limit day"
    is_moved = r.net_limit is not None and r.net_limit != r.limit
    return t.hover(
        t.safe(r.label),
        t.safe(r.review_id) if r.review_id != r.label else "",
        f"Started {t.day(r.start)}, open {t.safe(r.age_words)}".removesuffix(", open "),
        limit,
        f"Moved by agreed delays to {t.day(r.net_limit)}" if r.net_limit and is_moved else "",
    )


def _pause_box(r: OpenReview, start: date, end: date | None, reason: str) -> str:
    until = f"to {t.day(end)}" if end else "still running"
    return t.hover(t.safe(r.label), f"Agreed delay from {t.day(start)}, {until}", t.safe(reason))


def _words(rows: Sequence[OpenReview], left: int, phone: bool) -> list[th.Figure]:
    """Names and ages: at the two ends of a row, or on a phone above the bar."""
    most = 34 if phone else int(left / (th.text_size(phone) * 0.52))
    notes = []
    for i, r in enumerate(rows):
        place = len(rows) - 1 - i + (0.24 if phone else 0)
        for words, x, anchor in (
            (_named(r, most), 0, "left"),
            (r.age_words, 1, "right" if phone else "left"),
        ):
            shift = (0 if phone else -left) if x == 0 else (0 if phone else 10)
            shown = f"<b>{t.safe(words)}</b>" if r.strong else t.safe(words)
            notes.append(
                fr.note(
                    shown,
                    phone,
                    xref="paper",
                    x=x,
                    y=place,
                    xanchor=anchor,
                    xshift=shift,
                    bgcolor=th.BACKGROUND,
                )
            )
    return [note for note in notes if note["text"]]


def _named(r: OpenReview, most: int) -> str:
    """Board and reference; where there is too little room the board's name is cut, never the
    reference, by which the review is found."""
    end = f", {r.review_id}"
    if not r.label.endswith(end):
        return fitted(r.label, most)
    return fitted(r.label.removesuffix(end), max(most - len(end), 4)) + end


def _reasons(
    rows: Sequence[OpenReview], as_at: date, short: Mapping[str, str], scale: float, phone: bool
) -> list[th.Figure]:
    """Why a review was paused, written in the pause where there is room beside the limit days;
    `scale` is pixels per day."""
    notes = []
    for i, r in enumerate(rows):
        place = len(rows) - 1 - i - (_LIFT if phone else 0)
        ticks = [day for day in (r.limit, r.net_limit) if day]
        for start, end, reason in r.pauses:
            first, last = max(start, r.start), min(end or as_at, as_at)
            cuts = [first, *sorted(day for day in ticks if first < day < last), last]
            left, right = max(pairwise(cuts), key=lambda piece: piece[1] - piece[0])
            taken = _AIR + _TICK * ((left in ticks) + (right in ticks))
            room = (right - left).days * scale - taken
            words = [
                wording
                for wording in (reason, short.get(reason, reason))
                if th.width_of(wording, th.SMALL) <= room
            ]
            if words:
                middle = (left.toordinal() + right.toordinal()) / 2
                shift = _TICK / 2 * ((left in ticks) - (right in ticks))
                notes.append(
                    fr.note(
                        f"\u2009{t.safe(words[0])}\u2009",
                        phone,
                        small=True,
                        x=middle,
                        y=place,
                        xshift=shift,
                        bgcolor=th.BACKGROUND,
                    )
                )
    return notes


def _swatches(rows: Sequence[OpenReview]) -> list[Swatch]:
    """Only what is drawn."""
    shown = ["in time", "past"]
    shown += ["pause"] if any(r.pauses for r in rows) else []
    shown += ["limit"] if any(r.limit for r in rows) else []
    moved = any(r.net_limit and r.net_limit != r.limit for r in rows)
    return [s.SWATCHES[name] for name in [*shown, *(["moved"] if moved else [])]]


def _first(rows: Sequence[OpenReview], as_at: date) -> date:
    return min([as_at - timedelta(days=60), *(r.start for r in rows)])


def _last(rows: Sequence[OpenReview], as_at: date) -> date:
    """The day of the picture, or the last limit day after it."""
    ahead = [day for r in rows for day in (r.limit, r.net_limit) if day and day > as_at]
    return max(ahead) + timedelta(days=10) if ahead else as_at


def _name(rows: Sequence[OpenReview], as_at: date) -> str:
    day = t.day(as_at)
    if not rows:
        return f"Open reviews on {day}: none."
    oldest = min(rows, key=lambda r: r.start)
    past = sum(r.limit is not None and r.limit < as_at for r in rows)
    age = f", open {oldest.age_words}" if oldest.age_words else ""
    return (
        f"{t.counted(len(rows), 'open review')} on {day}, {past:,} past the limit day; "
        f"the oldest is {oldest.label}, started on {t.day(oldest.start)}{age}."
    )
