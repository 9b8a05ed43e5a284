"""Small files written in one step, and what a disk says when it cannot, told to a person."""

import errno
import os
import secrets
from pathlib import Path

import duckdb

from scr.base.errors import SourceError

# What the system calls each, and what a person can do. DuckDB repeats the system's words.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SAID = {
    **dict.fromkeys(
        _FULL,
        "There is no room left for the database in {folder}. Nothing was changed. Make room, for "
        "example with `python -m scr prune`, then try again.",
    ),
    errno.EROFS: "The disk of the database’s folder {folder} can only be read. Nothing was "
    "changed. Have it opened for writing, or name another folder in SCR_DATABASE.",
    errno.EIO: "The disk of the database’s folder {folder} reports a fault. Nothing was changed. "
    "Look at it with `python -m scr check`, and have the disk looked after.",
}
_CORRUPT = ("Corrupt database file", "Could not read enough bytes", "not a valid DuckDB")


def put_whole(path: Path, content: bytes) -> None:
    """Write a small file in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    waiting.write_bytes(content)
    waiting.replace(path)


def on_disk(path: Path) -> None:
    """Wait until what was written of a file, or which names a folder has, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def full_or_failing(folder: Path, error: OSError | duckdb.Error) -> SourceError | None:
    """The error for a person; None where the disk is not to blame, so that somebody else is."""
    for number, text in _SAID.items():
        if _is(error, number):
            return SourceError(text.format(folder=folder))
    if isinstance(error, duckdb.Error) and any(word in str(error) for word in _CORRUPT):
        return SourceError(
            f"A file of the database in {folder} is damaged. Nothing was changed. "
            "`python -m scr check` says which, and what can be done."
        )
    return None


def _is(error: OSError | duckdb.Error, number: int) -> bool:
    if isinstance(error, OSError):
        return error.errno == number
    return os.strerror(number) in str(error)
