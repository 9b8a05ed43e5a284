"""Loading records in two steps: choose and check; look at the report, then import or discard."""

from datetime import date

import streamlit as st

from scr.base import words
from scr.base.markdown import literal
from scr.figures.directory import Directory
from scr.importing.sources import READ_ENDINGS
from scr.ui.pages.data import agreeing, kept_profiles, loading, report
from scr.ui.pages.data.loading import Loading
from scr.ui.pages.data.page_terms import in_page_terms
from scr.ui.pages.data.template import template_button

KINDS = [ending.removeprefix(".") for ending in READ_ENDINGS]
# How often the progress is drawn anew, in seconds.
PULSE = 0.2


def draw(directory: Directory | None) -> None:
    """The section Load, at whatever step the session is."""
    state = loading.of_session()
    place = st.empty()
    if state.job is not None:
        _progress(state, place)
    with place.container():
        _step(state, directory)


def _step(state: Loading, directory: Directory | None) -> None:
    if state.imported is not None:
        report.outcome(state, state.imported)
        return
    if state.failure:
        st.error(literal(in_page_terms(state.failure)))
    if state.is_asking:
        agreeing.draw(state)
        return
    if state.checked is not None and state.choice is not None:
        report.proposal(state, state.checked, state.choice)
        return
    _choose(state, directory)
    if state.refused is not None:
        report.refusal(state.refused)
    kept_profiles.draw()


def _progress(state: Loading, place: st.delta_generator.DeltaGenerator) -> None:
    """Follow the work to its end, then draw the page anew."""
    job = state.job
    if job is None:
        return
    # Time for the browser to take the step before off the screen; else it stays below, greyed.
    job.wait(PULSE)
    with place.container():
        st.header("Checking" if job.is_check else "Importing", anchor=False)
        bar = st.progress(job.share, text=job.doing)
        st.caption("It goes on if you look at another page. Come back here for the result.")
    while not job.is_done:
        bar.progress(job.share, text=job.doing)
        job.wait(PULSE)
    state.settle()
    st.rerun()


def _choose(state: Loading, directory: Directory | None) -> None:
    if directory is None:
        _first_time(state)
    st.header("Step 1 of 2: choose the files", anchor=False)
    st.markdown("They are checked first: you see what would change before anything is imported.")
    number = state.generation
    files = st.file_uploader(
        "Files: Excel, OpenDocument, CSV or Parquet",
        type=KINDS,
        accept_multiple_files=True,
        key=f"files_{number}",
        help="The template filled in, or a spreadsheet of your own: you are asked what its columns "
        "are, once. Where two files say something different about the same row, the later in the "
        "list wins.",
    )
    with_england, is_replace, as_at = _options(state, directory)
    if files or with_england:
        # Said because a large file may still be on its way when the button is pressed.
        st.markdown(_what(len(files), with_england=with_england))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Check without importing",
            type="primary",
            disabled=not (files or with_england),
            on_click=lambda: state.check(
                files, with_england=with_england, is_replace=is_replace, as_at=as_at
            ),
            key="check",
        )
        if directory is not None:
            template_button()


def _what(n_files: int, *, with_england: bool) -> str:
    """What will be checked when the button is pressed, as a sentence."""
    if not n_files:
        return "No file chosen: only **the list of England’s boards** will be checked."
    england = " and the list of England’s boards" if with_england else ""
    return f"To be checked: **{words.count(n_files, 'file')}{england}**."


def _options(state: Loading, directory: Directory | None) -> tuple[bool, bool, date | None]:
    """The ticks, as they were left where the files before were refused or discarded."""
    number, last = state.generation, state.last
    is_invented = directory is not None and directory.is_sample
    with_england = st.checkbox(
        "Use the boards and child populations of England that come with the product",
        value=last.with_england if last else directory is None or is_invented,
        key=f"england_{number}",
        help="The boards of England with their names, regions and neighbours, and the official "
        "estimates of the children who live in their areas. Your own files go on top of them.",
    )
    is_replace = False
    if directory is not None:
        is_replace = st.checkbox(
            "Start from nothing instead of adding to what is there",
            value=last.is_replace if last else is_invented,
            key=f"replace_{number}",
            help="What is there now would no longer be part of the records. Its snapshot is "
            "kept, and the import can be undone.",
        )
        if is_invented and not is_replace:
            st.warning(
                "What is there now is invented. Adding your records to it would mix the two: "
                "no figure could be told from invention."
            )
    as_at = st.date_input(
        "As-at date, if you want to set it",
        value=last.as_at if last else None,
        format="DD/MM/YYYY",
        key=f"loaded_as_at_{number}",
        width=320,
        help="The day on which the picture is taken. Left blank, it is the date that the table "
        "dataset gives, else the current one, else the last day on which a recorded event "
        "happened.",
    )
    return with_england, is_replace, as_at if isinstance(as_at, date) else None


def _first_time(state: Loading) -> None:
    st.markdown(
        "There are two ways to begin: load a spreadsheet below, your own or the template filled "
        "in; or look around first with invented records, which every page then marks as invented."
    )
    with st.container(horizontal=True):
        template_button()
        st.button("Load the invented sample", on_click=state.load_sample, key="load_sample")
