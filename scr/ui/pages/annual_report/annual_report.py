"""The annual report: choose the year and make the pack. What was made is shown elsewhere."""

from datetime import date

import streamlit as st

from scr import access
from scr.base import words
from scr.base.periods import Span, span_of_years
from scr.exhibits.view import last_complete, years_until
from scr.figures.directory import Directory
from scr.store import Snapshot
from scr.ui.choice import choosers
from scr.ui.kit import browser
from scr.ui.kit.places import HELD, RELEASE
from scr.ui.pages.annual_report import release_list, report_making, report_shown
from scr.ui.pages.annual_report.report_making import Making, Wanted

KIND = "panel"
PULSE = 0.3
"""How often the progress is drawn anew, in seconds."""
_DOWNLOADS = "report_is_downloaded"
MOST_IN_A_STRIP = 8
"""Up to so many years each is one click away; more are a list."""
ANSWER = (
    "Every table and chart of a reporting year in the order of a report, made in one go: look at "
    "them here, then download them."
)


def draw(snapshot: Snapshot, directory: Directory) -> None:
    """The choices, then the work under way or the finished report."""
    making = report_making.of_session()
    chosen = _choose(directory)
    if chosen is None:
        st.info("No panel year (July to June) of these records is over yet, so none to report on.")
        return
    year, before = chosen
    reader = access.current_reader()
    as_at = _as_at(directory, year) if reader.sees_every_board else None
    st.session_state[HELD] = {
        "report_year": _name(year), "report_before": _name(before),
        "report_as_at": (as_at or directory.as_at).isoformat(),
    }  # fmt: skip
    can_make = reader.sees_every_board or "publication" in reader.policies
    if can_make:
        _actions(making, snapshot, (year, before), as_at)
    place = st.empty()
    if making.job is not None:
        _progress(making, place)
    if making.failure:
        st.error(making.failure)
    release_list.draw(making, snapshot, year, before)
    made = making.made
    if not can_make or (made is not None and made.wanted.reader != reader):
        return
    if made is None:
        _before_anything(year)
    elif not _is_of(made.wanted, snapshot, (year, before), as_at):
        st.info("The choice or the records have changed since this report was made. Make it again.")
    else:
        if made.wanted.release:
            st.session_state[HELD] = {RELEASE: made.wanted.release}
        report_shown.draw(made, making.download)


def _is_of(
    wanted: Wanted, snapshot: Snapshot, years: tuple[Span, Span], as_at: date | None
) -> bool:
    # What is published or frozen has the records' own day, whatever is chosen here.
    day = as_at if wanted.policy == "none" else None
    chosen = (snapshot, *years, day)
    return (wanted.snapshot, wanted.year, wanted.before, wanted.as_at) == chosen


def _choose(directory: Directory) -> tuple[Span, Span] | None:
    last = last_complete(KIND, directory.as_at)
    years = [
        y
        for y in years_until(KIND, directory.earliest or directory.as_at, directory.as_at)
        if y <= last
    ]
    if not years:
        return None
    names = {_name(span_of_years(KIND, y, y)): y for y in reversed(years)}
    # In a column a strip does not wrap: on a phone some years would be out of sight.
    left, right = [st.container(), st.container()] if browser.is_narrow() else st.columns(2)
    with left:
        year = names[_year({name: name for name in names})]
    earlier = {name: y for name, y in names.items() if y < year} or {
        _name(span_of_years(KIND, year - 1, year - 1)): year - 1
    }
    shown = {name: name for name in earlier}
    before = earlier[choosers.pick("Compared with", shown, "report_before", place=right)]
    return span_of_years(KIND, year, year), span_of_years(KIND, before, before)


def _name(year: Span) -> str:
    return year.label.partition(":")[2]


def _year(names: dict[str, str]) -> str:
    label = "Reporting year (panel year, July to June)"
    draw_choice = choosers.segments if len(names) <= MOST_IN_A_STRIP else choosers.pick
    return draw_choice(label, names, "report_year")


def _as_at(directory: Directory, year: Span) -> date | None:
    """The day on which the picture is taken; None for the records' own."""
    chosen = choosers.day(
        "As at",
        "report_as_at",
        directory.as_at,
        year.end or directory.as_at,
        st.columns(2)[0],
        hint="What happened after this day is left out. Another day than that of the records is "
        "for the internal version only: two days side by side could be subtracted.",
    )
    return None if chosen == directory.as_at else chosen


def _actions(
    making: Making, snapshot: Snapshot, years: tuple[Span, Span], as_at: date | None
) -> None:
    reader = access.current_reader()

    def begin(policy: str) -> None:
        day = as_at if policy == "none" else None
        wanted = Wanted(snapshot, *years, policy, access.current_reader(), as_at=day)
        making.begin(wanted, is_downloaded=st.session_state.get(_DOWNLOADS, False))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Make the report for publication", type="primary", key="make_publication",
            on_click=begin, args=("publication",),
            disabled="publication" not in reader.policies or as_at is not None,
        )  # fmt: skip
        if reader.sees_every_board:
            st.button(
                "Make the internal version", key="make_internal", on_click=begin, args=("none",),
                help="Nothing is hidden. Every page and sheet of it is marked as management "
                "information.",
            )  # fmt: skip
        if access.may_take(reader, "report"):
            # Kept though the widget goes when the page does.
            st.session_state[_DOWNLOADS] = st.session_state.get(_DOWNLOADS, True)
            st.checkbox("Download everything (ZIP) as soon as it is made", key=_DOWNLOADS)
    if as_at is not None:
        st.caption(
            f"As at {words.day(as_at)} only the internal version is made: what is published is as "
            "at the day of the records."
        )


def _progress(making: Making, place: st.delta_generator.DeltaGenerator) -> None:
    """Follow the work to its end, then draw the page anew."""
    job = making.job
    if job is None:
        return
    job.wait(PULSE)
    with place.container():
        bar = st.progress(job.share, text=job.doing)
        st.button("Cancel", on_click=making.cancel, key="cancel_report")
        st.caption("It goes on if you look at another page. Come back here for the result.")
    while not job.is_done:
        bar.progress(job.share, text=job.doing)
        job.wait(PULSE)
    making.settle()
    st.rerun()


def _before_anything(year: Span) -> None:
    st.markdown(
        f"The report of the {words.span_words(year)} begins with a page of key figures. These "
        "parts follow, each with its tables, charts, sentences, intervals and cautions: cases "
        "considered and reviews started; decisions not to start and the panel’s view; "
        "non-publication; time; publication; quality; recommendations; letters to boards; by "
        "region; by board where disclosure allows; and what others have published of the same "
        "years. Making it takes up to a minute."
    )
