"""Sheets as they stand: every row as text, before anybody knows which table it is or which row is
its header. A profile takes a sheet here and gives back rows of our tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from scr.importing.cells import from_lists

# The header is one of so many first rows of a sheet.
DEEPEST_HEADER = 30

Row = tuple[int, tuple[str, ...]]
Place = tuple[int, int]


@dataclass(frozen=True)
class Marks:
    """What a workbook tells of a sheet beside the text of its cells; rows and columns are counted
    from 1, as the spreadsheet shows them."""

    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    across: frozenset[int] = frozenset()
    """Rows of merged cells that cover several columns and no other row."""
    unsaved: tuple[Place, ...] = ()
    """Formulas whose result was never saved."""


@dataclass(frozen=True)
class Sheet:
    """One sheet, or a file without sheets (then `name` is empty), as text.

    `columns` has an array for each column from A on, of the rows that are not blank, whose
    numbers as the spreadsheet shows them are `row_numbers`. `header` is None unless the file's own
    form has one, as Parquet has; then the rows begin below it. `file` is what findings call it.
    """

    file: str
    name: str
    columns: tuple[pa.Array, ...]
    row_numbers: pa.Array
    header: tuple[str, ...] | None = None
    marks: Marks = Marks()

    @property
    def called(self) -> str:
        """What to call it in a message."""
        return f"{self.file}, sheet “{self.name}”" if self.name else self.file

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row that is not blank, with its number; the header is one of them."""
        header: list[Row] = [] if self.header is None else [(1, self.header)]
        return (*header, *self._rows(len(self.row_numbers)))

    @cached_property
    def top(self) -> tuple[Row, ...]:
        """The rows among which the header stands; the first row that is not blank always is."""
        if self.header is not None:
            return ((1, self.header),)
        first = self.row_numbers.slice(0, DEEPEST_HEADER).to_pylist()
        return self._rows(max(sum(n <= DEEPEST_HEADER for n in first), min(1, len(first))))

    def _rows(self, n: int) -> tuple[Row, ...]:
        numbers = self.row_numbers.slice(0, n).to_pylist()
        lists = [column.slice(0, n).to_pylist() for column in self.columns]
        return tuple(zip(numbers, zip(*lists, strict=True), strict=True))


@dataclass(frozen=True)
class ShapedTable:
    """Rows of one of our tables made from a sheet: `header` has our columns, `row_numbers` the
    rows of the sheet that each came from."""

    table: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]


@dataclass(frozen=True)
class ShapedSheet:
    """What a profile made of one sheet, and what has to be said of it: (rule id, table, row of
    the sheet or None, column or None, message). `n_passed_over` rows of each table, by its name,
    are in none of them on purpose."""

    tables: tuple[ShapedTable, ...]
    notes: tuple[tuple[str, str, int | None, str | None, str], ...] = field(default=())
    n_passed_over: tuple[tuple[str, int], ...] = field(default=())


# What a profile makes of a sheet, or None where it does not take it.
Shaper = Callable[[Sheet], ShapedSheet | None]


def sheet_of(
    file: str, name: str, records: Sequence[tuple[int, Sequence[Any]]], marks: Marks | None = None
) -> Sheet:
    """A sheet from numbered records of text; blank records and blank columns at the end are left
    out, short records padded."""
    columns, row_numbers = from_lists(records)
    return Sheet(file, name, columns, row_numbers, marks=marks or Marks())


def sheet_of_table(shaped: ShapedTable, sheet: Sheet) -> Sheet:
    """The rows of one of our tables as a sheet that has its header."""
    columns, _ = from_lists([(0, row) for row in shaped.rows], len(shaped.header))
    numbers = pa.array(shaped.row_numbers, pa.int64())
    return Sheet(sheet.file, sheet.name, columns, numbers, header=shaped.header)


def is_blank(sheet: Sheet) -> bool:
    """Whether there is nothing on it."""
    return sheet.header is None and not len(sheet.row_numbers)


def filled_rows(columns: Sequence[pa.Array]) -> pa.Array:
    """Which rows have a cell that is not blank. Columns are looked at only until all are known."""
    filled = pa.repeat(pa.scalar(False), len(columns[0]))
    for column in columns:
        filled = pc.or_(filled, pc.not_equal(pc.utf8_trim_whitespace(column), ""))
        if pc.all(filled).as_py():
            break
    return filled
