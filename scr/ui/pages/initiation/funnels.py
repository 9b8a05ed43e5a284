"""Boards against what chance allows. To go: Timeliness alone still judges boards here; all else
asks the figure `benchmark` (`scr.exhibits.compare`)."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from scr.base import words
from scr.base.request import Request
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.figures.run import Result
from scr.plot import Chart, FunnelPoint, funnel
from scr.stats import funnel as rule
from scr.store import Snapshot
from scr.text.flag import HOW_TO_READ
from scr.ui.kit import browser

__all__ = ["HOW_TO_READ", "MET_OF", "Judged", "funnel_chart", "judged"]

# Limits are worked out at no more sizes than this; with more cases a step is under a pixel wide.
MOST_SIZES = 300


@dataclass(frozen=True)
class ShareOf:
    """A share of a figure by board: the column counted, and those it is out of, added up."""

    x: str
    parts: tuple[str, ...]

    def n(self, row: dict) -> int:
        """The denominator of a row."""
        return int(sum(row[part] for part in self.parts))


MET_OF = ShareOf("n_met", ("n_met", "n_failed"))


@dataclass(frozen=True)
class Judged:
    """Boards by a share, each judged against all boards. `result` has the boards that are looked
    at, `flags` the exact rule's, in their order; `x` of `n` are the cases of all boards together.
    """

    result: Result
    flags: list[str]
    x: int
    n: int

    @property
    def target(self) -> float | None:
        """The share of all boards together; None without a case."""
        return self.x / self.n if self.n else None


def judged(
    request: Request,
    share: ShareOf,
    snapshot: Snapshot,
    part: Callable[[Result], Result] = lambda result: result,
) -> Judged:
    """The boards that a request by board asks for, judged. A region or a kind of area chooses the
    boards that are looked at, not those they are compared with, as in the figure `benchmark`.
    `part` picks the rows of one standard, where the figure has several."""
    everyone = part(state.ask(replace(request, region=None, area_type=None), snapshot))
    rows = points.records(everyone)
    x = np.array([row[share.x] for row in rows], dtype=float)
    n = np.array([share.n(row) for row in rows], dtype=float)
    flags = rule.flags(x, n, rule.target(x, n)) if n.sum() else ["too_few"] * len(n)
    of_board = {row["group_id"]: str(flag) for row, flag in zip(rows, flags, strict=True)}
    result = part(state.ask(request, snapshot))
    return Judged(
        result, [of_board[one] for one in result.table["group_id"]], int(x.sum()), int(n.sum())
    )


def funnel_chart(
    found: Judged, share: ShareOf, *, axis_title: str, x_title: str, chosen: str | None
) -> Chart:
    """The funnel of boards, its target the share of all boards together."""
    rows = points.records(found.result)
    n = [share.n(row) for row in rows]
    sizes = np.unique(np.linspace(1, max(n, default=1), MOST_SIZES).round())
    return funnel(
        [
            FunnelPoint(
                row["group_id"], words.board_short(row["group_name"]), int(row[share.x]), of, flag
            )
            for row, of, flag in zip(rows, n, found.flags, strict=True)
        ],
        target=found.target,
        steps=rule.limit_steps(sizes, found.target) if found.target is not None else [],
        axis_title=axis_title,
        x_title=x_title,
        chosen=chosen,
        phone=browser.is_narrow(),
    )
