"""A family that stands on another: it shares counts with it and is protected after it.

The family beneath is protected by itself, and what it shows and hides is settled by that. The one
above is protected in one system with it: every hidden cell of either has another possible value
there. That costs far fewer cells, and less time, than both at once, as what is beneath is not
hidden for what is above. Where it cannot be had, both are protected at once (see `publication`).
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import block_array, csr_array, eye_array, vstack

from scr.disclosure.cells import Cells
from scr.disclosure.pattern import Pattern
from scr.disclosure.refusals import STANDS_ON
from scr.disclosure.solver import milp

LITTLE = 1e-4
"""Far less than a case, and far more than the solver leaves of nothing."""


def top_of(family: tuple[str, ...]) -> tuple[str, ...]:
    """The family that stands on this one; itself where none does."""
    return next((top for top, beneath in STANDS_ON.items() if beneath == family), family)


def standing_on(cells: Cells, beneath: Pattern) -> Cells:
    """The cells of a family and of all beneath it, those beneath as their pattern has them: what it
    hides is hidden, what it shows is shown, and hidden means 0 only where it says so."""
    places = {place: number for number, place in enumerate(cells.places())}
    lower_cells = beneath.cells
    lower = np.array([places[place] for place in lower_cells.places()], dtype=np.int64)
    # Of what is kept back beneath no table there tells.
    is_told = ~lower_cells.is_kept_back
    settled = lower[is_told]
    may_be_zero = beneath.hides_zeros[lower_cells.column_numbers] & lower_cells.can_be_zero
    is_shown, can_be_zero = cells.is_shown.copy(), cells.can_be_zero.copy()
    is_hidden = np.zeros_like(is_shown)
    is_shown[settled], is_hidden[settled] = ~beneath.hidden[is_told], beneath.hidden[is_told]
    can_be_zero[settled] = may_be_zero[is_told]
    place = csr_array(
        (np.ones(lower.size, dtype=np.int64), (np.arange(lower.size), lower)),
        shape=(lower.size, len(cells.values)),
    )
    # What the table beneath lists gives away (see `listing`) stays known.
    settled_cells = replace(
        cells,
        is_shown=is_shown,
        can_be_zero=can_be_zero,
        is_hidden_beneath=is_hidden,
        withins=csr_array(vstack([cells.withins, lower_cells.withins @ place])),
        offsets=np.concatenate([cells.offsets, lower_cells.offsets]),
    )
    return replace(settled_cells, is_shown=is_shown | (_known_zeros(settled_cells) & ~is_hidden))


def _known_zeros(cells: Cells) -> NDArray[np.bool_]:
    """The zeros that what is shown beneath gives away, as a part of nothing is nothing: to hide one
    would protect no other.

    All that may be more than 0 at all may be a little more in one mixture of worlds, which a single
    linear programme finds.
    """
    truth, n = cells.values, len(cells.values)
    zeros = np.flatnonzero((truth == 0) & ~cells.is_shown)
    k = zeros.size
    least = np.where(cells.is_shown | (truth == 0), truth, np.where(cells.can_be_zero, 0, 1))
    # Unknowns: every cell, and of each of these zeros how much it may be, up to a little.
    solution = milp(
        np.concatenate([np.zeros(n), -np.ones(k)]),
        bounds=Bounds(
            np.concatenate([least, np.zeros(k)]),
            np.concatenate([np.where(cells.is_shown, truth, np.inf), np.full(k, LITTLE)]),
        ),
        constraints=[
            LinearConstraint(_beside(cells.equations, k), 0, 0),
            LinearConstraint(_beside(cells.withins, k), -cells.offsets, np.inf),
            LinearConstraint(_beside(eye_array(n, format="csr")[zeros], k, -1), 0, np.inf),
        ],
    )
    is_known = np.zeros(n, dtype=bool)
    if solution.x is not None:
        is_known[zeros] = solution.x[n:] < LITTLE / 2
    return is_known


def _beside(rows: csr_array, n_others: int, sign: int = 0) -> csr_array:
    """The rows with so many further unknowns, each in its own row or in none."""
    others = sign * eye_array(n_others) if sign else csr_array((rows.shape[0], n_others))
    return csr_array(block_array([[rows, others]]))
