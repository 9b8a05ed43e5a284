"""Dates known to the month only a second time: what can still be told, in plain Python.

A row names such dates in `month_only`; they are stored as the last day of their month, and may be
any day of it.
"""

from datetime import date


def first_of(day: date) -> date:
    return day.replace(day=1)


def is_month(row: dict, name: str) -> bool:
    return name in (row.get("month_only") or [])


def may_be_first(days: list[tuple[date, bool]]) -> bool:
    """Whether the earliest of these (day, is it known to the month only) is known to the month
    only: one that is lies in the month of the earliest."""
    least = min(day for day, _ in days)
    return any(to_month and first_of(day) == first_of(least) for day, to_month in days)


def initiated_by(row: dict) -> str:
    """The column that the day of initiation is taken from."""
    if row.get("initiated_date") is not None:
        return "initiated_date"
    return "decision_date" if row.get("decision") == "initiate" else "final_decision_date"


def aware_by(row: dict) -> str:
    return "incident_date" if row.get("aware_date") is None else "aware_date"
