"""A year that was published before: what the earlier editions hid must stay hidden.

A reader has all editions and may be told which cells have not changed from one to the next. So
all of them are put together into one system, in which a cell that has not changed is one number,
and the new edition is protected in it: for every hidden cell of any edition there must be another
possible history that shows the same in all of them. What an earlier edition shows of an unchanged
cell is thereby known, and hiding it now protects nothing; it is not relied on.

That cannot always be had. The whole is always shown; if one board alone has changed, from a shown
count to a hidden one, whoever knows that it was the only change can subtract. Such cells are
protected against everybody who does not know what has changed, and counted in `n_exposed`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import block_diag, csr_array, vstack

from scr.disclosure.cells import Cells
from scr.disclosure.moves import Mask, Numbers
from scr.disclosure.pattern import Pattern, cover, hidden_at_first, protect
from scr.disclosure.published import Edition


@dataclass(frozen=True, eq=False)
class Protected:
    """The pattern of a year's cells; `n_exposed`: how many hidden cells, of this edition or an
    earlier one, somebody who knows just what has changed between them may work out."""

    pattern: Pattern
    n_exposed: int


def protect_after(cells: Cells, earlier: Sequence[Edition]) -> Protected:
    """The cells to hide in a new edition. Raises ArithmeticError as `protect` does."""
    if not earlier:
        return Protected(protect(cells), 0)
    carried = _carried(cells, earlier)
    while True:
        try:
            return _protect_history(cells, earlier, carried)
        except _InVainError as error:
            # What everybody can work out from the whole need not be hidden once more.
            carried[error.args[0]] = False


class _InVainError(Exception):
    """Cells carried over from an earlier edition that nothing can protect any more."""


def _protect_history(cells: Cells, earlier: Sequence[Edition], carried: Mask) -> Protected:
    together, unchanged = _together([*(_fixed(edition) for edition in earlier), cells])
    first = len(together.values) - len(cells.values)
    small = hidden_at_first(cells)
    hidden = np.concatenate([*(edition.hidden for edition in earlier), small | carried])
    history = Pattern(together, hidden)
    history.widened = _widened(cells, earlier)
    is_unchanged = np.zeros(len(hidden), dtype=bool)
    is_unchanged[unchanged.ravel()] = True
    given_up = cover(history, is_unchanged)
    now = Pattern(cells, history.hidden[first:])
    now.covered |= history.covered[first:]
    now.widened = history.widened[-len(cells.columns) :]
    failed = _cover_alone(now, _seen_before(history, unchanged, first))
    if in_vain := [cell for cell in failed if carried[cell] and not small[cell]]:
        raise _InVainError(in_vain)
    if failed:
        raise ArithmeticError("a hidden cell that nothing can protect")
    return Protected(now, len(given_up))


def _cover_alone(now: Pattern, seen: Mask) -> list[int]:
    """Cover what is left in the new edition alone, at first without leaning on cells that an
    earlier edition shows unchanged; the cells for which that cannot be."""
    everything = np.ones_like(seen)
    # What is hidden beneath (see `standing`) stays hidden, seen or not.
    shown = now.cells.is_shown | (seen & ~now.hidden)
    careful = Pattern(replace(now.cells, is_shown=shown), now.hidden)
    careful.covered |= now.covered
    careful.widened = now.widened
    cover(careful, ~everything)
    now.hidden, now.covered = careful.hidden, careful.covered
    return cover(now, everything, may_widen=True)


def _widened(cells: Cells, earlier: Sequence[Edition]) -> Mask:
    """The widened columns of all editions, one after the other, those of the new one last: it
    says of a column what an earlier one has said."""
    columns = {
        column
        for edition in earlier
        for column, is_wide in zip(edition.cells.columns, edition.widened, strict=True)
        if is_wide
    }
    now = np.array([column in columns for column in cells.columns], dtype=bool)
    return np.concatenate([*(edition.widened for edition in earlier), now])


def _fixed(edition: Edition) -> Cells:
    """The cells of an edition that is out: what it shows, nothing hides any more."""
    return replace(edition.cells, is_shown=~edition.hidden)


def _together(blocks: list[Cells]) -> tuple[Cells, Numbers]:
    """All editions as one set of cells, one after the other, columns apart; and the pairs of
    cells that are the same number, as an array of two columns (the earlier one first)."""
    starts = np.cumsum([0, *(len(block.values) for block in blocks)])
    pairs = _pairs(blocks, starts)
    rows = np.repeat(np.arange(len(pairs)), 2)
    same = csr_array(
        (np.tile([1, -1], len(pairs)), (rows, pairs.ravel())), shape=(len(pairs), int(starts[-1]))
    )
    columns = np.cumsum([0, *(len(block.columns) for block in blocks)])
    together = Cells(
        groups=(),
        columns=tuple(f"{i}:{c}" for i, block in enumerate(blocks) for c in block.columns),
        values=np.concatenate([block.values for block in blocks]),
        levels=np.concatenate([block.levels for block in blocks]),
        column_numbers=np.concatenate(
            [block.column_numbers + n for block, n in zip(blocks, columns, strict=False)]
        ),
        is_shown=np.concatenate([block.is_shown for block in blocks]),
        can_be_zero=np.concatenate([block.can_be_zero for block in blocks]),
        is_kept_back=np.concatenate([block.is_kept_back for block in blocks]),
        equations=csr_array(vstack([block_diag([block.equations for block in blocks]), same])),
        withins=csr_array(block_diag([block.withins for block in blocks])),
        offsets=np.concatenate([block.offsets for block in blocks]),
    )
    return together, pairs


def _pairs(blocks: list[Cells], starts: Numbers) -> Numbers:
    """Each cell with the last earlier one of the same group, column and value."""
    pairs: list[tuple[int, int]] = []
    latest: dict[tuple[object, int], int] = {}
    for block, start in zip(blocks, starts, strict=False):
        for cell, (key, value) in enumerate(zip(block.places(), block.values, strict=True)):
            place = int(start) + cell
            if (key, int(value)) in latest:
                pairs.append((latest[key, int(value)], place))
            latest[key, int(value)] = place
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _carried(cells: Cells, earlier: Sequence[Edition]) -> Mask:
    """The cells that an earlier edition hides, changed or not: one that is shown to be 0 now was
    1 where the total above it has fallen by 1. Not those whose zero everybody knows."""
    hid = {
        key
        for edition in earlier
        for key, is_hidden in zip(edition.cells.places(), edition.hidden, strict=True)
        if is_hidden
    }
    was_hidden = np.array([key in hid for key in cells.places()], dtype=bool)
    return np.asarray(was_hidden & ~cells.is_shown & ((cells.values > 0) | cells.can_be_zero))


def _seen_before(history: Pattern, pairs: Numbers, first: int) -> Mask:
    """The cells of the last edition that an earlier one shows and that have not changed."""
    shown = np.zeros_like(history.hidden)
    for earlier, later in pairs:
        shown[later] |= shown[earlier] | (earlier < first and not history.hidden[earlier])
    return np.asarray(shown[first:])
