"""What charts may use: colours by role, sizes of text and marks, and widths of plots.

Streamlit's chart theme replaces the strings below, in the browser, by the colours of
.streamlit/config.toml for the mode that is on: so a chart names roles and never a colour, and is
right at first paint in both modes. They are internal to Streamlit; nothing else names them.
"""

import html
import re
from typing import Any

Figure = dict[str, Any]

# chartCategoricalColors, by role.
MAIN = LOW = "#000001"
SECOND = "#000002"
THIRD = "#000003"
HIGH = "#000004"
FOURTH = "#000005"
SPARE = "#000006"
OTHERS = "#000007"
BAND = "#000008"
AXIS = "#000009"
GRID = "#000010"
# chartSequentialColors, the five used for classes, from least to most.
CLASSES = ("#000012", "#000013", "#000015", "#000017", "#000019")
BACKGROUND = "#000038"
TEXT = "#000037"
CLEAR = "rgba(0,0,0,0)"
ROLES = (MAIN, SECOND, THIRD, HIGH, FOURTH, SPARE, OTHERS, BAND, AXIS, GRID, *CLASSES)

# Guidance and limit words, and whatever must be smaller than the rest: never below.
SMALL = 12
LINE, INTERVAL, LIMIT, THIN = 2.5, 2, 1.5, 1
MARKER, TRIANGLE, DIAMOND = 11, 14, 14

# Width of the plot itself, in pixels, that a layout is made for. The server does not know the
# real one: half and whole card of a desk, and a phone.
HALF, WIDE_HALF, WHOLE, NARROW = 440, 560, 1040, 290


def text_size(phone: bool) -> int:
    """Size of axis words and labels, in pixels."""
    return 12 if phone else 13


def font(phone: bool, colour: str = TEXT, *, small: bool = False, larger: int = 0) -> Figure:
    """A font of the standard size; `small` for guidance and limits, `larger` by so many pixels."""
    return {"size": SMALL if small else text_size(phone) + larger, "color": colour}


def width_of(text: str, size: float) -> float:
    """About how many pixels wide a text is, its longest line, tags not counted."""
    lines = [html.unescape(re.sub(r"<[^>]+>", "", line)) for line in text.split("<br>")]
    return max(map(len, lines)) * size * (0.5 if "<b>" in text else 0.48)
