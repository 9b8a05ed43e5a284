"""The words of the field, from `data/synonyms`: what people call our columns and codes."""

import csv
from collections import defaultdict
from functools import cache

from scr.base.settings import ROOT
from scr.profiles.cells import word
from scr.store import import_tables

FOLDER = ROOT / "data" / "synonyms"


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def headings() -> dict[tuple[str, str], tuple[str, ...]]:
    """What people call each column, by table and column; its own name first. Every column of the
    import tables is there."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for table in import_tables().values():
        for column in table.columns:
            found[table.name, column.name].append(column.name.replace("_", " "))
    for row in _rows("headings.csv"):
        if (row["table"], row["column"]) in found:
            found[row["table"], row["column"]].append(row["heading"])
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


@cache
def codes(table: str, column: str) -> dict[str, str]:
    """The code that each word means in a column, by the word as words are compared. A code means
    itself."""
    known = next(c for c in import_tables()[table].columns if c.name == column).codes
    found = {
        word(row["word"]): row["code"]
        for row in _rows("codes.csv")
        if (row["table"], row["column"]) == (table, column) and row["code"] in known
    }
    return found | {word(code): code for code in known}


@cache
def short_forms() -> dict[str, str]:
    """What short forms of words in headings stand for."""
    return {row["short"]: row["long"] for row in _rows("short_forms.csv")}
