"""A person's own first rows as a profile would have them stored, before anything is."""

from dataclasses import dataclass
from datetime import date

from scr.importing.sheets import Sheet
from scr.importing.values import reader
from scr.profiles.applying import shape
from scr.profiles.evidence import BLANKS
from scr.profiles.headings import Header
from scr.profiles.model import SheetRule
from scr.store import Column, import_tables

N_ROWS = 10
_READ_KINDS = ("date", "code", "yes_no", "whole_number")


@dataclass(frozen=True)
class Preview:
    """Rows of one table as they would be stored: `rows` has, for each of `columns`, the value as
    text (None where it would be blank), `row_numbers` the rows of the sheet they come from, and
    `faults` the (row of the preview from 0, column) of cells that cannot be read as they stand,
    which keep a row out or are left blank. Names of boards and keys are looked up at the import."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    row_numbers: tuple[int, ...]
    faults: frozenset[tuple[int, str]]
    n_rows: int
    """How many rows the whole sheet gives."""


def preview(
    sheet: Sheet, rule: SheetRule, header: Header, as_at: date = date.max, n: int = N_ROWS
) -> tuple[Preview, ...]:
    """The first `n` rows of each table that the sheet gives by the rule. Raises as `shape`."""
    shaped = shape(sheet, rule, header, "")
    previews = []
    for table in shaped.tables:
        columns = [import_tables()[table.table].column(name) for name in table.header]
        rows, faults = [], set()
        for place, cells in enumerate(table.rows[:n]):
            read = [_read(column, cell, as_at) for column, cell in zip(columns, cells, strict=True)]
            rows.append(tuple(text for text, _ in read))
            faults |= {(place, c.name) for c, (_, bad) in zip(columns, read, strict=True) if bad}
        previews.append(
            Preview(
                table=table.table,
                columns=table.header,
                rows=tuple(rows),
                row_numbers=table.row_numbers[:n],
                faults=frozenset(faults),
                n_rows=len(table.rows),
            )
        )
    return tuple(previews)


def _read(column: Column, cell: str, as_at: date) -> tuple[str | None, bool]:
    """The value as text, and whether it cannot be read."""
    if column.kind not in _READ_KINDS:
        is_blank = cell.casefold() in BLANKS and not column.is_required
        return (None if is_blank or not cell else cell), not cell and column.is_required
    value = reader(column, as_at)(cell)
    if value.fault is not None or (value.value is None and column.is_required):
        return cell or None, True
    if isinstance(value.value, date) and getattr(value, "is_month", False):
        return f"{value.value:%Y-%m}", False
    if isinstance(value.value, bool):
        return ("yes" if value.value else "no"), False
    return (None if value.value is None else str(value.value)), False
