"""What is taken away, whatever the format: a book of tables, and how its columns are written.

No format is named here. A cell is a number, a text, a date, or one of the letters of
`exports.blanks`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from scr.exports.blanks import EXPLAINED
from scr.figures.definitions import FigureColumn

PERCENT, COUNT, DECIMAL, DAY, TEXT = "percent", "count", "decimal", "day", "text"

LONGEST_LINE = 120
"""Letters of a line above a table that is not broken."""
FEWEST_LISTED = 3
"""Parts between semicolons from which a sentence is a list."""
LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0, as far "
    "as the owner of the records has published it under that licence."
)
LICENCE_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True)
class Sheet:
    """One table. `id` names it in every file (letters, digits and underscores); `lines` are
    sentences that stand above it. `table` has the columns of `columns` and no empty cell. `about`
    is what is otherwise with it than with the book's other tables, as a CSV says of itself."""

    id: str
    number: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[FigureColumn, ...]
    table: pd.DataFrame
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        """Its number and title."""
        return f"Table {self.number}: {self.title}"


@dataclass(frozen=True)
class Front:
    """What a book begins with: a short table of texts that is read before all others. `name` is
    that of its sheet (letters, digits and underscores)."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Book:
    """Several tables that go together. `status` is what every sheet and page must carry, empty
    where there is nothing; `facts` are pairs for the cover; `notes` hold for all tables; `made` is
    the day that stands for the making, so that the same book is the same bytes; `front` stands
    before the tables."""

    title: str
    author: str
    status: str
    made: date
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    front: Front | None = None


def shorthand() -> list[tuple[str, str]]:
    """The letters in square brackets, each with what it stands for."""
    return [(f"[{letter}]", words) for letter, words in EXPLAINED.items()]


def kinds(columns: Sequence[FigureColumn]) -> list[str]:
    """How each column is written: percent, count, decimal, day or text."""
    return [_kind(column) for column in columns]


def _kind(column: FigureColumn) -> str:
    if column.kind == "date":
        return DAY
    if not column.is_number:
        return TEXT
    if column.kind == "share":
        return PERCENT
    is_whole = column.kind in ("count", "days") or column.sql_type != "DOUBLE"
    return COUNT if is_whole else DECIMAL


def base(name: str) -> str:
    """The column whose limit a column is; else the column itself."""
    return name.removesuffix("_lower").removesuffix("_upper")


def is_mark(column: FigureColumn, value: object) -> bool:
    """Whether the cell holds a letter in the place of a number."""
    return column.is_number and isinstance(value, str)


def bracketed(column: FigureColumn, value: object) -> object:
    """The cell as workbooks and documents have it: a letter in square brackets."""
    return f"[{value}]" if is_mark(column, value) else value


def lines_of(text: str) -> list[str]:
    """A paragraph as its sentences. A long one that lists things is broken at its semicolons, so
    that each line of a sheet can be read without scrolling; one with a single semicolon is not, as
    its second half would begin in the middle."""
    lines = []
    for sentence in text.replace(". ", ".\n").splitlines():
        parts = sentence.replace("; ", ";\n").splitlines()
        is_list = len(sentence) > LONGEST_LINE and len(parts) >= FEWEST_LISTED
        lines += [part.strip() for part in (parts if is_list else [sentence]) if part.strip()]
    return lines
