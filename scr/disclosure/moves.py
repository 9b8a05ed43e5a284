"""Moves from the true cells of a year to another possible world, sought by integer programming.

scipy's solver (HiGHS) is given no clock: the same question always has the same answer. What it
finds is rounded and must be checked by the caller in whole numbers.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import block_array, csr_array, eye_array

from scr.disclosure.cells import Cells
from scr.disclosure.solver import milp

# What hiding one more cell costs, by level (board, area type, region); a zero costs more than
# all that could be hidden in its place.
LEVEL_COSTS = np.array([1.0, 8.0, 8.0, 0.0])
ZERO_COST = 60.0
A_ZERO = ZERO_COST + float(LEVEL_COSTS[0]) + 1e-6
"""The least that a move costs which hides a zero, and more than the solver leaves of nothing."""
# A dearer move within this share of the cheapest will do.
GAP = 0.02
# How far a search goes, counted in nodes, not in seconds: the best move found by then will do.
FEW_NODES, MANY_NODES = 20, 200
WHOLE = 1e-6
"""A step this near a whole number is one; what comes of it is checked in whole numbers."""

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Move:
    """The step of each cell, the zeros to be hidden for it (moved or not), and its cost."""

    steps: Numbers
    zeros: Mask
    cost: float


class Alone:
    """Moves of hidden cells alone, by at most `reach` each: made once for what is hidden.

    `lowest` is what each cell may come down to. Such moves hide nothing more, so that any will do:
    mostly a mixture of worlds that a linear programme finds is one world, and costs far less.
    """

    def __init__(self, cells: Cells, hidden: Mask, lowest: Numbers, reach: int) -> None:
        self.cells, self.hidden = cells, hidden.copy()
        self.free = np.flatnonzero(hidden & ~cells.is_shown)
        self.down, self.reach = lowest - cells.values, reach
        self.relations = _relations(cells, self.free, 0)

    def move(self, wanted: NDArray[np.float64], goal: tuple[int, int] | None = None) -> Move | None:
        """A move that goes far the wanted way; with a goal (a cell, and +1 or -1 for the way) one
        that changes it. `wanted` is what a step up in each cell is worth."""
        low, high = _bounds(self.down, goal, self.reach)
        if (low > high).any():
            return None
        steps = self._solved(wanted, low, high, is_whole=False)
        if steps is not None and np.abs(steps - np.rint(steps)).max(initial=0) > WHOLE:
            steps = self._solved(wanted, low, high, is_whole=True)
        if steps is None:
            return None
        return Move(_steps(self.cells, self.free, steps), np.zeros_like(self.hidden), 0.0)

    def _solved(
        self, wanted: NDArray[np.float64], low: Numbers, high: Numbers, *, is_whole: bool
    ) -> NDArray[np.float64] | None:
        options = {"mip_rel_gap": 0.1, "node_limit": FEW_NODES} if is_whole else {}
        solution = milp(
            -wanted[self.free],
            integrality=np.full(self.free.size, int(is_whole)),
            bounds=Bounds(low[self.free], high[self.free]),
            constraints=self.relations,
            options=options,
        )
        return None if solution.x is None else np.asarray(solution.x)


def cheapest_move(
    cells: Cells,
    hidden: Mask,
    lowest: Numbers,
    goal: tuple[int, int],
    open_columns: Mask,
    reach: int,
) -> Move | None:
    """The move that changes the goal (a cell, and +1 or -1 for the way)
    and hides least more; steps of at most `reach`. None where there is no such move.

    Zeros are moved only in `open_columns`; there, cells that must not come down to 0 yet may do
    so if some zero of the column is hidden by the same move.
    """
    truth, columns = cells.values, cells.column_numbers
    may_be_zero = open_columns[columns] & cells.can_be_zero
    is_fresh = ~hidden & ~cells.is_shown & ((truth > 0) | may_be_zero)
    free = np.flatnonzero((hidden & ~cells.is_shown) | is_fresh)
    fresh = np.flatnonzero(is_fresh)
    n, m, k = free.size, fresh.size, len(cells.columns)
    low, high = _bounds(np.where(may_be_zero, 0, lowest) - truth, goal, reach)
    if (low > high).any():
        return None
    # Unknowns: the step of each free cell, whether each fresh one is hidden, and whether each
    # column gets a hidden zero.
    solution = milp(
        np.concatenate([np.zeros(n), _costs(cells, fresh), np.zeros(k)]),
        integrality=np.ones(n + m + k),
        bounds=Bounds(
            np.concatenate([low[free], np.zeros(m + k)]),
            np.concatenate([high[free], np.ones(m), open_columns]),
        ),
        constraints=[
            *_relations(cells, free, m + k),
            *_only_if_hidden(np.searchsorted(free, fresh), (n, m, k), reach),
            *_zeros_if_a_zero(cells, free, fresh, may_be_zero & (lowest == 1)),
        ],
        options={"mip_rel_gap": GAP, "node_limit": MANY_NODES},
    )
    if solution.x is None:
        return None
    zeros = np.zeros_like(hidden)
    zeros[fresh] = (solution.x[n : n + m] > 0.5) & (truth[fresh] == 0)
    return Move(_steps(cells, free, solution.x[:n]), zeros, float(solution.fun))


def _bounds(down: Numbers, goal: tuple[int, int] | None, reach: int) -> tuple[Numbers, Numbers]:
    """How far each cell may step: not below `down`, and a goal at least one its way."""
    low, high = np.maximum(down, -reach), np.full_like(down, reach)
    if goal is not None:
        cell, way = goal
        if way > 0:
            low[cell] = 1
        else:
            high[cell] = -1
    return low, high


def _costs(cells: Cells, fresh: Numbers) -> NDArray[np.float64]:
    """What it costs to hide these cells: by level, then the smaller the count the less."""
    truth = cells.values[fresh]
    by_level = LEVEL_COSTS[cells.levels[fresh]]
    return np.asarray(by_level + ZERO_COST * (truth == 0) + np.minimum(truth, 100) / 200)


def _relations(cells: Cells, free: Numbers, n_others: int) -> list[LinearConstraint]:
    """Equations still hold after the step, parts still lie within."""
    none = [csr_array((m.shape[0], n_others)) for m in (cells.equations, cells.withins)]
    equal, within = cells.equations[:, free], cells.withins[:, free]
    slack = cells.withins @ cells.values + cells.offsets
    touched = np.flatnonzero(abs(within).sum(axis=1)) if within.shape[0] else np.array([], int)
    constraints = [LinearConstraint(block_array([[equal, none[0]]], format="csr"), 0, 0)]
    if touched.size:
        rows = block_array([[within, none[1]]], format="csr")[touched]
        constraints.append(LinearConstraint(rows, -slack[touched], np.inf))
    return constraints


def _only_if_hidden(
    places: Numbers, sizes: tuple[int, int, int], reach: int
) -> list[LinearConstraint]:
    """A fresh cell moves only if it is hidden."""
    n, m, k = sizes
    if not m:
        return []
    step = csr_array((np.ones(m), (np.arange(m), places)), shape=(m, n))
    width, no_columns = reach * eye_array(m), csr_array((m, k))
    return [
        LinearConstraint(block_array([[step, -width, no_columns]], format="csr"), -np.inf, 0),
        LinearConstraint(block_array([[step, width, no_columns]], format="csr"), 0, np.inf),
    ]


def _zeros_if_a_zero(
    cells: Cells, free: Numbers, fresh: Numbers, is_lowered: Mask
) -> list[LinearConstraint]:
    """A cell comes down below its lowest only if a zero of its column is hidden by this move."""
    truth, columns, k = cells.values, cells.column_numbers, len(cells.columns)
    bound = np.flatnonzero((is_lowered & (truth > 0))[free])
    zeros = np.flatnonzero(truth[fresh] == 0)
    needing = np.unique(columns[free[bound]])
    if not needing.size:
        return []
    n, m = free.size, fresh.size
    rows = np.arange(bound.size)
    step = csr_array((np.ones(bound.size), (rows, bound)), shape=(bound.size, n))
    excuse = csr_array((np.ones(bound.size), (rows, columns[free[bound]])), shape=(bound.size, k))
    blank = csr_array((bound.size, m))
    hidden_zeros = csr_array((np.ones(zeros.size), (columns[fresh[zeros]], zeros)), shape=(k, m))
    return [
        LinearConstraint(
            block_array([[step, blank, excuse]], format="csr"), 1 - truth[free[bound]], np.inf
        ),
        LinearConstraint(
            block_array([[csr_array((k, n)), hidden_zeros, -eye_array(k)]], format="csr")[needing],
            0,
            np.inf,
        ),
    ]


def _steps(cells: Cells, free: Numbers, steps: NDArray[np.float64]) -> Numbers:
    move = np.zeros(len(cells.values), dtype=np.int64)
    move[free] = np.rint(steps).astype(np.int64)
    return move
