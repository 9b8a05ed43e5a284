"""What has been published before, so that a later edition does not give away what it hid.

A release keeps the cells that it was protected on, hidden ones and all, beside its tables. That
file is for this layer alone: it lies where the records lie, and nobody is shown it.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import coo_array, csr_array

from scr.base.errors import SourceError
from scr.base.periods import Span
from scr.disclosure.cells import Cells, layout
from scr.disclosure.moves import Mask
from scr.disclosure.stamps import Stamps


@dataclass(frozen=True, eq=False)
class Edition:
    """The cells of some figures in one year as a release has them, which it hides, and of which
    columns it says that hidden may be 0 though no zero is hidden."""

    family: tuple[str, ...]
    year: str
    cells: Cells
    hidden: Mask
    widened: Mask


def content(editions: Iterable[Edition]) -> bytes:
    """What a release keeps, as JSON with a hash of its own."""
    text = json.dumps([_as_json(edition) for edition in editions])
    return f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}\n".encode()


@lru_cache(maxsize=64)
def editions_in(stamp: tuple[Path, int, int]) -> tuple[Edition, ...]:
    """What one release published. Raises SourceError where its file is not what it was."""
    path = stamp[0]
    try:
        seal, _, text = path.read_text(encoding="utf-8").rstrip("\n").partition("\n")
        if hashlib.sha256(text.encode()).hexdigest() != seal:
            raise ValueError(path)
        return tuple(_edition(fields) for fields in json.loads(text))
    except (OSError, ValueError, KeyError) as error:
        raise SourceError(
            f"The release {path.parent.name} is damaged: what it hid cannot be read, so nothing "
            "can be published after it. Put its folder back from a copy."
        ) from error


def earlier_editions(family: tuple[str, ...], year: Span, files: Stamps) -> tuple[Edition, ...]:
    """The editions of a year that share a figure with the family, oldest first, each only once, and
    none whose figures another of the same release has all of."""
    editions: list[Edition] = []
    for stamp in files:
        of_year = [edition for edition in editions_in(stamp) if edition.year == year.label]
        for edition in of_year:
            figures = set(edition.family)
            is_in_another = any(figures < set(other.family) for other in of_year)
            if figures.isdisjoint(family) or is_in_another:
                continue
            if not any(_is_same(edition, other) for other in editions):
                editions.append(edition)
    return tuple(editions)


def _is_same(edition: Edition, other: Edition) -> bool:
    return (
        edition.cells.places() == other.cells.places()
        and np.array_equal(edition.cells.values, other.cells.values)
        and np.array_equal(edition.hidden, other.hidden)
        and np.array_equal(edition.widened, other.widened)
    )


def _as_json(edition: Edition) -> dict[str, Any]:
    cells = edition.cells
    return {
        "family": edition.family,
        "year": edition.year,
        "groups": cells.groups,
        "columns": cells.columns,
        "values": cells.values.tolist(),
        "hidden": np.flatnonzero(edition.hidden).tolist(),
        "widened": np.flatnonzero(edition.widened).tolist(),
        "is_shown": np.flatnonzero(cells.is_shown).tolist(),
        "can_be_zero": np.flatnonzero(cells.can_be_zero).tolist(),
        "kept_back": np.flatnonzero(cells.is_kept_back).tolist(),
        "equations": _triples(cells.equations),
        "withins": _triples(cells.withins),
        "offsets": cells.offsets.tolist(),
    }


def _edition(stored: dict[str, Any]) -> Edition:
    groups = tuple((level, group_id) for level, group_id in stored["groups"])
    columns = tuple(stored["columns"])
    size = len(groups) * len(columns)
    levels, column_numbers = layout(groups, columns)

    def mask(places: list[int]) -> Mask:
        marked = np.zeros(size, dtype=bool)
        marked[places] = True
        return marked

    cells = Cells(
        groups=groups,
        columns=columns,
        values=np.array(stored["values"], dtype=np.int64),
        levels=levels,
        column_numbers=column_numbers,
        is_shown=mask(stored["is_shown"]),
        can_be_zero=mask(stored["can_be_zero"]),
        # Releases made before any were kept back have none.
        is_kept_back=mask(stored.get("kept_back", [])),
        equations=_matrix(stored["equations"], size),
        withins=_matrix(stored["withins"], size),
        offsets=np.array(stored["offsets"], dtype=np.int64),
    )
    # Releases made before columns were widened have none.
    widened = np.isin(np.arange(len(columns)), stored.get("widened", []))
    return Edition(tuple(stored["family"]), stored["year"], cells, mask(stored["hidden"]), widened)


def _triples(matrix: csr_array) -> list[Any]:
    listed = coo_array(matrix)
    rows, columns = listed.coords
    return [matrix.shape[0], rows.tolist(), columns.tolist(), listed.data.tolist()]


def _matrix(table: list[Any], width: int) -> csr_array:
    height, rows, columns, data = table
    return csr_array((np.array(data, dtype=np.int64), (rows, columns)), shape=(height, width))
