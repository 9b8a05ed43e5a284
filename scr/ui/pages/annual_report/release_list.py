"""Releases on the Annual report page: those there are, a new one, and what changed between two."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from scr import access
from scr.base import terms, words
from scr.base.errors import ScrError
from scr.base.markdown import literal
from scr.base.periods import Span
from scr.release import Release, compare
from scr.release.asked import listed, open_release, table_csv
from scr.store import Snapshot
from scr.ui.choice import address
from scr.ui.kit import browser, buttons
from scr.ui.kit.download import download_button
from scr.ui.kit.places import RELEASE
from scr.ui.pages.annual_report import release_new
from scr.ui.pages.annual_report.release_changes import lines
from scr.ui.pages.annual_report.release_new import NOTHING
from scr.ui.pages.annual_report.report_making import Making

_IS_OPENED = "releases_opened"
# Lines of a comparison shown on the page; the command line prints them all.
LINES_SHOWN = 400
LINES_IN_SIGHT = 30
UNKNOWN = "The address names a release that there is not, so it was passed over."


def draw(making: Making, snapshot: Snapshot, year: Span, before: Span) -> None:
    """The section Releases, folded away until somebody wants it, follows a link to a release or has
    made one."""
    releases, damaged = listed(access.current_reader(), snapshot.folder)
    label = words.count(len(releases), "release") if releases else "no release yet"
    if RELEASE in st.query_params or (making.made and making.made.wanted.release):
        st.session_state[_IS_OPENED] = True
    # Open for whoever has nothing else here.
    expanded = not access.current_reader().policies or _IS_OPENED in st.session_state
    with st.expander(f"Releases: {label}", key="releases", expanded=expanded):
        st.markdown(
            "A release freezes the figures of a year under a name. Opened later, after any number "
            "of imports, it has the same figures; a correction is a new release that names the "
            "one it replaces."
        )
        for name in damaged:
            st.error(f"The release {name} cannot be read. Put its folder back from a copy.")
        if releases:
            shown = _table(releases)
            if browser.is_narrow():
                shown = shown[["Name", "Year", "Made", "Replaced by"]]
            st.table(shown, hide_index=True, alt="Releases, the oldest first")
            _tables_of(snapshot, releases)
        elif RELEASE in st.query_params:
            st.warning(UNKNOWN)
        release_new.draw(making, snapshot, (year, before), releases, damaged)
        if len(releases) > 1:
            _compared(snapshot, releases)


def _table(releases: list[Release]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Name": release.name,
                "Year": words.year_words(release.period),
                "As at": words.day(release.as_at),
                "Kind": terms.short("policy", release.policy),
                "Made": words.day(release.made_at.date()),
                "Replaces": release.replaces or NOTHING,
                "Replaced by": release.replaced_by or NOTHING,
            }
            for release in releases
        ]
    )


def _tables_of(snapshot: Snapshot, releases: list[Release]) -> None:
    from scr.exports.zips import zipped

    names = [release.name for release in reversed(releases)]
    held = address.one_of(RELEASE, names, names[0])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with address.kept(held):
            name = st.selectbox("Take away the tables of", names, key=RELEASE, width=320)

        def tables() -> bytes:
            reader, folder = access.current_reader(), snapshot.folder
            frozen, _ = open_release(reader, folder, name)
            return zipped(
                {f"{id_}.csv": table_csv(reader, folder, name, id_) for id_, _ in frozen.tables}
            )

        download_button(
            "release",
            "Its tables as they were frozen (CSV in a ZIP)",
            data=tables,
            file_name=f"scr-release-{name}.zip",
            mime="application/zip",
            key="release_tables",
        )
        buttons.draw("link_release", [buttons.link({RELEASE: name})])
    if held.unknown:
        st.warning(UNKNOWN)


def _compared(snapshot: Snapshot, releases: list[Release]) -> None:
    names = [release.name for release in releases]
    st.markdown("**What changed** between two of them, and which cases made it change:")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        before = st.selectbox("From", names, index=len(names) - 2, key="release_from", width=240)
        after = st.selectbox("To", names, index=len(names) - 1, key="release_to", width=240)
        if not st.button("Compare", disabled=before == after, key="release_compare"):
            return
    reader = access.current_reader()
    policy = "none" if reader.may_see_cases and reader.sees_every_board else "publication"
    try:
        texts = lines(compare(snapshot.folder, before, after, reader, policy))
    except ScrError as error:
        st.error(str(error))
        return
    st.markdown("\n".join(_spaced(texts[:LINES_IN_SIGHT])))
    if len(texts) > LINES_IN_SIGHT:
        with st.expander("The other changes"):
            st.markdown("\n".join(_spaced(texts[LINES_IN_SIGHT:LINES_SHOWN])))
    st.caption(f"Limits too: `python -m scr release compare {before} {after}`.")
    if len(texts) > LINES_SHOWN:
        st.caption(
            f"The first {LINES_SHOWN} of {words.number(len(texts))} lines; the command prints all."
        )


def _spaced(lines: list[str]) -> Iterator[str]:
    """Markdown: what is no item of a list is a paragraph of its own; record text stays text."""
    for line in lines:
        is_item = line.startswith("- ")
        lead, text = ("- ", line[2:]) if is_item else ("\n", line)
        is_bold = text.startswith("**")
        yield lead + (f"{text}\n" if is_bold else literal(text) + ("" if is_item else "\n"))
