"""The words for codes: one table, `queries/reference/terms.csv`, from which everything prints.

A code means the same in a sentence, a chart, a table and a file because its words stand there once.
"""

import csv
from dataclasses import dataclass
from functools import cache

from scr.base.settings import QUERIES

FILE = QUERIES / "reference" / "terms.csv"
CASE_COLUMNS = QUERIES / "reference" / "case_columns.csv"


@dataclass(frozen=True)
class Term:
    """A code and its words: `label` as a heading or a cell, `short` where there is little room,
    `running` in the middle of a sentence."""

    code: str
    label: str
    short: str
    running: str


@cache
def terms(kind: str) -> dict[str, Term]:
    """The terms of one kind by code, in the order in which they are shown. Raises KeyError for a
    kind that the table does not have."""
    return _all()[kind]


def kinds() -> list[str]:
    """The kinds of codes that the table has."""
    return list(_all())


def labels(kind: str) -> dict[str, str]:
    """The labels of one kind by code, in order."""
    return {code: term.label for code, term in terms(kind).items()}


def label(kind: str, code: str) -> str:
    """A code as a heading or a cell; one that the table does not have, without underscores."""
    term = terms(kind).get(code)
    return term.label if term else code.replace("_", " ")


def short(kind: str, code: str) -> str:
    """A code where there is little room."""
    term = terms(kind).get(code)
    return term.short if term else code.replace("_", " ")


def running(kind: str, code: str) -> str:
    """A code in the middle of a sentence."""
    term = terms(kind).get(code)
    return term.running if term else code.replace("_", " ")


@cache
def case_columns() -> dict[str, str]:
    """The headings of columns in lists of cases, by the name that a query gives them."""
    with CASE_COLUMNS.open(encoding="utf-8", newline="") as lines:
        return {row["column"]: row["heading"] for row in csv.DictReader(lines)}


@cache
def _all() -> dict[str, dict[str, Term]]:
    by_kind: dict[str, dict[str, Term]] = {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            term = Term(
                row["code"],
                row["label"],
                row["short"] or row["label"],
                row["running"] or _running(row["label"]),
            )
            by_kind.setdefault(row["kind"], {})[row["code"]] = term
    return by_kind


def _running(text: str) -> str:
    return text[:1].lower() + text[1:]
