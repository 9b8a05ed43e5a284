"""Locks on files, between the processes of a machine."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock


def file_lock(path: Path, seconds: float = -1) -> "FileLock":
    """A lock that one process holds at a time, to be used in a `with` block; taking it raises
    TimeoutError where another holds it for so many seconds (below 0: it waits as long as it takes).
    """
    # Loaded by whoever locks: what only reads starts the sooner.
    from filelock import FileLock

    return FileLock(path, timeout=seconds)
