"""What a board sent again without a change was sent: when is known, and no snapshot is made."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from scr.importing import received, remove, run_import, undo
from scr.store import current, receipts, snapshots
from scr.store.snapshots import remove as take_away
from scr.upkeep import check, copy
from tests.importing.helpers import AS_AT, BOARDS, review, write

JULY, AUGUST, OCTOBER = (datetime(2016, month, 1, 9, 30, tzinfo=UTC) for month in (7, 8, 10))


def sent(tmp_path: Path) -> dict[str, tuple]:
    """When each board last sent its reviews, in which import they stand, how many, kept out."""
    table = received(current(tmp_path / "db"))
    table = table[table["table"] == "reviews"]
    return {
        row.board_id: (row.received_at.month, row[5], row.n_rows, row.n_quarantined)
        for row in table.itertuples(index=False)
    }


def come(tmp_path: Path, name: str, now: datetime, *reviews: dict, **how: bool) -> object:
    source = write(tmp_path / name, boards=BOARDS, reviews=list(reviews))
    return run_import([source], folder=tmp_path / "db", as_at=AS_AT, now=now, **how)


ONE = [review("R1"), review("R2", incident_date="soon")]
TWO = [review("E1", board_id="B2")]


def test_an_import_that_changes_nothing_was_received(tmp_path: Path) -> None:
    come(tmp_path, "a", JULY, *ONE, *TWO)
    before = current(tmp_path / "db")
    assert come(tmp_path, "a", AUGUST, *ONE, *TWO, dry_run=True).is_unchanged
    assert sent(tmp_path) == {"B1": (7, 1, 2, 1), "B2": (7, 1, 1, 0)}
    assert come(tmp_path, "a", AUGUST, *ONE, *TWO).is_unchanged
    # One board's file alone, again: the other's stays as it was.
    own = write(tmp_path / "own", reviews=TWO)
    assert run_import([own], folder=tmp_path / "db", as_at=AS_AT, now=OCTOBER).is_unchanged
    assert sent(tmp_path) == {"B1": (8, 1, 2, 1), "B2": (10, 1, 1, 0)}
    assert (current(tmp_path / "db"), len(snapshots(tmp_path / "db"))) == (before, 1)
    assert check(tmp_path / "db").faults == ()


def test_it_stays_known_after_the_next_import_and_goes_with_its_snapshot(tmp_path: Path) -> None:
    come(tmp_path, "a", JULY, *ONE, *TWO)
    come(tmp_path, "a", AUGUST, *ONE, *TWO)
    first = current(tmp_path / "db")
    come(tmp_path, "b", OCTOBER, review("R3"))
    assert sent(tmp_path) == {"B1": (10, 2, 1, 0), "B2": (8, 1, 1, 0)}
    undo(tmp_path / "db")
    assert sent(tmp_path) == {"B1": (8, 1, 2, 1), "B2": (8, 1, 1, 0)}
    remove("reviews", ["E1"], folder=tmp_path / "db", now=OCTOBER)
    assert sent(tmp_path) == {"B1": (8, 1, 2, 1), "B2": (8, 1, 1, 0)}
    assert receipts.content(first)
    take_away(first)
    assert list((tmp_path / "db").glob(f"{first.id}*")) == []


def test_a_copy_knows_it_too_and_a_damaged_file_is_none(tmp_path: Path) -> None:
    come(tmp_path, "a", JULY, *ONE, *TWO)
    come(tmp_path, "a", AUGUST, *ONE, *TWO)
    copy(tmp_path / "db", str(tmp_path / "backup"))
    (tmp_path / "db").rename(tmp_path / "lost")
    (tmp_path / "backup").rename(tmp_path / "db")
    assert sent(tmp_path)["B1"][0] == 8
    there = current(tmp_path / "db")
    path = there.folder / f"{there.id}.received.json"
    path.write_bytes(path.read_bytes()[:40])
    assert sent(tmp_path)["B1"][0] == 7
    assert come(tmp_path, "c", OCTOBER, *TWO).is_unchanged
    assert sent(tmp_path) == {"B1": (7, 1, 2, 1), "B2": (10, 1, 1, 0)}


def test_a_receipt_holds_no_word_of_a_record(tmp_path: Path) -> None:
    rows = [review("R1", decision_reason="Zanzibarquince")]
    come(tmp_path, "a", JULY, *rows)
    come(tmp_path, "a", AUGUST, *rows)
    text = receipts.content(current(tmp_path / "db"))
    assert b"Zanzibar" not in text
    assert b"R1" not in text
    assert pd.read_json(tmp_path / "db" / f"{current(tmp_path / 'db').id}.received.json").shape == (
        1,
        6,
    )
