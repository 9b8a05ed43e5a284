"""What a stranger sees: tables as they are published, from an answer or from the files of a pack.

Reads the marks that stand in the files, and nothing of what was hidden.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from scr.base.periods import parse_span
from scr.disclosure import marked
from scr.figures.definitions import definition
from scr.figures.run import Result

HIDDEN = "c"
MAYBE_ZERO = re.compile(r"A hidden cell of (.*?) may also be a zero")
LISTS_ALL = "listed too, whether or not they have a case"
ABOUT = ("reporting_year", "filters", "as_at", "policy", "release", "snapshot")
"""What stands in every row of a file and says nothing of the group."""
FILE = re.compile(r"^(?P<figure>\w+?)(_by_(?P<by>region|board|area_type))?$")


@dataclass
class Shown:
    """One table of one year or range: what stands in each cell by group and column, a number or a
    mark; `maybe_zero` are the columns in which hidden may mean 0; `lists_all`: it
    says that groups are listed whether or not they have a case. Where a group has several rows,
    the columns of each begin with what tells it apart: `panel|n_assessed`."""

    cells: dict[str, dict[str, object]] = field(default_factory=dict)
    maybe_zero: set[str] = field(default_factory=set)
    lists_all: bool = False

    def hide(self, cells: Iterable[tuple[str, str]]) -> None:
        """Put the mark for hidden in these cells (group, column) and in all that is made of
        counts in their rows, as by a policy that knows no better."""
        for group, column in cells:
            row = self.cells[group]
            made = [name for name in row if "rate" in name]
            row |= dict.fromkeys([column, *made], HIDDEN)


Tables = dict[tuple[str, int, int, str], Shown | None]
"""By figure, first year, last year and grouping; None where the policy refused."""


def of_answer(result: Result) -> Shown:
    """The table of one answer."""
    table = marked(result)
    seen = Shown(maybe_zero=_maybe_zero(result.notes, result.definition.name))
    seen.lists_all = any(LISTS_ALL in note for note in result.notes)
    for row in table.to_dict("records"):
        _put(seen, result.definition.name, row["group_id"], row)
    return seen


def _put(table: Shown, figure: str, group: str, row: Mapping[str, object]) -> None:
    """Write one row of a table down."""
    words = {column.name: column.null_means for column in definition(figure).columns}
    said = [str(row[name] or "") for name in definition(figure).classes]
    # A file says in words what an empty name means.
    named = [
        "" if text == words[name] else text
        for text, name in zip(said, definition(figure).classes, strict=True)
    ]
    lead = "".join(f"{one}|" for one in named)
    table.cells.setdefault(group, {}).update({lead + name: value for name, value in row.items()})


def of_pack(files: Mapping[str, bytes], figures: Iterable[str]) -> Tables:
    """The tables of these figures in the CSV files of a pack, each year by itself."""
    said = _said(files["read_me.txt"].decode())
    tables: Tables = {}
    for name, content in files.items():
        found_in = FILE.match(name.removesuffix(".csv"))
        if found_in is None or found_in["figure"] not in figures:
            continue
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
            year = parse_span(row["period"]).start.year
            key = (found_in["figure"], year, year, found_in["by"] or "national")
            table = tables.setdefault(key, Shown())
            group = row.get("group_id") or row.get("group_name") or "national"
            found = {c: _value(text) for c, text in row.items() if c not in ABOUT}
            _put(table, found_in["figure"], group, found)
            table.lists_all |= any(LISTS_ALL in line for line in said.get(name, ()))
            table.maybe_zero |= _maybe_zero(said.get(name, ()), found_in["figure"])
    return tables


def merged(*packs: Tables) -> Tables:
    """Tables of several packs side by side. Of a year that is in two of them both must say the
    same; a note of a table by board is of one year only, and so the sharper one."""
    together: Tables = {}
    for pack in packs:
        for key, table in pack.items():
            assert key not in together or together[key].cells == table.cells, key
            together.setdefault(key, table)
    for (figure, first, last, by), table in together.items():
        by_board = together.get((figure, first, last, "board"))
        if by == "region" and by_board is not None:
            table.maybe_zero = by_board.maybe_zero
    return together


def _said(read_me: str) -> dict[str, list[str]]:
    """What the note says of each file, by its name."""
    said: dict[str, list[str]] = {}
    of: list[str] = []
    for line in read_me.splitlines():
        if heading := re.search(r"\((\w+\.csv)\)$", line):
            of = said.setdefault(heading[1], [])
        of.append(line)
    return said


def _maybe_zero(lines: Iterable[str], figure: str) -> set[str]:
    """The columns that a note names by their headings."""
    columns = {column.label.lower(): column.name for column in definition(figure).columns}
    named = MAYBE_ZERO.findall(" ".join(lines))
    return {columns[heading] for text in named for heading in re.findall("“(.*?)”", text)}


def _value(text: str) -> object:
    number = pd.to_numeric(text, errors="coerce")
    return text if pd.isna(number) else number
