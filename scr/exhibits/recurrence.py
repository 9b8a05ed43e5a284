"""Themes that come back: recommended again by the same board within 36 months."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from scr.base import words
from scr.base.periods import Span
from scr.exhibits.cautions import widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import share_row
from scr.exhibits.narrow import rows_where
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import HALF, interval_list
from scr.text import follow_up as follow_up_words


@or_not_recorded
def themes(scope: Scope, span: Span | None = None) -> Exhibit:
    """Themes of the reviews completed in `span` (by default in the year in focus) that came back
    in another review of the same board within 36 months."""
    span = span or scope.view.year
    request = scope.request("recurrence", span)
    result = scope.answer(request)
    by_theme = rows(result)
    return Exhibit(
        key="repeats",
        heading=follow_up_words.repeats_heading(by_theme),
        sentence=follow_up_words.repeats_sentence(
            by_theme, words.span_words(span, with_months=False)
        ),
        result=result,
        cases=request,
        chart=interval_list(
            [share_row(row, "repeating_rate", str(row["theme"])) for row in by_theme],
            target=None,
            axis_title="Share of the boards with a theme that repeated it, 95% interval",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution=result.definition.caution,
        empty="" if by_theme else widen(scope.view, "made no recommendation with a theme"),
    )


@or_not_recorded
def repeating_boards(scope: Scope) -> Exhibit:
    """The boards that repeated a theme in the years shown; its place has their list below."""
    every = scope.ask("recurrence", by="board")
    result = rows_where(every, every.table["n_boards_repeating"] > 0)
    n_boards = len(boards_and_themes(rows(result)))
    return Exhibit(
        key="repeating_boards",
        heading=follow_up_words.repeating_heading(n_boards, len(every.table)),
        sentence="A theme is here when two reviews of the board, completed within 36 months of "
        "each other, both recommend on it; in brackets the reviews with it.",
        result=result,
        cases=replace(result.request, by="national"),
        caution="A board with more reviews has more chances to repeat a theme.",
        empty="" if n_boards else "No board repeated a theme in what is chosen.",
    )


def boards_and_themes(repeated: Sequence[FigureRow]) -> pd.DataFrame:
    """A row per board, in the order given: its name, and the themes that it repeated, each with
    the number of its reviews that have it. Columns Board, Themes repeated."""
    by_board: dict[str, list[str]] = {}
    for row in repeated:
        named = f"{row['theme']} ({words.number(row['n_reviews'])})"
        by_board.setdefault(words.board_short(row["group_name"]), []).append(named)
    return pd.DataFrame(
        [{"Board": name, "Themes repeated": ", ".join(names)} for name, names in by_board.items()],
        columns=["Board", "Themes repeated"],
    )
