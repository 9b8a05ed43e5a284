"""The frame of every page: who may be there, the title, the notice, the answer, the filters."""

import streamlit as st

from scr.base import settings
from scr.base.errors import NoDatabaseError, RefusedError, ScrError
from scr.base.markdown import heading
from scr.figures.directory import Directory, directory
from scr.store import Snapshot, current
from scr.store.mirror import away_since
from scr.text.snapshot import moment
from scr.ui.kit import browser, footer, gate, own_board
from scr.ui.kit.old_link import say_if_older
from scr.ui.kit.places import browser_title, current_page, enter, path_of, title_of

_TITLE = "page_title_place"
_SHOWS = {
    "Overview": "the chosen year in a few cards: cases decided, reviews started, how long they "
    "take, what became of them, and what needs attention",
    "Initiation": "how often boards decide to start a review, what the national panel says of "
    "decisions not to, and how many reviews are started for the children who live in each area",
    "Timeliness": "how long each stage of a review takes, open reviews counted too, which "
    "standards are met, and which reviews are open today",
    "Publication": "what became of the reviews of each year, what the panel was asked about not "
    "publishing, and how long publication takes",
    "Recommendations": "how many recommendations are done with evidence, how many only reported "
    "done, how soon, and which are overdue",
    "Quality and letters": "how clear reports are about what happened and why, and what "
    "ministers, the panel and others asked of boards",
    "Board": "one board beside its region, its neighbours and all boards, and how sure one "
    "can be with small numbers",
    "Comparison": "all boards on one measure, and whether any differs by more than chance",
    "Annual report": "every table and chart of a reporting year, to download",
}


def open_page(title: str) -> tuple[Snapshot, Directory]:
    """Begin a page: check the reader, draw the title. Ends the run with the empty state where
    nothing has been imported, and with the reason where the reader may not be here."""
    opened = open_page_or_none(title)
    if opened is None:
        _nothing_imported(title)
        footer.end_page()
    return opened


def open_page_or_none(title: str) -> tuple[Snapshot, Directory] | None:
    """The same for a page that can be used before anything has been imported: then None."""
    st.html(browser.page_style())
    gate.refuse_strangers()
    browser.report_width()
    enter(title)
    snapshot_directory = None
    try:
        gate.admit(title)
        snapshot = current()
        snapshot_directory = directory(snapshot)
    except NoDatabaseError:
        _titled(title, None)
        return None
    except RefusedError as error:
        _titled(title, None)
        gate.say(error)
        footer.end_page()
    except ScrError as error:
        _titled(title, None)
        st.error(str(error))
        footer.end_page()
    _titled(title, snapshot_directory)
    _say_as_of_when()
    say_if_older(snapshot)
    return snapshot, snapshot_directory


def answer_place() -> st.delta_generator.DeltaGenerator:
    """The place of the page's answer, under its title; it is filled once the filters are read."""
    with st.container(key="answer"):
        return st.empty()


def _titled(title: str, snapshot_directory: Directory | None) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="top"
    ):
        with st.container(
            horizontal=True, width="content", gap="small", vertical_alignment="center"
        ):
            st.markdown("Serious case reviews", width="content")
            if snapshot_directory is not None and snapshot_directory.is_sample:
                st.badge("Invented data", color="orange")
            gate.show_person()
        if snapshot_directory is not None:
            own_board.draw(snapshot_directory)
    place = st.empty()
    place.title(title, anchor=False)
    st.session_state[_TITLE] = place


def _say_as_of_when() -> None:
    """Where the records are kept elsewhere and that place does not answer, what is shown may no
    longer be the latest."""
    since = away_since(settings.load().database)
    if since is not None:
        st.warning(
            "The place where the records are kept does not answer. What you see is what it held on "
            f"{moment(since)}; later imports are not in it. "
            "Nothing can be imported or released until it answers."
        )


def rename(name: str) -> None:
    """Give the page that is open, and the browser's tab, a heading of its own: a board's name."""
    st.session_state.pop(_TITLE).title(heading(name), anchor=False)
    page = title_of(current_page())
    st.set_page_config(page_title=browser_title(name, page))


def _nothing_imported(title: str) -> None:
    shows = _SHOWS.get(title, "what the records say")
    st.markdown(f"Nothing has been imported yet. Once it has, this page shows {shows}.")
    st.markdown("There are two ways to begin:")
    st.markdown(
        "1. **Your own records.** Go to the page Data, take the template, fill it in and upload "
        "it; or run `python -m scr import data/england records.xlsx --replace`.\n"
        "2. **Invented records**, to look around. Go to the page Data, choose the tab Load and "
        "press “Load the invented sample”; or run `python -m scr import data/sample`."
    )
    st.page_link(path_of("data"), label="Go to Data")
