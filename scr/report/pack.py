"""What a report pack is: sections of tables, each with its sentence, chart and cautions.

Nothing here asks for data or writes a file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from scr.base import words
from scr.base.markdown import plain
from scr.base.periods import Span
from scr.exhibits.exhibit import Tile
from scr.exports.csv_file import rows_csv
from scr.figures.definitions import FigureColumn
from scr.figures.run import Result
from scr.plot import Chart
from scr.store import Snapshot

MANAGEMENT_INFORMATION = "Management information: not for publication"
WITHHELD = "Not in this report, as small counts could perhaps be worked out from it: {0}."


@dataclass(frozen=True)
class ReportTable:
    """One table of the report and what is said of it.

    `id` names it in every file and never changes from year to year; `number` is its place in this
    report. `sentence`, `change` (since the comparison year), `left_out` and `caution` are plain
    text, empty where there is nothing to say. `table` has the columns of `columns`: `period`, then
    those of the figure; numbers as numbers, and a letter where there is none (see
    `exports.blanks`). `results` are the answers it is made of; none for a table of reference data.
    One that `is_by_board` has hundreds of rows, most of them hidden or empty: it is for workbooks
    and programs, and not in the document.
    """

    id: str
    number: str
    title: str
    sentence: str
    caution: str
    columns: tuple[FigureColumn, ...]
    results: tuple[Result, ...]
    chart: Chart | None
    table: pd.DataFrame
    left_out: str = ""
    notes: tuple[str, ...] = ()
    source: str = "Boards’ records"
    is_by_board: bool = False

    @property
    def as_at(self) -> date | None:
        """The day of the picture; None for a table of reference data."""
        return self.results[0].as_at if self.results else None


@dataclass(frozen=True)
class KeyFigure:
    """One line of the page with which the report begins: a tile as the Overview has it, and the
    number of the table that has more of it."""

    number: str
    tile: Tile

    @property
    def texts(self) -> tuple[str, ...]:
        """What it is and its table, its value, its interval or what it rests on, and what an
        earlier year lets one say: plain text, none of it empty."""
        tile = self.tile
        label = f"{tile.label} (Table {self.number})"
        texts = (label, tile.value, tile.limits or "No cases", tile.verdict or "Not compared")
        return tuple(map(plain, texts))


@dataclass(frozen=True)
class Section:
    """A part of the report under one heading."""

    title: str
    tables: tuple[ReportTable, ...]


@dataclass(frozen=True)
class Pack:
    """All tables of one year's report, in its order, made under one policy from one snapshot.

    `year` is the reporting year, `before` the year that it is compared with; `dataset` names the
    data; `release` is the name under which the figures are frozen, if they are; `refused` are the
    titles of the tables that the policy does not answer; `key_figures` stand before all tables.
    """

    year: Span
    before: Span
    as_at: date
    policy: str
    release: str | None
    snapshot: Snapshot
    dataset: str
    is_sample: bool
    sections: tuple[Section, ...]
    refused: tuple[str, ...] = field(default=())
    key_figures: tuple[KeyFigure, ...] = field(default=())

    @property
    def title(self) -> str:
        """The title of the report and of every file of it."""
        return f"Serious case reviews: annual report, {words.span_words(self.year)}"

    @property
    def status(self) -> str:
        """What every page and sheet must carry: for whom it is, and that invented data is."""
        marks = [
            MANAGEMENT_INFORMATION if self.policy == "none" else "",
            "Invented data" if self.is_sample else "",
        ]
        return ". ".join(mark for mark in marks if mark)

    @property
    def key_headings(self) -> tuple[str, ...]:
        """What stands over the columns of the key figures."""
        year, before = (words.year_short(span.label) for span in (self.year, self.before))
        return "Key figure", year, "Interval, or what it rests on", f"Compared with {before}"

    @property
    def withheld(self) -> str:
        """Which tables the policy kept out, as a sentence; empty where it kept out none."""
        return WITHHELD.format("; ".join(self.refused)) if self.refused else ""

    @property
    def source(self) -> str:
        """The name of the data; that it is invented is said once."""
        says_invented = "invented" in self.dataset.casefold()
        return self.dataset + ("" if says_invented or not self.is_sample else " (invented data)")

    def all_tables(self) -> Iterator[ReportTable]:
        """Every table, in the order of the report."""
        for section in self.sections:
            yield from section.tables

    def tables(self) -> dict[str, pd.DataFrame]:
        """The marked tables by id, in the order of the report."""
        return {table.id: table.table for table in self.all_tables()}

    def tables_bytes(self) -> bytes:
        """All tables as one text: the same bytes whenever the same figures are computed again.
        It holds neither the release's name nor the snapshot's, so that two can be compared."""
        parts = [
            f"# {name}\r\n".encode() + rows_csv(table).removeprefix(b"\xef\xbb\xbf")
            for name, table in self.tables().items()
        ]
        return b"\r\n".join(parts)
