"""A past year's report: figures without a period are as at the year's last day, and say so."""

import csv
import io
from datetime import date

import pytest

from scr import disclosure
from scr.base.errors import RefusedError
from scr.base.periods import parse_span
from scr.base.request import Request
from scr.disclosure import TRUSTED
from scr.report import build, contents, files
from scr.store import current

YEAR, DAY = "panel:2014-15", date(2015, 6, 30)
STOCK = ("open_reviews", "recommendation_status")
PARTS = tuple(part for part in contents.PARTS
              if {entry.id for entry in part.entries} & {*STOCK, "cohort_outcomes"})  # fmt: skip


@pytest.fixture(scope="module", params=["none", "publication"])
def pack(request, sample_database):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "PARTS", PARTS)
        return build(current(sample_database), parse_span(YEAR), policy=request.param)


@pytest.mark.parametrize("name", STOCK)
def test_tables_without_a_period_are_as_at_the_last_day_of_the_year(pack, name):
    (table,) = [one for one in pack.all_tables() if one.id == name]
    figure = table.results[0].definition.name
    asked = Request(figure, as_at=DAY)
    expected = disclosure.answer(TRUSTED, asked, pack.snapshot, "none").table
    today = disclosure.answer(TRUSTED, Request(figure), pack.snapshot, "none").table
    (count,) = {"n_open", "n_recommendations"} & set(expected.columns)
    assert list(table.table[count]) == list(expected[count]) != list(today[count])
    assert set(table.table["period"]) == {"2015-06-30"}
    assert table.notes[0] == "As at 30 June 2015, the last day of the reporting year."
    # Hand-counted from the sample's open reviews on that day: 70, 50, 21 and 3 in the four ages.
    if name == "open_reviews":
        assert table.sentence.startswith("144 reviews are open: 70 for up to six months, 50 for")


def test_every_other_table_and_the_cover_say_the_day_of_the_picture(pack):
    (table,) = [one for one in pack.all_tables() if one.id == "cohort_outcomes"]
    assert table.as_at == pack.as_at == date(2016, 6, 30)
    made = files(pack)
    for name, day in (("open_reviews", "2015-06-30"), ("cohort_outcomes", "2016-06-30")):
        rows = list(csv.DictReader(io.StringIO(made[f"csv/{name}.csv"].decode("utf-8-sig"))))
        assert {row["as_at"] for row in rows} == {day}
    said = made["csv/read_me.txt"].decode()
    assert "As at: 30 June 2016; tables without a period as at 30 June 2015" in said


def test_only_a_report_of_the_year_may_ask_so_under_publication(sample_database):
    snapshot = current(sample_database)

    def asked(figure: str, day: date, by: str = "national", stock_day: date | None = DAY) -> object:
        question = Request(figure, by=by, as_at=day)
        return disclosure.answer(TRUSTED, question, snapshot, "publication", stock_day)

    assert asked("open_reviews_by_age", DAY)
    for refused in (
        {"figure": "open_reviews_by_age", "day": DAY, "stock_day": None},
        {"figure": "open_reviews_by_age", "day": date(2015, 6, 29)},
        {"figure": "open_reviews_by_age", "day": DAY, "by": "region"},
    ):
        with pytest.raises(RefusedError):
            asked(**refused)
