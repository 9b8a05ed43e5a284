"""What is chosen of a board: whom it is compared with, and whose cases count as its own."""

from dataclasses import dataclass, field
from datetime import date

from scr.base.request import Request
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.figures.compare.peers import Board, Boards, Group

PEER_WORDS = {
    peers.REGION: "Its region",
    peers.NEIGHBOURS: "Statistical neighbours",
    peers.AREA_TYPE: "Its kind of area",
    peers.OWN: "Own group",
    peers.WHOLE: "All boards",
}
POOLED, MEAN = "pooled", "mean"


@dataclass(frozen=True)
class BoardChoice:
    """A board and how it is looked at. `peer` is the kind of group set beside it, `how` pooled or
    mean; `as_now` counts the cases of `merged` boards as its own; `years` is how many years of the
    period it was open. `boards` are those of the snapshot, so no part of what is chosen."""

    board: Board
    boards: Boards = field(compare=False)
    groups: tuple[Group, ...]
    merged: tuple[str, ...]
    peer: str
    how: str
    as_now: bool
    edition: str | None
    own: tuple[str, ...]
    years: float

    @property
    def group(self) -> Group:
        """The group that is set beside the board."""
        return next(group for group in self.groups if group.kind == self.peer)

    def has(self, kind: str) -> bool:
        """Whether the board is set beside a group of this kind."""
        return any(group.kind == kind for group in self.groups)

    @property
    def is_mean(self) -> bool:
        """Whether groups are shown as the mean of their boards, else pooled."""
        return self.how == MEAN

    def closed_by(self, day: date) -> date | None:
        """The board's last day, where it lies before a day."""
        return self.board.closed if self.board.is_closed_by(day) else None

    @property
    def counted(self) -> tuple[str, ...]:
        """The boards whose cases count as the board's own, itself last."""
        return (*(self.merged if self.as_now else ()), self.board.board_id)


def beside_all(board: Board, boards: Boards, first: date, last: date) -> BoardChoice:
    """A board beside all boards together, and beside no others, between two days."""
    there = tuple(other.board_id for other in boards.values() if other.is_open(first, last))
    return BoardChoice(
        board=board,
        boards=boards,
        groups=(Group(peers.WHOLE, PEER_WORDS[peers.WHOLE], there),),
        merged=(),
        peer=peers.WHOLE,
        how=POOLED,
        as_now=False,
        edition=None,
        own=(),
        years=peers.years_open([board], first, last),
    )


def profile_request(view: View, choice: BoardChoice) -> Request:
    """The board on every measure, in the years and for the incidents chosen."""
    return Request(
        figure="profile",
        span=view.range,
        as_at=view.as_at,
        board_id=choice.board.board_id,
        incident_type=view.incident_type,
        edition=choice.edition,
        own=choice.own,
        as_now=choice.as_now,
    )
