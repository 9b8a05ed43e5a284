"""Reading CSV as people's programs write it, with the rows numbered as a spreadsheet shows them.

Regular files take a fast path; anything irregular takes a careful one, record by record.
"""

import csv
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from scr.base.errors import SourceError
from scr.importing.cells import Cells, from_records, numbered

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 10_000_000
LONGEST_HEADER = 1_000_000
# Put after the last line: a quotation mark left open shows itself by swallowing it.
END = "\x03end\x03"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"PAR1")


def read_csv(path: Path) -> Cells | None:
    """The cells of a CSV file, None when it has no line that is not blank.

    Raises SourceError when it is no CSV file or its text cannot be decoded.
    """
    data = path.read_bytes()
    text = _decode(data, path)
    body, delimiter = _delimiter(text)
    csv.field_size_limit(LONGEST_CELL)
    start = io.StringIO(body[:LONGEST_HEADER], newline="")
    header = next(csv.reader(start, delimiter=delimiter), [])
    cells = _read_fast(body, delimiter, len(header)) if _is_header(header) else None
    return cells or _read_carefully(body, delimiter, path)


def _decode(data: bytes, path: Path) -> str:
    if data.startswith(_UTF16) or data[:4000].count(0) > len(data[:4000]) // 10:
        raise SourceError(
            f"{path.name} is Unicode text of a kind that is not read (UTF-16). Open it in the "
            "spreadsheet and save it as “CSV UTF-8”."
        )
    if data.startswith(_OFFICE):
        raise SourceError(
            f"{path.name} is not a CSV file, whatever its name says. Give it the right ending, "
            "or save it again as CSV or .xlsx."
        )
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SourceError(
        f"{path.name} is neither UTF-8 nor Windows-1252 text. Open it in the spreadsheet and save "
        "it as “CSV UTF-8”."
    )


def _delimiter(text: str) -> tuple[str, str]:
    """The text without Excel's `sep=` line, and what stands between its cells."""
    if text[:4].lower() == "sep=":
        first, _, rest = text.partition("\n")
        if first.rstrip()[4:] in DELIMITERS or first[4:5] == "\t":
            return rest, first[4]
    line = next((line for line in text[:100_000].splitlines() if line.strip()), "")
    return text, max(DELIMITERS, key=line.count)


def _is_header(header: list[str]) -> bool:
    return bool(header) and any(c.strip() for c in header) and bool(header[-1].strip())


def _read_fast(text: str, delimiter: str, width: int) -> Cells | None:
    names = [f"c{number}" for number in range(width)]
    data = f"{text}\n{END}{delimiter * (width - 1)}\n".encode()
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=1 << 23),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=b'"' in data, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.column(0)[-1].as_py() != END:
        return None
    table = table.slice(0, table.num_rows - 1).combine_chunks()
    columns = [_one_chunk(column) for column in table.columns]
    header = tuple(column[0].as_py() for column in columns)
    columns = [column.slice(1) for column in columns]
    row_numbers = numbered(2, table.num_rows - 1)
    filled = _filled_rows(columns)
    # Taking rows out copies every column, so it is not done where no row is blank.
    if not pc.all(filled).as_py():
        columns = [column.filter(filled) for column in columns]
        row_numbers = row_numbers.filter(filled)
    return Cells(header, tuple(columns), row_numbers)


def _one_chunk(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def _filled_rows(columns: list[pa.Array]) -> pa.Array:
    """Which rows have a cell that is not blank. Columns are looked at only until all are known."""
    filled = pa.repeat(pa.scalar(False), len(columns[0]))
    for column in columns:
        filled = pc.or_(filled, pc.not_equal(pc.utf8_trim_whitespace(column), ""))
        if pc.all(filled).as_py():
            break
    return filled


def _read_carefully(text: str, delimiter: str, path: Path) -> Cells | None:
    lines = io.StringIO(f"{text}\n{END}\n", newline="")
    try:
        records = list(enumerate(csv.reader(lines, delimiter=delimiter), 1))
    except csv.Error as error:
        raise SourceError(
            f"{path.name} cannot be read as CSV ({error}). Open it in the spreadsheet and save it "
            "again as “CSV UTF-8”."
        ) from None
    if records[-1][1] != [END]:
        raise SourceError(
            f"{path.name}: row {records[-1][0]} opens a quotation mark that is never closed. "
            "Close it, or save the file again from the spreadsheet."
        )
    return from_records(records[:-1])
