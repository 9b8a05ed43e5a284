"""A figure by region or by board, for one year. It ranks nobody, and says nothing of what is
hidden but how much it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare.benchmark import Measure
from scr.figures.definitions import definition
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.plot import HALF, Chart, Row, interval_list
from scr.text import groups as group_words


@dataclass(frozen=True)
class Drawn:
    """A share or rate that regions are drawn by: its column and the title of its axis."""

    column: str
    title: str


DRAWN = {
    "decisions": Drawn("initiation_rate", "Share of cases decided in which a review was started"),
    "panel_scrutiny": Drawn(
        "agreed_rate", "Share of decisions not to start that the panel agreed with"
    ),
    "initiations": Drawn("rate_per_100k", "Reviews started per 100,000 children a year"),
}


@or_not_recorded
def by_region(scope: Scope, figure: str) -> Exhibit:
    """A figure by region in the year in focus; shares and rates have a chart, a row a region in
    the order of their names."""
    exhibit = by_group(scope, figure, "region")
    drawn = DRAWN.get(figure)
    return replace(exhibit, chart=chart(rows(exhibit.result), drawn, scope)) if drawn else exhibit


@or_not_recorded
def by_board(scope: Scope, figure: str) -> Exhibit:
    """A figure by board in the year in focus: too many rows for a chart that ranks nobody."""
    return by_group(scope, figure, "board")


@or_not_recorded
def by_group(scope: Scope, figure: str, by: str) -> Exhibit:
    """A figure by a grouping; what has no period as it stands on the as-at date."""
    has_period = definition(figure).period != "none"
    request = (
        scope.request(figure, scope.view.year, by)
        if has_period
        else scope.view.now_request(figure, by)
    )
    result = scope.answer(request)
    return Exhibit(
        key=f"{figure}_by_{by}",
        heading=group_words.heading(result.definition.title, by),
        sentence=group_words.sentence(figure, by, rows(result), scope.view.when),
        result=result,
        cases=request,
        caution=result.definition.caution,
        empty="" if len(result.table) else "Nothing to show in this year.",
    )


def rows_of(result: Result, measure: Measure) -> list[FigureRow]:
    """The rows of a figure that a measure selects."""
    column = measure.column
    return [row for row in rows(result) if not column or row[column] == measure.value]


def chart(grouped: Sequence[FigureRow], drawn: Drawn, scope: Scope) -> Chart | None:
    """A row a region in the order of their names; None where there is nothing to draw."""
    made = [_row(row, drawn.column) for row in sorted(grouped, key=lambda row: row["group_name"])]
    if all(row.value is None for row in made):
        return None
    return interval_list(
        made,
        target=None,
        axis_title=f"{drawn.title}, 95% interval",
        kind=grouped[0].value(drawn.column).kind,
        phone=scope.canvas.is_phone,
        width=scope.canvas.width(HALF),
    )


def _row(row: FigureRow, column: str) -> Row:
    value = row.value(column)
    return Row(
        label=str(row["group_name"]),
        x=value.x,
        n=None if value.n is None else float(value.n),
        value=value.value,
        lower=value.lower,
        upper=value.upper,
        note="suppressed" if value.x is None or value.n is None else "none",
        counted=value.beside,
    )
