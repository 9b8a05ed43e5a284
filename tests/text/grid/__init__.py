"""Every sentence that a page, report or brief can say, made over a grid of small inputs.

`GRID` has by the name of a function of `scr.text` what it is given, over 0, 1, 2, 3, 5, 9, 10, 30
and 300 cases; `EXCUSED` the functions that say nothing, with the reason. A function that is in
neither fails tests/text/test_grid.py: a new sentence gets its line here.
"""

from tests.text.grid import boards, challenge, over_years, overview, recommendations, times
from tests.text.grid.excused import EXCUSED
from tests.text.grid.inputs import Cases

GRID: dict[str, Cases] = {
    **boards.GRID,
    **challenge.GRID,
    **over_years.GRID,
    **overview.GRID,
    **recommendations.GRID,
    **times.GRID,
}

__all__ = ["EXCUSED", "GRID"]
