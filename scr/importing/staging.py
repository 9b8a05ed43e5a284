"""From text to typed columns, with every cell that cannot be read noted as a fault."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from scr.importing.cells import numbered
from scr.importing.names import DASHES, clean_key
from scr.importing.reading import Part
from scr.importing.values import BLANKS, Value, reader
from scr.store import Column, Table

ARROW_TYPES = {
    "text": pa.string(),
    "code": pa.string(),
    "date": pa.date32(),
    "yes_no": pa.bool_(),
    "whole_number": pa.int32(),
    "list": pa.list_(pa.string()),
}
# Columns that hold a board's id, name or alias; those with ; between; and a review's id.
BOARD_COLUMNS = ("board_id", "neighbour_id", "successor_board_id")
JOINT_COLUMN = "joint_board_ids"
BOARDS = "boards"
MONTH_ONLY = "month_only"


@dataclass
class Staged:
    """The rows of one table: text trimmed, values typed; unreadable ones are null and a fault.

    `row_id` is the row's place among all rows of the table in this import.
    """

    table: Table
    parts: list[Part]
    file: pa.Array
    row_number: pa.Array
    source_no: pa.Array
    part_no: pa.Array
    columns: dict[str, pa.Array] = field(default_factory=dict)
    months: dict[str, list[int]] = field(default_factory=dict)
    """Rows whose date is known to the month only, by column."""
    passed_over: list[int] = field(default_factory=list)
    """Rows that are part of another, which goes in for them."""
    faults: list[pa.Table] = field(default_factory=list)

    @property
    def n_rows(self) -> int:
        """How many rows were read."""
        return len(self.row_number)

    def data(self) -> pa.Table:
        """The typed columns in the table's order, after row_id, source_no, part_no, file,
        row_number; then `month_only`, where the table has it."""
        places = {
            "row_id": numbered(0, self.n_rows),
            "source_no": self.source_no,
            "part_no": self.part_no,
            "file": self.file,
            "row_number": self.row_number,
        }
        columns = {c.name: self.columns[c.name] for c in self.table.columns}
        filled = {MONTH_ONLY: self._month_only()} if MONTH_ONLY in self.table.filled_names else {}
        return pa.table(places | columns | filled)

    def _month_only(self) -> pa.Array:
        """For each row the columns whose date is known to the month only, null for none."""
        listed: list[list[str] | None] = [None] * self.n_rows
        for column, rows in self.months.items():
            for row in rows:
                listed[row] = [*(listed[row] or []), column]
        return pa.array(listed, ARROW_TYPES["list"])

    def note(self, rows: pa.Array, column: str | None, fault: str, detail: str | None) -> None:
        """Note that the rows (ids, ascending) break a rule in a column."""
        if len(rows):
            self.note_each(rows, column, fault, pa.array([detail] * len(rows), pa.string()))

    def note_each(self, rows: pa.Array, column: str | None, fault: str, details: pa.Array) -> None:
        """The same with a detail for each row."""
        if not len(rows):
            return
        n = len(rows)
        self.faults.append(
            pa.table(
                {
                    "table_name": pa.array([self.table.name] * n, pa.string()),
                    "row_id": rows.cast(pa.int64()),
                    "file": self.file.take(rows),
                    "row_number": self.row_number.take(rows),
                    "column_name": pa.array([column] * n, pa.string()),
                    "fault": pa.array([fault] * n, pa.string()),
                    "detail": details,
                }
            )
        )

    def note_rows(self, faults: Iterable[tuple[int, str, str, str | None]]) -> None:
        """Note single faults: (row id, column, fault, detail)."""
        alike: dict[tuple[str, str, str | None], list[int]] = {}
        for row, column, fault, detail in faults:
            alike.setdefault((column, fault, detail), []).append(row)
        for (column, fault, detail), rows in alike.items():
            self.note(pa.array(rows, pa.int64()), column, fault, detail)


def stage(table: Table, parts: list[Part], as_at: date) -> Staged:
    """Type every column that needs no look-up; texts that name boards stay text."""
    lengths = [len(part.row_numbers) for part in parts]

    def spread(values: list, kind: pa.DataType) -> pa.Array:
        arrays = [pa.repeat(pa.scalar(v, kind), n) for v, n in zip(values, lengths, strict=True)]
        return pa.concat_arrays([pa.array([], kind), *arrays])

    staged = Staged(
        table=table,
        parts=parts,
        file=spread([part.file for part in parts], pa.string()),
        row_number=pa.concat_arrays([pa.array([], pa.int64()), *[p.row_numbers for p in parts]]),
        source_no=spread([part.source_no for part in parts], pa.int32()),
        part_no=spread(list(range(len(parts))), pa.int32()),
    )
    for column in table.columns:
        cells = _cells(column, parts)
        if is_board(table, column) or column.name == JOINT_COLUMN:
            staged.columns[column.name] = read_text(staged, column, cells)
        elif column.kind == "text":
            texts = read_text(staged, column, cells)
            is_key = column.name in table.key or column.name == "review_id"
            staged.columns[column.name] = _clean_keys(texts) if is_key else texts
        elif column.kind == "list":
            texts = read_text(staged, column, cells)
            staged.columns[column.name] = by_distinct(texts, split, ARROW_TYPES["list"])
        else:
            staged.columns[column.name] = _read_kind(staged, column, cells, as_at)
    return staged


def is_board(table: Table, column: Column) -> bool:
    """Whether the column refers to a board (the key of `boards` does not)."""
    return column.name in BOARD_COLUMNS and (table.name, column.name) != (BOARDS, "board_id")


def split(text: str) -> list[str] | None:
    """The parts of a cell with ; between, without blanks and repeats; None when there is none."""
    parts = dict.fromkeys(part.strip() for part in text.split(";"))
    return [part for part in parts if part] or None


def by_distinct(texts: pa.Array, read: Callable[[str], object], kind: pa.DataType) -> pa.Array:
    """A column from a function of its texts, called once for each distinct one; null stays null."""
    encoded = texts.dictionary_encode()
    values = pa.array([read(text) for text in encoded.dictionary.to_pylist()], kind)
    return values.take(encoded.indices)


def read_text(staged: Staged, column: Column, cells: pa.Array) -> pa.Array:
    """Trimmed text, null where blank; a required cell that is empty is a fault."""
    texts = _trimmed(cells)
    if column.is_required:
        is_blank = pc.equal(texts, "")
        staged.note(pc.indices_nonzero(is_blank), column.name, "missing_value", None)
    else:
        is_blank = pc.is_in(pc.utf8_lower(texts), pa.array([*BLANKS, *DASHES]))
    return pc.if_else(is_blank, pa.scalar(None, pa.string()), texts)


def _cells(column: Column, parts: list[Part]) -> pa.Array:
    """The column's text in all parts; where it is absent, null, or empty if it is required."""
    filler = pa.scalar("" if column.is_required else None, pa.string())
    arrays = [
        part.columns[column.name]
        if column.name in part.columns
        else pa.repeat(filler, len(part.row_numbers))
        for part in parts
    ]
    return pa.concat_arrays([pa.array([], pa.string()), *arrays])


def _trimmed(cells: pa.Array) -> pa.Array:
    """The texts without spaces around them, and without the apostrophe that marks as text what
    would otherwise begin like a formula: our own files write it, and spreadsheets do."""
    texts = pc.utf8_trim_whitespace(cells)
    if not pc.any(pc.starts_with(texts, "'")).as_py():
        return texts
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, r"^'([=+@\t\r\n-])", r"\1"))


def _clean_keys(texts: pa.Array) -> pa.Array:
    """Keys as they are stored. Nearly all are plain already, and only others are looked at one by
    one."""
    if pc.any(pc.match_substring(texts, ".0")).as_py():
        texts = pc.replace_substring_regex(texts, r"^([0-9]+)\.0+$", r"\1")
    if pc.all(pc.string_is_ascii(pc.fill_null(texts, ""))).as_py():
        return texts
    return by_distinct(texts, clean_key, pa.string())


def _read_kind(staged: Staged, column: Column, cells: pa.Array, as_at: date) -> pa.Array:
    encoded = _trimmed(cells).dictionary_encode()
    read = reader(column, as_at)
    values_read: list[Value] = [read(text) for text in encoded.dictionary.to_pylist()]
    for which in ("fault", "notice"):
        names = [getattr(value, which) for value in values_read]
        for name in sorted({name for name in names if name}):
            rows = _rows(encoded, [n == name for n in names])
            details = pa.array([_detail(value, column, name) for value in values_read], pa.string())
            staged.note_each(rows, column.name, name, details.take(encoded.indices.take(rows)))
    if any(value.is_month for value in values_read):
        rows = _rows(encoded, [value.is_month for value in values_read])
        staged.months[column.name] = rows.to_pylist()
    values = pa.array([value.value for value in values_read], ARROW_TYPES[column.kind])
    return values.take(encoded.indices)


def _rows(encoded: pa.Array, is_hit: list[bool]) -> pa.Array:
    """The rows whose distinct text is hit."""
    return pc.indices_nonzero(
        pc.fill_null(pa.array(is_hit, pa.bool_()).take(encoded.indices), False)
    )


def _detail(value: Value, column: Column, fault: str) -> str | None:
    if fault != "unknown_code":
        return value.detail
    return f"{value.detail or ''}Write one of: {', '.join(column.codes)}."
