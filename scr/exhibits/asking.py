"""What exhibits ask of the one door to the figures, and the cache of answers.

A snapshot never changes, so it is the key of everything cached and nothing needs a time to live.
What is published hangs on the releases there are as well, so they are part of the key of that.
Answers are shared between sessions and must not be changed by who reads them.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pandas as pd

from scr import disclosure
from scr.base.request import Request
from scr.disclosure import Reader
from scr.disclosure.stamps import Stamps, stamps_behind
from scr.figures.run import Result
from scr.store import Snapshot

KEPT_ANSWERS = 1024


def answer(
    reader: Reader,
    request: Request,
    snapshot: Snapshot,
    policy: str | None,
    stock_day: date | None = None,
) -> Result:
    """The figure as this reader may see it under the policy."""
    releases = stamps_behind(reader, snapshot, policy)
    return _answer(reader, request, snapshot, policy, stock_day, releases)


@lru_cache(maxsize=KEPT_ANSWERS)
def _answer(
    reader: Reader,
    request: Request,
    snapshot: Snapshot,
    policy: str | None,
    stock_day: date | None,
    _: Stamps,
) -> Result:
    return disclosure.answer(reader, request, snapshot, policy, stock_day)


@lru_cache(maxsize=KEPT_ANSWERS)
def left_out(
    reader: Reader, request: Request, snapshot: Snapshot, policy: str | None
) -> pd.DataFrame:
    """What the figure leaves out: columns reason, n_cases."""
    return disclosure.left_out(reader, request, snapshot, policy)


def left_out_of(reader: Reader, result: Result, policy: str | None = None) -> pd.DataFrame:
    """What an answer leaves out, of all groups together, as it belongs to none of them: columns
    reason, n_cases."""
    return left_out(reader, replace(result.request, by="national"), result.snapshot, policy)


@lru_cache(maxsize=KEPT_ANSWERS)
def life_tables(
    reader: Reader, request: Request, snapshot: Snapshot, policy: str | None
) -> pd.DataFrame:
    """The life tables behind a figure's medians, a row per group, stage and day."""
    return disclosure.life_tables(reader, request, snapshot, policy)


@lru_cache(maxsize=KEPT_ANSWERS)
def ended_by(
    reader: Reader,
    request: Request,
    snapshot: Snapshot,
    days: tuple[tuple[str, int], ...],
    policy: str | None,
) -> pd.DataFrame:
    """The share that has ended by one day of each stage, a row per group and stage."""
    return disclosure.ended_by(reader, request, snapshot, days, policy)


def lives(reader: Reader, request: Request, snapshot: Snapshot, policy: str | None) -> pd.DataFrame:
    """The lives behind a figure's shares by a day, a row each. Not cached: close to a row per
    recommendation."""
    return disclosure.lives(reader, request, snapshot, policy)


def cases(
    reader: Reader, request: Request, snapshot: Snapshot, policy: str | None
) -> pd.DataFrame | None:
    """The reviews behind the figure; None where it is not made of reviews. Not cached: rows of
    single reviews are not kept in memory longer than they are shown."""
    return disclosure.cases(reader, request, snapshot, policy)
