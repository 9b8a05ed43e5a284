"""Where things are. The only reader of the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
QUERIES = ROOT / "queries"
SAMPLE = ROOT / "data" / "sample"
ENGLAND = ROOT / "data" / "england"


@dataclass(frozen=True)
class Settings:
    """What may differ from one installation to the next."""

    database: Path
    """Folder that holds the database's snapshots; made when it is missing."""


def load() -> Settings:
    """The settings as the environment gives them now (`SCR_DATABASE`)."""
    folder = os.environ.get("SCR_DATABASE", "").strip()
    return Settings(database=Path(folder) if folder else ROOT / "data" / "database")
