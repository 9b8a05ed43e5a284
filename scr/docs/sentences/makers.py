"""What makes the things that are said: every public function of `scr.exhibits` that takes a scope,
found and not listed, so that a new one is read without a line here."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from typing import Any

import scr.exhibits
from scr.exhibits.board_choice import BoardChoice
from scr.exhibits.exhibit import Exhibit, Tile
from scr.exhibits.overview_year import Attention
from scr.exhibits.scope import Scope

GIVEN: dict[str, tuple[Any, ...]] = {
    "measure": ("initiation_rate", "on_time_rate", "rate_per_100k", "met_rate_complete"),
    "figure": ("decisions", "panel_scrutiny", "initiations"),
    "by": ("region",),
    "standing": ("all", "overdue"),
    "most_rows": (10,),
    "size": ("Decided",),
    "counted": ("Started",),
    "assessor": ("panel",),
    "age": ("over_2_years",),
    "table": ("reviews",),
    "whose": ("of all boards",),
    "stage": ("initiated_to_completed",),
}
"""What a maker is given beside the scope, by the name of the parameter."""


def makers() -> dict[str, Callable[..., Any]]:
    """The makers, as `module.function`."""
    functions = {}
    for _, name, _ in pkgutil.iter_modules(scr.exhibits.__path__):
        module = import_module(f"scr.exhibits.{name}")
        for key, value in vars(module).items():
            is_own = inspect.isfunction(value) and value.__module__ == module.__name__
            if key.startswith("_") or not is_own:
                continue
            if list(inspect.signature(value).parameters)[:1] == ["scope"]:
                functions[f"{name}.{key}"] = value
    return functions


def calls(
    maker: Callable[..., Any], scope: Scope, choice: BoardChoice, *, most: int | None = None
) -> Iterator[dict[str, Any]]:
    """What a maker is given beside the scope: each of the values of each parameter it needs, or
    the `most` first of them."""
    needed = [
        parameter.name
        for parameter in inspect.signature(maker).parameters.values()
        if parameter.name != "scope" and parameter.default is inspect.Parameter.empty
    ]
    samples = GIVEN | {"choice": (choice,), "request": (scope.request("durations"),)}
    for values in product(*(samples[name][:most] for name in needed)):
        yield dict(zip(needed, values, strict=True))


def texts(shown: object) -> Iterator[str]:
    """Everything that is said with an exhibit, a tile, a card of attention, or a list of them."""
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, Exhibit):
        yield from (shown.heading, shown.plain_sentence, *shown.lines, shown.note, shown.caution)
        yield shown.empty
    elif isinstance(shown, Tile):
        yield from (shown.label, shown.value, shown.limits, *shown.lines, shown.verdict)
    elif isinstance(shown, Attention):
        yield shown.sentence
    elif isinstance(shown, tuple):
        for part in shown:
            yield from texts(part)
