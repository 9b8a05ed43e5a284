"""The cells of one sheet or file as text, before anybody knows which table they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa


@dataclass(frozen=True)
class Cells:
    """A sheet or file as text: the header, one string array per column (of equal length, as long
    as the header or longer), and each row's number in the spreadsheet."""

    header: tuple[str, ...]
    columns: tuple[pa.Array, ...]
    row_numbers: pa.Array
    overlong: tuple[int, ...] = ()
    """Row numbers of rows that have cells beyond the header."""
    unsaved: tuple[tuple[int, int], ...] = ()
    """Row and column, counted from 1, of formulas whose result was never saved."""


def letters(number: int) -> str:
    """A spreadsheet's name for the column with this number, counted from 0: 0 is A, 26 is AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def numbered(first: int, n: int) -> pa.Array:
    """So many whole numbers in sequence."""
    return pa.array(np.arange(first, first + n, dtype=np.int64))


def from_nothing() -> Cells:
    """The cells of an empty sheet."""
    return Cells((), (), numbered(0, 0))


def from_records(records: Sequence[tuple[int, Sequence[Any]]]) -> Cells | None:
    """Cells from numbered records of text; the first that is not blank is the header.

    Blank records are passed over, short ones padded. None when every record is blank.
    """
    filled = [(number, row) for number, row in records if any(str(c).strip() for c in row)]
    if not filled:
        return None
    header = [str(cell) for cell in filled[0][1]]
    while header and not header[-1].strip():
        header.pop()
    body = filled[1:]
    width = len(header)
    overlong = tuple(n for n, row in body if any(str(c).strip() for c in row[width:]))
    padded = [[*row[:width], *[""] * (width - len(row))] for _, row in body]
    columns = (
        tuple(pa.array(column, pa.string()) for column in zip(*padded, strict=True))
        if padded
        else tuple(pa.array([], pa.string()) for _ in header)
    )
    return Cells(tuple(header), columns, pa.array([n for n, _ in body], pa.int64()), overlong)
