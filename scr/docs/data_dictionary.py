"""The data dictionary, from the comments in `queries/schema`."""

from scr.docs.markdown import code, document, listed, table
from scr.store import Column, Table, tables

TYPES = {
    "text": "text",
    "list": "list of texts, `;` between",
    "whole_number": "whole number",
    "yes_no": "yes or no",
    "date": "date",
    "code": "code",
    "moment": "day and time (UTC)",
    "cells": "values by column name",
}


def data_dictionary() -> str:
    """Every table and column: what it holds, its type in words, and its codes."""
    imported = [t for t in tables().values() if t.is_import]
    kept = [t for t in tables().values() if not t.is_import]
    return document(
        "Data dictionary",
        "The tables that can be imported, parents before their children, and those that the "
        "system keeps for itself. A required column may not be blank.",
        [
            "## Import tables",
            *(part for schema_table in imported for part in _table(schema_table)),
            "## Tables the system keeps",
            *(part for schema_table in kept for part in _table(schema_table)),
        ],
    )


def _table(declared: Table) -> list[str]:
    key = f", key {' + '.join(code(part) for part in declared.key)}" if declared.key else ""
    return [
        f"### {declared.name}",
        f"{declared.comment} {declared.grain[0].upper()}{declared.grain[1:]}{key}.",
        table(
            ["column", "type", "required", "what it is", "codes"],
            [_column(column) for column in declared.columns],
        ),
    ]


def _column(column: Column) -> list[str]:
    return [
        code(column.name),
        TYPES[column.kind],
        "yes" if column.is_required else "",
        column.comment,
        listed(column.codes),
    ]
