"""Figures whose years do not add up: what is in two years counts once in the years together.

The whole of several years together is shown. Compared with its years it says how many were counted
twice, and each possible world must say the same. So what is counted in other years too stays as it
is, and moves are made of what is counted in the year alone.
"""

from collections import Counter
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scr.base.periods import Span, span_of_years, year_of
from scr.base.request import Request
from scr.disclosure.classes import Classes, classes_of
from scr.disclosure.refusals import YEARS_APART
from scr.disclosure.relations import Members, Places, Row
from scr.figures import run as figures
from scr.figures.definitions import Definition, definition
from scr.figures.directory import directory
from scr.store import Snapshot


def repeat_rows(
    classes: Classes,
    year: Span,
    snapshot: Snapshot,
    members: Members,
    numbers: Places,
    values: NDArray[np.int64],
) -> tuple[list[Row], list[int]]:
    """Of each board and class with cases that are counted in other years too: as many as these
    stay in each count and, as parts lie within wholes, in each whole less its parts. Which of them
    they are in is not asked, so all may be in each."""
    rows: list[Row] = []
    least: list[int] = []
    for name in set(YEARS_APART) & set(classes):
        for (label, board_id, case_class), n in _repeated(name, snapshot).items():
            group = ("board", board_id)
            if label == year.label and group in members:
                figure = definition(name)
                cells = {c: numbers.get((group, case_class + c)) for c in figure.counts}
                for row in _parts(figure, cells):
                    rows.append(row)
                    least.append(
                        min(n, sum(sign * int(values[cell]) for cell, sign in row.items()))
                    )
    return rows, [-n for n in least]


def _parts(figure: Definition, cells: dict[str, int | None]) -> list[Row]:
    signs = [{count: 1} for count in figure.counts]
    signs += [{whole: 1} | dict.fromkeys(parts, -1) for parts, whole in figure.withins]
    rows = [
        {cell: sign for count, sign in relation.items() if (cell := cells[count]) is not None}
        for relation in signs
    ]
    return [row for row in rows if row]


def _day_before(year: Span) -> date:
    if year.start is None:
        raise ValueError("a year has a start")
    return year.start - timedelta(days=1)


@lru_cache(maxsize=16)
def _repeated(name: str, snapshot: Snapshot) -> dict[tuple[str, str, str], int]:
    """By year, board and class, how many cases are counted in some other year too."""
    snapshot_directory = directory(snapshot)
    if snapshot_directory.earliest is None:
        return {}
    first = year_of("panel", min(snapshot_directory.earliest, snapshot_directory.as_at))
    last = year_of("panel", snapshot_directory.as_at)
    appearances: list[tuple[str, str, str, str]] = []
    years = [span_of_years("panel", year, year) for year in range(first, last + 1)]
    for span in [Span(None, None, _day_before(years[0])), *years]:
        table = figures.cases(Request(name, span), snapshot)
        if table is not None and len(table):
            of_rows = classes_of(definition(name), table)
            rows = zip(table["board_id"], of_rows, table["review_id"], strict=True)
            appearances += [
                (str(span.label), str(b), case_class, str(r)) for b, case_class, r in rows
            ]
    times = Counter((case_class, review_id) for _, _, case_class, review_id in appearances)
    return Counter(
        (label, b, case_class)
        for label, b, case_class, review_id in appearances
        if times[case_class, review_id] > 1
    )
