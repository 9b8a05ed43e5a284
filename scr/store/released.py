"""Releases in an object store: each one object, and a list that says which there are, in order.

A release is many files that must be there whole or not at all, and an object store can neither
rename nor write two objects at once. So its files travel as one ZIP, named with its own hash; the
list `RELEASES` is moved by a conditional write, and a ZIP that it does not name is no release.
"""

import hashlib
import io
import json
import os
import shutil
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from scr.base.errors import SourceError, UserError
from scr.base.locks import file_lock
from scr.store import mirror
from scr.store.remote import Moving, Remote, remote_of

INDEX = "RELEASES"
_FIRST = 1_000_000_000
"""Files of the n-th release bear this second plus n as their time, so that whoever reads them in
order of time (what one hides is hidden again in those after it) has the list's order."""


@dataclass(frozen=True)
class Entry:
    """A release in the list: its name, and the hash of its object."""

    name: str
    sha256: str

    @property
    def key(self) -> str:
        """The object's name."""
        return f"releases/{self.name}-{self.sha256[:16]}.zip"


def bring(folder: Path, below: str, *, strict: bool = False) -> Moving | None:
    """Bring the releases that are not here into `folder/below`; the list as the store has it.

    Nothing for a folder that is the database itself. `strict` as for `mirror.follow`: for whoever
    must know of every release. Raises SourceError where one does not arrive whole.
    """
    remote = remote_of(folder)
    if remote is None:
        return None
    stored = mirror.follow(remote, folder, INDEX, strict=strict)
    for place, entry in enumerate(_entries(folder)):
        if not (folder / below / entry.name).is_dir():
            _unpack(remote, folder / below, entry, place)
    return stored


def add(folder: Path, below: str, name: str, before: Moving | None) -> None:
    """Put the release in `folder/below/name` into the store, if the list there is still `before`.

    Raises UserError where another machine has made one meanwhile; nothing is made then.
    """
    remote = remote_of(folder)
    if remote is None:
        return
    content = _zipped(folder / below / name)
    entry = Entry(name, hashlib.sha256(content).hexdigest())
    entries = [*_read(before.content if before else b"[]"), entry]
    remote.write(entry.key, content)
    if not remote.swap(INDEX, _listed(entries), before):
        remote.delete(entry.key)
        raise UserError(
            "Another machine has made a release meanwhile. Nothing of this one was made, as it "
            "must be protected together with that one. Make it again."
        )
    _in_order(folder / below / name, len(entries) - 1)
    mirror.follow(remote, folder, INDEX, strict=True)


def copy_into(there: Remote | Path, releases: list[tuple[str, Path]]) -> int:
    """Copy releases (names and folders, in order) into an object store, or a folder of releases;
    how many were not there."""
    if isinstance(there, Path):
        new = [release for release in releases if not (there / release[0]).exists()]
        for name, place in new:
            waiting = there / f".copying-{name}"
            shutil.rmtree(waiting, ignore_errors=True)
            # With their times, which say in which order they were made.
            shutil.copytree(place, waiting)
            waiting.rename(there / name)
        return len(new)
    before = there.get(INDEX)
    entries = _read(before.content if before else b"[]")
    names_there = {entry.name for entry in entries}
    for name, place in releases:
        if name not in names_there:
            content = _zipped(place)
            entries.append(Entry(name, hashlib.sha256(content).hexdigest()))
            there.write(entries[-1].key, content)
    if len(entries) > len(names_there) and not there.swap(INDEX, _listed(entries), before):
        raise UserError("Somebody else has made a release there meanwhile. Copy again.")
    return len(entries) - len(names_there)


def _listed(entries: list[Entry]) -> bytes:
    return json.dumps([asdict(entry) for entry in entries], indent=1).encode()


def _entries(folder: Path) -> list[Entry]:
    try:
        return _read((folder / INDEX).read_bytes())
    except FileNotFoundError:
        return []


def _read(content: bytes) -> list[Entry]:
    try:
        return [Entry(str(fields["name"]), str(fields["sha256"])) for fields in json.loads(content)]
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(
            "The list of releases in the object store is damaged. Put an earlier version of the "
            f"object {INDEX} back."
        ) from error


def _unpack(remote: Remote, releases: Path, entry: Entry, place: int) -> None:
    releases.mkdir(parents=True, exist_ok=True)
    final = releases / entry.name
    with file_lock(releases / "FETCH.lock"):
        if final.is_dir():
            return
        try:
            content = b"".join(remote.pieces(entry.key))
        except FileNotFoundError:
            content = b""
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise SourceError(
                f"The release {entry.name} did not arrive whole from the object store. Nothing of "
                f"it is shown. Try again, or put an earlier version of {entry.key} back."
            )
        waiting = releases / f".fetching-{entry.name}"
        shutil.rmtree(waiting, ignore_errors=True)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(waiting)
        _in_order(waiting, place)
        waiting.rename(final)


def _zipped(folder: Path) -> bytes:
    """The files of a folder as a ZIP: the same files, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            named = zipfile.ZipInfo(path.relative_to(folder).as_posix())
            archive.writestr(named, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _in_order(folder: Path, place: int) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (_FIRST + place, _FIRST + place))
