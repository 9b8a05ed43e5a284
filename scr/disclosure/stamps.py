"""Where releases keep what has been published, and which of them there are.

Beside `published`, which reads them, so that whoever only names them does not load what solves for
hidden cells.
"""

from pathlib import Path

from scr.store import released

RELEASES = "releases"
"""The folder of releases in a database's folder."""
CELLS = "cells.json"
"""In a release's folder: the cells that it was protected on."""


def stamps(folder: Path) -> tuple[tuple[Path, int, int], ...]:
    """The files of all releases in a database's folder, oldest first, with what tells whether one
    has been changed: what is published hangs on them."""
    # Where nobody can tell what has been published, nothing is: no copy will do.
    released.bring(folder, RELEASES, strict=True)
    paths = sorted((folder / RELEASES).glob(f"[!.]*/{CELLS}"))
    states = [(path, path.stat()) for path in paths]
    ordered = sorted(states, key=lambda path_state: (path_state[1].st_mtime_ns, path_state[0]))
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in ordered)
