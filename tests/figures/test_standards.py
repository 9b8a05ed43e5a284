"""Standards, counted by hand: every verdict on both sides of each limit day, and why."""

from functools import cache

import pytest

from tests.factory import board, review
from tests.figures.asking import ask, cases, day, left_out, one_board_each

MET, FAILED, NOT_YET, OUT = "met", "failed", "not_yet_due", "left_out"
VERDICTS = (MET, FAILED, NOT_YET, OUT)

# What it shows, what is recorded, the standard, the as-at date, the verdict.
N, D, P13, P15, C, S = (
    "notify/wt2015", "decide/all", "inform_panel/panel2013", "inform_panel/wt2015",
    "complete/all", "panel_sees_report/wt2013",
)  # fmt: skip
LATE = "2017-12-31"
# Told on Thursday 26 March 2015, five working days on are over Good Friday (3 April) and Easter
# Monday (6 April): 27, 30, 31 March, 1 and 2 April. The last is the limit day.
TOLD = {"aware_date": "2015-03-26"}
# Aware on Friday 18 December 2015: 21, 22, 23, 24 December, then 29, as 25 is Christmas Day and 28
# is for Boxing Day.
CHRISTMAS = {"aware_date": "2015-12-18"}
DECIDED_NOT = {"decision": "not_initiate", "decision_date": "2014-03-03"}
DECIDED = {"decision": "initiate", "decision_date": "2015-06-01"}
STARTED = {"initiated_date": "2015-08-31"}
SENT = {"report_to_panel_date": "2014-05-01"}
EXAMPLES = [
    ("notify: on the limit day", TOLD | {"notified_date": "2015-04-02"}, N, LATE, MET),
    ("notify: Good Friday is after it", TOLD | {"notified_date": "2015-04-03"}, N, LATE, FAILED),
    ("notify: the same day", TOLD | {"notified_date": "2015-03-26"}, N, LATE, MET),
    ("notify: the day before the edition there is no standard",
     {"aware_date": "2015-03-25", "notified_date": "2015-06-01"}, N, LATE, None),
    ("notify: not judged on the limit day, though notified",
     TOLD | {"notified_date": "2015-03-27"}, N, "2015-04-02", NOT_YET),
    ("notify: judged on the day after",
     TOLD | {"notified_date": "2015-03-27"}, N, "2015-04-03", MET),
    ("notify: open on the limit day", TOLD, N, "2015-04-02", NOT_YET),
    ("notify: open on the day after", TOLD, N, "2015-04-03", FAILED),
    ("notify: Christmas, on the limit day",
     CHRISTMAS | {"notified_date": "2015-12-29"}, N, LATE, MET),
    ("notify: Christmas, a day late",
     CHRISTMAS | {"notified_date": "2015-12-30"}, N, LATE, FAILED),
    ("notify: aware on a Saturday, the next Monday is the first day",
     {"aware_date": "2015-06-13", "notified_date": "2015-06-19"}, N, LATE, MET),
    ("notify: aware on a Saturday, the Monday after is the sixth",
     {"aware_date": "2015-06-13", "notified_date": "2015-06-22"}, N, LATE, FAILED),
    ("notify: aware on Easter Monday, the next day is the first",
     {"aware_date": "2015-04-06", "notified_date": "2015-04-13"}, N, LATE, MET),
    ("notify: aware unknown, so from the incident",
     {"incident_date": "2015-06-01", "notified_date": "2015-06-08"}, N, LATE, MET),
    ("notify: the recorded aware date goes before the incident",
     {"incident_date": "2015-01-01", "aware_date": "2015-06-01", "notified_date": "2015-06-09"},
     N, LATE, FAILED),
    ("notify: notified before it was aware",
     TOLD | {"notified_date": "2015-03-25"}, N, LATE, OUT),
    ("notify: undated, but decided", TOLD | DECIDED, N, LATE, OUT),
    ("notify: undated, but decided in the end", TOLD | {"final_decision": "not_initiate",
     "final_decision_date": "2015-06-01"}, N, LATE, OUT),
    ("notify: undated, but initiated", TOLD | {"initiated_date": "2015-06-01"}, N, LATE, OUT),
    ("notify: a decision without its date shows nothing", TOLD | {"decision": "initiate"},
     N, LATE, FAILED),
    ("notify: undated, but published", TOLD | {"published": "2016-01-01"}, N, LATE, OUT),
    ("notify: undated, but the report went to the panel",
     TOLD | {"report_to_panel_date": "2016-01-01"}, N, LATE, OUT),
    ("notify: undated, and only a learning brief shows it",
     TOLD | {"published": "2016-01-01", "kind": "learning_brief"}, N, LATE, FAILED),
    ("notify: left out goes before not yet due", TOLD | {"completed_date": "2015-03-27"},
     N, "2015-03-28", OUT),

    ("decide: a month from 31 January is the end of February",
     {"notified_date": "2014-01-31", "decision": "initiate", "decision_date": "2014-02-28"},
     D, LATE, MET),
    ("decide: the first of March is after it",
     {"notified_date": "2014-01-31", "decision": "initiate", "decision_date": "2014-03-01"},
     D, LATE, FAILED),
    ("decide: in a leap year it is the 29th",
     {"notified_date": "2012-01-31", "decision": "not_initiate", "decision_date": "2012-02-29"},
     D, LATE, MET),
    ("decide: a month from 28 February is 28 March",
     {"notified_date": "2014-02-28", "decision": "initiate", "decision_date": "2014-03-29"},
     D, LATE, FAILED),
    ("decide: open on the limit day", {"notified_date": "2014-01-31"}, D, "2014-02-28", NOT_YET),
    ("decide: open on the day after", {"notified_date": "2014-01-31"}, D, "2014-03-01", FAILED),
    ("decide: decided before it was notified",
     {"notified_date": "2014-01-31", "decision": "initiate", "decision_date": "2014-01-30"},
     D, LATE, OUT),
    ("decide: a decision without its date",
     {"notified_date": "2014-01-31", "decision": "initiate"}, D, LATE, OUT),
    ("decide: a date without its decision has not happened and shows nothing",
     {"notified_date": "2014-01-31", "decision_date": "2014-02-03"}, D, LATE, FAILED),
    ("decide: only the final decision is dated",
     {"notified_date": "2014-01-31", "final_decision": "initiate",
      "final_decision_date": "2014-06-01"}, D, LATE, OUT),
    ("decide: only the initiation is dated",
     {"notified_date": "2014-01-31", "initiated_date": "2014-06-01"}, D, LATE, OUT),
    ("decide: only the completion is dated",
     {"notified_date": "2014-01-31", "completed_date": "2014-06-01"}, D, LATE, OUT),
    ("decide: a report to the panel shows nothing of the decision",
     {"notified_date": "2014-01-31", "report_to_panel_date": "2014-06-01"}, D, LATE, FAILED),
    ("decide: a final decision after the as-at date shows nothing yet",
     {"notified_date": "2014-01-31", "final_decision": "initiate",
      "final_decision_date": "2014-06-01"}, D, "2014-05-31", FAILED),

    ("inform 2013: on the fourteenth day",
     DECIDED_NOT | {"panel_informed_date": "2014-03-17"}, P13, LATE, MET),
    ("inform 2013: on the fifteenth",
     DECIDED_NOT | {"panel_informed_date": "2014-03-18"}, P13, LATE, FAILED),
    ("inform 2013: the panel is not told of a decision to initiate",
     {"decision": "initiate", "decision_date": "2014-03-03"}, P13, LATE, None),
    ("inform 2013: the first day", {"decision": "not_initiate", "decision_date": "2013-07-01",
     "panel_informed_date": "2013-07-01"}, P13, LATE, MET),
    ("inform 2013: not the day before it",
     {"decision": "not_initiate", "decision_date": "2013-06-30"}, P13, LATE, None),
    ("inform 2013: the last day, whose fourteenth comes under the next edition",
     {"decision": "not_initiate", "decision_date": "2015-03-25",
      "panel_informed_date": "2015-04-08"}, P13, LATE, MET),
    ("inform 2013: the day after it belongs to the next edition",
     {"decision": "not_initiate", "decision_date": "2015-03-26",
      "panel_informed_date": "2015-04-08"}, P13, LATE, None),
    ("inform 2015: which is stricter",
     {"decision": "not_initiate", "decision_date": "2015-03-26",
      "panel_informed_date": "2015-04-08"}, P15, LATE, FAILED),
    ("inform 2013: open on the limit day", DECIDED_NOT, P13, "2014-03-17", NOT_YET),
    ("inform 2013: open on the day after", DECIDED_NOT, P13, "2014-03-18", FAILED),
    ("inform 2013: undated, but the panel has its view", DECIDED_NOT | {"panel_view": "agree",
     "panel_view_date": "2014-05-01"}, P13, LATE, OUT),
    ("inform 2013: informed before it was decided",
     DECIDED_NOT | {"panel_informed_date": "2014-03-02"}, P13, LATE, OUT),
    ("inform 2015: of a decision to initiate too, on the limit day",
     DECIDED | {"panel_informed_date": "2015-06-08"}, P15, LATE, MET),
    ("inform 2015: a day late", DECIDED | {"panel_informed_date": "2015-06-09"}, P15, LATE, FAILED),
    ("inform 2015: over the May bank holiday",
     {"decision": "initiate", "decision_date": "2015-05-22", "panel_informed_date": "2015-06-01"},
     P15, LATE, MET),
    ("inform 2015: undated, but the panel has its view",
     DECIDED | {"panel_view": "agree", "panel_view_date": "2015-07-01"}, P15, LATE, OUT),
    ("inform 2015: open on the limit day", DECIDED, P15, "2015-06-08", NOT_YET),
    ("inform 2015: open on the day after", DECIDED, P15, "2015-06-09", FAILED),

    ("complete: six months from 31 August is 29 February",
     STARTED | {"completed_date": "2016-02-29"}, C, LATE, MET),
    ("complete: a day late", STARTED | {"completed_date": "2016-03-01"}, C, LATE, FAILED),
    ("complete: completed early, and not yet due",
     STARTED | {"completed_date": "2015-10-01"}, C, "2016-02-29", NOT_YET),
    ("complete: completed early, and due",
     STARTED | {"completed_date": "2015-10-01"}, C, "2016-03-01", MET),
    ("complete: open on the day after", STARTED, C, "2016-03-01", FAILED),
    ("complete: discontinued on the limit day",
     STARTED | {"discontinued_date": "2016-02-29"}, C, LATE, OUT),
    ("complete: discontinued on the day after, when it had failed",
     STARTED | {"discontinued_date": "2016-03-01"}, C, LATE, FAILED),
    ("complete: discontinued, and left out before it is due",
     STARTED | {"discontinued_date": "2015-10-01"}, C, "2015-10-01", OUT),
    ("complete: discontinued after the as-at date is not yet",
     STARTED | {"discontinued_date": "2015-10-01"}, C, "2015-09-30", NOT_YET),
    ("complete: discontinued and completed all the same",
     STARTED | {"discontinued_date": "2015-10-01", "completed_date": "2016-03-01"},
     C, LATE, FAILED),
    ("complete: completed before it was started",
     STARTED | {"completed_date": "2015-08-30"}, C, LATE, OUT),
    ("complete: undated, but the report went to the panel",
     STARTED | {"report_to_panel_date": "2016-01-01"}, C, LATE, OUT),
    ("complete: undated, but published", STARTED | {"published": "2016-01-01"}, C, LATE, OUT),
    ("complete: a learning brief shows no completion",
     STARTED | {"published": "2016-01-01", "kind": "learning_brief"}, C, LATE, FAILED),
    ("complete: completed after the as-at date, to the panel before: no date of it yet",
     STARTED | {"report_to_panel_date": "2016-01-01", "completed_date": "2016-01-10"},
     C, "2016-01-05", OUT),
    ("complete: initiated by the decision where no date is recorded",
     {"decision": "initiate", "decision_date": "2015-08-31", "completed_date": "2016-02-29"},
     C, LATE, MET),

    ("panel sees report: published on the seventh day after",
     SENT | {"published": "2014-05-08"}, S, LATE, MET),
    ("panel sees report: published on the sixth",
     SENT | {"published": "2014-05-07"}, S, LATE, FAILED),
    ("panel sees report: published before the panel had it",
     SENT | {"published": "2014-04-01"}, S, LATE, FAILED),
    ("panel sees report: never published", SENT, S, LATE, MET),
    ("panel sees report: not judged on the seventh day",
     SENT | {"published": "2014-05-07"}, S, "2014-05-08", NOT_YET),
    ("panel sees report: judged on the eighth",
     SENT | {"published": "2014-05-07"}, S, "2014-05-09", FAILED),
    ("panel sees report: from 15 April 2013",
     {"report_to_panel_date": "2013-04-15", "published": "2013-04-16"}, S, LATE, FAILED),
    ("panel sees report: not before",
     {"report_to_panel_date": "2013-04-14", "published": "2013-04-16"}, S, LATE, None),
    ("panel sees report: a learning brief is no report",
     SENT | {"published": "2014-05-02", "kind": "learning_brief"}, S, LATE, MET),
]  # fmt: skip

# Net of agreed delays: start and end of each delay, what is recorded, the as-at date, the verdict.
# All were started on 15 January 2015; the limit is 15 July 2015.
NET = [
    ("thirty days move the limit to 14 August",
     [("2015-03-01", "2015-03-31")], {"completed_date": "2015-08-14"}, LATE, MET),
    ("a day later is late", [("2015-03-01", "2015-03-31")], {"completed_date": "2015-08-15"},
     LATE, FAILED),
    ("overlapping delays count each day once: 40 days to 24 August",
     [("2015-03-01", "2015-03-31"), ("2015-03-11", "2015-04-10")],
     {"completed_date": "2015-08-25"}, LATE, FAILED),
    ("and on 24 August it is met",
     [("2015-03-01", "2015-03-31"), ("2015-03-11", "2015-04-10")],
     {"completed_date": "2015-08-24"}, LATE, MET),
    ("a delay that begins on the limit day moves it by 10 days",
     [("2015-07-15", "2015-07-25")], {"completed_date": "2015-07-25"}, LATE, MET),
    ("one that begins the day after does not",
     [("2015-07-16", "2015-07-26")], {"completed_date": "2015-07-20"}, LATE, FAILED),
    ("but does if an earlier one moved the limit there",
     [("2015-02-01", "2015-02-02"), ("2015-07-16", "2015-07-26")],
     {"completed_date": "2015-07-26"}, LATE, MET),
    ("days before the start do not count: 5 of 20",
     [("2014-12-31", "2015-01-20")], {"completed_date": "2015-07-21"}, LATE, FAILED),
    ("on the fifth it is met",
     [("2014-12-31", "2015-01-20")], {"completed_date": "2015-07-20"}, LATE, MET),
    ("a running delay moves the limit on to the as-at date",
     [("2015-07-01", None)], {}, "2016-01-01", NOT_YET),
    ("a delay that has ended leaves it due",
     [("2015-07-01", "2015-12-01")], {}, "2015-12-15", NOT_YET),
    ("and failed on the day after the moved limit, 15 December",
     [("2015-07-01", "2015-12-01")], {}, "2015-12-16", FAILED),
    ("a running delay ends with completion: 15 days, the limit is 30 July, completed on the 16th",
     [("2015-07-01", None)], {"completed_date": "2015-07-16"}, "2015-07-31", MET),
    ("and is not yet due on the 30th",
     [("2015-07-01", None)], {"completed_date": "2015-07-16"}, "2015-07-30", NOT_YET),
    ("discontinued on the moved limit day",
     [("2015-03-01", "2015-03-31")], {"discontinued_date": "2015-08-14"}, LATE, OUT),
    ("discontinued on the day after",
     [("2015-03-01", "2015-03-31")], {"discontinued_date": "2015-08-15"}, LATE, FAILED),
    ("a delay that begins after the as-at date has not happened",
     [("2015-07-10", "2015-09-10")], {}, "2015-07-09", NOT_YET),
    ("a delay of no days moves nothing",
     [("2015-07-15", "2015-07-15")], {"completed_date": "2015-07-16"}, LATE, FAILED),
    ("paused 200 days for criminal proceedings",
     [("2015-02-01", "2015-08-20")], {"completed_date": "2016-01-31"}, LATE, MET),
]  # fmt: skip


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    made = one_board_each(
        [
            (name, {k: v for k, v in values.items() if k not in ("published", "kind")})
            for name, values, *_ in EXAMPLES
        ]
    )
    published = [
        {"publication_id": f"P{n}", "review_id": f"R{n}", "published_date": day(v["published"]),
         "kind": v.get("kind", "executive_summary")}
        for n, (_, v, *_) in enumerate(EXAMPLES)
        if "published" in v
    ]  # fmt: skip
    return shared_snapshot(**made, publications=published)


@pytest.fixture(scope="module")
def delayed(shared_snapshot):
    made = one_board_each(
        [(name, {"initiated_date": "2015-01-15"} | values) for name, _, values, *_ in NET]
    )
    delays = [
        {"delay_id": f"D{n}.{i}", "review_id": f"R{n}", "reason": "criminal_proceedings",
         "start_date": day(start), "end_date": day(end) if end else None}
        for n, (_, spans, *_) in enumerate(NET)
        for i, (start, end) in enumerate(spans)
    ]  # fmt: skip
    return shared_snapshot(**made, delays=delays)


@cache
def counts(snapshot, as_at: str, ending: str = "") -> dict[tuple[str, str], dict]:
    """What each board (one review) has in each standard, by verdict."""
    table = ask(snapshot, "standards", as_at=as_at, by="board").table
    return {
        (row["group_id"], f"{row['standard_id']}/{row['edition']}"): {
            verdict: row[f"n_{verdict}{ending}"] for verdict in VERDICTS
        }
        for row in table.to_dict("records")
    }


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    _, _, standard, as_at, expected = EXAMPLES[number]
    found = counts(examples, as_at)[str(number), standard]
    assert found == {verdict: int(verdict == expected) for verdict in VERDICTS}


@pytest.mark.parametrize("number", range(len(NET)), ids=[e[0] for e in NET])
def test_each_example_net_of_delays(delayed, number):
    *_, as_at, expected = NET[number]
    found = counts(delayed, as_at, "_net")[str(number), C]
    assert found == {verdict: int(verdict == expected) for verdict in VERDICTS}


def test_every_verdict_of_every_standard_has_an_example():
    shown = {(standard, verdict) for _, _, standard, _, verdict in EXAMPLES}
    # Of the panel's week nothing can be left out: a report published too early has failed.
    never = {(S, OUT)}
    assert shown >= {(s, v) for s in (N, D, P13, P15, C, S) for v in VERDICTS} - never
    assert {verdict for *_, verdict in NET} == set(VERDICTS)


def test_the_four_counts_are_all_that_started(examples, delayed):
    for made in (examples, delayed):
        for as_at in ("2014-03-17", "2015-07-20", "2016-03-01", LATE):
            found = ask(made, "standards", as_at=as_at).table.dropna(subset=["n_started"])
            # What is not recorded by then is null, and adds up to nothing.
            assert len(found) or as_at == "2014-03-17"
            for row in found.to_dict("records"):
                assert row["n_started"] == sum(row[f"n_{v}"] for v in VERDICTS)
                if row["standard_id"] == "complete":
                    assert row["n_started"] == sum(row[f"n_{v}_net"] for v in VERDICTS)


def editions(snapshot, *args, **values):
    table = ask(snapshot, "standards", *args, **values).table
    return [f"{s}/{e}" for s, e in zip(table["standard_id"], table["edition"], strict=True)]


def test_each_edition_in_force_in_the_period_has_a_row(snapshot):
    made = snapshot()
    assert editions(made, "panel:2012-13", as_at=LATE) == [D, C, S]
    assert editions(made, ("2012-07-01", "2013-04-14"), as_at=LATE) == [D, C]
    assert editions(made, "panel:2013-14", as_at=LATE) == [D, P13, C, S]
    assert editions(made, "panel:2014-15", as_at=LATE) == [N, D, P13, P15, C, S]
    assert editions(made, "panel:2015-16", as_at=LATE) == [N, D, P15, C, S]
    # Cut at the as-at date: the edition of 26 March 2015 has not come yet.
    assert editions(made, "panel:2014-15", as_at="2015-03-25") == [D, P13, C, S]
    assert editions(made, as_at=LATE) == [N, D, P13, P15, C, S]
    assert editions(made, as_at="2013-06-30") == [D, C, S]


def test_by_period_each_year_has_its_own_editions(snapshot):
    table = ask(snapshot(), "standards", "panel:2013-14..2015-16", by="period", as_at=LATE).table
    assert (
        list(table["group_id"])
        == ["panel:2013-14"] * 4 + ["panel:2014-15"] * 6 + ["panel:2015-16"] * 5
    )


def test_a_closed_board_with_a_case_in_one_standard_is_listed_in_all(snapshot):
    made = snapshot(
        boards=[board("B1"), board("B2", closed_date=day("2013-01-01")),
                board("B3", closed_date=day("2013-01-01"))],
        reviews=[review("R1", "B2", notified_date=day("2015-12-01"))],
    )  # fmt: skip
    table = ask(made, "standards", "panel:2015-16", by="board").table
    assert list(table["group_id"]) == ["B1"] * 5 + ["B2"] * 5


def test_left_out_says_why(snapshot):
    made = snapshot(
        reviews=[
            review("R1", initiated_date=day("2014-01-01"), discontinued_date=day("2014-02-01")),
            review("R2", initiated_date=day("2014-01-01"), completed_date=day("2013-12-01")),
            review("R3", notified_date=day("2014-01-01"), decision="initiate"),
        ]
    )
    assert left_out(made, "standards") == {
        "of the standard decide that must have ended, as the record shows, but have no date of it"
        "": 1,
        "of the standard complete that ended before they started": 1,
        "of the standard complete discontinued on or before the limit day": 1,
    }
    assert cases(made, "standards") == ["R1", "R2", "R3"]


def test_the_net_columns_are_of_complete_alone(snapshot):
    started = snapshot(reviews=[review("R1", initiated_date=day("2014-01-01"))])
    table = ask(started, "standards").table.set_index("standard_id")
    net = [c for c in table.columns if "_net" in c]
    assert table.loc["complete", [c for c in net if "rate" not in c]].sum() == 1
    assert table.drop("complete")[net].isna().all().all()
    # Where no start is on record, not even a 0 is.
    assert ask(snapshot(), "standards").table[net].isna().all().all()
