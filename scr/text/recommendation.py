"""Sentences of the recommendations page, the report and the overview's card, made from the figures
about recommendations. Bold marks what a reader should take away (Markdown)."""

from datetime import date

from scr.base import terms, words
from scr.base.request import NOT_RECORDED
from scr.figures.values import FigureRow, Share
from scr.text.sentences import Row

BODIES = {code: term.running for code, term in terms.terms("addressee_type").items()}
"""The kinds of body that recommendations are addressed to, in the middle of a sentence."""

_COUNTED = {
    "overdue": ("n_overdue",),
    "open": ("n_responded", "n_no_response"),
    "claimed": ("n_claimed",),
    "no_reply": ("n_no_response",),
    "stale": ("n_stale",),
    "no_record": ("n_no_record",),
    "all": ("n_recommendations",),
}
SHOWN = ("n_effect", "n_verified", "n_evidenced")
SWAMP = (
    "Count each review once, so that one with fifty recommendations does not outweigh the others, "
    "or count each recommendation once."
)
"""Why there are two weights, in one line."""

ROWS_WITHHELD = (
    "Under your policy these figures are answered for the whole only: boards, single "
    "recommendations and curves by day are not shown."
)
REFUSED = (
    "Under your policy these figures are answered for the whole only, and for whole panel years."
)

POINT_DAYS = ((183, "six months"), (365, "a year"), (730, "two years"))


def body(kind: str) -> str:
    """A kind of body as a name in a list."""
    return terms.short("addressee_type", kind)


def theme_words(theme: str | None) -> str:
    """A theme as a board recorded it; a blank one in words."""
    return "no recorded theme" if theme in (None, NOT_RECORDED) else str(theme)


def shown(row: Row) -> int:
    """How many are evidenced or better."""
    return sum(int(row[column]) for column in SHOWN)


def still_open(row: Row) -> int:
    """How many are neither claimed nor ended."""
    return int(row["n_responded"] + row["n_no_response"])


def counted(standing: str, row: Row) -> int:
    """How many rows of the list have a standing, from the figure `recommendation_status`."""
    n = sum(int(row[column]) for column in _COUNTED[standing])
    return n - int(row["n_no_record"]) if standing == "no_reply" else n


def answer(row: FigureRow, overdue: int, when: str, who: str, as_at: date) -> str:
    """The answer of the page: shown to be done, only said to be done, overdue."""
    n = row["n_recommendations"]
    if not n:
        whose = "boards" if who == "Boards" else who
        return f"No recommendation of a review that {whose} completed in the {when} is on record."
    done, claimed = shown(row), row["n_claimed"]
    of_all = f"Of **{words.count(n, 'recommendation')}** in {_reviews(row, who)}"
    return (
        f"{of_all} completed in the {when}, **{words.number(done)}** {are(done)} done with "
        f"evidence ({limited(row.share('evidenced_rate'))}) and "
        f"**{words.number(claimed)}** {are(claimed)} "
        f"reported done without evidence ({limited(row.share('claimed_only_rate'))}). "
        f"{overdue_words(overdue, as_at)}."
    )


def overdue_words(n: int, as_at: date) -> str:
    """How many are overdue on a day, whenever the review was completed."""
    lead = f"**{words.number(n)}** {are(n)}" if n else "None is"
    return f"{lead} overdue as at {words.day(as_at)}, whenever the review was completed"


def _reviews(row: Row, who: str) -> str:
    reviews = words.count(row["n_reviews"], "review")
    return reviews if who == "Boards" else f"{reviews} of {words.within(who)}"


def are(n: int) -> str:
    """The verb for so many."""
    return "is" if n == 1 else "are"


def limited(share: Share) -> str:
    """A share counted over recommendations with its interval, which a single review has not."""
    if not share.limits:
        return f"{share.percent}; one review alone has no interval"
    return f"{share.percent}, {share.limits}"


def ladder_heading(row: Row) -> str:
    """The share shown to be done in round words, and the claim beside it."""
    n = row["n_recommendations"]
    if not n:
        return "No recommendation is on record for these reviews"
    done = words.in_ten(shown(row) / n, "recommendations")
    claimed = words.in_ten(row["n_claimed"] / n)
    return f"{done} are done with evidence, {claimed.lower()} reported done without evidence"


def ladder_sentence(row: Row) -> str:
    """Where all of them stand, adding up."""
    n = row["n_recommendations"]
    if not n:
        return "There is nothing to show."
    return (
        f"Of **{words.number(n)}**: {_rungs(row)}. {_COUNTED_ONCE} {_without_record(row)}".strip()
    )


def status_sentence(row: FigureRow) -> str:
    """Where all of them stand on a day, whenever the review was completed, adding up; how many are
    overdue, and what share of those responded to was accepted."""
    n = row["n_recommendations"]
    if not n:
        return "No recommendation of a completed review is on record."
    of_all = (
        f"Of **{words.count(n, 'recommendation')}** in "
        f"{words.count(row['n_reviews'], 'completed review')}"
    )
    parts = (
        f"{of_all}: {_rungs(row)}, **{words.number(row['n_overdue'])}** of them overdue.",
        _COUNTED_ONCE,
        _without_record(row),
        _accepted(row.share("accepted_rate")),
    )
    return " ".join(part for part in parts if part)


_COUNTED_ONCE = "Each is counted once for every body it is addressed to."


def _rungs(row: Row) -> str:
    ended = row["n_rejected"] + row["n_closed"]
    return (
        f"**{words.number(shown(row))}** done with evidence, {words.number(row['n_claimed'])} "
        f"reported done without evidence, {words.number(ended)} rejected or closed undone, "
        f"{words.number(still_open(row))} still open"
    )


def _without_record(row: Row) -> str:
    n = row["n_no_record"]
    if not n:
        return ""
    if n == 1:
        return "1 has no update recorded; it is not counted as overdue."
    return f"{words.number(n)} have no update recorded; these are not counted as overdue."


def _accepted(share: Share) -> str:
    if share.value is None:
        return ""
    limits = f" ({share.limits})" if share.limits else ""
    return f"Of those responded to, {share.percent} were accepted in full or in part{limits}."


def follow_heading(row: FigureRow, by: str) -> str:
    """What is shown and said to be done after a year, in round words."""
    done, claimed = row[f"evidenced_365{by}"], row[f"claimed_365{by}"]
    if done is None or claimed is None:
        return "Too early to tell how many are done after a year"
    first, second = words.in_ten(done), words.in_ten(claimed)
    were = "would be" if is_estimate(row, 365) else "were"
    return f"After a year {first.lower()} {were} done with evidence, {second.lower()} reported done"


def follow_sentence(row: FigureRow, by: str, when: str) -> str:
    """Shown and said to be done after each time, with limits and the gap between them."""
    n = row["n_recommendations"]
    if not n:
        return f"No review with a recommendation was completed in the {when}."
    lead = f"Of **{words.count(n, 'recommendation')}** in reviews completed in the {when}"
    parts = [
        f"{_bold(row.share(f'evidenced_{days}{by}'))} "
        f"{'would be' if is_estimate(row, days) else 'were'} done with evidence and "
        f"{_bold(row.share(f'claimed_{days}{by}'))} reported done within {time}"
        for days, time in POINT_DAYS
        if row[f"evidenced_{days}{by}"] is not None
    ]
    if not parts:
        return f"{lead} too few could be followed for six months to tell: five are needed."
    tail = "The difference is reported done without evidence."
    return f"{lead}: {'; '.join(parts)}. {tail}"


def is_estimate(row: Row, days: int) -> bool:
    """Whether the share by a day is what would be at the rate seen so far: not all have been
    followed so long."""
    return bool(row[f"n_followed_{days}"] < row["n_recommendations"])


def _bold(share: Share) -> str:
    return f"**{share.percent}**" + (f" ({share.limits})" if share.limits else "")


def tile_limits(row: Row) -> str:
    """Under the card's number: its interval, and of how many it is."""
    lower, upper = row["evidenced_365_lower"], row["evidenced_365_upper"]
    interval = "No interval" if words.is_nothing(lower) else words.interval(lower, upper)
    lead = interval if interval.startswith("No") else f"95% interval {interval}"
    if is_estimate(row, 365):
        lead = f"Estimated; {lead}"
    n = words.count(row["n_followed_365"], "recommendation")
    return f"{lead}; based on {n} at least a year old"


def tile_too_early(row: Row) -> str:
    """Under the card's number where there is none: why."""
    n = words.count(row["n_followed_365"], "recommendation")
    return f"{n} followed for a year: five are needed"


def tile_verdict(row: Row, overdue: int, as_at: date) -> str:
    """The card's last line: the claim beside the headline, and what is overdue."""
    claimed = row["claimed_365"]
    lead = "" if words.is_nothing(claimed) else f"Reported done: {_claimed_tile(row)}. "
    late = f"**{words.number(overdue)}** {are(overdue)}" if overdue else "None is"
    return f"{lead}{late} overdue as at {words.day(as_at)}."


def _claimed_tile(row: Row) -> str:
    lower, upper = row["claimed_365_lower"], row["claimed_365_upper"]
    share = f"**{words.percent(row['claimed_365'])}**"
    return share if words.is_nothing(lower) else f"{share} ({words.interval(lower, upper)})"
