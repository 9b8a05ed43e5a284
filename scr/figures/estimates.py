"""What a figure's SQL has counted, with what is estimated from it: limits, medians, shares.

Takes a table with the columns of `definition.columns` and gives one with those that are shown.
"""

from collections.abc import Callable
from itertools import groupby

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from scr.figures.definitions import Definition
from scr.stats import clustered, incidence, intervals, survival
from scr.stats.lives import lay_out

METHODS: dict[str, Callable[..., intervals.Limits]] = {
    "clustered": clustered.clustered_wilson,
    "wilson": intervals.wilson,
    "garwood": intervals.garwood,
}
FEWEST_FOLLOWED = 5
"""Followed for fewer than this, a share by a day is not shown."""


def with_limits(table: pd.DataFrame, figure: Definition) -> pd.DataFrame:
    """The table with lower and upper limits directly after each share or rate, and the medians
    of life tables and shares of lives before the first column of theirs."""
    for interval in figure.intervals:
        if interval.method == "none":
            continue
        made_of = [interval.numerator, interval.denominator]
        made_of += [interval.clusters] if interval.clusters else []
        lower, upper = METHODS[interval.method](*(table[name] for name in made_of))
        place = list(table.columns).index(interval.column) + 1
        table.insert(place, f"{interval.column}_lower", lower)
        table.insert(place + 1, f"{interval.column}_upper", upper)
    laid_out = {
        columns: _end_to_end(*(list(table[name]) for name in columns))
        for columns in {life.lists for life in figure.survivals}
    }
    for life in figure.survivals:
        tables = laid_out[life.lists]
        place = list(table.columns).index(life.days)
        name = life.column.name
        if life.method == "ended_only":
            table.insert(place, name, survival.ended_only_medians(tables))
            continue
        medians = survival.medians(tables)
        table.insert(place, name, medians.median)
        table.insert(place + 1, f"{name}_lower", medians.lower)
        table.insert(place + 2, f"{name}_upper", medians.upper)
    return _with_incidences(table, figure) if figure.incidences else table


def _end_to_end(
    days: list[ArrayLike],
    ended: list[ArrayLike],
    censored: list[ArrayLike],
    stopped: list[ArrayLike] | None = None,
) -> survival.LifeTables:
    """Life tables of all rows: a median takes stopped cases for being lost from sight."""
    if stopped is not None:
        censored = [np.add(lost, stops) for lost, stops in zip(censored, stopped, strict=True)]
    return survival.end_to_end(days, ended, censored)


def _with_incidences(table: pd.DataFrame, figure: Definition) -> pd.DataFrame:
    """Lives are laid out once for all shares made of them; those that differ only by their day
    are estimated together."""
    last = max(share.day for share in figure.incidences)
    laid_out = {
        columns: [
            lay_out(*row_lives, last=last)
            for row_lives in zip(*(table[name] for name in columns), strict=True)
        ]
        for columns in dict.fromkeys(share.lives for share in figure.incidences)
    }
    for (columns, by_review), alike in groupby(
        figure.incidences, key=lambda share: (share.lives, share.by_review)
    ):
        shares = list(alike)
        by = [share.day for share in shares]
        estimates = [
            incidence.shares_acted(lives, by, by_review=by_review) for lives in laid_out[columns]
        ]
        for i, share in enumerate(shares):
            is_shown = (table[share.followed] >= FEWEST_FOLLOWED).to_numpy()
            for part, end in (("share", ""), ("lower", "_lower"), ("upper", "_upper")):
                values = np.array(
                    [getattr(estimate, part)[i] for estimate in estimates], dtype=float
                )
                place = list(table.columns).index(columns[0])
                table.insert(place, share.column.name + end, np.where(is_shown, values, np.nan))
    return table


def as_shown(table: pd.DataFrame, figure: Definition, kept: tuple[str, ...] = ()) -> pd.DataFrame:
    """The table without the internal columns but those `kept`, its days as dates without a time."""
    table = table.drop(columns=[name for name in figure.internal if name not in kept])
    for column in figure.columns:
        if column.sql_type == "DATE":
            table[column.name] = _dates(table[column.name])
    return table


def _dates(days: pd.Series) -> pd.Series:
    """The same as `dt.date`, at a third of its cost: a list of reviews has many."""
    dates = days.to_numpy().astype("datetime64[D]").astype(object)
    dates[days.isna().to_numpy()] = pd.NaT
    return pd.Series(dates, index=days.index, dtype=object)
