"""The cards of themes that come back: recommended again by the same board within 36 months."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from scr.base import words
from scr.base.markdown import literal
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.cautions import widen
from scr.exhibits.view import View
from scr.plot import Row as ShareRow
from scr.plot import interval_list
from scr.store import Snapshot
from scr.text import follow_up as said
from scr.ui.kit import browser
from scr.ui.kit.card import Card, show
from scr.ui.kit.folded_table import folding_table
from scr.ui.pages.recommendations.progress import answers_below_the_whole


def repeats_card(view: View, snapshot: Snapshot) -> Card:
    """Themes that came back in another review of the same board within 36 months."""
    request = view.request("recurrence", view.range)
    result = state.ask(request, snapshot)
    rows = points.records(result)
    when = words.span_words(view.range, with_months=False)
    return Card(
        key="repeats",
        heading=said.repeats_heading([row | {"theme": literal(row["theme"])} for row in rows]),
        sentence=said.repeats_sentence(rows, when),
        result=result,
        cases=request,
        chart=interval_list(
            [_repeat(row) for row in rows],
            target=None,
            axis_title="Share of the boards with a theme that came back to it, 95% interval",
            phone=browser.is_narrow(),
        ),
        caution=result.definition.caution,
        empty="" if rows else widen(view, "made no recommendation with a theme"),
    )


def _repeat(row: Mapping) -> ShareRow:
    return ShareRow(
        label=row["theme"],
        x=int(row["n_boards_repeating"]),
        n=float(row["n_boards"]),
        value=points.known(row["repeating_rate"]),
        lower=points.known(row["repeating_rate_lower"]),
        upper=points.known(row["repeating_rate_upper"]),
    )


def repeating_boards_card(view: View, snapshot: Snapshot) -> Card:
    """Each board that came back to a theme, with the themes, by name."""
    request = view.request("recurrence", view.range, "board")
    full = state.ask(request, snapshot)
    table = full.table[full.table["n_boards_repeating"] > 0].reset_index(drop=True)
    result = replace(full, table=table)
    listed = boards_and_themes(points.records(result))

    def draw() -> None:
        # A table, as its cells break into lines where a grid would cut them off.
        folding_table(
            listed.map(literal), alt="Boards and the themes that came back in their reviews"
        )

    return Card(
        key="repeating_boards",
        heading=said.repeating_heading(len(listed)),
        sentence="A theme is here when two reviews of the board, completed within 36 months of "
        "each other, both recommend on it; in brackets the reviews with it.",
        result=result,
        cases=replace(request, by="national"),
        draw=draw if len(listed) else None,
        caution="A board with more reviews has more chances to repeat a theme.",
        empty="" if len(listed) else "No board came back to a theme in what is chosen.",
    )


def show_boards(view: View, snapshot: Snapshot) -> None:
    """The card by board; nothing where the reader's policy does not answer it."""
    if answers_below_the_whole():
        show(repeating_boards_card(view, snapshot))


def boards_and_themes(rows: list[dict]) -> pd.DataFrame:
    """A row per board, in the order given: its name, and the themes that came back, each with
    the number of its reviews that have it."""
    themes: dict[str, list[str]] = {}
    for row in rows:
        named = f"{row['theme']} ({words.number(row['n_reviews'])})"
        themes.setdefault(words.board_short(row["group_name"]), []).append(named)
    return pd.DataFrame(
        [{"Board": name, "Came back": ", ".join(of)} for name, of in themes.items()],
        columns=["Board", "Came back"],
    )
