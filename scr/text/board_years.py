"""Sentences about a board year by year on every measure, made from the figure `profile`. Bold marks
what a reader should take away (Markdown). No year is said to differ from another: no test was
made."""

from collections.abc import Sequence

from scr.base import words
from scr.text import measure as measure_words
from scr.text.measure import MEASURES
from scr.text.sentences import Row


def heading(name: str) -> str:
    """Whose years they are."""
    return f"{name} year by year, beside all boards"


def sentence(n_drawn: int, n_few: int, when: str) -> str:
    """How many measures are drawn, and how many cannot be told."""
    drawn = f"**{words.count(n_drawn, 'measure')}**" if n_drawn else "No measure"
    have = "has" if n_drawn < 2 else "have"
    lead = f"{drawn} {have} enough cases to be drawn over the {when}"
    if not n_few:
        return f"{lead}. A year holds few cases of one board: no test of change was made."
    return (
        f"{lead}; on {words.small(n_few)} there are too few cases to tell, listed below. A year "
        "holds few cases of one board: no test of change was made."
    )


def too_few(rows: Sequence[Row]) -> list[str]:
    """A line for each measure that cannot be told, with what there is."""
    return [
        f"{MEASURES[str(row['measure'])].label}: too few to tell, {measure_words.counted(row)}"
        for row in rows
    ]
