"""Profiles in an import: kept, known again, one question for a renamed heading, and undo."""

import threading
from pathlib import Path

import pytest
import xlsxwriter

from scr.base.errors import ArgumentError, SourceError, UserError
from scr.importing import history, run_import, undo
from scr.profiles import Profile, Profiles, add, every, find, read_profile, recognise, remove
from scr.profiles.folder import FOLDER, SHIPPED, shipped
from scr.store.snapshots import writer_lock
from tests.importing.helpers import AS_AT, BOARDS, found, review, stored, write

MONTH = (
    ("Case log", "", "", ""),
    ("SCR ref", "Our board", "Harm", "Comment"),
    ("R1", "East", "Fatal", "private words"),
    ("R2", "NS", "died", ""),
)
NEXT_MONTH = (MONTH[0], ("SCR ref", "Our board", "Type of harm", "Comment"), *MONTH[2:])
MINE = read_profile("""
format = 1
name = "mine"
[[sheets]]
left_out = ["Comment"]
[[sheets.tables]]
table = "reviews"
[sheets.tables.columns.review_id]
from = "SCR ref"
[sheets.tables.columns.board_id]
from = "Our board"
[sheets.tables.columns.incident_type]
from = "Harm"
[sheets.tables.columns.incident_type.words]
Fatal = "death"
Died = "death"
""")


def workbook(path: Path, **sheets: tuple[tuple[str, ...], ...]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for place, row in enumerate(rows):
                page.write_row(place, 0, row)
    return path


def bring(tmp_path: Path, *sources: Path, name: str | None = None):
    folder = tmp_path / "db"
    boards = write(tmp_path / "boards", boards=BOARDS)
    profiles = Profiles(folder, name)
    profiles.check_fits([boards, *sources])
    return run_import([boards, *sources], folder=folder, as_at=AS_AT, shape=profiles)


def test_the_same_headings_are_known_again_and_it_is_said(tmp_path: Path) -> None:
    add(tmp_path / "db", MINE)
    report = bring(tmp_path, workbook(tmp_path / "log.xlsx", Sheet1=MONTH))
    assert found(report) == [("profile_used", "reviews", None, None)]
    message = report.findings["message"][0]
    assert "by the profile mine, its header being row 2: 2 rows for reviews" in message
    rows = stored(tmp_path, "reviews")
    assert list(rows["board_id"]) == ["B2", "B1"]
    assert list(rows["incident_type"]) == ["death", "death"]
    assert "private words" not in rows.to_string() + report.findings.to_string()


def test_a_row_is_found_where_it_stands_in_the_sheet(tmp_path: Path) -> None:
    add(tmp_path / "db", MINE)
    rows = (*MONTH, ("R3", "Nowhere", "Unheard of", ""))
    report = bring(tmp_path, workbook(tmp_path / "log.xlsx", Sheet1=rows))
    assert {("unknown_code", "reviews", 5, "incident_type"),
            ("unknown_board", "reviews", 5, "board_id")} <= set(found(report))  # fmt: skip


def test_one_heading_renamed_is_one_question_and_nothing_is_read(tmp_path: Path) -> None:
    add(tmp_path / "db", MINE)
    source = workbook(tmp_path / "log.xlsx", Sheet1=NEXT_MONTH)
    report = bring(tmp_path, source)
    assert found(report) == [("profile_question", "", None, None)]
    assert report.findings["message"][0].count("?") == 1
    assert "“Harm” (reviews.incident_type)" in report.findings["message"][0]
    with pytest.raises(ArgumentError, match="have changed, so it is not read"):
        bring(tmp_path, source, name="mine")
    assert stored(tmp_path, "reviews").empty


def test_no_profile_no_tables(tmp_path: Path) -> None:
    report = bring(tmp_path, workbook(tmp_path / "log.xlsx", Sheet1=MONTH))
    assert found(report) == [("not_a_table", "", None, None)]


def test_a_profile_is_used_for_the_sheets_it_fits_and_others_are_read_by_name(
    tmp_path: Path,
) -> None:
    add(tmp_path / "db", MINE)
    ours = tuple(zip(*review("R9").items(), strict=True))
    source = workbook(tmp_path / "both.xlsx", Log=MONTH, reviews=ours)
    bring(tmp_path, source, name="mine")
    assert list(stored(tmp_path, "reviews")["review_id"]) == ["R1", "R2", "R9"]
    with pytest.raises(ArgumentError, match="fits no sheet"):
        bring(tmp_path, write(tmp_path / "plain", reviews=[review("R8")]), name="mine")


def test_a_csv_file_is_known_again_too(tmp_path: Path) -> None:
    add(tmp_path / "db", MINE)
    source = tmp_path / "log.csv"
    source.write_text("SCR ref;Our board;Harm;Comment\nR1;East;Fatal;\n", encoding="utf-8")
    bring(tmp_path, source)
    assert list(stored(tmp_path, "reviews")["review_id"]) == ["R1"]


def test_two_profiles_that_fit_equally_are_asked_about(tmp_path: Path) -> None:
    folder = tmp_path / "db"
    add(folder, MINE)
    add(folder, Profile("other", MINE.sheets))
    source = workbook(tmp_path / "log.xlsx", Sheet1=MONTH)
    with pytest.raises(ArgumentError, match="several profiles equally: mine, other"):
        bring(tmp_path, source)
    assert bring(tmp_path, source, name="other").n_rejected == 0


def test_undo_takes_no_profile_away(tmp_path: Path) -> None:
    folder = tmp_path / "db"
    bring(tmp_path)
    add(folder, MINE)
    bring(tmp_path, workbook(tmp_path / "log.xlsx", Sheet1=MONTH))
    undo(folder=folder)
    assert len(history(folder)) >= 1
    assert find(folder, "mine").profile == MINE


def test_keeping_and_forgetting(tmp_path: Path) -> None:
    folder = tmp_path / "db"
    assert not add(folder, MINE)
    assert add(folder, MINE)
    assert [path.name for path in (folder / FOLDER).iterdir()] == ["mine.toml"]
    assert [one.profile.name for one in every(folder) if not one.is_shipped] == ["mine"]
    with pytest.raises(ArgumentError, match="differs in capitals only"):
        add(folder, Profile("Mine", MINE.sheets))
    with pytest.raises(ArgumentError, match="ships with the product"):
        add(folder, Profile(shipped()[0].name, MINE.sheets))
    with pytest.raises(ArgumentError, match="cannot be removed"):
        remove(folder, shipped()[0].name)
    for name in ("../mine", "a/b", "", ".hidden", "a..b", "x" * 61):
        with pytest.raises(ArgumentError):
            find(folder, name)
    remove(folder, "mine")
    with pytest.raises(ArgumentError, match="There is no profile mine"):
        remove(folder, "mine")


def test_a_damaged_profile_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "db"
    add(folder, MINE)
    path = folder / FOLDER / "mine.toml"
    path.write_text(path.read_text("utf-8").replace("format = 1", "format ="), encoding="utf-8")
    with pytest.raises(ArgumentError, match=r"The profile mine.toml is not TOML"):
        every(folder)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match="cannot be read"):
        every(folder)
    remove(folder, "mine")


def test_nothing_is_kept_while_an_import_runs(tmp_path: Path) -> None:
    folder = tmp_path / "db"
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with writer_lock(folder):
            held.set()
            done.wait(30)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    try:
        with pytest.raises(UserError, match="Another import"):
            add(folder, MINE)
    finally:
        done.set()
        other.join()
    assert not (folder / FOLDER).exists()


def test_a_new_heading_is_asked_about_and_a_lost_left_out_one_is_not() -> None:
    from scr.importing.sheets import sheet_of

    new = ((*MONTH[1][:3], "Colour"), *MONTH[2:])
    sheet = sheet_of("log.xlsx", "Sheet1", tuple(enumerate(new, 1)))
    (match,) = recognise(sheet, [MINE])
    assert [(q.kind, q.heading) for q in match.questions] == [("new_heading", "Colour")]
    without = sheet_of("log.xlsx", "Sheet1", tuple((n, r[:3]) for n, r in enumerate(MONTH[1:], 1)))
    assert recognise(without, [MINE])[0].is_exact


def test_what_ships_is_named_after_its_file() -> None:
    assert {path.stem for path in SHIPPED.glob("*.toml")} == {one.name for one in shipped()}
    assert all(one.says for one in shipped())
