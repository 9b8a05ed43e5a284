"""The rule: a word of difference stands only where a test bears it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

WORDS = re.compile(
    r"\b(more|fewer|less|higher|lower|differ\w*|larger|smaller|rise|fall|longer|shorter|further|"
    r"unusual|beyond (what )?chance|lasting change|stands? out|out even)\b",
    re.I,
)
ALLOWED = {
    r"(months|days|years|times as many|boards|table|one|class) or more": "a limit, or a count",
    r"beyond the limits?\b": "a mark, told as one",
    r"^beyond chance\?$": "a question",
    r"\((between )?[\d,.]+( points? lower)? (and|to) [\d,.]+( points?)? (higher|lower)\)":
        "limits, after a verdict that says what they bear",
    r"the difference is": "a number with its limits; what they bear is said after it",
    r"no (difference|change) that the data can show": "a denial",
    r"no clear (difference|change)": "a denial",
    r"assessors use different standards": "of assessors, why one at a time is shown",
    r"no more than chance": "a denial",
    r"(hold it|holds) less often than 95 times in 100": "of limits, from simulation",
    r"(for|over) (more than )?(a year|two years|90 days)": "a length of time",
    r"over a year ago": "a length of time",
    r"more than 90 days": "a length of time",
    r"cannot tell (whether they|regions) (differ|apart)": "a denial",
    r"no unusual (points|runs)": "a denial",
    r"too few": "a denial",
    r"more likely than not": "a chance, told beside it",
    r"asked (for|to do) more( has more open| have more outstanding)?":
        "how a list is to be read, or what the panel may do",
    r"more letters to a board need not mean": "how counts are to be read",
    r"with more reviews(, or longer ones)?,? has more (open|chances)": "how counts are to be read",
    r"have had less time": "a length of time",
    r"more of it the fewer reports each has": "how a spread is to be read",
    r"with more time to be published": "a length of time",
    r"a longer gap is a rarer event": "how the chart is to be read",
    r"fewer than \d+ (points|gaps),? (and more|so they) may (move them|still move a good deal)":
        "how the chart is to be read",
    r"weighs? as much .* at (less than )?[\d,]+ ": "a size, not two values",
    r"a question, neither good nor bad": "a mark, told as one",
    r"neither higher nor lower": "a denial",
    r"more carefully": "no comparison of values",
    r"nine in ten or more": "a chance, told beside it",
    r"choose more years": "what to do",
    r"no longer": "of what is gone",
    r"nothing more": "of what is done",
    r"(nothing|no board|none of them) (can )?stands? out( yet)?": "a denial",
    r"for (a board|anything) to stand out": "a denial",
    r"could stand out": "a denial",
    r"none stands out after": "a denial",
    r"none is further from the rest than chance": "a denial",
}  # fmt: skip
"""Patterns of phrases that are no claim that two things differ, each with its reason."""


@dataclass(frozen=True)
class Case:
    """What a function is given, and whether a test bears a word of difference in its answer."""

    args: tuple[Any, ...] = ()
    may_claim: bool = False
    kwargs: Mapping[str, Any] = field(default_factory=dict)


def claims(text: str) -> list[str]:
    """The words of difference of a text, but for those of allowed phrases."""
    text = text.replace("*", "")
    for phrase in ALLOWED:
        text = re.sub(phrase, "", text, flags=re.I)
    return [found[0] for found in WORDS.findall(text)]


def hold(text: str, *, may_claim: bool) -> None:
    """Raises AssertionError where a text claims what no test bears, or has a number that is
    none."""
    assert not {"nan", "None%", "nan%"} & set(text.replace("(", " ").split()), text
    assert may_claim or not claims(text), text


def strings(value: Any) -> Iterator[str]:
    """Every text of an answer: itself, or those it is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, Sequence):
        for one in value:
            yield from strings(one)
