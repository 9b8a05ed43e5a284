"""An exhibit: one thing that is shown, as a frozen value.

Page, annual report, brief and exports only place exhibits; nobody words or draws a figure anywhere
else. `scr.exhibits` makes them, a module for each subject; `scr.text` has their words, `scr.plot`
their charts.
"""

from dataclasses import dataclass, field

import pandas as pd

from scr.base.markdown import plain, with_names
from scr.base.request import Request
from scr.figures.directory import starred_names
from scr.figures.run import Result
from scr.plot import Chart


@dataclass(frozen=True)
class GridColumn:
    """A column of a grid: its heading, which is its name in the table too; pixels wide (None: as
    it comes); `form` is text, count or percent; `on_phone` whether a narrow screen has it."""

    name: str
    width: int | None = None
    form: str = "text"
    on_phone: bool = True


@dataclass(frozen=True)
class Grid:
    """A table that readers sort, where a chart is not the right form. `table` has the columns of
    `columns`; `name` is what a screen reader calls it. `own` is the place of the row that stays in
    sight when others are folded away. `is_sorted_by_readers` False: a short list that is read from
    top to bottom, and stands whole."""

    table: pd.DataFrame
    columns: tuple[GridColumn, ...]
    name: str
    own: int | None = None
    is_sorted_by_readers: bool = True


@dataclass(frozen=True)
class Tile:
    """A small card beside others: a value under its label, its limits (empty: there are no
    cases), its trend, what else belongs to it (`lines`, Markdown) and what changed (`verdict`,
    Markdown). `key` is unique on its page. `page` is the page that says more, to which the label
    leads; empty where there is none. `card` is the key of the exhibit on it, and `choice` what is
    chosen there, by its name in the address."""

    key: str
    label: str
    value: str
    limits: str = ""
    lines: tuple[str, ...] = ()
    verdict: str = ""
    trend: Chart | None = None
    page: str = ""
    card: str = ""
    choice: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Exhibit:
    """One thing shown.

    `key` is its name: unique, stable, in the field's terms. `sentence` is Markdown, in which bold
    marks what to take away. `result` is the figure behind it (table, definition and download), and
    `more` are further figures in the same chart; `cases` is the request whose reviews stand behind
    it. `note` says how to read the chart, `caution` what to mind; `empty` stands in the place of a
    chart of nothing and says what to do. `lines` and `table` (in words) stand beneath the chart, or
    in its place. `part` is the standard or stage that is shown, where the
    figure has several.
    """

    key: str
    heading: str
    sentence: str
    result: Result
    cases: Request
    chart: Chart | None = None
    lines: tuple[str, ...] = ()
    table: pd.DataFrame | None = None
    grid: Grid | None = None
    note: str = ""
    caution: str = ""
    empty: str = ""
    part: str = ""
    more: tuple[Result, ...] = field(default=())

    def __post_init__(self) -> None:
        """Names of records stand in Markdown letter by letter."""
        names = starred_names(self.result.snapshot)
        for part in ("sentence", "note", "caution", "empty") if names else ():
            object.__setattr__(self, part, with_names(getattr(self, part), names))
        if names:
            object.__setattr__(self, "lines", tuple(with_names(x, names) for x in self.lines))

    @property
    def plain_sentence(self) -> str:
        """The sentence without marks of bold type, for files and for those who listen."""
        return plain(self.sentence).strip()

    @property
    def text(self) -> str:
        """All that it says, without marks of bold type."""
        parts = (self.heading, self.sentence, *self.lines, self.note, self.caution)
        return plain("\n".join(parts))

    @property
    def results(self) -> tuple[Result, ...]:
        """Every figure behind it, the first first."""
        return (self.result, *self.more)
