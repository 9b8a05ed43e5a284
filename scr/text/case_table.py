"""A list of cases for people: plain headings, words for codes, one form of date, and nothing where
nothing is recorded. Headings stand in `queries/reference/case_columns.csv`, words in
`terms.csv` beside it."""

import re
from datetime import date

import pandas as pd

from scr.base import terms, words

KINDS = {
    "incident_type": "incident_type",
    "running_delays": "delay_reason",
    "delay_reasons": "delay_reason",
    "raised_by": "raised_by",
    "subject": "challenge_subject",
    "state": "review_state",
    "first_decision": "decision",
    "final_decision": "decision",
    "panel_view": "panel_view",
    "open_stages": "stage",
    "stopped_stages": "stage",
    "assessor": "assessor",
    "grade": "grade",
    "why_not_in_full": "why_not_in_full",
    "nonpublication_outcome": "nonpublication_outcome",
    "published_as": "published_form",
    "standard_id": "standard",
    "edition": "edition",
}
"""Which terms the codes of a column have."""

STATES = (
    "why_not_in_full", "state", "verdict", "published_as", "nonpublication_outcome",
    "delay_reasons", "in_delay", "is_reply_overdue", "panel_view", "grade", "incident_type",
)  # fmt: skip
"""By which of its columns a list is narrowed: the first that it has."""

_VERDICTS = ("verdict", "net_verdict")
_NUMBERED = ("board_id", "group_id")
# A day in words, or a month: `2 January 2014`, `January 2014`.
_DAY = re.compile(r"(\d{1,2} )?[A-Z][a-z]{2,8} \d{4}$")
_MONTH = re.compile(r"^(\d{1,2} )?([A-Z][a-z]{2})[a-z]*")


def heading(name: str) -> str:
    """A column of a list of cases as its heading."""
    return terms.case_columns().get(name, words.capital(name.replace("_", " ")))


def narrowed_by(cases: pd.DataFrame) -> str:
    """The heading of the column by which the list is narrowed; empty where it has none."""
    return next((heading(name) for name in STATES if name in cases), "")


def as_read(cases: pd.DataFrame) -> pd.DataFrame:
    """The list as it is read: the review's reference first, the board's name for its code, and
    every column under its heading. Days stay days; one known to the month, and those beside it, are
    `Jan 2014` and `2 Jan 2014`."""
    has_names = {"board_name", "group_name"} & set(cases.columns)
    left_out = {"review_id", *(_NUMBERED if has_names else ()), *(("board",) if has_names else ())}
    kept = ["review_id", *(name for name in cases.columns if name not in left_out)]
    shown = {heading(str(name)): _column(cases[name], str(name)) for name in kept}
    return pd.DataFrame(shown, index=cases.index)


def _column(values: pd.Series, name: str) -> pd.Series:
    if pd.api.types.is_bool_dtype(values):
        return values.map({True: "yes", False: "no"})
    if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return values
    if values.notna().any() and all(isinstance(value, date) for value in values.dropna()):
        # Days as such, so that the list writes and orders them.
        return pd.to_datetime(values)
    return values.astype(object).map(lambda value: _written(value, name))


def _written(value: object, name: str) -> str:
    if words.is_nothing(value):
        return ""
    text = str(value)
    if name in ("board_name", "group_name"):
        return words.board_short(text)
    if kind := KINDS.get(name):
        labels = [terms.label(kind, code) for code in text.split(";")]
        return "; ".join(labels)
    if name == "themes":
        return text.replace(";", "; ")
    if name in _VERDICTS:
        return text.replace("_", " ")
    return _MONTH.sub(r"\1\2", text) if _DAY.match(text) else text
