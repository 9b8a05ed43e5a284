"""The rules as data: bank holidays as a well-kept library has them, working days, editions."""

from datetime import date, timedelta

import holidays
import pytest

from scr.base.settings import QUERIES
from scr.figures.definitions import header
from scr.store import query
from tests.figures.asking import day

FILES = sorted((QUERIES / "reference").glob("*.sql"))


@pytest.fixture(scope="module")
def made(shared_snapshot):
    return shared_snapshot()


def frozen(made) -> dict[date, str]:
    table = query(made, "select holiday, name from bank_holidays order by holiday", {})
    return dict(zip(table["holiday"].dt.date, table["name"], strict=True))


def limit_day(made, start: str, n: int) -> date:
    found = query(
        made,
        """
        select limits.day
        from working_days as starts
        inner join working_days as limits
            on limits.is_working and limits.working_day = starts.working_day + $n
        where starts.day = $start
        """,
        {"start": day(start), "n": n},
    )
    return found["day"].dt.date.item()


def test_bank_holidays_are_those_of_the_library(made):
    said = header((QUERIES / "reference" / "bank_holidays.sql").read_text("utf-8"))
    assert said["source"][0].startswith(f"the package holidays {holidays.__version__} ")
    library = holidays.country_holidays("GB", subdiv="ENG", years=range(1990, 2037))
    assert frozen(made) == dict(library)


@pytest.mark.parametrize(
    ("text", "is_working"),
    [
        ("2011-04-29", False),  # the wedding
        ("2011-05-02", False),
        ("2012-05-28", True),  # moved to June for the jubilee
        ("2012-06-04", False),
        ("2012-06-05", False),
        ("2020-05-04", True),  # moved to the Friday, for VE day
        ("2020-05-08", False),
        ("2022-05-30", True),  # moved to June for the jubilee
        ("2022-06-02", False),
        ("2022-06-03", False),
        ("2022-09-19", False),  # the funeral
        ("2023-05-01", False),
        ("2023-05-08", False),  # the coronation
        ("2014-04-21", False),  # Easter Monday, kept in England
        ("2014-08-25", False),  # the summer holiday, kept in England
        ("2014-03-17", True),  # of Northern Ireland alone
        ("2014-08-04", True),  # of Scotland alone
        ("2013-12-26", False),
        ("2015-12-28", False),  # for Boxing Day, on a Saturday
        ("2014-06-14", False),  # a Saturday
        ("2014-06-16", True),
    ],
)
def test_special_days(made, text, is_working):
    found = query(made, "select is_working from working_days where day = $d", {"d": day(text)})
    assert found["is_working"].tolist() == [is_working]


@pytest.mark.parametrize(
    ("start", "n", "limit"),
    [
        ("2013-12-20", 15, "2014-01-15"),
        ("2013-12-21", 15, "2014-01-15"),  # a Saturday counts from there
        ("2013-12-23", 15, "2014-01-16"),
        ("2015-03-26", 5, "2015-04-02"),
        ("2015-03-27", 5, "2015-04-07"),
        ("2015-06-12", 1, "2015-06-15"),
        ("2015-06-14", 1, "2015-06-15"),
        ("2012-05-31", 2, "2012-06-06"),
    ],
)
def test_the_nth_working_day_after_a_start(made, start, n, limit):
    assert limit_day(made, start, n) == day(limit)


def test_every_day_of_a_working_life_has_its_number(made):
    table = query(made, "select * from working_days order by day", {})
    days = list(table["day"].dt.date)
    assert days == [days[0] + timedelta(days=i) for i in range(len(days))]
    assert days[0] < date(1990, 1, 1)
    assert days[-1] > date(2046, 12, 31)
    known = frozen(made)
    expected = [d.weekday() < 5 and d not in known for d in days]
    assert table["is_working"].tolist() == expected
    assert (table["working_day"].diff()[1:] == table["is_working"][1:].astype(int)).all()


def test_the_standards_are_those_of_the_contract(made):
    table = query(
        made,
        """
        select standard_id, edition, start_event, end_event, bound, length, unit, stopped_by,
            is_paused, in_force_from::varchar as first, in_force_to::varchar as last
        from standards order by position
        """,
        {},
    ).astype(object)
    rows = [tuple(v if v == v else None for v in row) for row in table.itertuples(index=False)]
    assert rows == [
        ("notify", "wt2015", "aware", "notified", "by", 5, "working_days", None, False,
         "2015-03-26", None),
        ("decide", "all", "notified", "first_decision", "by", 1, "months", None, False, None, None),
        ("inform_panel", "panel2013", "not_initiate_decision", "panel_informed", "by", 14, "days",
         None, False, "2013-07-01", "2015-03-25"),
        ("inform_panel", "wt2015", "first_decision", "panel_informed", "by", 5, "working_days",
         None, False, "2015-03-26", None),
        ("complete", "all", "initiated", "completed", "by", 6, "months", "discontinued", True,
         None, None),
        ("panel_sees_report", "wt2013", "report_to_panel", "first_published", "not_before", 7,
         "days", None, False, "2013-04-15", None),
    ]  # fmt: skip


def test_every_standard_says_what_it_is_and_where_it_comes_from(made):
    table = query(made, "select says, source from standards", {})
    assert table["says"].str.endswith(".").all()
    assert (table["source"].str.len() > 20).all()


def test_editions_of_one_standard_do_not_overlap(made):
    table = query(
        made,
        """
        select count(*) as n
        from standards as one
        inner join standards as other
            on one.standard_id = other.standard_id and one.position < other.position
        where
            coalesce(one.in_force_from, date '0001-01-01')
            <= coalesce(other.in_force_to, date '9999-12-31')
            and coalesce(other.in_force_from, date '0001-01-01')
            <= coalesce(one.in_force_to, date '9999-12-31')
        """,
        {},
    )
    assert table["n"].item() == 0


def test_the_events_of_clocks_are_a_closed_list(made):
    known = query(
        made,
        "select distinct start_event as e from clocks union select distinct end_event from clocks",
        {},
    )
    rule = (QUERIES / "reviews" / "clocks_as_at.sql").read_text("utf-8")
    assert all(f"when '{event}' then" in rule for event in known["e"])


@pytest.mark.parametrize("path", FILES, ids=[p.stem for p in FILES])
def test_a_reference_file_says_what_it_is(path):
    text = path.read_text("utf-8")
    said = header(text)
    assert said["reference"] == [path.stem]
    assert said["grain"]
    assert said["says"]
    is_types_alone = said["grain"] == ["none: types alone"]
    assert ("create type " if is_types_alone else f"create table {said['reference'][0]}") in text
