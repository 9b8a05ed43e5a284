"""What an import writes beside the database is looked at before anything goes in, so that a place
that cannot be written to leaves nothing half-done and no source is written over."""

import os
from collections.abc import Sequence
from pathlib import Path

from scr.base.errors import ArgumentError
from scr.importing.sources import would_be_read
from scr.store import import_tables


def check_outputs(sources: Sequence[Path], report: Path | None, quarantine: Path | None) -> None:
    """Raises ArgumentError where the report or the rows kept out could not be written, or would
    be written over what is imported."""
    if report is not None:
        _check_report(sources, report)
    if quarantine is not None:
        _check_quarantine(sources, quarantine)


def _check_report(sources: Sequence[Path], report: Path) -> None:
    if would_be_read(report, sources):
        raise ArgumentError(
            f"--report would write over {report}, which is being imported. Name another file."
        )
    if report.is_dir() or not _is_writable(report if report.exists() else report.parent):
        raise ArgumentError(
            f"The findings cannot be written to {report}, so nothing was imported. Name a file in "
            "a folder that is there and that you may write to."
        )


def _check_quarantine(sources: Sequence[Path], quarantine: Path) -> None:
    files = [quarantine / f"{name}.csv" for name in import_tables()]
    if any(would_be_read(path, sources) for path in files):
        raise ArgumentError(
            f"--quarantine would write over files in {quarantine} that are being imported. Name "
            "another folder."
        )
    place = quarantine
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir() or not _is_writable(place):
        raise ArgumentError(
            f"The rows kept out cannot be written to {quarantine}, so nothing was imported. Name "
            "another folder."
        )


def _is_writable(path: Path) -> bool:
    return path.exists() and os.access(path, os.W_OK)
