"""Keys that differ from another only in leading zeros or punctuation: `SCR 1`, `SCR1`, `scr-01`."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import product, zip_longest

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from scr.importing.names import look_alikes
from scr.importing.staging import Staged
from scr.importing.workspace import is_something
from scr.store import Table

# Parts of keys that refer to rows of other tables; those are compared where they are keys.
_OF_OTHERS = ("board_id", "review_id", "neighbour_id")
FAULT = "look_alike_key"


def note_look_alikes(connection: duckdb.DuckDBPyConnection, staged: Staged) -> None:
    """Note every row of this import whose key looks like that of another: of those the first
    stands, what is stored before what comes in."""
    table = staged.table
    own = own_parts(table)
    if not own or _is_plain(connection, staged, own):
        return
    alike = {name: _alike(connection, table, name) for name in own}
    if not any(alike.values()):
        return
    where = " or ".join(f"lower({name}) in $alike_{name}" for name in own if alike[name])
    rows = connection.execute(
        f"""
        select row_id, file, row_number, {", ".join(table.key)}
        from all_{table.name} where {where}
        order by row_id nulls first, {", ".join(table.key)}
        """,
        {f"alike_{name}": sorted(names) for name, names in alike.items() if names},
    ).fetchall()
    _note(connection, table, own[0], rows)


def _is_plain(connection: duckdb.DuckDBPyConnection, staged: Staged, own: Sequence[str]) -> bool:
    """Whether nothing is stored and all that comes is of one form, so that nothing looks alike."""
    if is_something(connection, f"stored_{staged.table.name}"):
        return False
    for name in own:
        keys = staged.columns[name].drop_null()
        if len(keys) > 1 and not _are_of_one_form(pc.utf8_lower(keys)):
            return False
    return True


def own_parts(table: Table) -> list[str]:
    """The columns of a key that are a table's own and text."""
    return [
        name
        for name in table.key
        if table.column(name).kind == "text"
        and (name not in _OF_OTHERS or (table.name, name) in _KEYS)
    ]


_KEYS = (("boards", "board_id"), ("reviews", "review_id"))


def _alike(connection: duckdb.DuckDBPyConnection, table: Table, name: str) -> set[str]:
    """Those of the column's distinct values that look like another of them."""
    # Where the column is the whole key, its values differ from row to row.
    distinct = "" if len(table.key) == 1 else "distinct "
    keys = connection.sql(
        f"select {distinct}lower({name}) as one from all_{table.name} where {name} is not null"
    ).to_arrow_table()["one"]
    values = keys.combine_chunks() if keys.num_chunks != 1 else keys.chunk(0)
    alike: set[str] = set()
    if len(values) < 2 or _are_of_one_form(values):
        return alike
    for form in _forms(values):
        counts = pc.value_counts(form)
        repeated = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
        if len(repeated):
            alike.update(values.filter(pc.is_in(form, repeated)).to_pylist())
    return alike


def _are_of_one_form(keys: pa.Array) -> bool:
    """Whether all keys are written in one way, as a system that counts writes them, `R000123` or
    `R123`: then no two look alike, and nothing more has to be worked out."""
    pieces = re.split(r"([0-9]+)", keys[0].as_py())
    texts, figures = pieces[::2], pieces[1::2]
    for form in ("[1-9][0-9]*", None):
        shapes = [form or f"[0-9]{{{len(figure)}}}" for figure in figures]
        pattern = "".join(
            re.escape(text) + shape for text, shape in zip_longest(texts, shapes, fillvalue="")
        )
        if figures and pc.all(pc.match_substring_regex(keys, f"^{pattern}$")).as_py():
            return True
    return False


def _forms(keys: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The two forms of `names.look_alikes`, of many keys at once."""
    bare = pc.replace_substring_regex(keys, r"[^\pL\pN]+", "")
    parted = pc.replace_substring_regex(keys, r"(\pL)(\pN)", r"\1-\2")
    parted = pc.replace_substring_regex(parted, r"(\pN)(\pL)", r"\1-\2")
    parted = pc.replace_substring_regex(parted, r"[^\pL\pN]+", "-")
    return bare, pc.replace_substring_regex(parted, r"(^|-)0+([0-9])", r"\1\2")


def _note(
    connection: duckdb.DuckDBPyConnection, table: Table, column: str, rows: list[tuple]
) -> None:
    own = own_parts(table)
    groups: dict[tuple, list[int]] = defaultdict(list)
    for place, (_, _, _, *parts) in enumerate(rows):
        forms = [
            look_alikes(value) if name in own else (value,)
            for name, value in zip(table.key, parts, strict=True)
        ]
        for number, form in enumerate(product(*forms)):
            groups[number, *form].append(place)
    noted: dict[int, int] = {}
    for places in groups.values():
        for place in places[1:]:
            if rows[place][0] is not None and rows[place][3:] != rows[places[0]][3:]:
                noted.setdefault(place, places[0])
    if not noted:
        return
    findings = pa.table(
        {
            "table_name": [table.name] * len(noted),
            "row_id": pa.array([rows[place][0] for place in noted], pa.int64()),
            "file": pa.array([rows[place][1] for place in noted], pa.string()),
            "row_number": pa.array([rows[place][2] for place in noted], pa.int64()),
            "column_name": [column] * len(noted),
            "fault": [FAULT] * len(noted),
            "detail": [_called(rows[other]) for other in noted.values()],
        }
    )
    connection.register("alike", findings)
    connection.execute("insert into all_faults from alike")
    connection.unregister("alike")


def _called(row: tuple) -> str:
    row_id, file, number, *_ = row
    return "a row that is stored" if row_id is None else f"row {number} of {file}"
