"""A new release on the Annual report page: its name, what it replaces, and the button."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from scr import access
from scr.base import words
from scr.base.periods import Span
from scr.release import Release
from scr.store import Snapshot
from scr.ui.pages.annual_report.report_making import Making, Wanted

NOTHING = "nothing"
_NAME, _REPLACES, _PROPOSED = "release_name", "release_replaces", "release_proposed"


def draw(
    making: Making,
    snapshot: Snapshot,
    years: tuple[Span, Span],
    releases: Sequence[Release],
    damaged: Sequence[str],
) -> None:
    """The form, for those who may freeze figures. A name is proposed, and that a release of the
    same year which stands is replaced: both can be changed, and both are said."""
    year, before = years
    reader = access.current_reader()
    if not reader.may("freeze") or "publication" not in reader.policies:
        return
    replaceable = [
        old.name
        for old in releases
        if old.period == year.label and old.policy == "publication" and old.replaced_by is None
    ]
    _propose(year, replaceable, [*(old.name for old in releases), *damaged])
    compared = words.span_words(before, with_months=False)
    st.markdown(
        f"**A new release** of the {words.span_words(year)}, compared with the {compared}, for "
        "publication:"
    )
    _form(making, Wanted(snapshot, year, before, "publication", reader), replaceable)


def _form(making: Making, wanted: Wanted, replaceable: Sequence[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            "Name",
            key=_NAME,
            width=240,
            help="Letters, digits, dots and dashes. A name is given once.",
        )
        replaced = st.selectbox("It replaces", [NOTHING, *replaceable], key=_REPLACES, width=240)
        named = replace(
            wanted, release=name.strip(), replaces=None if replaced == NOTHING else replaced
        )
        st.button(
            "Freeze these figures",
            disabled=not named.release or making.job is not None,
            on_click=making.begin,
            args=(named,),
            key="release_create",
        )
    if replaced != NOTHING:
        st.caption(
            f"{replaced} is the release of this year in use. It is kept, and marked as replaced."
        )


def _propose(year: Span, replaceable: Sequence[str], taken: Sequence[str]) -> None:
    """Fill in the form for another year, and after each release; a name typed stays."""
    state = st.session_state
    proposed = _free_name(year, taken)
    occasion = (year.label, tuple(taken), proposed)
    before = state.get(_PROPOSED)
    name = state.get(_NAME, "")
    if before == occasion and _NAME in state:
        return
    if not name or name in taken or (before and name == before[-1]):
        state[_NAME] = proposed
    state[_REPLACES] = replaceable[-1] if replaceable else NOTHING
    state[_PROPOSED] = occasion


def _free_name(year: Span, taken: Sequence[str]) -> str:
    """`annual-2014-15`, else the first of `annual-2014-15-v2` and so on that is free."""
    first, used = f"annual-{year.label.partition(':')[2]}", {name.lower() for name in taken}
    names = [first, *(f"{first}-v{number}" for number in range(2, len(used) + 3))]
    return next(name for name in names if name not in used)
