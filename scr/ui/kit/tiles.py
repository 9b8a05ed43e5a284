"""How tiles stand on a page: side by side, under each other on a phone."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from scr.base.markdown import heading, sentence
from scr.exhibits.exhibit import Tile
from scr.ui.kit import browser, sent_chart
from scr.ui.kit.places import link_to

# Pixels of a tile's value where its trend stands beside it.
VALUE_ON_A_PHONE = 196
NOT_RECORDED = "Not recorded"


def show_tiles(tiles: Sequence[Tile], columns: int, min_width: int = 250, whose: str = "") -> None:
    """Draw the tiles in the current container, level at their ends; none is narrower than
    `min_width` pixels. On a phone each has its trend at the right of its value. `whose` figures
    they are stands above them."""
    if whose:
        st.markdown(f"**{heading(whose)}**")
    grid = st.grid(columns, min_column_width=min_width, border=True)
    for place, tile in enumerate(tiles):
        # Where nothing is on record several tiles may be of one name.
        key = f"tile_{tile.key}" if tile.value != NOT_RECORDED else f"tile_{tile.key}_{place}"
        with grid.cell(), st.container(key=key, gap=_gap(tile)):
            if tile.page:
                link_to(tile.page, tile.label, tile.card, tile.choice)
            if browser.is_narrow() and tile.trend is not None:
                with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                    with st.container(width=VALUE_ON_A_PHONE, gap="xsmall"):
                        _value(tile)
                    with st.container(width="stretch"):
                        _trend(tile)
            else:
                _value(tile)
                _trend(tile)
            for line in (*tile.lines, tile.verdict):
                if line:
                    st.markdown(sentence(line))


def _gap(tile: Tile) -> Literal["xsmall", "small"]:
    return "xsmall" if tile.page else "small"


def _value(tile: Tile) -> None:
    # A link above it is the label.
    st.metric(tile.label, tile.value, label_visibility="collapsed" if tile.page else "visible")
    st.caption(tile.limits or "No cases")


def _trend(tile: Tile) -> None:
    if tile.trend is not None:
        sent_chart.send(tile.trend, f"trend_{tile.key}", tile.trend.name)
