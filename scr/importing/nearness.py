"""Which of our columns a heading comes nearest to: named in a message, never acted upon."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from scr.importing.names import plain
from scr.importing.synonyms import headings as commonly
from scr.importing.synonyms import short_forms
from scr.store import Table

# From 0 (nothing alike) to 100 (the same); what is near enough to be worth saying.
NEAR_ENOUGH = 75
LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Near:
    """A heading, the column it comes nearest to, and how near: 0 to 100."""

    heading: str
    column: str
    likeness: float


def nearest(heading: str, table: Table, columns: Iterable[str]) -> Near:
    """The nearest of some columns of a table; of equals the first."""
    return max((Near(heading, c, likeness(heading, table, c)) for c in columns), key=_how_near)


def near_columns(headings: Sequence[str], table: Table, columns: Sequence[str]) -> list[Near]:
    """For each column the heading nearest to it, where one is near; no heading twice."""
    pairs = [
        Near(heading, column, likeness(heading, table, column))
        for heading in dict.fromkeys(headings)
        if heading and len(heading) <= LONGEST_SHOWN
        for column in columns
    ]
    by_column: dict[str, Near] = {}
    for pair in sorted(pairs, key=_how_near, reverse=True):
        if pair.likeness < NEAR_ENOUGH:
            break
        if pair.column not in by_column and pair.heading not in {
            n.heading for n in by_column.values()
        }:
            by_column[pair.column] = pair
    return [by_column[column] for column in columns if column in by_column]


def likeness(heading: str, table: Table, column: str) -> float:
    """How alike a heading is to a column's name or to what lists commonly call it, 0 to 100."""
    words = _words(heading)
    if not words:
        return 0.0
    own = _words(column)
    near_name = max(fuzz.ratio(plain(words), plain(own)), fuzz.token_sort_ratio(words, own))
    others = map(_words, commonly()[table.name, column][1:])
    # Just below the column's own name, so that a column that has it is preferred.
    near_other = max((fuzz.token_sort_ratio(words, other) for other in others), default=0.0)
    return max(near_name, near_other - 1)


def _how_near(near: Near) -> float:
    return near.likeness


@cache
def _words(text: str) -> str:
    """The words of a text, short forms written out."""
    pieces = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return " ".join(short_forms().get(piece, piece) for piece in pieces)
