"""Sentences of the overview: what its tiles, its list of what needs attention and its bars say.
Bold marks what a reader should take away (Markdown)."""

from datetime import date

from scr.base import words
from scr.figures.values import FigureRow, Rate, Share
from scr.text.change import share_change


def rate_limits(rate: Rate) -> str:
    """Under the number of reviews started: the rate with its limits."""
    if not rate.written:
        return "No estimate of children to work out a rate"
    return f"{rate.written} per 100,000 children ({rate.limits})"


def completed(share: Share | None, before: Share | None, when: str) -> str:
    """How many of a year's reviews were complete in time, and whether that changed; `share` is
    None where the standard was not in force."""
    if share is None or not share.n:
        return f"No review started in the {when} has reached its limit of six months yet."
    lead = (
        f"Of the reviews started in the {when} that are past their limit day, "
        f"**{share.written}** were complete within six months ({share.limits})."
    )
    return f"{lead} {share_change(share, before)}".strip()


def oldest(days: int | None) -> str:
    """How long the oldest open review has been open; None where none is."""
    return "No review is open" if days is None else _open_for(days)


def _open_for(days: int) -> str:
    return f"The oldest has been open for {words.duration(days)}"


def open_before(day: date, over: int, total: int) -> str:
    """How many reviews had been open for over a year on an earlier day."""
    return f"On {words.day(day)} it was {words.number(over)} of {words.number(total)}"


def in_full_label(year: str) -> str:
    """What the tile of a year's published reviews is called."""
    return f"Published in full, of reviews started in {year}"


def in_full_before(was: str, year: str) -> str:
    """What the range of an earlier year was; `was` is a share or two."""
    return f"{was} in {year}. No test compares the two, as redaction is not recorded."


def all_letters(heading: str, n: int) -> str:
    """How soon letters are replied to, and how many there are in all."""
    return f"{heading}; {words.count(n, 'letter')} in all."


def overdue(n: int) -> str:
    """How many recommendations are overdue."""
    recommendations = words.count(n, "recommendation") if n else "No recommendation"
    return f"**{recommendations}** {'is' if n < 2 else 'are'} overdue."


def open_long(n: int) -> str:
    """How many reviews have been open for over a year."""
    reviews, have = words.count(n, "review") if n else "No review", "has" if n < 2 else "have"
    return f"**{reviews}** {have} been open for more than a year."


def marked(n: int, when: str) -> str:
    """How many boards are marked for their decisions."""
    return (
        f"**{_boards(n)}** {'is' if n < 2 else 'are'} marked for how many of the cases decided in "
        f"the {when} became a review, each tested on its own."
    )


def silent(n: int, *, is_one_year: bool) -> str:
    """How many boards decided no case."""
    return f"**{_boards(n)}** decided no case in {'that year' if is_one_year else 'those years'}."


def queries(n: int) -> str:
    """How many data quality queries are open."""
    if not n:
        return "**No data quality query** is open."
    number = "1 data quality query" if n == 1 else f"{words.number(n)} data quality queries"
    return f"**{number}** {'is' if n == 1 else 'are'} open."


def decided_heading(started: float, decided: float, none: str) -> str:
    """How many decisions were to start a review, as a heading; `none` where there is no case."""
    if not decided:
        return none
    return f"{words.headline(started, decided, 'decision', 'were')} to start a review"


def stages_heading(decided: FigureRow, viewed: FigureRow | None) -> str:
    """How many decisions were to start, and how far the panel agreed with those not to; None where
    no view of the panel is recorded."""
    started = decided_heading(decided["n_initiate"], decided["n_decisions"], "No case was decided")
    if not decided["n_decisions"] or viewed is None or not viewed["n_considered"]:
        return started
    agreed = viewed["agreed_rate"]
    most = "most" if agreed > 0.5 else "few" if agreed < 0.5 else "half"
    return f"{started}; the panel agreed with {most} of the decisions it considered"


def stages_sentence(decided: FigureRow, viewed: FigureRow | None, cohort: FigureRow) -> str:
    """The bars in words."""
    begun, done = cohort["n_initiated"], completed_reviews(cohort)
    stand = (
        f"Of {words.count(begun, 'review')} started in it, **{words.number(done)}** "
        f"{'is' if done == 1 else 'are'} complete and {words.number(cohort['n_open'])} open."
        if begun
        else "No review was started in it."
    )
    panel = (
        "In the same year the panel gave its view of "
        f"{words.count(viewed['n_considered'], 'decision')} not to start one and agreed with "
        f"**{words.number(viewed['n_agreed'])}**."
        if viewed is not None
        else "The panel’s views are not recorded."
    )
    return (
        f"Of {words.count(decided['n_decisions'], 'case')}, "
        f"**{words.number(decided['n_initiate'])}** became a review and "
        f"{words.number(decided['n_not_initiate'])} did not. {panel} {stand}"
    )


def completed_reviews(cohort: FigureRow) -> int:
    """Reviews that are neither open nor discontinued."""
    return int(cohort["n_initiated"] - cohort["n_open"] - cohort["n_discontinued"])


def _boards(value: int) -> str:
    return words.count(value, "board") if value else "No board"
