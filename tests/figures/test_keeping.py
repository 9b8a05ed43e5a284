"""What is kept of one as-at date never shows in the figures of another."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import duckdb
import pytest

from scr.store import keeping, query, reading
from tests.factory import AS_AT, board, review
from tests.figures.asking import day, rows

COUNT = "select count(*) as n from reviews_as_at($as_at) where completed_date is not null"
DAYS = [AS_AT - timedelta(days=60 * n) for n in range(keeping.KEPT_DATES + 3)]


@pytest.fixture
def made(snapshot):
    """A review completed on each of some days, the latest 30 June 2016."""
    return snapshot(
        boards=[board("B1"), board("B2")],
        reviews=[
            review(f"R{n}", "B1", initiated_date=day("2014-01-01"), completed_date=one)
            for n, one in enumerate(DAYS)
        ],
    )


def completed(snapshot, as_at) -> int:
    """Asked twice, so that the answer is of what is kept."""
    once, again = (int(query(snapshot, COUNT, {"as_at": as_at})["n"][0]) for _ in range(2))
    assert once == again
    return again


def kept(snapshot) -> list:
    """The dates kept, that asked for longest ago first."""
    keeper = reading._opened(snapshot).keeper
    return [day for day in keeper._asked if keeper._kept.get(day)]


def test_each_date_has_its_own_rows(made):
    for _ in range(2):
        for n, as_at in enumerate(DAYS):
            assert completed(made, as_at) == len(DAYS) - n


def test_the_dates_asked_for_longest_ago_are_let_go(made):
    for as_at in DAYS:
        completed(made, as_at)
    assert kept(made) == DAYS[-keeping.KEPT_DATES :]
    completed(made, DAYS[-keeping.KEPT_DATES])
    completed(made, DAYS[0])
    assert kept(made)[-2:] == [DAYS[-keeping.KEPT_DATES], DAYS[0]]


def test_a_date_that_is_being_read_is_not_let_go(made):
    keeper = reading._opened(made).keeper
    completed(made, DAYS[0])
    with keeper.cursor(COUNT, DAYS[0]) as cursor:
        for as_at in DAYS[1:]:
            completed(made, as_at)
        assert cursor.execute(COUNT, {"as_at": DAYS[0]}).fetchall() == [(len(DAYS),)]
    assert DAYS[0] in kept(made)
    completed(made, DAYS[1])
    assert len(kept(made)) == keeping.KEPT_DATES


def test_a_question_asked_once_keeps_nothing(made):
    query(made, COUNT, {"as_at": AS_AT})
    assert kept(made) == []
    query(made, COUNT, {"as_at": AS_AT})
    assert kept(made) == [AS_AT]


def test_what_is_kept_of_one_date_is_refused_to_another(made):
    completed(made, DAYS[0])
    with (
        reading._opened(made).keeper.cursor(COUNT, DAYS[0]) as cursor,
        pytest.raises(duckdb.Error, match="another date"),
    ):
        cursor.execute(COUNT, {"as_at": DAYS[1]})


def test_a_view_is_kept_after_those_that_it_stands_on():
    names = keeping._needed("select * from open_reviews_as_at($as_at)")
    assert names == ("reviews_as_at", "standard_cases_as_at", "open_reviews_as_at")
    assert keeping._needed("select * from records.boards") == ()


def test_a_view_alone_says_the_same_as_what_is_kept_of_it(made):
    opened = reading._opened(made)
    cursor = opened.connection.cursor()
    assert any(is_kept for is_kept, _ in keeping._views().values())
    for name, (is_kept, _) in keeping._views().items():
        if is_kept:
            sql = f"select * from {name}($as_at) order by all"
            opened.make(sql)
            bare = cursor.execute(sql, {"as_at": DAYS[2]}).fetchall()
            for _ in range(2):
                query(made, sql, {"as_at": DAYS[2]})
            with reading._opened(made).keeper.cursor(sql, DAYS[2]) as other:
                assert other.execute(sql, {"as_at": DAYS[2]}).fetchall() == bare, name
    cursor.close()


def test_many_threads_ask_at_once(made):
    asked = DAYS * 4
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda as_at: completed(made, as_at), asked))
    assert found == [completed(made, as_at) for as_at in asked]


def test_a_snapshot_without_boards_or_reviews_is_read_too(snapshot):
    empty = snapshot(boards=[])
    assert completed(empty, AS_AT) == 0
    assert rows(empty, "decisions")["national"]["n_decisions"] is None
