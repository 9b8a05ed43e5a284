"""Rows of a figure made by hand, as texts and exhibits are given them."""

from scr.figures.definitions import definition
from scr.figures.values import FigureRow


def figure_row(figure: str, **cells: object) -> FigureRow:
    """A row of a figure with these cells; None is a null. Of a share only the counts need be
    given with it: the figure's header says which they are."""
    return FigureRow(definition(figure), cells)
