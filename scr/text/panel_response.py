"""Words for the panel's own recommendations and the government’s responses. Bold marks what a
reader should take away (Markdown)."""

from datetime import date

from scr.base import terms, words
from scr.figures.values import Days
from scr.text.estimate import Half
from scr.text.sentences import Row

RESPONSES = tuple(terms.terms("panel_response"))
"""The government’s responses to the panel, in the order they are shown; the column that counts
one is `n_` and its code."""

NO_ROWS_OF_BOARDS = (
    "The panel’s recommendations belong to no board: choosing boards or a kind of incident does "
    "not narrow them."
)


def panel_answer(row: Row, n_reports: int, as_at: date) -> str:
    """What the panel recommended and what the government has said to it."""
    n = row["n_recommendations"]
    if not n:
        return f"No report of the panel is dated in these years by {words.day(as_at)}."
    given = [
        f"{words.number(row[f'n_{code}'])} {terms.running('panel_response', code)}"
        for code in RESPONSES
        if row[f"n_{code}"]
    ]
    reports = "one report" if n_reports == 1 else f"{words.small(n_reports)} reports"
    lead = (
        f"In {reports} the panel made **{_recommendations(n)}** of its own. By "
        f"{words.day(as_at)}: {words.listed(given)}"
    )
    oldest = row["oldest_no_response_days"]
    if not words.is_nothing(oldest):
        lead += (
            f" ({'the oldest ' if row['n_no_response'] > 1 else ''}for {words.duration(oldest)})"
        )
    done = row["n_done"]
    carried = f"**{words.number(done)}** {'is' if done == 1 else 'are'} carried out"
    return f"{lead}. {carried if done else 'None is carried out'}.{_median(row)}"


def _recommendations(n: int) -> str:
    return f"{words.small(n)} recommendation{'' if n == 1 else 's'}"


def _median(row: Row) -> str:
    n, none = row["n_recommendations"], row["n_no_response"]
    value = None if words.is_nothing(row["median_days"]) else row["median_days"]
    half = Half(n, n - none, 0, Days(value), "responded to")
    if not half.is_told:
        return f" {half.so_far}."
    if half.is_count:
        return f" Half were responded to within {half.days.written} of the report."
    return (
        f" We estimate that half would be responded to within {half.days.written} of the report; "
        f"{half.so_far}."
    )


def panel_heading(row: Row) -> str:
    """How many of the panel's recommendations are accepted, as a heading."""
    n = row["n_recommendations"]
    if not n:
        return "The panel’s own recommendations"
    accepted = row["n_accepted_immediate"] + row["n_accepted"]
    return f"The government accepted {words.share_of(accepted, n)} of the panel’s recommendations"


def response(code: str | None, on: date | None, days: int | None, as_at: date) -> str:
    """The government's response to one recommendation, or how long there has been none; without
    `days` where a date that they need is known to the month only."""
    if code is None or on is None:
        so_far = f" for {words.duration(days)}," if days is not None else ""
        return f"None{so_far} by {words.day(as_at)}"
    after = f": {words.since(days, 'the report')}" if days is not None else ""
    return f"{terms.label('panel_response', code)}, {words.day(on)}{after}"
