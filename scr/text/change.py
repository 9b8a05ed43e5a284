"""What a share was in an earlier year, and whether the data show a change."""

from scr.base import words
from scr.figures.values import Share
from scr.stats import comparison

CANNOT_TELL = "the data cannot tell the two apart"
YEAR_BEFORE = "The year before"


def share_change(now: Share, before: Share | None, before_when: str = YEAR_BEFORE) -> str:
    """What a share was in an earlier year and whether it changed; empty without one.

    `before_when` begins the sentence: `The year before`, `In the panel year 2011-12`.
    """
    if before is None:
        return ""
    if not before.n:
        return f"{before_when} there was none."
    was = f"{before_when} it was {before.written}"
    difference = _difference(now, before)
    if difference is None or difference.verdict == "cannot_tell":
        return f"{was}; {CANNOT_TELL}."
    way = "rise" if difference.verdict == "higher" else "fall"
    size = words.points(*sorted(abs(end) for end in (difference.lower, difference.upper)))
    return f"{was}: a {way} of {size}."


def _difference(now: Share, before: Share) -> comparison.Comparison | None:
    if not now.n or not before.n:
        return None
    return comparison.difference(now.x or 0, now.n, before.x or 0, before.n)
