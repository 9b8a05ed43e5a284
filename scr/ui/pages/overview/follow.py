"""The overview's card about follow-through, and what it says of overdue recommendations."""

from scr.base import words
from scr.base.periods import parse_span
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.view import View
from scr.plot import YearPoint
from scr.store import Snapshot
from scr.text import recommendation as said
from scr.text.sentences import Row
from scr.ui.pages.overview.cards import Attention, Tile

PAGE = "recommendations"


def follow_tile(view: View, snapshot: Snapshot) -> Tile:
    """What is shown to be done within a year of the review's completion, the claim beside it."""
    row = state.ask(view.request("follow_through", view.range), snapshot).row
    by_year = state.ask(view.request("follow_through", view.range, "period"), snapshot)
    found = not words.is_nothing(row["evidenced_365"])
    return Tile(
        "follow",
        "Recommendations shown to be done within a year",
        words.percent(float(row["evidenced_365"])) if found else "None due yet",
        said.tile_limits(row) if found else said.tile_too_early(row),
        said.tile_verdict(row, _overdue(view, snapshot), view.as_at),
        [_point(one) for one in points.records(by_year)] if found else [],
        PAGE,
    )


def overdue_attention(view: View, snapshot: Snapshot) -> Attention:
    """How many recommendations are overdue; their list is one click further on its page, as a
    link with an address of its own would lose the filters."""
    overdue = _overdue(view, snapshot)
    count = words.count(overdue, "recommendation") if overdue else "No recommendation"
    verb = said.are(max(overdue, 1))
    return Attention(f"**{count}** {verb} overdue.", PAGE, "Overdue recommendations")


def _overdue(view: View, snapshot: Snapshot) -> int:
    return int(state.ask(view.now_request("recommendation_status"), snapshot).row["n_overdue"])


def _point(row: Row) -> YearPoint:
    name, span = words.year_short(row["group_name"]), parse_span(row["group_name"])
    return YearPoint(
        label=name,
        short_label=name,
        x=None,
        n=None,
        value=points.known(row["evidenced_365"]),
        lower=points.known(row["evidenced_365_lower"]),
        upper=points.known(row["evidenced_365_upper"]),
        start=span.start,
        end=span.end,
        note="too early" if row["n_recommendations"] else "none",
        counted=words.count(row["n_followed_365"], "recommendation"),
    )
