"""The record's coded values as people say them, for the page of one review."""

OUTCOME_KINDS = {
    "first_decision": "decision",
    "final_decision": "decision",
    "panel_view": "panel_view",
    "nonpublication_outcome": "nonpublication_outcome",
}
"""The kind of code that an event's outcome is of (`scr.base.terms`)."""
DECISIONS = ("first_decision", "panel_view", "final_decision", "nonpublication_outcome")
"""Events that are drawn as decisions."""

HELD = (
    "Free text (the reason of a decision, the note of a challenge) is held with the record and not "
    "shown here; what recommendations say is shown only when asked for."
)
