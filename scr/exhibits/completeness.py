"""How much of each column of an import table is filled, and how many findings there are on it."""

from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Scope
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.text import completeness as completeness_words


def of_table(result: Result, table: str) -> list[FigureRow]:
    """The rows of the figure about one import table, a row a column."""
    return [row for row in rows(result) if row["table"] == table]


def columns(scope: Scope, table: str, whose: str) -> Exhibit:
    """The columns of one import table; `whose` ends a sentence: `of all boards`."""
    result = scope.answer(scope.view.quality_request())
    filled = of_table(result, table)
    return Exhibit(
        key="completeness",
        heading=completeness_words.heading(table, filled),
        sentence=completeness_words.sentence(filled, whose),
        result=result,
        cases=result.request,
        caution=completeness_words.CAUTION,
    )
