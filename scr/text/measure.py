"""How the measures on which boards are compared are named, and their values written."""

from dataclasses import dataclass

from scr.base import words
from scr.figures.compare.benchmark import Measure
from scr.figures.definitions import definition
from scr.text.kinds import WORDS, KindWords
from scr.text.sentences import Row


@dataclass(frozen=True)
class Named:
    """A measure in words: as a heading, in a sentence, and what it is counted out of. `axis`,
    `size` and `legend` are the titles of its value, of the size of a board and of a map's key,
    where they say more than the heading and the cases do."""

    label: str
    in_sentence: str
    cases: str
    axis: str = ""
    size: str = ""
    legend: str = ""


MEASURES = {
    "initiation_rate": Named(
        "First decisions to start a review",
        "first decisions to start a review",
        "decisions",
        axis="Share of decisions to start a review",
        size="Number of cases the board decided",
    ),
    "final_initiation_rate": Named(
        "Final decisions to start a review", "final decisions to start a review", "decisions"
    ),
    "agreed_rate": Named(
        "Panel agreed with the decision not to start",
        "the panel’s agreement with not starting",
        "decisions",
    ),
    "rate_per_100k": Named(
        "Reviews started per 100,000 children",
        "reviews started per 100,000 children",
        "reviews",
        size="Child years (children times years), thousands",
        legend="Reviews a year per 100,000 children",
    ),
    "met_rate_notify": Named("Board notified in time", "notification in time", "incidents"),
    "met_rate_decide": Named("First decision in time", "first decisions in time", "cases"),
    "met_rate_inform_panel": Named(
        "Panel told of the decision in time", "telling the panel in time", "decisions"
    ),
    "met_rate_complete": Named(
        "Complete within six months", "reviews complete within six months", "reviews"
    ),
    "met_rate_panel_sees_report": Named(
        "Panel had the report first", "reports that the panel had first", "reports"
    ),
    "clear_rate_what_happened": Named(
        "Reports clear on what happened", "reports clear on what happened", "reports"
    ),
    "clear_rate_why": Named("Reports clear on why", "reports clear on why", "reports"),
    "clear_rate_action": Named(
        "Reports clear on what to do", "reports clear on what to do", "reports"
    ),
    "on_time_rate": Named(
        "Recommendations reported done when due",
        "recommendations reported done when due",
        "recommendations",
    ),
    "evidenced_on_time_rate": Named(
        "Recommendations done with evidence when due",
        "recommendations done with evidence when due",
        "recommendations",
    ),
}


def measures() -> dict[str, Measure]:
    """The measures of the figure benchmark by name, in its order."""
    return {measure.name: measure for measure in definition("benchmark").measures}


def kind_words(name: str) -> KindWords:
    """The words of the measure's kind."""
    return WORDS[measures()[name].kind.name]


def is_judged(name: str) -> bool:
    """Whether boards are marked on this measure: never on shares over recommendations."""
    return measures()[name].kind.is_judged


def axis(name: str) -> str:
    """The title of an axis of its values."""
    named = MEASURES[name]
    return named.axis or kind_words(name).axis(named.label)


def size(name: str) -> str:
    """The title of an axis of how large boards are."""
    return MEASURES[name].size or f"Number of {MEASURES[name].cases}"


def legend(name: str) -> str:
    """The title of a map's key."""
    return MEASURES[name].legend or MEASURES[name].label


def amount(name: str, value: float) -> str:
    """A value of the measure: `17%`, or `0.34` per 100,000."""
    return kind_words(name).amount(value)


def amounts(name: str, lower: float, upper: float) -> str:
    """Limits of a value of the measure; empty where there are none."""
    if words.is_nothing(lower) or words.is_nothing(upper):
        return ""
    return kind_words(name).amounts(lower, upper)


def counted(row: Row) -> str:
    """`2 of 12 (17%)`; of a rate `0.34 per 100,000 (1 review)`; words where there is nothing."""
    name = str(row["measure"])
    if words.is_nothing(row["value"]):
        return kind_words(name).nothing(MEASURES[name].cases)
    return kind_words(name).written(row["x"], row["n"], row["value"])


def with_limits(row: Row) -> str:
    """The same with its 95% limits: `2 of 12 (17%, 5% to 45%)`."""
    name, count_words = str(row["measure"]), counted(row)
    limits = amounts(name, row["value_lower"], row["value_upper"])
    if words.is_nothing(row["value"]) or not limits:
        return count_words
    return f"{count_words.removesuffix(')')}{kind_words(name).between}{limits})"


def mean(row: Row) -> str:
    """The mean of a group's boards with its limits: `35% (22% to 48%), 13 boards`."""
    name = str(row["measure"])
    if words.is_nothing(row["mean"]):
        return f"no {MEASURES[name].cases}"
    limits = amounts(name, row["mean_lower"], row["mean_upper"])
    boards = words.count(row["n_with_cases"], "board")
    return f"{amount(name, row['mean'])}{f' ({limits})' if limits else ''}, {boards}"
