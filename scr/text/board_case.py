"""Sentences of the board page about its reviews: the days between them (the figure `starts`) and
what became of what they recommend. Bold marks what a reader should take away (Markdown)."""

from collections.abc import Sequence
from datetime import date

from scr.base import words
from scr.stats.rare_events import FEWEST_SETTLED, FEWEST_TO_COUNT, RareEvents
from scr.text.sentences import Row

MOST_LISTED = 5
"""Open reviews named in a brief."""


def gaps_heading(events: RareEvents, n_events: int) -> str:
    """What the days between reviews show, as a heading."""
    if n_events < 2:
        return "Too few reviews to say how far apart they come"
    beyond = int((events.beyond != 0).sum()) + events.is_open_beyond
    if not events.has_limits:
        return "Too few reviews to draw limits yet"
    if not beyond:
        return "Gaps between reviews are as expected"
    return words.capital(f"{words.small(beyond)} gap{'s' * (beyond > 1)} beyond the limits")


def gaps_sentence(events: RareEvents, n_events: int, name: str, as_at: date) -> str:
    """How many reviews, how far apart, and how long ago the last was."""
    if not n_events:
        return f"{name} has started no review by {words.day(as_at)}, as far as is recorded."
    started = words.count(n_events, "review")
    ago = "Of the last only the month is known"
    if events.open_gap is not None:
        ago = f"The last was **{words.duration(events.open_gap)}** before {words.day(as_at)}"
    if n_events == 1:
        return f"{name} has started **one review** in all. {ago}."
    if not events.gaps.size:
        return f"{name} has started **{started}** in all. {ago}."
    mean = float(events.gaps.mean())
    passed = (
        ", longer than the upper limit: a question, neither good nor bad"
        if events.is_open_beyond
        else ""
    )
    return (
        f"{name} has started **{started}** in all, on average **{words.duration(round(mean))}** "
        f"apart. {ago}{passed}."
    )


def gaps_note(events: RareEvents, n_events: int, per_year: float) -> str:
    """How to read the chart, and on what its limits stand."""
    if not n_events:
        return ""
    parts = ["A longer gap is a rarer event."]
    if events.open_gap is not None:
        parts.append("The hollow mark is the gap since the last review.")
    if events.n_unknown:
        gaps = words.count(events.n_unknown, "gap")
        parts.append(f"{gaps} not counted: of a start at one end only the month is known.")
    if events.has_limits:
        parts.append(
            f"That gap has a limit of its own, {words.duration(round(events.open_upper))}, as it "
            "is not over yet."
        )
    if events.has_limits and events.is_trial:
        parts.append(
            f"Trial limits: fewer than {FEWEST_SETTLED} gaps, so they may still move a good deal."
        )
    elif not events.has_limits and n_events > 1:
        parts.append("No limits are drawn below four gaps between reviews.")
    if per_year < FEWEST_TO_COUNT:
        parts.append(
            f"Counts are not charted: at {per_year:.1f} reviews a year (under 5) they would show "
            "almost nothing."
        )
    return " ".join(parts)


def overdue_heading(row: Row, name: str) -> str:
    """How many recommendations are overdue, as a heading."""
    if not row["n_recommendations"]:
        return f"{name} has no recommendation to follow up"
    if not row["n_overdue"]:
        return "No recommendation is overdue"
    are = "recommendation is" if row["n_overdue"] == 1 else "recommendations are"
    return f"{words.capital(words.small(row['n_overdue']))} {are} overdue"


def overdue_sentence(row: Row, name: str) -> str:
    """What became of a board's recommendations: shown and said to be done, overdue, no record."""
    n = row["n_recommendations"]
    if not n:
        return f"No completed review of {name} has a recommendation on record."
    shown = row["n_effect"] + row["n_verified"] + row["n_evidenced"]
    return (
        f"Of **{words.count(n, 'recommendation')}** of {name}’s completed reviews (one for each "
        f"body asked), **{words.number(shown)}** are done with evidence, "
        f"{words.number(row['n_claimed'])} are reported done without evidence, "
        f"**{words.number(row['n_overdue'])}** are overdue, and of "
        f"{words.number(row['n_no_record'])} there is no record."
    )


def open_sentence(rows: Sequence[Row], name: str) -> str:
    """The board's open reviews: the oldest, how many are past their limit day, how many paused."""
    n, over = len(rows), sum(not words.is_nothing(row["days_over"]) for row in rows)
    paused = sum(bool(row["in_delay"]) for row in rows)
    oldest = words.duration(max(row["age_days"] for row in rows))
    if n == 1:
        past = "is past" if over else "is not past"
        tail = ", and is paused now" if paused else ""
        return f"**One review** of {name} is open, for **{oldest}**; it {past} its limit day{tail}."
    return (
        f"**{words.capital(words.small(n))} reviews** of {name} are open, the oldest for "
        f"**{oldest}**; {_so_many(over)} past {'its' if over == 1 else 'their'} limit day and "
        f"{_so_many(paused)} paused now."
    )


def open_listed(rows: Sequence[Row]) -> str:
    """Which reviews are open, the oldest first, at most `MOST_LISTED`; empty where there is
    none."""
    listed = [_open_one(row) for row in rows[:MOST_LISTED]]
    more = len(rows) - len(listed)
    listed += [f"{words.small(more)} started later"] if more else []
    return f"Open: {'; '.join(listed)}." if listed else ""


def _open_one(row: Row) -> str:
    past = ", past its limit day" if not words.is_nothing(row["days_over"]) else ""
    paused = ", in an agreed delay" if row["in_delay"] else ""
    return f"{row['review_id']} for {words.duration(row['age_days'])}{past}{paused}"


def _so_many(n: int) -> str:
    if not n:
        return "none is"
    return f"{words.small(n)} {'is' if n == 1 else 'are'}"


def none_open_heading(name: str) -> str:
    """That no review of the board is open, as a heading."""
    return f"{name} has no open review"


def none_open_sentence(name: str, as_at: date) -> str:
    """The same with the day."""
    return f"No review of {name} is open on {words.day(as_at)}."


def cases_heading(n: int, name: str) -> str:
    """How many cases stand behind the board's measures, as a heading."""
    if not n:
        return f"No case of {name} is counted in these measures"
    return f"{words.count(n, 'case')} of {name} counted in these measures"


def cases_sentence(n_started: int, when: str) -> str:
    """What the list of cases holds, and how many of them became a review."""
    return (
        f"Every case that the board led and that a measure counts in the {when}, whether or not a "
        f"review was started: **{words.number(n_started)}** became a review. Choose a row to open "
        "it."
    )
