"""What is proposed for a sheet, with reasons and questions, and what answers make of it."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from scr.base.errors import ArgumentError, SourceError
from scr.base.settings import ENGLAND, ROOT
from scr.importing import run_import
from scr.importing.sheets import Sheet, sheet_of
from scr.importing.synonyms import headings
from scr.profiles import (
    Answer,
    Profiles,
    add,
    answer,
    preview,
    profile_of,
    read_profile,
    suggest,
    suggested_toml,
)
from scr.profiles.boards import england
from scr.profiles.proposals import SURE, Proposal
from scr.profiles.suggesting import propose
from scr.profiles.synonyms import codes
from scr.store import current, import_tables, query
from tests.profiles import published
from tests.profiles.generated import judge, sheets
from tests.profiles.test_using import MINE, MONTH, NEXT_MONTH, workbook

N_IN_CI = 60
TRACKER = (
    ("Board SCR action plan", "", "", "", "", "", ""),
    ("As at December 2015", "", "", "", "", "", ""),
    ("", "", "", "", "", "", ""),
    ("SCR ref", "Rec no.", "Recommendation", "Lead agency", "Target date", "Progress", "RAG"),
    ("M1", "1.1", "(text)", "Police; Health", "31.03.2015", "Complete", "Green"),
    ("M1", "1.10", "(text)", "All agencies", "April 2015", "Complete", "Green"),
    ("M1", "", "(text)", "Board", "tbc", "Ongoing", "Amber"),
    ("M1", "2", "(text)", "Schools", "Q3 2014-15", "✓", "Blue"),
    ("", "", "", "", "", "", ""),
    ("Total", "4", "", "", "", "", ""),
)


def listed(rows: tuple[tuple[str, ...], ...]) -> Sheet:
    return sheet_of("file.xlsx", "List", tuple((n, r) for n, r in enumerate(rows, 1) if any(r)))


def proposed(rows: tuple[tuple[str, ...], ...]) -> Proposal:
    found = propose(listed(rows), england())
    assert found is not None
    return found


def asked(found: Proposal, kind: str):
    return next(q for q in found.questions if q.kind == kind)


def test_generated_sheets_are_proposed_right_and_never_stored_wrong_unsaid() -> None:
    verdicts = [judge(made) for made in sheets(N_IN_CI)]
    n_columns = sum(v.n_columns for v in verdicts)
    assert n_columns > 400
    assert sum(v.n_right for v in verdicts) >= 0.95 * n_columns
    assert [said for v in verdicts for said in v.unsaid] == []
    assert [said for v in verdicts for said in v.stored_wrong] == []


def test_a_tracker_as_it_is_kept() -> None:
    found = proposed(TRACKER)
    assert (found.header.row, found.tables) == (4, ("recommendations",))
    columns = {c.heading: c for c in found.columns}
    assert columns["SCR ref"].column == "review_id"
    assert columns["Rec no."].column == "recommendation_id"
    assert columns["Lead agency"].column == "addressee"
    assert columns["Target date"].column == "due_date"
    assert columns["Rec no."].reason == "looks like recommendation_id, 3 of 3 different"
    assert columns["RAG"].is_left_out
    (table,) = preview(found.sheet, found.rule, found.header)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["addressee"] for row in rows] == [
        "Police", "Health", "All agencies", "Board", "Schools"
    ]  # fmt: skip
    assert [row["recommendation_id"] for row in rows] == ["1.1", "1.1", "1.10", None, "2"]
    assert rows[4]["due_date"] == "2014-12"
    assert (3, "recommendation_id") in table.faults
    assert table.row_numbers == (5, 5, 6, 7, 8)


def test_a_status_without_a_date_is_kept_apart_where_the_table_has_one() -> None:
    if "status" not in {c.name for c in import_tables()["recommendations"].columns}:
        pytest.skip("the schema has no recommendations.status yet")
    found = proposed(TRACKER)
    words = dict(found.rule.tables[0].rule("status").words)
    assert words == {"Complete": "done", "Ongoing": "in_progress", "✓": "done"}


def test_answers_about_a_tracker() -> None:
    found = proposed(TRACKER)
    whole = answer(found, asked(found, "separator"), Answer(""))
    assert len(whole.questions) == len(found.questions) - 1
    assert len(preview(whole.sheet, whole.rule, whole.header)[0].rows) == 4
    first = answer(found, asked(found, "quarter"), Answer("first_month"))
    assert preview(first.sheet, first.rule, first.header)[0].rows[4][
        preview(first.sheet, first.rule, first.header)[0].columns.index("due_date")
    ] == "2014-10"  # fmt: skip
    with pytest.raises(ArgumentError, match="is no answer"):
        answer(found, asked(found, "quarter"), Answer("middle"))
    with pytest.raises(ArgumentError, match="not asked any more"):
        answer(first, asked(found, "quarter"), Answer(""))


def test_numbered_recommendations_are_never_split_unasked() -> None:
    rows = (
        ("SCR ref", "Agency", "Recommendation"),
        ("A1", "Police", "1. Train officers. 2. Audit it."),
        ("A2", "Health", "1. Share records. 2. Audit them. 3. Report."),
    )
    found = proposed(rows)
    question = asked(found, "numbered")
    assert question.choices[0].id == ""
    assert len(preview(found.sheet, found.rule, found.header)[0].rows) == 2
    split = answer(found, question, Answer("split"))
    (table,) = preview(split.sheet, split.rule, split.header)
    place = table.columns.index("recommendation_id")
    assert [row[place] for row in table.rows] == ["1", "2", "1", "2", "3"]


def test_words_that_match_no_code_are_asked_about_and_left_as_they_are() -> None:
    rows = (
        ("Case reference", "LSCB", "Stage", "Date of decision"),
        *((f"C{n}", "Barnet", word, "1/2/2014") for n, word in enumerate(
            ("Proceed to SCR", "No SCR", "initiate", "Parked", "Proced to SCR"))),
    )  # fmt: skip
    found = proposed(rows)
    stage = next(c for c in found.columns if c.heading == "Stage")
    assert (stage.column, stage.reason) == ("decision", "5 words, 3 match decision")
    question = asked(found, "words")
    assert "“Parked”" in question.text
    assert "“Proced to SCR”" in question.text
    assert dict(found.rule.tables[0].rule("decision").words) == {
        "No SCR": "not_initiate", "Proceed to SCR": "initiate", "Proced to SCR": "initiate"
    }  # fmt: skip
    given = answer(found, question, Answer(words=(("Parked", "not_initiate"),)))
    assert dict(given.rule.tables[0].rule("decision").words)["Parked"] == "not_initiate"


def test_moving_and_leaving_out_a_column() -> None:
    found = propose(published.sheet(), england())
    assert found is not None
    question = next(q for q in found.questions if q.column == "published_date")
    moved = answer(found, question, Answer("reviews.incident_date"))
    assert moved.rule.tables[0].rule("incident_date").source == ("year", "month")
    assert moved.rule.tables[1].rule("published_date") is None
    out = answer(found, question, Answer(""))
    assert {"year", "month"} <= set(out.rule.left_out)


def test_a_list_of_published_reviews_in_at_most_six_decisions(
    tmp_path: Path, own_database: Path
) -> None:
    source = workbook(tmp_path / "published.xlsx", List=tuple(published.rows()))
    run_import([ENGLAND / "boards.csv"], folder=own_database, as_at=date(2016, 6, 30))
    (found,) = suggest(source, own_database)
    assert found.tables == ("reviews", "publications")
    assert len(found.questions) <= 6
    while found.questions:
        question = found.questions[0]
        found = answer(found, question, Answer(question.choices[0].id))
    cases, reports = preview(found.sheet, found.rule, found.header, n=published.N)
    assert cases.n_rows == reports.n_rows == published.N
    months = [row[reports.columns.index("published_date")] for row in reports.rows]
    assert sum(len(text or "") == 7 for text in months) == published.N - published.N_YEAR_ONLY
    assert sum(len(text or "") == 4 for text in months) == published.N_YEAR_ONLY
    add(own_database, profile_of([found], "published"))
    run_import([source], folder=own_database, shape=Profiles(own_database))
    rows = query(current(own_database), "select count(*) as n from records.reviews", {})["n"][0]
    optional = not import_tables()["reviews"].column("incident_type").is_required
    # Without a board a review is kept out; without a type it is of a type not known.
    if optional:
        assert rows == published.N - published.N_NO_BOARD
        n = query(current(own_database), "select count(*) as n from records.publications", {})
        assert 0 < n["n"][0] <= published.N - published.N_NO_BOARD
    else:
        assert 0 < rows <= published.N - published.N_NO_TYPE


def test_next_month_one_heading_renamed_is_the_one_question(
    tmp_path: Path, own_database: Path
) -> None:
    add(own_database, MINE)
    source = workbook(tmp_path / "log.xlsx", Sheet1=NEXT_MONTH)
    (found,) = suggest(source, own_database)
    assert found.profile == "mine"
    (question,) = found.questions
    assert (question.kind, question.heading) == ("renamed_heading", "Harm")
    assert [choice.id for choice in question.choices] == ["Type of harm", ""]
    agreed = answer(found, question, Answer("Type of harm"))
    text = suggested_toml([agreed], source, own_database)
    assert read_profile(text).name == "mine"
    add(own_database, read_profile(text))
    assert suggest(source, own_database)[0].questions == ()
    gone = answer(found, question, Answer(""))
    assert gone.rule.tables[0].rule("incident_type") is None


def test_free_text_stands_in_no_reason_question_or_comment(
    tmp_path: Path, own_database: Path
) -> None:
    canary = "Mrs Canary said that the child"
    rows = (
        ("Case reference", "Board", "Type of incident", "Reason for decision", "Comment"),
        *((f"C{n}", "Barnet", "Death", f"{canary} {n}", f"{canary} again {n}") for n in range(9)),
    )
    source = workbook(tmp_path / "log.xlsx", Sheet1=rows)
    found = suggest(source, own_database)
    assert found[0].columns[3].column == "decision_reason"
    said = suggested_toml(found, source, own_database) + str(found[0].questions)
    assert "Canary" not in said + "".join(c.reason for c in found[0].columns)


def test_a_sheet_that_is_ours_or_nobodys(tmp_path: Path, own_database: Path) -> None:
    ours = (("review_id", "board_id", "incident_type"), ("R1", "B1", "death"))
    source = workbook(tmp_path / "a.xlsx", reviews=ours, Rota=(("Monday", "Tuesday"), ("x", "y")))
    with pytest.raises(SourceError, match="looks like a table that needs a profile"):
        suggest(source, own_database)
    with pytest.raises(SourceError, match="There is no file"):
        suggest(tmp_path / "missing.xlsx", own_database)


def test_a_board_named_in_the_title_is_offered_for_every_row() -> None:
    found = proposed((("Barnet LSCB", "", ""), *((*row[:1], *row[2:]) for row in MONTH[1:])))
    assert asked(found, "constant").choices[0].id == "Barnet LSCB"
    assert found.rule.tables[0].rule("board_id").value == "Barnet LSCB"


def test_every_column_is_known_by_its_own_name_without_a_doubt() -> None:
    for table in ("reviews", "recommendations", "publications", "delays", "challenges"):
        names = tuple(c.name for c in import_tables()[table].columns)
        found = propose(sheet_of("file.xlsx", table, ((1, names), (2, ("1",) * len(names)))))
        assert found is not None
        assert {c.column for c in found.columns if c.column} <= set(names)
        assert all(c.column == c.heading for c in found.columns if c.doubt == SURE and c.column)


def test_the_words_of_the_field_name_columns_and_codes_that_there_are() -> None:
    import csv

    pending = {("recommendations", "status")}
    known = set(headings())
    with (ROOT / "data/synonyms/headings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(r["table"], r["column"]) for r in rows} - known <= pending
    assert all(r["source"] for r in rows)
    assert len({(r["table"], r["column"], r["heading"].lower()) for r in rows}) == len(rows)
    with (ROOT / "data/synonyms/codes.csv").open(encoding="utf-8", newline="") as file:
        words = list(csv.DictReader(file))
    for row in words:
        if (row["table"], row["column"]) not in pending:
            column = import_tables()[row["table"]].column(row["column"])
            assert row["code"] in column.codes
            assert codes(row["table"], row["column"])


def test_a_workbook_is_opened_as_people_save_it(tmp_path: Path, own_database: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Plan")
        page.merge_range(0, 0, 0, 3, "Action plan")
        page.write_row(1, 0, ("SCR ref", "Rec no.", "Lead agency", "Target date"))
        page.write_row(2, 1, ("1", "Police", "31/03/2015"))
        page.write_row(3, 1, ("2", "Health", "31/03/2015"))
        page.merge_range(2, 0, 3, 0, "M1")
    (found,) = suggest(path, own_database)
    (table,) = preview(found.sheet, found.rule, found.header)
    place = table.columns.index("review_id")
    assert [row[place] for row in table.rows] == ["M1", "M1"]
