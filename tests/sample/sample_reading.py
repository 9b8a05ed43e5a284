"""Reads a sample's CSV files as plainly as can be, and computes by the contract's definitions.

Pure Python on purpose, and nothing of the generator: a second opinion.
"""

import csv
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

AS_AT = date(2016, 6, 30)
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d %b %Y")
DATES = {
    "reviews": "incident aware notified decision panel_informed panel_view final_decision "
    "initiated reviewer_appointed completed discontinued report_to_panel nonpublication_case "
    "nonpublication_outcome",
    "publications": "published withdrawn",
    "delays": "start end",
    "recommendations": "response due done evidenced verified effect closed updated",
    "assessments": "assessed",
    "challenges": "raised reply_due replied closed",
    "boards": "opened closed",
    "panel_recommendations": "report response done",
    "dataset": "as_at",
}
# Code columns and their codes, as the contract lists them.
CODES = {
    "incident_type": "death serious_harm",
    "abuse_type": "physical_abuse neglect emotional_abuse sexual_abuse sexual_exploitation "
    "suicide_or_self_harm other not_known",
    "decision": "initiate not_initiate",
    "panel_view": "agree disagree more_information",
    "final_decision": "initiate not_initiate",
    "nonpublication_outcome": "agreed disagreed anonymous summary",
    "kind": "overview_report executive_summary summary_report anonymous_report learning_brief "
    "further_analysis board_response progress_report",
    "reason": "criminal_proceedings inquest family_court parallel_review hr_process "
    "report_quality other",
    "addressee_type": "lscb childrens_social_care health police education probation housing "
    "voluntary national other",
    "response": "accepted partly_accepted rejected accepted_immediate under_consideration",
    "closed_reason": "withdrawn superseded not_accepted other",
    "assessor": "panel ofsted minister board peer",
    "grade": "outstanding good adequate inadequate",
    "raised_by": "minister panel department ofsted",
    "subject": "initiation publication quality delay follow_through",
    "outcome": "satisfied partly_satisfied not_satisfied",
    "redacted": "yes no",
    "is_clear": "yes no",
    "answers_why": "yes no",
}


ODD = {"unknown": "not_known", "y": "yes", "n": "no"}


def squeeze(text: str) -> str:
    """A code or name without case, spaces and punctuation, `&` as `and`."""
    return re.sub(r"[^a-z0-9]", "", text.lower().replace("&", "and"))


@cache
def read_date(text: str) -> date | None:
    if text == "":
        return None
    for form in FORMATS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(text)


@cache
def raw(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def board_ids(folder: Path) -> dict[str, str]:
    """Squeezed id, name or alias -> board_id. Fails when one fits two boards."""
    found: dict[str, str] = {}
    for row in raw(folder, "boards"):
        names = [row["board_id"], row["board_name"], *row["aliases"].split(";")]
        for name in names:
            if name:
                assert found.setdefault(squeeze(name), row["board_id"]) == row["board_id"], name
    return found


@cache
def read(folder: Path, table: str) -> list[dict]:
    """The rows with dates as dates, codes as the contract writes them, boards by their id."""
    names = {f"{name}_date" for name in DATES.get(table, "").split()}
    rows = []
    for row in raw(folder, table):
        clean: dict = dict(row)
        for column in names:
            clean[column] = read_date(row[column])
        for column in CODES:
            if column in clean:
                code = re.sub(r"\s+", "_", row[column].strip().lower())
                clean[column] = ODD.get(code, code)
        if "board_id" in row and table != "boards":
            clean["board_id"] = board_ids(folder)[squeeze(row["board_id"])]
        rows.append(clean)
    return rows


def by_then(day: date | None) -> bool:
    return day is not None and day <= AS_AT


def happened(row: dict, outcome: str) -> tuple[str, date] | None:
    """An outcome with its date by the as-at date, else None."""
    day = row[f"{outcome}_date"]
    return (row[outcome], day) if row[outcome] and by_then(day) else None


def initiated(row: dict) -> date | None:
    """The contract's derived initiated date."""
    if row["initiated_date"] is not None:
        return row["initiated_date"] if row["initiated_date"] <= AS_AT else None
    first, final = happened(row, "decision"), happened(row, "final_decision")
    if final and final[0] == "not_initiate":
        return None
    if first and first[0] == "initiate":
        return first[1]
    return final[1] if final and final[0] == "initiate" else None


def in_panel_year(day: date | None, year: int) -> bool:
    return day is not None and date(year, 7, 1) <= day <= date(year + 1, 6, 30) and day <= AS_AT


def waiting_times(rows: list[dict]) -> list[tuple[int, bool]]:
    """Days from initiated to completed, and whether it ended; odd orders left out."""
    times = []
    for row in rows:
        start = initiated(row)
        if start is None:
            continue
        ended = row["completed_date"] if by_then(row["completed_date"]) else None
        stopped = row["discontinued_date"] if by_then(row["discontinued_date"]) else None
        if ended is not None and ended < start:
            continue
        end = ended or max(stopped or AS_AT, start)
        times.append(((end - start).days, ended is not None))
    return times


def share_waiting(times: list[tuple[int, bool]]) -> dict[int, float]:
    """Kaplan-Meier: share still waiting after each day on which one ended."""
    share, curve = 1.0, {}
    for day in sorted({day for day, ended in times if ended}):
        at_risk = sum(1 for other, _ in times if other >= day)
        share *= 1 - sum(1 for other, ended in times if other == day and ended) / at_risk
        curve[day] = share
    return curve
