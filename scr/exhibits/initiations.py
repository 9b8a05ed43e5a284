"""Reviews started, for the children who live in each area."""

from scr.exhibits.cautions import carried, widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import GUIDANCE_MARKS, year_points
from scr.exhibits.scope import Scope
from scr.figures.values import rows
from scr.plot import rate_over_time
from scr.text import sentences


def over_years(scope: Scope) -> Exhibit:
    """Reviews started per 100,000 children, by year."""
    view, result = scope.view, scope.ask("initiations", by="period")
    found, years = scope.compared("initiations"), rows(result)
    return Exhibit(
        key="started",
        heading=sentences.rate_heading(found.now, found.before, view.when),
        sentence=sentences.rate_sentence(
            found.now, found.before, view.when, view.who, view.before_when
        ),
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
