"""For whom, from what and for which paper or screen an exhibit is made: all that it depends on.

Two exhibits of one scope are the same; a page and a report that ask alike show alike.
"""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from scr.base.periods import Span
from scr.base.request import Request
from scr.disclosure import Reader
from scr.exhibits import asking
from scr.exhibits.view import View
from scr.figures.directory import Directory, directory
from scr.figures.run import Result
from scr.figures.values import FigureRow, NotRecordedError, Share, rows
from scr.store import Snapshot


@dataclass(frozen=True)
class Canvas:
    """What charts are drawn for: a phone or not, and a width in pixels of the plot where it is the
    same for all (None: each has the width of its place on a page)."""

    is_phone: bool = False
    plot_width: int | None = None

    def width(self, usual: int) -> int:
        """Pixels of the plot; `usual` is its width in its place on a page."""
        return self.plot_width or usual


@dataclass(frozen=True)
class Compared:
    """A figure's row for the year in focus, and for the year it is compared with, where that is
    wholly within the records."""

    now: FigureRow
    before: FigureRow | None

    def shares(self, column: str) -> tuple[Share, Share | None]:
        """A share in both years."""
        return self.now.share(column), None if self.before is None else self.before.share(column)


@dataclass(frozen=True)
class Scope:
    """Who reads, which snapshot, what is chosen, under which policy (None: the reader's usual one),
    and what charts are drawn for. In a report of a year `stock_day` is its last day: figures
    without a period are as at it."""

    reader: Reader
    snapshot: Snapshot
    view: View
    policy: str | None = None
    canvas: Canvas = field(default_factory=Canvas)
    stock_day: date | None = None

    @property
    def directory(self) -> Directory:
        """What the snapshot says of itself."""
        return directory(self.snapshot)

    @property
    def as_at(self) -> date:
        """The day on which the picture is taken."""
        return self.view.as_at

    def answer(self, request: Request) -> Result:
        """The figure as the reader may see it. Raises RefusedError where the policy does not answer
        it, ArgumentError where nobody can."""
        return asking.answer(self.reader, request, self.snapshot, self.policy, self.stock_day)

    def ask(
        self,
        figure: str,
        span: Span | None = None,
        by: str = "national",
        *,
        with_board: bool = True,
    ) -> Result:
        """A figure for what is chosen; without a span over all years shown. `with_board` False
        asks for all boards, the chosen one among them."""
        return self.answer(self.request(figure, span, by, with_board=with_board))

    def request(
        self,
        figure: str,
        span: Span | None = None,
        by: str = "national",
        *,
        with_board: bool = True,
    ) -> Request:
        """The request that `ask` makes."""
        return self.view.request(figure, span or self.view.range, by, with_board=with_board)

    def rows(self, figure: str, span: Span | None = None, by: str = "national") -> list[FigureRow]:
        """The rows of a figure for what is chosen."""
        return list(rows(self.ask(figure, span, by)))

    def compared(self, figure: str) -> Compared:
        """The only row of a figure for the year in focus and for the one it is compared with."""
        now = rows(self.ask(figure, self.view.year))[0]
        if not self.has_year_before:
            return Compared(now, None)
        try:
            return Compared(now, rows(self.ask(figure, self.view.year_before))[0])
        except NotRecordedError:
            return Compared(now, None)

    @property
    def has_year_before(self) -> bool:
        """Whether the records reach back over all of the year that is compared with."""
        start, earliest = self.view.year_before.start, self.directory.earliest
        return earliest is not None and start is not None and earliest <= start

    def left_out(self, result: Result) -> pd.DataFrame:
        """What an answer leaves out, over all groups together: columns reason, n_cases."""
        return asking.left_out_of(self.reader, result, self.policy)

    def life_tables(self, request: Request) -> pd.DataFrame:
        """The life tables behind a figure's medians, a row per group, stage and day."""
        return asking.life_tables(self.reader, request, self.snapshot, self.policy)

    def ended_by(self, request: Request, days: tuple[tuple[str, int], ...]) -> pd.DataFrame:
        """The share that has ended by one day of each stage, a row per group and stage."""
        return asking.ended_by(self.reader, request, self.snapshot, days, self.policy)

    def lives(self, request: Request) -> pd.DataFrame:
        """The lives behind a figure's shares by a day, a row each."""
        return asking.lives(self.reader, request, self.snapshot, self.policy)

    def cases(self, request: Request) -> pd.DataFrame | None:
        """The reviews behind a figure; None where it is not made of reviews."""
        return asking.cases(self.reader, request, self.snapshot, self.policy)
