"""Recommendations: how far they have got, and the list of those with a standing."""

from scr.base import terms
from scr.exhibits.cautions import widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.narrow import rows_where
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, Chart, Rung, RungGroup, ladder
from scr.text import follow_up
from scr.text import recommendation as recommendation_words

GROUPS = (
    ("Done with evidence", "solid", ("effect", "verified", "evidenced")),
    ("Reported done, no evidence", "striped", ("claimed",)),
    ("Ended without being done", "pale", ("rejected", "closed")),
    ("Still open", "hollow", ("responded", "no_response")),
)
"""What states mean to a reader: a group, how it is drawn, and its states from the highest down."""

NO_REVIEW = "completed no review with a recommendation"


def progress(scope: Scope) -> Result:
    """How far the recommendations of the reviews completed in the years shown have got, for all
    kinds of body together: one row."""
    result = scope.ask("recommendation_progress")
    return rows_where(result, result.table["addressee_type"].isna())


def standing_today(scope: Scope) -> Result:
    """Where all recommendations stand on the as-at date, whatever the years: one row."""
    return scope.answer(scope.view.now_request("recommendation_status"))


@or_not_recorded
def answer(scope: Scope) -> str:
    """What is shown to be done, only said to be, and overdue, for under the page's title."""
    view = scope.view
    return recommendation_words.answer(
        rows(progress(scope))[0], n_overdue(scope), view.range_words, view.who, view.as_at
    )


def n_overdue(scope: Scope) -> int:
    """How many recommendations are overdue on the as-at date, whatever the years; of records
    without a recommendation there is none to show."""
    row = rows(standing_today(scope))[0]
    return int(row["n_overdue"]) if row.is_recorded("n_overdue") else 0


@or_not_recorded
def rungs(scope: Scope) -> Exhibit:
    """All rungs of the ladder for the years shown, adding up to all recommendations."""
    result = progress(scope)
    row = rows(result)[0]
    return Exhibit(
        key="ladder",
        heading=recommendation_words.ladder_heading(row),
        sentence=recommendation_words.ladder_sentence(row),
        result=result,
        cases=result.request,
        chart=_ladder(row, scope),
        caution="“Reported done” is the body’s own account. A review completed lately "
        "has had little time.",
        empty="" if row["n_recommendations"] else widen(scope.view, NO_REVIEW),
    )


@or_not_recorded
def status(scope: Scope) -> Exhibit:
    """The same on the as-at date for all recommendations, whatever the years."""
    result = standing_today(scope)
    row = rows(result)[0]
    return Exhibit(
        key="status",
        heading=recommendation_words.ladder_heading(row),
        sentence=recommendation_words.status_sentence(row),
        result=result,
        cases=result.request,
        chart=_ladder(row, scope),
        caution=result.definition.caution,
        empty="" if row["n_recommendations"] else "No review with a recommendation is completed.",
    )


def _ladder(row: FigureRow, scope: Scope) -> Chart:
    groups = [
        RungGroup(
            name,
            look,
            tuple(
                Rung(terms.label("recommendation_state", state), int(row[f"n_{state}"]))
                for state in states
            ),
        )
        for name, look, states in GROUPS
    ]
    return ladder(groups, phone=scope.canvas.is_phone, width=scope.canvas.width(WHOLE))


@or_not_recorded
def listed(scope: Scope, standing: str, most_rows: int) -> Exhibit:
    """The recommendations with one standing on the as-at date; its place has the list, of at most
    `most_rows`, below."""
    result = standing_today(scope)
    n = recommendation_words.counted(standing, rows(result)[0])
    return Exhibit(
        key="list",
        heading=follow_up.list_heading(standing, n, scope.view.who),
        sentence=follow_up.list_sentence(n, min(n, most_rows)),
        result=result,
        cases=result.request,
        caution="No record found is neutral: it is not overdue. A body’s reply "
        "speaks for no other body.",
        empty="" if n else "Nothing has this standing for what is chosen. Choose another above.",
    )
