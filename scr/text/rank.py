"""Ranks in words, with the doubt that goes with them, made from the figure `benchmark_ranks`."""

from collections.abc import Sequence

from scr.base import words
from scr.text import measure as named
from scr.text.sentences import Row

NOTE = (
    "1 is the highest value, which is neither good nor bad. The dot is the median rank; the "
    "line is its 95% range. Where a board is more likely than not in the highest or the lowest "
    "fifth, the chance is beside its range."
)
NO_SPREAD = "show no spread beyond that of boards that are all alike"
NEARLY_SURE, MORE_LIKELY = 0.9, 0.5
HIGHEST, LOWEST = "highest", "lowest"


def heading(rows: Sequence[Row]) -> str:
    """How far the boards can be put in an order, as a heading."""
    ranked = _ranked(rows)
    if not ranked:
        return "No board can be ranked"
    shown, half = words.count(len(ranked), "board"), _half(ranked)
    if not half:
        return f"Ranks of {shown}, each with its range"
    boards = f"{words.number(half)} of {shown}"
    return f"Ranks are too uncertain to use for {boards}"


def sentence(rows: Sequence[Row], *, n_marked: int = 0) -> str:
    """How wide the ranges of ranks are, and which boards are all but sure to be at either end."""
    ranked = _ranked(rows)
    if not ranked:
        lead = f"Boards {NO_SPREAD}, so no board has a rank."
        if not n_marked:
            return lead
        boards = "board is" if n_marked == 1 else "boards are"
        return (
            f"{lead} Tested one by one, {words.small(n_marked)} {boards} marked; among so many "
            "boards that are alike some would be."
        )
    k, widths = len(ranked), sorted(_width(row) for row in ranked)
    # A region chooses whose ranks are shown; they are ranks among all.
    among = ranked[0]["n_ranked"]
    all_of_them = f" among {words.number(among)}" if among > k else ""
    lead = (
        f"Of **{words.count(k, 'board')}** with a rank{all_of_them}, "
        f"**{words.number(_half(ranked))}** have a range of at least half the table; "
        f"the narrowest range holds {words.count(widths[0] + 1, 'rank')}."
    )
    return f"{lead} {_sure(ranked)}".strip()


def _sure(ranked: Sequence[Row]) -> str:
    if words.is_nothing(ranked[0]["n_in_fifth"]):
        return ""
    at = {
        end: sum(row[f"chance_{end}_fifth"] >= NEARLY_SURE for row in ranked)
        for end in (HIGHEST, LOWEST)
    }
    high, low = (words.small(at[end]) if at[end] else "none" for end in (HIGHEST, LOWEST))
    size = words.count(ranked[0]["n_in_fifth"], "board")
    return (
        f"With a chance of nine in ten or more, **{high}** {'is' if at[HIGHEST] == 1 else 'are'} "
        f"among the highest fifth ({size}) and **{low}** among the lowest."
    )


def beside(row: Row, *, short: bool = False) -> str:
    """What stands beside a board's range: the range, and where it is more likely than not at one
    end the chance of that. `short` leaves the chance out."""
    ranks = f"{int(row['rank_lower'])} to {int(row['rank_upper'])}"
    end = _likely_end(row)
    if not end or short:
        return ranks
    return f"{ranks}, {end} fifth {chance(row[f'chance_{end}_fifth'])}"


def lines(row: Row, measure: str) -> tuple[str, ...]:
    """The lines of a board's hover box."""
    low, high = int(row["rank_lower"]), int(row["rank_upper"])
    return tuple(
        line
        for line in (
            f"Rank {row['rank_median']:.0f} of {row['n_ranked']}, anywhere from {low} to {high}",
            _chances(row, "Chance of the"),
            f"Drawn towards the mean: {named.amount(measure, row['shrunk'])}",
        )
        if line
    )


def of_board(row: Row, measure: str) -> str:
    """One board's rank in a sentence; empty where it has no cases or the measure has no ranks."""
    if not named.is_judged(measure) or words.is_nothing(row["value"]):
        return ""
    if words.is_nothing(row["rank_lower"]):
        return f"On this measure boards {NO_SPREAD}, so none has a rank."
    low, high = int(row["rank_lower"]), int(row["rank_upper"])
    where = f"anywhere from **{low} to {high}**" if low < high else f"**{low}**"
    lead = (
        f"Among {words.count(row['n_ranked'], 'board')} with cases its rank might be {where} (1 is "
        "the highest value)"
    )
    chances = _chances(row, "the chance that it is among the")
    return f"{lead}{f'; {chances}' if chances else ''}."


def _chances(row: Row, lead: str) -> str:
    if words.is_nothing(row["chance_highest_fifth"]):
        return ""
    high, low = chance(row["chance_highest_fifth"]), chance(row["chance_lowest_fifth"])
    return f"{lead} highest fifth is {high}, the lowest {low}"


def chance(value: float) -> str:
    """A chance from draws: never 0% or 100%, which draws cannot show."""
    return words.percent(min(max(value, 0.0001), 0.9999))


def _likely_end(row: Row) -> str:
    for end in (HIGHEST, LOWEST):
        value = row[f"chance_{end}_fifth"]
        if not words.is_nothing(value) and value > MORE_LIKELY:
            return end
    return ""


def _ranked(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not words.is_nothing(row["rank_lower"])]


def _width(row: Row) -> int:
    return int(row["rank_upper"] - row["rank_lower"])


def _half(ranked: Sequence[Row]) -> int:
    """How many ranges reach over at least half the ranks of all boards."""
    return sum(2 * _width(row) >= row["n_ranked"] for row in ranked)
