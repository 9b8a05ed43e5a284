"""Where profiles are kept: `profiles/NAME.toml` in the database's folder, and those that ship.

They are no part of a snapshot: undoing an import takes none away. Where the database is in an
object store, they are there (`travelling`).
"""

import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scr.base.errors import ArgumentError, SourceError
from scr.base.settings import ROOT
from scr.profiles.checking import check_name
from scr.profiles.model import Profile
from scr.profiles.reading import read_profile
from scr.profiles.travelling import ENDING, FOLDER, bring, send
from scr.profiles.writing import write_profile
from scr.store import disk
from scr.store.snapshots import writer_lock

SHIPPED = ROOT / "data" / "profiles"


@dataclass(frozen=True)
class Kept:
    """A profile and whether it ships with the product."""

    profile: Profile
    is_shipped: bool


def add(folder: Path, profile: Profile) -> bool:
    """Keep a profile in a database's folder, in place of one of the same name; True where there
    was one. Written whole or not at all, under the writer's lock.

    Raises ArgumentError for a name that ships, that is taken in other capitals, or that could be
    a path; UserError while an import is running; SourceError where the folder cannot be written.
    """
    name = check_name(profile.name)
    if name.casefold() in {shipped_profile.name.casefold() for shipped_profile in shipped()}:
        raise ArgumentError(
            f"A profile {name} ships with the product. Give yours another name, in its line `name`."
        )
    with writer_lock(folder):
        taken = next((n for n in names(folder) if n.casefold() == name.casefold()), None)
        if taken not in (None, name):
            raise ArgumentError(
                f"There is a profile {taken} already, which differs in capitals only. Give yours "
                f"another name, or write it as {taken}."
            )
        _write(folder / FOLDER / f"{name}{ENDING}", write_profile(profile))
        send(folder, name)
    return taken is not None


def remove(folder: Path, name: str) -> None:
    """Forget a profile; what was imported by it stays. Raises ArgumentError where there is none
    of this name or where it ships, and as `add` does."""
    check_name(name)
    if name in {shipped_profile.name for shipped_profile in shipped()}:
        raise ArgumentError(f"The profile {name} ships with the product and cannot be removed.")
    if name not in names(folder):
        raise _unknown(folder, name)
    with writer_lock(folder):
        (folder / FOLDER / f"{name}{ENDING}").unlink(missing_ok=True)
        disk.on_disk(folder / FOLDER)
        send(folder, name)


def names(folder: Path) -> list[str]:
    """The names of the profiles kept in a database's folder, in order."""
    bring(folder)
    paths = (folder / FOLDER).glob(f"*{ENDING}")
    return sorted(path.stem for path in paths if path.is_file() and not path.name.startswith("."))


def find(folder: Path, name: str) -> Kept:
    """The profile of this name, kept or shipped. Raises ArgumentError where there is none, or
    where its file is not a profile."""
    check_name(name)
    if name in names(folder):
        return Kept(_read(folder / FOLDER / f"{name}{ENDING}"), is_shipped=False)
    for profile in shipped():
        if profile.name == name:
            return Kept(profile, is_shipped=True)
    raise _unknown(folder, name)


def every(folder: Path) -> list[Kept]:
    """Every profile, the kept ones first, then those that ship, each by name.

    Raises ArgumentError, naming the file, where one that is kept cannot be read.
    """
    kept = [Kept(_read(folder / FOLDER / f"{n}{ENDING}"), is_shipped=False) for n in names(folder)]
    return kept + [Kept(profile, is_shipped=True) for profile in shipped()]


@cache
def shipped() -> tuple[Profile, ...]:
    """The profiles of official layouts, by name."""
    return tuple(_read(path) for path in sorted(SHIPPED.glob(f"*{ENDING}")))


def _read(path: Path) -> Profile:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeError):
        raise SourceError(
            f"The profile {path.name} cannot be read. Remove it with `python -m scr profile "
            "remove`, or put its file back from a copy."
        ) from None
    profile = read_profile(text, f"The profile {path.name}")
    if profile.name != path.stem:
        raise ArgumentError(
            f"The profile {path.name} has another name inside. Put its file back from a copy, or "
            f"name it {profile.name}{ENDING}."
        )
    return profile


def _unknown(folder: Path, name: str) -> ArgumentError:
    listed = (
        ", ".join([*names(folder), *(shipped_profile.name for shipped_profile in shipped())])
        or "none yet"
    )
    return ArgumentError(
        f"There is no profile {name}. The profiles are: {listed}. Make one with "
        "`python -m scr profile suggest`."
    )


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        disk.on_disk(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise SourceError(
            f"The profile could not be kept in {path.parent} ({error.strerror}). Nothing was kept."
        ) from error
