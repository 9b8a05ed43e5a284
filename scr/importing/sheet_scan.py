"""What the files inside an Excel workbook tell of its sheets and the reader of cells does not: how
far a sheet reaches, before memory is taken for all of it; which cells hold an error such as #N/A
or a formula whose result was never saved, which would otherwise pass for blank; which dates are
shown as month and year only; and which rows are hidden."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from scr.base.errors import SourceError
from scr.importing.cells import number_of

# A table of 25 columns on a full sheet is half of this.
MOST_CELLS = 60_000_000
LARGEST_UNPACKED = 4 << 30
# A part of this size that shrinks so far holds the same over and over, to fill a memory; the cells
# of a large table take a tenth to a fiftieth of their room.
LARGE_PART = 64 << 20
MOST_PACKED = 300
MOST_SHEETS = 1_000
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, KeyError, UnicodeError, EOFError),
    # Of zipfile: packed in a way it does not know; protected by a password.
    *(NotImplementedError, RuntimeError),
)
_CHUNK = 1 << 20
# Chunks overlap by more than any one cell takes, so that none is cut in two unseen.
_OVERLAP = 1 << 16
_LINK = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_ATTRIBUTE = re.compile(r"(?:\w+:)?(\w+)=\"([^\"]*)\"")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*? r=\"([0-9]+)\"")
_WIDE = re.compile(rb" r=\"([A-Z]{2,3})[0-9]")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*? r=\"([A-Z]{1,3})([0-9]+)\"(?:[^>]*[^/])?>")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]* t=\"e\")[^>]*? r=\"([A-Z]{1,3})([0-9]+)\"[^>]*[^/]>"
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)</",
    re.DOTALL,
)
# Excel and LibreOffice save a result that is text, also where it is empty, with a type (t=).
_UNSAVED = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]* t=\")[^>]*? r=\"([A-Z]{1,3})([0-9]+)\"[^>]*>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN = re.compile(rb"<(?:\w+:)?row\b(?=[^>]* hidden=\"(?:1|true)\")[^>]*? r=\"([0-9]+)\"")
_STYLED = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]* s=\"([0-9]+)\")[^>]*? r=\"([A-Z]{1,3})([0-9]+)\"(?:[^>]*[^/])?>"
)
_FORMATS = re.compile(r"<(?:\w+:)?numFmt\b([^>]*)>")
_CELL_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b[^>]*>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf\b([^>]*)>")
_QUOTED = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.|_.|\*.")
# Of the number formats that every workbook has: mmm-yy.
_BUILT_IN_MONTHS = {17}


@dataclass
class Scanned:
    """What was seen on one sheet, by row and column counted from 1: errors (their text), formulas
    without a result (None), dates shown as month and year, hidden rows."""

    cells: dict[tuple[int, int], str | None] = field(default_factory=dict)
    months: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)


def scan_sheets(path: Path) -> dict[str, Scanned]:
    """What was seen on each sheet of an Excel workbook, by the sheet's name.

    Raises SourceError when a sheet reaches further than can be read. A workbook that is broken
    says nothing here: the reader of cells tells.
    """
    try:
        with zipfile.ZipFile(path) as book:
            check_size(path, book)
            months, parts = _month_styles(book), _parts(book)
            check_number(path, len(parts))
            return {name: _scan(path, name, book, part, months) for name, part in parts.items()}
    except BROKEN:
        return {}


def check_size(path: Path, book: zipfile.ZipFile) -> None:
    """Raises SourceError for a workbook that would fill the memory once it is unpacked."""
    parts = book.infolist()
    is_bomb = any(
        part.file_size > LARGE_PART and part.file_size > MOST_PACKED * part.compress_size
        for part in parts
    )
    if is_bomb or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise SourceError(
            f"{path.name} is too large to be read once it is unpacked. Save its tables as "
            "CSV, or divide it."
        )


def check_number(path: Path, n_sheets: int) -> None:
    """Raises SourceError for more sheets than anybody keeps records in."""
    if n_sheets > MOST_SHEETS:
        raise SourceError(
            f"{path.name} has {n_sheets:,} sheets, and at most {MOST_SHEETS:,} are read. Save the "
            "sheets that hold records in a workbook of their own."
        )


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Where in the archive each sheet stands, by its name."""
    links = [_attributes(tag) for tag in _LINK.findall(_text(book, "xl/_rels/workbook.xml.rels"))]
    targets = {link["Id"]: link["Target"] for link in links}
    parts = {}
    for tag in _SHEET.findall(_text(book, "xl/workbook.xml")):
        sheet = _attributes(tag)
        target = targets[sheet["id"]]
        parts[sheet["name"]] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    return parts


def _month_styles(book: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of the cell styles that show a date as its month and year, as cells name them."""
    if "xl/styles.xml" not in book.namelist():
        return frozenset()
    text = _text(book, "xl/styles.xml")
    formats = [_attributes(tag) for tag in _FORMATS.findall(text)]
    months = _BUILT_IN_MONTHS | {
        int(format_["numFmtId"])
        for format_ in formats
        if is_month_format(format_.get("formatCode", ""))
    }
    styles = _CELL_STYLES.search(text)
    used = [_attributes(tag) for tag in _STYLE.findall(styles[1])] if styles else []
    return frozenset(
        str(n).encode() for n, style in enumerate(used) if int(style.get("numFmtId", 0)) in months
    )


def is_month_format(code: str) -> bool:
    """Whether a number format shows the month and year of a date and not its day."""
    shown = _QUOTED.sub("", code.split(";")[0].lower())
    return "y" in shown and "m" in shown and not set(shown) & set("dh0#s")


def _text(book: zipfile.ZipFile, part: str) -> str:
    return book.read(part).decode("utf-8")


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def _scan(
    path: Path, name: str, book: zipfile.ZipFile, part: str, months: frozenset[bytes]
) -> Scanned:
    last_row, last_column = 1, 26
    scanned = Scanned()
    for text in _chunks(book, part):
        last_row = max([last_row, *(int(row) for row in _ROW.findall(text)[-1:])])
        last_column = max(
            [last_column, *(number_of(letters) for letters in set(_WIDE.findall(text)))]
        )
        _look(text, scanned, months)
    if last_row * last_column > MOST_CELLS:
        _check_reach(path, name, book, part)
    return scanned


def _look(text: bytes, scan: Scanned, months: frozenset[bytes]) -> None:
    if b' t="e"' in text:
        for letters, row, value in _ERROR.findall(text):
            scan.cells[int(row), number_of(letters)] = value.decode("utf-8", "replace")
    if b"<f" in text or b":f" in text:
        for letters, row in _UNSAVED.findall(text):
            scan.cells[int(row), number_of(letters)] = None
    if b' hidden="' in text:
        scan.hidden_rows.update(int(row) for row in _HIDDEN.findall(text))
    if any(b' s="' + style + b'"' in text for style in months):
        for style, letters, row in _STYLED.findall(text):
            if style in months:
                scan.months.add((int(row), number_of(letters)))


def _check_reach(path: Path, name: str, book: zipfile.ZipFile, part: str) -> None:
    """The same of the cells that hold something, which takes longer."""
    last_row = last_column = 1
    for text in _chunks(book, part):
        for letters, row in _FILLED.findall(text):
            last_row, last_column = max(last_row, int(row)), max(last_column, number_of(letters))
    if last_row * last_column > MOST_CELLS:
        raise SourceError(
            f"{path.name}: the sheet “{name}” reaches to row {last_row:,} and over {last_column:,} "
            "columns, which is further than can be read. Delete the rows and columns beyond the "
            "records, not only what is in them, and save it again."
        )


def _chunks(book: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with book.open(part) as file:
        rest = b""
        while data := file.read(_CHUNK):
            yield rest + data
            rest = (rest + data)[-_OVERLAP:]
