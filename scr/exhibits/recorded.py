"""Not recorded is not zero: what an exhibit says where the records have nothing of its kind."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from scr.base import words
from scr.exhibits.exhibit import Exhibit, Tile
from scr.exhibits.kept import kept
from scr.figures.run import Result
from scr.figures.values import NotRecordedError

P = ParamSpec("P")
T = TypeVar("T", Exhibit, Tile, str)

NOT_ZERO = "Not recorded is not zero: nothing can be said of it."
NOTHING = "Not recorded"
MEND = "Record them, or choose years in which they are recorded."


def or_not_recorded(make: Callable[P, T]) -> Callable[P, T]:
    """An exhibit, tile or sentence that says so where the dataset records nothing of its kind, by
    the as-at date or before the end of the years asked for, instead of telling a zero. Each is made
    once for the same questions (`kept`)."""
    returned = make.__annotations__["return"]

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return make(*args, **kwargs)
        except NotRecordedError as nothing:
            parts = (make.__name__, *(part for part in args if isinstance(part, str)))
            return cast(T, _not_recorded(returned, "_".join(parts), nothing.result))

    return kept(made)


def _not_recorded(returned: object, name: str, result: Result) -> Exhibit | Tile | str:
    key = f"not_recorded_{name}_{result.definition.name}"
    if returned is Exhibit:
        return Exhibit(
            key=key,
            heading=f"{result.definition.title}: not recorded",
            sentence=sentence(result),
            result=result,
            cases=replace(result.request, by="national"),
            caution=NOT_ZERO,
            empty=MEND,
        )
    if returned is Tile:
        return Tile(
            key, result.definition.title, NOTHING, limits=NOT_ZERO, verdict=sentence(result)
        )
    return sentence(result)


def sentence(result: Result) -> str:
    """What is not recorded, in the words of the figure's own notes."""
    notes = [note for note in result.notes if "on record" in note]
    named = " ".join(words.capital(note) for note in notes[:1])
    return named or f"Nothing is on record for this: {result.definition.title.lower()}."
