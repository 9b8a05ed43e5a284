"""What a profile is: how one sender's spreadsheet becomes our tables.

Values only. A profile has a rule for each sheet, that one a rule for each of our tables it fills,
and that one a rule for each column. Headings are written as the sender writes them, and compared
without case, spaces and punctuation; `*` stands for any text, and `{}` for each item of `over`.
"""

from dataclasses import dataclass

from scr.profiles.headings import is_same

FORMAT = 1
COMBINATIONS = ("date", "sum", "join", "first")
QUARTERS = ("first_month", "last_month")
OTHERS = ("ask", "leave_out")


@dataclass(frozen=True)
class ColumnRule:
    """Where the values of one of our columns come from, and what is done to them, in this order.

    `source` are headings, `value` a constant; `combine` says how several headings become one
    value: date (year, month and, if there is one, day), sum, join (a space between), first (the
    first that is not blank). `is_year_in_title`: the year named in the rows above the header.
    `words` are the sender's words and ours; `quarter` which month of a quarter is meant.
    `separators` stand between several bodies in one cell, `is_numbered` is for a cell that holds
    recommendations 1. 2. 3.: a row for each. `blank` is for cells without a value. `prefix`, the
    board in the column `prefix_from`, and `suffix` make ids unique.
    """

    source: tuple[str, ...] = ()
    value: str | None = None
    combine: str = ""
    is_year_in_title: bool = False
    words: tuple[tuple[str, str], ...] = ()
    quarter: str = ""
    separators: tuple[str, ...] = ()
    is_numbered: bool = False
    blank: str | None = None
    prefix: str = ""
    prefix_from: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Condition:
    """Which rows are meant: those whose cell under the heading holds one of the words (or, with
    `is_not`, none of them), `*` being any text; without words, those where it is not blank."""

    heading: str
    words: tuple[str, ...] = ()
    is_not: bool = False


@dataclass(frozen=True)
class TableRule:
    """How a sheet fills one of our tables. `columns` are pairs of our column and its rule.

    `over`: each row is read once for each item, which stands for `{}`; a row without a value
    under the headings with `{}` is passed over. `add_up`: rows that differ in this column alone
    are one row with their sum. `is_once`: rows alike in every column are one.
    """

    table: str
    columns: tuple[tuple[str, ColumnRule], ...]
    only: tuple[Condition, ...] = ()
    over: tuple[str, ...] = ()
    add_up: str = ""
    is_once: bool = False

    def rule(self, column: str) -> ColumnRule | None:
        """The rule of a column, None when it has none."""
        return dict(self.columns).get(column)

    def headings(self) -> tuple[str, ...]:
        """Every heading that the rule reads, as written, in the order of our columns."""
        read = [
            heading
            for _, rule in self.columns
            for heading in (*rule.source, *((rule.prefix_from,) if rule.prefix_from else ()))
        ]
        return tuple(dict.fromkeys([*read, *(condition.heading for condition in self.only)]))


@dataclass(frozen=True)
class SheetRule:
    """One sheet: `sheet` is its name (`*` for any text; empty for any name), `left_out` the
    headings that are not wanted. `others`: what becomes of further headings, ask or leave_out."""

    tables: tuple[TableRule, ...]
    sheet: str = ""
    left_out: tuple[str, ...] = ()
    others: str = "ask"

    def headings(self) -> tuple[str, ...]:
        """Every heading that is read, those with `{}` as written."""
        return tuple(dict.fromkeys(h for table in self.tables for h in table.headings()))

    def needed(self) -> tuple[str, ...]:
        """The headings without which the sheet is not this one."""
        return tuple(h for h in self.headings() if "{}" not in h)

    def knows(self, heading: str) -> bool:
        """Whether the rule says what becomes of a heading."""
        over = tuple(item for table in self.tables for item in table.over)
        return any(
            is_same(pattern.replace("{}", item), heading)
            for pattern in (*self.headings(), *self.left_out)
            for item in (over if "{}" in pattern else ("",))
        )


@dataclass(frozen=True)
class Profile:
    """How one sender's spreadsheets become our tables. `says` is a line about it."""

    name: str
    sheets: tuple[SheetRule, ...]
    says: str = ""
