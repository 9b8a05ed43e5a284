"""The record's coded values as people say them, for the page of one review."""

EVENTS = {
    "incident": "Incident",
    "aware": "Authority aware of the incident",
    "notified": "Board notified",
    "first_decision": "First decision",
    "panel_informed": "Panel told of the decision",
    "panel_view": "Panel’s view",
    "final_decision": "Final decision",
    "initiated": "Review started",
    "reviewer_appointed": "Reviewer appointed",
    "completed": "Review completed",
    "discontinued": "Review stopped without being completed",
    "report_to_panel": "Report went to the panel",
    "nonpublication_case": "Board asked not to publish in full",
    "nonpublication_outcome": "Panel’s answer on not publishing",
}
EVENT_OUTCOMES = {
    ("first_decision", "initiate"): "to start a review",
    ("first_decision", "not_initiate"): "not to start a review",
    ("final_decision", "initiate"): "to start a review",
    ("final_decision", "not_initiate"): "not to start a review",
    ("panel_view", "agree"): "agrees with not starting",
    ("panel_view", "disagree"): "disagrees with not starting",
    ("panel_view", "more_information"): "asks for more information",
    ("nonpublication_outcome", "agreed"): "agrees",
    ("nonpublication_outcome", "disagreed"): "disagrees",
    ("nonpublication_outcome", "anonymous"): "agrees to anonymous publication",
    ("nonpublication_outcome", "summary"): "agrees to a summary",
}
KINDS = {
    "incident": "incident",
    "first_decision": "decision",
    "panel_view": "decision",
    "final_decision": "decision",
    "nonpublication_outcome": "decision",
}
"""How an event is drawn, where it is not a step."""

PUBLICATIONS = {
    "overview_report": "Overview report",
    "executive_summary": "Executive summary",
    "summary_report": "Summary report",
    "anonymous_report": "Anonymous report",
    "learning_brief": "Learning brief",
    "further_analysis": "Further analysis",
    "board_response": "Board’s response",
    "progress_report": "Progress report",
}

ADDRESSEES = {
    "lscb": "The board itself",
    "childrens_social_care": "Children’s social care",
    "health": "Health",
    "police": "Police",
    "education": "Education",
    "probation": "Probation",
    "housing": "Housing",
    "voluntary": "Voluntary organisations",
    "national": "National bodies",
    "other": "Others",
    None: "Not recorded",
}
HELD = (
    "Free text (the reason of a decision, the wording of a recommendation, the note of a "
    "challenge) is held with the record and not shown here."
)
