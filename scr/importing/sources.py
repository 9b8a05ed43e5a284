"""From what a person names (folders, workbooks, files) to tables of text."""

from collections.abc import Sequence
from pathlib import Path

from scr.base.errors import SourceError
from scr.importing.cells import from_nothing
from scr.importing.csv_files import read_csv
from scr.importing.names import plain
from scr.importing.tabular import Reading, add_part, table_named
from scr.importing.workbooks import read_parquet, read_workbook
from scr.store import import_tables

READ_ENDINGS = (".csv", ".xlsx", ".parquet")
# Sheets and files that stand beside tables and are known to be none; and what systems leave.
COMPANIONS = ("instructions", "nationalfigures", "readme", "licence", "license")
LEFT_BEHIND = ("thumbs.db", "desktop.ini")
NEXT_STEP = "Name a folder, an .xlsx workbook, or .csv and .parquet files."


def read_sources(sources: Sequence[Path]) -> Reading:
    """Read every source into parts, one per table and file.

    One without a table is a warning. Raises SourceError, naming the file, when one of them cannot
    be read, or when there is no table in any.
    """
    reading = Reading()
    for number, source in enumerate(_without_repeats(sources)):
        n_before = len(reading.parts) + len(reading.findings)
        for path in _files(source, reading):
            _read_file(path, number, reading)
        if len(reading.parts) + len(reading.findings) == n_before:
            _warn_no_table(reading, source, "No name of a file or sheet in it")
        reading.sources.append(source.name or source.resolve().name)
    if not reading.parts:
        listed = ", ".join(reading.sources)
        raise SourceError(
            f"{listed} has no table in it. Name each file or sheet after the table it holds: "
            f"{', '.join(import_tables())}."
        )
    return reading


def _without_repeats(sources: Sequence[Path]) -> list[Path]:
    """The sources, one named twice standing where it is named last, as the later wins."""
    last = {source.resolve(): number for number, source in enumerate(sources)}
    return [source for number, source in enumerate(sources) if last[source.resolve()] == number]


def would_be_read(path: Path, sources: Sequence[Path]) -> bool:
    """Whether a file, there or not, is one of the sources or would be read as part of one."""
    table = table_named(path.stem)
    folder = path.resolve().parent
    for source in sources:
        place = source.resolve()
        if place == path.resolve():
            return True
        is_beside = place == folder if source.is_dir() else place.parent == folder
        # Where a file system ignores case, Reviews.csv and reviews.csv are one file.
        is_alike = source.is_dir() or path.name.lower() == source.name.lower()
        if table and is_beside and is_alike:
            return True
    return False


def _files(source: Path, reading: Reading) -> list[Path]:
    try:
        if source.is_dir():
            return [path for path in sorted(source.iterdir()) if _is_read(path, reading)]
        if not source.exists():
            raise SourceError(f"There is no file or folder {source}. {NEXT_STEP}")
    except OSError as error:
        raise SourceError(f"{source} cannot be opened ({error.strerror}). {NEXT_STEP}") from None
    if not _is_text(source.name):
        raise SourceError(f"A file's name holds characters that cannot be read. {NEXT_STEP}")
    if source.suffix.lower() not in READ_ENDINGS:
        raise SourceError(
            f"{source.name} is not a kind of file that is read. Save it as .xlsx or .csv. "
            f"{NEXT_STEP}"
        )
    return [source]


def _is_read(path: Path, reading: Reading) -> bool:
    """Whether a file of a folder is to be read; one that a person may have meant is warned of."""
    if path.name.startswith((".", "~$")) or not path.is_file():
        return False
    if plain(path.stem) in COMPANIONS or path.name.lower() in LEFT_BEHIND:
        return False
    if not _is_text(path.name):
        says = "Its name holds characters that cannot be read, so it is not read. Rename it."
    elif path.suffix.lower() not in READ_ENDINGS:
        says = "Files of this kind are not read. If it holds records, save it as .xlsx or .csv."
    else:
        return True
    reading.warn("not_a_table", "", path.name.encode("utf-8", "replace").decode(), says)
    return False


def _is_text(name: str) -> bool:
    """Whether a file's name is text; on Linux it may be any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read_file(path: Path, source_no: int, reading: Reading) -> None:
    ending = path.suffix.lower()
    try:
        if ending == ".xlsx":
            _read_sheets(path, source_no, reading)
            return
        table = table_named(path.stem)
        if table is None:
            _warn_no_table(reading, path, "The file's name")
            return
        cells = read_csv(path) if ending == ".csv" else read_parquet(path)
    except OSError as error:
        raise SourceError(
            f"{path.name} cannot be opened ({error.strerror}). Check that it is there, that you "
            "may read it and that no other program has it open."
        ) from None
    if cells is None:
        raise SourceError(
            f"{path.name} is empty. Put at least the column names into its first row, or leave the "
            "file out."
        )
    add_part(reading, table, cells, source_no, path)


def _read_sheets(path: Path, source_no: int, reading: Reading) -> None:
    sheets = list(read_workbook(path))
    by_file = table_named(path.stem)
    if any(table_named(name) for name, _ in sheets):
        by_file = None
    for name, cells in sheets:
        table = table_named(name)
        is_meant = cells is not None and plain(name) not in COMPANIONS
        if table is None and is_meant and by_file is not None:
            # A workbook named after a table, with no sheet that is: its first sheet is meant.
            table, by_file = by_file, None
        if table is not None:
            add_part(reading, table, cells or from_nothing(), source_no, path)
        elif is_meant:
            _warn_no_table(reading, path, f"The name of the sheet “{name}”")


def _warn_no_table(reading: Reading, path: Path, what: str) -> None:
    names = ", ".join(import_tables())
    reading.warn(
        "not_a_table",
        "",
        path.name,
        f"{what} is not that of a table, so it is not read. If it holds records, give it one of "
        f"these names: {names}.",
    )
