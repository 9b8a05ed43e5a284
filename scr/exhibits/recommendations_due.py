"""What fell due, and what came of it: by year, and by month."""

from collections.abc import Mapping, Sequence
from datetime import date

from scr.exhibits.cautions import widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import GUIDANCE_MARKS, year_points
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, DueMonth, due_bars, share_over_time
from scr.text import follow_up as follow_up_words

PARTS = ("n_evidenced_on_time", "n_claimed_on_time", "n_later", "n_overdue")
NONE_DUE = "had no recommendation that fell due"


@or_not_recorded
def by_year(scope: Scope) -> Exhibit:
    """The share shown to be done by the day it was due, by the year of that day."""
    view, result = scope.view, scope.ask("recommendations_due", by="period")
    compared = scope.compared("recommendations_due")
    before = follow_up_words.due_before(compared.before, view.before_when)
    return Exhibit(
        key="due_by_year",
        heading=follow_up_words.due_heading(compared.now, view.when),
        sentence=f"{follow_up_words.due_sentence(compared.now, view.when)} {before}".strip(),
        result=result,
        cases=scope.request("recommendations_due"),
        chart=share_over_time(
            year_points(result, "evidenced_on_time_rate"),
            axis_title="Share of recommendations due with evidence on time, 95% interval",
            guidance=GUIDANCE_MARKS,
            width=scope.canvas.width(1000),
            phone=scope.canvas.is_phone,
        ),
        caution=result.definition.caution,
        empty="" if any(row["n_due"] for row in rows(result)) else widen(view, NONE_DUE),
    )


@or_not_recorded
def by_month(scope: Scope) -> Exhibit:
    """What fell due in each month of the years shown, and what came of it."""
    view, result = scope.view, scope.ask("recommendations_due_by_month")
    due = rows(scope.ask("recommendations_due"))[0]
    return Exhibit(
        key="due",
        heading=follow_up_words.due_heading(due, view.range_words),
        sentence=follow_up_words.due_sentence(due, view.range_words),
        result=result,
        cases=result.request,
        chart=due_bars(
            _months(rows(result)),
            kinds=[result.definition.label(column) for column in PARTS],
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution="Recommendations without a due date are in no month. The latest months have had "
        "less time for anything to be done late.",
        empty="" if due["n_due"] else widen(view, NONE_DUE),
    )


def _months(months: Sequence[FigureRow]) -> list[DueMonth]:
    """A month for each row, and for those between them in which nothing fell due."""
    by_day = {row["month"]: row for row in months}
    if not by_day:
        return []
    numbers = range(_number(min(by_day)), _number(max(by_day)) + 1)
    return [_month(date(n // 12, n % 12 + 1, 1), by_day) for n in numbers]


def _number(month: date) -> int:
    return month.year * 12 + month.month - 1


def _month(month: date, by_day: Mapping[date, FigureRow]) -> DueMonth:
    row = by_day.get(month)
    if row is None:
        return DueMonth(month, (0, 0, 0, 0))
    evidenced, claimed, later, overdue = (int(row[part]) for part in PARTS)
    return DueMonth(month, (evidenced, claimed, later, overdue))
