"""The brief to take away from the board page, with and without the names of other boards."""

from functools import partial

import streamlit as st

from scr.brief import document as brief
from scr.brief.document import Brief
from scr.exhibits.board_choice import BoardChoice
from scr.exhibits.scope import Scope
from scr.ui.kit.download import download_button

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BUTTONS = ((True, "Brief for the chair (Word)"), (False, "Brief without other boards’ names"))
# Who sees other boards only together has the name of none in either.
_BUTTONS_TOGETHER = (_BUTTONS[0], (False, "Brief without single reviews"))


def show_brief(scope: Scope, choice: BoardChoice) -> None:
    """Two buttons; a document is made only when one is pressed."""
    content = Brief(scope, choice)
    with st.container(border=True, key="card_brief"):
        st.header("Download a brief", anchor=False)
        together = scope.reader.sees_others_together
        second = "single review is listed" if together else "other board is named"
        st.markdown(
            "Two pages for the chair: what stands out, every measure, pictures, definitions and "
            f"cautions. In the second version no {second}."
        )
        with st.container(horizontal=True, key="quiet_brief"):
            for named, label in _BUTTONS_TOGETHER if together else _BUTTONS:
                download_button(
                    "brief",
                    label,
                    data=partial(brief.document, content, named=named),
                    file_name=brief.file_name(content, named=named),
                    mime=_DOCX,
                    key=f"brief_{'named' if named else 'unnamed'}",
                )
