"""What became of a board, as a card: its line of boards, the way to its heir, and the file."""

import streamlit as st

from scr.base import markdown
from scr.exhibits.board_choice import BoardChoice
from scr.exhibits.board_through_time import line_of_boards
from scr.exhibits.scope import Scope
from scr.exports.csv_file import rows_csv
from scr.ui.kit import buttons, sent_chart
from scr.ui.kit.download import download_button
from scr.ui.kit.old_link import to_be_held
from scr.ui.pages.board.choosing import go_to


def show_succession(scope: Scope, choice: BoardChoice) -> None:
    """What the board was before and what became of it, as a line of time with its words."""
    line = line_of_boards(scope, choice)
    with st.container(border=True, key="card_succession"):
        st.header(markdown.heading(line.heading), anchor=False)
        st.markdown(markdown.sentence(line.sentence))
        if line.chart is not None:
            sent_chart.send(line.chart, "plot_succession", line.chart.name)
        if line.heir is not None:
            st.button(
                f"Go to {markdown.literal(line.heir.name)}",
                on_click=go_to,
                args=(line.heir.board_id,),
                key="go_to_heir",
            )
        with st.container(horizontal=True, key="quiet_succession", gap="small"):
            download_button(
                "reference",
                "CSV",
                data=lambda: rows_csv(line.table),
                file_name=f"succession_{choice.board.board_id}_as-at-{scope.as_at.isoformat()}.csv",
                mime="text/csv",
                type="tertiary",
                key="csv_succession",
            )
            buttons.draw(
                "link_succession", [buttons.link(to_be_held(scope.snapshot))], width="content"
            )
