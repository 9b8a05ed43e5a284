"""The Data page with spreadsheets that are not simply our tables: agreed once, then known."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from scr.importing.sheets import sheet_of
from scr.profiles import Answer, ColumnRule, Profile, add, every, preview, recognise
from scr.profiles.suggesting import propose
from scr.store import current, query
from scr.ui.pages.data import columns_asked, own_sheets, stored_rows
from scr.ui.pages.data.own_sheets import Said
from tests.pages.test_data_page import text_of
from tests.profiles import published
from tests.profiles.test_using import MINE, MONTH, NEXT_MONTH, workbook

CANARY = "Zanzibarquince"


@pytest.fixture
def page(open_at: Callable[..., AppTest], own_database: Path) -> AppTest:
    return open_at("data", own_database, section="Load")


def bring(at: AppTest, *files: Path, england: bool = True) -> AppTest:
    """Choose the files and check them."""
    kind = "application/octet-stream"
    at.file_uploader[0].set_value([(f.name, f.read_bytes(), kind) for f in files]).run()
    box = next(c for c in at.checkbox if "boards and child populations" in c.label)
    box.set_value(england).run()
    at.button(key="check").click().run()
    assert not at.exception
    return at


def stored(table: str) -> pd.DataFrame:
    return query(current(), f"from records.{table} order by 1", {})


def chosen(at: AppTest, begins: str):
    """The field whose label begins so."""
    return next(s for s in at.selectbox if s.label.startswith(begins))


def test_the_published_reviews_take_five_decisions_to_their_figures(page, own_database, tmp_path):
    source = workbook(tmp_path / "Published reviews.xlsx", List=tuple(published.rows()))
    at = bring(page, source)
    assert at.header[0].value == "Before the check: what your columns are"
    words = text_of(at)
    assert "looks like **reviews** and **publications**: header in row 1, 88 rows" in words
    assert "4 decisions below" in words
    assert "**88 rows** for reviews. The first 10 of them" in words
    assert len(at.dataframe[0].value) == 10
    at.button(key="agree").click().run()
    assert not at.exception
    assert at.header[0].value == "Step 2 of 2: look at what would change"
    assert "was read by the profile published-reviews" in at.dataframe[0].value.to_string()
    at.button(key="import").click().run()
    rows = [r for r in published.rows()[1:] if r[1]]
    assert len(rows) == published.N - published.N_NO_BOARD
    found = stored("publications")
    assert set(found["review_id"]) <= {r[0] for r in published.rows()}
    assert [one.profile.name for one in every(own_database) if not one.is_shipped] == [
        "published-reviews"
    ]


def test_a_heading_renamed_next_month_is_the_only_question(page, own_database, tmp_path):
    add(own_database, MINE)
    at = bring(page, workbook(tmp_path / "march.xlsx", Sheet1=NEXT_MONTH))
    assert "looks like **mine**" in text_of(at)
    assert len([s for s in at.selectbox if "Which heading is it now?" in s.label]) == 1
    assert "1 decision below" in text_of(at)
    at.button(key="agree").click().run()
    assert at.header[0].value.startswith("Step 2 of 2")
    (kept,) = [one.profile for one in every(own_database) if not one.is_shipped]
    sheet = sheet_of("march.xlsx", "Sheet1", tuple(enumerate(NEXT_MONTH, 1)))
    assert recognise(sheet, [kept])[0].is_exact


def test_a_file_with_the_same_headings_is_not_asked_about(page, own_database, tmp_path):
    add(own_database, MINE)
    at = bring(page, workbook(tmp_path / "log.xlsx", Sheet1=MONTH))
    assert at.header[0].value.startswith("Step 2 of 2")
    assert "by the profile mine" in at.dataframe[0].value.to_string()


def test_what_was_agreed_can_be_forgotten(page, own_database):
    add(own_database, MINE)
    page.run()
    assert "**mine**: reviews, from 3 headings." in text_of(page)
    page.button(key="forget_mine").click().run()
    assert "mine is forgotten" in text_of(page)
    assert all(one.is_shipped for one in every(own_database))


def test_what_was_agreed_can_be_changed_after_the_check(page, own_database, tmp_path):
    source = workbook(tmp_path / "Published.xlsx", List=tuple(published.rows()))
    at = bring(page, source)
    chosen(at, "“type”").set_value("").run()
    at.button(key="agree").click().run()
    at.button(key="ask_again").click().run()
    assert chosen(at, "“type”").value == ""
    chosen(at, "“type”").set_value("reviews.incident_type").run()
    at.button(key="agree").click().run()
    (kept,) = [one.profile for one in every(own_database) if not one.is_shipped]
    assert kept.sheets[0].tables[0].rule("incident_type").source == ("type",)


def test_without_agreeing_nothing_is_kept(page, own_database, tmp_path):
    source = workbook(tmp_path / "Published.xlsx", List=tuple(published.rows()))
    at = bring(page, source)
    at.button(key="agree_nothing").click().run()
    assert not at.exception
    assert all(one.is_shipped for one in every(own_database))


def test_a_sheet_of_fifty_columns_has_its_certain_ones_folded(page, tmp_path):
    more = tuple(f"Remark {n}" for n in range(42))
    rows = [(*row, *(("",) * 42 if n else more)) for n, row in enumerate(published.rows())]
    at = bring(page, workbook(tmp_path / "wide.xlsx", List=tuple(rows)))
    assert "4 decisions below" in text_of(at)
    (folded,) = [e for e in at.expander if e.label.startswith("The other columns")]
    assert folded.label == "The other columns: 3 certain, 44 to be left out"
    assert len(at.selectbox) - sum(len(e.selectbox) for e in at.expander) == 4
    at.button(key="agree").click().run()
    assert at.header[0].value.startswith("Step 2 of 2")


UNLIKE = (("Foo", "Bar", "Baz"), ("A1", "Hackney", "3 March 2014"), ("A2", "Barnet", "4/3/2014"))


def test_a_sheet_like_none_of_our_tables_can_be_told_what_it_holds(page, tmp_path):
    at = bring(page, workbook(tmp_path / "own.xlsx", Misc=UNLIKE))
    assert "looks like none of our tables: header in row 1, 2 rows below it" in text_of(at)
    assert at.button(key="agree").disabled
    chosen(at, "Each row below it is").set_value("reviews").run()
    assert not at.exception
    for begins, target in (
        ("“Foo” (", "reviews.review_id"),
        ("“Bar” (", "reviews.board_id"),
        ("“Baz” (", "reviews.notified_date"),
    ):
        fields = [s for s in at.selectbox if s.label.startswith(begins)]
        if fields and fields[0].value != target:
            fields[0].set_value(target).run()
    for field in [s for s in at.selectbox if s.value == ""]:
        wanted = {"review_id": "Foo", "board_id": "Bar"}
        name = next((w for w in wanted if w.replace("_", " ") in field.label.replace("_", " ")), "")
        if name:
            field.set_value(wanted[name]).run()
    assert not at.exception
    assert not at.button(key="agree").disabled, [e.value for e in at.error]
    at.button(key="agree").click().run()
    at.button(key="import").click().run()
    found = stored("reviews")
    assert found[["review_id"]].values.tolist() == [["A1"], ["A2"]]
    assert found["notified_date"].astype(str).str[:10].tolist() == ["2014-03-03", "2014-03-04"]


def test_beside_tables_of_ours_such_a_sheet_is_offered_and_never_asked(page, tmp_path):
    ours = (("review_id", "board_id", "incident_type"), ("R1", "Barnet", "death"))
    at = bring(page, workbook(tmp_path / "own.xlsx", reviews=ours, Misc=UNLIKE))
    assert at.header[0].value.startswith("Step 2 of 2")
    button = at.button(key="ask_again")
    assert button.label == "Say what other sheets hold"
    button.click().run()
    (tick,) = [c for c in at.checkbox if "Misc" in c.label]
    assert tick.value is False
    at.button(key="agree").click().run()
    at.button(key="import").click().run()
    assert stored("reviews")["review_id"].tolist() == ["R1"]


def test_a_name_that_is_none_is_said_and_stops(page, tmp_path):
    at = bring(page, workbook(tmp_path / "P.xlsx", List=tuple(published.rows())))
    at.text_input[0].set_value("../x").run()
    assert "letters, digits" in at.error[0].value
    assert at.button(key="agree").disabled


def test_a_needed_column_taken_out_is_said_and_stops(page, tmp_path):
    at = bring(page, workbook(tmp_path / "P.xlsx", List=tuple(published.rows())))
    chosen(at, "“id”").set_value("").run()
    assert "the table reviews needs review id" in at.error[0].value
    assert at.button(key="agree").disabled


def of_one_board(name: str, of: str) -> Profile:
    """A profile as MINE, every row being of one board."""
    (sheet_rule,) = MINE.sheets
    (table,) = sheet_rule.tables
    columns = tuple(
        (column, ColumnRule(value=of) if column == "board_id" else rule)
        for column, rule in table.columns
    )
    rule = replace(
        sheet_rule,
        tables=(replace(table, columns=columns),),
        left_out=(*sheet_rule.left_out, "Our board"),
    )
    return Profile(name, (rule,))


def test_of_profiles_that_fit_equally_a_person_says_which(page, own_database, tmp_path):
    add(own_database, of_one_board("barnet", "Barnet"))
    add(own_database, of_one_board("camden", "Camden"))
    at = bring(page, workbook(tmp_path / "log.xlsx", Sheet1=MONTH))
    assert at.button(key="agree").disabled
    assert "choose which one is meant" in at.error[0].value
    chosen(at, "What you agreed before").set_value("camden").run()
    at.button(key="agree").click().run()
    assert not at.exception
    assert "is taken to be of **Camden**" in text_of(at)
    at.button(key="import").click().run()
    assert stored("reviews")["board_id"].nunique() == 1
    camden = stored("boards").set_index("board_id")["board_name"]
    assert "Camden" in camden[stored("reviews")["board_id"][0]]


def test_two_files_of_one_name_are_each_read_as_agreed_for_it(page, own_database, tmp_path):
    add(own_database, of_one_board("barnet", "Barnet"))
    add(own_database, of_one_board("camden", "Camden"))
    files = []
    for number, key in enumerate(("R1", "R2")):
        (tmp_path / str(number)).mkdir()
        rows = (*MONTH[:2], (key, "", "Died", ""))
        files.append(workbook(tmp_path / str(number) / "log.xlsx", Sheet1=rows))
    at = bring(page, *files)
    which = [s for s in at.selectbox if s.label.startswith("What you agreed before")]
    which[0].set_value("barnet")
    which[1].set_value("camden").run()
    at.button(key="agree").click().run()
    at.button(key="import").click().run()
    names = stored("boards").set_index("board_id")["board_name"]
    found = stored("reviews").set_index("review_id")["board_id"].map(names)
    assert "Barnet" in found["R1"]
    assert "Camden" in found["R2"]


def test_the_board_that_a_sheet_is_named_after_is_asked_about_and_may_be_another(page, tmp_path):
    rows = (("SCR ref", "Date notified", "Harm"), ("R1", "2015-01-04", "Died"),
            ("R2", "2015-02-04", "Died"))  # fmt: skip
    at = bring(page, workbook(tmp_path / "log.xlsx", Barnet=rows))
    which = chosen(at, "No column names the board")
    assert which.options[0] == "Every row is of Barnet"
    which.set_value("=").run()
    assert "the table reviews needs board id" in at.error[0].value
    next(t for t in at.text_input if t.label.startswith("What is it")).set_value("Camden").run()
    at.button(key="agree").click().run()
    assert "is taken to be of **Camden**" in text_of(at)


def test_a_tracker_is_asked_about_its_bodies_and_its_quarters(page, tmp_path):
    rows = (
        ("SCR ref", "Rec no.", "Recommendation", "Lead agency", "Target date", "RAG"),
        ("M1", "1.1", f"{CANARY} one", "Police; Health", "31/03/2015", "Green"),
        ("M1", "2", f"{CANARY} two", "Schools", "Q3 2014-15", "Blue"),
    )
    at = bring(page, workbook(tmp_path / "tracker.xlsx", Log=rows))
    assert "looks like **recommendations**" in text_of(at)
    assert "**3 rows** for recommendations" in text_of(at)
    assert "2014-12" in at.dataframe[0].value.to_string()
    assert CANARY not in text_of(at)
    chosen(at, "“Lead agency” holds several").set_value("").run()
    assert "**2 rows** for recommendations" in text_of(at)


# What is agreed, without the page


def sheet(*rows: tuple[str, ...]):
    return sheet_of("list.xlsx", "List", list(enumerate(rows, 1)))


def test_every_heading_is_read_or_left_out_so_none_is_asked_about_again():
    proposal = propose(published.sheet())
    place = next(n for n, q in enumerate(proposal.questions) if q.kind == "tables")
    rule = own_sheets.agreed(proposal, Said({place: Answer("publications")}))
    assert [t.table for t in rule.tables] == ["publications"]
    (match,) = recognise(proposal.sheet, [Profile("x", (rule,))])
    assert match.is_exact


def test_a_column_left_out_is_read_and_one_that_was_read_is_left_out():
    proposal = propose(published.sheet())
    said = Said(columns={"label": "reviews.decision_reason", "board": ""})
    rule = own_sheets.agreed(proposal, said)
    assert rule.tables[0].rule("decision_reason").source == ("label",)
    assert "label" not in rule.left_out
    assert rule.tables[0].rule("board_id") is None
    assert "board" in rule.left_out
    assert own_sheets.missing(rule) == ["reviews.board_id"]


def test_wording_is_not_in_the_preview_but_that_it_is_stored_is_said():
    proposal = propose(published.sheet())
    rule = own_sheets.agreed(proposal, Said(columns={"label": "reviews.decision_reason"}))
    of_reviews = preview(proposal.sheet, rule, proposal.header)[0]
    shown = stored_rows.readable(of_reviews)
    assert "Child A1" not in shown.to_string()
    assert list(shown["Row"]) == list(range(2, 12))
    assert "Wording is stored and not shown (decision reason)" in stored_rows.sentence(of_reviews)


def test_words_are_read_as_a_person_says():
    proposal = propose(published.sheet())
    said = Said(words={"reviews.incident_type": (("Death", "serious_harm"), ("Serious harm", ""))})
    rule = own_sheets.agreed(proposal, said).tables[0].rule("incident_type")
    assert rule.words == (("Death", "serious_harm"),)


def test_one_column_cannot_be_two():
    both = {"a": "reviews.review_id", "b": "reviews.review_id", "c": "", "d": ""}
    (said,) = columns_asked._contradictions(both)
    assert said == "“a” and “b” are both to be review id (reviews). Choose one of them."
    assert not columns_asked._contradictions({"a": "reviews.review_id", "c": "", "d": ""})


def test_a_person_says_which_row_is_the_header_and_what_the_rows_are(page, tmp_path):
    # The row above the right one has more words that are like our columns.
    rows = (
        ("Review", "Board", "Published", "Link"),
        ("Ref no.", "Area", "When", "Where"),
        ("SCR1", "Camden", "31/01/2014", "https://reports.example/1.pdf"),
        ("SCR2", "Barnet", "28/02/2014", "https://reports.example/2.pdf"),
    )
    at = bring(page, workbook(tmp_path / "list.xlsx", List=rows))
    assert "header in row 1" in text_of(at)
    chosen(at, "The header is in").set_value("2").run()
    assert not at.exception
    assert "header in row 2, 2 rows below it" in text_of(at)
    chosen(at, "Each row below it is").set_value("publications").run()
    assert not at.exception
    assert "looks like **publications**: header in row 2" in text_of(at)


@pytest.mark.parametrize(
    ("row", "tables"), [(2, ("reviews",)), (1, ("publications",)), (3, ("reviews", "publications"))]
)
def test_what_a_person_says_of_a_sheet_is_what_is_proposed(row, tables):
    rows = (("SCR ref", "Board"), ("Review", "LSCB"), ("Case", "Area"), ("R1", "Camden"))
    found = propose(sheet_of("a.xlsx", "A", list(enumerate(rows, 1))), row=row, tables=tables)
    assert (found.header.row, found.tables) == (row, tables)
