"""Which cells of a year to hide, so that no hidden cell can be worked out from the shown ones.

Counts of 1 to 4 are hidden first. A hidden cell is safe when some other possible world shows the
same: whole numbers that meet every relation, agree on every shown cell, and differ in this one.
Such a world is a *move* away from the truth. For each hidden cell without one the cheapest move
is sought that may also change shown cells; those are hidden too. A found move stays possible when
more is hidden, and covers the cells that it changes, so going over the hidden cells ends with
each covered by a move. Every move is checked in whole numbers: the solver is not taken at its word.

Zeros stay, so an attacker knows that what is hidden is at least 1. Where no move exists on these
terms (four boards with one case each, and a national total of four) a few zeros of that column
are hidden as well, as a last resort, and in that column hidden may then mean 0. Where it has no
zero to hide (one case in each of all boards) hidden is said to mean 0 as well all the same. With
that a move always exists between two boards that are open: all that one counted might have been
the other's.
"""

from dataclasses import dataclass, field

import numpy as np

from scr.disclosure.cells import Cells
from scr.disclosure.moves import A_ZERO, Alone, Mask, Move, Numbers, cheapest_move

SMALL = (1, 4)
"""Counts from the first to the second are never shown below the whole."""
N_ATTACKS = 8
# Near worlds are found fastest; far ones are looked for only where there is no near one.
NEAR = 2
SEED = 20130601


@dataclass
class Pattern:
    """The hidden cells of a year so far, and those that a checked move covers.

    `widened` are the columns in which hidden is said to mean 0 as well though no zero is hidden.
    """

    cells: Cells
    hidden: Mask
    covered: Mask = field(init=False)
    widened: Mask = field(init=False)

    def __post_init__(self) -> None:
        self.covered = np.zeros_like(self.hidden)
        self.widened = np.zeros(len(self.cells.columns), dtype=bool)

    @property
    def uncovered(self) -> Numbers:
        """Hidden cells for which no other possible world has been found yet. Of those kept back
        only the small ones: the others would be shown if there were a table of them."""
        needs = ~self.cells.is_kept_back | is_small(self.cells)
        return np.flatnonzero(self.hidden & ~self.covered & needs)

    @property
    def hides_zeros(self) -> Mask:
        """Of each column, whether hidden may mean 0 in it: a zero is hidden, or it is widened."""
        zeros = self.hidden & (self.cells.values == 0)
        n_zeros = np.bincount(self.cells.column_numbers[zeros], minlength=len(self.cells.columns))
        return np.asarray((n_zeros > 0) | self.widened)

    def lowest(self) -> Numbers:
        """What a cell of each place is at least, when it is hidden."""
        may_be_zero = self.hides_zeros[self.cells.column_numbers] & self.cells.can_be_zero
        return np.where(may_be_zero, 0, 1)

    def alone(self) -> Alone:
        """The near moves of what is hidden now."""
        return Alone(self.cells, self.hidden, self.lowest(), NEAR)

    def cover(self, move: Move) -> None:
        """Hide what the move needs hidden, and note which cells it covers.

        Raises ArithmeticError when the move does not lead to a possible world.
        """
        cells = self.cells
        changed = move.steps != 0
        self.hidden |= changed | move.zeros
        world = cells.values + move.steps
        is_possible = (
            cells.is_possible(world)
            and not ((changed | move.zeros) & cells.is_shown).any()
            and (world >= self.lowest())[changed].all()
        )
        if not is_possible:
            raise ArithmeticError("a move to an impossible world")
        self.covered |= changed


def is_small(cells: Cells) -> Mask:
    """Which cells are hidden for their own sake."""
    low, high = SMALL
    return np.asarray((cells.values >= low) & (cells.values <= high) & ~cells.is_shown)


def hidden_at_first(cells: Cells) -> Mask:
    """Which cells are hidden before any is hidden for others."""
    first = is_small(cells) | cells.is_kept_back
    return first if cells.is_hidden_beneath is None else first | cells.is_hidden_beneath


def protect(cells: Cells) -> Pattern:
    """The cells to hide, every one covered. The same cells always give the same pattern.

    Raises ArithmeticError where one cannot be, which cannot be where there are two boards.
    """
    pattern = Pattern(cells, hidden_at_first(cells))
    if cover(pattern, pattern.hidden.copy(), may_widen=True):
        raise ArithmeticError("a hidden cell that nothing can protect")
    return pattern


def cover(pattern: Pattern, may_cost_zeros: Mask, *, may_widen: bool = False) -> list[int]:
    """Hide further cells until every hidden one is covered; the cells for which that cannot be.

    Zeros are hidden, and columns widened where it `may_widen` them, only for cells that
    `may_cost_zeros`, and for those hidden on the way.
    """
    started = pattern.hidden.copy()
    given_up: list[int] = []
    alone = pattern.alone()
    random = np.random.default_rng(SEED)
    for _ in range(N_ATTACKS):
        _attack(pattern, alone, random)
    while (waiting := np.setdiff1d(pattern.uncovered, given_up)).size:
        cell = int(waiting[0])
        if any(_attack(pattern, alone, random, (cell, way)) for way in (1, -1)):
            continue
        with_zeros = bool(may_cost_zeros[cell] or not started[cell])
        move = _cheapest(pattern, cell, with_zeros=with_zeros)
        if move is None and with_zeros and may_widen:
            move = _widening(pattern, cell)
        if move is None:
            given_up.append(cell)
            continue
        pattern.cover(move)
        if not pattern.covered[cell]:
            # Nothing moves a cell that is shown: without this the search would never end.
            raise ArithmeticError("a cell is hidden and shown")
        alone = pattern.alone()
    return given_up


def _widening(pattern: Pattern, cell: int) -> Move | None:
    """The cheapest move once the cell's column is widened, or else as many as it takes; None, and
    nothing widened, where that does not help."""
    before = pattern.widened
    column = np.arange(len(before)) == pattern.cells.column_numbers[cell]
    for wider in (before | column, np.ones_like(before)):
        pattern.widened = wider
        move = _cheapest(pattern, cell, with_zeros=True)
        if move is not None:
            pattern.widened = before | (wider & _come_down(pattern.cells, move))
            return move
    pattern.widened = before
    return None


def _come_down(cells: Cells, move: Move) -> Mask:
    """Of each column, whether the move brings a cell of it down to 0."""
    down = (cells.values > 0) & (cells.values + move.steps == 0)
    n_down = np.bincount(cells.column_numbers[down], minlength=len(cells.columns))
    return np.asarray(n_down > 0)


def _attack(
    pattern: Pattern, alone: Alone, random: np.random.Generator, goal: tuple[int, int] | None = None
) -> bool:
    """Look for another world in a random direction, as it covers many cells at once; with a goal (a
    cell and a way) for one that meets it. Whether that is covered."""
    open_cells = pattern.uncovered
    if not open_cells.size:
        return False
    wanted = np.zeros(len(pattern.hidden))
    wanted[open_cells] = random.choice([-1.0, 1.0], open_cells.size)
    move = alone.move(wanted, goal)
    if move is None:
        return False
    pattern.cover(move)
    return goal is None or bool(pattern.covered[goal[0]])


def _cheapest(pattern: Pattern, cell: int, *, with_zeros: bool) -> Move | None:
    """The cheapest move that changes this cell, zeros touched only where nothing else can;
    None where there is none."""
    cells = pattern.cells
    far = int(cells.values.max()) + 1
    none = np.zeros(len(cells.columns), dtype=bool)
    this = np.arange(len(cells.columns)) == cells.column_numbers[cell]
    stages = [(none, NEAR), (none, far)]
    if with_zeros:
        stages += [(this, NEAR), (~none, NEAR), (~none, far)]
    for open_columns, reach in stages:
        # Where nothing is possible without a zero, none is cheaper than one zero of a board.
        least = A_ZERO if open_columns.any() else 0.0
        cheapest: Move | None = None
        for way in (1, -1):
            if cheapest is not None and cheapest.cost <= least:
                break
            goal = (cell, way)
            move = cheapest_move(cells, pattern.hidden, pattern.lowest(), goal, open_columns, reach)
            if move is not None and (cheapest is None or move.cost < cheapest.cost):
                cheapest = move
        if cheapest is not None:
            return cheapest
    return None
