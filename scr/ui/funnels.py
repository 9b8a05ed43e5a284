"""Boards against what chance allows: the exact rule's flags and the chart that shows them."""

from dataclasses import dataclass

import numpy as np

from scr import words
from scr.charts import Chart, FunnelPoint, funnel
from scr.figures import Result
from scr.statistics import funnel as rule
from scr.ui import browser, points

HOW_TO_READ = (
    "Triangles are marked boards. A grey circle is one or more boards; the number in it says how "
    "many. If all boards were alike, at least 95% and 99.8% of them would lie inside the stepped "
    "lines."
)
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


INITIATED_OF = ShareOf("n_initiate", ("n_decisions",))
MET_OF = ShareOf("n_met", ("n_met", "n_failed"))


def flags_of(result: Result, share: ShareOf) -> list[str]:
    """The exact rule's flag of each board, in the order of the figure's rows."""
    rows = points.records(result)
    x = np.array([row[share.x] for row in rows], dtype=float)
    n = np.array([share.n(row) for row in rows], dtype=float)
    if not n.sum():
        return ["too_few"] * len(n)
    return [str(flag) for flag in rule.flags(x, n, rule.target(x, n))]


def n_marked(flags: list[str]) -> int:
    """How many boards are flagged on either side."""
    return sum(flag not in ("none", "too_few") for flag in flags)


def can_tell(flags: list[str]) -> bool:
    """Whether any board has enough cases to be marked."""
    return any(flag != "too_few" for flag in flags)


def funnel_chart(
    result: Result, share: ShareOf, *, axis_title: str, x_title: str, chosen: str | None
) -> Chart:
    """The funnel of a figure by board, its target the share of all boards together."""
    rows = points.records(result)
    n = [share.n(row) for row in rows]
    pooled = sum(row[share.x] for row in rows) / sum(n) if sum(n) else None
    sizes = np.unique(np.linspace(1, max(n, default=1), MOST_SIZES).round())
    return funnel(
        [
            FunnelPoint(
                row["group_id"], words.board_short(row["group_name"]), int(row[share.x]), of, flag
            )
            for row, of, flag in zip(rows, n, flags_of(result, share), strict=True)
        ],
        target=pooled,
        steps=rule.limit_steps(sizes, pooled) if pooled is not None else [],
        axis_title=axis_title,
        x_title=x_title,
        chosen=chosen,
        phone=browser.is_narrow(),
    )
