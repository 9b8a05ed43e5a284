"""Profiles of a database that is in an object store: its folder is this machine's copy of them."""

import time
from pathlib import Path

from scr.profiles.checking import NAME
from scr.store import mirror
from scr.store.remote import UnreachableError, remote_of

FOLDER = "profiles"
ENDING = ".toml"

_asked: dict[Path, float] = {}


def bring(folder: Path) -> None:
    """Have the profiles that the store has as files in the folder, and no others; not asked again
    within `mirror.FRESH_SECONDS`. Where the store does not answer, what was brought stays."""
    remote = remote_of(folder)
    since = time.monotonic() - _asked.get(folder, float("-inf"))
    if remote is None or since < mirror.FRESH_SECONDS:
        return
    place = folder / FOLDER
    try:
        there = {
            name: stored.content
            for key in remote.sizes(f"{FOLDER}/")
            if _is_profile(name := key.removeprefix(f"{FOLDER}/"))
            and (stored := remote.get(key)) is not None
        }
    except UnreachableError:
        return
    _asked[folder] = time.monotonic()
    place.mkdir(parents=True, exist_ok=True)
    for path in place.glob(f"*{ENDING}"):
        if path.name not in there:
            path.unlink(missing_ok=True)
    for name, content in there.items():
        path = place / name
        if not path.is_file() or path.read_bytes() != content:
            waiting = place / f".{name}.coming"
            waiting.write_bytes(content)
            waiting.replace(path)


def key_of(name: str) -> str:
    """Where a profile stands: in the database's folder, and in the store."""
    return f"{FOLDER}/{name}{ENDING}"


def send(folder: Path, name: str) -> None:
    """Write a profile of the folder to the store, or take it away there where the folder has it
    no more. Raises UnreachableError."""
    remote = remote_of(folder)
    if remote is None:
        return
    key = key_of(name)
    if (folder / key).is_file():
        remote.write(key, folder / key)
    else:
        remote.delete(key)


def _is_profile(name: str) -> bool:
    # Nothing of the store's may stand for a path.
    return name.endswith(ENDING) and NAME.fullmatch(name.removesuffix(ENDING)) is not None
