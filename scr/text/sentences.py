"""The sentences and headings of the pages, made from figures, so that they cannot disagree
with the charts. Bold marks the numbers a reader should take away (Markdown)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scr.base import words
from scr.figures.values import Share
from scr.stats import difference
from scr.stats.difference import Difference
from scr.text.change import CANNOT_TELL as CANNOT_TELL
from scr.text.change import YEAR_BEFORE as YEAR_BEFORE
from scr.text.change import share_change, share_difference

Row = Mapping[str, Any]
"""One row of a figure, by column."""

HIGHER = {"more": "higher", "fewer": "lower"}
"""What is said of a share or rate by the verdict of a test."""


@dataclass(frozen=True)
class Trait:
    """A share that is reported in words: its columns and how a sentence names it."""

    numerator: str
    denominator: str
    rate: str


INITIATED = Trait("n_initiate", "n_decisions", "initiation_rate")
FINALLY = Trait("n_final_initiate", "n_decisions", "final_initiation_rate")
AGREED = Trait("n_agreed", "n_considered", "agreed_rate")
STARTED = Trait("n_initiated", "child_years", "rate_per_100k")


def limits(row: Row, rate: str) -> str:
    """The 95% interval of a share of a row, in words."""
    return words.interval(row[f"{rate}_lower"], row[f"{rate}_upper"])


def change(now: Row, before: Row, trait: Trait) -> Difference | None:
    """The difference of a share from the year before; None where either has no cases."""
    return share_difference(_share(now, trait), _share(before, trait))


def _share(row: Row, trait: Trait) -> Share:
    x, n = row[trait.numerator], row[trait.denominator]
    return Share(x, n, x / n if n else None)


def decisions_answer(
    now: Row, before: Row | None, when: str, who: str, before_when: str = YEAR_BEFORE
) -> str:
    """The answer of the initiation question for one period, compared with the year before."""
    if not now["n_decisions"]:
        return f"{who} decided no case in the {when}."
    answer = (
        f"{who} considered **{words.count(now['n_decisions'], 'case')}** in the {when} and decided "
        f"to start a review in **{words.number(now['n_initiate'])}** "
        f"({words.percent(now['initiation_rate'])}, {limits(now, 'initiation_rate')})."
    )
    return f"{answer} {compared(now, before, INITIATED, before_when)}".strip()


def cases_changed(now: Row, before: Row | None, when: str, who: str) -> str:
    """How many cases were decided against the year before, and what that says of the share."""
    if before is None or not now["n_decisions"] or not before["n_decisions"]:
        return decisions_answer(now, before, when, who)
    n, was = now["n_decisions"], before["n_decisions"]
    # Two counts of what happened: nothing is said of why the one is above the other.
    after = f"as the year before ({words.number(was)})"
    after = f"after {words.number(was)} the year before" if n != was else after
    lead = f"{who} considered **{words.count(n, 'case')}** in the {when}, {after}"
    shares = [words.share_of(r["n_initiate"], r["n_decisions"]) for r in (before, now)]
    found = change(now, before, INITIATED)
    if found is None or not found.is_told:
        return f"{lead}. A review was started in {shares[1]}, after {shares[0]}: {CANNOT_TELL}."
    way = "larger" if found.verdict == "more" else "smaller"
    return f"{lead}, and decided to start one in a {way} share: {shares[1]}, after {shares[0]}."


def panel_answer(now: Row, before: Row | None, when: str, before_when: str = YEAR_BEFORE) -> str:
    """What the panel said about decisions not to initiate, compared with the year before."""
    if not now["n_considered"]:
        return f"The panel gave no dated view of a decision not to start a review in the {when}."
    answer = (
        f"In the {when} the panel agreed with "
        f"**{words.number(now['n_agreed'])} of {words.number(now['n_considered'])}** decisions "
        f"not to start a review ({words.percent(now['agreed_rate'])}, "
        f"{limits(now, 'agreed_rate')})."
    )
    return f"{answer} {compared(now, before, AGREED, before_when)}".strip()


def rate_answer(now: Row, when: str, who: str) -> str:
    """How many reviews were started, and per 100,000 children a year."""
    started = words.count(now["n_initiated"], "review")
    if words.is_nothing(now["rate_per_100k"]):
        return (
            f"{who} started **{started}** in the {when}. There is no estimate of children "
            "to set that against."
        )
    return (
        f"{who} started **{started}** in the {when}: "
        f"{words.rate(now['rate_per_100k'])} a year per 100,000 children "
        f"({words.rates(now['rate_per_100k_lower'], now['rate_per_100k_upper'])})."
    )


def verdict(now: Row, before: Row | None, trait: Trait, before_when: str) -> str:
    """A card's last line: the verdict first, then the interval of the change."""
    if before is None:
        return "No earlier year to compare with."
    found = change(now, before, trait)
    if found is None:
        return f"No cases in one of the years, so nothing to compare with {before_when}."
    return (
        f"{_lead(found)} {words.percent(before[trait.rate])} in {before_when} "
        f"({words.between_points(found.lower, found.upper)})"
    )


def _lead(found: Difference) -> str:
    if found.is_told:
        return f"**{words.capital(HIGHER[found.verdict])}** than"
    return "**Too few to tell** from" if found.verdict == "too_few" else "**No clear change** from"


def rate_verdict(now: Row, before: Row | None, before_when: str) -> str:
    """The same for a rate, whose change is a ratio."""
    if before is None:
        return "No earlier year to compare with."
    ratio = rate_change(now, before)
    if words.is_nothing(ratio.value):
        return f"Nothing to compare with {before_when}."
    was = f"{words.rate(before['rate_per_100k'])} in {before_when}"
    lower = words.decimals(ratio.lower, 2)
    # Set against none, nothing bounds the ratio from above.
    times = (
        f"{lower} times as many or more"
        if math.isinf(ratio.upper)
        else f"{lower} to {words.decimals(ratio.upper, 2)} times as many"
    )
    return f"{_lead(ratio)} {was} ({times})"


def rate_change(now: Row, before: Row) -> Difference:
    """The ratio of two years' rates; of a year without an estimate of children nothing is told."""
    exposure, exposure_before = (row["child_years"] or math.nan for row in (now, before))
    return difference.rates(now["n_initiated"], exposure, before["n_initiated"], exposure_before)


def rate_sentence(
    now: Row, before: Row | None, when: str, who: str, before_when: str = YEAR_BEFORE
) -> str:
    """Reviews started, per 100,000 children, and what the year before lets one say."""
    answer = rate_answer(now, when, who)
    if before is None or words.is_nothing(before["rate_per_100k"]):
        return answer
    was = words.number(before["n_initiated"])
    found = rate_change(now, before)
    if not found.is_told:
        return f"{answer} {before_when} it was {was}; {CANNOT_TELL}."
    year = before_when[:1].lower() + before_when[1:]
    return f"{answer} That is {found.verdict} than {year} ({was}), beyond chance."


def compared(now: Row, before: Row | None, trait: Trait, before_when: str = YEAR_BEFORE) -> str:
    """What a share was in an earlier year, and whether the data show a change; empty without one.
    `before_when` begins the sentence: `The year before`, `In the panel year 2011-12`."""
    was = None if before is None else _share(before, trait)
    return share_change(_share(now, trait), was, before_when)


def share_over_years(
    rows: Sequence[Row], focus: Row, trait: Trait, focus_when: str, change: str = ""
) -> str:
    """The share in the year in focus, its `change` from another where that is said, and whether
    the years shown differ at all."""
    told = [row for row in rows if row[trait.denominator]]
    if not focus[trait.denominator]:
        lead = f"There was none in the {focus_when}."
    else:
        of = words.share_of(focus[trait.numerator], focus[trait.denominator])
        lead = f"The share was **{of}** in the {focus_when}. {change}".strip()
    if len(told) < 2:
        return lead
    shares = [row[trait.rate] for row in told]
    low, high = words.percent(min(shares)), words.percent(max(shares))
    lay = f"was {low} each time" if low == high else f"lay between {low} and {high}"
    spread = f"Over {words.small(len(told))} years it {lay}"
    found = difference.several_shares(
        [row[trait.numerator] for row in told], [row[trait.denominator] for row in told]
    )
    if found.is_told:
        return f"{lead} {spread}: more change than chance alone would explain."
    return f"{lead} {spread}: no change that the data can show."


def counts_of_starts(decided: Row, begun: int, when: str) -> str:
    """How decisions to start, those changed later and reviews started in the same year differ."""
    first, finally_ = decided["n_initiate"], decided[FINALLY.numerator]
    return (
        f"Three counts: of the cases decided in the {when}, {words.number(first)} were to start a "
        f"review at first and {words.number(finally_)} once decisions changed later are included; "
        f"{words.number(begun)} reviews have a start date in it, whenever they were decided."
    )


def panel_heading(now: Row, before: Row | None, when: str) -> str:
    """What the panel's agreement did, as a heading that claims no more than the data bear."""
    if not now["n_considered"]:
        return f"No view of the panel in the {when}"
    found = None if before is None else change(now, before, AGREED)
    if found is not None and found.is_told:
        more = "more" if found.verdict == "more" else "less"
        return f"The panel agreed {more} often in the {when}"
    n, what = now["n_considered"], "decisions not to start a review"
    if n < words.FEW:
        decisions = "decision not to start a review" if n == 1 else what
        return f"The panel agreed with {words.number(now['n_agreed'])} of {n} {decisions}"
    share = words.in_ten(now["agreed_rate"], what)
    return f"The panel agreed with {share[:1].lower()}{share[1:]}"


def rate_heading(now: Row, before: Row | None, when: str) -> str:
    """What the number of reviews started did, as a heading."""
    if not now["n_initiated"]:
        return f"No review was started in the {when}"
    found = None if before is None else rate_change(now, before)
    if found is None or not found.is_told:
        n = now["n_initiated"]
        lead = f"{words.count(n, 'review')} {'was' if n == 1 else 'were'} started in the {when}"
        if words.is_nothing(now["rate_per_100k"]):
            return lead
        return f"{lead}, {words.rate(now['rate_per_100k'])} a year per 100,000 children"
    return f"{words.capital(found.verdict)} reviews were started in the {when}"
