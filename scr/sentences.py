"""The sentences and headings of the pages, made from figures, so that they cannot disagree
with the charts. Bold marks the numbers a reader should take away (Markdown)."""

from collections.abc import Mapping
from dataclasses import dataclass

from scr import words
from scr.statistics import comparison

Row = Mapping[str, float]
"""One row of a figure: numbers by column."""

CANNOT_TELL = "the data cannot tell the two apart"


@dataclass(frozen=True)
class Trait:
    """A share that is reported in words: its columns and how a sentence names it."""

    numerator: str
    denominator: str
    rate: str


INITIATED = Trait("n_initiate", "n_decisions", "initiation_rate")
AGREED = Trait("n_agreed", "n_considered", "agreed_rate")


def limits(row: Row, rate: str) -> str:
    """The 95% interval of a share of a row, in words."""
    return words.interval(row[f"{rate}_lower"], row[f"{rate}_upper"])


def change(now: Row, before: Row, trait: Trait) -> comparison.Comparison | None:
    """The difference of a share from the year before; None where either has no cases."""
    if not now[trait.denominator] or not before[trait.denominator]:
        return None
    return comparison.difference(
        now[trait.numerator],
        now[trait.denominator],
        before[trait.numerator],
        before[trait.denominator],
    )


def decisions_answer(now: Row, before: Row | None, when: str, who: str) -> str:
    """The answer of the initiation question for one period, compared with the year before."""
    if not now["n_decisions"]:
        return f"{who} decided no case in the {when}."
    answer = (
        f"{who} decided **{words.count(now['n_decisions'], 'case')}** in the {when} and started "
        f"a review in **{words.number(now['n_initiate'])}** "
        f"({words.percent(now['initiation_rate'])}, {limits(now, 'initiation_rate')})."
    )
    return f"{answer} {_compared(now, before, INITIATED)}".strip()


def panel_answer(now: Row, before: Row | None, when: str) -> str:
    """What the panel said about decisions not to initiate, compared with the year before."""
    if not now["n_considered"]:
        return f"The panel gave no dated view of a decision not to start a review in the {when}."
    answer = (
        f"In the {when} the panel agreed with "
        f"**{words.number(now['n_agreed'])} of {words.number(now['n_considered'])}** decisions "
        f"not to start a review ({words.percent(now['agreed_rate'])}, "
        f"{limits(now, 'agreed_rate')})."
    )
    return f"{answer} {_compared(now, before, AGREED)}".strip()


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
    difference = change(now, before, trait)
    if difference is None:
        return f"No cases in one of the years, so nothing to compare with {before_when}."
    lead = {"higher": "Higher", "lower": "Lower", "cannot_tell": "Cannot tell"}[difference.verdict]
    joint = "from" if difference.verdict == "cannot_tell" else "than"
    return (
        f"**{lead}** {joint} {words.percent(before[trait.rate])} in {before_when}: "
        f"change {words.points(difference.lower, difference.upper)}"
    )


def _compared(now: Row, before: Row | None, trait: Trait) -> str:
    if before is None:
        return ""
    if not before[trait.denominator]:
        return "The year before there was none."
    of = words.share_of(before[trait.numerator], before[trait.denominator])
    was = f"The year before it was {of}"
    difference = change(now, before, trait)
    if difference is None or difference.verdict == "cannot_tell":
        return f"{was}; {CANNOT_TELL}."
    way = "rise" if difference.verdict == "higher" else "fall"
    size = words.points(*sorted(abs(end) for end in (difference.lower, difference.upper)))
    return f"{was}: a {way} of {size}."
