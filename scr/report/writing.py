"""Write the pack's files into a folder, all of them or none."""

import json
import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from scr.base.errors import ArgumentError, UserError
from scr.report import books
from scr.report.pack import Pack

LIST = "files.json"
"""The list of a pack's files; a folder that holds exactly these is an earlier pack."""

COMPRESSED = (".xlsx", ".ods", ".docx", ".png")
"""Ends of names of files that are compressed already."""

Progress = Callable[[float, str], None]


def write(
    pack: Pack, folder: Path, progress: Progress = lambda share, doing: None
) -> tuple[Path, ...]:
    """Write the files of the pack and return their paths, in order.

    They are written beside the folder and put in its place in one step. Raises as `check_folder`
    does, and UserError where the disk does not take them; then nothing has been changed.
    """
    check_folder(folder)
    try:
        names = _written(pack, folder.resolve(), progress)
    except OSError as error:
        raise UserError(
            f"The report could not be written to {folder} ({error.strerror or error}). Nothing "
            "was changed. Make room or name another folder."
        ) from error
    return tuple(folder / name for name in [*names, LIST])


def check_folder(folder: Path) -> None:
    """Raises ArgumentError where a pack cannot go into the folder: nothing of anybody's is
    overwritten, so it is new, empty, or an earlier pack. It takes no time: ask before making."""
    place = folder.resolve()
    if Path.cwd().is_relative_to(place):
        raise ArgumentError(
            f"{folder} is the folder you are working in, or holds it. Name a folder of its own, "
            "such as report-2014-15."
        )
    _refuse_other_files(folder)
    above = next(parent for parent in place.parents if parent.exists())
    if not (above.is_dir() and os.access(above, os.W_OK | os.X_OK)):
        raise ArgumentError(f"{above} cannot be written to. Name a folder elsewhere.")


def files(pack: Pack, progress: Progress = lambda share, doing: None) -> dict[str, bytes]:
    """Every file of the pack by its name, in order: CSV, workbook twice, document, pictures, all in
    a ZIP.
    The same pack gives the same bytes. What `progress` raises stops the work."""
    from scr.exports.bundle import csv_files
    from scr.exports.opendocument import ods
    from scr.exports.workbook import xlsx
    from scr.exports.zips import zipped
    from scr.report.documents import document
    from scr.report.pictures import drawn, pictures

    progress(0.0, "CSV files")
    read = books.book(pack, in_words=True)
    listed = csv_files(books.book(pack, in_words=False), books.about(pack))
    made = {f"csv/{name}": content for name, content in listed.items()}
    progress(0.1, "Workbook for Excel")
    made["report.xlsx"] = xlsx(read)
    progress(0.25, "Workbook as ODS")
    made["report.ods"] = ods(read)
    charts = drawn(pack, lambda share, doing: progress(0.3 + 0.45 * share, doing))
    made["report.docx"] = document(
        pack, charts, lambda share, doing: progress(0.75 + 0.22 * share, doing)
    )
    made |= pictures(charts)
    progress(0.97, "ZIP of everything")
    made["report.zip"] = zipped(made, tuple(n for n in made if n.endswith(COMPRESSED)))
    return made


def _written(pack: Pack, folder: Path, progress: Progress) -> list[str]:
    """Write the files and return their names, without the list of them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    making.mkdir()
    try:
        _fill(pack, making, progress)
        names = sorted(p.relative_to(making).as_posix() for p in making.rglob("*") if p.is_file())
        listed = json.dumps({"title": pack.title, "files": [*names, LIST]}, indent=1)
        (making / LIST).write_text(listed + "\n", encoding="utf-8")
        _put_in_place(making, folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return names


def _fill(pack: Pack, folder: Path, progress: Progress) -> None:
    for name, content in files(pack, progress).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _refuse_other_files(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ArgumentError(f"{folder} is a file. Name a folder, new or empty.")
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
    if there - set(_listed(folder)):
        raise ArgumentError(
            f"{folder} holds files that are not of an earlier report. Name another folder, new or "
            f"empty; a folder in which every file is named in its {LIST} is an earlier report and "
            "is replaced."
        )


def _listed(folder: Path) -> list[str]:
    try:
        file_names = json.loads((folder / LIST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [str(name) for name in file_names] if isinstance(file_names, list) else []


def _put_in_place(making: Path, folder: Path) -> None:
    """Swap the new folder in; what was there goes only once the new one stands."""
    old = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    if folder.exists():
        folder.rename(old)
    try:
        making.rename(folder)
    except BaseException:
        # Also when it is interrupted, before or after the new one stands.
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
