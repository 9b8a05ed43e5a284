"""Small countries for the tests of the policy, and the answers it gives about them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, product
from pathlib import Path

import numpy as np

from scr.base.errors import RefusedError
from scr.base.periods import EVERYTHING, span_of_years
from scr.base.request import Request
from scr.disclosure import TRUSTED, answer, marked
from scr.figures.definitions import definition
from scr.figures.run import Result
from scr.store import Snapshot
from tests.factory import board, make_snapshot, review

FIRST, LAST = 2013, 2015
STOCK = 0
"""What stands for the year of a figure without a period: it is as at the dataset's own date."""
GROUPINGS = ("national", "region", "area_type", "board")


@dataclass
class World:
    """Boards and reviews to be; `decided` and the like add reviews in a panel year."""

    boards: list[dict] = field(default_factory=list)
    reviews: list[dict] = field(default_factory=list)
    assessments: list[dict] = field(default_factory=list)
    challenges: list[dict] = field(default_factory=list)
    recommendations: list[dict] = field(default_factory=list)
    numbers: count = field(default_factory=count)

    def board(self, board_id: str, region: str = "North", area_type: str = "A", **values) -> None:
        self.boards.append(board(board_id, region=region, area_type=area_type, **values))

    def decided(self, board_id: str, initiate: int = 0, not_initiate: int = 0, year: int = 2014):
        for decision, n in (("initiate", initiate), ("not_initiate", not_initiate)):
            for _ in range(n):
                self.add(board_id, decision=decision, decision_date=date(year, 9, 1))

    def add(self, board_id: str, **values: object) -> None:
        self.reviews.append(review(f"R{next(self.numbers)}", board_id, **values))

    def assessed(self, review_id: str, year: int = 2014, assessor: str = "panel", **grades) -> None:
        """An assessment of a review in a panel year."""
        day = date(year, 10, 1 + next(self.numbers) % 28)
        self.assessments.append({"assessment_id": f"A{next(self.numbers)}", "review_id": review_id,
                                 "assessor": assessor, "assessed_date": day} | grades)  # fmt: skip

    def challenged(self, board_id: str, n: int = 1, year: int = 2014, **values: object) -> None:
        """Letters to a board in a panel year."""
        letter = {"board_id": board_id, "raised_by": "panel", "subject": "delay",
                  "raised_date": date(year, 10, 1)} | values  # fmt: skip
        self.challenges += [letter | {"challenge_id": f"C{next(self.numbers)}"} for _ in range(n)]

    def recommended(self, review_id: str, n: int = 1, **values: object) -> None:
        """Recommendations of a review, each to one body."""
        row = {"review_id": review_id, "addressee": "Police"} | values
        self.recommendations += [
            row | {"recommendation_id": str(next(self.numbers))} for _ in range(n)
        ]

    def snapshot(self, folder: Path) -> Snapshot:
        return make_snapshot(
            folder, boards=self.boards, reviews=self.reviews, assessments=self.assessments,
            challenges=self.challenges, recommendations=self.recommendations,
        )  # fmt: skip


def ask(snapshot: Snapshot, by: str, first: int = 2014, last: int | None = None, **values):
    span = EVERYTHING if first == STOCK else span_of_years("panel", first, last or first)
    request = Request(values.pop("figure", "decisions"), span, by, **values)
    return answer(TRUSTED, request, snapshot, "publication")


def shown(snapshot: Snapshot, by: str, column: str, **values) -> dict[str, object]:
    """What a reader sees in one column, by group_id; hidden is `c`."""
    table = marked(ask(snapshot, by, **values))
    return dict(zip(table["group_id"], table[column], strict=True))


def random_world(rng) -> World:
    """Few boards, most of them small, in regions and kinds of area that cross."""
    world = World()
    n_boards = int(rng.integers(2, 11))
    regions, types = int(rng.integers(1, 5)), int(rng.integers(1, 4))
    for i in range(n_boards):
        moved = rng.random()
        world.board(
            f"B{i}",
            f"Region {rng.integers(regions)}",
            f"Type {rng.integers(types)}" if rng.random() < 0.9 else None,
            opened_date=date(2014, 3, 1) if moved < 0.08 else None,
            closed_date=date(2014, 5, 31) if moved > 0.92 else None,
        )
    busy = rng.gamma(0.8, rng.choice([1.0, 3.0, 8.0]), n_boards)
    for i in range(n_boards):
        for _ in range(int(rng.poisson(busy[i]))):
            _random_review(world, f"B{i}", rng)
    for made in list(world.reviews):
        _random_assessments(world, made["review_id"], rng)
    for i in range(n_boards):
        for _ in range(int(rng.poisson(min(busy[i], 5)))):
            _random_letter(world, f"B{i}", rng)
    # Drawn apart, so that all else is as it would be without.
    rng = np.random.default_rng(len(world.reviews))
    for made in world.reviews:
        if made.get("completed_date") and rng.random() < 0.8:
            for _ in range(int(rng.integers(1, 9))):
                _random_recommendation(world, made["review_id"], made["completed_date"], rng)
    return world


def _random_recommendation(world: World, review_id: str, completed: date, rng) -> None:
    """Of any state, due or not, answered or updated some time ago, or with nothing recorded."""

    def after(days: int) -> date:
        return completed + timedelta(days=int(rng.integers(days)))

    values: dict[str, object] = {}
    if rng.random() < 0.5:
        response = str(rng.choice(["accepted", "partly_accepted", "rejected"]))
        values |= {"response": response, "response_date": after(200)}
    for name, chance in (("due", 0.6), ("done", 0.3), ("evidenced", 0.2), ("verified", 0.1),
                         ("effect", 0.05), ("closed", 0.1), ("updated", 0.4)):  # fmt: skip
        if rng.random() < chance:
            values[f"{name}_date"] = after(600)
    if rng.random() < 0.1:
        values["status"] = "done"
    world.recommended(review_id, **values)


def _random_assessments(world: World, review_id: str, rng) -> None:
    """None, one, or one again, perhaps in another year."""
    for _ in range(int(rng.choice([0, 1, 2], p=[0.4, 0.5, 0.1]))):
        grades = {name: int(rng.integers(1, 5)) for name in ("what_happened", "why", "action")}
        if rng.random() < 0.2:
            del grades[str(rng.choice(list(grades)))]
        assessor = str(rng.choice(["panel", "board"], p=[0.8, 0.2]))
        world.assessed(review_id, int(rng.integers(FIRST, LAST + 1)), assessor, **grades)


def _random_letter(world: World, board_id: str, rng) -> None:
    day = date(FIRST, 7, 1) + timedelta(days=int(rng.integers(0, 365 * (LAST - FIRST + 1))))
    values: dict[str, object] = {
        "raised_by": str(rng.choice(["minister", "panel"], p=[0.3, 0.7])),
        "subject": str(rng.choice(["delay", "quality"])),
        "raised_date": day,
    }
    if rng.random() < 0.6:
        values["replied_date"] = day + timedelta(days=30)
    if rng.random() < 0.6:
        values["reply_due_date"] = day + timedelta(days=20)
    if rng.random() < 0.4:
        values["closed_date"] = day + timedelta(days=60)
    world.challenged(board_id, **values)


def _random_review(world: World, board_id: str, rng) -> None:
    day = date(FIRST, 7, 1) + timedelta(days=int(rng.integers(0, 365 * (LAST - FIRST + 1))))
    values: dict[str, object] = {
        "decision": str(rng.choice(["initiate", "not_initiate"])),
        "decision_date": day,
        "incident_type": str(rng.choice(["death", "serious_harm"])),
        "children_involved": int(rng.choice([1, 1, 1, 2, 3])),
    }
    if values["decision"] == "not_initiate" and rng.random() < 0.8:
        views = ["agree", "disagree", "more_information"]
        values["panel_view"] = str(rng.choice(views, p=[0.6, 0.3, 0.1]))
        values["panel_view_date"] = day + timedelta(days=20)
    if rng.random() < 0.2:
        values["final_decision"] = str(rng.choice(["initiate", "not_initiate"]))
        values["final_decision_date"] = day + timedelta(days=40)
    end = rng.choice(["completed_date", "discontinued_date", "report_to_panel_date", "none"])
    if end != "none":
        values[str(end)] = day + timedelta(days=150)
    if end == "report_to_panel_date" and rng.random() < 0.5:
        outcomes = ["agreed", "disagreed", "anonymous", "summary"]
        values["nonpublication_outcome"] = str(rng.choice(outcomes))
        values["nonpublication_outcome_date"] = day + timedelta(days=200)
    world.add(board_id, **values)


def all_tables(
    snapshot: Snapshot, family: tuple[str, ...]
) -> dict[tuple[str, int, int, str], Result | None]:
    """What the policy answers about some figures for each year and for all years together, by
    figure, first year, last year and grouping; None where it refuses."""
    results: dict[tuple[str, int, int, str], Result | None] = {}
    years = [*((year, year) for year in range(FIRST, LAST + 1)), (FIRST, LAST)]
    asked = [
        (span, figure)
        for figure in family
        for span in ([(STOCK, STOCK)] if definition(figure).period == "none" else years)
    ]
    for ((first, last), figure), by in product(asked, GROUPINGS):
        try:
            results[figure, first, last, by] = ask(snapshot, by, first, last, figure=figure)
        except RefusedError:
            results[figure, first, last, by] = None
    return results
