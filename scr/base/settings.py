"""Where things are. The only reader of the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

from scr.base.errors import ArgumentError

ROOT = Path(__file__).resolve().parent.parent.parent
QUERIES = ROOT / "queries"
SAMPLE = ROOT / "data" / "sample"
ENGLAND = ROOT / "data" / "england"


@dataclass(frozen=True)
class Settings:
    """What may differ from one installation to the next."""

    database: Path
    """Folder that holds the database's snapshots; made when it is missing."""
    keep_snapshots: int | None = None
    """After an import all but so many snapshots are taken away (`scr prune`); None: never."""
    keep_days: int = 30
    """Then also those of so many days are kept."""


def load() -> Settings:
    """The settings as the environment gives them now.

    Raises ArgumentError for a number that is none.
    """
    folder = _text("SCR_DATABASE")
    return Settings(
        database=Path(folder) if folder else ROOT / "data" / "database",
        keep_snapshots=_whole("SCR_KEEP_SNAPSHOTS", least=1),
        keep_days=30 if (days := _whole("SCR_KEEP_DAYS")) is None else days,
    )


def _text(name: str) -> str:
    return os.environ.get(name, "").strip()


def _whole(name: str, least: int = 0) -> int | None:
    """A whole number of the environment, None where there is none."""
    said = _text(name)
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or int(said) < least:
        raise ArgumentError(f"{name} must be a whole number, {least} or more.")
    return int(said)
