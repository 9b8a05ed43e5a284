"""Invented countries with something in every table, and the same country with cases of one board
given to another."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from scr.store import Snapshot
from tests.factory import board, make_snapshot, review

FIRST_DAY = date(2012, 7, 1)
N_DAYS = 4 * 365 - 10


@dataclass(frozen=True)
class Country:
    """Rows by table. `twins` are pairs of other boards that the chair cannot tell apart."""

    rows: dict[str, list[dict]] = field(default_factory=dict)

    def snapshot(self, folder: Path) -> Snapshot:
        """A database of its own with these rows."""
        return make_snapshot(folder, **self.rows)

    def moved(self, giver: str, taker: str, rng: np.random.Generator) -> "Country":
        """The same with some cases of one board, with all that hangs on them, at another; at least
        one of them is. Letters of the board as well."""
        of = [one for one in self.rows["reviews"] if one["board_id"] == giver]
        n = int(rng.integers(1, len(of) + 1))
        gone = {of[i]["review_id"] for i in rng.permutation(len(of))[:n]}

        def at(row: dict, is_moved: bool) -> dict:
            return {**row, "board_id": taker} if is_moved else row

        return replace(
            self,
            rows=self.rows
            | {
                "reviews": [at(r, r["review_id"] in gone) for r in self.rows["reviews"]],
                "challenges": [at(c, c["board_id"] == giver) for c in self.rows["challenges"]],
            },
        )


def country(rng: np.random.Generator, n_boards: int, n_regions: int) -> Country:
    """Boards with few cases each, most of them counts of 1 to 4; the first is the chair's."""
    rows: dict[str, list[dict]] = {
        name: []
        for name in ("boards", "reviews", "recommendations", "delays", "publications",
                     "populations", "challenges", "assessments")
    }  # fmt: skip
    for i in range(n_boards):
        name, region = f"B{i:02}", f"Region {i % n_regions}"
        rows["boards"].append(board(name, region=region, area_type=f"Type {i % 2}"))
        if rng.random() < 0.9:
            rows["populations"].append({"board_id": name, "year": 2013, "status": "published",
                                        "children": int(rng.integers(20_000, 90_000))})  # fmt: skip
        for k in range(int(rng.integers(0, 6))):
            _review(rows, f"{name}-{k}", name, rng)
        for k in range(int(rng.integers(0, 3))):
            day = _day(rng)
            letter = {"challenge_id": f"{name}-C{k}", "board_id": name, "raised_date": day}
            letter |= {"raised_by": "panel", "subject": "delay", "replied_date": _later(day, rng)}
            rows["challenges"].append(letter)
    return Country(rows)


def _day(rng: np.random.Generator) -> date:
    return FIRST_DAY + timedelta(days=int(rng.integers(N_DAYS)))


def _later(day: date, rng: np.random.Generator) -> date | None:
    """Some time later, or never."""
    return day + timedelta(days=int(rng.integers(5, 250))) if rng.random() < 0.8 else None


def _review(
    rows: dict[str, list[dict]], review_id: str, board_id: str, rng: np.random.Generator
) -> None:
    day = _day(rng)
    is_started = rng.random() < 0.7
    values = {
        "incident_type": str(rng.choice(["death", "serious_harm"])),
        "aware_date": day, "incident_date": day, "notified_date": _later(day, rng),
        "decision": "initiate" if is_started else "not_initiate",
        "decision_date": day + timedelta(days=20), "panel_informed_date": _later(day, rng),
        "children_involved": int(rng.integers(1, 4)),
    }  # fmt: skip
    if not is_started:
        values |= {"panel_view": str(rng.choice(["agree", "disagree"]))}
        values |= {"panel_view_date": day + timedelta(days=40)}
    else:
        done = _later(day + timedelta(days=60), rng)
        values |= {"initiated_date": day + timedelta(days=25), "completed_date": done}
        values |= {"report_to_panel_date": done, "reviewer_appointed_date": _later(day, rng)}
        if done is not None:
            _after(rows, review_id, done, rng)
    rows["reviews"].append(review(review_id, board_id, **values))


def _after(
    rows: dict[str, list[dict]], review_id: str, done: date, rng: np.random.Generator
) -> None:
    """What hangs on a completed review."""
    if rng.random() < 0.7:
        report = {"publication_id": f"{review_id}-P", "review_id": review_id}
        report |= {"kind": "overview_report", "published_date": done}
        rows["publications"].append(report)
    rows["delays"].append({"delay_id": f"{review_id}-D", "review_id": review_id,
                           "reason": "criminal_proceedings", "start_date": done,
                           "end_date": _later(done, rng)})  # fmt: skip
    grades = {name: int(rng.integers(1, 5)) for name in ("what_happened", "why", "action")}
    rows["assessments"].append({"assessment_id": f"{review_id}-A", "review_id": review_id,
                                "assessor": "panel", "assessed_date": done} | grades)  # fmt: skip
    for k in range(int(rng.integers(0, 4))):
        rows["recommendations"].append(
            {"recommendation_id": f"{review_id}-R{k}", "review_id": review_id,
             "addressee": "the council", "addressee_type": "health",
             "due_date": done + timedelta(days=90), "done_date": _later(done, rng),
             "evidenced_date": _later(done, rng), "response": "accepted"}
        )  # fmt: skip
