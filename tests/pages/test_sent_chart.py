"""A chart is sent as `st.plotly_chart` would send it, for every kind of chart there is."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scr.plot import Chart
from scr.ui.kit import sent_chart
from tests.plot.examples import every_chart

CHARTS = dict(every_chart())
ALT = " What it shows. "


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """What a drawing function hands over to be sent: its kind, message and size."""

    def hand_over(draw: Callable[[], None]) -> dict[str, Any]:
        handed: list[dict[str, Any]] = []

        def take(
            _place: object, kind: str, message: object, layout_config: object, **_more: object
        ) -> None:
            handed.append({"kind": kind, "message": message, "size": layout_config})

        with monkeypatch.context() as patch:
            patch.setattr(DeltaGenerator, "_enqueue", take)
            draw()
        (only,) = handed
        return only

    return hand_over


def _theirs(chart: Chart) -> None:
    st.plotly_chart(
        chart.figure, key="chart_light", theme="streamlit", alt=ALT, config=chart.config
    )


@pytest.mark.parametrize("name", CHARTS)
def test_the_message_is_streamlit_s_own(sent: Callable[..., dict[str, Any]], name: str) -> None:
    chart = CHARTS[name]
    ours, theirs = (
        sent(lambda: sent_chart.send(chart, "chart", ALT)),
        sent(lambda: _theirs(chart)),
    )
    assert (ours["kind"], ours["size"]) == (theirs["kind"], theirs["size"])
    message, wanted = ours["message"], theirs["message"]
    assert json.loads(message.spec) == json.loads(wanted.spec)
    assert json.loads(message.config) == json.loads(wanted.config)
    # Ids are made of the spec's text, in which names may stand in another order.
    others = {field.name for field in wanted.DESCRIPTOR.fields} - {"spec", "config", "id"}
    assert {name: getattr(message, name) for name in others} == {
        name: getattr(wanted, name) for name in others
    }
    assert message.id.startswith("$$ID-")
    assert message.id.endswith("-chart_light")
    assert wanted.id.endswith("-chart_light")
