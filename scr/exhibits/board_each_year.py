"""One board year by year on every measure, beside all boards."""

from dataclasses import replace

import pandas as pd

from scr.base import words
from scr.base.periods import span_of_years
from scr.exhibits import board
from scr.exhibits.board_choice import BoardChoice, profile_request
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.kinds import kind_of
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare import peers
from scr.figures.values import FigureRow, NotRecordedError
from scr.plot import YearPanel, YearPoint, year_grid
from scr.text import board as board_words
from scr.text import board_years as year_words
from scr.text import measure as measure_words
from scr.text.measure import MEASURES

ALL_BOARDS = "All boards"
Year = dict[str, FigureRow]
"""The rows of a year by measure."""


@or_not_recorded
def every_measure(scope: Scope, choice: BoardChoice) -> Exhibit:
    """A small chart for each measure on which something can be told; the others in words."""
    view, result = scope.view, board.profile(scope, choice)
    own = board.own_rows(result)
    few = [row for row in own if board_words.kind_of(row) == board_words.TOO_FEW or not row["n"]]
    names = [row["measure"] for row in own if row not in few]
    labels, own_years, whole_years = _years(scope, choice)
    return Exhibit(
        key="board_years",
        heading=year_words.heading(choice.board.name),
        sentence=year_words.sentence(len(names), len(few), view.range_words),
        result=board.without_others(result),
        cases=profile_request(view, choice),
        chart=year_grid(
            [_panel(name, labels, own_years, whole_years) for name in names],
            board=choice.board.name,
            others=ALL_BOARDS,
            phone=scope.canvas.is_phone,
        ),
        table=_in_words(names, choice.board.name, labels, own_years, whole_years)
        if names
        else None,
        lines=tuple(year_words.too_few(few)),
        caution="Year by year a board has few cases: a single one can move its line far.",
        empty="" if names else f"{choice.board.name} has too few cases on every measure.",
    )


def _years(scope: Scope, choice: BoardChoice) -> tuple[list[str], list[Year], list[Year]]:
    """The labels of the years shown, and in each the rows of the board and of all boards; a year of
    which nothing is on record has none."""
    view, labels = scope.view, []
    own: list[Year] = []
    whole: list[Year] = []
    for year in range(view.first, view.last + 1):
        span = span_of_years(view.kind, year, year)
        labels.append(span.label)
        request = replace(profile_request(view, choice), span=span)
        try:
            result = scope.answer(request)
            row_lists = [board.own_rows(result), board.rows_of(result, peers.WHOLE)]
        except NotRecordedError:
            row_lists = [[], []]
        for held, listed in zip((own, whole), row_lists, strict=True):
            held.append({str(row["measure"]): row for row in listed})
    return labels, own, whole


def _panel(name: str, labels: list[str], own: list[Year], whole: list[Year]) -> YearPanel:
    return YearPanel(
        MEASURES[name].label,
        tuple(_point(label, year.get(name)) for label, year in zip(labels, own, strict=True)),
        tuple(_value(year.get(name)) for year in whole),
        kind_of(name).judging.shown_as,
    )


def _value(row: FigureRow | None) -> float | None:
    return None if row is None or words.is_nothing(row["value"]) else float(row["value"])


def _point(label: str, row: FigureRow | None) -> YearPoint:
    """The board in a year; without a value where it had no case, or was not there."""
    year, value = words.year_short(label), _value(row)
    nothing = "not there or not recorded" if row is None else measure_words.counted(row)
    if row is None or value is None:
        return YearPoint(year, year, None, None, None, None, None, note=nothing)
    return YearPoint(
        year,
        year,
        int(row["x"]),
        row["n"],
        value,
        row["value_lower"],
        row["value_upper"],
        counted=measure_words.counted(row),
    )


def _in_words(
    names: list[str], board_name: str, labels: list[str], own: list[Year], whole: list[Year]
) -> pd.DataFrame:
    """What is drawn, in words: two rows for each measure, a column for each year."""
    rows = [
        {"Measure": MEASURES[name].label, "Whose": whose}
        | {
            words.year_short(label): measure_words.counted(year[name]) if name in year else "–"
            for label, year in zip(labels, years, strict=True)
        }
        for name in names
        for whose, years in ((board_name, own), (ALL_BOARDS, whole))
    ]
    return pd.DataFrame(rows)
