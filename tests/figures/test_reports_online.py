"""Reports in full, redacted and no longer online: counted by hand, and a second time plainly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr.figures import run as figures
from tests.conftest import close_connections
from tests.factory import board, make_snapshot, review
from tests.figures.asking import cases, day, left_out, request, rows, whole

COUNTS = (
    "n_published", "n_full", "n_redaction_unknown", "n_redacted", "n_other_kind",
    "n_online", "n_no_longer_online", "n_withdrawn_early",
)  # fmt: skip
KINDS = (
    "overview_report", "executive_summary", "summary_report", "anonymous_report", "learning_brief"
)  # fmt: skip


def report(
    published: str,
    redacted: bool | None = False,
    withdrawn: str | None = None,
    kind: str = "overview_report",
) -> dict:
    return {
        "kind": kind,
        "published_date": day(published),
        "redacted": redacted,
        "withdrawn_date": day(withdrawn) if withdrawn else None,
    }


# Panel year 2014-15 as at 1 May 2015.
NO = (0, 0, 0, 0, 0, 0, 0, 0)
FULL, REDACTED = (1, 1, 0, 0, 0, 1, 0, 0), (1, 0, 0, 1, 0, 1, 0, 0)
UNKNOWN, OTHER = (1, 0, 1, 0, 0, 1, 0, 0), (1, 0, 0, 0, 1, 1, 0, 0)
GONE, GONE_EARLY = (1, 1, 0, 0, 0, 0, 1, 0), (1, 1, 0, 0, 0, 0, 1, 1)
EXAMPLES = [
    ("counted: on the first day", [report("2014-07-01")], FULL),
    ("not counted: on the day before", [report("2014-06-30")], NO),
    ("counted: on the as-at date", [report("2015-05-01")], FULL),
    ("not counted: after the as-at date", [report("2015-05-02")], NO),
    ("not counted: first published before, again in the period",
     [report("2014-06-30"), report("2014-09-01")], NO),
    ("not counted: a learning brief is no publication",
     [report("2014-09-01", kind="learning_brief")], NO),
    ("redacted", [report("2014-09-01", True)], REDACTED),
    ("not recorded whether redacted", [report("2014-09-01", None)], UNKNOWN),
    ("full: one of two overview reports is not redacted",
     [report("2014-09-01", True), report("2014-10-01", False)], FULL),
    ("redacted: the other comes after the as-at date",
     [report("2014-09-01", True), report("2015-05-02", False)], REDACTED),
    ("not recorded: one is redacted, of the other it is not said",
     [report("2014-09-01", True), report("2014-10-01", None)], UNKNOWN),
    ("redacted: that a summary is not redacted says nothing of the report",
     [report("2014-09-01", True), report("2014-09-01", False, kind="executive_summary")], REDACTED),
    ("other kind: an executive summary alone",
     [report("2014-09-01", False, kind="executive_summary")], OTHER),
    ("other kind: a summary", [report("2014-09-01", None, kind="summary_report")], OTHER),
    ("other kind: anonymous", [report("2014-09-01", None, kind="anonymous_report")], OTHER),
    ("no longer online: taken offline on the as-at date",
     [report("2014-07-01", withdrawn="2015-05-01")], GONE_EARLY),
    ("still online: taken offline the day after",
     [report("2014-07-01", withdrawn="2015-05-02")], FULL),
    ("still online: one of two reports is",
     [report("2014-09-01", withdrawn="2015-01-01"),
      report("2014-09-01", kind="executive_summary")], FULL),
    ("no longer online: only the learning brief is left",
     [report("2014-09-01", withdrawn="2015-01-01"),
      report("2014-09-01", kind="learning_brief")], GONE_EARLY),
]  # fmt: skip
# What happens after 12 months needs a later as-at date: the end of 2016.
LATER = [
    ("early: a day less than 12 months", [report("2014-09-01", withdrawn="2015-08-31")],
     GONE_EARLY),
    ("not early: 12 months to the day", [report("2014-09-01", withdrawn="2015-09-01")], GONE),
    ("not early: the first went early, the last did not",
     [report("2014-09-01", withdrawn="2015-01-01"),
      report("2014-09-01", None, "2015-09-01", "executive_summary")], GONE),
    ("early: the last to go had been there for less than 12 months",
     [report("2014-09-01", withdrawn="2015-09-01"),
      report("2015-06-01", None, "2015-12-01", "executive_summary")], GONE_EARLY),
    ("not early: of two that went on one day, one had been there for 12 months",
     [report("2015-01-01", withdrawn="2015-12-01"), report("2014-12-01", withdrawn="2015-12-01")],
     GONE),
]  # fmt: skip


def tables(examples: list[tuple]) -> dict[str, list[dict]]:
    """The n-th example as the one review of the board `n`."""
    return {
        "boards": [board(str(n)) for n, _ in enumerate(examples)],
        "reviews": [
            {"review_id": f"R{n}", "board_id": str(n), "incident_type": "death"}
            for n, _ in enumerate(examples)
        ],
        "publications": [
            {"publication_id": f"P{n}-{i}", "review_id": f"R{n}"} | one
            for n, (_, reports, _) in enumerate(examples)
            for i, one in enumerate(reports)
        ],
    }


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(**tables(EXAMPLES))


@pytest.fixture(scope="module")
def later(shared_snapshot):
    return shared_snapshot(as_at=date(2016, 12, 31), **tables(LATER))


ASKED = ("reports_online", "panel:2014-15")


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, *ASKED, by="board", as_at="2015-05-01")[str(number)]
    assert tuple(row[name] for name in COUNTS) == EXAMPLES[number][2]


@pytest.mark.parametrize("number", range(len(LATER)), ids=[e[0] for e in LATER])
def test_each_example_of_twelve_months(later, number):
    row = rows(later, *ASKED, by="board")[str(number)]
    assert tuple(row[name] for name in COUNTS) == LATER[number][2]


def test_the_whole_is_the_sum_and_its_cases(examples):
    row = whole(examples, *ASKED, as_at="2015-05-01")
    assert [row[name] for name in COUNTS] == [sum(e[2][i] for e in EXAMPLES) for i in range(8)]
    assert len(cases(examples, *ASKED, as_at="2015-05-01")) == row["n_published"]


def test_a_review_that_does_not_exist_yet_is_not_counted(snapshot):
    made = snapshot(
        reviews=[
            {"review_id": "R1", "board_id": "B1", "incident_type": "death"}
            | {"notified_date": day("2015-03-01")}
        ],
        publications=[{"publication_id": "P1", "review_id": "R1"} | report("2014-09-01")],
    )
    # Its publication is none that is on record: not recorded, which is not none.
    assert whole(made, *ASKED, as_at="2015-02-28")["n_published"] is None
    assert whole(made, *ASKED, as_at="2015-03-01")["n_published"] == 1


def test_what_is_left_out(snapshot):
    def document(number, review_id, published, **values):
        return {"publication_id": f"P{number}", "review_id": review_id} | report(
            published, **values
        )

    made = snapshot(
        reviews=[review(name, notified_date=day("2014-01-01")) for name in ("R1", "R2", "R3", "R5")]
        + [review("R4", notified_date=day("2015-06-15"))],
        publications=[
            # Only a learning brief, twice: one review left out.
            document(1, "R1", "2014-09-01", kind="learning_brief"),
            document(2, "R1", "2014-10-01", kind="learning_brief"),
            # A report came too: counted in the period, not left out.
            document(3, "R2", "2014-09-01", kind="learning_brief"),
            document(4, "R2", "2015-06-30"),
            # Its first document lies before the period.
            document(5, "R3", "2014-06-30", kind="learning_brief"),
            # Not notified before 15 June 2015.
            document(6, "R4", "2015-01-01"),
            # After the as-at date.
            document(7, "R5", "2015-06-30", kind="learning_brief"),
        ],
    )
    brief, early = (
        "with a first document in the period, a learning brief or a response, but no report",
        "with a report published, though by its other dates the review does not exist yet",
    )
    assert left_out(made, *ASKED, as_at="2015-06-14") == {brief: 2, early: 1}
    assert left_out(made, *ASKED, as_at="2015-06-15") == {brief: 2}
    assert left_out(made, *ASKED, as_at="2015-06-30") == {brief: 2}
    assert left_out(made, *ASKED, as_at="2015-06-30", board_id="B1") == {brief: 2}
    assert left_out(made, *ASKED, as_at="2014-06-30") == {}


def plainly(publications: list[dict], start: date, end: date, as_at: date) -> dict[str, int]:
    """The counts by loops over rows: nothing shared with the SQL."""
    found = dict.fromkeys(COUNTS, 0)
    for review_id in sorted({one["review_id"] for one in publications}):
        reports = [
            one
            for one in publications
            if one["review_id"] == review_id
            and one["published_date"] <= as_at
            and one["kind"] != "learning_brief"
        ]
        if not reports or not start <= min(r["published_date"] for r in reports) <= end:
            continue
        found["n_published"] += 1
        marks = [r["redacted"] for r in reports if r["kind"] == "overview_report"]
        if False in marks:
            found["n_full"] += 1
        elif None in marks:
            found["n_redaction_unknown"] += 1
        else:
            found["n_redacted" if marks else "n_other_kind"] += 1
        if any(r["withdrawn_date"] is None or r["withdrawn_date"] > as_at for r in reports):
            found["n_online"] += 1
            continue
        found["n_no_longer_online"] += 1
        went = max(r["withdrawn_date"] for r in reports)
        since = min(r["published_date"] for r in reports if r["withdrawn_date"] == went)
        # No day in this test is a 29 February.
        found["n_withdrawn_early"] += went < since.replace(year=since.year + 1)
    return found


DAYS = st.dates(date(2013, 3, 1), date(2015, 12, 31))
PUBLICATIONS = st.lists(
    st.fixed_dictionaries(
        {
            "review_id": st.sampled_from(["R1", "R2", "R3"]),
            "kind": st.sampled_from(KINDS),
            "published_date": DAYS,
            "redacted": st.sampled_from([True, False, None]),
            "withdrawn_date": st.one_of(st.none(), DAYS),
        }
    ),
    max_size=9,
)


@given(PUBLICATIONS, st.dates(date(2014, 1, 1), date(2015, 12, 31)))
def test_it_is_what_loops_count(tmp_path_factory, publications, as_at):
    made = make_snapshot(
        tmp_path_factory.mktemp("plainly"),
        reviews=[
            {"review_id": f"R{n}", "board_id": "B1", "incident_type": "death"} for n in (1, 2, 3)
        ],
        publications=[one | {"publication_id": f"P{n}"} for n, one in enumerate(publications)],
    )
    try:
        asked = request("reports_online", ("2014-01-01", "2014-12-31"), as_at=as_at)
        table = figures.compute(asked, made).table
        expected = plainly(publications, date(2014, 1, 1), date(2014, 12, 31), as_at)
        if not len(table) or table[COUNTS[0]].isna().all():
            # Nothing was published by the end of the year: not recorded is not zero.
            assert not any(expected.values())
        else:
            assert {name: int(table.iloc[0][name]) for name in COUNTS} == expected
    finally:
        close_connections()
