"""The filters: widgets at the same place on each page, kept in the address, so that a view can be
sent to somebody and survives moving between pages."""

from datetime import date
from typing import TypedDict

import streamlit as st

from scr.base import markdown, terms, words
from scr.base.periods import MONTHS_IN_WORDS, year_name
from scr.base.request import INCIDENT_TYPES, NOT_RECORDED
from scr.cases.recommendations import Choices
from scr.exhibits.view import View, usual_years, year_label, years_until
from scr.figures.directory import Directory
from scr.text.recommendation import BODIES, body, theme_words
from scr.ui.choice import address
from scr.ui.choice.address import ALL, Held
from scr.ui.kit import board_names

UNKNOWN = {
    "kind": "a kind of year that there is not",
    "as_at": "an as-at date that is none of these records",
    "first": "a first year that these records do not have",
    "last": "a last year that these records do not have",
    "region": "a region that these records do not have",
    "area": "a kind of area that these records do not have",
    "board": "a board that these records do not have, or a name that fits several",
    "incident": "a kind of incident that there is not",
    "to": "a kind of body that these records do not have",
    "theme": "a theme that these records do not have",
}
"""What an address may name that cannot be chosen, by its name there."""
_AS_AT = "as_at_chosen"


class _Years(TypedDict):
    kind: str
    first: int
    last: int
    as_at: date


class _Boards(TypedDict):
    region: str | None
    area_type: str | None
    board_id: str | None
    board_name: str | None
    incident_type: str | None


class _Recommended(TypedDict, total=False):
    addressee_type: str | None
    theme: str | None


class _Drawn:
    """The filters drawn in this run, in their order."""

    def __init__(self) -> None:
        self.held: list[Held] = []

    def hold(self, held: Held) -> Held:
        """One more, told before its widget is drawn."""
        self.held.append(held)
        return held

    def unknown(self) -> list[str]:
        """What the address names that these records do not have, in words."""
        return [UNKNOWN[choice.key] for choice in self.held if choice.unknown]


def choose(directory: Directory, choices: Choices | None = None, *, alone: bool = False) -> View:
    """Draw the sentence and the filters; return what is chosen. `choices` adds those that only
    recommendations have; on some pages a chosen board stands `alone`, on others among all."""
    place = st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="filter_bar",
    )
    sentence, drawn = place.empty(), _Drawn()
    with place.popover("Change what is shown", icon=":material/tune:", key="filters"):
        years, boards = _period(directory, drawn), _boards(directory, drawn)
        recommended = _recommended(choices, drawn) if choices else _Recommended()
        st.button(
            "Back to the usual view",
            on_click=reset,
            args=(usual(directory, choices),),
            type="tertiary",
            key="filters_reset",
        )
    address.keep(*drawn.held)
    chosen = View(**years, **boards, **recommended)
    st.session_state[_AS_AT] = chosen.as_at.isoformat()
    shown = markdown.with_names(chosen.sentence(alone=alone), directory.starred)
    sentence.markdown(markdown.sentence(shown))
    if unknown := drawn.unknown():
        st.warning(
            f"The address names {words.listed(unknown)}, so it was passed over. "
            "Choose under “Change what is shown”."
        )
    return chosen


def reset(usual: dict[str, object]) -> None:
    """Set every filter back to its usual value; the address follows."""
    for key, value in usual.items():
        st.session_state[key] = value


def chosen_as_at() -> str | None:
    """The as-at date chosen last in this session (ISO), for pages without filters."""
    return st.session_state.get(_AS_AT)


def usual(directory: Directory, choices: Choices | None = None) -> dict[str, object]:
    """The usual value of every filter, by its key."""
    more = ("to", "theme") if choices else ()
    first, last = usual_years("panel", directory, directory.as_at)
    return {
        "kind": "panel",
        "as_at": directory.as_at,
        "first": year_name("panel", first),
        "last": year_name("panel", last),
        **dict.fromkeys(("region", "area", "board", "incident", *more), ALL),
    }


def _period(directory: Directory, drawn: _Drawn) -> _Years:
    kinds = list(MONTHS_IN_WORDS)
    drawn.hold(address.one_of("kind", kinds, "panel", words.capital))
    kind = st.segmented_control(
        "Kind of year",
        kinds,
        required=True,
        format_func=words.capital,
        key="kind",
        help="; ".join(f"{k}: {months}" for k, months in MONTHS_IN_WORDS.items()),
    )
    earliest = directory.earliest or directory.as_at
    drawn.hold(address.day("as_at", directory.as_at, earliest, directory.as_at))
    as_at = st.date_input(
        "As at",
        max_value=directory.as_at,
        min_value=earliest,
        format="DD/MM/YYYY",
        key="as_at",
        help="The day on which the picture is taken: what happened later has not happened yet. "
        "A child’s details and the populations are today’s.",
    )
    kind = kind if kind in kinds else "panel"
    as_at = as_at if isinstance(as_at, date) else directory.as_at
    first, last = _years(kind, directory, as_at, drawn)
    return {"kind": kind, "first": first, "last": last, "as_at": as_at}


def _years(kind: str, directory: Directory, as_at: date, drawn: _Drawn) -> tuple[int, int]:
    years = years_until(kind, directory.earliest or as_at, as_at)
    usual_first, usual_last = usual_years(kind, directory, as_at)
    left, right = st.columns(2)
    names = {year_name(kind, year): year for year in years}

    def choice(where: st.delta_generator.DeltaGenerator, label: str, key: str, usual: int) -> int:
        drawn.hold(address.one_of(key, list(names), year_name(kind, usual)))
        name = where.selectbox(
            label,
            list(names),
            format_func=lambda n: year_label(kind, names.get(n, usual), as_at),
            key=key,
        )
        return names.get(str(name), usual)

    ends = choice(left, "From", "first", usual_first), choice(right, "To", "last", usual_last)
    return min(ends), max(ends)


def _boards(directory: Directory, drawn: _Drawn) -> _Boards:
    region = _select("Region", directory.regions, "region", drawn)
    area_type = _select(
        "Kind of area", directory.area_types, "area", drawn, {NOT_RECORDED: "Not recorded"}
    )
    names = dict(zip(directory.boards["board_id"], directory.boards["board_name"], strict=True))
    drawn.hold(address.board("board", directory, list(names)))
    shown = board_names.findable(directory)
    board_id = st.selectbox(
        "Board",
        [ALL, *names],
        format_func=lambda option: shown.get(option, option),
        key="board",
        help="Marked where boards are compared.",
    )
    incident_type = _select(
        "Incident", list(INCIDENT_TYPES), "incident", drawn, terms.labels("incident_type")
    )
    return {
        "region": region,
        "area_type": area_type,
        "board_id": board_id if board_id in names else None,
        "board_name": names.get(board_id),
        "incident_type": incident_type,
    }


def _recommended(choices: Choices, drawn: _Drawn) -> _Recommended:
    # With a straight apostrophe: what a list shows stands in addresses that people keep.
    named = {kind: body(kind).replace("’", "'") for kind in choices.addressee_types}
    themes = {theme: words.capital(theme_words(theme)) for theme in choices.themes}
    kinds = [kind for kind in BODIES if kind in named]
    return {
        "addressee_type": _select("Addressed to", kinds, "to", drawn, named),
        "theme": _select("Theme", list(choices.themes), "theme", drawn, themes),
    }


def _select(
    label: str,
    options: list[str],
    key: str,
    drawn: _Drawn,
    shown: dict[str, str] | None = None,
) -> str | None:
    def name(option: str) -> str:
        return (shown or {}).get(option, option)

    drawn.hold(address.one_of(key, [ALL, *options], ALL, name))
    chosen = st.selectbox(label, [ALL, *options], format_func=name, key=key)
    return chosen if chosen in options else None
