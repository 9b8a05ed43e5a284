"""Which whole numbers are possible where sums and limits are known, each cell by itself.

Bounds are drawn in first; what is left falls apart into blocks that share no unknown cell, and
each block is an integer programme of its own. A cell is safe once two possible worlds differ in
it, and each world is checked in whole numbers; it is found once the solver has shown that there is
no other. Searches end by nodes, never by a clock, and what they leave open is said.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, hstack
from scipy.sparse.csgraph import connected_components

FAR = 10_000
NEAR = 2
N_DIRECTIONS = 12
FEW_NODES, MANY_NODES = 20, 5_000

Numbers = np.ndarray


class ContradictionError(Exception):
    """No world fits what is known: something that was read or told is not true."""


@dataclass
class System:
    """Cells with the least and the most that each may be, and rows: coefficients by cell, with
    the least and the most that they may add up to."""

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    rows: list[tuple[dict[int, int], float, float]] = field(default_factory=list)

    def cell(self, low: int, high: int) -> int:
        """The number of a new cell."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def narrow(self, cell: int, low: int, high: int) -> None:
        """The cell is known to be this too."""
        self.low[cell] = max(self.low[cell], low)
        self.high[cell] = min(self.high[cell], high)

    def settled(self, cells: list[int]) -> tuple[dict[int, int], list[int]]:
        """Of these cells those that can have one value only, with that value; and those of which
        the search was ended before it knew."""
        low, high = np.array(self.low, float), np.array(self.high, float)
        triples = [(v, i, j) for i, (row, *_) in enumerate(self.rows) for j, v in row.items() if v]
        data, i, j = np.array(triples, dtype=float).reshape(-1, 3).T
        places = (i.astype(np.int64), j.astype(np.int64))
        matrix = coo_array((data, places), shape=(len(self.rows), low.size))
        least, most = (np.array([row[side] for row in self.rows], float) for side in (1, 2))
        low, high = drawn_in(matrix, least, most, low, high)
        known = {cell: int(low[cell]) for cell in cells if low[cell] == high[cell]}
        unsure: list[int] = []
        wanted = np.zeros(low.size, dtype=bool)
        wanted[cells] = True
        for block in blocks(csr_array(matrix), (least, most), (low, high), wanted):
            found, open_cells = block.settled()
            known |= found
            unsure += open_cells
        return known, unsure


def drawn_in(
    matrix: coo_array, least: Numbers, most: Numbers, low: Numbers, high: Numbers
) -> tuple[Numbers, Numbers]:
    """Bounds as narrow as each row by itself makes them, again and again until none moves."""
    i, j = matrix.coords
    a, n = matrix.data, matrix.shape[0]
    is_up = a > 0
    while True:
        ends = a * low[j], a * high[j]
        down, up = np.minimum(*ends), np.maximum(*ends)
        from_most = (most[i] - (np.bincount(i, down, n)[i] - down)) / a
        from_least = (least[i] - (np.bincount(i, up, n)[i] - up)) / a
        new_low, new_high = low.copy(), high.copy()
        np.maximum.at(new_low, j, np.ceil(np.where(is_up, from_least, from_most) - 1e-6))
        np.minimum.at(new_high, j, np.floor(np.where(is_up, from_most, from_least) + 1e-6))
        if (new_low > new_high).any():
            raise ContradictionError("what is known contradicts itself")
        if np.array_equal(new_low, low) and np.array_equal(new_high, high):
            return low, high
        low, high = new_low, new_high


def blocks(
    matrix: csr_array,
    sides: tuple[Numbers, Numbers],
    bounds: tuple[Numbers, Numbers],
    wanted: Numbers,
) -> "list[Block]":
    """The unknown cells in blocks that no row joins; blocks without a wanted cell left away."""
    low, high = bounds
    free = np.flatnonzero(low < high)
    settled = np.where(low == high, low, 0)
    rest = matrix @ settled
    inner = matrix[:, free]
    touched = np.flatnonzero(np.diff(inner.indptr))
    inner = inner[touched]
    sides = (sides[0] - rest)[touched], (sides[1] - rest)[touched]
    _, label = connected_components(abs(inner).T @ abs(inner), directed=False)
    row_label = label[inner.indices[inner.indptr[:-1]]]
    found = []
    for number in range(label.max() + 1 if label.size else 0):
        of, rows = np.flatnonzero(label == number), np.flatnonzero(row_label == number)
        cells = free[of]
        if wanted[cells].any():
            part = csr_array(inner[rows][:, of])
            ends = (sides[0][rows], sides[1][rows])
            found.append(Block(cells, part, ends, (low[cells], high[cells]), wanted[cells]))
    return found


@dataclass
class Block:
    """Unknown cells that hang together; `cells` are their numbers in the system."""

    cells: Numbers
    matrix: csr_array
    sides: tuple[Numbers, Numbers]
    bounds: tuple[Numbers, Numbers]
    wanted: Numbers

    def settled(self) -> tuple[dict[int, int], list[int]]:
        """As `System.settled`."""
        self.random = np.random.default_rng(0)
        self.start = self.world(self.bounds, MANY_NODES)
        if self.start is None:
            raise ContradictionError("what is known contradicts itself")
        self.is_safe = ~self.wanted
        self.look_around()
        known, unsure = {}, []
        for cell in np.flatnonzero(self.wanted):
            ended = [] if self.is_safe[cell] else [self.look_past(cell, way) for way in (1, -1)]
            if self.is_safe[cell]:
                continue
            if all(ended):
                known[int(self.cells[cell])] = int(self.start[cell])
            else:
                unsure.append(int(self.cells[cell]))
        return known, unsure

    def near(self) -> tuple[Numbers, Numbers]:
        """Bounds close about the first world."""
        low, high = self.bounds
        return np.maximum(low, self.start - NEAR), np.minimum(high, self.start + NEAR)

    def look_around(self) -> None:
        """Worlds near the first one in random directions: most cells differ in one of them."""
        for _ in range(N_DIRECTIONS):
            if self.is_safe.all():
                return
            self.compare(self.mixture(self.near()))

    def look_past(self, cell: int, way: int) -> bool:
        """Look for a world with more (way 1) or less (-1) in one cell, first near, then far;
        whether the search came to an end."""
        for nodes, (low, high) in ((FEW_NODES, self.near()), (MANY_NODES, self.bounds)):
            low, high = low.copy(), high.copy()
            (low if way > 0 else high)[cell] = self.start[cell] + way
            if self.is_safe[cell] or (low > high).any():
                continue
            self.compare(self.mixture((low, high)))
            if self.is_safe[cell] or self.has_ended:
                continue
            # The least that has to move is mostly of whole cases too, and found in a fraction of
            # the time; only the search in whole cases proves anything.
            self.compare(self.nearest((low, high)))
            if not self.is_safe[cell]:
                self.compare(self.world((low, high), nodes))
        is_at_end = self.start[cell] == self.bounds[way > 0][cell]
        return bool(self.is_safe[cell] or self.has_ended or is_at_end)

    def nearest(self, bounds: tuple[Numbers, Numbers]) -> Numbers | None:
        """A possible world that differs from the first one as little as can be, added up over all
        cells; sought with parts of cases allowed, as `mixture`."""
        n, (low, high) = self.cells.size, bounds
        # More and less than in the first world, of each cell.
        sides = [side - self.matrix @ self.start for side in self.sides]
        least = np.concatenate([np.maximum(low - self.start, 0), np.maximum(self.start - high, 0)])
        most = np.concatenate([np.maximum(high - self.start, 0), np.maximum(self.start - low, 0)])
        solved = milp(
            np.ones(2 * n),
            bounds=Bounds(least, most),
            constraints=LinearConstraint(hstack([self.matrix, -self.matrix]), *sides),
        )
        if solved.x is None:
            return None
        moved = solved.x[:n] - solved.x[n:]
        # Where halves of cases move, twice as much does so in whole ones.
        worlds = [self.start + np.rint(times * moved) for times in (1, 2)]
        return next((world for world in worlds if self.is_possible(world, self.bounds)), None)

    def is_possible(self, world: Numbers, bounds: tuple[Numbers, Numbers]) -> bool:
        """Whether whole numbers keep to every row and bound."""
        sums = self.matrix @ world
        holds = (sums >= self.sides[0]).all() and (sums <= self.sides[1]).all()
        return bool(holds and (world >= bounds[0]).all() and (world <= bounds[1]).all())

    def compare(self, world: Numbers | None) -> None:
        """Note the cells that differ in another world."""
        if world is not None:
            self.is_safe |= world != self.start

    def mixture(self, bounds: tuple[Numbers, Numbers]) -> Numbers | None:
        """A possible world that goes in a random direction from the first one in the cells that are
        not known to be safe; None where none was found. `has_ended` then says whether there is
        none.

        It is sought with parts of cases allowed, which takes far less time than without: where
        there is no such world there is none of whole cases, and mostly it is of whole cases.
        """
        pull = np.where(self.is_safe, 0.0, self.random.choice([-1.0, 1.0], self.cells.size))
        return self.solved(pull, bounds, is_whole=False)

    def world(self, bounds: tuple[Numbers, Numbers], nodes: int) -> Numbers | None:
        """Any possible world, sought with whole cases alone; otherwise as `mixture`."""
        return self.solved(np.zeros(self.cells.size), bounds, is_whole=True, node_limit=nodes)

    def solved(
        self, pull: Numbers, bounds: tuple[Numbers, Numbers], *, is_whole: bool, **options: float
    ) -> Numbers | None:
        solved = milp(
            pull,
            integrality=np.full(self.cells.size, int(is_whole)),
            bounds=Bounds(*bounds),
            constraints=LinearConstraint(self.matrix, *self.sides),
            options=options,
        )
        self.has_ended = solved.status == 2
        if solved.x is None:
            return None
        world = np.rint(solved.x)
        return world if self.is_possible(world, bounds) else None
