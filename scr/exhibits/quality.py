"""The quality of reports: how clear they are, and how they were graded."""

from collections.abc import Sequence

from scr.base import terms, words
from scr.base.periods import Span
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import year_points
from scr.exhibits.narrow import only
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Compared, Scope
from scr.exhibits.view import View
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, WIDE_HALF, Cohort, Series, outcome_bars, several_shares
from scr.text import clarity as clarity_words
from scr.text import quality as quality_words

# Pixels of bars that stand beside the strips of what boards differ in.
BESIDE_STRIPS = 380


@or_not_recorded
def answer(scope: Scope, assessor: str) -> str:
    """How clear the reports of the year in focus are, for under the page's title."""
    compared, view = both_years(scope, assessor), scope.view
    return quality_words.answer(
        compared.now, compared.before, view.when, view.who, assessor, view.before_when
    )


def both_years(scope: Scope, assessor: str) -> Compared:
    """What an assessor said of the reports of the year in focus, and of the one it is compared
    with, where that is wholly within the records."""

    def row(span: Span) -> FigureRow:
        return rows(only(scope.ask("quality", span), "assessor", assessor))[0]

    view = scope.view
    return Compared(row(view.year), row(view.year_before) if scope.has_year_before else None)


@or_not_recorded
def clarity(scope: Scope, assessor: str = "panel") -> Exhibit:
    """The share of reports clear on each question, year by year."""
    view, asked = scope.view, scope.ask("quality", by="period")
    result = only(asked, "assessor", assessor)
    years = rows(result)
    shown = _with_reports(years)
    series = tuple(
        Series(
            term.label,
            term.short,
            tuple(year_points(result, f"clear_rate_{question}"))[-len(shown) :],
        )
        for question, term in terms.terms("question").items()
    )
    return Exhibit(
        key="clear",
        heading=quality_words.clear_heading(years[-1], view.when),
        sentence=f"{answer(scope, assessor)} {clarity_words.over_years(years)}",
        note="A report is clear on a question when graded 3 (clear) or 4 (crystal clear). "
        + _not_shown(years, assessor),
        result=result,
        cases=scope.request("quality"),
        chart=several_shares(
            series,
            axis_title="Share of reports clear, 95% intervals",
            under=[words.count(row["n_assessed"], "report") for row in shown],
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=result.definition.caution,
        empty=_nothing(years, view, assessor),
    )


@or_not_recorded
def grades(scope: Scope, assessor: str = "panel", question: str = "why") -> Exhibit:
    """The grades on one question, year by year, always adding up to the reports assessed."""
    view, asked = scope.view, scope.ask("grades", by="period")
    result = only(only(asked, "assessor", assessor), "question", question)
    years = rows(result)
    bars = [
        Cohort(
            words.year_short(row["group_name"]),
            tuple(int(row[f"n_{grade}"]) for grade in quality_words.GRADES),
        )
        for row in _with_reports(years)
    ]
    return Exhibit(
        key="grades",
        heading=quality_words.grades_heading(years[-1], question),
        sentence=quality_words.grades_sentence(years[-1], question, assessor, view.when),
        note=_not_shown(years, assessor),
        result=result,
        cases=scope.request("grades"),
        chart=outcome_bars(
            bars,
            kinds=[terms.label("clarity", grade) for grade in quality_words.GRADES],
            about=f"Grades on {terms.running('question', question)}, by year",
            verb=" assessed",
            nothing="No reports were assessed.",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WIDE_HALF),
            room=BESIDE_STRIPS,
        ),
        caution=result.definition.caution,
        empty=_nothing(years, view, assessor),
    )


def nothing_assessed(view: View, assessor: str) -> str:
    """The empty state of whatever needs assessments."""
    return (
        f"No assessment by {terms.running('assessor', assessor)} is dated in the "
        f"{view.range_words} for these boards. Choose another assessor above or, under “Change "
        "what is shown”, more years or all boards."
    )


def _nothing(years: Sequence[FigureRow], view: View, assessor: str) -> str:
    return "" if any(row["n_assessed"] for row in years) else nothing_assessed(view, assessor)


def _with_reports(years: Sequence[FigureRow]) -> Sequence[FigureRow]:
    """The years from the first in which anything was assessed; all of them where none was."""
    first = next((i for i, row in enumerate(years) if row["n_assessed"]), 0)
    return years[first:]


def _not_shown(years: Sequence[FigureRow], assessor: str) -> str:
    left_out = years[: len(years) - len(_with_reports(years))]
    return quality_words.without([str(row["group_name"]) for row in left_out], assessor)
