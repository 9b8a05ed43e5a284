"""Words for letters to boards. Bold marks what a reader should take away (Markdown)."""

from collections.abc import Sequence
from datetime import date

from scr.base import terms, words
from scr.base.dates import is_exact
from scr.figures.values import FigureRow
from scr.text import estimate
from scr.text.estimate import Half
from scr.text.sentences import Row


def reply(days: int | None, due: date | None, overdue: bool, replied: date | None) -> str:
    """When the reply came and after how many days (None: a month is all that is known), or that it
    is awaited."""
    if replied is not None:
        return (
            words.day(replied)
            if days is None
            else f"{words.day(replied)}, {words.since(days, 'the letter')}"
        )
    if overdue:
        return "none, overdue"
    return "none yet" if due is None else "none yet, not due"


def ending(days: int | None, closed: date | None, outcome: str | None, *, has_reply: bool) -> str:
    """When a letter was closed, how long after the reply (None: a month is all that is known), and
    how it ended."""
    if closed is None:
        return "not closed"
    after = "" if days is None else f", {words.since(days, 'the reply')}"
    after = after if has_reply else ", without a reply before"
    ended = f": {terms.running('challenge_outcome', outcome)}" if outcome else _NO_OUTCOME
    return f"{words.day(closed)}{after}{ended}"


_NO_OUTCOME = ": no outcome recorded"


def followed_by(published: Sequence[tuple[str, date]]) -> str:
    """What was published of the same review after a letter."""
    if not published:
        return "nothing"
    return "; ".join(
        f"{terms.label('publication_kind', kind)}, {words.day(on)}" for kind, on in published
    )


def short_reply(days: int | None, due: date | None, overdue: bool, replied: date | None) -> str:
    """The same as `reply` for a narrow column: `20 Dec 2013 (95 days)`."""
    if replied is None:
        return reply(days, due, overdue, replied)
    return short_day(replied) + (f" ({_short_days(days)})" if days is not None else "")


def short_ending(
    days: int | None, closed: date | None, outcome: str | None, *, has_reply: bool
) -> str:
    """The same as `ending` for a narrow column: `satisfied, 31 Jan 2014 (42 days on)`."""
    if closed is None:
        return "not closed"
    ended = terms.running("challenge_outcome", outcome) if outcome else "closed"
    after = "" if days is None else f" ({_short_days(days)} on)"
    return f"{ended}, {short_day(closed)}{after if has_reply else ' (no reply before)'}"


def short_followed_by(published: Sequence[tuple[str, date]]) -> str:
    """The same as `followed_by` for a narrow column."""
    if not published:
        return "nothing"
    return "; ".join(
        f"{terms.running('publication_kind', kind)} {short_day(on)}" for kind, on in published
    )


def short_day(value: date | None) -> str:
    """`20 Dec 2013`, or `Dec 2013` where only the month is known, for a narrow column."""
    if value is None:
        return "not recorded"
    return f"{value.day} {value:%b %Y}" if is_exact(value) else f"{value:%b %Y}"


def _short_days(days: int) -> str:
    return "dates disagree" if days < 0 else words.count(days, "day")


def _half(row: FigureRow) -> Half:
    return Half(row["n_raised"], row["n_replied"], 0, row.days("median_days"), "replied to")


def reply_heading(row: FigureRow) -> str:
    """How soon boards reply, as a heading."""
    if not row["n_raised"]:
        return "No letter was sent to a board in these years"
    return estimate.heading(_half(row), "of the letters")


def reply_sentence(row: FigureRow, when: str, who: str) -> str:
    """Letters raised, replied to, overdue and closed."""
    if not row["n_raised"]:
        return f"No letter asking a board to account for something is dated in the {when}."
    to = "boards" if who == "Boards" else words.within(who)
    lead = (
        f"**{words.count(row['n_raised'], 'letter')}** to {to} in the {when} asked for an "
        f"account; **{words.number(row['n_replied'])}** had a reply"
    )
    half = _half(row)
    if half.is_told:
        lead += f". {estimate.below(half)[:-1]}"
    n = row["n_closed"]
    closed = f"{words.number(n)} {'is' if n == 1 else 'are'}" if n else "None is"
    return f"{lead}. {overdue(row)} {closed} closed."


def sent_before(before: Row | None, before_when: str) -> str:
    """How many letters were sent in the year that is compared with; empty without one."""
    if before is None:
        return ""
    n = before["n_raised"]
    sent = f"{words.number(n)} {'was' if n == 1 else 'were'}" if n else "none was"
    return f"{before_when} {sent} sent."


def waiting_for_reply(n: int) -> str:
    """How many letters have no reply, under how many of them are overdue."""
    if not n:
        return "No letters are waiting for a reply"
    return f"Of {words.count(n, 'letter')} waiting for a reply"


def overdue(row: Row) -> str:
    """How many replies are overdue, as a sentence."""
    n = row["n_reply_overdue"]
    if not n:
        return "No reply is overdue."
    return f"**{words.count(n, 'reply', 'replies')}** {'is' if n == 1 else 'are'} overdue."


def overdue_line(row: Row) -> str:
    """The same as a thing to look at, beside how many letters have had no reply at all."""
    n, none = row["n_reply_overdue"], row["n_raised"] - row["n_replied"]
    if not n:
        return "**No reply** to a letter is overdue."
    lead = (
        f"**{words.count(n, 'reply', 'replies')}** to letters {'is' if n == 1 else 'are'} overdue"
    )
    waiting = f"{words.number(none)} {'letter is' if none == 1 else 'letters are'} waiting for one"
    return f"{lead}; {waiting}." if none > n else f"{lead}."


def waiting(row: Row) -> int:
    """Letters without a reply whose day has not passed, or that have none."""
    return int(row["n_raised"] - row["n_replied"] - row["n_reply_overdue"])


def about_heading(rows: Sequence[Row], by: str) -> str:
    """What letters are most often about, or who raises most of them; `by` is the column that
    says it, `subject` or `raised_by`."""
    most = max(rows, key=lambda row: row["n_raised"], default=None)
    total = sum(row["n_raised"] for row in rows)
    if most is None or not total:
        return "No letter was sent to a board in these years"
    named = f"{_JOINT[by]} {_running(most, by)}"
    if total == 1:
        return f"The one letter is {named}"
    n = most["n_raised"]
    of_all = f"{words.number(n)} of {words.count(total, 'letter')} ({words.percent(n / total)})"
    return f"{of_all} {'is' if n == 1 else 'are'} {named}"


def about_sentence(rows: Sequence[Row], by: str) -> str:
    """What letters are about, or who raised them, all of them counted."""
    raised = sorted((row for row in rows if row["n_raised"]), key=lambda row: -row["n_raised"])
    if not raised:
        return "No letter, so nothing to count."
    what = "They are about" if by == "subject" else "They come from"
    parts = [f"{_running(row, by)} ({words.number(row['n_raised'])})" for row in raised]
    late = [
        f"{words.number(row['n_reply_overdue'])} {_JOINT[by]} {_running(row, by)}"
        for row in raised
        if row["n_reply_overdue"]
    ]
    tail = f" Replies overdue: {words.listed(late)}." if late else ""
    return f"{what} {words.listed(parts)}.{tail}"


_JOINT = {"subject": "about", "raised_by": "from"}


def _running(row: Row, by: str) -> str:
    """A subject, or who raised it, in the middle of a sentence."""
    code = str(row[by])
    if by == "subject":
        return terms.running("challenge_subject", code)
    raiser = terms.running("raised_by", code)
    return raiser if raiser[:1].isupper() else f"the {raiser}"


def letters_sentence(row: Row, when: str) -> str:
    """How many letters there are to look at."""
    if not row["n_raised"]:
        return f"No letter to a board is dated in the {when}."
    open_ones = row["n_raised"] - row["n_closed"]
    still = f"**{words.number(open_ones)}** not closed" if open_ones else "all of them closed"
    return f"**{words.count(row['n_raised'], 'letter')}**, {still}, overdue replies first."
