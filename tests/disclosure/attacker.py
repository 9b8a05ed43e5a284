"""Somebody who has every published table, of one edition or of several, and wants the hidden
numbers. Shares no code with the policy: it reads only what is shown, the public list of boards,
the relations in the headers, and what the definitions say of one figure and another."""

import re

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from scr.definitions import definition

FAR = 10_000
FROM = 2013
"""The first year in which anything happens in these worlds."""
GROUPINGS = ("national", "region", "area_type", "board")
# Two figures that count the same thing.
SAME = {"cohort_outcomes.n_initiated": "initiations.n_initiated"}


class Attack:
    """One integer programme over every cell of every table. `results` are by figure, years and
    grouping; further editions, each with its boards and results, are added with `add`. A cell is
    named (edition, first year, last year, grouping, group, quantity)."""

    def __init__(self, boards: list[dict], results: dict) -> None:
        self.low: list[float] = []
        self.high: list[float] = []
        self.names: dict[tuple, int] = {}
        self.rows: list[tuple[dict[int, int], float, float]] = []
        self.hidden: list[tuple] = []
        self.n_editions = 0
        self.add(boards, results)

    def add(self, boards: list[dict], results: dict) -> None:
        """Read one more edition."""
        self.boards = {b["board_id"]: b for b in boards}
        self.edition = self.n_editions
        self.n_editions += 1
        for (figure, first, last, by), result in results.items():
            self.figure = definition(figure)
            self.read(first, last, by, result)
        for figure in dict.fromkeys(figure for figure, *_ in results):
            self.figure = definition(figure)
            self.relate({(first, last) for name, first, last, _ in results if name == figure})
        years = {first for _, first, last, _ in results if first == last}
        # Without the first years there may be decisions that nobody has been told of.
        if FROM in years and {"decisions", "panel_scrutiny"} <= {figure for figure, *_ in results}:
            for last in years:
                self.relate_over_time(sorted(year for year in years if year <= last))

    def quantity(self, column: str) -> str:
        name = f"{self.figure.name}.{column}"
        return SAME.get(name, name)

    def cell(self, first: int, last: int, by: str, group: str, column: str) -> tuple:
        return (self.edition, first, last, by, group, self.quantity(column))

    def read(self, first: int, last: int, by: str, result) -> None:
        """Write down what a table shows; a group that is not listed has nothing. Of a table that
        was refused nothing is known."""
        if result is None:
            for group in self.groups(by):
                for column in self.figure.counts:
                    self.number(self.cell(first, last, by, group, column), 0, FAR)
            return
        said = re.search(r"hidden cell of (.*?) may also be a zero", " ".join(result.notes))
        maybe_zero = said[1].split(", ") if said else []
        for column in self.figure.counts:
            seen = dict(zip(result.table["group_id"], result.table[column], strict=True))
            for group in self.groups(by):
                name, value = self.cell(first, last, by, group, column), seen.get(group, 0)
                if pd.isna(value):
                    least = 0 if column in maybe_zero else 1
                    # A closed board is listed only because it has a case.
                    if by == "board" and column == self.figure.counts[0]:
                        least = max(least, not self.is_open(group, first, last))
                    self.hidden += [name] if name not in self.hidden else []
                    self.number(name, least, FAR)
                else:
                    self.number(name, value, value)

    def number(self, name: tuple, low: float, high: float) -> int:
        """Number a cell; seen in two tables, it is what both allow."""
        if name not in self.names:
            self.names[name] = len(self.low)
            self.low.append(low)
            self.high.append(high)
        place = self.names[name]
        self.low[place] = max(self.low[place], low)
        self.high[place] = min(self.high[place], high)
        return place

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

    def is_open(self, board_id: str, first: int, last: int) -> bool:
        opened, closed = (self.boards[board_id].get(f"{x}_date") for x in ("opened", "closed"))
        start, end = pd.Timestamp(first, 7, 1), pd.Timestamp(last + 1, 6, 30)
        return (opened is None or pd.Timestamp(opened) <= end) and (
            closed is None or pd.Timestamp(closed) >= start
        )

    def relate(self, spans: set[tuple[int, int]]) -> None:
        """Boards add up to groups, years to ranges, parts to totals; parts lie within."""
        for first, last in sorted(spans):
            for by in GROUPINGS:
                for group in self.groups(by):
                    self.relate_group(first, last, by, group)

    def relate_group(self, first: int, last: int, by: str, group: str) -> None:
        def cell(column: str) -> tuple:
            return self.cell(first, last, by, group, column)

        for column in self.figure.counts:
            if by != "board":
                boards = [b for b in self.boards if self.group_of(b, by) == group]
                parts = [self.cell(first, last, "board", b, column) for b in boards]
                self.equal(cell(column), parts)
            if first != last:
                years = range(first, last + 1)
                self.equal(cell(column), [self.cell(y, y, by, group, column) for y in years])
        for total, summed in self.figure.sums:
            self.equal(cell(total), [cell(part) for part in summed])
        for part, whole in self.figure.withins:
            row = {self.names[cell(whole)]: 1, self.names[cell(part)]: -1}
            self.rows.append((row, 0, np.inf))

    def relate_over_time(self, years: list[int]) -> None:
        """Of a board's cases decided until a year's end, some were decided otherwise in the end;
        the panel has seen some of those not to be started, and changed no more than were."""
        for board_id in self.boards:

            def total(figure: str, column: str, board_id=board_id) -> dict[int, int]:
                cells = (
                    (self.edition, y, y, "board", board_id, f"{figure}.{column}") for y in years
                )
                return {self.names[cell]: 1 for cell in cells}

            label = (self.edition, years[-1], board_id)
            given_up, started_late = (
                self.number((*label, what), 0, FAR) for what in ("given up", "started late")
            )
            final = total("decisions", "n_final_initiate")
            started = total("decisions", "n_initiate")
            not_started = total("decisions", "n_not_initiate")
            seen, changed = (total("panel_scrutiny", c) for c in ("n_considered", "n_changed"))
            self.at_least_0(started | {given_up: -1})
            self.at_least_0(not_started | {started_late: -1})
            self.rows.append((final | minus(started) | {given_up: 1, started_late: -1}, 0, 0))
            self.at_least_0({started_late: 1} | minus(changed))
            unseen = not_started | {started_late: -1} | minus(seen) | changed
            self.at_least_0(unseen)

    def at_least_0(self, row: dict[int, int]) -> None:
        self.rows.append((row, 0, np.inf))

    def equal(self, total: tuple, parts: list[tuple]) -> None:
        row = {self.names[total]: 1} | {self.names[part]: -1 for part in parts}
        self.rows.append((row, 0, 0))

    def told_unchanged(self, cells: set[tuple], earlier: int, later: int) -> None:
        """Somebody tells that these cells, named without the edition, did not change."""
        for name in cells:
            if (earlier, *name) in self.names and (later, *name) in self.names:
                self.equal((earlier, *name), [(later, *name)])

    def worked_out(self) -> dict[tuple, int]:
        """The hidden cells that can have one value only, and that value."""
        data, i, j = [], [], []
        for number, (row, _, _) in enumerate(self.rows):
            for cell, value in row.items():
                data.append(value)
                i.append(number)
                j.append(cell)
        self.matrix = csr_array((data, (i, j)), shape=(len(self.rows), len(self.low)))
        cells = np.array([self.names[name] for name in self.hidden], dtype=int)
        least, most = np.full(len(self.low), FAR), np.full(len(self.low), -1)
        random = np.random.default_rng(0)
        directions = [random.choice([-1, 1], cells.size) for _ in range(12)] if cells.size else []
        for direction in directions:
            self.look(cells, direction, least, most)
        for cell in cells:
            for sign in (1, -1):
                if least[cell] == most[cell]:
                    self.look(np.array([cell]), np.array([sign]), least, most)
        return {
            name: int(least[cell])
            for name, cell in zip(self.hidden, cells, strict=True)
            if least[cell] == most[cell]
        }

    def look(self, cells: np.ndarray, signs: np.ndarray, least: np.ndarray, most: np.ndarray):
        """A possible world as far as can be in one direction, and the extremes seen so far."""
        wanted = np.zeros(len(self.low))
        wanted[cells] = signs
        world = self.world(wanted)
        np.minimum(least, world, out=least)
        np.maximum(most, world, out=most)

    def world(self, wanted: np.ndarray) -> np.ndarray:
        """The possible world with the least of what is weighed."""
        solved = milp(
            wanted,
            integrality=np.ones(len(self.low)),
            bounds=Bounds(self.low, self.high),
            constraints=LinearConstraint(
                self.matrix, [low for _, low, _ in self.rows], [high for _, _, high in self.rows]
            ),
        )
        assert solved.x is not None, "what is shown contradicts itself"
        return np.rint(solved.x).astype(int)


def minus(row: dict[int, int]) -> dict[int, int]:
    return {cell: -sign for cell, sign in row.items()}
