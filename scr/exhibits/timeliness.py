"""How long the stages of a review take, which standards are kept, and how old open reviews are."""

from collections.abc import Sequence
from dataclasses import replace

from scr.base import terms
from scr.exhibits import curves
from scr.exhibits.cautions import widen
from scr.exhibits.exhibit import Exhibit, Tile
from scr.exhibits.marks import GUIDANCE_MARKS, month_points, year_points
from scr.exhibits.parts import narrowed, rows_by
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.plot import HALF, Part, Stage, YearPoint, rate_over_time, share_over_time, stage_bars
from scr.text import delay as delay_words
from scr.text import standard as standard_words
from scr.text import time as time_words

STAGE = "initiated_to_completed"
"""The stage that reviews are judged by."""
COMPLETE = "complete"
"""The standard that limits it."""
# Stages that stand on a tile, the standard that limits each, and that limit in words.
_TILES = (
    ("notified_to_decision", "decide", "within one month"),
    (STAGE, COMPLETE, "within six months"),
    ("completed_to_published", None, ""),
)
_NO_REVIEW = (
    "No review was started in these years. Under “Change what is shown”, choose more years or all "
    "boards."
)


@or_not_recorded
def answer(scope: Scope) -> str:
    """How long reviews take, how many are in time and how many are open, for under the title."""
    stages = rows_by(scope.ask("durations"), "stage")
    kept = rows_by(scope.ask("standards"), "standard_id")
    view = scope.view
    by = curves.ended_by(scope, scope.request("durations"), STAGE)
    return time_words.completion_answer(
        stages[STAGE], kept.get(COMPLETE), view.range_words, view.who, by
    )


def stage_tiles(scope: Scope) -> tuple[Tile, ...]:
    """For each stage: the median, or the share ended by a day where some were stopped; the share
    within the limit; how many are open."""
    return tuple(_named(_stage_tile(scope, *stage), stage[0]) for stage in _TILES)


def _named(tile: Tile, stage: str) -> Tile:
    """The tile with the name of its stage where nothing is recorded of it either."""
    return tile if tile.key == stage else replace(tile, label=terms.label("stage", stage))


@or_not_recorded
def _stage_tile(scope: Scope, stage: str, standard: str | None, limit: str) -> Tile:
    row = rows_by(scope.ask("durations"), "stage")[stage]
    kept = rows_by(scope.ask("standards"), "standard_id") if standard else {}
    ended = curves.ended_by(scope, scope.request("durations"), stage)
    return Tile(
        key=stage,
        label=time_words.tile_label(row, terms.label("stage", stage), ended),
        value=time_words.tile_value(row, ended),
        limits=time_words.tile_limits(row, ended),
        lines=(
            *time_words.tile_below(row, ended),
            time_words.met(kept.get(standard), limit)
            if standard
            else "There is no deadline for publication",
            time_words.still_open(
                row, "not yet published" if stage.endswith("published") else "still open"
            ),
        ),
    )


@or_not_recorded
def stages(scope: Scope) -> Exhibit:
    """By when half of the reviews started in each year are complete, open ones counted too."""
    view = scope.view
    result = narrowed(scope.ask("durations", by="period"), "stage", STAGE)
    now, before = _of_year(scope, "durations", "stage", STAGE)
    by = curves.ended_by(scope, scope.request("durations", view.year), STAGE)
    return Exhibit(
        key="stages",
        heading=time_words.stages_heading(now[0], view.when, by),
        sentence=time_words.stages_sentence(
            now[0],
            before[0] if before else None,
            view.when,
            view.who,
            view.before_when,
            by,
            curves.ended_by(scope, scope.request("durations", view.year_before), STAGE)
            if before
            else None,
        ),
        result=result,
        cases=scope.request("durations"),
        part=STAGE,
        chart=rate_over_time(
            month_points(result),
            axis_title="Months by which half would be complete, 95% limits",
            unit="months",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution=f"{time_words.few_times(now[0])}{result.definition.caution}",
        empty="" if any(row["n_started"] for row in rows(result)) else _NO_REVIEW,
    )


@or_not_recorded
def standards(scope: Scope, standard: str = COMPLETE) -> Exhibit:
    """The share that kept to a standard, by year, a point for each edition in force; and every
    step in the year in focus."""
    view, every = scope.view, scope.ask("standards", by="period")
    result = narrowed(every, "standard_id", standard)
    years = rows(result)
    kept = standard_words.together(years)
    now, before = _of_year(scope, "standards", "standard_id", standard)
    in_focus = [row for row in rows(scope.ask("standards", view.year)) if row.is_recorded("n_met")]
    sentence = (
        standard_words.sentence(standard, years, view.range_words),
        standard_words.change(
            now, before, "" if view.first == view.last else view.when, view.before_when
        ),
        standard_words.other_steps(standard, in_focus, view.when),
    )
    return Exhibit(
        key="standards",
        heading=standard_words.heading(standard, kept),
        sentence=" ".join(part for part in sentence if part),
        result=result,
        cases=scope.request("standards"),
        part=standard,
        chart=share_over_time(
            _standard_points(result),
            axis_title="Share of those due that kept to the limit, 95% interval",
            guidance=GUIDANCE_MARKS,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(1000),
        ),
        caution=f"{time_words.few(kept.n or 0)}{standard_words.caution(standard)} "
        f"{result.definition.caution}",
        empty=""
        if kept.n
        else "None of these cases is due yet, or the standard was not in force. "
        "Under “Change what is shown”, choose other years.",
    )


@or_not_recorded
def agreed_delays(scope: Scope) -> Exhibit:
    """The share of each year's reviews that were paused by agreement."""
    view, every = scope.view, scope.ask("agreed_delays", by="period")
    is_whole = every.table["reason"].isna()
    result = replace(
        every,
        table=every.table[is_whole].reset_index(drop=True),
        hidden=None if every.hidden is None else every.hidden[is_whole].reset_index(drop=True),
    )
    now, before = _of_year(scope, "agreed_delays", "reason", None)
    return Exhibit(
        key="delays_by_year",
        heading=delay_words.heading(now[0], view.when),
        sentence=delay_words.compared(
            now[0], before[0] if before else None, view.when, view.before_when
        ),
        result=result,
        cases=scope.request("agreed_delays"),
        chart=share_over_time(
            year_points(result, "delay_rate"),
            axis_title="Share of reviews started with an agreed delay, 95% interval",
            guidance=GUIDANCE_MARKS,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution=result.definition.caution,
        empty="" if any(row["n_initiated"] for row in rows(result)) else _NO_REVIEW,
    )


@or_not_recorded
def open_by_age(scope: Scope) -> Exhibit:
    """How many reviews are open, by how long ago they were started: what may be published of
    `open_reviews.oldest`."""
    request = scope.view.now_request("open_reviews_by_age")
    result = scope.answer(request)
    ages, in_delay = ages_of(result)
    parts = tuple(Part(n, terms.running("age_band", age)) for age, n in ages.items())
    return Exhibit(
        key="open_by_age",
        heading=time_words.open_heading(ages),
        sentence=time_words.open_sentence(ages, in_delay),
        result=result,
        cases=request,
        chart=stage_bars(
            [Stage("Reviews open, by age", parts)],
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(1000),
        ),
        caution=result.definition.caution,
        empty="" if sum(ages.values()) else widen(scope.view, "have no open review"),
    )


def ages_of(result: Result) -> tuple[dict[str, int], int]:
    """The figure `open_reviews_by_age` for the whole: reviews open by age band, the youngest
    first, and how many of all are in an agreed delay now."""
    ages = rows(result)
    return (
        {row["age_band"]: int(row["n_open"]) for row in ages},
        sum(int(row["n_in_delay"]) for row in ages),
    )


def _of_year(
    scope: Scope, figure: str, column: str, value: str | None
) -> tuple[list[FigureRow], list[FigureRow]]:
    """The rows of one part of a figure for the year in focus, and for the one it is compared with;
    those are empty where the records do not reach back over all of it."""
    view = scope.view
    spans = [view.year, view.year_before] if scope.has_year_before else [view.year]
    years = [[row for row in scope.rows(figure, span) if row[column] == value] for span in spans]
    return years[0], years[1] if len(years) > 1 else []


def _standard_points(result: Result) -> list[YearPoint]:
    years: Sequence[FigureRow] = rows(result)
    named = [row["group_name"] for row in years]
    return [
        replace(
            point,
            label=f"{point.label}, {terms.short('edition', row['edition'])}"
            if named.count(row["group_name"]) > 1
            else point.label,
            note="none due",
        )
        for point, row in zip(year_points(result, "met_rate"), years, strict=True)
    ]
