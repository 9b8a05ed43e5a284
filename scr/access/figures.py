"""Which figures a reader may ask for. The own board stands open to its chair; of the others nothing
is answered that could give away one of them.

What is answered of all boards together tells a chair, who knows the own row, the sum of the others:
so at least `OTHERS` other boards must have been open all the while. The own board beside all of
them is made of the same two numbers. Regions are answered under the policy `publication` alone, and
of a region too there is the sum of the others. What is grouped by boards or kinds of area, or
narrowed to some boards, is refused, and so is what counts or ranks boards.
"""

from datetime import date

import pandas as pd

from scr.access.reader import NAMED, Reader
from scr.base.errors import RefusedError
from scr.base.request import Request
from scr.figures.definitions import Definition, definition
from scr.figures.directory import directory
from scr.store import Snapshot

OTHERS = 4
"""So many other boards at least stand behind what a chair is told of all together."""
ALL_TOGETHER = ("national", "period")
OVER_TIME = "benchmark_over_time"
"""The one composed figure that compares a board, or the whole, with nothing but itself."""

PROFILE = "profile"
"""The one composed figure that can be made of a board and the sum of all others."""

EVERY, OWN, TOGETHER, PUBLISHED = "every board", "own board", "all together", "published"
BESIDE, REGIONS = "own board beside all together", "regions as published"

NO_FIGURES = "Your roles do not include figures. Published releases are on the page Annual report."
OTHER_BOARDS = (
    "You see your own board in full, and all boards together. Other boards are not shown one by "
    "one, nor here by region or kind of area, as a small count could then be worked out. Choose "
    "your own board, or take the filter away. What is told of regions is on the page Comparison."
)
ROWS = "A row for every review is shown only of your own board. Choose your board in the filters."
COMPARED = (
    "This sets your board beside single others, from which a small count of theirs could be "
    "worked out. It is not shown to chairs until boards have agreed to see each other’s counts. "
    "Your board beside all boards together is on the page Comparison."
)
ONE_YEAR = (
    "Regions are shown to chairs for single panel years, as years together could be subtracted. "
    "Ask for one, such as --period panel:2014-15."
)
NO_PICTURES = (
    "Regions are shown to chairs for single panel years, and this is a picture of one day. Ask for "
    "the whole, without a grouping."
)
NO_REGIONS = (
    "Too few boards of a region were open all the time for regions to be shown. Ask for the whole, "
    "without a grouping."
)


def reach(reader: Reader, figure: Definition) -> frozenset[str]:
    """Of whom a reader may ask a figure: of `EVERY` board, of the `OWN`, of all `TOGETHER`, and
    what is `PUBLISHED` of it; nothing where they see no figures."""
    is_published = "publication" in reader.policies and not (figure.measures or _has_rows(figure))
    published = {PUBLISHED} if is_published else set()
    if "none" not in reader.policies:
        return frozenset(published)
    return frozenset(published | _reach_in_full(reader, figure))


def _reach_in_full(reader: Reader, figure: Definition) -> set[str]:
    # What the panel published itself belongs to no board, and is for everybody.
    is_of_boards = any(parameter.name == "board_id" for parameter in figure.parameters)
    if reader.boards is None or not is_of_boards:
        return {EVERY}
    if _has_rows(figure):
        return {OWN}
    if reader.sharing == NAMED:
        return {EVERY}
    if figure.name == PROFILE:
        return {BESIDE}
    if (figure.measures or figure.composed) and figure.name != OVER_TIME:
        return set()
    if any(column.name.startswith("n_boards") for column in figure.columns):
        return {OWN}
    return {OWN, TOGETHER}


def _has_rows(figure: Definition) -> bool:
    """Whether a row of the figure is a single review."""
    return figure.is_per_review or any(column.name == "review_id" for column in figure.columns)


def refuse_unless_may(reader: Reader, request: Request, snapshot: Snapshot, policy: str) -> None:
    """Raises RefusedError where a reader may not ask this under this policy."""
    refuse_policy(reader, policy)
    if reader.boards is None or (policy != "none" and policy in reader.policies):
        return
    figure = definition(request.figure)
    reached = reach(reader, figure)
    if EVERY in reached:
        return
    if policy != "none" and request.by == "region":
        _refuse_regions_unless_may(reader, request, snapshot)
        return
    if request.as_now or set(request.own) - reader.boards:
        raise RefusedError(COMPARED)
    if request.board_id in reader.boards and OWN in reached:
        return
    if BESIDE in reached and request.board_id in reader.boards:
        _refuse_where_too_few(reader, request, snapshot)
        return
    if TOGETHER not in reached:
        raise RefusedError(ROWS if _has_rows(figure) else COMPARED)
    refuse_view_unless_may(reader, request.board_id, request.region, request.area_type)
    if request.by not in ALL_TOGETHER:
        raise RefusedError(OTHER_BOARDS)
    _refuse_where_too_few(reader, request, snapshot)


def regions_told(reader: Reader, snapshot: Snapshot) -> frozenset[str]:
    """The regions of which a reader is told under `publication`. Of one who sees other boards only
    together: in each at least `OTHERS` other boards were open for as long as there are records,
    and in those left out as many together. It rests on the list of boards alone, never on a count,
    and is the same for every figure and year: what one leaves out another could give away."""
    listed = directory(snapshot)
    if not reader.sees_others_together:
        return frozenset(listed.regions)
    return with_enough(listed.boards, reader.boards or frozenset(), listed.earliest, listed.as_at)


def with_enough(
    boards: pd.DataFrame, own: frozenset[str], start: date | None, end: date
) -> frozenset[str]:
    """The regions with enough other boards that were open from one day to another, but for as many
    as it takes that those left out have enough together."""
    n_others = {
        region: _n_others(boards[boards["region"] == region], own, start, end)
        for region in boards["region"].unique()
    }
    regions = sorted(n_others, key=lambda region: (n_others[region], region))
    shown = [region for region in regions if n_others[region] >= OTHERS]
    left_out = [region for region in regions if region not in shown]
    while left_out and shown and sum(n_others[region] for region in left_out) < OTHERS:
        left_out.append(shown.pop(0))
    return frozenset(shown)


def refuse_view_unless_may(
    reader: Reader, board_id: str | None, region: str | None, area_type: str | None
) -> None:
    """Raises RefusedError where nothing of what is narrowed so is answered to a reader."""
    is_narrowed = any(narrowing is not None for narrowing in (board_id, region, area_type))
    if reader.boards is None or reader.sharing == NAMED or not is_narrowed:
        return
    if board_id not in reader.boards:
        raise RefusedError(OTHER_BOARDS)


def may_group_by_board(reader: Reader, board_id: str | None) -> bool:
    """Whether figures grouped by board are answered in full to a reader, of one board or (None) of
    all of them."""
    if "none" not in reader.policies:
        return False
    return reader.boards is None or reader.sharing == NAMED or board_id in reader.boards


def refuse_rows_unless_may(reader: Reader, request: Request, otherwise: str) -> None:
    """Raises RefusedError where a reader may not see the single reviews behind a request; to those
    who may see none it says `otherwise`."""
    reader.refuse_cases_unless_own(request.board_id, otherwise)


def refuse_policy(reader: Reader, policy: str) -> None:
    """Raises RefusedError where a reader may not ask under a policy."""
    if not reader.policies:
        raise RefusedError(NO_FIGURES)
    if reader.sees_others_together and policy == "publication":
        return
    if policy not in reader.policies:
        raise RefusedError(f"Ask under one of these policies: {', '.join(reader.policies)}.")


def _refuse_regions_unless_may(reader: Reader, request: Request, snapshot: Snapshot) -> None:
    if definition(request.figure).period == "none":
        raise RefusedError(NO_PICTURES)
    if request.span.n_years != 1:
        raise RefusedError(ONE_YEAR)
    if not regions_told(reader, snapshot):
        raise RefusedError(NO_REGIONS)


def _refuse_where_too_few(reader: Reader, request: Request, snapshot: Snapshot) -> None:
    snapshot_directory = directory(snapshot)
    start = request.span.start or snapshot_directory.earliest
    end = min(
        request.span.end or snapshot_directory.as_at, request.as_at or snapshot_directory.as_at
    )
    if _n_others(snapshot_directory.boards, reader.boards or frozenset(), start, end) < OTHERS:
        raise RefusedError(
            "Too few other boards were open all this time for them to be shown together. Choose "
            "your own board in the filters."
        )


def _n_others(boards: pd.DataFrame, own: frozenset[str], start: date | None, end: date) -> int:
    """How many boards beside a reader's own were open from one day to another."""
    first = pd.Timestamp(start or end)
    is_other = ~boards["board_id"].isin(own)
    was_open = boards["opened_date"].isna() | (boards["opened_date"] <= first)
    stayed = boards["closed_date"].isna() | (boards["closed_date"] > pd.Timestamp(end))
    return int((is_other & was_open & stayed).sum())
