"""Words for letters to boards. Bold marks what a reader should take away (Markdown)."""

from collections.abc import Sequence
from datetime import date

from scr.base import words
from scr.text.sentences import Row

RAISED_BY = {
    "minister": "Minister",
    "panel": "Panel",
    "department": "Department",
    "ofsted": "Ofsted",
}
SUBJECTS = {
    "initiation": "Starting a review",
    "publication": "Publication",
    "quality": "The quality of a report",
    "delay": "Delay",
    "follow_through": "Following through",
}
SHORT_SUBJECTS = {
    "initiation": "Starting",
    "publication": "Publication",
    "quality": "Quality",
    "delay": "Delay",
    "follow_through": "Following up",
}
OUTCOMES = {
    "satisfied": "satisfied",
    "partly_satisfied": "partly satisfied",
    "not_satisfied": "not satisfied",
}
FOLLOWED_BY = {
    "further_analysis": "Further analysis",
    "board_response": "Board’s response",
    "progress_report": "Progress report",
}


def reply(days: int | None, due: date | None, overdue: bool, replied: date | None) -> str:
    """When the reply came and after how many days, or that it is awaited."""
    if replied is not None:
        return f"{words.day(replied)}, {words.since(days, 'the letter')}"
    if overdue:
        return "none, overdue"
    return "none yet" if due is None else "none yet, not due"


def ending(days: int | None, closed: date | None, outcome: str | None) -> str:
    """When a letter was closed, how long after the reply, and how it ended."""
    if closed is None:
        return "not closed"
    after = (
        f", {words.since(days, 'the reply')}" if days is not None else ", without a reply before"
    )
    ended = f": {OUTCOMES[outcome]}" if outcome else ": no outcome recorded"
    return f"{words.day(closed)}{after}{ended}"


def followed_by(published: Sequence[tuple[str, date]]) -> str:
    """What was published of the same review after a letter."""
    if not published:
        return "nothing"
    return "; ".join(f"{FOLLOWED_BY[kind]}, {words.day(on)}" for kind, on in published)


def short_reply(days: int | None, due: date | None, overdue: bool, replied: date | None) -> str:
    """The same as `reply` for a narrow column: `20 Dec 2013 (95 days)`."""
    if replied is None:
        return reply(days, due, overdue, replied)
    return f"{short_day(replied)} ({_short_days(days)})"


def short_ending(days: int | None, closed: date | None, outcome: str | None) -> str:
    """The same as `ending` for a narrow column: `satisfied, 31 Jan 2014 (42 days on)`."""
    if closed is None:
        return "not closed"
    ended = OUTCOMES[outcome] if outcome else "closed"
    after = "no reply before" if days is None else f"{_short_days(days)} on"
    return f"{ended}, {short_day(closed)} ({after})"


def short_followed_by(published: Sequence[tuple[str, date]]) -> str:
    """The same as `followed_by` for a narrow column."""
    if not published:
        return "nothing"
    return "; ".join(f"{_lower(FOLLOWED_BY[kind])} {short_day(on)}" for kind, on in published)


def short_day(value: date | None) -> str:
    """`20 Dec 2013`, for a narrow column."""
    return "not recorded" if value is None else f"{value.day} {value:%b %Y}"


def _short_days(days: int | None) -> str:
    return "dates disagree" if days is None or days < 0 else words.count(days, "day")


def reply_heading(row: Row) -> str:
    """How soon boards reply, as a heading."""
    if not row["n_raised"]:
        return "No letter was sent to a board in these years"
    if words.is_nothing(row["median_days"]):
        return "Fewer than half of the letters have had a reply"
    return f"Half of the letters had a reply within {words.duration(row['median_days'])}"


def reply_sentence(row: Row, when: str, who: str) -> str:
    """Letters raised, replied to, overdue and closed."""
    if not row["n_raised"]:
        return f"No letter asking a board to account for something is dated in the {when}."
    to = "boards" if who == "Boards" else who.replace("Boards", "boards", 1)
    lead = (
        f"**{words.count(row['n_raised'], 'letter')}** to {to} in the {when} asked for an "
        f"account; **{words.number(row['n_replied'])}** had a reply"
    )
    if not words.is_nothing(row["median_days"]):
        limits = words.durations(row["median_days_lower"], row["median_days_upper"])
        lead += f", half within **{words.duration(row['median_days'])}** ({limits})"
    n = row["n_closed"]
    closed = f"{words.number(n)} {'is' if n == 1 else 'are'}" if n else "None is"
    return f"{lead}. {overdue(row)} {closed} closed."


def overdue(row: Row) -> str:
    """How many replies are overdue, as a sentence."""
    n = row["n_reply_overdue"]
    if not n:
        return "No reply is overdue."
    return f"**{words.count(n, 'reply', 'replies')}** {'is' if n == 1 else 'are'} overdue."


def overdue_line(row: Row) -> str:
    """The same as a thing to look at, with how many letters have had no reply at all."""
    n, none = row["n_reply_overdue"], row["n_raised"] - row["n_replied"]
    count = words.count(n, "letter") if n else "No letter"
    lead = f"**{count}** {'has' if n < 2 else 'have'} an overdue reply"
    return f"{lead}, of {words.number(none)} without one." if none > n else f"{lead}."


def waiting(row: Row) -> int:
    """Letters without a reply whose day has not passed, or that have none."""
    return int(row["n_raised"] - row["n_replied"] - row["n_reply_overdue"])


def about_heading(rows: Sequence[tuple[str, Row]], by: str) -> str:
    """What letters are most often about, or who raises most of them."""
    label, most = max(rows, key=lambda one: one[1]["n_raised"])
    total = sum(row["n_raised"] for _, row in rows)
    if not total:
        return "No letter was sent to a board in these years"
    named = f"about {_lower(label)}" if by == "subject" else f"from {_raiser(label)}"
    if total == 1:
        return f"The one letter is {named}"
    n = most["n_raised"]
    of = f"{words.number(n)} of {words.count(total, 'letter')} ({words.percent(n / total)})"
    return f"{of} {'is' if n == 1 else 'are'} {named}"


def about_sentence(rows: Sequence[tuple[str, Row]], by: str) -> str:
    """What letters are about, or who raised them, all of them counted."""
    told = sorted((one for one in rows if one[1]["n_raised"]), key=lambda one: -one[1]["n_raised"])
    if not told:
        return "No letter, so nothing to count."
    what = "They are about" if by == "subject" else "They come from"
    named = _lower if by == "subject" else _raiser
    parts = [f"{named(label)} ({words.number(row['n_raised'])})" for label, row in told]
    late = [
        f"{words.number(row['n_reply_overdue'])} {'about' if by == 'subject' else 'from'} "
        f"{named(label)}"
        for label, row in told
        if row["n_reply_overdue"]
    ]
    tail = f" Replies overdue: {words.listed(late)}." if late else ""
    return f"{what} {words.listed(parts)}.{tail}"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _raiser(label: str) -> str:
    return label if label == RAISED_BY["ofsted"] else f"the {label.lower()}"


def letters_sentence(row: Row, when: str) -> str:
    """How many letters there are to look at."""
    if not row["n_raised"]:
        return f"No letter to a board is dated in the {when}."
    open_ones = row["n_raised"] - row["n_closed"]
    still = f"**{words.number(open_ones)}** not closed" if open_ones else "all of them closed"
    return f"**{words.count(row['n_raised'], 'letter')}**, {still}, overdue replies first."
