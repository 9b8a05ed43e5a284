"""What a share was in an earlier year, and whether the data show a change."""

from scr.base import words
from scr.figures.values import Share
from scr.stats import difference
from scr.stats.difference import Difference

CANNOT_TELL = "there is no clear change"
YEAR_BEFORE = "The year before"


def share_change(now: Share, before: Share | None, before_when: str = YEAR_BEFORE) -> str:
    """What a share was in an earlier year and whether it changed; empty without one.

    `before_when` begins the sentence: `The year before`, `In the panel year 2011-12`.
    """
    if before is None:
        return ""
    if not before.n:
        return f"{before_when} there was none."
    return f"{before_when} it was {before.written}{rise_or_fall(share_difference(now, before))}."


def rise_or_fall(change: Difference | None) -> str:
    """What a difference of shares bears, after what the share was: `: a rise of 2 to 9 points`."""
    if change is None or not change.is_told:
        return f"; {CANNOT_TELL}"
    way = "rise" if change.verdict == "more" else "fall"
    size = words.points(*sorted(abs(end) for end in (change.lower, change.upper)))
    return f": a {way} of {size}"


def share_difference(now: Share, before: Share) -> Difference | None:
    """One share of independent cases against another; None where either has no case."""
    if not now.n or not before.n:
        return None
    return difference.shares(now.x or 0, now.n, before.x or 0, before.n)


def between_points(lower: float, upper: float) -> str:
    """Limits of a difference of shares in words: `between 13 points lower and 4 higher`, and on one
    side of nothing `between 3 and 12 points higher`."""
    low, high = words.half_up(100 * lower), words.half_up(100 * upper)
    if low < 0 < high:
        return f"between {_points(-low)} lower and {high} higher"
    way = "higher" if high > 0 else "lower"
    ends = sorted((abs(low), abs(high)))
    return f"between {ends[0]} and {_points(ends[1])} {way}"


def _points(n: int) -> str:
    return "1 point" if n == 1 else f"{n} points"
