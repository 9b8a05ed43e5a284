"""Sentences about why reviews are not published in full, made from the figures `not_in_full` and
`cohort_outcomes`. Bold marks what a reader should take away (Markdown)."""

from datetime import date

from scr.base import words
from scr.figures.values import FigureRow

GROUPS = (
    (("agreed", "agreed_form"), "Panel agreed", "with the panel’s agreement"),
    (
        ("disagreed", "not_answered"),
        "Panel asked, has not agreed",
        "where the panel was asked and has not agreed",
    ),
    (
        ("proceedings", "not_completed"),
        "Not completed, or waiting for a court",
        "not yet completed or waiting for a court or an inquest",
    ),
    (("discontinued",), "Discontinued", "discontinued"),
    (("other_form", "not_recorded"), "No reason recorded", "with no reason recorded"),
)
"""Reasons (`why_not_in_full` of the terms) as they are drawn and told together: their codes, the
heading of their part of a bar, and the words for them in a sentence."""


def grouped(row: FigureRow) -> tuple[int, ...]:
    """How many reviews have a reason of each group."""
    return tuple(sum(int(row[f"n_{code}"]) for code in codes) for codes, *_ in GROUPS)


def heading(row: FigureRow, when: str) -> str:
    """How many of a year's reviews are not published in full, and of how many nothing says why."""
    n, unknown = row["n_not_in_full"], grouped(row)[-1]
    if not n:
        return f"No review started in the {when} is without a full report"
    are = "is" if n == 1 else "are"
    lead = f"{words.count(n, 'review')} {are} not published in full"
    if n == 1:
        return f"{lead}, with no reason recorded" if unknown else lead
    return f"{lead}, {words.number(unknown) if unknown else 'none'} with no reason recorded"


def sentence(row: FigureRow, cohort: FigureRow, when: str, as_at: date, who: str) -> str:
    """How many of those started are not published in full, by groups of reasons, which add up to
    them; `cohort` is the row of `cohort_outcomes` for the same reviews."""
    started, n = cohort["n_initiated"], row["n_not_in_full"]
    if not started:
        return f"{who} started no review in the {when}."
    whose = "started" if who == "Boards" else f"that {words.within(who)} started"
    were = "was" if n == 1 else "were"
    lead = (
        f"Of the **{words.count(started, 'review')}** {whose} in the {when}, "
        f"**{words.number(n) if n else 'none'} {were} not published in full** by {words.day(as_at)}"
    )
    parts = [
        f"{words.number(count)} {reasons}"
        for count, (_, _, reasons) in zip(grouped(row), GROUPS, strict=True)
        if count
    ]
    return f"{lead}: {words.listed(parts)}." if parts else f"{lead}."


def note(cohort: FigureRow) -> str:
    """Which reviews might be among them, and are not counted here; empty where there are none."""
    unknown = cohort["n_redaction_unknown"]
    if not unknown:
        return ""
    are = "another review" if unknown == 1 else "other reviews"
    return (
        f"For {words.number(unknown) + ' ' if unknown != 1 else ''}{are} it is not recorded "
        "whether parts were removed: counted as published in full."
    )
