"""The own board beside all boards together on one measure, and the measure by region: what who sees
other boards only together is shown on the page Comparison."""

import math
from dataclasses import replace

from scr.exhibits import board, groups
from scr.exhibits.board_choice import BoardChoice
from scr.exhibits.cautions import widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.kinds import FunnelOf, kind_of
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare import peers
from scr.figures.values import FigureRow, NotRecordedError
from scr.plot import Chart
from scr.text import beside_all as beside_words
from scr.text import board_measure as board_measure_words
from scr.text import measure as measure_words


@or_not_recorded
def answer(scope: Scope, choice: BoardChoice, measure: str) -> str:
    """What is to be said of the own board on a measure, for under the page's title."""
    own = _own(scope, choice, measure)
    if own is None:
        return f"{choice.board.name} was not open in these years and has no case in them."
    return beside_words.answer(own, choice.board.name, scope.view.range_words)


@or_not_recorded
def funnel(scope: Scope, choice: BoardChoice, measure: str) -> Exhibit:
    """The own board against what chance allows; no other is drawn."""
    name, own = choice.board.name, _own(scope, choice, measure)
    is_there = own is not None and bool(own["n"])
    result = board.profile(scope, choice)
    shown = result.table["measure"] == measure
    return Exhibit(
        key="own_funnel",
        heading=beside_words.heading(own, name) if own else name,
        sentence=board_measure_words.detail(own, name, choice.years) if own else "",
        note=beside_words.OTHERS_NOT_DRAWN,
        result=board.only_rows(result, shown),
        cases=board.benchmark_request(scope, choice, "benchmark", measure),
        chart=_chart(scope, own, measure) if own and is_there else None,
        caution="A mark is a question, not a verdict: neither high nor low is good or bad.",
        empty="" if is_there else widen(scope.view, "have no cases of this measure"),
    )


@or_not_recorded
def by_region(scope: Scope, measure: str) -> Exhibit:
    """A measure by region in the year in focus, as it is published."""
    view = replace(scope.view, board_id=None, board_name=None)
    asked = replace(scope, policy="publication", view=view)
    measured = measure_words.measures()[measure]
    exhibit = groups.by_region(asked, measured.figure)
    drawn = groups.Drawn(measure, measure_words.axis(measure))
    selected = groups.rows_of(exhibit.result, measured)
    return replace(
        exhibit,
        key="regions_told",
        heading=beside_words.regions_heading(measure),
        note=beside_words.REGIONS_PROTECTED,
        sentence=beside_words.regions(selected, measure, scope.view.when),
        chart=groups.chart(selected, drawn, scope),
    )


def _own(scope: Scope, choice: BoardChoice, measure: str) -> FigureRow | None:
    """The own board's row; None where it was not there."""
    result = board.profile(scope, choice)
    whole = [row for row in board.rows_of(result, peers.WHOLE) if row["measure"] == measure]
    if not whole:
        raise NotRecordedError(result)
    return next((row for row in board.own_rows(result) if row["measure"] == measure), None)


def _chart(scope: Scope, own: FigureRow, measure: str) -> Chart:
    flag = str(own["flag"] or "none")
    return kind_of(measure).draw_funnel(
        FunnelOf(
            measure=measure,
            boards=[own],
            flags={own["group_id"]: flag},
            details={own["group_id"]: (measure_words.with_limits(own),)},
            target=own["target"],
            spread=math.inf,
            chosen=own["group_id"],
            canvas=scope.canvas,
        )
    )
