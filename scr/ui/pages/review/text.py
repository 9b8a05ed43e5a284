"""One review in words: where it stands, its events, its clocks. Pure: a case file in, text out."""

from collections.abc import Mapping
from datetime import date

from scr.base import terms, words
from scr.base.dates import is_exact
from scr.cases.review_file import About
from scr.plot import Clock, Event, Pause
from scr.text.time import REASONS, STANDARDS
from scr.ui.pages.review import codes as codes


def who(about: About) -> str:
    """Board, joint boards, kind of incident and children, as a line."""
    boards = f"**{words.board_short(about.board_name)}**, {about.region}"
    if about.joint_boards:
        boards += f", with {words.listed([words.board_short(name) for name in about.joint_boards])}"
    incident = terms.label("incident_type", about.incident_type)
    children = words.count(about.children_involved, "child", "children")
    return f"{boards}. {incident}; {children} involved."


def state(about: About, as_at: date) -> str:
    """Where the review stands, in a sentence or two."""
    if about.initiated_date is None:
        return _not_started(about)
    begun = f"Started **{words.day(about.initiated_date)}**"
    if about.discontinued_date is not None and about.completed_date is None:
        after = _time(about.initiated_date, about.discontinued_date)
        return f"{begun}; stopped without being completed after {after}{_paused(about)}."
    if about.completed_date is None:
        after = _time(about.initiated_date, as_at)
        parts = [f"{begun}; still open after **{after}**", _paused(about)[2:], _past(about, as_at)]
        return "; ".join(part for part in parts if part) + "."
    after = _time(about.initiated_date, about.completed_date)
    parts = [f"{begun}; completed after **{after}**", _paused(about)[2:]]
    within = "within its limit of six months" if about.limit_date is not None else ""
    parts.append(_past(about, about.completed_date) or within)
    return "; ".join(part for part in parts if part) + f". {_published(about)}"


def _not_started(about: About) -> str:
    when = about.first_decision_date
    if about.standing_decision == "not_initiate":
        on = f" (first decision {words.day(when)})" if when is not None else ""
        return f"The board decided not to start a review{on}."
    if about.standing_decision == "initiate":
        return "The board decided to start a review; no start is dated yet."
    if about.notified_date is not None:
        return f"The board was notified {words.on_day(about.notified_date)}; no decision is dated."
    return "Neither a notification nor a decision is dated."


def _time(start: date, end: date) -> str:
    if not is_exact(start, end):
        return "a time that cannot be told: a date is known to the month only"
    days = (end - start).days
    return words.duration(days) if days >= 0 else "a time that is not known: its dates disagree"


def _paused(about: About) -> str:
    if about.is_paused_to_month:
        return "; in agreed delays for a time that cannot be told"
    if not about.paused_days:
        return ""
    return f"; {words.duration(about.paused_days)} of them in agreed delays"


def _past(about: About, end: date) -> str:
    """How far past its limit day; nothing where it was not."""
    if about.limit_date is None or end <= about.limit_date:
        return ""
    over = words.duration((end - about.limit_date).days)
    past = f"**{over}** past its limit day of {words.day(about.limit_date)}"
    net = about.net_limit_date
    if net is None or net == about.limit_date:
        return past
    if end <= net:
        return f"{past}, but within it once agreed delays are left out ({words.day(net)})"
    over_net = words.duration((end - net).days)
    return f"{past} ({over_net} past {words.day(net)}, the day once agreed delays are left out)"


def _is_before(day: date, other: date) -> bool:
    """Whether it is surely before: of days of one month nobody can tell where one is no more."""
    is_sure = is_exact(day, other) or (day.year, day.month) != (other.year, other.month)
    return is_sure and day < other


def _published(about: About) -> str:
    if about.first_published_date is not None:
        first, completed = about.first_published_date, about.completed_date
        if completed is not None and _is_before(first, completed):
            return f"First published {words.day(first)}, before completion."
        if not is_exact(first, completed):
            return f"First published {words.day(first)}."
        return f"First published {words.day(first)}, {_time(completed or first, first)} later."
    if about.nonpublication_outcome == "agreed":
        return "Not published: the panel agreed."
    return "Not published; there is no deadline for publication."


def event(row: Mapping) -> str:
    """One event with its outcome."""
    label, kind = terms.label("event", row["event"]), codes.OUTCOME_KINDS.get(row["event"])
    return f"{label}: {terms.running(kind, row['outcome'])}" if kind and row["outcome"] else label


def chart_events(
    events: list[dict], publications: list[dict], challenges: list[dict]
) -> list[Event]:
    """Everything that is dated, for the line of time."""
    dated = [Event(r["day"], event(r), _drawn_as(r["event"])) for r in events]
    for row in publications:
        dated.append(Event(row["published_date"], _published_as(row), "publication"))
        if row["withdrawn_date"] is not None:
            gone = f"{terms.label('publication_kind', row['kind'])} taken offline"
            dated.append(Event(row["withdrawn_date"], gone, "publication"))
    for row in challenges:
        by = words.capital(row["raised_by"])
        dated.append(Event(row["raised_date"], f"{by} asks about {subject(row)}", "challenge"))
        if row["replied_date"] is not None:
            dated.append(Event(row["replied_date"], "Board replies", "challenge"))
    return dated


def _drawn_as(event_name: str) -> str:
    if event_name in codes.DECISIONS:
        return "decision"
    return "incident" if event_name == "incident" else "step"


def subject(row: Mapping) -> str:
    """What a challenge is about."""
    return str(row["subject"]).replace("_", " ")


def _published_as(row: Mapping) -> str:
    redacted = " (redacted)" if row["redacted"] else ""
    return f"{terms.label('publication_kind', row['kind'])} published{redacted}"


def chart_clocks(clocks: list[dict]) -> list[Clock]:
    """The clocks that ran, for the line of time."""
    return [
        Clock(
            STANDARDS[row["standard_id"]],
            row["start_date"],
            row["limit_date"],
            row["end_date"] or row["stop_date"],
            short_verdict(row),
            row["net_limit_date"],
        )
        for row in clocks
    ]


def chart_pauses(pauses: list[dict]) -> list[Pause]:
    """Agreed pauses, for the line of time."""
    return [Pause(row["start_date"], row["end_date"], REASONS[row["reason"]]) for row in pauses]


_SHORT = {"met": "kept", "failed": "not kept", "not_yet_due": "not yet due"}


def short_verdict(row: Mapping) -> str:
    """The same in a word or two, for where there is little room."""
    gross = _SHORT.get(row["verdict"], "left out")
    net = row["net_verdict"]
    if net is None or net == row["verdict"]:
        return gross
    return f"{gross}; {_SHORT.get(net, 'left out')} leaving agreed delays out"


def verdict(row: Mapping) -> str:
    """What came of a clock, gross, and net where agreed pauses change it."""
    gross = _verdict(row["verdict"], row["end_date"], row["limit_date"], row["bound"])
    net = row["net_verdict"]
    if net is None or net == row["verdict"]:
        return gross
    net_words = _verdict(net, row["end_date"], row["net_limit_date"], row["bound"])
    return f"{gross}; leaving agreed delays out {net_words}"


def _verdict(verdict: str, end: date | None, limit: date | None, bound: str) -> str:
    if verdict in ("met", "failed") and end is not None and limit is not None:
        days = abs((end - limit).days)
        if bound == "not_before":
            return "kept" if verdict == "met" else "not kept: published too soon"
        on_day = "on the limit day" if not days else f"{words.duration(days)} before the limit day"
        if verdict == "met":
            return f"kept, {on_day}"
        return f"not kept: {words.duration(days)} after the limit day"
    return {
        "met": "kept: not published so far",
        "failed": "not kept: not done so far",
        "not_yet_due": "not yet due",
        "stopped": "not counted: the review was stopped",
        "end_before_start": "not counted: it ends before it starts",
        "known_to_month": "not counted: a date is known to the month only",
        "end_undated": "not counted: done, but on no recorded day",
    }[verdict]
