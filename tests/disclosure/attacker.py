"""Somebody who has every published table, of one edition or of several, and wants the hidden
numbers. Shares no code with the policy: it reads only what is shown, the public list of boards,
the relations in the headers, and what the definitions say of one figure and another."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product

import numpy as np
import pandas as pd

from scr.figures.definitions import Interval, definition
from tests.disclosure.possible import FAR, System
from tests.disclosure.shown import Tables
from tests.disclosure.world import STOCK
from tests.factory import AS_AT

GROUPINGS = ("national", "region", "area_type", "board")
# Two figures that count the same thing.
SAME = {"cohort_outcomes.n_initiated": "initiations.n_initiated"}
# A review counted in two years counts once in both together.
ONCE = ("quality",)
SMALL = (1, 2, 3, 4)
LARGE = 600
UNTOLD = "untold"
"""What stands for a cell of a row that no table has."""
Z = 1.959963984540054

Name = tuple
"""A cell: edition, first year, last year, grouping, group, quantity."""


class Attack:
    """Every cell of every table of all editions in one system. Further editions, each with its
    boards and tables, are put beside the first with `add`. With `presumes` it takes for granted
    what any reader would, though records may break it."""

    def __init__(self, boards: list[dict], tables: Tables, *, presumes: bool = True) -> None:
        self.presumes = presumes
        self.system = System()
        self.names: dict[Name, int] = {}
        self.hidden: dict[Name, None] = {}
        self.kept_back: dict[Name, None] = {}
        self.n_editions = 0
        self.add(boards, tables)

    def add(self, boards: list[dict], tables: Tables) -> None:
        """Read one more edition, and write down what its cells have to do with each other."""
        self.boards = {b["board_id"]: b for b in boards}
        self.edition = self.n_editions
        self.n_editions += 1
        self.tables = tables
        figures = dict.fromkeys(figure for figure, *_ in tables)
        for figure, first, last in dict.fromkeys(key[:3] for key in tables):
            self.figure = definition(figure)
            self.read_all(figure, first, last)
        for figure in figures:
            self.figure = definition(figure)
            for span in sorted({key[1:3] for key in tables if key[0] == figure}):
                self.relate(*span)

    # Names and bounds

    def quantity(self, column: str) -> str:
        name = f"{self.figure.name}.{column}"
        return SAME.get(name, name)

    def classes(self) -> list[str]:
        """What tells the rows of a group apart, as it begins the names of their columns: as many
        as the whole has."""
        first_count = self.figure.counts[0]
        found: dict[str, None] = {}
        for (figure, *_, by), table in self.tables.items():
            if figure == self.figure.name and by == "national" and table is not None:
                names = [name for row in table.cells.values() for name in row]
                found |= {n.removesuffix(first_count): None for n in names
                          if n.rpartition("|")[2] == first_count}  # fmt: skip
        return list(found) or [""]

    def cell(self, first: int, last: int, by: str, group: str, column: str) -> int:
        """A cell of the figure at hand; nothing is known of it when it is named first."""
        return self.number((self.edition, first, last, by, group, self.quantity(column)))

    def number(self, name: Name) -> int:
        if name not in self.names:
            self.names[name] = self.system.cell(0, FAR)
        return self.names[name]

    def groups(self, by: str) -> list[str]:
        return sorted({self.group_of(board_id, by) for board_id in self.boards})

    def group_of(self, board_id: str, by: str) -> str:
        values = self.boards[board_id]
        return {
            "national": "national",
            "region": values["region"],
            "area_type": values["area_type"] or "not_recorded",
            "board": board_id,
        }[by]

    def is_listed_empty(self, by: str, group: str, first: int, last: int) -> bool:
        """Whether a group is listed though it has no case, as one of its boards was open."""
        of = [board_id for board_id in self.boards if self.group_of(board_id, by) == group]
        return any(self.is_open(board_id, first, last) for board_id in of)

    def is_open(self, board_id: str, first: int, last: int) -> bool:
        opened, closed = (self.boards[board_id].get(f"{x}_date") for x in ("opened", "closed"))
        if first == STOCK:
            # A picture of one day lists every board that was opened by then.
            return not opened or pd.Timestamp(opened) <= pd.Timestamp(AS_AT)
        start, end = pd.Timestamp(first, 7, 1), pd.Timestamp(last + 1, 6, 30)
        return (not opened or pd.Timestamp(opened) <= end) and (
            not closed or pd.Timestamp(closed) >= start
        )

    # What is shown

    def read_all(self, figure: str, first: int, last: int) -> None:
        """Read a figure's tables of a year or range, whatever they are grouped by."""
        for by in GROUPINGS:
            table = self.tables.get((figure, first, last, by))
            if table is None:
                continue
            for group, lead in product(self.groups(by), self.classes()):
                row = table.cells.get(group)
                for count in self.figure.reckoned:
                    value = 0 if row is None else row.get(lead + count, UNTOLD)
                    self.read(first, last, by, group, lead + count, value, table.maybe_zero)
                for interval in self.figure.intervals if row else ():
                    self.invert(interval, (first, last, by, group), row, lead)
            for group in table.cells if not table.lists_all else ():
                self.read_that_listed(first, last, by, group)

    def read_that_listed(self, first: int, last: int, by: str, group: str) -> None:
        """Of boards that are all closed something is listed only because it was counted."""
        leads = [lead for lead in self.classes() if not lead.strip("|")] or self.classes()
        if not self.is_listed_empty(by, group, first, last):
            leading = [lead + self.figure.counts[0] for lead in leads]
            cells = [self.cell(first, last, by, group, column) for column in leading]
            self.system.rows.append((dict.fromkeys(cells, 1), 1, np.inf))

    def read(
        self, first: int, last: int, by: str, group: str, column: str, value, maybe_zero: set
    ) -> None:
        """Write down one cell; a group that is not listed has nothing."""
        cell = self.cell(first, last, by, group, column)
        if value == UNTOLD:
            # One group alone is the whole, which has a table of its own.
            if first == last and len(self.tables[self.figure.name, first, last, by].cells) > 1:
                self.kept_back[self.edition, first, last, by, group, self.quantity(column)] = None
            return
        if isinstance(value, (int, float, np.number)) and not pd.isna(value):
            self.system.narrow(cell, int(value), int(value))
            return
        name = (self.edition, first, last, by, group, self.quantity(column))
        self.hidden[name] = None
        self.system.narrow(cell, int(column.rpartition("|")[2] not in maybe_zero), FAR)

    def invert(
        self, interval: Interval, place: tuple, row: Mapping[str, object], lead: str
    ) -> None:
        """What a share or rate, and its limits, give away of the counts that it is made of."""
        if not {lead + interval.column, lead + interval.numerator} <= set(row):
            return
        value = row[lead + interval.column]
        if value == "z" and interval.denominator in self.figure.counts:
            self.system.narrow(self.cell(*place, lead + interval.denominator), 0, 0)
        if not isinstance(value, (int, float, np.number)) or pd.isna(value):
            return
        part = self.cell(*place, lead + interval.numerator)
        if interval.denominator not in self.figure.counts:
            exposure = row[interval.denominator]
            if isinstance(exposure, (int, float, np.number)):
                count = round(value * exposure / 100_000)
                self.system.narrow(part, count, count)
            return
        whole = self.cell(*place, lead + interval.denominator)
        share = Fraction(value).limit_denominator(FAR)
        if float(share) == value:
            self.system.rows.append(({part: share.denominator, whole: -share.numerator}, 0, 0))
        lower = row.get(f"{lead}{interval.column}_lower")
        if interval.method == "wilson" and isinstance(lower, (int, float, np.number)):
            fits = [n for n in range(1, LARGE) if abs(wilson_lower(value, n) - lower) < 1e-9]
            if fits:
                self.system.narrow(whole, fits[0], fits[-1])

    # What belongs together

    def relate(self, first: int, last: int) -> None:
        """Boards add up to groups, years to ranges, parts to totals; parts lie within."""
        levels = [by for by in GROUPINGS if self.is_known(first, last, by)]
        below = [by for by in levels if by != "national"]
        for by in [*levels, "board"] if below and "board" not in levels else levels:
            for group in self.groups(by):
                if below:
                    self.relate_group(first, last, by, group)
                    self.relate_classes(first, last, by, group)

    def is_known(self, first: int, last: int, by: str) -> bool:
        """Whether the tables of the figure at hand are said to be grouped so."""
        return (self.figure.name, first, last, by) in self.tables

    def relate_group(self, first: int, last: int, by: str, group: str) -> None:
        def cell(column: str) -> int:
            return self.cell(first, last, by, group, column)

        every = [(lead, count) for lead in self.classes() for count in self.figure.reckoned]
        for column in [lead + count for lead, count in every]:
            if by != "board":
                parts = [b for b in self.boards if self.group_of(b, by) == group]
                self.equal(
                    cell(column), [self.cell(first, last, "board", b, column) for b in parts]
                )
            if first != last:
                years = [self.cell(y, y, by, group, column) for y in range(first, last + 1)]
                self.relate_years(cell(column), years, column)
        presumed = self.figure.presumed if self.presumes else ()
        for lead in self.classes():
            for total, summed in self.figure.sums:
                self.equal(cell(lead + total), [cell(lead + part) for part in summed])
            for parts, whole in self.figure.withins + presumed:
                inside = {cell(lead + part): -1 for part in parts}
                self.at_least_0({cell(lead + whole): 1} | inside)
            for part, whole in self.figure.only_withs:
                self.at_least_0({cell(lead + whole): FAR, cell(lead + part): -1})

    def relate_years(self, together: int, years: list[int], column: str) -> None:
        """Years add up; where one review may be in several, they are at least as many as together,
        and together as many as in each of them (of what it is found to be: in the last)."""
        if self.figure.name not in ONCE:
            self.equal(together, years)
            return
        self.at_least_0(dict.fromkeys(years, 1) | {together: -1})
        is_leading = column.rpartition("|")[2] == self.figure.counts[0]
        for year in years if is_leading else years[-1:]:
            self.at_least_0({together: 1, year: -1})

    def relate_classes(self, first: int, last: int, by: str, group: str) -> None:
        """What is told apart adds up to all together: by each name by itself, and by all."""
        apart = [lead.split("|")[:-1] for lead in self.classes()]
        for names, place in product(apart, range(len(self.figure.classes))):
            if names[place]:
                continue
            beside = names[:place] + names[place + 1 :]
            parts = [
                one for one in apart if one[place] and one[:place] + one[place + 1 :] == beside
            ]
            for count in self.figure.counts if parts else ():
                leads = ["".join(f"{name}|" for name in one) + count for one in (names, *parts)]
                total, *cells = [self.cell(first, last, by, group, column) for column in leads]
                self.equal(total, cells)

    def relate_over_time(
        self,
        last: int,
        years: Iterable[int],
        told: Mapping[tuple[str, str], int] = {},
        known: Mapping[tuple[str, str], int] | None = None,
    ) -> None:
        """Of a board's cases decided until a year's end, some were decided otherwise in the end;
        the panel has seen some of those not to be started, and changed no more than were.

        `years` are all years of an edition up to `last`, `told` what each board and quantity
        came to before the first of them. All that was started until then is taken to have been
        decided to be started, at first or in the end; where `known`, which is told of each board as
        it truly is until then, says that it is not so, it is not.
        """
        for board_id in self.boards:
            label = (self.edition, last, board_id)
            given_up, started_late = (self.number((*label, w)) for w in ("given up", "late"))
            of = {
                column: self.total(board_id, quantity, years, told)
                for column, quantity in HISTORY.items()
            }
            final, started, not_started, seen, changed, begun = (of[column] for column in HISTORY)
            self.balance([(1, started)], {given_up: -1})
            self.balance([(1, not_started)], {started_late: -1})
            final_is = [(1, final), (-1, started)]
            self.balance(final_is, {given_up: 1, started_late: -1}, is_equal=True)
            self.balance([(-1, changed)], {started_late: 1})
            self.balance([(1, not_started), (-1, seen), (1, changed)], {started_late: -1})
            is_so = orderly(known, board_id) if self.presumes else (False, False)
            if is_so[0]:
                self.balance([(1, final), (-1, begun)], {})
            if is_so[1]:
                self.balance([(1, started), (-1, begun)], {started_late: 1})

    def total(
        self, board_id: str, quantity: str, years: Iterable[int], told: Mapping
    ) -> tuple[dict[int, int], int]:
        """The cells of a board over the years, and what it came to before."""
        cells = {self.number((self.edition, y, y, "board", board_id, quantity)): 1 for y in years}
        return cells, told.get((board_id, quantity), 0)

    def balance(
        self,
        totals: list[tuple[int, tuple[dict[int, int], int]]],
        others: dict[int, int],
        *,
        is_equal: bool = False,
    ) -> None:
        """Signed totals over the years and other cells together are at least 0, or just 0."""
        row, before = dict(others), 0
        for sign, (cells, known) in totals:
            row |= dict.fromkeys(cells, sign)
            before += sign * known
        self.system.rows.append((row, -before, -before if is_equal else np.inf))

    def at_least_0(self, row: dict[int, int]) -> None:
        self.system.rows.append((row, 0, np.inf))

    def equal(self, total: int, parts: list[int]) -> None:
        self.system.rows.append(({total: 1} | dict.fromkeys(parts, -1), 0, 0))

    def told_unchanged(self, cells: set[tuple], earlier: int, later: int) -> None:
        """Somebody tells that these cells, named without the edition, did not change."""
        for name in cells:
            if (earlier, *name) in self.names and (later, *name) in self.names:
                self.equal(self.names[earlier, *name], [self.names[later, *name]])

    def worked_out(self) -> dict[Name, int]:
        """The hidden cells that can have one value only, and that value; of those of which no table
        tells, where it is a small one. `unsure` are those that the search has not settled."""
        names = {self.names[name]: name for name in (*self.kept_back, *self.hidden)}
        known, unsure = self.system.settled(list(names))
        self.unsure = [names[cell] for cell in unsure]
        found = {names[cell]: value for cell, value in known.items()}
        return {n: value for n, value in found.items() if n in self.hidden or value in SMALL}


HISTORY = {
    "final": "decisions.n_final_initiate",
    "started": "decisions.n_initiate",
    "not started": "decisions.n_not_initiate",
    "seen": "panel_scrutiny.n_considered",
    "changed": "panel_scrutiny.n_changed",
    "begun": "initiations.n_initiated",
}


def orderly(known: Mapping[tuple[str, str], int] | None, board_id: str) -> tuple[bool, bool]:
    """Whether no more reviews of a board were started than stand as decided to be; and no more than
    were decided to be, at first or later."""
    if known is None:
        return True, True
    final, started, not_started, seen, changed, begun = (
        known.get((board_id, quantity), 0) for quantity in HISTORY.values()
    )
    return begun <= final, begun <= started + min(not_started - seen + changed, final)


def wilson_lower(share: float, n: int) -> float:
    """The lower Wilson 95% limit of a share of n."""
    square = Z * Z
    middle = share + square / (2 * n)
    spread = Z * np.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return float((middle - spread) / (1 + square / n))
