"""From a sheet to the rows of a table: which columns it has, which rows are records, and what has
to be said of the others."""

import pyarrow as pa
import pyarrow.compute as pc

from scr.importing import mended
from scr.importing.cells import Cells, letters
from scr.importing.header import Header, find_header
from scr.importing.names import plain
from scr.importing.nearness import LONGEST_SHOWN, Near, near_columns, nearest
from scr.importing.passing_over import passed_over
from scr.importing.reading import Part, Reading
from scr.importing.report import Finding
from scr.importing.sheets import Marks, Sheet, filled_rows, is_blank
from scr.importing.wording import listed, row_numbers, rows_are
from scr.store import Table


def add_part(reading: Reading, table: Table, sheet: Sheet, source_no: int) -> None:
    """Find a sheet's header, match it to the table's columns and keep its rows; where a required
    column is missing, leave the whole sheet out and say so once."""
    reading.files.add(sheet.file)
    _note_hidden(reading, table, sheet)
    if is_blank(sheet):
        nothing = pa.array([], pa.int64())
        reading.parts.append(Part(table.name, source_no, sheet.file, {}, nothing))
        return
    header = find_header(sheet, table)
    required = [c.name for c in table.columns if c.is_required]
    absent = [name for name in required if name not in header.columns]
    if absent:
        row, near = _likeliest(sheet, table)
        n_below = pc.sum(pc.greater(sheet.row_numbers, row)).as_py() if near else None
        reading.left_out[source_no, table.name] += (
            len(sheet.row_numbers) if n_below is None else n_below
        )
        message = _missing(sheet, table, absent, row, near)
        reading.findings.append(
            Finding("missing_column", "reject", table.name, sheet.file, None, absent[0], message)
        )
        return
    _note_header(reading, table, sheet, header)
    cells = _below(sheet, header)
    matched = _matched(reading, table, sheet, cells, header)
    _warn_of_unsaved(reading, table, sheet, header)
    _warn_of_overlong(reading, table, sheet, cells)
    matched, numbers, cells = _records(reading, table, sheet, cells, matched)
    part = Part(table.name, source_no, sheet.file, matched, numbers)
    reading.parts.extend(
        Part(part.table, part.source_no, part.file, columns, rows)
        for columns, rows in mended.by_absence(cells, part.columns, part.row_numbers)
    )


def _below(sheet: Sheet, header: Header) -> Cells:
    """The rows below the header, as wide as it is."""
    start = 0 if sheet.header is not None else header.place + 1
    columns = [column.slice(start) for column in sheet.columns]
    numbers = sheet.row_numbers.slice(start)
    width = len(header.names)
    beyond = columns[width:]
    overlong: tuple[int, ...] = ()
    if beyond and len(numbers):
        overlong = tuple(numbers.filter(filled_rows(beyond)).to_pylist())
    return Cells(header.names, tuple(columns[:width]), numbers, overlong)


def _matched(
    reading: Reading, table: Table, sheet: Sheet, cells: Cells, header: Header
) -> dict[str, pa.Array]:
    matched: dict[str, pa.Array] = {}
    unknown: list[tuple[int, str]] = []
    for number, (name, column) in enumerate(zip(header.names, header.columns, strict=True)):
        if column is None:
            unknown.append((number, name))
        elif column in matched:
            reading.warn(
                "repeated_column",
                table.name,
                sheet.file,
                f"Column {letters(number)} has the name of an earlier one and is not read. "
                "Take one of the two out.",
                column=column,
            )
        else:
            matched[column] = cells.columns[number]
    is_mended = mended.note(reading.mended, table, cells)
    for number, name in unknown:
        if is_mended and plain(name) in mended.OWN_COLUMNS:
            continue
        if not name and _is_empty(cells.columns[number]):
            continue
        _warn_of_unknown(reading, table, sheet, number, name, set(matched))
    return matched


def _warn_of_unknown(
    reading: Reading, table: Table, sheet: Sheet, number: int, name: str, taken: set[str]
) -> None:
    free = [c.name for c in table.columns if c.name not in taken]
    near = nearest(name, table, free) if name and free else None
    hint = f" The nearest that it has is {near.column}." if near else ""
    reading.warn(
        "unknown_column",
        table.name,
        sheet.file,
        f"Column {letters(number)} is not one that the table {table.name} has, and is not "
        f"read.{hint} If it should be read, give it the name that the template has.",
        column=name[:LONGEST_SHOWN] or letters(number),
    )


def _likeliest(sheet: Sheet, table: Table) -> tuple[int, list[Near]]:
    """The row that is most like a header of the table, and its headings that are near a column."""
    columns = [column.name for column in table.columns]
    options = [(number, near_columns(cells, table, columns)) for number, cells in sheet.top]
    return max(options, key=lambda option: sum(near.likeness for near in option[1]))


def _missing(sheet: Sheet, table: Table, absent: list[str], row: int, near: list[Near]) -> str:
    """What is missing, the likeliest header row and the nearest headings, in one message."""
    where = f"Row {row} looks like the header, but" if near else "No row looks like the header:"
    verb = "is" if len(absent) == 1 else "are"
    sentences = [f"{where} {listed(absent)}, which {verb} required, {verb} not there."]
    offered = [pair for pair in near if plain(pair.heading) != plain(pair.column)]
    if offered:
        pairs = "; ".join(f"“{pair.heading}” may be {pair.column}" for pair in offered)
        sentences.append(f"Nearest headings: {pairs}.")
    named = f"the sheet “{sheet.name}”" if sheet.name else "the file"
    sentences.append(
        f"Give the columns their names, or import with a profile. Nothing of {named} was taken in, "
        f"and the table {table.name} was left as it was."
    )
    return " ".join(sentences)


def _note_header(reading: Reading, table: Table, sheet: Sheet, header: Header) -> None:
    """Say which rows above the header are passed over, and that a header takes two rows."""
    rows = [number for number, _ in sheet.top]
    above = rows[: header.first] if sheet.header is None else []
    reading.n_passed_over[table.name] += len(above)
    if above:
        reading.warn(
            "rows_above_header",
            table.name,
            sheet.file,
            f"The header is in row {header.row}; {row_numbers(above)} above it "
            f"{'is' if len(above) == 1 else 'are'} passed over.",
            row=header.row,
        )
    if header.first != header.place:
        reading.warn(
            "header_in_two_rows",
            table.name,
            sheet.file,
            f"Rows {rows[header.first]} and {header.row} are read together as the header: groups "
            "above, names below.",
            row=header.row,
        )


def _records(
    reading: Reading, table: Table, sheet: Sheet, cells: Cells, matched: dict[str, pa.Array]
) -> tuple[dict[str, pa.Array], pa.Array, Cells]:
    """The rows that are records; the others are noted."""
    others = passed_over(table, cells, matched, sheet.marks)
    numbers = cells.row_numbers
    if not others:
        return matched, numbers, cells
    for kind, places in others.items():
        rows = numbers.take(pa.array(places, pa.int64())).to_pylist()
        reading.n_passed_over[table.name] += len(rows)
        message = f"{rows_are(rows)} passed over: they {kind}."
        if len(rows) == 1:
            message = message.replace("they hold", "it holds")
        reading.warn("rows_passed_over", table.name, sheet.file, message, row=rows[0])
    away = pa.array(sorted(place for places in others.values() for place in places), pa.int64())
    places = pa.array(range(len(numbers)), pa.int64())
    kept = places.filter(pc.invert(pc.is_in(places, away)))
    left = Cells(cells.header, tuple(c.take(kept) for c in cells.columns), numbers.take(kept))
    return {name: c.take(kept) for name, c in matched.items()}, left.row_numbers, left


def _note_hidden(reading: Reading, table: Table, sheet: Sheet) -> None:
    marks: Marks = sheet.marks
    if marks.is_hidden:
        n = len(sheet.row_numbers)
        reading.warn(
            "hidden_sheet",
            table.name,
            sheet.file,
            f"1 hidden sheet, “{sheet.name}”, was read like the others ({n} "
            f"{'row' if n == 1 else 'rows'}). Take it out if it is not meant.",
        )
    if marks.hidden_rows:
        rows = sorted(marks.hidden_rows)
        were = "1 hidden row was" if len(rows) == 1 else f"{len(rows)} hidden rows were"
        reading.warn(
            "hidden_rows",
            table.name,
            sheet.file,
            f"{were} read like the others: {row_numbers(rows)}. Take out what is not meant.",
            row=rows[0],
        )


def _warn_of_overlong(reading: Reading, table: Table, sheet: Sheet, cells: Cells) -> None:
    for row in cells.overlong:
        reading.warn(
            "cells_beyond_header",
            table.name,
            sheet.file,
            "The row has more cells than there are column names; those beyond are not read. Check "
            "that no cell of the row has slipped to the right.",
            row=row,
        )


def _warn_of_unsaved(reading: Reading, table: Table, sheet: Sheet, header: Header) -> None:
    for row, number in sheet.marks.unsaved:
        is_record = row > header.row and number <= len(header.columns)
        if is_record and (name := header.columns[number - 1]):
            reading.warn(
                "formula_without_value",
                table.name,
                sheet.file,
                "The cell holds a formula whose result was never saved, so it is read as blank. "
                "Open the workbook in Excel, save it, and import it again.",
                row=row,
                column=name,
            )


def _is_empty(cells: pa.Array) -> bool:
    return not pc.any(pc.not_equal(pc.utf8_trim_whitespace(cells), "")).as_py()
