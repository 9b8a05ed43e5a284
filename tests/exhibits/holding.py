"""What every exhibit promises, and the databases over which it has to hold."""

from datetime import date
from pathlib import Path

from scr.base.periods import parse_span
from scr.disclosure import TRUSTED
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Canvas, Scope
from scr.exhibits.view import View
from scr.report.building import build
from scr.store import Snapshot, current
from tests.factory import AS_AT, make_snapshot, review
from tests.figures.test_recommendation_status import recommendation

ASSESSED = date(2015, 9, 1)


def scope_of(snapshot: Snapshot, policy: str | None = None, **chosen: object) -> Scope:
    """The panel years 2012-13 to 2014-15, the last one in focus."""
    years: dict = {"kind": "panel", "first": 2012, "last": 2014, "as_at": AS_AT}
    return Scope(TRUSTED, snapshot, View(**years | chosen), policy)


def on_a_phone(scope: Scope) -> Scope:
    return Scope(scope.reader, scope.snapshot, scope.view, scope.policy, Canvas(is_phone=True))


def sample(folder: Path) -> Snapshot:
    found = current(folder)
    assert found is not None
    return found


def nothing(folder: Path) -> Snapshot:
    return make_snapshot(folder / "nothing")


def three_rows(folder: Path) -> Snapshot:
    """A review with one recommendation, one assessment, and one letter to its board."""
    return make_snapshot(
        folder / "three",
        reviews=[review("R1", completed_date=date(2015, 3, 1))],
        recommendations=[
            recommendation("R1", 1, "Trust", addressee_type="health", theme="Neglect (all)",
                           due_date="2015-05-01"),
        ],
        assessments=[
            {"assessment_id": "A1", "review_id": "R1", "assessor": "panel", "why": 3,
             "assessed_date": date(2015, 4, 1)},
        ],
        challenges=[
            {"challenge_id": "C1", "board_id": "B1", "raised_by": "ofsted", "subject": "delay",
             "raised_date": date(2015, 4, 1), "reply_due_date": date(2015, 5, 1)},
        ],
    )  # fmt: skip


def hold(exhibit: Exhibit) -> None:
    """It has all its parts, and none of them shows a number that is none."""
    assert exhibit.key
    assert exhibit.heading
    assert exhibit.plain_sentence
    assert exhibit.caution
    assert exhibit.result.definition.name == exhibit.cases.figure
    if exhibit.chart is not None:
        assert exhibit.chart.name
    shown = f"{exhibit.heading} {exhibit.sentence} {exhibit.note} {exhibit.empty}"
    assert not {"nan", "nan%", "None,", "<NA>", "NaT"} & set(shown.replace("(", " ").split())


def report_tables(snapshot: Snapshot, policy: str = "none") -> dict:
    """The tables of the annual report of the year in focus of `scope_of`, by id."""
    pack = build(snapshot, parse_span("panel:2014-15"), AS_AT, policy)
    return {table.id: table for section in pack.sections for table in section.tables}
