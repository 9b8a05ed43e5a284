"""Snapshots made before a column or a code was there still open and answer, as they were read then.

One is built here in the shape of the tables before dates known to the month, the status of a
recommendation, and incidents that are neither a death nor serious harm.
"""

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from scr.base.periods import parse_span
from scr.base.request import Request
from scr.figures import run as figures
from scr.figures.definitions import definitions
from scr.store import Snapshot, reading
from scr.store.ordering import tables_in_order
from scr.store.snapshots import building_path, new_id, publish
from tests.figures.asking import ask, left_out, whole

AS_AT = date(2016, 6, 30)
LATER = r"^.*\b(month_only|recommendation_status|recommendations\.status)\b.*$\n?"


def as_before(text: str) -> str:
    """A file of the schema without what came later."""
    text = re.sub(LATER, "", text, flags=re.MULTILINE)
    text = text.replace(
        "('death', 'serious_harm', 'other', 'not_known')", "('death', 'serious_harm')"
    )
    return re.sub(r",\n\);", "\n);", text)


@pytest.fixture(scope="module")
def older(tmp_path_factory) -> Snapshot:
    folder: Path = tmp_path_factory.mktemp("older")
    snapshot_id = new_id(folder)
    with duckdb.connect(str(building_path(folder, snapshot_id))) as connection:
        for path in tables_in_order():
            connection.execute(as_before(path.read_text("utf-8")))
        connection.execute(
            "insert into boards (board_id, board_name, region) values ('B1', 'B', 'N')"
        )
        connection.execute(
            "insert into reviews "
            "(review_id, board_id, incident_type, initiated_date, completed_date) "
            "values ('R1', 'B1', 'death', '2014-08-01', '2015-01-31'), "
            "('R2', 'B1', 'serious_harm', '2015-02-01', null)"
        )
        connection.execute(
            "insert into recommendations (recommendation_id, review_id, addressee, done_date) "
            "values ('1', 'R1', 'A', '2015-03-31'), ('2', 'R1', 'A', null)"
        )
        connection.execute(
            "insert into snapshot values (?, null, 1, ?, 'argument')", [snapshot_id, AS_AT]
        )
    return publish(folder, snapshot_id)


def test_it_is_older(older):
    found = reading._opened(older).connection.execute(
        "select count(*) from duckdb_columns() "
        "where database_name = 'snapshot_file' and column_name in ('month_only', 'status') "
        "and table_name in ('reviews', 'recommendations')"
    )
    assert found.fetchall() == [(0,)]


def test_its_figures_are_those_of_its_records(older):
    row = whole(older, "initiations", "panel:2014-15")
    assert (row["n_initiated"], row["n_death"], row["n_serious_harm"], row["n_other"]) == (
        2,
        1,
        1,
        0,
    )
    assert ask(older, "open_reviews").table["review_id"].tolist() == ["R2"]
    row = whole(older, "recommendation_status")
    assert (row["n_recommendations"], row["n_claimed"], row["n_undated"]) == (2, 1, 0)
    assert whole(older, "follow_through")["n_recommendations"] == 2
    assert left_out(older, "standards") == {}


@pytest.mark.parametrize("name", [n for n, f in definitions().items() if not f.composed])
def test_every_figure_answers(older, name):
    figure = definitions()[name]
    measure = figure.measures[0].name if figure.measures else None
    span = parse_span("panel:2014-15") if figure.period != "none" else Request(name).span
    asked = Request(name, span, measure=measure)
    found = figures.compute(asked, older).table
    assert [*found.columns] == [c.name for c in figure.shown_columns]
    assert len(figures.left_out(asked, older)) >= 0


def test_asked_twice_it_says_the_same(older):
    # The second time, views are kept as tables in a schema of their own.
    said = [ask(older, "durations").table for _ in range(3)]
    assert said[0].equals(said[1])
    assert said[0].equals(said[2])
    assert said[0]["n_started"].sum() == 5
