"""Dates of which only the month is known: one kind of date, that says so of itself."""

from collections.abc import Collection
from datetime import date

import pandas as pd

MONTH_DATES = "month_dates"
"""The column in which a query names those of a row's dates that are known to the month only."""


class MonthOnly(date):
    """A date known to the month only, as it is stored: its month's last day. It is written as its
    month, and no days are counted from it or to it."""

    @classmethod
    def from_day(cls, day: date) -> "MonthOnly":
        """The day as one of which only the month is known."""
        return cls(day.year, day.month, day.day)


def is_exact(*days: date | None) -> bool:
    """Whether each of these is known to the day, as far as there is one."""
    return not any(isinstance(day, MonthOnly) for day in days)


def with_dates(table: pd.DataFrame) -> pd.DataFrame:
    """A query's rows with dates without a time as objects, None where there is none, and those
    that the row's `month_dates` names as `MonthOnly`; that column is taken out."""
    named = [names_of(names) for names in table.get(MONTH_DATES, [()] * len(table))]
    table = table.drop(columns=MONTH_DATES, errors="ignore")
    for name in table.select_dtypes("datetime").columns:
        days = [
            _plain_date(day, name in columns)
            for day, columns in zip(table[name], named, strict=True)
        ]
        table[name] = pd.Series(days, index=table.index, dtype=object)
    return table


def names_of(names: object) -> Collection[str]:
    """The names in a cell of `month_dates`."""
    # Null is a float where other rows have a list.
    return names if isinstance(names, Collection) else ()


def _plain_date(day: pd.Timestamp, is_month: bool) -> date | None:
    if pd.isna(day):
        return None
    return MonthOnly.from_day(day) if is_month else day.date()
