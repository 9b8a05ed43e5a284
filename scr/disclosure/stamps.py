"""Where releases keep what has been published, and which of them there are.

Beside `published`, which reads them, so that whoever only names them does not load what solves for
hidden cells.
"""

from pathlib import Path

from scr.access.reader import Reader
from scr.store import Snapshot, released

RELEASES = "releases"
"""The folder of releases in a database's folder."""
CELLS = "cells.json"
"""In a release's folder: the cells that it was protected on."""


Stamps = tuple[tuple[Path, int, int], ...]
"""The files of releases, oldest first, each with what tells whether it has been changed."""


def stamps(folder: Path) -> Stamps:
    """Those of all releases in a database's folder: what is published hangs on them."""
    # Where nobody can tell what has been published, nothing is: no copy will do.
    released.bring(folder, RELEASES, strict=True)
    return _here(folder)


def stamps_behind(reader: Reader, snapshot: Snapshot, policy: str | None) -> Stamps:
    """What an answer kept for this reader hangs on besides the snapshot: nothing in full; the
    releases where it is published, as of some seconds ago where they are in an object store."""
    chosen = policy or next(iter(reader.policies), "none")
    # Who sees others only together is told of regions as they are published.
    if chosen == "none" and not reader.sees_others_together:
        return ()
    released.bring(snapshot.folder, RELEASES)
    return _here(snapshot.folder)


def _here(folder: Path) -> Stamps:
    paths = sorted((folder / RELEASES).glob(f"[!.]*/{CELLS}"))
    states = [(path, path.stat()) for path in paths]
    ordered = sorted(states, key=lambda path_state: (path_state[1].st_mtime_ns, path_state[0]))
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in ordered)
