"""Exhibits that have been made are kept in the process, so that a page drawn again makes only what
has changed.

An exhibit depends on nothing but its scope and what it is asked with and, where it is published, on
the releases there are, and is never changed by who shows it: all of that is the key, and nothing
needs a time to live. Rows of single cases are in no exhibit that is kept longer than the answers
behind it (`asking`). What is kept is bounded by bytes.
"""

import json
from collections.abc import Callable
from functools import wraps
from inspect import signature
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache
from cachetools.keys import hashkey

from scr.disclosure.stamps import stamps_behind
from scr.exhibits.exhibit import Exhibit, Tile
from scr.exhibits.scope import Scope

P = ParamSpec("P")
T = TypeVar("T", Exhibit, Tile, str)

KEPT_BYTES = 64 * 2**20
# What Python needs for any exhibit: its sentences, its requests, the entry itself.
_LEAST_BYTES = 4096


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """A maker of exhibits, tiles or sentences that makes each once for the same questions, however
    they are put: what is left out is what is usual."""
    asked = signature(make)

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        question = asked.bind(*args, **kwargs)
        question.apply_defaults()
        asked_with = tuple(question.arguments.values())
        scopes = [part for part in asked_with if isinstance(part, Scope)]
        releases = [stamps_behind(s.reader, s.snapshot, s.policy) for s in scopes]
        key = hashkey(make, *asked_with, *releases)
        with _ONE_AT_A_TIME:
            exhibit: T | None = _MADE.get(key)
        if exhibit is None:
            exhibit = make(*args, **kwargs)
            if n_bytes(exhibit) <= KEPT_BYTES:
                with _ONE_AT_A_TIME:
                    _MADE[key] = exhibit
        return exhibit

    return made


def n_bytes(exhibit: Exhibit | Tile | str) -> int:
    """How much memory an exhibit takes, about: its chart as it is sent and its tables. The answers
    behind it are kept, and bounded, where they are asked."""
    if isinstance(exhibit, str):
        return _LEAST_BYTES
    if isinstance(exhibit, Tile):
        return _LEAST_BYTES + (len(json.dumps(exhibit.trend.figure)) if exhibit.trend else 0)
    tables = [exhibit.table, exhibit.grid.table if exhibit.grid else None]
    chart = len(json.dumps(exhibit.chart.figure)) if exhibit.chart else 0
    return _LEAST_BYTES + chart + sum(_of_table(table) for table in tables if table is not None)


def forget() -> None:
    """Keep nothing that was made so far."""
    with _ONE_AT_A_TIME:
        _MADE.clear()


def _of_table(table: pd.DataFrame) -> int:
    return int(table.memory_usage(deep=True).sum())


_MADE: LRUCache[Any, Any] = LRUCache(KEPT_BYTES, getsizeof=n_bytes)
_ONE_AT_A_TIME = Lock()
