"""The solver says nothing where the results are printed."""

import ctypes
import os

import numpy as np
import pytest
import scipy.optimize
from scipy.sparse import csr_array

from scr.disclosure import moves, solver
from scr.disclosure.cells import Cells
from scr.disclosure.pattern import Pattern, cover


@pytest.fixture
def talkative(monkeypatch):
    """scipy's solver as it is when it solves a program twice: a line from C, kept back a while."""

    def milp(*args, **options):
        ctypes.CDLL(None).puts(b"HighsMipSolverData::transformNewIntegerFeasibleSolution")
        return scipy_milp(*args, **options)

    scipy_milp = scipy.optimize.milp
    monkeypatch.setattr(scipy.optimize, "milp", milp)


def test_nothing_of_it_comes_out(talkative, capfd):
    found = solver.milp([1.0, 1.0], integrality=np.ones(2))
    ctypes.CDLL(None).fflush(None)
    assert list(found.x) == [0, 0]
    os.write(1, b"group_id\n")
    assert capfd.readouterr().out == "group_id\n"


def test_standard_output_is_put_back_when_the_solver_fails(monkeypatch, capfd):
    def milp(*args, **options):
        raise ValueError("no such program")

    monkeypatch.setattr(scipy.optimize, "milp", milp)
    with pytest.raises(ValueError, match="no such program"):
        solver.milp([1.0])
    os.write(1, b"still here\n")
    assert capfd.readouterr().out == "still here\n"


def test_the_policy_asks_no_other():
    assert moves.milp is solver.milp


def test_a_cell_that_is_hidden_and_shown_ends_the_search():
    # Two boards and the whole, of which one board is both.
    cells = Cells(
        groups=(),
        columns=("n",),
        values=np.array([2, 3, 5]),
        levels=np.array([0, 0, 3]),
        column_numbers=np.zeros(3, dtype=np.int64),
        is_shown=np.array([True, False, True]),
        can_be_zero=np.ones(3, dtype=bool),
        is_kept_back=np.zeros(3, dtype=bool),
        equations=csr_array(np.array([[1, 1, -1]])),
        withins=csr_array((0, 3), dtype=np.int64),
        offsets=np.zeros(0, dtype=np.int64),
    )
    hidden = np.array([True, True, False])
    with pytest.raises(ArithmeticError, match="hidden and shown"):
        cover(Pattern(cells, hidden), hidden)


def test_half_a_case_is_no_world():
    """Each two of three cells may rise by one together: halves would go further than cases."""
    pairs = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]])
    cells = Cells(
        groups=(),
        columns=("n",),
        values=np.array([5, 5, 5]),
        levels=np.zeros(3, dtype=np.int64),
        column_numbers=np.zeros(3, dtype=np.int64),
        is_shown=np.zeros(3, dtype=bool),
        can_be_zero=np.ones(3, dtype=bool),
        is_kept_back=np.zeros(3, dtype=bool),
        equations=csr_array((0, 3), dtype=np.int64),
        withins=csr_array(-pairs),
        offsets=np.full(3, 11),
    )
    alone = Pattern(cells, np.ones(3, dtype=bool)).alone()
    found = alone.move(np.ones(3))
    assert found is not None
    assert found.steps.sum() == 1
    assert cells.is_possible(cells.values + found.steps)
    up = alone.move(np.zeros(3), (1, 1))
    assert up is not None
    assert up.steps[1] >= 1
