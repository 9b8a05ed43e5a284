"""A book with every kind of cell: numbers, names, dates, the five kinds of blank, formulas."""

from datetime import date

import pandas as pd

from scr.exports.book import Book, Front, Sheet
from scr.figures.definitions import FigureColumn


def column(name, sql_type, kind, unit, label):
    return FigureColumn(name, sql_type, unit, "nothing was counted", label, kind, "z")


COLUMNS = (
    column("group_name", "VARCHAR", "name", "name", "Board"),
    column("n", "BIGINT", "count", "reviews", "Decided"),
    column("x_rate", "DOUBLE", "share", "share of n", "Share started"),
    column(
        "x_rate_lower", "DOUBLE", "share", "lower 95% limit of x_rate", "Share started, lower limit"
    ),
    column(
        "x_rate_upper", "DOUBLE", "share", "upper 95% limit of x_rate", "Share started, upper limit"
    ),
    column("rate_per_100k", "DOUBLE", "rate", "reviews per 100,000 child years", "Per 100,000"),
    column("median_days", "DOUBLE", "days", "days", "Median days"),
    column("seen_date", "DATE", "date", "day", "Seen"),
)
FORMULA = "=2+5+cmd|' /C calc'!A0"
ROWS = [
    ["Aber", 1234, 0.80372, 0.71, 0.87, 1.456, 95.0, date(2014, 1, 31)],
    ["Zero", 0, 0.0, 0.0, 0.2, 0.0, 0.0, date(2016, 2, 29)],
    [FORMULA, "c", "c", "c", "c", "x", "n", date(2015, 6, 30)],
    ["@Not \x07applicable & <b>", 0, "z", "z", "z", "z", 1.0, date(2013, 7, 1)],
]
SHEET = Sheet(
    id="decisions_by_board",
    number="1",
    title="Decisions, by board",
    lines=("Boards decided 275 cases.", "+1 is not a sum."),
    columns=COLUMNS,
    table=pd.DataFrame(ROWS, columns=[c.name for c in COLUMNS], dtype=object),
)
SECOND = Sheet("other", "2", "Another table", (), COLUMNS[:2], SHEET.table.iloc[:1, :2])
FRONT = Front(
    "Key_figures", "Key figures", ("Key figure", "2014-15"),
    (("Decided (Table 1)", "168 of 275 (61%)"), (FORMULA, "1 <b> of 2.")),
)  # fmt: skip
BOOK = Book(
    title="A report, panel year 2014-15",
    author="Some panel",
    status="Management information: not for publication",
    made=date(2016, 6, 30),
    facts=(("As at", "30 June 2016"), ("Policy", "none")),
    notes=("Few cases move shares a lot.",),
    sheets=(SHEET, SECOND),
    front=FRONT,
)


def expected(value, is_number):
    """What a workbook must hold for a value of the table."""
    if isinstance(value, str) and is_number:
        return f"[{value}]"
    if isinstance(value, str):
        return {FORMULA: "'" + FORMULA, ROWS[3][0]: "'@Not applicable & <b>"}.get(value, value)
    return value
