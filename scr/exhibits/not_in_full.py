"""Why reviews are not published in full: each review has one reason, and they add up."""

import pandas as pd

from scr.base import terms, words
from scr.exhibits.cautions import widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.publication import ALL_YEARS
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.run import Result
from scr.figures.values import NotRecordedError, rows
from scr.plot import WHOLE, Cohort, outcome_bars
from scr.text import not_in_full as why_words

FIGURE = "not_in_full"


@or_not_recorded
def reasons(scope: Scope) -> Exhibit:
    """Why reviews started in each year are not published in full: one bar a year."""
    view, result = scope.view, scope.ask(FIGURE, by="period")
    (whole,) = rows(scope.ask(FIGURE))
    (cohort,) = rows(scope.ask("cohort_outcomes"))
    text = why_words.sentence(whole, cohort, view.range_words, view.as_at, view.who)
    if view.first != view.last:
        (now,) = rows(scope.ask(FIGURE, view.year))
        (started,) = rows(scope.ask("cohort_outcomes", view.year))
        text += f" {why_words.sentence(now, started, view.when, view.as_at, view.who)}"
    return Exhibit(
        key=FIGURE,
        heading=why_words.heading(whole, view.range_words),
        sentence=text,
        note=why_words.note(cohort),
        result=result,
        cases=scope.request(FIGURE),
        chart=outcome_bars(
            [
                Cohort(words.year_short(row["group_name"]), why_words.grouped(row))
                for row in rows(result)
            ],
            kinds=[drawn for _, drawn, _ in why_words.GROUPS],
            about="Why reviews started in each year are not published in full",
            verb=" not in full",
            nothing="No review is without a full report.",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=result.definition.caution,
        empty=_empty(scope, cohort["n_initiated"], whole["n_not_in_full"]),
    )


def _empty(scope: Scope, n_initiated: int, n_not_in_full: int) -> str:
    """What stands in the place of a chart of nothing."""
    if not n_initiated:
        return widen(scope.view, "started no review")
    return "" if n_not_in_full else "Every one of these reviews is published in full."


def by_year(result: Result) -> pd.DataFrame:
    """The reasons in words: a row per reason and one for all of them, a column per year, then all
    years. Empty where nothing of it is recorded."""
    try:
        years = rows(result)
    except NotRecordedError:
        return pd.DataFrame()
    columns = {words.year_short(row["group_name"]): [row] for row in years}
    if len(years) > 1:
        columns[ALL_YEARS] = list(years)
    labels = terms.labels("why_not_in_full")
    shown: dict[str, list[str]] = {"Reason": [*labels.values(), "Not published in full"]}
    for name, counted in columns.items():
        totals = [sum(row[f"n_{code}"] for row in counted) for code in (*labels, "not_in_full")]
        shown[name] = [words.number(total) for total in totals]
    return pd.DataFrame(shown)
