"""The rows kept out, as files that can be mended and imported again."""

from pathlib import Path

from scr.base.errors import UserError
from scr.exports.csv_file import rows_csv
from scr.importing import ImportReport


def write_quarantine(report: ImportReport, folder: Path) -> list[Path]:
    """Write one CSV per table with unusable rows into the folder (made when it is missing): the
    cells as read, then file, row and reasons. Text is made harmless as in every file; the import
    takes that off again. Returns the files.

    Raises UserError when the folder cannot be written to.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in report.quarantine.items():
            path = folder / f"{name}.csv"
            path.write_bytes(rows_csv(rows))
            written.append(path)
    except OSError as error:
        raise UserError(
            f"The rows kept out cannot be written to {folder} ({error.strerror}). Name another "
            "folder."
        ) from error
    return written
