"""The quiet row of a card: its table, definition, cases, and what takes it away (CSV, PNG, links).
Nothing of it is made before it is asked for."""

from collections.abc import Callable

import streamlit as st

from scr import access
from scr.base import markdown
from scr.base.errors import RefusedError
from scr.exhibits.exhibit import Exhibit
from scr.exports.csv_file import figure_csv, file_name
from scr.ui.kit import browser, buttons, card_dialogs, gate
from scr.ui.kit.buttons import Button, File
from scr.ui.kit.download import taken
from scr.ui.kit.old_link import to_be_held

CSV = "csv"
_OPENS: dict[str, tuple[str, Callable[[Exhibit], None]]] = {
    "table": ("", card_dialogs.table),
    "definition": ("Definition and SQL: ", card_dialogs.definition),
    "cases": ("Cases: ", card_dialogs.cases),
    "csvs": ("CSV: ", card_dialogs.csvs),
    "address": ("Link to the data: ", card_dialogs.addresses),
}
"""What opens, by what is asked for: what stands before the card's heading, and what fills it."""


@st.fragment
def show(exhibit: Exhibit, source: str) -> None:
    """Draw the row. Only this runs again when something in it is pressed; `source` stands under
    the card's picture."""
    if gate.has_changed():
        st.rerun()
    key = f"quiet_{exhibit.key}"
    what, turn = buttons.asked(key) or ("", "")
    buttons.draw(key, _row(exhibit, source), _file(exhibit, turn) if what == CSV else None)
    if what in _OPENS:
        title, fill = _OPENS[what]
        st.dialog(title + markdown.heading(exhibit.heading), width="large")(fill)(exhibit)


def _row(exhibit: Exhibit, source: str) -> list[Button]:
    narrow = browser.is_narrow()
    row = [
        Button("ask", "Table", what="table"),
        Button("ask", "Definition" if narrow else "Definition and SQL", what="definition"),
        Button("ask", "Cases", what="cases"),
    ]
    if narrow:
        row.append(Button("more", "Share"))
    return row + _take_away(exhibit, source, is_folded=narrow)


def _take_away(exhibit: Exhibit, source: str, *, is_folded: bool) -> list[Button]:
    row = []
    if access.may_take(access.current_reader(), "figure"):
        what = "csvs" if exhibit.more else CSV
        row.append(Button("ask", "CSV", what=what, is_folded=is_folded))
    if exhibit.chart is not None and not exhibit.empty:
        row.append(
            buttons.picture(
                f"card_{exhibit.key}",
                heading=exhibit.heading,
                sentence=exhibit.plain_sentence,
                source=source,
                filename=file_name(exhibit.result).removesuffix(".csv") + ".png",
                is_folded=is_folded,
            )
        )
    row.append(buttons.link(to_be_held(exhibit.result.snapshot), is_folded=is_folded))
    return [*row, Button("ask", "Link to the data", what="address", is_folded=is_folded)]


def _file(exhibit: Exhibit, turn: str) -> File | None:
    result = exhibit.result
    try:
        content = taken("figure", lambda: figure_csv(result), file_name(result))
    except RefusedError as error:
        st.markdown(str(error))
        return None
    return File(turn, file_name(result), "text/csv", content)
