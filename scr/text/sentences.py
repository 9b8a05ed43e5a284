"""The sentences and headings of the pages, made from figures, so that they cannot disagree
with the charts. Bold marks the numbers a reader should take away (Markdown).

Long because a year, the year before and the years shown are told alike of shares and of rates.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from scr.base import words
from scr.figures.values import FigureRow, Share
from scr.stats import difference
from scr.stats.difference import Difference
from scr.text.change import CANNOT_TELL as CANNOT_TELL
from scr.text.change import YEAR_BEFORE as YEAR_BEFORE
from scr.text.change import between_points, share_change, share_difference

Row = Mapping[str, Any]
"""One row of a figure, by column."""

INITIATED, AGREED = "initiation_rate", "agreed_rate"
"""The shares of the figures `decisions` and `panel_scrutiny`."""

HIGHER = {"more": "higher", "fewer": "lower"}
"""What is said of a share or rate by the verdict of a test."""


def decisions_answer(
    now: FigureRow,
    before: FigureRow | None,
    when: str,
    who: str,
    before_when: str = YEAR_BEFORE,
) -> str:
    """The answer of the initiation question for one period, compared with the year before."""
    if not now["n_decisions"]:
        return f"{who} decided no case in the {when}."
    share, share_before = _two_years(now, before, INITIATED)
    answer = (
        f"{who} considered **{words.count(now['n_decisions'], 'case')}** in the {when} and decided "
        f"to start a review in **{words.number(now['n_initiate'])}** "
        f"({share.percent}, {share.limits})."
    )
    return f"{answer} {share_change(share, share_before, before_when)}".strip()


def cases_changed(now: FigureRow, before: FigureRow | None, when: str, who: str) -> str:
    """How many cases were decided against the year before, and what that says of the share."""
    if before is None or not now["n_decisions"] or not before["n_decisions"]:
        return decisions_answer(now, before, when, who)
    n, was = now["n_decisions"], before["n_decisions"]
    # Two counts of what happened: nothing is said of why the one is above the other.
    after = f"as the year before ({words.number(was)})"
    after = f"after {words.number(was)} the year before" if n != was else after
    lead = f"{who} considered **{words.count(n, 'case')}** in the {when}, {after}"
    share, share_before = now.share(INITIATED), before.share(INITIATED)
    started = f"{share.written}, after {share_before.written}"
    change = share_difference(share, share_before)
    if change is None or not change.is_told:
        return f"{lead}. A review was started in {started}: {CANNOT_TELL}."
    way = "larger" if change.verdict == "more" else "smaller"
    return f"{lead}, and decided to start one in a {way} share: {started}."


def panel_answer(
    now: FigureRow, before: FigureRow | None, when: str, before_when: str = YEAR_BEFORE
) -> str:
    """What the panel said about decisions not to initiate, compared with the year before."""
    if not now["n_considered"]:
        return f"The panel gave no dated view of a decision not to start a review in the {when}."
    share, share_before = _two_years(now, before, AGREED)
    answer = (
        f"In the {when} the panel agreed with **{share.counted}** decisions not to start a review "
        f"({share.percent}, {share.limits})."
    )
    return f"{answer} {share_change(share, share_before, before_when)}".strip()


def _two_years(now: FigureRow, before: FigureRow | None, column: str) -> tuple[Share, Share | None]:
    return now.share(column), None if before is None else before.share(column)


def rate_answer(now: FigureRow, when: str, who: str) -> str:
    """How many reviews were started, and per 100,000 children a year."""
    started, rate = words.count(now["n_initiated"], "review"), now.rate()
    if not rate.written:
        return (
            f"{who} started **{started}** in the {when}. There is no estimate of children "
            "to set that against."
        )
    return (
        f"{who} started **{started}** in the {when}: {rate.written} a year per 100,000 children "
        f"({rate.limits})."
    )


def verdict(now: Share, before: Share | None, before_when: str) -> str:
    """A tile's last line: the verdict first, then the interval of the change."""
    if before is None:
        return "No earlier year to compare with."
    change = share_difference(now, before)
    if change is None:
        return f"No cases in one of the years, so nothing to compare with {before_when}."
    is_across = words.half_up(100 * change.lower) < 0 < words.half_up(100 * change.upper)
    return f"{_lead(change)} {before.percent} in {before_when}" + _limits(
        change, is_across, between_points(change.lower, change.upper)
    )


def _limits(change: Difference, is_across: bool, limits: str) -> str:
    """The limits of a change in brackets. Those that leave no change out while the exact test bears
    none are not told: the reader would see a change that the words deny."""
    return f" ({limits})" if change.is_told or is_across else ""


def _lead(change: Difference) -> str:
    if change.is_told:
        return f"**{words.capital(HIGHER[change.verdict])}** than"
    return "**Too few to tell** from" if change.verdict == "too_few" else "**No clear change** from"


def rate_verdict(
    now: FigureRow,
    before: FigureRow | None,
    before_when: str,
    first: FigureRow | None = None,
    first_when: str = "",
) -> str:
    """The same for a rate, whose change is a ratio; then what the first year shown lets one say,
    where a test of both questions at once does."""
    if before is None:
        return "No earlier year to compare with."
    ratio = rate_change(now, before)
    since = None
    if first is not None:
        ratio, since = difference.corrected([ratio, rate_change(now, first)])
    if words.is_nothing(ratio.value):
        return f"Nothing to compare with {before_when}."
    was = f"{before.rate().written} in {before_when}"
    lower = words.decimals(ratio.lower, 2)
    # Set against none, nothing bounds the ratio from above.
    times = (
        f"{lower} times as many or more"
        if math.isinf(ratio.upper)
        else f"{lower} to {words.decimals(ratio.upper, 2)} times as many"
    )
    verdict = f"{_lead(ratio)} {was}{_limits(ratio, ratio.lower < 1 < ratio.upper, times)}"
    if first is None or since is None or not since.is_told:
        return verdict
    return f"{verdict}; {HIGHER[since.verdict]} than {first.rate().written} in {first_when}"


def rate_change(now: FigureRow, before: FigureRow) -> Difference:
    """The ratio of two years' rates; without an estimate of children there is none."""
    exposure, exposure_before = (row["child_years"] or math.nan for row in (now, before))
    return difference.rates(now["n_initiated"], exposure, before["n_initiated"], exposure_before)


def rate_sentence(
    now: FigureRow,
    before: FigureRow | None,
    when: str,
    who: str,
    before_when: str = YEAR_BEFORE,
) -> str:
    """Reviews started, per 100,000 children, and what the year before lets one say."""
    answer = rate_answer(now, when, who)
    if before is None or not before.rate().written:
        return answer
    was = words.number(before["n_initiated"])
    change = rate_change(now, before)
    if not change.is_told:
        return f"{answer} {before_when} it was {was}; {CANNOT_TELL}."
    year = before_when[:1].lower() + before_when[1:]
    return (
        f"{answer} That is {change.verdict} than {year} ({was}), and more change than chance alone "
        "would explain."
    )


def rate_over_years(years: Sequence[FigureRow]) -> str:
    """Whether the rate of reviews started changed over the years shown, by a test of all of them
    together; empty below two years with an estimate of children."""
    rated = [row for row in years if row.rate().written and row["child_years"]]
    if len(rated) < 2:
        return ""
    low, high = (
        end((row.rate() for row in rated), key=lambda rate: rate.value or 0.0) for end in (min, max)
    )
    lay = f"Over {words.small(len(rated))} years it lay between {low.written} and {high.written}"
    test = difference.several_rates(
        [row["n_initiated"] for row in rated], [row["child_years"] for row in rated]
    )
    change = "more change than chance alone would explain" if test.is_told else "no clear change"
    return f"{lay}: {change}."


def share_over_years(
    years: Sequence[Share], focus: Share, focus_when: str, change: str = ""
) -> str:
    """The share in the year in focus, its `change` from another where that is said, and whether
    the years shown differ at all."""
    with_cases = [share for share in years if share.n]
    if not focus.n:
        lead = f"There was none in the {focus_when}."
    else:
        lead = f"The share was **{focus.written}** in the {focus_when}. {change}".strip()
    if len(with_cases) < 2:
        return lead
    values = [share.value or 0.0 for share in with_cases]
    low, high = words.percent(min(values)), words.percent(max(values))
    lay = f"was {low} each time" if low == high else f"lay between {low} and {high}"
    spread = f"Over {words.small(len(with_cases))} years it {lay}"
    differences = difference.several_shares(
        [share.x or 0 for share in with_cases], [share.n or 0 for share in with_cases]
    )
    if differences.is_told:
        return f"{lead} {spread}: more change than chance alone would explain."
    return f"{lead} {spread}: no clear change."


def counts_of_starts(decided: FigureRow, begun: int, when: str) -> str:
    """How decisions to start, those changed later and reviews started in the same year differ."""
    first, finally_ = decided["n_initiate"], decided["n_final_initiate"]
    were, have = "was" if first == 1 else "were", "has" if begun == 1 else "have"
    return (
        f"Three counts: of the cases decided in the {when}, {words.number(first)} {were} to start "
        f"a review at first and {words.number(finally_)} once decisions changed later are "
        f"included; {words.count(begun, 'review')} {have} a start date in that year, whenever "
        "they were decided."
    )


def panel_heading(now: FigureRow, before: FigureRow | None, when: str) -> str:
    """What the panel's agreement did, as a heading that claims no more than the data bear."""
    if not now["n_considered"]:
        return f"No view of the panel in the {when}"
    share, share_before = _two_years(now, before, AGREED)
    change = None if share_before is None else share_difference(share, share_before)
    if change is not None and change.is_told:
        more = "more" if change.verdict == "more" else "less"
        return f"The panel agreed {more} often in the {when}"
    n, what = now["n_considered"], "decisions not to start a review"
    if n < words.FEW:
        decisions = "decision not to start a review" if n == 1 else what
        return f"The panel agreed with {words.number(now['n_agreed'])} of {n} {decisions}"
    agreed = words.in_ten(now["agreed_rate"], what)
    return f"The panel agreed with {agreed[:1].lower()}{agreed[1:]}"


def rate_heading(now: FigureRow, before: FigureRow | None, when: str) -> str:
    """What the number of reviews started did, as a heading."""
    if not now["n_initiated"]:
        return f"No review was started in the {when}"
    change = None if before is None else rate_change(now, before)
    if change is None or not change.is_told:
        n, rate = now["n_initiated"], now.rate()
        lead = f"{words.count(n, 'review')} {'was' if n == 1 else 'were'} started in the {when}"
        return f"{lead}, {rate.written} a year per 100,000 children" if rate.written else lead
    return f"{words.capital(change.verdict)} reviews were started in the {when}"
