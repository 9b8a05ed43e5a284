"""Rows of a sheet that are no records: headings of a section, sub-totals, notes below the table.

A row is taken for one only where it could not be used as a record anyway, or says that it is a
total; a row with nothing but a key that looks like the others stays, to be kept out and reported.
"""

import re
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from scr.importing.cells import Cells
from scr.importing.sheets import Marks
from scr.store import Table

_TOTAL = r"(?i)^\s*(?:sub[ -]?totals?|(?:grand |overall )?totals?)\b"
_NOTE = re.compile(
    r"\s*(?:[*†‡#]|notes?\b|sources?\b|key\b|n\.?b\.?\b|footnotes?\b)", re.IGNORECASE
)
# What is passed over, in the words of the note.
SECTION = "hold one cell only, as the heading of a section does"
TOTAL = "hold a total"
NOTE = "hold a note below the table"


def passed_over(
    table: Table, cells: Cells, matched: Mapping[str, pa.Array], marks: Marks
) -> dict[str, list[int]]:
    """Places of the rows that are no records, by what they are."""
    if not table.key or not len(cells.row_numbers):
        return {}
    required = [matched[c.name] for c in table.columns if c.is_required]
    lacks = pc.equal(pc.utf8_trim_whitespace(required[0]), "")
    for column in required[1:]:
        lacks = pc.or_(lacks, pc.equal(pc.utf8_trim_whitespace(column), ""))
    across = pc.is_in(cells.row_numbers, pa.array(sorted(marks.across), pa.int64()))
    is_total = _totals(cells)
    looked_at = pc.indices_nonzero(pc.or_(pc.or_(lacks, across), is_total)).to_pylist()
    if not looked_at:
        return {}
    complete = pc.indices_nonzero(pc.invert(lacks)).to_pylist()
    last = max(set(complete) - set(looked_at), default=-1)
    shapes = _shapes(table, matched, set(complete) - set(looked_at))
    rows_by_kind: dict[str, list[int]] = {}
    for place, total, wide in zip(
        looked_at, is_total.take(looked_at).to_pylist(), across.take(looked_at).to_pylist(),
        strict=True,
    ):  # fmt: skip
        row = [column[place].as_py().strip() for column in cells.columns]
        kind = TOTAL if total else _kind(row, cells, table, shapes, is_wide=wide)
        if kind is None and place > last >= 0 and _is_note(row):
            kind = NOTE
        if kind is not None:
            rows_by_kind.setdefault(kind, []).append(place)
    return rows_by_kind


def _totals(cells: Cells) -> pa.Array:
    """Which rows begin with a word for a total: in the first column, or after blank cells."""
    is_total = pc.match_substring_regex(cells.columns[0], _TOTAL)
    if len(cells.columns) > 1:
        is_blank = pc.equal(pc.utf8_trim_whitespace(cells.columns[0]), "")
        if pc.any(is_blank).as_py():
            second = pc.match_substring_regex(cells.columns[1], _TOTAL)
            is_total = pc.or_(is_total, pc.and_(is_blank, second))
    return is_total


def _kind(
    row: list[str], cells: Cells, table: Table, shapes: set[str] | None, *, is_wide: bool
) -> str | None:
    filled = {text for text in row if text}
    if len(filled) != 1:
        return None
    if is_wide:
        return SECTION
    (text,) = filled
    place = row.index(text)
    if row.count(text) > 1:
        return None
    is_first_key = _plain_key(cells.header[place]) == _plain_key(table.key[0])
    # Without another row to compare with, what stands in the key's column is a key.
    is_record = is_first_key and (shapes is None or _shape(text) in shapes)
    return None if is_record else SECTION


def _is_note(row: list[str]) -> bool:
    first = next((text for text in row if text), "")
    return _NOTE.match(first) is not None


def _shapes(table: Table, matched: Mapping[str, pa.Array], places: set[int]) -> set[str] | None:
    """The shapes of the keys in complete rows; None where there is no such row."""
    if not places:
        return None
    keys = matched[table.key[0]].take(pa.array(sorted(places), pa.int64()))
    return {_shape(text) for text in pc.unique(keys).to_pylist()}


def _shape(text: str) -> str:
    """What kind of text it is: `SCR-12` and `scr-7` are both `a-9`."""
    letters = re.sub(r"[^\W\d_]+", "a", text.strip())
    return re.sub(r"\d+", "9", letters)


def _plain_key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
