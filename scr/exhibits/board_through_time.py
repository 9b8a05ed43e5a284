"""A board through time: the days between its reviews, and what became of it."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from scr.base.request import Request
from scr.exhibits import board_pictures
from scr.exhibits.board_choice import BoardChoice
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.figures.compare.peers import Board
from scr.figures.run import Result
from scr.plot import WHOLE, Chart, Tenure, gap_chart, succession
from scr.stats import rare_events
from scr.text import board_case as board_case_words
from scr.text import succession as succession_words

DAYS_IN_YEAR = 365.25
ALL_YEARS = "All recorded reviews are shown, whatever years are chosen, as a gap needs both ends."


@or_not_recorded
def gaps(scope: Scope, choice: BoardChoice, *, height: int = 0) -> Exhibit:
    """The days between the board's reviews: rare events, for which counts say too little."""
    view, result = scope.view, starts(scope, choice)
    days = [day.toordinal() for day in result.table["initiated_date"]]
    is_exact = ~result.table["is_month_only"].astype(bool)
    events = rare_events.rare_events(days, view.as_at.toordinal(), is_exact)
    per_year = _per_year(days, view.as_at)
    note = board_case_words.gaps_note(events, len(days), per_year)
    return Exhibit(
        key="gaps",
        heading=board_case_words.gaps_heading(events, len(days)),
        sentence=board_case_words.gaps_sentence(events, len(days), choice.board.name, view.as_at),
        note=f"{note} {ALL_YEARS}" if days else "",
        result=result,
        cases=_starts_request(view, choice.board.board_id),
        chart=gap_chart(
            board_pictures.gaps(result, events, view.as_at),
            limits=(events.lower, events.middle, events.upper) if events.has_limits else None,
            open_limit=events.open_upper if events.has_limits else None,
            axis_title="Days since the review before",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
            height=height,
        ),
        caution="Neither a long gap nor a short one is good or bad: it is a question to ask.",
        empty=""
        if len(days) > 1
        else "Two reviews are needed for a gap. The cards above say what else is known.",
    )


def starts(scope: Scope, choice: BoardChoice) -> Result:
    """The figure `starts` of the board, with those of the boards that became it where their cases
    count as its own; the days between are then worked out anew."""
    results = [scope.answer(_starts_request(scope.view, board_id)) for board_id in choice.counted]
    own = results[-1]
    if len(results) == 1:
        return own
    table = pd.concat([result.table for result in results])
    table = table.sort_values(["initiated_date", "review_id"], ignore_index=True)
    days = pd.Series([day.toordinal() for day in table["initiated_date"]], dtype="float64")
    days = days.mask(table["is_month_only"].astype(bool))
    return replace(own, table=table.assign(days_since=days.diff().astype("Int64")))


@dataclass(frozen=True)
class Succession:
    """What a board was before and what became of it: boards in the order of time, the one that has
    its work now (None: itself), words, and a line of time where there is more than one board."""

    chain: tuple[Board, ...]
    heir: Board | None
    heading: str
    sentence: str
    chart: Chart | None
    table: pd.DataFrame


def line_of_boards(scope: Scope, choice: BoardChoice) -> Succession:
    """The line of boards that became one another, this one among them."""
    own, as_at = choice.board, scope.view.as_at
    heir = peers.heir(own.board_id, choice.boards, as_at)
    merged = [choice.boards[board_id] for board_id in choice.merged]
    chain = [*merged, own, *([heir] if heir else [])]
    return Succession(
        chain=tuple(chain),
        heir=heir,
        heading=succession_words.heading(own, merged, heir, as_at),
        sentence=succession_words.sentence(own, merged, heir, as_at, as_now=choice.as_now),
        chart=_succession_chart(scope, chain, own) if len(chain) > 1 else None,
        table=succession_rows(chain, as_at),
    )


def succession_rows(chain: list[Board], as_at: date) -> pd.DataFrame:
    """A row for each board of the line, as at a day: what has not closed by then has no last day
    and no successor yet."""
    return pd.DataFrame(
        [
            {
                "board_id": board.board_id,
                "board_name": board.name,
                "opened_date": board.opened,
                "closed_date": board.closed if board.is_closed_by(as_at) else None,
                "successor_board_id": board.successor if board.is_closed_by(as_at) else None,
                "as_at": as_at,
            }
            for board in chain
        ]
    )


def _succession_chart(scope: Scope, chain: list[Board], own: Board) -> Chart:
    as_at, earliest = scope.view.as_at, scope.directory.earliest or scope.view.as_at
    days = [day for board in chain for day in (board.opened, board.closed) if day]
    names = {board.board_id: board.name for board in chain}
    return succession(
        [
            Tenure(
                board.name,
                board.opened,
                board.closed if board.is_closed_by(as_at) else None,
                names.get(board.successor or "", "") if board.is_closed_by(as_at) else "",
                strong=board.board_id == own.board_id,
            )
            for board in chain
        ],
        first=min([earliest, *days]),
        as_at=as_at,
        phone=scope.canvas.is_phone,
        width=scope.canvas.width(WHOLE),
    )


def _starts_request(view: View, board_id: str) -> Request:
    return Request(
        figure="starts",
        by="board",
        as_at=view.as_at,
        board_id=board_id,
        incident_type=view.incident_type,
    )


def _per_year(days: list[int], as_at: date) -> float:
    if not days:
        return 0.0
    return len(days) / max((as_at.toordinal() - min(days)) / DAYS_IN_YEAR, 1.0)
