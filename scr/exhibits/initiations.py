"""Reviews started, for the children who live in each area."""

from dataclasses import replace

from scr.base import words
from scr.exhibits.boards_map import names_of_marked, tile_map
from scr.exhibits.cautions import carried, widen
from scr.exhibits.compare import BoardComparison
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.kinds import kind_of
from scr.exhibits.marks import GUIDANCE_MARKS, year_points
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import rate_over_time
from scr.text import sentences

MEASURE = "rate_per_100k"
"""The measure of the figure benchmark on which boards are compared here."""


@or_not_recorded
def over_years(scope: Scope) -> Exhibit:
    """Reviews started per 100,000 children, by year."""
    view, result = scope.view, scope.ask("initiations", by="period")
    compared, years = scope.compared("initiations"), rows(result)
    change = sentences.rate_sentence(
        compared.now, compared.before, view.when, view.who, view.before_when
    )
    return Exhibit(
        key="started",
        heading=sentences.rate_heading(compared.now, compared.before, view.when),
        sentence=f"{change} {sentences.rate_over_years(years)}".strip(),
        result=result,
        cases=scope.request("initiations"),
        chart=rate_over_time(
            year_points(result, "rate_per_100k"),
            axis_title="Reviews started a year per 100,000 children, 95% interval",
            guidance=GUIDANCE_MARKS,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(1000),
        ),
        caution=f"{carried([str(row['population_status']) for row in years])} "
        f"{result.definition.caution}".strip(),
        empty="" if any(row["n_initiated"] for row in years) else widen(view, "started no review"),
    )


@or_not_recorded
def boards_map(scope: Scope) -> Exhibit:
    """Reviews started per 100,000 children, one square per board: the map of the page Comparison,
    in the words of reviews started."""
    view, exhibit = scope.view, tile_map(scope, MEASURE)
    whole = rows(scope.ask("initiations", with_board=False))[0]
    started = scope.ask("initiations", by="board", with_board=False)
    statuses = [str(row["population_status"]) for row in rows(started)]
    return replace(
        exhibit,
        key="map",
        heading=_map_heading(scope, rows(exhibit.result)),
        sentence=sentences.rate_answer(whole, view.range_words, "Boards"),
        note=""
        if exhibit.empty
        else "The key says which colour is a high rate; empty squares had none. A triangle is a "
        "marked board: its rate is outside the limits of chance. "
        f"{names_of_marked(BoardComparison(scope, MEASURE))}".rstrip(),
        result=started,
        more=exhibit.results,
        caution="A single review moves a small board by one class or more; neither dark nor "
        f"light is a verdict. {carried(statuses)}",
        empty=exhibit.empty if whole["n_initiated"] else widen(view, "started no review"),
    )


def _map_heading(scope: Scope, boards: tuple[FigureRow, ...]) -> str:
    """How many boards are below the rate of all, in a figure that people say."""
    rates = [row["value"] for row in boards if row["value"] is not None]
    if len(rates) < 2:
        return "Reviews started, by board"
    if sum(rate == 0 for rate in rates) * 2 > len(rates):
        return "Most boards started no review"
    bound = kind_of(MEASURE).bounds(BoardComparison(scope, MEASURE).target)[1]
    below = sum(rate < bound for rate in rates)
    most = "Most boards" if below * 2 > len(rates) else words.capital(words.count(below, "board"))
    bound_words = "one" if bound == 1 else f"{bound:g}"
    return f"{most} started under {bound_words} a year per 100,000 children"
