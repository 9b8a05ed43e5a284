"""Which measure of the board is shown alone."""

from scr.text.measure import MEASURES
from scr.ui.choice import choosers


def choose_measure() -> str:
    """Draw the list of measures; the choice lives in the URL."""
    shown = {name: measure.label for name, measure in MEASURES.items()}
    return choosers.pick("One measure in detail", shown, "measure")
