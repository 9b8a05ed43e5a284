"""Which boards the rows refer to."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from scr.importing.board_index import BoardIndex
from scr.importing.staging import JOINT_COLUMN, Staged, by_distinct, is_board, split

_BOARD_ROW = "board"


@dataclass(frozen=True)
class Found:
    """What a text that should name a board came to: an id, or the rule it breaks."""

    board_id: str | None = None
    fault: str | None = None
    detail: str | None = None


def resolve_boards(staged: Staged, index: BoardIndex) -> None:
    """Replace the texts that name boards by board ids; those that cannot be are faults."""
    for column in staged.table.columns:
        if is_board(staged.table, column):
            _resolve_column(staged, column.name, index)
    if JOINT_COLUMN in staged.columns:
        _resolve_joint(staged, index)


def find(text: str, day: date | None, index: BoardIndex, source_no: int | None = None) -> Found:
    """The board a text means in a row of a source whose earliest date is `day`."""
    candidates = index.candidates(text, source_no)
    if not candidates:
        return Found(fault="unknown_board", detail=index.suggestions(text))
    if len(candidates) > 1:
        names = ", ".join(index.id_of(c) for c in candidates)
        candidates = index.open_on(candidates, day)
        if len(candidates) != 1:
            return Found(fault="ambiguous_board", detail=names)
    if candidates[0] not in index.board_keys:
        return Found(fault="parent_quarantined", detail=_BOARD_ROW)
    return Found(index.id_of(candidates[0]))


def earliest_dates(staged: Staged, rows: pa.Array) -> list[date | None]:
    """The earliest date recorded in each of the rows, None where there is none."""
    dates = [staged.columns[c.name].take(rows) for c in staged.table.columns if c.kind == "date"]
    if not dates:
        return [None] * len(rows)
    earliest: list[date | None] = pc.min_element_wise(*dates).to_pylist()
    return earliest


def _resolve_column(staged: Staged, name: str, index: BoardIndex) -> None:
    """Source by source, as each has names of its own. Rows of a source follow each other."""
    texts = staged.columns[name]
    pieces, first = [pa.array([], pa.string())], 0
    for run in pc.run_end_encode(staged.source_no).run_ends.to_pylist() if len(texts) else []:
        rows = texts.slice(first, run - first)
        source = staged.source_no[first].as_py()
        pieces.append(_resolve_source(staged, name, rows, first, source, index))
        first = run
    staged.columns[name] = pa.concat_arrays(pieces)


def _resolve_source(
    staged: Staged, name: str, texts: pa.Array, first: int, source: int, index: BoardIndex
) -> pa.Array:
    """The ids for the texts of one source, whose first row is `first`; faults are noted."""
    encoded = texts.dictionary_encode()
    distinct = encoded.dictionary.to_pylist()
    is_plain = [len(index.candidates(text, source)) < 2 for text in distinct]
    matches = [
        find(text, None, index, source) if plain else Found()
        for text, plain in zip(distinct, is_plain, strict=True)
    ]
    ids = pa.array([f.board_id for f in matches], pa.string()).take(encoded.indices)
    for fault in sorted({f.fault for f in matches if f.fault}):
        hit = pa.array([f.fault == fault for f in matches]).take(encoded.indices)
        rows = pc.indices_nonzero(pc.fill_null(hit, False))
        details = pa.array([f.detail for f in matches], pa.string()).take(
            encoded.indices.take(rows)
        )
        staged.note_each(pc.add(rows.cast(pa.int64()), first), name, fault, details)
    if not all(is_plain):
        hit = pa.array([not plain for plain in is_plain]).take(encoded.indices)
        rows = pc.add(pc.indices_nonzero(pc.fill_null(hit, False)).cast(pa.int64()), first)
        ids = _resolve_rows(staged, name, rows, (first, source), ids, index)
    return ids


def _resolve_rows(
    staged: Staged,
    name: str,
    rows: pa.Array,
    place: tuple[int, int],
    ids: pa.Array,
    index: BoardIndex,
) -> pa.Array:
    """Resolve row by row, because a name that fits several boards depends on the row's date.
    `place` is the first row of the ids, and their source."""
    first, source = place
    resolved = ids.to_pylist()
    days = earliest_dates(staged, rows)
    texts = staged.columns[name].take(rows).to_pylist()
    faults = []
    for row, text, day in zip(rows.to_pylist(), texts, days, strict=True):
        match = find(text, day, index, source)
        resolved[row - first] = match.board_id
        if match.fault:
            faults.append((row, name, match.fault, match.detail))
    staged.note_rows(faults)
    return pa.array(resolved, pa.string())


def _resolve_joint(staged: Staged, index: BoardIndex) -> None:
    texts = staged.columns[JOINT_COLUMN]
    rows = pc.indices_nonzero(pc.is_valid(texts))
    leads = staged.columns["board_id"].take(rows).to_pylist()
    sources = staged.source_no.take(rows).to_pylist()
    days = earliest_dates(staged, rows)
    resolved: list[list[str] | None] = [None] * staged.n_rows
    matches: dict[tuple[str, date | None, int], Found] = {}
    noted: list[tuple[int, str, str, str | None]] = []
    lists = by_distinct(texts.take(rows), split, pa.list_(pa.string())).to_pylist()
    for row, lead, day, source, names in zip(
        rows.to_pylist(), leads, days, sources, lists, strict=True
    ):
        joined = []
        for name in names or []:
            asked = (name, day, source)
            if asked not in matches:
                matches[asked] = find(name, day, index, source)
            joined.append(matches[asked])
        faults = dict.fromkeys((f.fault, f.detail) for f in joined if f.fault)
        noted.extend((row, JOINT_COLUMN, f, d) for f, d in _by_fault(faults))
        ids = dict.fromkeys(f.board_id for f in joined if f.board_id)
        if lead in ids:
            del ids[lead]
            noted.append((row, JOINT_COLUMN, "joint_board_is_lead", None))
        resolved[row] = list(ids) or None
    staged.note_rows(noted)
    staged.columns[JOINT_COLUMN] = pa.array(resolved, pa.list_(pa.string()))


def _by_fault(faults: dict) -> list[tuple[str, str | None]]:
    """One entry per fault: two unknown boards in a cell are one finding."""
    merged: dict[str, list[str]] = {}
    for fault, detail in faults:
        merged.setdefault(fault, []).extend([detail] if detail else [])
    return [(fault, ", ".join(dict.fromkeys(details)) or None) for fault, details in merged.items()]
