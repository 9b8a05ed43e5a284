"""The one door to releases for those who read them: a reader asks, and gets those that they may
read. One that they may not is to them as one that is not there."""

from pathlib import Path

from scr import access
from scr.access.reader import Reader
from scr.base.errors import ArgumentError
from scr.release import folder as kept
from scr.release.manifest import FrozenTable, Release


def listed(reader: Reader, folder: Path) -> tuple[list[Release], list[str]]:
    """The releases that the reader may read, oldest first, and the names of those that cannot be
    read by anybody. Raises RefusedError for a reader who may read none."""
    access.require(reader, "releases")
    releases, damaged = kept.listed(folder)
    readable = [release for release in releases if access.may_read_release(reader, release.policy)]
    return readable, damaged


def open_release(
    reader: Reader, folder: Path, name: str
) -> tuple[Release, tuple[FrozenTable, ...]]:
    """A release and its tables. Raises as `folder.open_release` does, RefusedError for a reader who
    may read none."""
    releases, damaged = listed(reader, folder)
    if kept.check_name(name) not in [*damaged, *(release.name for release in releases)]:
        names = ", ".join(release.name for release in releases) or "none yet"
        raise ArgumentError(f"There is no release {name}. The releases are: {names}.")
    return kept.open_release(folder, name)


def table_csv(reader: Reader, folder: Path, name: str, table_id: str) -> bytes:
    """The bytes of one frozen table as CSV. Raises as `open_release` does, and ArgumentError for a
    table that the release does not have."""
    open_release(reader, folder, name)
    return kept.table_csv(folder, name, table_id)
