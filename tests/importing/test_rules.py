"""Each rule with a source that breaks it and one that just does not."""

from pathlib import Path

import pytest

from scr.base.settings import QUERIES
from scr.importing import run_import
from scr.importing.rules import STAGES, rules
from tests.importing.helpers import AS_AT, BOARDS, found, load, recommendation, review, write

R = "reviews"
DELAY = {"delay_id": "D1", "review_id": "R1", "reason": "inquest", "start_date": "1/3/2014"}
PUBLICATION = {
    "publication_id": "P1",
    "review_id": "R1",
    "kind": "overview_report",
    "published_date": "1/6/2015",
}
ASSESSMENT = {
    "assessment_id": "A1",
    "review_id": "R1",
    "assessor": "panel",
    "assessed_date": "1/6/2015",
}
CHALLENGE = {
    "challenge_id": "C1",
    "board_id": "B1",
    "raised_by": "panel",
    "subject": "delay",
    "raised_date": "1/6/2015",
}
PANEL = {
    "panel_recommendation_id": "PR1",
    "report": "First annual report",
    "report_date": "15/7/2014",
    "text": "Publish more.",
}


def board(board_id: str, **values: str) -> dict[str, str]:
    return {"board_id": board_id, "board_name": f"Board {board_id}", "region": "North", **values}


def reviews(*rows: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    return {"reviews": list(rows)}


OLD_AND_NEW = [
    *BOARDS,
    board("O1", board_name="Old Town", closed_date="31/12/2012"),
    board("O2", board_name="Old Town", opened_date="1/1/2013"),
]

JOINT = [
    *BOARDS,
    board("J1", local_authorities="Lower; Upper", la_codes="A1; A2", aliases="Lower; Upper"),
]

# rule: [(tables, the finding it makes)], then tables that it lets pass.
BREAKS = {
    "unknown_column": [
        (reviews(review(colour="red")), [("unknown_column", R, None, "colour")]),
    ],
    "two_digit_year": [
        (
            reviews(review(incident_date="31/01/14")),
            [("two_digit_year", R, 2, "incident_date")],
        ),
        (
            reviews(review(incident_date="31-Jan-14")),
            [("two_digit_year", R, 2, "incident_date")],
        ),
    ],
    "day_number": [
        (reviews(review(incident_date="41670")), [("day_number", R, 2, "incident_date")]),
    ],
    "month_only": [
        (reviews(review(incident_date="Jan-14")), [("month_only", R, 2, "incident_date")]),
    ],
    "year_alone": [
        (reviews(review(incident_date="2014")), [("year_alone", R, 2, "incident_date")]),
    ],
    "incident_type_blank": [
        (reviews(review(incident_type="n/k")), [("incident_type_blank", R, 2, "incident_type")]),
        (
            reviews({"review_id": "R1", "board_id": "B1"}),
            [("incident_type_blank", R, None, "incident_type")],
        ),
    ],
    "look_alike_key": [
        (reviews(review("R1"), review("R-01")), [("look_alike_key", R, 3, "review_id")]),
        (
            {
                **reviews(review()),
                "recommendations": [recommendation(), recommendation(addressee="Po-lice")],
            },
            [("look_alike_key", "recommendations", 3, "recommendation_id")],
        ),
    ],
    "several_bodies": [
        (
            {**reviews(review()), "recommendations": [recommendation(addressee="Police; Health")]},
            [("several_bodies", "recommendations", 2, "addressee")],
        ),
    ],
    "several_recommendations": [
        (
            {**reviews(review()), "recommendations": [recommendation(text="1. Do. 2. Do more.")]},
            [("several_recommendations", "recommendations", 2, "text")],
        ),
    ],
    "authorities_incomplete": [
        (
            {"boards": JOINT, "populations": [{"board_id": "A1", "year": "2014", "children": "5"}]},
            [("authorities_incomplete", "populations", 2, "board_id")],
        ),
    ],
    "authorities_added_up": [
        (
            {
                "boards": JOINT,
                "populations": [
                    {"board_id": "A1", "year": "2014", "children": "5"},
                    {"board_id": "Upper", "year": "2014", "children": "6"},
                ],
            },
            [("authorities_added_up", "populations", 2, "children")],
        ),
    ],
    "missing_value": [
        (reviews(review()) | {"publications": [{**PUBLICATION, "published_date": "2014"}]},
         [("missing_value", "publications", 2, "published_date")]),
        (reviews(review(board_id=" ")), [("missing_value", R, 2, "board_id")]),
        (reviews(review(review_id="")), [("missing_value", R, 2, "review_id")]),
        (
            {**reviews(review()), "delays": [{**DELAY, "start_date": ""}]},
            [("missing_value", "delays", 2, "start_date")],
        ),
    ],
    "unreadable_date": [
        (reviews(review(incident_date=text)), [("unreadable_date", R, 2, "incident_date")])
        for text in (
            "30/02/2014",
            "2014-13-01",
            "01/13/2014",
            "31",
            "soon",
            "2014/13/31",
            "31.13.2014",
            "20140131",
            "31/01-2014",
        )
    ],
    "date_out_of_range": [
        (reviews(review(incident_date=text)), [("date_out_of_range", R, 2, "incident_date")])
        for text in ("31/12/1989", "0001-01-01", "01/07/2026", "01/07/2027")
    ],
    "unreadable_number": [
        (
            reviews(review(children_involved=text)),
            [("unreadable_number", R, 2, "children_involved")],
        )
        for text in ("two", "-1", "1.5", "1,23", "99999999999999999999", "2147483648", "1e3")
    ],
    "grade_out_of_scale": [
        (
            {**reviews(review()), "assessments": [{**ASSESSMENT, "why": text}]},
            [("grade_out_of_scale", "assessments", 2, "why")],
        )
        for text in ("0", "5")
    ],
    "unreadable_yes_no": [
        (
            {**reviews(review()), "recommendations": [recommendation(is_clear="perhaps")]},
            [("unreadable_yes_no", "recommendations", 2, "is_clear")],
        )
    ],
    "unknown_code": [
        (reviews(review(abuse_type="sadness")), [("unknown_code", R, 2, "abuse_type")]),
        (reviews(review(incident_type="mystery")), [("unknown_code", R, 2, "incident_type")]),
        (reviews(review(abuse_type="???")), [("unknown_code", R, 2, "abuse_type")]),
    ],
    "unknown_board": [
        (reviews(review(board_id="Atlantis")), [("unknown_board", R, 2, "board_id")]),
        (
            reviews(review(joint_board_ids="B2; Atlantis; Lyonesse")),
            [("unknown_board", R, 2, "joint_board_ids")],
        ),
        (
            {"boards": [board("B1", successor_board_id="Atlantis")]},
            [("unknown_board", "boards", 2, "successor_board_id")],
        ),
    ],
    "ambiguous_board": [
        (
            {"boards": OLD_AND_NEW, **reviews(review(board_id="old town"))},
            [("ambiguous_board", R, 2, "board_id")],
        ),
        (
            {
                "boards": [*BOARDS, board("S1", board_name="Same"), board("S2", board_name="Same")],
                **reviews(review(board_id="same", incident_date="1/1/2014")),
            },
            [("ambiguous_board", R, 2, "board_id")],
        ),
    ],
    "parent_quarantined": [
        (
            {
                **reviews(review(incident_date="soon")),
                "delays": [DELAY],
            },
            [
                ("parent_quarantined", "delays", 2, "review_id"),
                ("unreadable_date", R, 2, "incident_date"),
            ],
        ),
        (
            {"boards": [board("B1", opened_date="soon")], **reviews(review())},
            [
                ("unreadable_date", "boards", 2, "opened_date"),
                ("parent_quarantined", R, 2, "board_id"),
            ],
        ),
    ],
    "unknown_review": [
        ({"delays": [DELAY]}, [("unknown_review", "delays", 2, "review_id")]),
        (
            {"challenges": [{**CHALLENGE, "review_id": "R9"}]},
            [("unknown_review", "challenges", 2, "review_id")],
        ),
    ],
    "successor_leads_back": [
        (
            {"boards": [board("B1", successor_board_id="B1")]},
            [("successor_leads_back", "boards", 2, "successor_board_id")],
        ),
        (
            {
                "boards": [
                    board("B1", successor_board_id="B2"),
                    board("B2", successor_board_id="B3"),
                    board("B3", successor_board_id="b1"),
                ]
            },
            [("successor_leads_back", "boards", row, "successor_board_id") for row in (2, 3, 4)],
        ),
    ],
    "delay_ends_before_start": [
        (
            {**reviews(review()), "delays": [{**DELAY, "end_date": "28/2/2014"}]},
            [("delay_ends_before_start", "delays", 2, "end_date")],
        )
    ],
    "duplicate_key": [
        (
            reviews(review("R1"), review("R1", board_id="B2")),
            [("duplicate_key", R, 3, "review_id")],
        ),
        (reviews(review(), review("r1 "), review()), [
            ("duplicate_key", R, 3, "review_id"),
            ("duplicate_key", R, 4, "review_id"),
        ]),
        (
            {
                "dataset": [
                    {"title": "One", "as_at_date": "30/6/2016"},
                    {"title": "Two", "as_at_date": "30/6/2016"},
                ]
            },
            [("duplicate_key", "dataset", 3, None)],
        ),
        (
            {
                **reviews(review()),
                "recommendations": [recommendation(), recommendation(addressee="POLICE ")],
            },
            [("duplicate_key", "recommendations", 3, "addressee")],
        ),
    ],
    "outcome_without_date": [
        (reviews(review(**{pair: code})), [("outcome_without_date", R, 2, f"{pair}_date")])
        for pair, code in (
            ("decision", "not_initiate"),
            ("panel_view", "agree"),
            ("final_decision", "initiate"),
            ("nonpublication_outcome", "agreed"),
        )
    ]
    + [
        (
            {**reviews(review()), "recommendations": [recommendation(response="accepted")]},
            [("outcome_without_date", "recommendations", 2, "response_date")],
        ),
        (
            {**reviews(review()), "recommendations": [recommendation(closed_reason="other")]},
            [("outcome_without_date", "recommendations", 2, "closed_date")],
        ),
        (
            {"challenges": [{**CHALLENGE, "outcome": "satisfied"}]},
            [("outcome_without_date", "challenges", 2, "closed_date")],
        ),
        (
            {"panel_recommendations": [{**PANEL, "response": "accepted"}]},
            [("outcome_without_date", "panel_recommendations", 2, "response_date")],
        ),
    ],
    "date_without_outcome": [
        (reviews(review(**{f"{pair}_date": "1/1/2015"})), [("date_without_outcome", R, 2, pair)])
        for pair in ("decision", "panel_view", "final_decision", "nonpublication_outcome")
    ]
    + [
        (
            {**reviews(review()), "recommendations": [recommendation(closed_date="1/1/2015")]},
            [("date_without_outcome", "recommendations", 2, "closed_reason")],
        ),
        (
            {"challenges": [{**CHALLENGE, "closed_date": "1/7/2015"}]},
            [("date_without_outcome", "challenges", 2, "outcome")],
        ),
    ],
    "dates_out_of_order": [
        (
            reviews(review(incident_date="2/1/2014", notified_date="1/1/2014")),
            [("dates_out_of_order", R, 2, "notified_date")],
        ),
        (
            reviews(review(incident_date="2/1/2014", completed_date="1/1/2014")),
            [("dates_out_of_order", R, 2, "completed_date")],
        ),
        (
            {**reviews(review(completed_date="2/6/2015")), "publications": [PUBLICATION]},
            [("dates_out_of_order", "publications", 2, "published_date")],
        ),
    ],
    "initiated_against_decision": [
        (
            reviews(
                review(
                    decision="not_initiate", decision_date="1/1/2014", initiated_date="2/1/2014"
                )
            ),
            [("initiated_against_decision", R, 2, "initiated_date")],
        ),
        (
            reviews(
                review(
                    decision="initiate",
                    decision_date="1/1/2014",
                    final_decision="not_initiate",
                    final_decision_date="1/2/2014",
                    initiated_date="2/1/2014",
                )
            ),
            [("initiated_against_decision", R, 2, "initiated_date")],
        ),
    ],
    "follow_up_out_of_order": [
        (
            {
                **reviews(review()),
                "recommendations": [
                    recommendation(done_date="2/1/2015", effect_date="1/1/2015")
                ],
            },
            [("follow_up_out_of_order", "recommendations", 2, "effect_date")],
        )
    ],
    "date_after_as_at": [
        (
            reviews(review(incident_date="1/7/2016")),
            [("date_after_as_at", R, 2, "incident_date")],
        ),
        (
            {**reviews(review()), "delays": [{**DELAY, "start_date": "1/7/2016"}]},
            [("date_after_as_at", "delays", 2, "start_date")],
        ),
        (
            {**reviews(review()), "assessments": [{**ASSESSMENT, "assessed_date": "1/7/2016"}]},
            [("date_after_as_at", "assessments", 2, "assessed_date")],
        ),
    ],
    "completed_and_discontinued": [
        (
            reviews(review(completed_date="1/1/2015", discontinued_date="1/1/2015")),
            [("completed_and_discontinued", R, 2, "discontinued_date")],
        )
    ],
    "joint_board_is_lead": [
        (
            reviews(review(joint_board_ids="East; N & S")),
            [("joint_board_is_lead", R, 2, "joint_board_ids")],
        )
    ],
}  # fmt: skip
PASSES = {
    "two_digit_year": reviews(review(incident_date="31/01/2014")),
    "day_number": reviews(review(incident_date="31/01/2014")),
    "month_only": reviews(review(incident_date="1 Jan 2014")),
    "year_alone": reviews(review(incident_date="1/1/2014")),
    "incident_type_blank": reviews(
        review("R1", incident_type="not known"), review("R2", incident_type="other")
    ),
    "look_alike_key": reviews(review("R1"), review("R10"), review("S1"), review("R100")),
    "several_bodies": {
        **reviews(review()), "recommendations": [recommendation(addressee="Police and Crime")]
    },
    "several_recommendations": {
        **reviews(review()), "recommendations": [recommendation(text="By 2.1.2014, in 1 step")]
    },
    "authorities_incomplete": {
        "boards": JOINT,
        "populations": [{"board_id": "J1", "year": "2014", "children": "5"}],
    },
    "authorities_added_up": {
        "boards": JOINT,
        "populations": [{"board_id": "B1", "year": "2014", "children": "5"}],
    },
    "missing_value": reviews(review(abuse_type="", incident_date="n/a")),
    "unreadable_date": reviews(
        *(
            review(f"R{n}", incident_date=text)
            for n, text in enumerate(
                (
                    "2014-01-31",
                    "31/01/2014",
                    "31-01-2014",
                    "31 Jan 2014",
                    "31 January 2014",
                    "1 Sept 2014",
                    "31-Jan-2014",
                    "2014-01-31T10:15:00Z",
                    "2014-01-31 10:15:00.000+01:00",
                    "31/1/2014 10:15",
                    "29/02/2012",
                )
            )
        )
    ),
    "date_out_of_range": reviews(review(incident_date="1990-01-01")),
    "unreadable_number": reviews(
        review("R1", children_involved="1.0"), review("R2", children_involved="1,234")
    ),
    "grade_out_of_scale": {
        **reviews(review()),
        "assessments": [{**ASSESSMENT, "why": "1", "action": "4.0"}],
    },
    "unreadable_yes_no": {
        **reviews(review()),
        "recommendations": [recommendation(is_clear="Y", answers_why="FALSE")],
    },
    "unknown_code": reviews(review(abuse_type="Suicide or self-harm", incident_type="DEATH")),
    "unknown_board": reviews(review(board_id="north & south", joint_board_ids="EAST;")),
    "ambiguous_board": {
        "boards": OLD_AND_NEW,
        **reviews(
            review("R1", board_id="old town", incident_date="31/12/2012"),
            review("R2", board_id="old town", incident_date="1/1/2013"),
            review("R3", board_id="O1"),
        ),
    },
    "parent_quarantined": {**reviews(review()), "delays": [DELAY]},
    "unknown_review": {**reviews(review()), "challenges": [{**CHALLENGE, "review_id": ""}]},
    "successor_leads_back": {
        "boards": [board("B1", successor_board_id="B2"), board("B2", successor_board_id="B3"),
                   board("B3")]
    },
    "delay_ends_before_start": {
        **reviews(review()), "delays": [{**DELAY, "end_date": "1/3/2014"}]
    },
    "duplicate_key": {
        **reviews(review()),
        "recommendations": [recommendation("1"), recommendation("1", addressee="School")],
    },
    "outcome_without_date": reviews(review(decision="not_initiate", decision_date="1/1/2015")),
    "date_without_outcome": reviews(review(panel_view="agree", panel_view_date="1/1/2015")),
    "dates_out_of_order": {
        **reviews(review(incident_date="1/6/2015", notified_date="1/6/2015")),
        "publications": [
            PUBLICATION,
            {**PUBLICATION, "publication_id": "P2", "kind": "learning_brief",
             "published_date": "1/1/2015"},
        ],
    },
    "initiated_against_decision": reviews(
        review(
            decision="not_initiate",
            decision_date="1/1/2014",
            final_decision="initiate",
            final_decision_date="1/2/2014",
            initiated_date="1/2/2014",
        )
    ),
    "follow_up_out_of_order": {
        **reviews(review()),
        "recommendations": [recommendation(done_date="1/1/2015", verified_date="1/1/2015")],
    },
    "date_after_as_at": {
        **reviews(review(incident_date="30/6/2016")),
        "delays": [{**DELAY, "end_date": "1/7/2016"}],
        "recommendations": [recommendation(due_date="1/7/2017")],
        "challenges": [{**CHALLENGE, "reply_due_date": "1/7/2016"}],
        "boards": [*BOARDS, board("B3", closed_date="1/1/2020")],
    },
    "completed_and_discontinued": reviews(review(discontinued_date="1/1/2015")),
    "joint_board_is_lead": reviews(review(joint_board_ids="East; B2")),
}  # fmt: skip
BROKEN = [(rule, tables, findings) for rule, cases in BREAKS.items() for tables, findings in cases]


@pytest.mark.parametrize(("rule", "tables", "findings"), BROKEN)
def test_breaking_a_rule_makes_just_these_findings(
    tmp_path: Path, rule: str, tables: dict, findings: list
) -> None:
    report = load(tmp_path, **tables)
    assert found(report) == findings
    severity = dict(zip(report.findings["rule"], report.findings["severity"], strict=True))
    assert severity[rule] == rules()[rule].severity
    assert bool(report.n_rejected) == ("reject" in severity.values())


@pytest.mark.parametrize("rule", PASSES)
def test_what_a_rule_lets_pass_makes_no_finding(tmp_path: Path, rule: str) -> None:
    report = load(tmp_path, **PASSES[rule])
    assert found(report) == []


def test_a_file_and_a_sheet_that_are_no_table(tmp_path: Path) -> None:
    report = load(tmp_path, holidays=[{"day": "1"}])
    assert found(report) == [("not_a_table", "", None, None)]


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    source = write(tmp_path / "source", boards=BOARDS)
    (source / "reviews.csv").write_text(
        "review_id,board_id,Incident Type,incident-type\nR1,B1,death,nonsense\n"
    )
    report = run_import([source], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [("repeated_column", R, None, "incident_type")]


def test_cells_beyond_the_header(tmp_path: Path) -> None:
    source = write(tmp_path / "source", boards=BOARDS)
    (source / "reviews.csv").write_text(
        "review_id,board_id,incident_type\nR1,B1,death,,\nR2,B1,death,,x\n"
    )
    report = run_import([source], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [("cells_beyond_header", R, 3, None)]
    assert report.n_rejected == 0


def test_every_rule_is_wired_in_and_tested() -> None:
    files = {path.stem for path in (QUERIES / "checks").glob("*.sql")}
    # Those of the stage of reading, which are tried on files of their own: test_sheets.py.
    apart = {rule.id for rule in rules().values() if rule.stage == "reading"} - {"unknown_column"}
    # It takes two sources: test_issue_16.py.
    apart.add("known_under_another_board")
    assert files == set(rules())
    assert files == set(BREAKS) | apart
    assert set(BREAKS) - {"unknown_column"} == set(PASSES)


@pytest.mark.parametrize("rule", rules())
def test_a_rule_says_what_it_finds_and_how_to_mend_it(rule: str) -> None:
    one = rules()[rule]
    assert one.severity in ("reject", "warn")
    assert one.stage in STAGES
    assert one.says.endswith(".")
    assert one.mend.endswith(".")
    assert (one.stage == "rows") <= bool(one.table)
    assert one.stage != "suspect" or one.severity == "warn"
