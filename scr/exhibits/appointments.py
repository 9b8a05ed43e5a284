"""How soon a reviewer is appointed once a review has been started."""

from scr.base import words
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import day_points
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import rows
from scr.plot import HALF, rate_over_time
from scr.text import appointment as appointment_words


@or_not_recorded
def over_years(scope: Scope) -> Exhibit:
    """Days from the start of a review to the appointment of its reviewer, by year."""
    view, result = scope.view, scope.ask("reviewer_appointment", by="period")
    compared = scope.compared("reviewer_appointment")
    years = rows(result)
    return Exhibit(
        key="appointment",
        heading=appointment_words.heading(compared.now, view.when),
        sentence=appointment_words.sentence(
            compared.now, compared.before, view.when, view.who, view.before_when
        ),
        result=result,
        cases=scope.request("reviewer_appointment"),
        chart=rate_over_time(
            day_points(result, "n_initiated", "n_appointed"),
            axis_title="Days by which half would have a reviewer, 95% limits",
            unit="days",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution=result.definition.caution,
        empty=""
        if any(row["n_initiated"] for row in years)
        else f"{words.capital(view.who)} started no review in these years. Under “Change what is "
        "shown”, choose more years or all boards.",
    )
