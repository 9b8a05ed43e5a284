"""Not recorded is not zero, a second time: which day is the first of each kind of event, over the
whole dataset, and what of a naive answer is then left out or told as nothing.

Loops over the records, as the figures' own naive answers do.
"""

from dataclasses import replace
from datetime import date

from tests.figures.naive import Asked, by_the_day, exists, initiated, periods_of

# The event of each figure; where its rows differ, by what names the row.
EVENTS = {
    "decisions": "decided",
    "panel_scrutiny": "viewed",
    "initiations": "initiated",
    "cohort_outcomes": "initiated",
    "not_in_full": "initiated",
    "agreed_delays": "initiated",
    "reviewer_appointment": "initiated",
    "open_reviews": "initiated",
    "open_reviews_by_age": "initiated",
    "publication_outcomes": "to_panel",
    "recommendation_status": "recommended",
    "recommendation_progress": "recommended",
    "open_recommendations_by_age": "recommended",
    "follow_through": "recommended",
    "recurrence": "recommended",
    "recommendations_due": "due",
    "recommendations_due_by_month": "due",
    "standards": {
        "notify": "aware",
        "decide": "notified",
        "inform_panel": "decided",
        "complete": "initiated",
        "panel_sees_report": "to_panel",
    },
    "durations": {
        "notified_to_decision": "notified",
        "initiated_to_completed": "initiated",
        "completed_to_published": "completed",
        "initiated_to_published": "initiated",
        "incident_to_published": "incident",
    },
}
# What a row says that is no count of the figure's events.
KEPT = ("group_id", "group_name", "who", "child_years", "population_status")


def days_of(review: dict, data: object, as_at: date) -> dict[str, date | None]:
    """The days of a review's events by the as-at date; those after it are None."""
    days = {
        "incident": review.get("incident_date"),
        "aware": review.get("aware_date") or review.get("incident_date"),
        "notified": review.get("notified_date"),
        "completed": review.get("completed_date"),
        "to_panel": review.get("report_to_panel_date"),
        "initiated": initiated(review, as_at),
        "decided": review.get("decision_date") if review.get("decision") else None,
        "viewed": by_the_day(review, "panel_view", as_at) and review["panel_view_date"],
    }
    done = days["completed"]
    dues = [
        row.get("due_date")
        for row in getattr(data, "recommendations", [])
        if row["review_id"] == review["review_id"] and done is not None and done <= as_at
    ]
    days["recommended"] = done if dues else None
    days["due"] = min((day for day in dues if day is not None), default=None)
    return {name: day for name, day in days.items() if day is not None and day <= as_at}


def first_days(data: object, as_at: date) -> dict[str, date]:
    found: dict[str, date] = {}
    for review in data.reviews:
        if exists(review, as_at):
            for name, day in days_of(review, data, as_at).items():
                found[name] = min(day, found.get(name, day))
    return found


def answered(answer, data: object, asked: Asked) -> tuple[dict, Asked]:
    """What `answer` says, less the periods before the first event, with None for the counts of rows
    whose event nobody recorded by the end of their period; and the question with those periods."""
    return _answered(answer, data, asked, first_days(data, asked.as_at), EVENTS[asked.figure])


def answered_since(answer, data: object, asked: Asked, days: list[date]) -> tuple[dict, Asked]:
    """The same for a figure whose only event is on these days."""
    by_then = [day for day in days if day <= asked.as_at]
    firsts = {"event": min(by_then)} if by_then else {}
    return _answered(answer, data, asked, firsts, "event")


def _answered(answer, data: object, asked: Asked, firsts: dict, events) -> tuple[dict, Asked]:
    named = list(events.values()) if isinstance(events, dict) else [events]
    known = [firsts[name] for name in named if name in firsts]
    asked = replace(asked, recorded_from=min(known) if known else None)
    found = answer(data, asked)
    ends = {label: end for label, _, end in periods_of(asked)}
    for key, row in found.items():
        names = key if isinstance(key, tuple) else (key,)
        event = events[names[1]] if isinstance(events, dict) else events
        end = ends[names[0]] if asked.by == "period" else max(ends.values(), default=asked.as_at)
        if event not in firsts or firsts[event] > end:
            found[key] = {
                name: value if name in KEPT or isinstance(value, str) else None
                for name, value in row.items()
            }
    return found, asked
