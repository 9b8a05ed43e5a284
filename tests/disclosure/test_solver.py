"""The solver says nothing where the results are printed."""

import ctypes
import os

import numpy as np
import pytest
import scipy.optimize

from scr.disclosure import moves, solver


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
