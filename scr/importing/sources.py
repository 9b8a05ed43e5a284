"""From what a person names (folders, workbooks, files) to tables of text."""

from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from scr.base.errors import SourceError
from scr.importing.csv_files import read_csv
from scr.importing.names import plain, without_copy
from scr.importing.reading import Reading
from scr.importing.sheets import Shaper, Sheet, is_blank, sheet_of_table
from scr.importing.tables import table_named
from scr.importing.tabular import add_part
from scr.importing.workbooks import read_parquet, read_workbook
from scr.store import Table, import_tables

TEXT_ENDINGS = (".csv", ".tsv", ".txt")
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".ods")
READ_ENDINGS = (*TEXT_ENDINGS, *WORKBOOK_ENDINGS, ".parquet")
# Sheets and files that stand beside tables and are known to be none; and what systems leave.
COMPANIONS = ("instructions", "nationalfigures", "readme", "licence", "license")
LEFT_BEHIND = ("thumbs.db", "desktop.ini")
NEXT_STEP = "Name a folder, a workbook (.xlsx, .xlsm or .ods), or .csv and .parquet files."
# How alike a name and a table's have to be for the table to be named (0 to 100).
NEAR_ENOUGH = 70


def read_sources(sources: Sequence[Path], shape: Shaper | None = None) -> Reading:
    """Read every source into parts, one per table and file.

    `shape` is offered each sheet before its name is looked at, and may make tables of it. A source
    without a table is a warning. Raises SourceError, naming the file, when one of them cannot be
    read, or when there is no table in any.
    """
    reading = Reading()
    kept = _without_repeats(sources)
    files = [(number, path) for number, given in enumerate(kept) for path in _files(given, reading)]
    names = _told_apart([path for _, path in files])
    for number, source in enumerate(kept):
        n_before = len(reading.parts) + len(reading.findings)
        for path in (path for n, path in files if n == number):
            _read_file(path, names[path], number, reading, shape)
        if len(reading.parts) + len(reading.findings) == n_before:
            _warn_no_table(reading, source.name, "The name of each file and sheet in it")
        reading.sources.append(source.name or source.resolve().name)
    if not reading.parts and not reading.left_out:
        listed = ", ".join(reading.sources)
        raise SourceError(
            f"{listed} has no table in it. Name each file or sheet after the table it holds: "
            f"{', '.join(import_tables())}."
        )
    return reading


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a workbook that has something on it, or the one of another file.

    Raises SourceError when the file cannot be read as what its ending says.
    """
    return tuple(sheet for sheet in _sheets(path, path.name) if not is_blank(sheet))


def _told_apart(paths: Sequence[Path]) -> dict[Path, str]:
    """What findings call each file: its name, and of several with one name as many of the folders
    above them as tell them apart."""
    names = {path: path.name for path in paths}
    for depth in range(2, 1 + max((len(path.resolve().parts) for path in paths), default=0)):
        alike = [path for path in names if list(names.values()).count(names[path]) > 1]
        if not alike:
            break
        names |= {path: "/".join(path.resolve().parts[-depth:]).lstrip("/") for path in alike}
    return names


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
        raise SourceError(f"A file’s name holds characters that cannot be read. {NEXT_STEP}")
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


def _read_file(
    path: Path, called: str, source_no: int, reading: Reading, shape: Shaper | None
) -> None:
    """Read one file's sheets; each is taken by a profile, or by its name, or warned of."""
    is_workbook = path.suffix.lower() in WORKBOOK_ENDINGS
    by_file = table_named(path.stem)
    if by_file is None and not is_workbook and shape is None:
        _warn_no_table(reading, called, "The file’s name", path.stem)
        return
    sheets = list(_sheets(path, called))
    left = [
        sheet_read
        for sheet_read in sheets
        if not (shape and _is_shaped(sheet_read, shape, reading, source_no))
    ]
    if is_workbook and any(table_named(sheet.name) for sheet in sheets):
        by_file = None
    for sheet in left:
        is_meant = not is_blank(sheet) and plain(sheet.name) not in COMPANIONS
        table = table_named(sheet.name) if is_workbook else by_file
        if table is None and is_meant and by_file is not None:
            # A workbook named after a table, with no sheet that is: its first sheet is meant.
            table, by_file = by_file, None
        if table is not None:
            add_part(reading, table, sheet, source_no)
        elif is_meant and is_workbook:
            hidden = "hidden sheet" if sheet.marks.is_hidden else "sheet"
            _warn_no_table(reading, called, f"The name of the {hidden} “{sheet.name}”", sheet.name)
        elif is_meant:
            _warn_no_table(reading, called, "The file’s name", path.stem)


def _sheets(path: Path, called: str) -> list[Sheet]:
    ending = path.suffix.lower()
    try:
        if ending in WORKBOOK_ENDINGS:
            return list(read_workbook(path, called))
        sheet = read_parquet(path, called) if ending == ".parquet" else read_csv(path, called)
    except OSError as error:
        raise SourceError(
            f"{called} cannot be opened ({error.strerror}). Check that it is there, that you "
            "may read it and that no other program has it open."
        ) from None
    if sheet is None:
        raise SourceError(
            f"{called} is empty. Put at least the column names into its first row, or leave the "
            "file out."
        )
    return [sheet]


def _is_shaped(sheet: Sheet, shape: Shaper, reading: Reading, source_no: int) -> bool:
    """Whether a profile takes the sheet; then add the tables that it makes of it."""
    shaped = shape(sheet)
    if shaped is None:
        return False
    for rule, table, row, column, message in shaped.notes:
        reading.warn(rule, table, sheet.file, message, row, column)
    for table, n in shaped.n_passed_over:
        reading.n_passed_over[table] += n
    tables: dict[str, Table] = import_tables()
    for part in shaped.tables:
        add_part(reading, tables[part.table], sheet_of_table(part, sheet), source_no)
    return True


def _warn_no_table(reading: Reading, called: str, what: str, name: str = "") -> None:
    names = list(import_tables())
    near = process.extractOne(
        without_copy(name).casefold(), names, scorer=fuzz.partial_ratio, score_cutoff=NEAR_ENOUGH
    )
    nearest = f" The nearest is {near[0]}." if name and near else ""
    reading.warn(
        "not_a_table",
        "",
        called,
        f"{what} is not that of a table, so it is not read.{nearest} If it holds records, give it "
        f"one of these names, or import it with a profile: {', '.join(names)}.",
    )
