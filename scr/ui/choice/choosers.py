"""The widgets by which something is chosen on a page, each kept in the address."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from scr.ui.choice import address


def segments(
    label: str, shown: Mapping[str, str], key: str, usual: str | None = None, hint: str = ""
) -> str:
    """Draw a strip of options, a word by its code; return the code that is chosen. `usual` is the
    first unless it is named."""
    options = list(shown)
    usual = options[0] if usual is None else usual
    with address.kept(address.one_of(key, options, usual, lambda code: shown[code])):
        chosen = st.segmented_control(
            label,
            options,
            required=True,
            format_func=lambda code: shown[code],
            key=key,
            help=hint or None,
        )
    return usual if chosen is None else chosen


def pick(
    label: str,
    shown: Mapping[str, str],
    key: str,
    usual: str | None = None,
    place: st.delta_generator.DeltaGenerator | None = None,
    **more: Any,
) -> str:
    """The same as a list that opens, in the current container or in `place`."""
    options = list(shown)
    usual = options[0] if usual is None else usual
    with address.kept(address.one_of(key, options, usual, lambda code: shown[code])):
        chosen = (place or st).selectbox(
            label,
            options,
            format_func=lambda code: shown.get(code, code),
            key=key,
            **more,
        )
    return chosen if chosen in shown else usual


def day(
    label: str,
    key: str,
    usual: date,
    first: date,
    place: st.delta_generator.DeltaGenerator | None = None,
    hint: str = "",
) -> date:
    """Draw a day from `first` to `usual`, which is the last one too; return the one chosen."""
    with address.kept(address.day(key, usual, first, usual)):
        chosen = (place or st).date_input(
            label, min_value=first, max_value=usual, format="DD/MM/YYYY", key=key, help=hint or None
        )
    return chosen if isinstance(chosen, date) else usual


def switch(label: str, key: str, hint: str) -> bool:
    """Draw a switch, which is usually off."""
    with address.kept(address.switch(key)):
        return bool(st.toggle(label, key=key, help=hint))
