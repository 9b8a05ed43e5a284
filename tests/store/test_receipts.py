"""What was sent again without a change is known to every machine over an object store."""

from datetime import datetime

from scr.importing import received, run_import
from scr.store import current, receipts
from tests.importing.helpers import AS_AT, BOARDS, review, write


def come(folder, source, month: int) -> None:
    run_import([source], folder=folder, as_at=AS_AT, now=datetime(2016, month, 1).astimezone())


def when(folder) -> dict[str, int]:
    table = received(current(folder))
    table = table[table["table"].notna()]
    return {row.board_id: row.received_at.month for row in table.itertuples()}


def test_another_machine_knows_what_came_again_and_its_own_is_added(machine, tmp_path):
    one, two = ([review(f"{b}1", board_id=b)] for b in ("B1", "B2"))
    whole = write(tmp_path / "whole", boards=BOARDS, reviews=[*one, *two])
    folder = machine("one")
    come(folder, whole, 3)
    come(folder, write(tmp_path / "b1", reviews=one), 6)
    folder = machine("two")
    assert when(folder) == {"B1": 6, "B2": 3}
    come(folder, write(tmp_path / "b2", reviews=two), 9)
    folder = machine("one")
    assert when(folder) == {"B1": 6, "B2": 9}


def test_what_was_brought_stays_while_the_store_is_away(machine, store, tmp_path):
    whole = write(tmp_path / "whole", boards=BOARDS, reviews=[review()])
    folder = machine("one")
    come(folder, whole, 3)
    come(folder, whole, 6)
    there = current(folder)
    store.wire.mode = "away"
    assert [one.imported_at.month for one in receipts.receipts(there)] == [6]
