"""What is said beside exhibits of every subject: few cases, children not known, which filter to
widen. At the point of use, one line, never a wall."""

from scr.base import words
from scr.exhibits.view import View
from scr.text.time import FEWER_THAN_TO_SAY

COUNTS_DEPEND = "Counts depend on what is recorded; neither a high nor a low share is a verdict."


def few(per_year: float) -> str:
    """How far a single case moves a share of so many a year; with enough, that counts depend on
    what is recorded."""
    if 0 < per_year < FEWER_THAN_TO_SAY:
        points = max(1, words.half_up(100 / per_year))
        return f"Few cases: a single one moves a year’s share by about {points} points."
    return COUNTS_DEPEND


def carried(statuses: list[str]) -> str:
    """Said where a year's children are taken from another year's estimate, or are not known."""
    if "missing" in statuses:
        return "Some boards have no estimate of children, so no rate is given where they count."
    if "carried" in statuses:
        return "Where a year has no estimate of children, the nearest year’s is used."
    return ""


def widen(view: View, did: str) -> str:
    """The empty state: what is not there, and which filter to widen."""
    if view.board_id:
        which = "choose all boards"
    elif view.region or view.area_type:
        which = "choose all regions and kinds of area"
    elif view.incident_type:
        which = "choose both kinds of incident"
    else:
        which = "choose more years"
    return f"{view.who} {did} in these years. Under “Change what is shown”, {which}."
