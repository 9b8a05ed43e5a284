"""Settling the rows of `boards`: which are usable, and so what every other table may refer to."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

import duckdb
import pyarrow as pa

from scr.importing.board_index import BoardIndex, BoardRecord, cycle_members
from scr.importing.names import key
from scr.importing.references import find
from scr.importing.staging import Staged

SUCCESSOR = "successor_board_id"


@dataclass(frozen=True)
class _Row:
    row_id: int
    source_no: int
    present: frozenset[str]
    record: BoardRecord
    """As read; its successor is the text of the cell."""
    earliest: date | None


def settle_boards(staged: Staged, stored: list[BoardRecord], unusable: set[int]) -> BoardIndex:
    """Resolve the successors of the staged boards, note the faults, and index all boards.

    `unusable` has the rows that are kept out already.
    """
    rows = _rows(staged)
    stored_by_key = {key(board.board_id): board for board in stored}
    index = _index(rows, stored_by_key, unusable)
    resolved = _resolve_successors(staged, rows, index, unusable)
    while True:
        winners = _winners(rows, stored_by_key, unusable)
        index.board_keys = set(stored_by_key) | set(winners)
        fresh = _orphans(rows, resolved, index) + _turning_back(winners, stored_by_key, resolved)
        noted = _noted(staged)
        fresh = [
            fault
            for fault in fresh
            if not {(fault[0], fault[2]), (fault[0], "successor_leads_back")} & noted
        ]
        if not fresh:
            break
        staged.note_rows(fresh)
        unusable |= {row for row, *_ in fresh}
    ids = [None if r is None else index.id_of(r) for r in (resolved[row.row_id] for row in rows)]
    staged.columns[SUCCESSOR] = pa.array(ids, pa.string())
    return index


def stored_boards(connection: duckdb.DuckDBPyConnection) -> list[BoardRecord]:
    """The boards that are there already."""
    rows = connection.execute(
        "select board_id, board_name, aliases, opened_date, closed_date, successor_board_id, "
        "local_authorities, la_codes from base_boards order by board_id"
    ).fetchall()
    return [
        BoardRecord(
            board_id, (name, *(aliases or ())), opened, closed, successor,
            authorities=_authorities(names, codes),
        )
        for board_id, name, aliases, opened, closed, successor, names, codes in rows
    ]  # fmt: skip


def _authorities(names: str | None, codes: str | None) -> tuple[tuple[str, str], ...]:
    """The authorities of a board from their names and their codes, each with ; between."""
    first, second = (
        [part.strip() for part in (text or "").split(";") if part.strip()]
        for text in (names, codes)
    )
    return tuple((name, code) for name, code in zip_longest(first, second, fillvalue=""))


def _rows(staged: Staged) -> list[_Row]:
    present = [frozenset(part.columns) for part in staged.parts]
    rows = []
    for row in staged.data().to_pylist():
        if row["board_id"] is None:
            record = BoardRecord("")
        else:
            names = (row["board_name"] or "", *(row["aliases"] or ()))
            record = BoardRecord(
                row["board_id"],
                tuple(n for n in names if n),
                row["opened_date"],
                row["closed_date"],
                authorities=_authorities(row["local_authorities"], row["la_codes"]),
            )
        dates = [d for d in (row["opened_date"], row["closed_date"]) if d]
        rows.append(
            _Row(
                row["row_id"],
                row["source_no"],
                present[row["part_no"]],
                replace(record, successor=row[SUCCESSOR], row_id=row["row_id"]),
                min(dates, default=None),
            )
        )
    return rows


def _winners(
    rows: list[_Row], by_key: dict[str, BoardRecord], unusable: set[int]
) -> dict[str, BoardRecord]:
    """The boards of this import as they go in: of one source the first usable row with a key, of
    several sources the later, absent columns as before."""
    winners: dict[str, BoardRecord] = {}
    taken: set[tuple[int, str]] = set()
    for row in rows:
        board_key = key(row.record.board_id)
        if row.row_id in unusable or (row.source_no, board_key) in taken:
            continue
        taken.add((row.source_no, board_key))
        winners[board_key] = _over(row, winners.get(board_key) or by_key.get(board_key))
    return winners


def _over(row: _Row, before: BoardRecord | None) -> BoardRecord:
    if before is None:
        return row.record
    new, present = row.record, row.present
    return BoardRecord(
        before.board_id,
        new.names if "aliases" in present else (*new.names, *before.names[1:]),
        new.opened if "opened_date" in present else before.opened,
        new.closed if "closed_date" in present else before.closed,
        new.successor if SUCCESSOR in present else before.successor,
        new.row_id if SUCCESSOR in present else before.row_id,
        new.authorities if new.authorities else before.authorities,
    )


def _index(rows: list[_Row], by_key: dict[str, BoardRecord], unusable: set[int]) -> BoardIndex:
    index = BoardIndex()
    winners = _winners(rows, by_key, unusable)
    index.boards = by_key | winners
    for board in by_key.values():
        index.add(board, index.stored)
    for row in rows:
        if row.row_id not in unusable:
            index.add(row.record, index.sources[row.source_no])
        elif row.record.board_id:
            index.add(row.record, index.unusable)
    index.board_keys = set(by_key) | set(winners)
    return index


def _resolve_successors(
    staged: Staged, rows: list[_Row], index: BoardIndex, unusable: set[int]
) -> list[str | None]:
    """Key of each row's successor; faults of a row in itself are noted."""
    resolved: list[str | None] = []
    for row in rows:
        successor: str | None = None
        if row.record.successor is not None:
            heir = find(row.record.successor, row.earliest, index, row.source_no)
            successor = key(heir.board_id) if heir.board_id else None
            if heir.fault:
                fault = (row.row_id, SUCCESSOR, heir.fault, heir.detail)
            elif row.record.board_id and successor == key(row.record.board_id):
                fault = (row.row_id, SUCCESSOR, "successor_leads_back", None)
            else:
                fault = None
            if fault:
                staged.note_rows([fault])
                unusable.add(row.row_id)
        resolved.append(successor)
    return resolved


def _orphans(
    rows: list[_Row], resolved: list[str | None], index: BoardIndex
) -> list[tuple[int, str, str, str | None]]:
    return [
        (row.row_id, SUCCESSOR, "parent_quarantined", "board")
        for row in rows
        if (successor := resolved[row.row_id]) is not None and successor not in index.board_keys
    ]


def _turning_back(
    winners: dict[str, BoardRecord], by_key: dict[str, BoardRecord], resolved: list[str | None]
) -> list[tuple[int, str, str, str | None]]:
    successors: dict[str, str] = {}
    for board_key, board in (by_key | winners).items():
        if board.row_id is not None:
            successor = resolved[board.row_id]
        else:
            successor = key(board.successor) if board.successor else None
        if successor is not None:
            successors[board_key] = successor
    return [
        (row_id, SUCCESSOR, "successor_leads_back", None)
        for board_key in sorted(cycle_members(successors))
        if board_key in winners and (row_id := winners[board_key].row_id) is not None
    ]


def _noted(staged: Staged) -> set[tuple[int, str]]:
    return {
        (row, fault)
        for table in staged.faults
        for row, fault in zip(table["row_id"].to_pylist(), table["fault"].to_pylist(), strict=True)
    }
