"""What stands beside a key figure of a report that no tile of the Overview tells."""

from scr.base import words
from scr.figures.values import Days, FigureRow
from scr.text import letter
from scr.text.estimate import Half
from scr.text.sentences import Row

TOO_EARLY = "Too early to estimate"
ALL_COUNTED = "All are counted, so there is no interval"
NOT_COMPARED = "Not compared: the report of the year before has its own last day"


def median(half: Half) -> str:
    """By when half have ended or would, without limits; says so where too few have ended."""
    return half.days.written if half.is_told else TOO_EARLY


def median_limits(half: Half) -> str:
    """The limits of the same, whether it is an estimate, and how many have ended so far."""
    if not half.is_told:
        return words.capital(half.so_far)
    limits = half.days.limits or "limits not known"
    if half.is_count:
        return f"95% interval {limits}; all {words.number(half.n)} are {half.done}"
    stopped = ", if none were stopped" if half.n_stopped else ""
    return f"Estimated{stopped}; 95% interval {limits}; {half.so_far}"


def median_before(days: Days | None, when: str) -> str:
    """What the median of an earlier year was; nothing is said of the two together."""
    if days is None or days.value is None:
        return "No earlier year to compare with."
    return f"{days.full} in {when}. No test compares two medians."


def open_for_over_a_year(over: int, total: int) -> str:
    """How many of the open reviews have been open for over a year."""
    if not total:
        return "No review is open"
    return f"Open for over a year: {words.share_of(over, total)}. {ALL_COUNTED}"


def letters_replied(row: Row) -> str:
    """How many of a year's letters had a reply, and how many replies are overdue."""
    if not row["n_raised"]:
        return "No letter is recorded"
    return f"{words.number(row['n_replied'])} had a reply. {letter.overdue(row)}"


def letters_before(row: FigureRow | None, before_when: str) -> str:
    """How many letters were sent in the year that is compared with; nothing is said of the two."""
    return letter.sent_before(row, before_when) or "No earlier year to compare with."
