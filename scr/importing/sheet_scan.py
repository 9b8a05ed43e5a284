"""What the files inside a workbook tell of its sheets and the reader of cells does not: how far a
sheet reaches, before memory is taken for all of it, and which cells hold an error such as #N/A or
a formula whose result was never saved, which would otherwise pass for blank."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from scr.base.errors import SourceError

# A table of 25 columns on a full sheet is half of this.
MOST_CELLS = 60_000_000
LARGEST_UNPACKED = 4 << 30
_BROKEN = (
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
Found = dict[tuple[int, int], str | None]


def scan_sheets(path: Path) -> dict[str, Found]:
    """The errors (their text) and formulas without a result (None) of each sheet, by sheet name
    and by row and column counted from 1.

    Raises SourceError when a sheet reaches further than can be read. A workbook that is broken
    says nothing here: the reader of cells tells.
    """
    try:
        with zipfile.ZipFile(path) as book:
            if sum(part.file_size for part in book.infolist()) > LARGEST_UNPACKED:
                raise SourceError(
                    f"{path.name} is too large to be read once it is unpacked. Save its tables as "
                    "CSV, or divide it."
                )
            return {name: _scan(path, name, book, part) for name, part in _parts(book).items()}
    except _BROKEN:
        return {}


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Where in the archive each sheet stands, by its name."""
    links = [_attributes(tag) for tag in _LINK.findall(_text(book, "xl/_rels/workbook.xml.rels"))]
    targets = {one["Id"]: one["Target"] for one in links}
    found = {}
    for tag in _SHEET.findall(_text(book, "xl/workbook.xml")):
        sheet = _attributes(tag)
        target = targets[sheet["id"]]
        found[sheet["name"]] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    return found


def _text(book: zipfile.ZipFile, part: str) -> str:
    return book.read(part).decode("utf-8")


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def _scan(path: Path, name: str, book: zipfile.ZipFile, part: str) -> Found:
    last_row, last_column = 1, 26
    found: Found = {}
    for text in _chunks(book, part):
        last_row = max([last_row, *(int(row) for row in _ROW.findall(text)[-1:])])
        last_column = max(
            [last_column, *(_number(letters) for letters in set(_WIDE.findall(text)))]
        )
        if b' t="e"' in text:
            for letters, row, value in _ERROR.findall(text):
                found[int(row), _number(letters)] = value.decode("utf-8", "replace")
        if b"<f" in text or b":f" in text:
            for letters, row in _UNSAVED.findall(text):
                found[int(row), _number(letters)] = None
    if last_row * last_column > MOST_CELLS:
        _check_reach(path, name, book, part)
    return found


def _check_reach(path: Path, name: str, book: zipfile.ZipFile, part: str) -> None:
    """The same of the cells that hold something, which takes longer."""
    last_row = last_column = 1
    for text in _chunks(book, part):
        for letters, row in _FILLED.findall(text):
            last_row, last_column = max(last_row, int(row)), max(last_column, _number(letters))
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


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
