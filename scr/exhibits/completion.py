"""The share of reviews complete by time since they were started, alone or compared."""

from dataclasses import replace

import pandas as pd

from scr.base import terms, words
from scr.base.request import INCIDENT_TYPES, Request
from scr.exhibits import curves
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.parts import narrowed
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.exhibits.timeliness import STAGE
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, Curve, survival_curve
from scr.text import time as time_words

COMPARISONS = {
    "all": "All together",
    "years": "Year by year",
    "incident": "By kind of incident",
    "board": "The chosen board",
}
"""What the curve can compare, by the name in the address."""
# Years compared at most, the last ones; the latest is drawn first, with the band.
MOST_YEARS = 3


@or_not_recorded
def curve(scope: Scope, comparison: str = "all") -> Exhibit:
    """The share of reviews complete by time since they were started; `comparison` is a name of
    COMPARISONS."""
    view, request = scope.view, scope.request("durations")
    result = narrowed(scope.ask("durations"), "stage", STAGE)
    (row,) = rows(result)
    drawn = _curves(scope, comparison)
    at_limit = curves.at_six_months(_life(scope, request))
    return Exhibit(
        key="curve",
        heading=time_words.curve_heading(at_limit),
        sentence=time_words.curve_sentence(row, at_limit, view.range_words, view.as_at),
        note=_note(row, drawn),
        result=_by_year(scope) if comparison == "years" else result,
        cases=request,
        part=STAGE,
        chart=survival_curve(
            drawn,
            axis_title="Share of reviews complete, 95% band",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=time_words.few(row["n_started"])
        + time_words.few_times(row)
        + ("Discontinued reviews count as never complete. " if row["n_stopped"] else "")
        + "Agreed delays are included.",
        empty=""
        if row["n_started"]
        else "No review was started in these years. Under “Change "
        "what is shown”, choose more years or all boards.",
    )


def _note(row: FigureRow, drawn: list[Curve]) -> str:
    """What completed reviews alone would say, and which curve has the band."""
    band = f"The band is that of {drawn[0].label}." if len(drawn) > 1 else ""
    parts = (time_words.ended_alone(row), band)
    return " ".join(part for part in parts if part)


def _by_year(scope: Scope) -> Result:
    """The values of the curves' medians."""
    return narrowed(scope.ask("durations", by="period"), "stage", STAGE)


def _curves(scope: Scope, comparison: str) -> list[Curve]:
    view, asked = scope.view, scope.request("durations")
    if comparison == "years":
        years = _life(scope, replace(asked, by="period")).groupby("group_name", sort=False)
        latest = [(str(name), table) for name, table in years][: -MOST_YEARS - 1 : -1]
        return [curves.curve(words.year_short(n), t, limited=True) for n, t in latest]
    if comparison == "incident":
        kinds = [(kind, replace(asked, incident_type=kind)) for kind in INCIDENT_TYPES[:2]]
        return [
            curves.curve(terms.label("incident_type", kind), _life(scope, request), limited=True)
            for kind, request in kinds
        ]
    own = curves.curve(view.who, _life(scope, asked), limited=True)
    if comparison == "board" and view.board_id:
        everyone = _life(scope, scope.request("durations", with_board=False))
        return [own, curves.curve("All boards", everyone, strong=False, limited=True)]
    return [own]


def _life(scope: Scope, request: Request) -> pd.DataFrame:
    return curves.of_stage(scope.life_tables(request), STAGE)
