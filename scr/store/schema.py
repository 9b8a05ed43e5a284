"""The tables as `queries/schema` declares them: the one place that knows columns, types, codes.

Import, template, docs and data dictionary are all driven by what this module reads there.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from scr.store.ordering import tables_in_order

KINDS = {
    "DATE": "date",
    "BOOLEAN": "yes_no",
    "VARCHAR": "text",
    "VARCHAR[]": "list",
    "TINYINT": "whole_number",
    "INTEGER": "whole_number",
    "BIGINT": "whole_number",
    "TIMESTAMP": "moment",
    "MAP(VARCHAR, VARCHAR)": "cells",
}

# Kinds in which anything may be written: what is not declared `plain_text` is free text.
TEXTS = ("text", "list")

_TABLE = re.compile(r"^create table (\w+) \(\n(.*?)^\);", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"^    (\w+) ", re.MULTILINE)
_COMMENTS = re.compile(r"^comment on .*;$", re.MULTILINE)


@dataclass(frozen=True)
class Column:
    """One column. `kind` is text, list, whole_number, yes_no, date or code (then `codes`); in
    the system's own tables also moment (a day and time) and cells (values by column name).
    `is_free_text`: what it says is shown in no figure and no listing."""

    name: str
    kind: str
    is_required: bool
    codes: tuple[str, ...]
    comment: str
    sql_type: str
    is_free_text: bool = False


@dataclass(frozen=True)
class Table:
    """One table. `key` is empty for a table of one row; `grain` says what a row is. `columns` are
    those that a file may have; `filled` those that the import fills itself, from what it read."""

    name: str
    key: tuple[str, ...]
    grain: str
    comment: str
    columns: tuple[Column, ...]
    is_import: bool
    filled: tuple[Column, ...] = ()

    @property
    def filled_names(self) -> list[str]:
        """The names of the columns that the import fills itself."""
        return [column.name for column in self.filled]

    def column(self, name: str) -> Column:
        """The column of this name. Raises KeyError when there is none."""
        return next(c for c in self.columns if c.name == name)


def create_tables(connection: duckdb.DuckDBPyConnection, *, with_comments: bool = True) -> None:
    """Create every table in the connection's current database; comments are most of the work, and
    nobody reads them where the tables do not stay."""
    for path in tables_in_order():
        text = path.read_text(encoding="utf-8")
        connection.execute(text if with_comments else _COMMENTS.sub("", text))


def empty_database() -> bytes:
    """The file of a database with every table, its comments and no row. Made once in a process: a
    snapshot begins as a copy of it."""
    return _made().file


def import_tables() -> dict[str, Table]:
    """The tables a person can import, by name, parents before their children."""
    return {name: table for name, table in tables().items() if table.is_import}


@cache
def tables() -> dict[str, Table]:
    """Every table by name, in the order of the files that declare them."""
    columns, comments = _made().columns, _made().comments
    texts = [path.read_text("utf-8") for path in tables_in_order()]
    named = [(name, text) for text in texts if (name := _header(text, "table"))]
    return {name: _read(text, name, comments[name], columns[name]) for name, text in named}


@cache
def declared() -> dict[str, tuple[str, ...]]:
    """The names of every table's columns, read from the text alone: a command that prints one
    figure need not make the tables to know them."""
    return {
        name: tuple(_COLUMN.findall(body))
        for path in tables_in_order()
        for name, body in _TABLE.findall(path.read_text("utf-8"))
    }


@cache
def import_names() -> tuple[str, ...]:
    """The names of the tables a person can import, read in the same way."""
    texts = [path.read_text("utf-8") for path in tables_in_order()]
    names = [_header(text, "table") for text in texts if not _header(text, "kept_by")]
    return tuple(name for name in names if name)


@dataclass(frozen=True)
class _Made:
    file: bytes
    columns: dict[str, list[Column]]
    comments: dict[str, str]


@cache
def _made() -> _Made:
    """The tables, made once from the files that declare them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect(str(path)) as connection:
            create_tables(connection)
            columns, comments = _columns(connection), _comments(connection)
        return _Made(path.read_bytes(), columns, comments)


def _header(text: str, field: str) -> str:
    match = re.search(rf"^-- {field}: (.*)$", text, re.MULTILINE)
    return match[1].strip() if match else ""


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Column]]:
    """The columns of every table, in their order."""
    columns: dict[str, list[Column]] = {}
    for table, *row in connection.execute(
        """
        select columns.table_name, columns.column_name, columns.data_type,
            not columns.is_nullable, columns.comment, types.labels
        from duckdb_columns() as columns
        left join duckdb_types() as types on columns.data_type_id = types.type_oid
            and types.logical_type = 'ENUM'
        where not columns.internal
        order by columns.table_name, columns.column_index
        """
    ).fetchall():
        columns.setdefault(table, []).append(_column(*row))
    return columns


def _comments(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(connection.execute("select table_name, comment from duckdb_tables()").fetchall())


def _read(text: str, name: str, comment: str, columns: list[Column]) -> Table:
    key_line = _header(text, "key")
    is_single = key_line.startswith("(")
    key = () if is_single else tuple(part.strip() for part in key_line.split("+"))
    filled = _header(text, "filled").split()
    plain = {*key, *_header(text, "plain_text").split()}
    columns = [replace(c, is_free_text=c.kind in TEXTS and c.name not in plain) for c in columns]
    return Table(
        name=name,
        key=key,
        grain=_header(text, "grain"),
        comment=comment,
        columns=tuple(column for column in columns if column.name not in filled),
        is_import=not _header(text, "kept_by"),
        filled=tuple(column for column in columns if column.name in filled),
    )


def _column(name: str, sql_type: str, is_required: bool, comment: str, labels: object) -> Column:
    codes = _codes(sql_type, labels)
    kind = "code" if codes else KINDS[sql_type]
    return Column(name, kind, is_required, codes, comment, "VARCHAR" if codes else sql_type)


def _codes(sql_type: str, labels: object) -> tuple[str, ...]:
    if isinstance(labels, list) and labels:
        return tuple(labels)
    if sql_type.startswith("ENUM("):
        return tuple(re.findall(r"'([^']*)'", sql_type))
    return ()
