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

GROUPINGS = ("national", "region", "area_type", "board")
# Two figures that count the same thing.
SAME = {"cohort_outcomes.n_initiated": "initiations.n_initiated"}
LARGE = 600
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
            for group, column in product(self.groups(by), self.figure.counts):
                row = table.cells.get(group)
                value = 0 if row is None else row[column]
                self.read(first, last, by, group, column, value, column in table.maybe_zero)
            for group, row in table.cells.items():
                for interval in self.figure.intervals:
                    self.invert(interval, (first, last, by, group), row)

    def read(
        self, first: int, last: int, by: str, group: str, column: str, value, maybe_zero: bool
    ) -> None:
        """Write down one cell; a group that is not listed has nothing."""
        cell = self.cell(first, last, by, group, column)
        if isinstance(value, (int, float, np.number)) and not pd.isna(value):
            self.system.narrow(cell, int(value), int(value))
            return
        name = (self.edition, first, last, by, group, self.quantity(column))
        self.hidden[name] = None
        # Of boards that are all closed something is listed only because it was counted.
        is_leading = column == self.figure.counts[0]
        may_be_zero = maybe_zero and (
            not is_leading or self.is_listed_empty(by, group, first, last)
        )
        self.system.narrow(cell, int(not may_be_zero), FAR)

    def invert(self, interval: Interval, place: tuple, row: Mapping[str, object]) -> None:
        """What a share or rate, and its limits, give away of the counts that it is made of."""
        if not {interval.column, interval.numerator} <= set(row):
            return
        value = row[interval.column]
        if value == "z" and interval.denominator in self.figure.counts:
            self.system.narrow(self.cell(*place, interval.denominator), 0, 0)
        if not isinstance(value, (int, float, np.number)) or pd.isna(value):
            return
        part = self.cell(*place, interval.numerator)
        if interval.denominator not in self.figure.counts:
            exposure = row[interval.denominator]
            if isinstance(exposure, (int, float, np.number)):
                count = round(value * exposure / 100_000)
                self.system.narrow(part, count, count)
            return
        whole = self.cell(*place, interval.denominator)
        share = Fraction(value).limit_denominator(FAR)
        if float(share) == value:
            self.system.rows.append(({part: share.denominator, whole: -share.numerator}, 0, 0))
        lower = row.get(f"{interval.column}_lower")
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

    def is_known(self, first: int, last: int, by: str) -> bool:
        """Whether the tables of the figure at hand are said to be grouped so."""
        return (self.figure.name, first, last, by) in self.tables

    def relate_group(self, first: int, last: int, by: str, group: str) -> None:
        def cell(column: str) -> int:
            return self.cell(first, last, by, group, column)

        for column in self.figure.counts:
            if by != "board":
                parts = [b for b in self.boards if self.group_of(b, by) == group]
                self.equal(
                    cell(column), [self.cell(first, last, "board", b, column) for b in parts]
                )
            if first != last:
                years = range(first, last + 1)
                self.equal(cell(column), [self.cell(y, y, by, group, column) for y in years])
        for total, summed in self.figure.sums:
            self.equal(cell(total), [cell(part) for part in summed])
        presumed = self.figure.presumed if self.presumes else ()
        for part, whole in self.figure.withins + presumed:
            self.at_least_0({cell(whole): 1, cell(part): -1})
        for part, whole in self.figure.only_withs:
            self.at_least_0({cell(whole): FAR, cell(part): -1})

    def relate_over_time(
        self, last: int, years: Iterable[int], told: Mapping[tuple[str, str], int] = {}
    ) -> None:
        """Of a board's cases decided until a year's end, some were decided otherwise in the end;
        the panel has seen some of those not to be started, and changed no more than were.

        `years` are all years of an edition up to `last`, `told` what each board and quantity
        came to before the first of them.
        """
        for board_id in self.boards:
            label = (self.edition, last, board_id)
            given_up, started_late = (self.number((*label, w)) for w in ("given up", "late"))
            of = {
                column: self.total(board_id, quantity, years, told)
                for column, quantity in HISTORY.items()
            }
            final, started, not_started, seen, changed = (of[column] for column in HISTORY)
            self.balance([(1, started)], {given_up: -1})
            self.balance([(1, not_started)], {started_late: -1})
            final_is = [(1, final), (-1, started)]
            self.balance(final_is, {given_up: 1, started_late: -1}, is_equal=True)
            self.balance([(-1, changed)], {started_late: 1})
            self.balance([(1, not_started), (-1, seen), (1, changed)], {started_late: -1})

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
        """The hidden cells that can have one value only, and that value. `unsure` are those that
        the search has not settled."""
        names = {self.names[name]: name for name in self.hidden}
        known, unsure = self.system.settled(list(names))
        self.unsure = [names[cell] for cell in unsure]
        return {names[cell]: value for cell, value in known.items()}


HISTORY = {
    "final": "decisions.n_final_initiate",
    "started": "decisions.n_initiate",
    "not started": "decisions.n_not_initiate",
    "seen": "panel_scrutiny.n_considered",
    "changed": "panel_scrutiny.n_changed",
}


def wilson_lower(share: float, n: int) -> float:
    """The lower Wilson 95% limit of a share of n."""
    square = Z * Z
    middle = share + square / (2 * n)
    spread = Z * np.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return float((middle - spread) / (1 + square / n))
