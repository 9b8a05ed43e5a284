"""A chart as it goes to the browser: what `st.plotly_chart` sends, without its checking.

Charts are plain dictionaries of our own (`tests/plot` holds that Plotly takes each), and having
Plotly check, copy and write each of them anew was half of what a page cost. The message is put
together here, in the one place that knows how Streamlit has it; `tests/pages/test_sent_chart.py`
holds it to what `st.plotly_chart` sends for the same chart.
"""

import json
from functools import lru_cache

import streamlit as st
from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.elements.lib.layout_utils import LayoutConfig
from streamlit.elements.lib.utils import compute_and_register_element_id
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart

from scr.plot import Chart

THEME = "streamlit"


def send(chart: Chart, key: str, alt: str) -> None:
    """Draw a chart in the current container, in the colours of the theme; `alt` is what a screen
    reader says of it."""
    # A chart keeps its old colours on a live switch of mode unless its key changes with it.
    mode = st.context.theme.type or "light"
    message = PlotlyChart(
        theme=THEME, spec=spec(chart), config=json.dumps(chart.config), alt=alt.strip()
    )
    message.id = compute_and_register_element_id(
        "plotly_chart",
        user_key=f"{key}_{mode}",
        key_as_main_identity=False,
        dg=get_dg_singleton_instance().main_dg,
        plotly_spec=message.spec,
        plotly_config=message.config,
        selection_mode=("points", "box", "lasso"),
        is_selection_activated=False,
        theme=THEME,
        width="stretch",
        height="content",
        alt=message.alt,
    )
    size = LayoutConfig(width="stretch", height=chart.height)
    get_dg_singleton_instance().main_dg._enqueue("plotly_chart", message, layout_config=size)


def spec(chart: Chart) -> str:
    """The figure as JSON, with the template of Streamlit's theme, as Plotly would write it: a list
    of nothing is left out of the layout."""
    layout = {name: value for name, value in chart.figure["layout"].items() if value != []}
    figure = {"data": chart.figure["data"], "layout": layout | {"template": _template()}}
    return json.dumps(figure, separators=(",", ":"), allow_nan=False)


@lru_cache(maxsize=1)
def _template() -> dict[str, object]:
    import plotly.io

    template: dict[str, object] = plotly.io.templates[THEME].to_plotly_json()
    return template
