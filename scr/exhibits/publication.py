"""What became of reviews, what the panel said, how long publication takes, and what can still be
read."""

from collections.abc import Sequence

import pandas as pd

from scr.base import words
from scr.exhibits import curves
from scr.exhibits.cautions import widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.parts import narrowed
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, WIDE_HALF, Cohort, outcome_bars, survival_curve
from scr.text import publication as publication_words
from scr.text import time as time_words

STAGE = "completed_to_published"
ALL_YEARS = "All"


@or_not_recorded
def answer(scope: Scope) -> str:
    """What became of the reviews started in the year in focus, for under the page's title."""
    (now,) = rows(scope.ask("cohort_outcomes", scope.view.year))
    view = scope.view
    return publication_words.cohort_answer(now, view.when, view.as_at, view.who)


@or_not_recorded
def outcomes(scope: Scope) -> Exhibit:
    """What became of the reviews started in each year: one bar a year, adding up to it."""
    view, result = scope.view, scope.ask("cohort_outcomes", by="period")
    (whole,) = rows(scope.ask("cohort_outcomes"))
    return Exhibit(
        key="outcomes",
        heading=publication_words.cohort_heading(whole, view.range_words),
        sentence=_outcomes_sentence(scope, whole),
        note=publication_words.as_drawn(whole),
        result=result,
        cases=scope.request("cohort_outcomes"),
        chart=outcome_bars(
            [
                Cohort(
                    words.year_short(row["group_name"]),
                    tuple(int(row[column]) for column, _ in publication_words.OUTCOMES),
                )
                for row in rows(result)
            ],
            kinds=[result.definition.label(column) for column, _ in publication_words.OUTCOMES],
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=result.definition.caution,
        empty="" if whole["n_initiated"] else widen(view, "started no review"),
    )


def _outcomes_sentence(scope: Scope, whole: FigureRow) -> str:
    """The years shown together, then the year in focus and what it was in an earlier one."""
    view, compared = scope.view, scope.compared("cohort_outcomes")
    everything = publication_words.cohort_answer(whole, view.range_words, view.as_at, view.who)
    change = publication_words.cohort_change(compared.now, compared.before, view.before_when)
    if view.first == view.last:
        parts = [everything, change]
    else:
        year = publication_words.cohort_answer(compared.now, view.when, view.as_at, view.who)
        parts = [everything, year, change]
    return " ".join(part for part in parts if part)


@or_not_recorded
def nonpublication(scope: Scope) -> Exhibit:
    """What the panel was asked about non-publication, and what it said, by year."""
    view, result = scope.view, scope.ask("publication_outcomes", by="period")
    compared, years = scope.compared("publication_outcomes"), rows(result)
    received = received_years(years)
    return Exhibit(
        key="nonpublication",
        heading=publication_words.panel_heading(compared.now, view.when),
        sentence=publication_words.panel_compared(
            compared.now, compared.before, view.when, view.before_when
        ),
        note=publication_words.no_report(
            [row["group_name"] for row in years if not row["n_received"]]
        )
        if received
        else "",
        result=result,
        cases=scope.request("publication_outcomes"),
        chart=outcome_bars(
            [_answers(row) for row in received],
            kinds=publication_words.ANSWERS,
            about="What the panel said of each report it received",
            verb=" received",
            nothing="No report was received.",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=result.definition.caution,
        empty=""
        if received
        else f"{widen(view, 'sent the panel no report')} {publication_words.PANEL_SINCE}",
    )


def received_years(years: Sequence[FigureRow]) -> list[FigureRow]:
    """The years in which the panel received a report."""
    return [row for row in years if row["n_received"]]


def panel_table(years: Sequence[FigureRow]) -> pd.DataFrame:
    """The panel's table in words: a row per outcome, a column per year, then all of them."""
    columns = {words.year_short(row["group_name"]): [row] for row in years}
    if len(years) > 1:
        columns[ALL_YEARS] = list(years)
    labels = [label for _, label in publication_words.PANEL_ROWS]
    shown: dict[str, list[str]] = {"Outcome": [*labels, "Share considered"]}
    for name, counted in columns.items():
        totals = {
            column: sum(row[column] for row in counted)
            for column, _ in publication_words.PANEL_ROWS
        }
        received = totals["n_received"]
        share = totals["n_nonpublication_considered"] / received if received else None
        shown[name] = [words.number(total) for total in totals.values()]
        shown[name].append("none received" if share is None else words.percent(share))
    return pd.DataFrame(shown)


def _answers(row: FigureRow) -> Cohort:
    """A year's reports: those without a case against publishing, then by the panel's answer."""
    without = int(row["n_received"]) - int(row["n_nonpublication_considered"])
    answers = (int(row[column]) for column, _ in publication_words.PANEL_ROWS[2:])
    return Cohort(words.year_short(row["group_name"]), (without, *answers))


@or_not_recorded
def time_to_publication(scope: Scope) -> Exhibit:
    """The time from completion to publication; nobody is late, as no time is set."""
    view, request = scope.view, scope.request("durations")
    result = narrowed(scope.ask("durations"), "stage", STAGE)
    (row,) = rows(result)
    table = curves.of_stage(scope.life_tables(request), STAGE)
    by = curves.ended_by(scope, request, STAGE)
    return Exhibit(
        key="to_publication",
        part=STAGE,
        heading=publication_words.time_heading(row, by),
        sentence=publication_words.time_sentence(row, view.range_words, by),
        result=result,
        cases=request,
        chart=survival_curve(
            [curves.curve(view.who, table)],
            axis_title="Share of completed reviews published, 95% band",
            limit_months=None,
            reached="published",
            x_title="Months since the review was completed",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=time_words.few(row["n_started"])
        + time_words.few_times(row)
        + "There is no deadline for publication."
        + (" Stopped reviews count as never published." if row["n_stopped"] else ""),
        empty="" if row["n_started"] else widen(view, "completed no review"),
    )


@or_not_recorded
def reports_online(scope: Scope) -> Exhibit:
    """In full or redacted, by year of first publication, and what can no longer be read online."""
    view, result = scope.view, scope.ask("reports_online", by="period")
    (whole,) = rows(scope.ask("reports_online"))
    sentence = publication_words.online_sentence(whole, view.range_words)
    if view.first != view.last:
        (now,) = rows(scope.ask("reports_online", view.year))
        sentence += f" {publication_words.online_sentence(now, view.when)}"
    return Exhibit(
        key="online",
        heading=publication_words.online_heading(whole),
        sentence=sentence,
        result=result,
        cases=scope.request("reports_online"),
        chart=outcome_bars(
            [_forms(row) for row in rows(result)],
            kinds=[label for _, label in publication_words.FORMS],
            about="In what form reviews were first published in each year",
            verb=" published",
            nothing="No review was published.",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WIDE_HALF),
        ),
        caution=result.definition.caution,
        empty="" if whole["n_published"] else widen(view, "published no review"),
    )


def _forms(row: FigureRow) -> Cohort:
    """A year's reviews by the form in which they were published, and how many cannot be read."""
    gone = row["n_no_longer_online"]
    return Cohort(
        words.year_short(row["group_name"]),
        tuple(int(row[column]) for column, _ in publication_words.FORMS),
        note=f"{words.number(gone)} no longer online" if gone else "",
    )
