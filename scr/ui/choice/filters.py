"""The filters: widgets at the same place on each page, bound to the URL, so that a view can be
sent to somebody and survives moving between pages. What the URL says is checked here again."""

from datetime import date
from typing import TypedDict

import streamlit as st

from scr.base import terms, words
from scr.base.periods import MONTHS_IN_WORDS, year_name
from scr.base.request import INCIDENT_TYPES, NOT_RECORDED
from scr.cases.recommendations import Choices
from scr.exhibits.view import View, last_complete, year_label, years_until
from scr.figures.directory import Directory
from scr.text.recommendation import BODIES, body, theme_words
from scr.ui.choice import address
from scr.ui.choice.address import ALL

# How many years are shown until somebody chooses otherwise.
USUAL_YEARS = 5
NO_SUCH_BOARD = (
    "The address names a board that these records do not have, or a name that fits several. "
    "Choose it under “Change what is shown”."
)
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


def choose(known: Directory, choices: Choices | None = None, *, alone: bool = False) -> View:
    """Draw the sentence and the filters; return what is chosen. `choices` adds those that only
    recommendations have; on some pages a chosen board stands `alone`, on others among all."""
    place = st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    )
    sentence = place.empty()
    with place.popover("Change what is shown", icon=":material/tune:", key="filters"):
        years, (boards, is_unknown) = _period(known), _boards(known)
        recommended = _recommended(choices) if choices else _Recommended()
        st.button(
            "Back to the usual view",
            on_click=reset,
            args=(usual(known, choices),),
            type="tertiary",
            key="filters_reset",
        )
    chosen = View(**years, **boards, **recommended)
    st.session_state[_AS_AT] = chosen.as_at.isoformat()
    sentence.markdown(chosen.sentence(alone=alone))
    if is_unknown:
        st.caption(NO_SUCH_BOARD)
    return chosen


def reset(usual: dict[str, object]) -> None:
    """Set every filter back to its usual value; the address follows."""
    for key, value in usual.items():
        st.session_state[key] = value


def chosen_as_at() -> str | None:
    """The as-at date chosen last in this session (ISO), for pages without filters."""
    return st.session_state.get(_AS_AT)


def usual(known: Directory, choices: Choices | None = None) -> dict[str, object]:
    """The usual value of every filter, by its key."""
    more = ("to", "theme") if choices else ()
    first, last = _usual_years("panel", known, known.as_at)
    return {
        "kind": "panel",
        "as_at": known.as_at,
        "first": year_name("panel", first),
        "last": year_name("panel", last),
        **dict.fromkeys(("region", "area", "board", "incident", *more), ALL),
    }


def _usual_years(kind: str, known: Directory, as_at: date) -> tuple[int, int]:
    years = years_until(kind, known.earliest or as_at, as_at)
    last = max(last_complete(kind, as_at), years[0])
    return max(last - USUAL_YEARS + 1, years[0]), last


def _period(known: Directory) -> _Years:
    kind = st.segmented_control(
        "Kind of year",
        list(MONTHS_IN_WORDS),
        default="panel",
        required=True,
        format_func=lambda k: k.capitalize(),
        key="kind",
        bind="query-params",
        persist_state="session",
        help="; ".join(f"{k}: {months}" for k, months in MONTHS_IN_WORDS.items()),
    )
    kind = kind if kind in MONTHS_IN_WORDS else "panel"
    as_at = st.date_input(
        "As at",
        value=known.as_at,
        max_value=known.as_at,
        min_value=known.earliest or known.as_at,
        format="DD/MM/YYYY",
        key="as_at",
        bind="query-params",
        persist_state="session",
        help="The day on which the picture is taken: what happened later has not happened yet. "
        "A child's details and the populations are today's.",
    )
    as_at = as_at if isinstance(as_at, date) else known.as_at
    first, last = _years(kind, known, as_at)
    return {"kind": kind, "first": first, "last": last, "as_at": as_at}


def _years(kind: str, known: Directory, as_at: date) -> tuple[int, int]:
    years = years_until(kind, known.earliest or as_at, as_at)
    usual_first, usual_last = _usual_years(kind, known, as_at)
    left, right = st.columns(2)
    names = {year_name(kind, year): year for year in years}

    def choice(where: st.delta_generator.DeltaGenerator, label: str, key: str, usual: int) -> int:
        name = where.selectbox(
            label,
            list(names),
            index=years.index(usual),
            format_func=lambda n: year_label(kind, names.get(n, usual), as_at),
            key=key,
            bind="query-params",
            persist_state="session",
        )
        return names.get(str(name), usual)

    ends = choice(left, "From", "first", usual_first), choice(right, "To", "last", usual_last)
    return min(ends), max(ends)


def _boards(known: Directory) -> tuple[_Boards, bool]:
    """What is chosen, and whether the address names a board that there is not."""
    unknown = address.take_up("board", known)
    region = _select("Region", known.regions, "region")
    area_type = _select(
        "Kind of area",
        known.area_types,
        "area",
        {NOT_RECORDED: "Not recorded"},
    )
    names = dict(zip(known.boards["board_id"], known.boards["board_name"], strict=True))
    board_id = _select(
        "Board", list(names), "board", address.labels(known), "marked where boards are compared",
        bound=False,
    )  # fmt: skip
    address.put("board", [board_id] if board_id else [])
    incident_type = _select(
        "Incident",
        list(INCIDENT_TYPES),
        "incident",
        terms.labels("incident_type"),
    )
    return {
        "region": region,
        "area_type": area_type,
        "board_id": board_id,
        "board_name": names.get(board_id) if board_id else None,
        "incident_type": incident_type,
    }, bool(unknown)


def _recommended(choices: Choices) -> _Recommended:
    # With a straight apostrophe: what a list shows stands in addresses that people keep.
    named = {kind: body(kind).replace("’", "'") for kind in choices.addressee_types}
    themes = {theme: words.capital(theme_words(theme)) for theme in choices.themes}
    return {
        "addressee_type": _select("Addressed to", [k for k in BODIES if k in named], "to", named),
        "theme": _select("Theme", list(choices.themes), "theme", themes),
    }


def _select(
    label: str,
    options: list[str],
    key: str,
    shown: dict[str, str] | None = None,
    hint: str | None = None,
    *,
    bound: bool = True,
) -> str | None:
    chosen = st.selectbox(
        label,
        [ALL, *options],
        format_func=lambda option: (shown or {}).get(option, option),
        key=key,
        bind="query-params" if bound else None,
        persist_state="session",
        help=hint[0].upper() + hint[1:] + "." if hint else None,
    )
    return chosen if chosen in options else None
