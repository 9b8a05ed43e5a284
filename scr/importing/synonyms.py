"""What people call our columns, from `data/synonyms`: it names what is near, and reads nothing."""

import csv
import re
from collections import defaultdict
from functools import cache

from scr.base.settings import SYNONYMS
from scr.store import import_tables


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one of the files, by column."""
    with (SYNONYMS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def headings() -> dict[tuple[str, str], tuple[str, ...]]:
    """What people call each column, by table and column; its own name first. Every column of the
    import tables is there."""
    called: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for table in import_tables().values():
        for column in table.columns:
            called[table.name, column.name].append(column.name.replace("_", " "))
    for row in rows_of("headings.csv"):
        if (row["table"], row["column"]) in called:
            called[row["table"], row["column"]].append(row["heading"])
    return {key: tuple(dict.fromkeys(names)) for key, names in called.items()}


@cache
def words_of_codes(codes: tuple[str, ...]) -> frozenset[str]:
    """Every word, in small letters, of these codes and of what people call them."""
    texts = [code.replace("_", " ") for code in codes]
    texts += [row["word"] for row in rows_of("codes.csv") if row["code"] in codes]
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower()))


@cache
def short_forms() -> dict[str, str]:
    """What short forms of words in headings stand for."""
    return {row["short"]: row["long"] for row in rows_of("short_forms.csv")}
