"""What becomes of rows that are there already, and of what was said about them."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from scr.base.errors import ArgumentError, NoDatabaseError, StrictError, UserError
from scr.exports.quarantine import write_quarantine
from scr.importing import history, remove, run_import, undo
from scr.store import current, snapshots
from scr.store.snapshots import writer_lock
from tests.importing.helpers import (
    AS_AT,
    BOARDS,
    ask,
    count,
    found,
    load,
    recommendation,
    review,
    stored,
    write,
)

TEXT = "decision_reason"


def text_of(tmp_path: Path, review_id: str = "R1") -> object:
    rows = stored(tmp_path, "reviews").set_index("review_id")
    value = rows.loc[review_id, TEXT]
    return None if pd.isna(value) else value


def test_the_same_source_twice_changes_nothing(tmp_path: Path) -> None:
    tables = {"reviews": [review(incident_date="soon"), review("R2", decision="initiate")]}
    first = load(tmp_path, **tables)
    second = load(tmp_path, **tables)
    assert second.is_unchanged
    assert second.snapshot is None
    assert found(second) == found(first)
    assert count(second, "reviews") == (2, 0, 0, 1, 0, 1)
    assert len(snapshots(tmp_path / "db")) == 1
    third = run_import([tmp_path / "source"], folder=tmp_path / "db", as_at=AS_AT, replace=True)
    assert third.is_unchanged


def test_a_changed_value_replaces_the_old_one_and_is_kept_in_the_log(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review(**{TEXT: "old"}), review("R2")])
    report = load(tmp_path, reviews=[review(" r1", **{TEXT: "new"}, children_involved="2")])
    assert count(report, "reviews") == (1, 0, 1, 0, 0, 0)
    assert text_of(tmp_path) == "new"
    assert list(stored(tmp_path, "reviews")["review_id"]) == ["R1", "R2"]
    changes = stored(tmp_path, "changes")
    assert changes[["import_id", "table_name", "row_key", "column_name"]].values.tolist() == [
        [2, "reviews", "R1", "children_involved"],
        [2, "reviews", "R1", TEXT],
    ]
    assert changes["new_value"].tolist() == ["2", "new"]
    assert changes["old_value"].tolist()[1] == "old"


def test_a_blank_cell_clears_and_an_absent_column_leaves(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review(**{TEXT: "old"}, incident_date="1/1/2014")])
    load(tmp_path, reviews=[review(incident_date="-")])
    assert text_of(tmp_path) == "old"
    assert stored(tmp_path, "reviews")["incident_date"].isna().all()


def test_replace_starts_from_nothing_but_the_logs_carry_on(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review(**{TEXT: "old"}), review("R2", decision="initiate")])
    source = write(tmp_path / "next", boards=BOARDS, reviews=[review()])
    report = run_import([source], folder=tmp_path / "db", as_at=AS_AT, replace=True)
    assert count(report, "reviews") == (1, 0, 1, 0, 1, 0)
    assert text_of(tmp_path) is None
    assert len(stored(tmp_path, "imports")) == 2
    assert stored(tmp_path, "findings").empty


def test_of_several_sources_the_later_wins_column_by_column(tmp_path: Path) -> None:
    one = write(
        tmp_path / "one",
        boards=BOARDS,
        reviews=[review(**{TEXT: "first"}, incident_date="1/1/2014"), review("R2")],
    )
    two = write(tmp_path / "two", reviews=[review(**{TEXT: "second"}), review("R3")])
    three = write(tmp_path / "three", reviews=[review("R2", incident_date="soon")])
    report = run_import([one, two, three], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [("unreadable_date", "reviews", 2, "incident_date")]
    assert text_of(tmp_path) == "second"
    rows = stored(tmp_path, "reviews").set_index("review_id")
    assert rows.loc["R1", "incident_date"] == pd.Timestamp(2014, 1, 1)
    assert list(rows.index) == ["R1", "R2", "R3"]
    assert count(report, "reviews") == (5, 3, 0, 0, 0, 1)


def test_references_look_into_what_is_stored_and_take_its_spelling(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review("Case-1042")])
    source = write(tmp_path / "next", recommendations=[recommendation(review_id="CASE-1042 ")])
    report = run_import([source], folder=tmp_path / "db")
    assert found(report) == []
    assert report.as_at_source == "stored"
    assert list(stored(tmp_path, "recommendations")["review_id"]) == ["Case-1042"]


def test_a_stored_parent_counts_though_its_new_row_is_kept_out(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review(**{TEXT: "good"})])
    report = load(
        tmp_path,
        reviews=[review(**{TEXT: "bad"}, incident_date="soon")],
        recommendations=[recommendation()],
    )
    assert found(report) == [("unreadable_date", "reviews", 2, "incident_date")]
    assert text_of(tmp_path) == "good"
    assert len(stored(tmp_path, "recommendations")) == 1


def test_suspect_rules_see_the_row_as_it_goes_in(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review(decision="initiate", decision_date="1/1/2014")])
    report = load(tmp_path, reviews=[review(decision="not_initiate")])
    assert found(report) == []


def test_findings_stand_until_their_row_or_file_comes_again(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review(decision="initiate"), review("", incident_date="soon")])
    assert set(stored(tmp_path, "findings")["row_key"].dropna()) == {"R1"}
    other = write(tmp_path / "other", reviews=[review("R2", panel_view="agree")])
    (other / "reviews.csv").rename(other / "reviews.CSV")
    run_import([other], folder=tmp_path / "db")
    assert set(stored(tmp_path, "findings")["row_key"].dropna()) == {"R1", "R2"}
    assert len(stored(tmp_path, "quarantine")) == 1
    report = load(tmp_path, reviews=[review(decision="initiate", decision_date="1/1/2014")])
    assert found(report) == []
    assert set(stored(tmp_path, "findings")["row_key"].dropna()) == {"R2"}
    assert stored(tmp_path, "quarantine").empty


def test_quarantined_rows_mended_and_imported_again(tmp_path: Path) -> None:
    report = load(tmp_path, reviews=[review(**{TEXT: "a"}, incident_date="soon"), review("R2")])
    rows = report.quarantine["reviews"]
    assert list(rows.columns) == [
        "review_id", "board_id", "incident_date", "incident_type", TEXT, "file", "row", "reasons",
    ]  # fmt: skip
    assert rows.loc[0, ["incident_date", "file", "row"]].tolist() == ["soon", "reviews.csv", 2]
    assert "Write one as" in rows.loc[0, "reasons"]
    (path,) = write_quarantine(report, tmp_path / "kept")
    path.write_text(path.read_text("utf-8").replace("soon", "1 Jan 2014"), "utf-8")
    again = run_import([tmp_path / "kept"], folder=tmp_path / "db")
    assert found(again) == []
    assert count(again, "reviews") == (1, 1, 0, 0, 0, 0)
    assert stored(tmp_path, "findings").empty
    assert stored(tmp_path, "quarantine").empty


def test_text_that_begins_like_a_formula_comes_back_as_it_was(tmp_path: Path) -> None:
    report = load(
        tmp_path,
        reviews=[
            review("R1", **{TEXT: "=1+1"}, incident_date="soon"),
            review("R2", **{TEXT: "-"}, incident_date="soon"),
            review("R3", **{TEXT: "'quoted'"}, incident_date="soon"),
        ],
    )
    (path,) = write_quarantine(report, tmp_path / "kept")
    written = path.read_text("utf-8-sig")
    assert "'=1+1" in written
    assert ",=1+1" not in written
    path.write_text(written.replace("soon", "1 Jan 2014"), "utf-8")
    assert found(run_import([tmp_path / "kept"], folder=tmp_path / "db")) == []
    assert stored(tmp_path, "reviews")[TEXT].fillna("").tolist() == ["=1+1", "", "'quoted'"]


def test_mended_rows_of_files_with_different_columns_clear_nothing(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review(**{TEXT: "kept"}), review("R3", **{TEXT: "old"})])
    one = write(
        tmp_path / "one",
        reviews=[review(incident_date="soon"), review("R3", incident_date="soon")],
    )
    two = write(tmp_path / "two", reviews=[review("R2", abuse_type="sadness", **{TEXT: "a"})])
    report = run_import([one, two], folder=tmp_path / "db")
    (path,) = write_quarantine(report, tmp_path / "kept")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert frame["absent_columns"].tolist() == [f"abuse_type; {TEXT}"] * 2 + ["incident_date"]
    frame = frame.replace({"soon": "1/1/2014", "sadness": "neglect"})
    # A cell that the person fills in counts, whatever the file had.
    frame.loc[1, TEXT] = "new"
    frame.to_csv(path, index=False)
    again = run_import([tmp_path / "kept"], folder=tmp_path / "db")
    assert found(again) == []
    assert [text_of(tmp_path, one) for one in ("R1", "R2", "R3")] == ["kept", "a", "new"]
    assert stored(tmp_path, "quarantine").empty


def test_a_mended_row_takes_no_other_of_the_same_place_along(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review("R1"), review("R2", decision="initiate")])
    load(tmp_path, "b", reviews=[review("R7", decision="initiate"), review("R8")])
    source = write(tmp_path / "c", boards=BOARDS, reviews=[review("R5", incident_date="soon")])
    run_import([source], folder=tmp_path / "db")
    assert stored(tmp_path, "quarantine")["row_key"].tolist() == ["R5"]
    later = write(tmp_path / "d", reviews=[review("R6", incident_date="soon")])
    report = run_import([later], folder=tmp_path / "db")
    assert sorted(stored(tmp_path, "quarantine")["row_key"]) == ["R5", "R6"]
    (path,) = write_quarantine(report, tmp_path / "kept")
    path.write_text(path.read_text("utf-8").replace("soon", "1 Jan 2014"), "utf-8")
    assert found(run_import([path], folder=tmp_path / "db")) == []
    assert stored(tmp_path, "quarantine")["row_key"].tolist() == ["R5"]
    # What is only suspect stood in row 2 of a file of this name too, and still does.
    assert sorted(stored(tmp_path, "findings")["row_key"]) == ["R2", "R5", "R7"]


def test_a_mended_row_without_a_key_stands_no_longer(tmp_path: Path) -> None:
    report = load(
        tmp_path, reviews=[review("", decision_reason="a"), review("", children_involved="x")]
    )
    (path,) = write_quarantine(report, tmp_path / "kept")
    path = path.rename(path.with_name("Reviews.csv"))
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], "R5" + lines[1]]))
    assert found(run_import([path], folder=tmp_path / "db")) == []
    assert stored(tmp_path, "quarantine")["row_number"].tolist() == [3]
    assert set(stored(tmp_path, "findings")["row_number"]) == {3}


def test_the_as_at_date_and_where_it_comes_from(tmp_path: Path) -> None:
    declared = [{"title": "T", "as_at_date": "30/6/2015"}]
    plain = write(tmp_path / "plain", boards=BOARDS)
    dated = write(tmp_path / "dated", dataset=declared)
    db = tmp_path / "db"
    now = pd.Timestamp("2016-02-03T23:30Z").to_pydatetime()
    one = run_import([plain], folder=db, now=now)
    assert (one.as_at_date, one.as_at_source) == (date(2016, 2, 3), "import_day")
    two = run_import([dated], folder=db, now=now)
    assert (two.as_at_date, two.as_at_source) == (date(2015, 6, 30), "dataset")
    three = run_import([plain], folder=db, now=now)
    assert (three.as_at_date, three.as_at_source) == (date(2015, 6, 30), "stored")
    assert three.is_unchanged
    four = run_import([dated], folder=db, as_at=date(2014, 1, 1), now=now)
    assert (four.as_at_date, four.as_at_source) == (date(2014, 1, 1), "argument")
    assert four.snapshot is not None


def test_strict_and_dry_runs_write_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "source", boards=BOARDS, reviews=[review(incident_date="soon")])
    db = tmp_path / "db"
    report = run_import([source], folder=db, as_at=AS_AT, dry_run=True)
    assert report.snapshot is None
    assert not report.is_unchanged
    assert count(report, "boards") == (2, 2, 0, 0, 0, 0)
    assert not db.exists()
    for dry_run in (True, False):
        with pytest.raises(StrictError) as caught:
            run_import([source], folder=db, as_at=AS_AT, strict=True, dry_run=dry_run)
        assert found(caught.value.report) == found(report)
        assert caught.value.exit_code == 4
    with pytest.raises(NoDatabaseError):
        current(db)


def test_progress_is_told_in_order(tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    source = write(tmp_path / "source", boards=BOARDS)
    run_import([source], folder=tmp_path / "db", progress=lambda *step: told.append(step))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert "Checking reviews" in [doing for _, doing in told]


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    source = write(tmp_path / "source", boards=BOARDS)
    with (
        writer_lock(tmp_path / "db"),
        pytest.raises(UserError, match="Another import"),
    ):
        run_import([source], folder=tmp_path / "db", as_at=AS_AT)


def test_undo_and_history(tmp_path: Path) -> None:
    db = tmp_path / "db"
    assert history(db).empty
    first = load(tmp_path)
    with pytest.raises(UserError, match="first import"):
        undo(db)
    second = load(tmp_path, reviews=[review()])
    assert undo(db) == first.snapshot == current(db)
    third = load(tmp_path, reviews=[review("R7")])
    entries = history(db)
    assert list(entries["import_id"]) == [1, 2, 3]
    assert list(entries["is_current"]) == [False, False, True]
    assert list(entries["n_added"]) == [2, 0 + 1, 1]
    made = [one.snapshot.id for one in (first, second, third) if one.snapshot]
    assert list(entries["snapshot_id"]) == made
    assert list(entries["parent_id"][1:]) == [made[0], made[0]]


def test_taking_rows_out(tmp_path: Path) -> None:
    db = tmp_path / "db"
    boards = [*BOARDS, {"board_id": "B3", "board_name": "West", "region": "West",
                        "successor_board_id": "B2"}]  # fmt: skip
    load(
        tmp_path,
        boards=boards,
        reviews=[
            review(decision="initiate"),
            review("R2", joint_board_ids="B2"),
            review("R3", board_id="B2", joint_board_ids="B1"),
        ],
        recommendations=[recommendation(), recommendation("2", review_id="R2")],
    )
    with pytest.raises(ArgumentError, match="no row with the key R9"):
        remove("reviews", ["R1", "R9"], folder=db)
    with pytest.raises(ArgumentError, match="no table"):
        remove("holidays", ["R1"], folder=db)
    with pytest.raises(UserError, match="1 in recommendations"):
        remove("reviews", ["r1"], folder=db)
    report = remove("Recommendations", ["r1 | 1.0 | police"], folder=db)
    assert count(report, "recommendations") == (0, 0, 0, 0, 1, 0)
    remove("reviews", ["r1"], folder=db)
    assert list(stored(tmp_path, "reviews")["review_id"]) == ["R2", "R3"]
    assert stored(tmp_path, "findings").empty
    with pytest.raises(UserError, match="successor_board_id"):
        remove("boards", ["B2"], folder=db)
    remove("boards", ["B2"], with_children=True, folder=db)
    assert list(stored(tmp_path, "reviews")["review_id"]) == ["R2"]
    assert stored(tmp_path, "reviews")["joint_board_ids"].isna().all()
    assert stored(tmp_path, "boards")["successor_board_id"].isna().all()
    assert len(stored(tmp_path, "recommendations")) == 1
    undo(db)
    assert list(stored(tmp_path, "reviews")["review_id"]) == ["R2", "R3"]


def test_completeness_is_counted(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review(incident_date="1/1/2014"), review("R2")])
    rows = ask(
        tmp_path,
        "select sum(n_rows)::int, sum(n_filled)::int from records.completeness "
        "where table_name = 'reviews' and column_name = 'incident_date'",
    )
    assert rows.values.tolist() == [[2, 1]]
