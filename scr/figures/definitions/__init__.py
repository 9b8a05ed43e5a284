"""What each figure is, read from the header of its SQL file.

The page, the command line, the docs and the data dictionary all print from here; nobody types
a definition twice.
"""

from functools import cache
from pathlib import Path

from scr.base.errors import ArgumentError
from scr.base.settings import QUERIES
from scr.figures.definitions.headers import PER_REVIEW, WHOLE_ONLY, body, header, read
from scr.figures.definitions.parts import (
    BLANKS,
    KINDS,
    NEVER,
    Definition,
    Event,
    FigureColumn,
    Incidence,
    Interval,
    Parameter,
    Survival,
)

__all__ = [
    "BLANKS",
    "KINDS",
    "NEVER",
    "PER_REVIEW",
    "WHOLE_ONLY",
    "Definition",
    "Event",
    "FigureColumn",
    "Incidence",
    "Interval",
    "Parameter",
    "Survival",
    "body",
    "definition",
    "definitions",
    "header",
    "read",
]


@cache
def definitions() -> dict[str, Definition]:
    """Every figure by name, in the order of their names, composed ones among them."""
    return {name: definition(name) for name in _places()}


@cache
def definition(name: str) -> Definition:
    """The figure of this name; no other is read. Raises ArgumentError when there is none."""
    place = _places().get(name)
    if place is None:
        names = ", ".join(_places())
        raise ArgumentError(f"There is no figure “{name}”. The figures are: {names}.")
    return read(place)


@cache
def _places() -> dict[str, Path]:
    paths = [p for kind in ("figures", "composed") for p in (QUERIES / kind).glob("*.sql")]
    return {path.stem: path for path in sorted(paths, key=lambda path: path.stem)}
