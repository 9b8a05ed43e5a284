"""Reading CSV as people's programs write it, with the rows numbered as a spreadsheet shows them.

Regular files take a fast path; anything irregular takes a careful one, record by record.
"""

import csv
import io
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from scr.base.errors import SourceError
from scr.importing.cells import numbered
from scr.importing.names import plain
from scr.importing.sheets import DEEPEST_HEADER, Sheet, filled_rows, sheet_of
from scr.importing.tables import column_names

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 10_000_000
LONGEST_HEADER = 1_000_000
# Put after the last line: a quotation mark left open shows itself by swallowing it.
END = "\x03end\x03"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"PAR1")


def read_csv(path: Path, called: str) -> Sheet | None:
    """A CSV file as a sheet, None when it has no line that is not blank.

    Raises SourceError when it is no CSV file or its text cannot be decoded.
    """
    text = decode(path.read_bytes(), path)
    body, delimiter = delimited(text)
    csv.field_size_limit(LONGEST_CELL)
    start = io.StringIO(body[:LONGEST_HEADER], newline="")
    first = next(csv.reader(start, delimiter=delimiter), [])
    sheet = _read_fast(body, delimiter, len(first), called) if _is_header(first) else None
    sheet = sheet or _read_carefully(body, delimiter, path, called)
    return sheet if len(sheet.row_numbers) else None


def decode(data: bytes, path: Path) -> str:
    """The text of a CSV file. Raises SourceError when it is none that can be read."""
    if data.startswith(_OFFICE):
        raise SourceError(
            f"{path.name} is not a CSV file, whatever its name says. Give it the right ending, "
            "or save it again as CSV or .xlsx."
        )
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise SourceError(
                f"{path.name} holds characters that no text has, so it is damaged or no CSV file. "
                "Open it in the spreadsheet and save it as “CSV UTF-8”."
            )
        return text.removeprefix("\ufeff")
    raise SourceError(
        f"{path.name} is neither Unicode nor Windows-1252 text. Open it in the spreadsheet and "
        "save it as “CSV UTF-8”."
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    """What the bytes may be written in. UTF-16 without its mark shows by every other byte of
    plain text being zero."""
    if data.startswith(_UTF16):
        return ("utf-16",)
    start = data[:4000]
    if len(start) > 1 and start.count(0) > len(start) // 10:
        is_little = start[1::2].count(0) >= start[0::2].count(0)
        return ("utf-16-le",) if is_little else ("utf-16-be",)
    return ("utf-8", "cp1252")


def delimited(text: str) -> tuple[str, str]:
    """The text without Excel's `sep=` line, and what stands between its cells.

    The delimiter that divides one of the first lines into most of our column names; where no line
    has one, that which most lines have equally often.
    """
    if text[:4].lower() == "sep=":
        first, _, rest = text.partition("\n")
        if first.rstrip()[4:] in DELIMITERS or first[4:5] == "\t":
            return rest, first[4]
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:DEEPEST_HEADER]
    return text, max(DELIMITERS, key=lambda delimiter: _divides(lines, delimiter))


def _divides(lines: list[str], delimiter: str) -> tuple[int, int, int]:
    template_names = column_names()
    lines = [line for line in lines if delimiter in line]
    n_known = max((len(_names(line, delimiter) & template_names) for line in lines), default=0)
    counts = Counter(line.count(delimiter) for line in lines)
    per_line, n_lines = max(counts.items(), key=lambda pair: pair[::-1], default=(0, 0))
    # One name alone is found in a line whatever it is divided by.
    return (n_known if n_known > 1 else 0, n_lines, per_line)


def _names(line: str, delimiter: str) -> set[str]:
    return {plain(cell) for cell in line.split(delimiter)}


def _is_header(header: list[str]) -> bool:
    return bool(header) and any(c.strip() for c in header) and bool(header[-1].strip())


def _read_fast(text: str, delimiter: str, width: int, called: str = "") -> Sheet | None:
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
    row_numbers = numbered(1, table.num_rows)
    filled = filled_rows(columns)
    # Taking rows out copies every column, so it is not done where no row is blank.
    if not pc.all(filled).as_py():
        columns = [column.filter(filled) for column in columns]
        row_numbers = row_numbers.filter(filled)
    return Sheet(called, "", tuple(columns), row_numbers)


def _one_chunk(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def _read_carefully(text: str, delimiter: str, path: Path, called: str = "") -> Sheet:
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
    return sheet_of(called, "", records[:-1])
