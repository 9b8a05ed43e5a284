"""Where things are. The only reader of the environment."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from scr.base.errors import ArgumentError

ROOT = Path(__file__).resolve().parent.parent.parent
QUERIES = ROOT / "queries"
SAMPLE = ROOT / "data" / "sample"
ENGLAND = ROOT / "data" / "england"
SYNONYMS = ROOT / "data" / "synonyms"


@dataclass(frozen=True)
class Settings:
    """What may differ from one installation to the next."""

    database: Path
    """Folder that holds the database's snapshots; made when it is missing. Where they are in an
    object store, the folder in which this machine keeps copies of what it reads."""
    remote: str | None = None
    """The object store's address, such as s3://bucket/prefix; None where it is a folder."""
    endpoint: str = ""
    """Where the object store answers, if not where its maker's do."""
    local_megabytes: int = 4000
    """What copies of snapshots may take up on this machine."""
    keep_snapshots: int | None = None
    """After an import all but so many snapshots are taken away (`scr prune`); None: never."""
    keep_days: int = 30
    """Then also those of so many days are kept."""
    log: str = "text"
    """How the server writes its log: text, or json (a line each)."""
    metrics_port: int | None = None
    """Where the server answers with Prometheus' numbers, on this machine; None: nowhere."""
    access: Path | None = None
    """The file that says who may see what; None: beside the database, where there is one."""
    audit: Path | None = None
    """The folder of the trail of what was done; None: beside the database."""
    reader: str = ""
    """As whom the command line asks: a person of the access file, or roles such as chair:A1."""
    query_seconds: int = 120
    """How long one question to a snapshot may take."""
    query_megabytes: int = 4000
    """How much memory the questions to a snapshot may take."""
    is_made_ahead: bool = True
    """Whether a server makes what pages show first before anybody asks."""
    owner: str = ""
    """Whose dashboard this is, at the foot of every page; empty: not said."""
    contact: str = ""
    """Whom to ask: an address of mail or of a page, or a name; empty: not said."""
    next_release: str = ""
    """When the next figures come: a day such as 2026-12-14, or words; empty: not said."""

    @property
    def access_file(self) -> Path:
        """The file that says who may see what, whether it is there or not."""
        return self.access or self.database.parent / "access.toml"

    @property
    def audit_folder(self) -> Path:
        """The folder of the trail of what was done, beside the database and not in it: snapshots
        come and go, and a copy of the database is none of it."""
        return self.audit or self.database.with_name(f"{self.database.name}-audit")


def load() -> Settings:
    """The settings as the environment gives them now.

    Raises ArgumentError for a number that is none.
    """
    place, megabytes = _text("SCR_DATABASE"), _whole("SCR_LOCAL_MB")
    remote = place.rstrip("/") if "://" in place else None
    folder = local_copy(remote) if remote else Path(place) if place else ROOT / "data" / "database"
    return Settings(
        database=folder,
        remote=remote,
        endpoint=_text("AWS_ENDPOINT_URL"),
        local_megabytes=4000 if megabytes is None else megabytes,
        keep_snapshots=_whole("SCR_KEEP_SNAPSHOTS", least=1),
        keep_days=30 if (days := _whole("SCR_KEEP_DAYS")) is None else days,
        log=_one_of("SCR_LOG", ("text", "json")),
        metrics_port=_whole("SCR_METRICS_PORT", least=1),
        access=_path("SCR_ACCESS"),
        audit=_path("SCR_AUDIT"),
        reader=_text("SCR_READER"),
        query_seconds=_whole("SCR_QUERY_SECONDS", least=1) or 120,
        query_megabytes=_whole("SCR_QUERY_MB", least=100) or 4000,
        is_made_ahead=_one_of("SCR_AHEAD", ("yes", "no")) == "yes",
        owner=_text("SCR_OWNER"),
        contact=_text("SCR_CONTACT"),
        next_release=_text("SCR_NEXT_RELEASE"),
    )


def local_copy(remote: str) -> Path:
    """The folder in which this machine keeps copies of what is at an address (`SCR_LOCAL`)."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", remote).strip("-")
    digest = hashlib.sha256(remote.encode()).hexdigest()[:8]
    folder = _text("SCR_LOCAL")
    return (Path(folder) if folder else ROOT / "data" / "local") / f"{name}-{digest}"


def _text(name: str) -> str:
    return os.environ.get(name, "").strip()


def _path(name: str) -> Path | None:
    place = _text(name)
    return Path(place) if place else None


def _one_of(name: str, choices: tuple[str, ...]) -> str:
    """A word of the environment, the first of those known where there is none."""
    choice = _text(name) or choices[0]
    if choice not in choices:
        raise ArgumentError(f"{name} is one of: {', '.join(choices)}.")
    return choice


def _whole(name: str, least: int = 0) -> int | None:
    """A whole number of the environment, None where there is none."""
    text = _text(name)
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise ArgumentError(f"{name} must be a whole number, {least} or more.")
    return int(text)
