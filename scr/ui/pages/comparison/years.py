"""The comparison page: each board in each year, as a strip of squares."""

from typing import Any

from scr.base import words
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.figures.compare.composed import YEARS
from scr.figures.run import Result
from scr.plot import Square, Strip, heat_strip
from scr.stats import funnel as rule
from scr.text import comparison as said
from scr.text import measure as named
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.comparison.boards import bounds_of, class_of, class_words, ordered
from scr.ui.pages.comparison.choosing import Compared, counted

FEW_REVIEWS = 2
"""A rate of so few reviews or fewer is drawn hollow: one more would change its class."""


def years_card(of: Compared) -> Card:
    """The strip: each board in each year."""
    request = of.request(YEARS)
    result = state.ask(request, of.snapshot)
    labels = [period.label for period in result.periods]
    found = _by_board(result)
    bounds = bounds_of(of)
    fewest = _fewest(of)
    strips = [
        Strip(
            row["group_id"],
            words.board_short(row["group_name"]),
            tuple(
                _square(of, found.get(row["group_id"], {}).get(label), bounds, fewest)
                for label in labels
            ),
        )
        for row in of.rows
    ]
    return Card(
        key="strip",
        heading=said.strip_heading(of.measure),
        sentence=said.intervals_sentence(of.everyone, of.measure),
        note=f"{ordered(of)} Each square holds its count, a hollow one is too few to read "
        "anything from; “–” is no case, and a gap a year in which the board was not there.",
        result=result,
        cases=request,
        chart=heat_strip(
            strips,
            periods=[words.year_short(label) for label in labels],
            classes=class_words(of, bounds),
            few_words="One or two reviews" if of.is_rate else "Too few to tell",
            title=of.label,
            chosen=of.view.board_id,
            phone=browser.is_narrow(),
        ),
        caution=result.definition.caution,
        empty=of.empty,
    )


def _square(
    of: Compared, row: dict[str, Any] | None, bounds: list[float], fewest: int
) -> Square | None:
    if row is None:
        return None
    value, few = points.known(row["value"]), row["n"] < fewest
    if value is None or (of.is_rate and not row["x"]):
        said_none = "–" if value is None else "0"
        return Square(None, said_none, said_none, details=(words.year_short(row["period"]), "none"))
    text = counted(of, row)
    short = words.number(row["x"]) if of.is_rate else f"{row['x']}/{row['n']:.0f}"
    limits = named.amounts(of.measure, row["value_lower"], row["value_upper"])
    return Square(
        class_index=class_of(of, row, bounds),
        words=f"{text} ({named.amount(of.measure, value)})" if of.is_rate else text,
        short=short,
        is_few=row["x"] <= FEW_REVIEWS if of.is_rate else bool(few),
        details=(
            words.year_short(row["period"]),
            f"{text}, {named.amount(of.measure, value)}",
            f"95% interval {limits}" if limits else "",
        ),
    )


def _fewest(of: Compared) -> int:
    """Below so many cases no outcome could be marked; of the measures without marks, five."""
    target = of.target
    if of.is_rate or target is None or not of.is_judged:
        return 5
    ends = [rule.smallest_n(target, side, "95") for side in rule.SIDES]
    return min((end for end in ends if end is not None), default=5)


def _by_board(result: Result) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows by board and period."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in points.records(result):
        found.setdefault(row["group_id"], {})[row["period"]] = row
    return found
