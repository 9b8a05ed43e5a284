"""Sentences about the appointment of reviewers, made from the figure `reviewer_appointment`. Bold
marks what a reader should take away (Markdown)."""

from scr.base import words
from scr.figures.values import FigureRow
from scr.text import estimate
from scr.text.estimate import Half


def half(row: FigureRow) -> Half:
    """By when half of the reviews started have a reviewer, or would at the rate seen so far."""
    return Half(
        row["n_initiated"], row["n_appointed"], 0, row.days("median_days"), "assigned a reviewer"
    )


def heading(row: FigureRow, when: str) -> str:
    """How many reviews of the year have a reviewer, as a heading."""
    n, appointed = row["n_initiated"], row["n_appointed"]
    if not n:
        return f"No review was started in the {when}"
    have = "has" if 1 in (appointed, n) else "have"
    return f"{words.number(appointed)} of {words.count(n, 'review')} {have} a reviewer on record"


def sentence(
    row: FigureRow, before: FigureRow | None, when: str, who: str, before_when: str
) -> str:
    """How soon reviewers were appointed in a year, and how many were in the year before."""
    if not row["n_initiated"]:
        return f"{who} started no review in the {when}."
    started = words.count(row["n_initiated"], "review")
    text = f"{who} started **{started}** in the {when}. {estimate.sentence(half(row))}"
    if before is None or not before["n_initiated"]:
        return text
    counted = words.share_of(before["n_appointed"], before["n_initiated"])
    return f"{text} {before_when} a reviewer is on record for {counted}."
