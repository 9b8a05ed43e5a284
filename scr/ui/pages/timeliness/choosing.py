"""The choices of the timeliness page; all live in the address."""

from scr.base import terms
from scr.exhibits.completion import COMPARISONS
from scr.exhibits.open_reviews import EVERY_AGE
from scr.exhibits.timeliness import COMPLETE
from scr.exhibits.view import View
from scr.ui.choice import choosers


def choose_comparison(view: View) -> str:
    """What the curve compares, a name of `completion.COMPARISONS`."""
    offered = {
        name: label for name, label in COMPARISONS.items() if name != "board" or view.board_id
    }
    return choosers.segments("Compare", offered, "compare", "all")


def choose_age() -> str:
    """How long the open reviews that are shown have been open at least."""
    ages = {EVERY_AGE: "Any time", **terms.labels("open_over")}
    return choosers.segments("Open for", ages, "age")


def choose_standard() -> str:
    """Which standard is shown by year."""
    return choosers.pick("Standard", terms.labels("standard"), "standard", COMPLETE)
