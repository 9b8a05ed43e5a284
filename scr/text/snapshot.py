"""What is said of the records as a whole: when they were last imported, and that a link was made
with others."""

from datetime import date, datetime

from scr.base import words


def moment(value: datetime) -> str:
    """`30 June 2016 at 14:05 UTC`, of a time in UTC: how pages and sentences have it."""
    return f"{words.day(value.date())} at {value:%H:%M} UTC"


def last_updated(made: datetime, as_at: date) -> str:
    """When the records shown were imported, and the day they are as at."""
    return f"Last updated: {words.day(made.date())}. Records as at {words.day(as_at)}."


def link_is_older(of_link: datetime | None, shown: datetime) -> str:
    """That a link was made with other records than those shown; None where the link names records
    that nobody can have imported. With the time (UTC) where the days are the same."""
    if of_link is None:
        return (
            "This link names records that are not known here. You see those imported on "
            f"{words.day(shown.date())}, so figures may not be the same."
        )
    is_same_day = of_link.date() == shown.date()
    before, now = (
        moment(made) if is_same_day else words.day(made.date()) for made in (of_link, shown)
    )
    return (
        "The records have changed since this link was made, so figures may not be the same. It "
        f"was made with the records imported on {before}. You see those imported on {now}."
    )
