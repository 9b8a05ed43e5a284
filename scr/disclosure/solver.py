"""scipy's integer programming, made to keep quiet.

HiGHS writes a line of its own to the process's standard output when it has to solve a program a
second time, whatever it is told about being silent. There it would stand among the results: a
table on the command line would have a line that is none of its rows.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import scipy.optimize

STANDARD_OUTPUT = 1
# What C has written and not yet sent must go before standard output is put back.
_C = ctypes.CDLL(None) if os.name == "posix" else ctypes.CDLL("msvcrt")
# Standard output belongs to the whole process: two threads would put back each other's silence.
_ONE_AT_A_TIME = Lock()


def milp(*args: Any, **options: Any) -> Any:
    """What `scipy.optimize.milp` answers, with nothing written to standard output."""
    with _ONE_AT_A_TIME, _silence():
        return scipy.optimize.milp(*args, **options)


@contextmanager
def _silence() -> Iterator[None]:
    _C.fflush(None)
    try:
        kept = os.dup(STANDARD_OUTPUT)
    except OSError:
        # There is no standard output to keep clean.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, STANDARD_OUTPUT)
        yield
    finally:
        _C.fflush(None)
        os.dup2(kept, STANDARD_OUTPUT)
        os.close(nowhere)
        os.close(kept)
