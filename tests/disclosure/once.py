"""What protects the sample's cells is sought once in a run, by whichever test is first.

Its years are published in many tests, of several files and processes. The search is a function of
the cells alone, so what it has found for these very cells is found; for any other it is sought.
Small systems, such as the cases counted by hand, are sought every time.
"""

import hashlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array

from scr.base.locks import file_lock
from scr.disclosure.cells import Cells
from scr.disclosure.pattern import Pattern

Protect = Callable[[Cells], Pattern]
MANY = 900
"""Cells from which on what was found is kept: a year of the sample has more."""
FOUND = ("hidden", "covered", "widened")


def once(protect: Protect, folder: Path, n_cells: int = MANY) -> Protect:
    """The search, with what it found for so many cells and more kept in a folder."""

    def found(cells: Cells) -> Pattern:
        if len(cells.values) < n_cells:
            return protect(cells)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{fingerprint(cells)}.npz"
        with file_lock(path.with_suffix(".lock")):
            if not path.exists():
                pattern = protect(cells)
                np.savez(path, **{name: getattr(pattern, name) for name in FOUND})
                return pattern
        with np.load(path) as kept:
            pattern = Pattern(cells, kept["hidden"])
            pattern.covered, pattern.widened = kept["covered"], kept["widened"]
        return pattern

    return found


def fingerprint(cells: Cells) -> str:
    """A hash of all that is known of the cells."""
    digest = hashlib.sha256()
    for field in fields(Cells):
        value = getattr(cells, field.name)
        is_matrix = isinstance(value, csr_array)
        parts = (value.indptr, value.indices, value.data) if is_matrix else (value,)
        for part in parts:
            is_array = isinstance(part, np.ndarray)
            digest.update(f"{field.name} {part.shape if is_array else ''}".encode())
            digest.update(part.tobytes() if is_array else repr(part).encode())
    return digest.hexdigest()
