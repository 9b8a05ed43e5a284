"""The cells of one table as text: a header and the rows below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa


@dataclass(frozen=True)
class Cells:
    """A table as text: the header, one string array per column (of equal length, as long as the
    header), and each row's number in the spreadsheet."""

    header: tuple[str, ...]
    columns: tuple[pa.Array, ...]
    row_numbers: pa.Array
    overlong: tuple[int, ...] = ()
    """Row numbers of rows that have cells beyond the header."""


def letters(number: int) -> str:
    """A spreadsheet's name for the column with this number, counted from 0: 0 is A, 26 is AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def number_of(letters: bytes) -> int:
    """The number, counted from 1, of the column that a spreadsheet calls this: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def numbered(first: int, n: int) -> pa.Array:
    """So many whole numbers in sequence."""
    return pa.array(np.arange(first, first + n, dtype=np.int64))


def from_lists(
    records: Sequence[tuple[int, Sequence[Any]]], width: int | None = None
) -> tuple[tuple[pa.Array, ...], pa.Array]:
    """Columns and row numbers from numbered records of text. Blank records are left out (but not
    where a width is given), and columns that are blank from somewhere on; short ones are padded."""
    if width is None:
        records = [(number, row) for number, row in records if any(c.strip() for c in row)]
        width = max((_reach(row) for _, row in records), default=0)
    padded = [[*row[:width], *[""] * (width - len(row))] for _, row in records]
    if not padded:
        return tuple(pa.array([], pa.string()) for _ in range(width)), numbered(0, 0)
    columns = tuple(pa.array(column, pa.string()) for column in zip(*padded, strict=True))
    return columns, pa.array([number for number, _ in records], pa.int64())


def _reach(row: Sequence[str]) -> int:
    """How many cells a row has up to the last that is not blank."""
    for n in range(len(row), 0, -1):
        if row[n - 1].strip():
            return n
    return 0
