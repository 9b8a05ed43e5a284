"""How clear reports are over the years, in words, from the figure `quality` by period."""

from collections.abc import Iterable, Sequence

from scr.base import words
from scr.figures.values import FigureRow, Share
from scr.stats.difference import DIFFERS, several_shares
from scr.stats.multiple import holm
from scr.text.quality import QUESTIONS, clear_share


def over_years(rows: Sequence[FigureRow]) -> str:
    """For each question how the share moved over the years, and whether by more than chance; as
    several questions are asked at once, by Holm's p."""
    asked = {label: _years(rows, question) for question, label in QUESTIONS.items()}
    asked = {label: years for label, years in asked.items() if len(years) > 1}
    if not asked:
        return "Only one year is shown, so there is nothing to compare it with."
    moves = []
    for (label, years), p in zip(asked.items(), holm(_p(asked.values())), strict=True):
        way = "more change than chance would explain" if p <= DIFFERS else "no clear change"
        moves.append(f"**{label}**: {_ends(years)}, {way}.")
    return f"Over the years shown, the share of reports that are clear. {' '.join(moves)}"


def _years(rows: Sequence[FigureRow], question: str) -> list[tuple[str, Share]]:
    return [
        (words.year_short(row["group_name"]), share)
        for row in rows
        if (share := clear_share(row, question)).n
    ]


def _p(asked: Iterable[Sequence[tuple[str, Share]]]) -> list[float]:
    return [
        several_shares([s.x or 0 for _, s in years], [s.n or 0 for _, s in years]).p
        for years in asked
    ]


def _ends(years: Sequence[tuple[str, Share]]) -> str:
    """The lowest and the highest share with their years, so that a fall does not read as a rise;
    of two years simply both."""
    if len({share.value for _, share in years}) == 1:
        return f"{years[0][1].percent} in each year"
    if len(years) == 2:
        return " and ".join(f"{share.percent} in {year}" for year, share in years)
    low, high = (end(years, key=_size) for end in (min, max))
    return f"lowest in {low[0]} ({low[1].percent}), highest in {high[0]} ({high[1].percent})"


def _size(year: tuple[str, Share]) -> float:
    return year[1].value or 0.0
