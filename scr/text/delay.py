"""Sentences about agreed delays, made from the figure `agreed_delays`. Bold marks what a reader
should take away (Markdown)."""

import math
from collections.abc import Sequence

from scr.base import terms, words
from scr.figures.values import FigureRow
from scr.stats.difference import several_shares
from scr.text.change import YEAR_BEFORE, share_change


def heading(row: FigureRow, when: str) -> str:
    """How many of the reviews started were in an agreed delay, as a heading."""
    share = row.share("delay_rate")
    if not share.n:
        return f"No review was started in the {when}"
    lead = words.headline(share.x or 0, share.n, "review", "were", f"started in the {when}")
    return f"{lead} delayed by agreement"


def sentence(row: FigureRow, when: str) -> str:
    """How many reviews were in an agreed delay, and for how long altogether."""
    share = row.share("delay_rate")
    if not share.n:
        return f"No review was started in the {when}."
    return (
        f"Of the reviews started in the {when}, **{share.written}** had an agreed delay "
        f"({share.limits}){_altogether(row)}. "
        f"{words.are(row['n_running'])} paused now."
    )


def _altogether(row: FigureRow) -> str:
    days = row["delay_days"]
    return f", {words.count(days, 'day')} altogether" if days else ""


def compared(
    row: FigureRow, before: FigureRow | None, when: str, before_when: str = YEAR_BEFORE
) -> str:
    """The same, with what an earlier year lets one say."""
    was = None if before is None else before.share("delay_rate")
    text = sentence(row, when)
    return f"{text} {share_change(row.share('delay_rate'), was, before_when)}".strip()


def reasons_heading(reasons: Sequence[FigureRow]) -> str:
    """The most frequent reason for an agreed delay, as a heading."""
    most = max(reasons, key=lambda row: row["n_with_delay"], default=None)
    if most is None or not most["n_with_delay"]:
        return "No agreed delays are recorded"
    reason = terms.running("delay_reason", most["reason"])
    return f"The most frequent reason for an agreed delay: {reason}"


def regions_heading(regions: Sequence[FigureRow]) -> str:
    """Whether regions differ in how many of their reviews were in an agreed delay."""
    having = [row for row in regions if row["n_initiated"]]
    if not having:
        return "No review was started in these years"
    if len(having) == 1:
        return f"Agreed delays in {having[0]['group_name']}"
    differences = several_shares(
        [row["n_with_delay"] for row in having], [row["n_initiated"] for row in having]
    )
    if math.isnan(differences.p):
        return "Agreed delays by region: nothing to tell apart"
    if not differences.is_told:
        return "Agreed delays by region: no clear difference between regions"
    return "Regions differ in agreed delays by more than chance would explain"


def regions_sentence(regions: Sequence[FigureRow], when: str) -> str:
    """How many reviews were in an agreed delay, and the range over regions."""
    having = [row for row in regions if row["n_initiated"]]
    if not having:
        return f"No review was started in the {when}."
    delayed, started = (
        sum(int(row[column]) for row in having) for column in ("n_with_delay", "n_initiated")
    )
    lead = (
        f"Of the reviews started in the {when}, **{words.share_of(delayed, started)}** had an "
        "agreed delay"
    )
    if len(having) == 1:
        return f"{lead}."
    low, high = (words.percent(end(row["delay_rate"] for row in having)) for end in (min, max))
    return f"{lead}; by region between {low} and {high}."
