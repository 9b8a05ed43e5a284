"""A chart with nothing in it: says so, instead of an empty frame."""

from scr.plot.text import SILENT, safe
from scr.plot.theme import AXIS, Chart, axis, layout, note, show_config


def empty(words: str, *, name: str, height: int, phone: bool) -> Chart:
    """A chart that shows only these words, in the middle."""
    figure = {
        # Streamlit refuses a figure without any trace: one that shows nothing stands in.
        "data": [{"type": "scatter", "mode": "markers", "x": [None], "y": [None], **SILENT}],
        "layout": layout(
            height, left=4, right=4, top=8, bottom=8, phone=phone,
            xaxis=axis(phone, (0, 1), visible=False),
            yaxis=axis(phone, (0, 1), visible=False),
            annotations=[
                note(
                    safe(words), phone, AXIS, larger=1, xref="paper", yref="paper", x=0.5, y=0.5,
                    xanchor="center", yanchor="middle",
                )
            ],
        ),
    }  # fmt: skip
    return Chart(figure, name, height, show_config(phone))
