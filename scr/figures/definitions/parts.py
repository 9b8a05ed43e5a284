"""A figure's definition and its parts, as its header declares them."""

from dataclasses import dataclass, replace

from scr.figures.compare.benchmark import Measure

KINDS = {
    "id": "identifies a row: as written",
    "name": "a name that people gave: as written",
    "code": "one of a closed list: in words",
    "text": "what people wrote: as written",
    "date": "a day",
    "flag": "yes or no",
    "count": "how many, whole to read (child years too)",
    "share": "0 to 1, read as a percentage",
    "rate": "per 100,000",
    "measure": "a share or a rate, as the measure asked for is",
    "days": "a length of time",
    "chance": "a probability",
    "number": "any other number",
    "list": "many values, from which an estimate is made",
}
"""What a column may be, and how it is read. The header of a figure says which."""

NEVER = "never"
BLANKS = ("x", "z", "n")
"""What a null may be: not recorded, not applicable (nothing to count), not yet due or known."""
NUMBERS = ("count", "share", "rate", "measure", "days", "chance", "number")
"""The kinds of which a letter may stand in the place of the value (see `exports.blanks`)."""


@dataclass(frozen=True)
class Parameter:
    """A named parameter of the SQL."""

    name: str
    sql_type: str
    meaning: str


@dataclass(frozen=True)
class FigureColumn:
    """A column of the result: its unit, what a null in it means, how a person reads it, and what
    it is: `kind` is one of KINDS. `blank` is the letter for a null, one of BLANKS, or never.
    `blank_where` names the column that must not be 0 for that letter: where it is, nothing was
    there to count (`z`), and where it is null itself, its own letter stands."""

    name: str
    sql_type: str
    unit: str
    null_means: str
    label: str
    kind: str
    blank: str = NEVER
    blank_where: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers, so that a letter in it is a mark and not a text."""
        return self.kind in NUMBERS

    @property
    def is_exposure(self) -> bool:
        """Whether it may hold child years: the only count that can be not recorded by itself."""
        return self.kind == "count" and self.blank == "x"


@dataclass(frozen=True)
class Interval:
    """How the limits of a share or rate are made; `method` none means that it has none.
    `clusters` is empty, or names the column with the sums over clusters that a share counted
    over things in clusters needs (see `statistics.clustered`)."""

    column: str
    method: str
    numerator: str
    denominator: str
    clusters: str = ""


@dataclass(frozen=True)
class Survival:
    """A median in days and the columns that hold its life table: the days on which something
    happened, and how many cases ended and were last seen open on each; where cases can be stopped
    by another end, how many were (empty: the figure has no such column). For the median both are
    censored. `method` is kaplan_meier, which has limits, or ended_only, which has none."""

    column: FigureColumn
    method: str
    days: str
    ended: str
    censored: str
    stopped: str = ""

    @property
    def lists(self) -> tuple[str, ...]:
        """The columns of the life table that the figure has."""
        named = (self.days, self.ended, self.censored, self.stopped)
        return tuple(name for name in named if name)


@dataclass(frozen=True)
class Incidence:
    """A share that has acted by a `day`, with limits (see `statistics.incidence`), each row
    weighing 1 or, `by_review`, 1 / the rows of its review. `lives` are the columns of reviews,
    days and states; the share is null where the count `followed` is small."""

    column: FigureColumn
    day: int
    by_review: bool
    followed: str
    lives: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """The kind of event that a figure counts (a name of `queries/reference/event_words.sql`), of
    all its rows, or of those whose `column` has the `value`. `over_exposure`: what it is out of,
    child years, is recorded apart from the events, and stays where none of them is."""

    name: str
    column: str = ""
    value: str = ""
    over_exposure: bool = True


@dataclass(frozen=True)
class Definition:
    """One figure as its header declares it, and its SQL.

    `internal` are columns of the SQL that no reader gets, as estimates are made of them;
    `survivals` the medians made of life tables, `incidences` the shares made of lives, shown in
    the place of their first column.

    `counts` are the columns that disclosure control protects, and `kept_back` internal ones that it
    reckons with, as other tables of the whole tell them; `sums` say which of them add up
    ((total, parts)), `withins` which lie, added up, within another; `only_withs` which is none
    where there is none of another, though it may be more; `presumed` which any reader takes to lie
    within another, though records may break it; `hides` which counts another column gives away, so
    that it is hidden wherever one of them is; `withheld` which columns are never published, as
    they are made of single boards' counts; `withheld_below` which never below the whole, as they
    are made of counts that no table tells. `classes` are the columns that tell the rows of a group
    apart; `is_total_below`: below the whole only their row of all together is published. `made_of`
    says which shown counts an internal column adds up (or takes off, `-name`), so that its value is
    known to a reader of the row. `period` is required, optional or none. `is_whole_only`: below the
    whole it is management information only. `is_per_review`: a row is a single review, for those
    cleared to see them. `measures`: the figure is composed of others by board, one of these at a
    time (see `benchmark`), and has no SQL of its own.
    `beside` names the figure behind whose cases, and what it leaves out, stand this one's too (as a
    rule itself). `events`: what must be recorded somewhere for a count to be told (see
    `recorded`). `composed` names another way in which a figure is made of others (see `profile`).
    """

    name: str
    title: str
    answers: str
    grain: str
    numerator: str
    denominator: str
    excludes: str
    basis: str
    caution: str
    period: str
    parameters: tuple[Parameter, ...]
    columns: tuple[FigureColumn, ...]
    internal: tuple[str, ...]
    intervals: tuple[Interval, ...]
    survivals: tuple[Survival, ...]
    incidences: tuple[Incidence, ...]
    counts: tuple[str, ...]
    is_whole_only: bool
    is_per_review: bool
    sums: tuple[tuple[str, tuple[str, ...]], ...]
    withins: tuple[tuple[tuple[str, ...], str], ...]
    only_withs: tuple[tuple[str, str], ...]
    presumed: tuple[tuple[tuple[str, ...], str], ...]
    hides: tuple[tuple[str, tuple[str, ...]], ...]
    classes: tuple[str, ...]
    is_total_below: bool
    withheld: tuple[str, ...]
    withheld_below: tuple[str, ...]
    kept_back: tuple[str, ...]
    made_of: dict[str, tuple[str, ...]]
    measures: tuple[Measure, ...]
    events: tuple[Event, ...]
    beside: str
    composed: str
    sql: str

    @property
    def reckoned(self) -> tuple[str, ...]:
        """All counts that disclosure control reckons with, told or not."""
        return self.counts + self.kept_back

    def label(self, column: str) -> str:
        """The heading of a shown column. Raises KeyError where the figure has none such."""
        return {c.name: c.label for c in self.shown_columns}[column]

    @property
    def shown_columns(self) -> tuple[FigureColumn, ...]:
        """The columns as a reader gets them: each share, rate or median followed by its limits,
        none of the internal ones."""
        limited = {i.column for i in self.intervals if i.method != "none"}
        shown: list[FigureColumn] = []
        for column in self.columns:
            for life in self.survivals:
                if life.days == column.name:
                    shown.append(life.column)
                    if life.method == "kaplan_meier":
                        shown.extend(_limits(life.column, ", or the limit is undefined"))
            for share in self.incidences:
                if share.lives[0] == column.name:
                    shown += [share.column, *_limits(share.column, ", or the limit is undefined")]
            if column.name not in self.internal:
                shown.append(column)
                shown.extend(_limits(column) if column.name in limited else ())
        return tuple(shown)

    def shown_as(self, measure: str) -> tuple[FigureColumn, ...]:
        """The shown columns; those of a measure as `measure` is, share or rate (empty: unsaid)."""
        return tuple(
            replace(column, kind=measure) if measure and column.kind == "measure" else column
            for column in self.shown_columns
        )


def _limits(column: FigureColumn, or_else: str = "") -> tuple[FigureColumn, ...]:
    return tuple(
        replace(
            column,
            name=f"{column.name}_{end}",
            sql_type="DOUBLE",
            unit=f"{end} 95% limit of {column.name}",
            null_means=f"{column.name} is null{or_else}",
            label=f"{column.label}, {end} limit",
        )
        for end in ("lower", "upper")
    )
