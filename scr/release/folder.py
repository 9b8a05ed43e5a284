"""Where releases are kept: `releases/NAME/` in the database's folder, written once.

A release is made in a folder of another name, its bytes brought to the disk, and only then given
its name, in one step that fails where the name is taken. Whatever breaks before leaves nothing.
"""

import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from scr.base.errors import ArgumentError, SourceError, UserError
from scr.base.locks import file_lock
from scr.disclosure.stamps import RELEASES
from scr.release.manifest import FrozenTable, Release, damaged, digest, sealed, table_of, unsealed
from scr.store import disk, released
from scr.store.remote import Moving

MANIFEST = "release.json"
MAKING = ".making-"
# The list of an object store's releases as it was when this process began to make one.
_read_by_maker: dict[Path, Moving | None] = {}
NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,58}[A-Za-z0-9])?")


def check_name(name: str) -> str:
    """The name, if a release may have it. Raises ArgumentError otherwise."""
    if not NAME.fullmatch(name) or ".." in name:
        raise ArgumentError(
            "A release is named with letters, digits, single dots and dashes, up to 60 of them, "
            "the first and the last a letter or digit, such as annual-2014-15. Choose such a name."
        )
    return name


def check_free(folder: Path, name: str) -> None:
    """Raises ArgumentError where no release may have the name, or one has it, also in other
    capitals."""
    wanted = check_name(name).casefold()
    taken = next((other for other in names(folder) if other.casefold() == wanted), None)
    if taken is not None:
        raise ArgumentError(
            f"There is a release {taken} already, and a release is never changed. Choose another "
            f"name; a correction says which one it replaces: --replaces {taken}."
        )


def names(folder: Path) -> list[str]:
    """The names of the releases in a database's folder, in order; a damaged one among them."""
    released.bring(folder, RELEASES)
    paths = (folder / RELEASES).glob("*")
    return sorted(path.name for path in paths if path.is_dir() and NAME.fullmatch(path.name))


def strangers(folder: Path) -> list[str]:
    """Folders among the releases that hold one whose name none may have, as could be made before
    names were checked: nobody lists them, and what they stand on is kept all the same."""
    manifests = (folder / RELEASES).glob(f"*/{MANIFEST}")
    others = {path.parent.name for path in manifests} - set(names(folder))
    return sorted(name for name in others if not name.startswith(MAKING))


def open_release(folder: Path, name: str) -> tuple[Release, tuple[FrozenTable, ...]]:
    """A release and its tables, each byte checked against the hash of the day it was made.

    Raises ArgumentError for an unknown name, SourceError where anything has been changed.
    """
    release, contents = read_checked(folder, name)
    tables = tuple(table_of(contents[f"tables/{id_}.json"]) for id_, _ in release.tables)
    chain = {other.replaces: other.name for other in _readable(folder)}
    return replace(release, replaced_by=chain.get(release.name)), tables


def read_checked(folder: Path, name: str) -> tuple[Release, dict[str, bytes]]:
    """A release and the content of its files by path. Raises as `open_release` does."""
    release, hashes = _manifest(folder, name)
    contents = {}
    for path, expected in hashes.items():
        try:
            contents[path] = (folder / RELEASES / name / path).read_bytes()
        except OSError as error:
            raise damaged(name, f"its file {path} is missing or cannot be read") from error
        if digest(contents[path]) != expected:
            raise damaged(name, f"its file {path} has been changed")
    return release, contents


def table_csv(folder: Path, name: str, table_id: str) -> bytes:
    """The bytes of one frozen table as CSV. Raises as `open_release` does, and ArgumentError
    for a table that the release does not have."""
    release, contents = read_checked(folder, name)
    try:
        return contents[f"tables/{table_id}.csv"]
    except KeyError:
        table_ids = ", ".join(id_ for id_, _ in release.tables)
        raise ArgumentError(
            f"The release {name} has no table of that name. Its tables are: {table_ids}."
        ) from None


def listed(folder: Path) -> tuple[list[Release], list[str]]:
    """The releases, oldest first, each with the one that replaces it; and the names of those
    that cannot be read."""
    readable = _readable(folder)
    chain = {release.replaces: release.name for release in readable}
    releases = [replace(release, replaced_by=chain.get(release.name)) for release in readable]
    return releases, sorted(set(names(folder)) - {release.name for release in readable})


def pinned(folder: Path) -> set[str]:
    """The ids of snapshots on which a release stands, which must never be deleted.

    Raises SourceError where a release cannot be read: then nobody knows what it stands on.
    """
    return {
        _unsealed(folder / RELEASES / name, name)[0].snapshot_id
        for name in [*names(folder), *strangers(folder)]
    }


def write(folder: Path, release: Release, contents: Mapping[str, bytes]) -> None:
    """Store a release, whole or not at all. Only under `making`.

    Raises ArgumentError where the name has been taken meanwhile, SourceError where the folder
    cannot be written to.
    """
    check_free(folder, release.name)
    hashes = {path: digest(content) for path, content in contents.items()}
    final = folder / RELEASES / release.name
    temporary = final.with_name(f"{MAKING}{release.name}-{secrets.token_hex(4)}")
    try:
        for path, content in {**contents, MANIFEST: sealed(release, hashes)}.items():
            _write_file(temporary / path, content)
        for place in [temporary, *(p for p in temporary.rglob("*") if p.is_dir())]:
            disk.on_disk(place)
        # Onto a folder that has anything in it this fails.
        temporary.rename(final)
        disk.on_disk(final.parent)
        released.add(folder, RELEASES, release.name, _read_by_maker.get(folder))
    except UserError:
        # Whoever reads an object store never saw it.
        shutil.rmtree(final)
        raise
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        raise disk.full_or_failing(folder, error) or SourceError(
            f"The release could not be stored in {folder} ({error.strerror}). Nothing was made."
        ) from error


@contextmanager
def making(folder: Path) -> Iterator[None]:
    """Hold the place of the one who makes a release: what an earlier one hides is hidden again in
    a later one, so they are made one after the other.

    Raises UserError when another is being made. Clears away what an interrupted one left.
    """
    try:
        (folder / RELEASES).mkdir(parents=True, exist_ok=True)
        lock = file_lock(folder / RELEASES / "MAKING.lock", 0)
        lock.acquire()
    except TimeoutError:
        raise UserError(
            "Another release is being made. Wait until it is done, then try again."
        ) from None
    except OSError as error:
        raise disk.full_or_failing(folder, error) or SourceError(
            f"The database folder {folder} cannot be written to ({error.strerror}). "
            "Name another one in SCR_DATABASE."
        ) from error
    try:
        for path in (folder / RELEASES).glob(f"{MAKING}*"):
            shutil.rmtree(path, ignore_errors=True)
        _read_by_maker[folder] = released.bring(folder, RELEASES, strict=True)
        yield
    finally:
        _read_by_maker.pop(folder, None)
        lock.release()


def _readable(folder: Path) -> list[Release]:
    releases = []
    for name in names(folder):
        try:
            releases.append(_manifest(folder, name)[0])
        except SourceError:
            continue
    return sorted(releases, key=lambda release: (release.made_at, release.name))


def _manifest(folder: Path, name: str) -> tuple[Release, dict[str, str]]:
    place = folder / RELEASES / check_name(name)
    if not place.is_dir():
        # Asking for the names brings those that are in an object store and not yet here.
        names_there = ", ".join(names(folder)) or "none yet"
    if not place.is_dir():
        raise ArgumentError(f"There is no release {name}. The releases are: {names_there}.")
    return _unsealed(place, name)


def _unsealed(place: Path, name: str) -> tuple[Release, dict[str, str]]:
    try:
        content = (place / MANIFEST).read_bytes()
    except OSError as error:
        raise damaged(name, "its manifest is missing") from error
    return unsealed(content, name)


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
