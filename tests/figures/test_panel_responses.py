"""The government’s responses to the panel: counted by hand, and a second implementation."""

import math
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scr import disclosure
from scr.base.errors import ArgumentError
from scr.figures import run as figures
from tests.conftest import close_connections
from tests.factory import make_snapshot
from tests.figures.asking import ask, day, request
from tests.figures.test_challenges import median

RESPONSES = ("accepted_immediate", "accepted", "under_consideration", "rejected")
COUNTS = tuple(f"n_{name}" for name in (*RESPONSES, "no_response", "done"))
REPORTED = date(2014, 9, 1)
ASKED = ("panel_responses", "panel:2014-15")

# As at 1 May 2015, of a report of 1 September 2014: where one recommendation is counted (and
# whether as done), and the days to its response (None: none yet).
EXAMPLES = [
    ("accepted at once", {"response": "accepted_immediate", "response_date": "2014-09-02"},
     "accepted_immediate", False, 1),
    ("on the day of the report", {"response": "accepted", "response_date": "2014-09-01"},
     "accepted", False, 0),
    ("before the report: day 0", {"response": "rejected", "response_date": "2014-08-01"},
     "rejected", False, 0),
    ("on the as-at date", {"response": "under_consideration", "response_date": "2015-05-01"},
     "under_consideration", False, 242),
    ("after the as-at date", {"response": "accepted", "response_date": "2015-05-02"},
     "no_response", False, None),
    ("without its date", {"response": "accepted"}, "no_response", False, None),
    ("a date without its response", {"response_date": "2014-10-01"}, "no_response", False, None),
    ("nothing", {}, "no_response", False, None),
    ("done on the as-at date", {"done_date": "2015-05-01"}, "no_response", True, None),
    ("done after it", {"done_date": "2015-05-02"}, "no_response", False, None),
    ("done though rejected",
     {"response": "rejected", "response_date": "2014-09-30", "done_date": "2015-01-01"},
     "rejected", True, 29),
]  # fmt: skip


def made_by_panel(number: int, report: str, on: date, values: dict) -> dict:
    dates = {k: day(v) if k.endswith("_date") else v for k, v in values.items()}
    return {"panel_recommendation_id": f"P{number}", "report": report, "report_date": on,
            "text": "Canary", **dates}  # fmt: skip


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    """Every example in a report of its own, and two reports beside the period and the date."""
    rows = [made_by_panel(n, f"Report {n:02d}", REPORTED, e[1]) for n, e in enumerate(EXAMPLES)]
    rows.append(made_by_panel(90, "Before the period", day("2014-06-30"), {}))
    rows.append(made_by_panel(91, "After the as-at date", day("2015-05-02"), {}))
    return shared_snapshot(panel_recommendations=rows)


def by_report(snapshot, *args, **values) -> dict:
    table = ask(snapshot, *(args or ASKED), **({"as_at": "2015-05-01"} | values)).table
    table = table.astype(object).where(table.notna(), None)
    return {(row["group_id"], row["report"]): row for row in table.to_dict("records")}


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    _, _, state, is_done, days = EXAMPLES[number]
    row = by_report(examples)["national", f"Report {number:02d}"]
    assert row["n_recommendations"] == 1
    expected = {f"n_{state}": 1, "n_done": int(is_done)}
    assert {c: row[c] for c in COUNTS} == dict.fromkeys(COUNTS, 0) | expected
    assert row["median_days"] == days
    assert row["oldest_no_response_days"] == (242 if days is None else None)


def test_all_together_come_first_and_add_up(examples):
    rows = by_report(examples)
    assert len(rows) == 1 + len(EXAMPLES)
    whole = rows["national", None]
    assert next(iter(rows)) == ("national", None)
    assert whole["n_recommendations"] == len(EXAMPLES) == sum(whole[c] for c in COUNTS[:-1])
    assert [whole[c] for c in COUNTS] == [1, 1, 1, 2, 6, 2]
    assert whole["report_date"] is None
    # Five of eleven have had a response: not yet half.
    assert whole["median_days"] is None


def test_by_period_and_without_any(examples):
    span = "panel:2013-14..2015-16"
    rows = by_report(examples, "panel_responses", span, by="period", as_at="2016-06-30")
    assert rows["panel:2013-14", None]["n_recommendations"] == 1
    assert rows["panel:2013-14", "Before the period"]["oldest_no_response_days"] == 731
    assert rows["panel:2014-15", None]["n_recommendations"] == len(EXAMPLES) + 1
    assert rows["panel:2015-16", None]["n_recommendations"] == 0
    assert [report for group, report in rows if group == "panel:2015-16"] == [None]
    assert "no report" not in by_report(examples)


def test_it_belongs_to_no_board(examples):
    assert len(disclosure.answer(disclosure.TRUSTED, request(*ASKED), examples).table) == 13
    for values in ({"by": "board"}, {"by": "region"}, {"board_id": "B1"}, {"region": "North"}):
        with pytest.raises(ArgumentError, match="belongs to no board"):
            ask(examples, *ASKED, **values)


def test_its_wording_is_in_no_figure(examples):
    assert "Canary" not in ask(examples, *ASKED).table.to_string()


def test_published(examples):
    result = disclosure.answer(disclosure.TRUSTED, request(*ASKED), examples, "publication")
    assert not result.hidden.to_numpy().any()


def answer(rows: list[dict], start: date, end: date, as_at: date) -> dict:
    made = [r for r in rows if start <= r["report_date"] <= min(end, as_at)]
    found = {}
    for report in {None, *((r["report"], r["report_date"]) for r in made)}:
        mine = [r for r in made if report in (None, (r["report"], r["report_date"]))]
        waits: tuple[list[int], list[int]] = ([], [])
        counts = dict.fromkeys(COUNTS, 0)
        for r in mine:
            on = r["response_date"]
            has = r["response"] is not None and on is not None and on <= as_at
            counts[f"n_{r['response']}" if has else "n_no_response"] += 1
            counts["n_done"] += r["done_date"] is not None and r["done_date"] <= as_at
            waits[not has].append(max(0, ((on if has else as_at) - r["report_date"]).days))
        found[report or (None, None)] = counts | {
            "n_recommendations": len(mine), "median_days": median(*waits),
            "oldest_no_response_days": max(waits[1], default=None),
        }  # fmt: skip
    if not any(r["report_date"] <= as_at for r in rows):
        # No recommendation of the panel is on record anywhere: that is not none.
        return {key: dict.fromkeys(row) for key, row in found.items()}
    return found


DAYS = st.builds(lambda n: date(2013, 12, 1) + timedelta(days=n), st.integers(0, 900))
MAYBE = st.one_of(st.none(), DAYS)


@settings(max_examples=8)
@given(st.data())
def test_responses_are_what_they_say(drawn: st.DataObject):
    rows = [
        {"panel_recommendation_id": f"P{n}", "report": drawn.draw(st.sampled_from("AB")),
         "report_date": drawn.draw(st.sampled_from([date(2014, 7, 1), date(2015, 6, 30)])),
         "text": "t", "response": drawn.draw(st.sampled_from([None, *RESPONSES])),
         "response_date": drawn.draw(MAYBE), "done_date": drawn.draw(MAYBE)}
        for n in range(drawn.draw(st.integers(0, 12)))
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        made = make_snapshot(Path(folder), date(2016, 6, 30), panel_recommendations=rows)
        try:
            for _ in range(3):
                as_at = drawn.draw(DAYS.filter(lambda d: d >= date(2014, 7, 1)))
                table = figures.compute(request(*ASKED, as_at=as_at), made).table.astype(object)
                expected = answer(rows, date(2014, 7, 1), date(2015, 6, 30), as_at)
                found = {
                    (r["report"], r["report_date"]): r
                    for r in table.where(table.notna(), None).to_dict("records")
                }
                assert set(found) == set(expected)
                for key, row in expected.items():
                    for column, value in row.items():
                        other = found[key][column]
                        assert other == value or math.isclose(other, value), (key, column)
        finally:
            close_connections()
