"""What a page asks, and the cache of answers.

A snapshot never changes, so it is the key of everything cached and nothing needs a time to live.
Answers are shared between sessions and must not be changed by who reads them.
"""

from functools import lru_cache

import pandas as pd

from scr import access, disclosure
from scr.base.request import Request
from scr.disclosure import Reader
from scr.figures.run import Result
from scr.store import Snapshot

KEPT_ANSWERS = 1024


def ask(request: Request, snapshot: Snapshot) -> Result:
    """The figure as the session's reader may see it."""
    return _answer(access.current_reader(), request, snapshot)


def ask_left_out(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """What the figure leaves out: columns reason, n_cases."""
    return _left_out(access.current_reader(), request, snapshot)


def ask_life_tables(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """The life tables behind a figure's medians, a row per group, stage and day."""
    return _life_tables(access.current_reader(), request, snapshot)


def ask_lives(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """The lives behind a figure's shares by a day, a row each. Not cached: close to a row per
    recommendation."""
    return disclosure.lives(access.current_reader(), request, snapshot)


def ask_cases(request: Request, snapshot: Snapshot) -> pd.DataFrame | None:
    """The reviews behind the figure; None where it is not made of reviews. Not cached: rows of
    single reviews are not kept in memory longer than they are shown."""
    return disclosure.cases(access.current_reader(), request, snapshot)


@lru_cache(maxsize=KEPT_ANSWERS)
def _answer(reader: Reader, request: Request, snapshot: Snapshot) -> Result:
    return disclosure.answer(reader, request, snapshot)


@lru_cache(maxsize=KEPT_ANSWERS)
def _left_out(reader: Reader, request: Request, snapshot: Snapshot) -> pd.DataFrame:
    return disclosure.left_out(reader, request, snapshot)


@lru_cache(maxsize=KEPT_ANSWERS)
def _life_tables(reader: Reader, request: Request, snapshot: Snapshot) -> pd.DataFrame:
    return disclosure.life_tables(reader, request, snapshot)
