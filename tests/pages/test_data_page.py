"""The Data page through the application's own script: load, check, import, look, go back."""

import csv
import io
import stat
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from scr.base.errors import RefusedError
from scr.base.markdown import literal
from scr.base.settings import QUERIES, ROOT
from scr.cases import listings as records
from scr.disclosure import TRUSTED, Reader
from scr.importing import ImportReport, history, run_import
from scr.store import Snapshot, current, import_tables, receipts
from scr.store.snapshots import writer_lock
from scr.text import completeness
from scr.ui.pages.data import (
    asked_for,
    dictionary,
    findings,
    imports,
    listing,
    loading,
    report,
    template,
)
from scr.ui.pages.data import sent as who_sent
from scr.ui.pages.data.uploads import Staging, safe_name
from tests.factory import board, review
from tests.figure_rows import figure_row

CANARY = "Zanzibarquince"
SECTIONS = ("Load", "Findings", "Completeness", "Who has sent what", "No recent records",
            "Imports", "Dictionary")  # fmt: skip
BOARDS = "board_id,board_name,region\nB1,Northton,North\nB2,Southton,South\n"
REVIEWS = f"""review_id,board_id,incident_type,notified_date,decision,decision_date,decision_reason
R1,B1,death,2016-01-04,initiate,2016-01-20,{CANARY} one
R2,Nowhere,death,2016-01-04,,,{CANARY} two
R3,B2,accident,2016-01-04,,,={CANARY} three
R4,B2,death,2016-01-04,initiate,,{CANARY} four
"""
DATASET = "title,as_at_date\nTest,2016-06-30\n"
FILES = {"boards.csv": BOARDS, "reviews.csv": REVIEWS, "dataset.csv": DATASET}


@pytest.fixture
def visit(
    own_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    def go(section: str = "Load", **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60)
        # One arrives at the overview, which is not drawn here: it has nothing to show.
        monkeypatch.setenv("SCR_DATABASE", str(tmp_path / "nothing"))
        at.run()
        monkeypatch.setenv("SCR_DATABASE", str(own_database))
        at.switch_page(str(ROOT / "pages" / "data.py"))
        for name, value in {"section": section, **query}.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception
        return at

    return go


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A folder of files with two rows that cannot go in and one to look at again."""
    folder = tmp_path / "faulty"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def text_of(at: AppTest) -> str:
    """Everything in words on the page, tables too."""
    plain = [e.value for kind in ("markdown", "header", "subheader", "caption", "error", "warning",
                                  "info") for e in at.get(kind)]  # fmt: skip
    tables = [t.value.to_csv() for t in [*at.table, *at.dataframe]]
    return "\n".join([*map(str, plain), *tables])


def sent(at: AppTest) -> bytes:
    """Every message the server sent for the page, one after the other."""
    messages = [getattr(element, "proto", None) for element in everything(at)]
    return b"\n".join(m.SerializeToString() for m in messages if m is not None)


def everything(at: AppTest) -> Iterator[object]:
    def walk(nodes: Iterable) -> Iterator[object]:
        for node in nodes:
            yield node
            yield from walk(getattr(node, "children", {}).values())

    return walk([at.main, at.sidebar])


def upload(at: AppTest, files: dict[str, str]) -> AppTest:
    at.file_uploader[0].set_value([(n, t.encode(), "text/csv") for n, t in files.items()])
    at.run()
    for box in at.checkbox:
        box.set_value(False)
    return at.run()


def check(at: AppTest, files: dict[str, str]) -> AppTest:
    return upload(at, files).button(key="check").click().run()


# Before anything is imported


@pytest.mark.parametrize("section", SECTIONS)
def test_with_nothing_imported_each_section_opens(visit, section):
    at = visit(section)
    assert "Nothing has been imported yet" in text_of(at)


def test_with_nothing_imported_there_are_two_ways_to_begin(visit):
    at = visit()
    assert "two ways to begin" in text_of(at)
    assert {"check", "load_sample"} <= {b.key for b in at.button}


def test_nothing_can_be_checked_until_something_is_chosen(visit):
    at = visit()
    at.checkbox[0].set_value(False).run()
    assert at.button(key="check").disabled


def test_the_invented_sample_is_loaded_by_one_button_and_called_invented(visit):
    at = visit().button(key="load_sample").click().run()
    assert not at.exception
    assert "Invented data" in text_of(at)
    assert "**957 reviews**" in text_of(at)
    assert at.header[0].value == "Imported"


def test_after_the_sample_real_records_do_not_mix_with_it_unasked(visit, own_database, faulty):
    (faulty / "dataset.csv").write_text("title,as_at_date,is_sample\nT,2016-06-30,yes\n")
    run_import([faulty])
    at = visit()
    replace = next(c for c in at.checkbox if "Start from nothing" in c.label)
    assert replace.value is True
    assert not at.warning
    replace.set_value(False).run()
    assert "mix the two" in at.warning[0].value


# Loading in two steps


def test_a_check_imports_nothing(visit, own_database):
    at = check(visit(), FILES)
    assert not at.exception
    assert "Step 2 of 2" in at.header[0].value
    assert loading.current_id() == ""
    assert not list(own_database.glob("*.duckdb"))


def test_the_report_says_what_would_happen_table_by_table(visit):
    at = check(visit(), FILES)
    words = text_of(at)
    assert (
        "Of **7 rows** read, **5** would be added, **0** changed and **2** not imported." in words
    )
    assert "**30 June 2016**, as the table dataset of the files gives it" in words
    counts = at.table[0].value.set_index("Table")
    assert counts.loc["reviews", "Read"] == "4"
    assert counts.loc["reviews", "Not imported"] == "2"
    assert "not imported" in at.table[1].value["The rows are"].tolist()


def test_files_that_are_no_tables_are_not_imported_for_the_sake_of_the_boards(visit):
    at = upload(visit(), {"shopping.csv": "a,b\n1,2\n"})
    at.checkbox(key="england_0").set_value(True).run()
    at.button(key="check").click().run()
    # It may hold records all the same: a person is asked, and may say that it does not.
    assert "looks like none of our tables" in text_of(at)
    assert at.button(key="agree").disabled
    at.button(key="agree_nothing").click().run()
    assert "None of the files was read" in at.error[0].value
    assert {b.key for b in at.button} & {"import", "discard"} == {"discard"}
    assert at.table[0].value["The rows are"].tolist() == ["not read"]
    assert at.dataframe[0].value["The row"].tolist() == ["not read"]
    # One table among them is enough to go on.
    at = check(visit(), {"shopping.csv": "a,b\n1,2\n", **FILES})
    assert "import" in {b.key for b in at.button}


@pytest.mark.parametrize(
    ("n_reject", "n_warn", "said"),
    [
        (0, 46, "**None** kept a row out; **46** are about rows that went in and deserve a look."),
        (2, 1, "**2** kept a row out; **1** is about a row that went in and deserves a look."),
        (1, 0, "**1** kept a row out; none is about rows that went in and deserve a look."),
    ],
)
def test_findings_are_counted_in_grammar(n_reject, n_warn, said):
    assert findings.sentence(n_reject, n_warn).startswith(said)


def test_the_report_names_files_and_rows_as_the_spreadsheet_shows_them(visit):
    found = check(visit(), FILES).dataframe[0].value
    rejected = found[found["The row"] == "not imported"]
    assert set(zip(rejected["File"], rejected["Row"], strict=True)) == {
        ("reviews.csv", 3),
        ("reviews.csv", 4),
    }


def test_findings_are_narrowed_down(visit):
    at = check(visit(), FILES)
    at.selectbox(key="report_Rule").set_value("unknown_board").run()
    assert len(at.dataframe[0].value) == 1


def test_discarding_imports_nothing_and_takes_the_files_away(visit):
    at = check(visit(), FILES)
    folder = at.session_state[loading.KEY].choice.staging.folder
    assert folder.is_dir()
    at.button(key="discard").click().run()
    assert not folder.exists()
    assert loading.current_id() == ""
    assert "Step 1 of 2" in at.header[0].value


def test_importing_what_was_checked(visit):
    at = check(visit(), FILES)
    folder = at.session_state[loading.KEY].choice.staging.folder
    at.button(key="import").click().run()
    assert not at.exception
    assert not folder.exists()
    assert records.totals(current()).n_reviews == 2
    assert "Of **7 rows** read, **5** were added" in text_of(at)
    assert "**2 reviews** from **2 boards**, as at 30 June 2016." in text_of(at)
    at.button(key="load_more").click().run()
    assert "Step 1 of 2" in at.header[0].value


def test_the_same_files_again_leave_nothing_to_import(visit, faulty):
    run_import([faulty])
    at = check(visit(), FILES)
    assert "nothing to import" in text_of(at)
    assert "import" not in {b.key for b in at.button}
    n_before = len(history())
    at.button(key="record").click().run()
    assert "Nothing was changed" in at.header[0].value
    assert len(history()) == n_before
    assert receipts.receipts(current())


def test_starting_from_nothing_says_what_would_go(visit, faulty):
    run_import([faulty])
    at = upload(visit(), {"boards.csv": BOARDS})
    next(c for c in at.checkbox if "Start from nothing" in c.label).set_value(True).run()
    at.button(key="check").click().run()
    assert "This starts from nothing: 3 rows that are there now would go." in text_of(at)


def test_a_file_that_cannot_be_read_is_told_calmly(visit):
    at = check(visit(), {"reviews.xlsx": "no workbook"})
    assert not at.exception
    assert "cannot be read" in at.error[0].value
    assert "Step 1 of 2" in at.header[0].value


def test_a_file_like_none_of_ours_is_asked_about(visit):
    at = check(visit(), {"my notes.csv": "a,b\n1,2\n"})
    assert not at.exception
    assert "say what each row is, or take it out" in at.error[0].value


def test_another_import_running_keeps_what_was_checked(visit, own_database):
    at = check(visit(), FILES)
    with writer_lock(own_database):
        at.button(key="import").click().run()
    assert "Another import into this database is running" in at.error[0].value
    at.button(key="import").click().run()
    assert records.totals(current()).n_reviews == 2


def test_a_report_that_no_longer_holds_asks_to_check_again(visit, faulty):
    at = check(visit(), FILES)
    run_import([faulty])
    at.run()
    assert "have changed since" in at.warning[0].value
    at.button(key="check_again").click().run()
    assert "nothing to import" in text_of(at)


def test_of_two_files_about_the_same_row_the_later_wins(visit):
    later = "board_id,board_name,region\nB1,Northton Renamed,North\n"
    at = visit()
    uploaded = [("boards.csv", t.encode(), "text/csv") for t in (BOARDS, later)]
    at.file_uploader[0].set_value(uploaded).run()
    at.checkbox[0].set_value(False).run()
    at.button(key="check").click().run()
    assert "**2** would be added" in text_of(at)
    at.button(key="import").click().run()
    assert "Northton Renamed" in visit("No recent records").dataframe[0].value["Board"].tolist()


def test_an_address_with_the_former_name_of_a_section_is_understood(visit):
    at = visit("Silent boards")
    assert at.session_state["section"] == "No recent records"


def test_what_would_change_is_shown_value_by_value_before_it_is(visit, faulty):
    run_import([faulty])
    mended = REVIEWS.replace("2016-01-20", "2016-01-21").replace(f"{CANARY} one", f"{CANARY} new")
    at = check(visit(), {"reviews.csv": mended})
    assert "2 values of 1 row that is there now would change" in text_of(at)
    shown = at.dataframe[0].value.set_index("Column")
    assert list(shown.loc["decision_date"]) == [
        "reviews", "R1", "2016-01-20", "2016-01-21", "reviews.csv", 2,
    ]  # fmt: skip
    assert tuple(shown.loc["decision_reason", ["Now", "Would be"]]) == ("not shown", "not shown")
    assert CANARY.encode() not in sent(at)


def test_findings_say_which_row_by_its_key(visit):
    found = check(visit(), FILES).dataframe[0].value
    assert set(found.loc[found["The row"] == "not imported", "Key"]) == {"R2", "R3"}


def test_after_a_refused_file_the_ticks_are_as_they_were_left(visit, faulty):
    (faulty / "dataset.csv").write_text("title,as_at_date,is_sample\nT,2016-06-30,yes\n")
    run_import([faulty])
    at = check(visit(), {"reviews.xlsx": "no workbook"})
    assert "cannot be read" in at.error[0].value
    assert [c.value for c in at.checkbox] == [False, False]


def test_a_file_that_would_empty_the_records_is_refused_with_what_was_found(visit, faulty):
    run_import([faulty])
    at = upload(visit(), {"reviews.csv": "review_id,board_id\nR9,Nowhere\n"})
    next(c for c in at.checkbox if "Start from nothing" in c.label).set_value(True).run()
    at.button(key="check").click().run()
    assert "Nothing was changed" in at.error[0].value
    assert "--replace" not in at.error[0].value
    assert any("Unknown board" in one for one in at.selectbox(key="report_Rule").options)


def test_a_second_download_of_a_file_is_read_by_its_name(visit):
    at = check(visit(), {"boards.csv": BOARDS, "reviews (1).csv": REVIEWS})
    assert "Step 2 of 2" in at.header[0].value
    assert at.table[0].value.set_index("Table").loc["reviews", "Added"] == "2"


# Who has sent what


def test_who_has_sent_what_and_what_to_ask(visit, faulty):
    run_import([faulty])
    at = visit("Who has sent what")
    assert at.header[0].value == "2 of 2 open boards have sent records"
    shown = at.dataframe[0].value.set_index("Board")
    assert shown.loc["Northton", "Kinds"] == "reviews 1"
    assert shown.loc["Southton", "Not imported"] == 1
    assert at.selectbox(key="asked_board").options[0].startswith("Southton")
    words = text_of(at)
    assert "Reviews, R3, row 4, incident type" in literal_free(words)
    assert "R2" not in literal_free(words)


def literal_free(text: str) -> str:
    return text.replace("\\", "")


def test_a_letter_holds_what_one_board_is_asked_for_and_nothing_of_another():
    columns = ["board_id", "severity", "table", "file", "row", "key", "column", "message"]
    found = pd.DataFrame(
        [
            ("B1", "reject", "reviews", "a.csv", 4, "R3", "incident_type", "Write a code."),
            ("B1", "warn", "reviews", "a.csv", 5, "R4", None, "Look again."),
            ("B2", "warn", "delays", "a.csv", 6, None, "reason", "Fill it in."),
        ],
        columns=columns,
    )
    names = {"B1": "Northton LSCB", "B2": "Ashton LSCB"}
    assert asked_for.letter("Northton LSCB", found[found["board_id"] == "B1"], "30 June 2016") == (
        "Northton LSCB\nRecords as at 30 June 2016\n\n"
        "These rows could not be used. Please send them again, put right:\n\n"
        "1. Reviews, R3, row 4, incident type: Write a code.\n\n"
        "These rows are used. Please look at them again, and tell us if they are wrong:\n\n"
        "1. Reviews, R4, row 5: Look again.\n"
    )
    both = asked_for.letters(found, names, "30 June 2016").split("\f")
    assert [one.splitlines()[0] for one in both] == ["Ashton LSCB", "Northton LSCB"]
    assert "R3" not in both[0]


def test_boards_counted_by_what_they_sent():
    at = pd.Timestamp(2016, 7, 1, 9, 30)
    columns = ["board_id", "board_name", "is_open", "table", "received_at", "import", "n_rows",
               "n_quarantined", "latest_date"]  # fmt: skip
    day = pd.Timestamp(2016, 5, 1)
    found = who_sent.by_board(
        pd.DataFrame(
            [
                ("B1", "One", True, "delays", at, 2, 3, 1, day),
                ("B1", "One", True, "reviews", at - pd.Timedelta(days=9), 1, 4, 0, pd.NaT),
                ("B2", "Two", True, None, pd.NaT, None, None, None, pd.NaT),
                ("B3", "Three", False, None, pd.NaT, None, None, None, pd.NaT),
            ],
            columns=columns,
        )
    ).set_index("board_id")
    assert who_sent.heading(found.reset_index()) == "1 of 2 open boards has sent records"
    assert found.loc["B1", ["last_sent", "import", "n_rows", "n_quarantined"]].tolist() == [
        at, 2, 7, 1,
    ]  # fmt: skip
    assert found.loc["B1", "kinds"] == "delays 3, reviews 4"
    assert found["is_sent"].tolist() == [True, False, False]
    assert len(who_sent.taken_away(found.reset_index())) == 3
    one = who_sent.readable(found[found["is_sent"]])
    assert who_sent.lines(one) == [
        "**One**: 1 July 2016; delays 3, reviews 4; up to 1 May 2016; 1 not imported"
    ]
    assert who_sent.lines(one.assign(**{"Up to": who_sent.NO_DAY, "Not imported": 0})) == [
        "**One**: 1 July 2016; delays 3, reviews 4; all imported"
    ]


# What stands, what is blank, who is silent, what was


def test_findings_that_stand_by_rule_and_one_by_one(visit, faulty):
    run_import([faulty])
    at = visit("Findings")
    n = records.totals(current()).n_findings
    assert at.header[0].value == f"{n} findings stand"
    assert len(at.dataframe[0].value) == n
    assert "Write one of the codes listed." in at.table[0].value["What to do"].tolist()


def test_a_mended_row_is_no_finding_any_more(visit, faulty):
    run_import([faulty])
    rows = records.quarantined(TRUSTED, current(), "reviews")
    assert list(rows["row"]) == [3, 4]
    rows.loc[:, "board_id"] = "B1"
    rows.loc[:, "incident_type"] = "death"
    check(visit(), {"reviews.csv": rows.to_csv(index=False)}).button(key="import").click().run()
    assert records.kept_out(TRUSTED, current()) == {}


def test_completeness_in_words_and_for_one_board(visit, faulty):
    run_import([faulty])
    filled = visit("Completeness").table[0].value.set_index("Column")["Filled"]
    assert filled["review_id"] == "2 of 2 (100%)"
    assert filled["decision_date"] == "1 of 2 (50%)"
    of_one = visit("Completeness", board="Southton").table[0].value.set_index("Column")["Filled"]
    assert of_one["decision_date"] == "0 of 1 (0%)"


def test_completeness_of_a_table_without_rows(visit, faulty):
    run_import([faulty])
    assert "This table has no row of all boards." in text_of(
        visit("Completeness", table="challenges")
    )


def test_undo_asks_first_and_says_what_is_in_force(visit, faulty):
    run_import([faulty])
    first = current().id
    (faulty / "reviews.csv").write_text(REVIEWS.replace("2016-01-04", "2016-01-05"))
    run_import([faulty])
    at = visit("Imports")
    at.button(key="undo").click().run()
    assert current().id != first
    at.button(key="undo_confirm").click().run()
    assert not at.exception
    assert current().id == first
    assert "Import 2 is undone. Import 1 is current again" in at.info[0].value
    assert at.table[0].value["Status"].tolist() == ["undone", "current"]


def test_the_first_import_cannot_be_undone(visit, faulty):
    run_import([faulty])
    assert "undo" not in {b.key for b in visit("Imports").button}


def test_changed_values_are_shown_but_free_text_is_not(visit, faulty):
    run_import([faulty])
    mended = REVIEWS.replace("2016-01-20", "2016-01-21").replace(f"{CANARY} one", f"{CANARY} new")
    (faulty / "reviews.csv").write_text(mended)
    run_import([faulty])
    shown = visit("Imports").dataframe[0].value.set_index("Column")
    assert tuple(shown.loc["decision_date", ["Before", "Now"]]) == ("2016-01-20", "2016-01-21")
    assert tuple(shown.loc["decision_reason", ["Before", "Now"]]) == ("not shown", "not shown")


def test_the_history_knows_what_was_undone():
    entries = pd.DataFrame(
        {
            "import_id": [1, 2, 3],
            "snapshot_id": ["a", "b", "c"],
            "parent_id": [None, "a", "a"],
            "is_current": [False, False, True],
            "imported_at": pd.to_datetime(["2016-07-01", "2016-07-02", "2016-07-03"]),
            "action": ["import", "remove", "import"],
            "is_replace": [False, False, True],
            "sources": [["x.csv"], ["[a](b)"], ["y.csv", "z.csv"]],
        }
        | {f"n_{n}": [0, 0, 0] for n in ("added", "changed", "removed", "quarantined", "findings")}
    )
    shown = imports.readable(entries)
    assert shown["Status"].tolist() == ["current", "undone", "earlier"]
    assert shown["What"].tolist() == ["Import, from nothing", "Removal of rows", "Import"]
    assert shown["Files"][1] == r"\[a\]\(b\)"


# No free text


@pytest.mark.parametrize("section", SECTIONS)
def test_no_free_text_of_a_record_is_in_any_message_of_the_page(visit, faulty, section):
    run_import([faulty])
    (faulty / "reviews.csv").write_text(REVIEWS.replace("2016-01-20", "2016-01-21"))
    run_import([faulty])
    assert CANARY.encode() not in sent(visit(section))


def test_nor_in_the_report_of_a_check_or_an_import(visit):
    at = check(visit(), FILES)
    assert b"reviews.csv" in sent(at)
    assert CANARY.encode() not in sent(at)
    at.button(key="import").click().run()
    assert CANARY.encode() not in sent(at)


# The listings


def test_silent_boards_counted_by_hand(snapshot):
    made = snapshot(
        boards=[
            board("never"),
            board("recent"),
            board("old"),
            board("just"),  # exactly twelve months ago is not more than twelve months
            board("undated"),  # has a review, but no day that says when
            board("late"),  # its only dates lie after the as-at date
            board("closed", closed_date=date(2016, 6, 29)),
            board("last_day", closed_date=date(2016, 6, 30)),  # still open on its last day
            board("unborn", opened_date=date(2016, 7, 1)),  # not open yet: not listed
        ],
        reviews=[
            review("1", "recent", notified_date=date(2014, 1, 1), decision_date=date(2016, 1, 1)),
            review("2", "old", initiated_date=date(2015, 6, 29)),
            review("3", "just", final_decision_date=date(2015, 6, 30)),
            review("4", "undated", incident_date=date(2016, 6, 1)),
            review("5", "late", notified_date=date(2016, 7, 1)),
        ],
    )
    found = records.silent_boards(TRUSTED, made, date(2016, 6, 30)).set_index("board_id")
    assert set(found.index) == {"never", "old", "undated", "late", "closed", "last_day"}
    assert found.loc["old", "n_months"] == 12
    assert found.loc["old", "last_date"] == date(2015, 6, 29)
    assert found["n_reviews"].to_dict() == {
        "never": 0, "old": 1, "undated": 1, "late": 1, "closed": 0, "last_day": 0,
    }  # fmt: skip
    assert list(found.index[found["is_closed"]]) == ["closed"]
    assert records.n_open_boards(made, date(2016, 6, 30)) == 7


def test_rows_kept_out_come_as_read_with_every_reason(faulty):
    run_import([faulty])
    rows = records.quarantined(TRUSTED, current(), "reviews")
    assert list(rows.columns) == [
        "review_id", "board_id", "notified_date", "incident_type", "decision", "decision_date",
        "decision_reason", "file", "row", "reasons",
    ]  # fmt: skip
    assert rows["review_id"].tolist() == ["R2", "R3"]
    assert rows["reasons"].str.startswith(("board_id: ", "incident_type: ")).all()


def test_free_text_columns_are_those_the_schema_calls_so():
    assert set(records.free_text_columns()) == {
        "dataset.note", "reviews.decision_reason", "recommendations.text", "challenges.note",
    }  # fmt: skip


def test_rows_are_for_those_who_may_see_them(snapshot):
    made = snapshot()
    stranger = Reader("a visitor", ("publication",), may_see_cases=False)
    calls: list[Callable[[Snapshot], object]] = [
        lambda s: records.findings(stranger, s),
        lambda s: records.kept_out(stranger, s),
        lambda s: records.quarantined(stranger, s, "reviews"),
        lambda s: records.silent_boards(stranger, s, date(2016, 6, 30)),
        lambda s: records.changes(stranger, s, 1),
        lambda s: records.received(stranger, s),
        lambda s: records.asked_of_boards(stranger, s),
    ]
    for call in calls:
        with pytest.raises(RefusedError):
            call(made)


@pytest.mark.parametrize("path", sorted((QUERIES / "listings").glob("*.sql")), ids=lambda p: p.stem)
def test_each_listing_names_itself_and_its_grain(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"-- listing: {path.stem}"
    assert lines[1].startswith("-- grain: ")
    assert any(line.startswith("-- says: ") for line in lines)


# Files, words, downloads


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("reviews.csv", "reviews.csv"),
        ("../../etc/reviews.csv", "reviews.csv"),
        (r"C:\Users\x\Spring return.xlsx", "Spring return.xlsx"),
        ("Données 2016 (1).csv", "Données 2016 (1).csv"),
        ("...", "file"),
        (".hidden.csv", "hidden.csv"),
        ("a\nb<img>.csv", "a_b_img_.csv"),
        ("noending", "noending"),
        ("x" * 300 + ".csv", "x" * 120 + ".csv"),
    ],
)
def test_names_of_files_are_made_safe(name, safe):
    assert safe_name(name) == safe


def test_uploaded_files_stand_in_a_private_folder_and_go(tmp_path):
    staging = Staging()
    first, second = staging.add("reviews.csv", b"1"), staging.add("reviews.csv", b"2")
    assert stat.S_IMODE(staging.folder.stat().st_mode) == 0o700
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    staging.remove()
    staging.remove()
    assert not staging.folder.exists()


def test_uploaded_files_go_with_the_session():
    folder = Staging().folder
    assert not folder.exists()


def test_the_template_is_a_workbook():
    assert template.template().startswith(b"PK")


def test_the_dictionary_has_every_column():
    whole = dictionary.whole()
    for table in import_tables().values():
        assert set(whole.loc[whole["table"] == table.name, "column"]) == {
            c.name for c in table.columns
        }
    codes = whole[(whole["table"] == "reviews") & (whole["column"] == "incident_type")]
    assert codes["codes"].tolist() == ["death; serious_harm; other; not_known"]


def test_marks_of_markdown_are_shown_letter_by_letter():
    assert literal("![x](http://y)_z") == r"\!\[x\]\(http\://y\)\_z"
    assert literal("plain") == "plain"


def test_names_of_rules_as_words():
    assert listing.name_of("unknown_board") == "Unknown board"


def test_the_sentence_of_a_report_agrees_with_one_and_with_many(faulty):
    made: ImportReport = run_import([faulty], dry_run=True)
    assert report.summary(made, "were").startswith("Of **7 rows** read, **5** were added")
    assert report.cautions(made, is_replace=False) == [
        "Download below the rows that are not imported, mend them and load them again, now or "
        "after this import: the rest can go in without them."
    ]


def test_completeness_sentence_when_all_is_filled():
    row = figure_row("data_quality", column="a", n_rows=2, n_filled=2, filled_rate=1.0)
    said = completeness.sentence([row], "of all boards")
    assert said == "**1 of 1 columns** are filled in every row of all boards."


def test_the_file_of_rows_kept_out_is_read_again_by_the_import(faulty, tmp_path):
    from scr.exports.csv_file import rows_csv

    run_import([faulty])
    data = rows_csv(records.quarantined(TRUSTED, current(), "reviews"))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1]["decision_reason"].startswith("'=")
    again = tmp_path / "again"
    again.mkdir()
    (again / "reviews.csv").write_bytes(data)
    found = run_import([again], dry_run=True)
    assert found.n_rejected == 2
    assert not len(found.findings[found.findings["rule"] == "unknown_column"])
    assert len(history()) == 1
