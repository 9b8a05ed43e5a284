"""What a chair is told of the own board on one measure, beside all boards together, and of regions;
made from the figure `profile`. Bold marks what a reader should take away (Markdown)."""

from collections.abc import Sequence

from scr.base import words
from scr.figures.values import FigureRow
from scr.text import groups
from scr.text.board import MARKED, MARKS, NOT_JUDGED, WITHIN, kind_of
from scr.text.measure import MEASURES, amount, counted, measures, with_limits
from scr.text.sentences import Row

OTHERS_NOT_DRAWN = (
    "The lines show where chance would leave 95% and 99.8% of boards of each size, were they like "
    "those that your board is set against. Other boards are not drawn, not even without names: "
    "from its size a reader could tell which board a point is, and so its small counts."
)
"""How to read a funnel of one board."""
REGIONS_PROTECTED = (
    "As published: small counts, and others that would give them away, are hidden. Regions are "
    "of many sizes, so look at the intervals."
)

FEWEST_TOGETHER = 2
"""Of so many regions one may ask whether they differ."""


def answer(row: Row, name: str, when: str) -> str:
    """The answer of the page: the own board on the measure, and what can be said of it."""
    measure = str(row["measure"])
    lead = f"On {MEASURES[measure].in_sentence}, {when}:"
    if words.is_nothing(row["value"]):
        return f"{lead} **{name}** has {counted(row)} to go by."
    kind = kind_of(row)
    if kind == NOT_JUDGED:
        return f"{lead} **{name}** has {with_limits(row)}, beside all boards together and unmarked."
    if kind == MARKED:
        return f"{lead} **{name} is marked** ({MARKS[str(row['flag'])]}), with {with_limits(row)}."
    if kind == WITHIN:
        return f"{lead} **{name} is not marked**: {with_limits(row)}, within what chance allows."
    return f"{lead} **{name} has too few cases to tell**: {with_limits(row)}."


def heading(row: Row, name: str) -> str:
    """The heading of the own board against what chance allows."""
    kind = kind_of(row)
    if kind == MARKED:
        return f"{name} is marked, tested on this measure alone"
    if kind == WITHIN:
        return f"{name} is within what chance allows"
    return f"{name} has too few cases to tell"


def regions(rows: Sequence[FigureRow], measure: str, when: str) -> str:
    """How many regions are shown with their value, and what can be said of them together."""
    if not rows:
        return f"No region has a row in the {when}."
    values = [row.value(measure) for row in rows]
    hidden = sum(value.x is None or value.n is None for value in values)
    shown = sum(value.value is not None for value in values)
    parts = [f"{words.small(shown)} {'is' if shown == 1 else 'are'} shown"] if shown else []
    parts += [f"the value of {words.small(hidden)} is hidden"] if hidden else []
    nothing = len(values) - shown - hidden
    parts += [f"{words.small(nothing)} had none"] if nothing else []
    lead = f"Of {words.count(len(rows), 'region')} in the {when}, {words.listed(parts)}."
    recorded = [value for value in values if value.value is not None]
    if hidden or len(recorded) < FEWEST_TOGETHER:
        return lead
    differences = measures()[measure].kind.several(
        [value.x or 0 for value in recorded], [value.n or 0 for value in recorded]
    )
    low, high = (amount(measure, end(v.value or 0.0 for v in recorded)) for end in (min, max))
    return f"{lead} They lie between {low} and {high}: {groups.TOLD[differences.is_told]}."


def regions_heading(measure: str) -> str:
    """The heading of a measure by region."""
    return f"{MEASURES[measure].label}, by region"
