"""Turning one sheet into rows of our tables as a profile says. The same sheet and rule give the
same rows, whatever else is imported or stored."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from scr.base.errors import SourceError
from scr.importing.names import plain
from scr.importing.sheets import Row, ShapedSheet, ShapedTable, Sheet
from scr.profiles.cells import added, date_of, divided, numbered, quarter_of, word
from scr.profiles.headings import Header, column_of, is_same
from scr.profiles.model import ColumnRule, Condition, SheetRule, TableRule

TOTALS = ("total", "totals", "grandtotal", "subtotal")
MOST_ROWS_NAMED = 5
# A year as official tables name it, and any year.
_YEARS = (
    r"mid-?\s?((?:19|20)[0-9]{2})(?![0-9])",
    r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])",
)
# What the names of boards have in common, and the part of an id made from one leaves out.
_COMMON = ("safeguarding", "children", "childrens", "board", "lscb", "scb", "local", "the")
_NUMBERED_IDS = {
    "recommendations": "recommendation_id",
    "panel_recommendations": "panel_recommendation_id",
}


def shape(sheet: Sheet, rule: SheetRule, header: Header, name: str) -> ShapedSheet:
    """The tables that a sheet gives by a rule of the profile `name`, with what must be said.

    Raises SourceError where the year is to stand above the table and does not.
    """
    body, passed_over = records(sheet, header)
    tables, notes = [], []
    n_passed_over = {rule.tables[0].table: len(passed_over)}
    for table_rule in rule.tables:
        work = _Work(sheet, header, table_rule)
        rows = list(work.rows(body))
        shaped, n_alike = _put_together(table_rule, work.columns, rows)
        tables.append(shaped)
        notes.append(_used(sheet, header, name, shaped, n_alike))
        notes += work.notes()
        before = n_passed_over.get(table_rule.table, 0)
        n_passed_over[table_rule.table] = before + work.n_not_meant + n_alike
    if passed_over:
        listed = ", ".join(str(row) for row in passed_over[:MOST_ROWS_NAMED])
        more = ", ..." if len(passed_over) > MOST_ROWS_NAMED else ""
        says = (
            f"Rows that repeat the header or give a total were passed over: {len(passed_over)} "
            f"(row {listed}{more}). They are no records."
        )
        notes.append(("profile_used", rule.tables[0].table, None, None, says))
    return ShapedSheet(tuple(tables), tuple(notes), tuple(n_passed_over.items()))


def records(sheet: Sheet, header: Header) -> tuple[list[Row], list[int]]:
    """The rows below the header, and the numbers of those that repeat it or give a total."""
    names = [plain(cell) for cell in sheet.rows[header.place][1]]
    body, passed_over = [], []
    for number, cells in sheet.rows[header.place + 1 :]:
        first = next((plain(cell) for cell in cells if cell.strip()), "")
        if first in TOTALS or [plain(cell) for cell in cells] == names:
            passed_over.append(number)
        else:
            body.append((number, cells))
    return body, passed_over


def _used(
    sheet: Sheet, header: Header, name: str, shaped: ShapedTable, n_alike: int
) -> tuple[str, str, int | None, str | None, str]:
    where = f"The sheet “{sheet.name}”" if sheet.name else "The file"
    says = (
        f"{where} was read by the profile {name}, its header being row {header.row}: "
        f"{len(shaped.rows)} rows for {shaped.table}."
    )
    if n_alike:
        says += f" {n_alike} more were the same as another or added to it."
    says += f" `python -m scr profile show {name}` says how."
    return "profile_used", shaped.table, None, None, says


@dataclass(frozen=True)
class _Made:
    row: int
    cells: tuple[str, ...]


class _Work:
    """One table from one sheet."""

    def __init__(self, sheet: Sheet, header: Header, rule: TableRule) -> None:
        self.header, self.rule = header, rule
        self.n_not_meant = 0
        self.columns = [name for name, _ in rule.columns]
        self.number_to = ""
        if any(column_rule.is_numbered for _, column_rule in rule.columns):
            self.number_to = _NUMBERED_IDS[rule.table]
            if self.number_to not in self.columns:
                self.columns.append(self.number_to)
        self.year = ""
        if any(column_rule.is_year_in_title for _, column_rule in rule.columns):
            self.year = _year_above(sheet, header)
        self.n_quarters: dict[str, int] = {}
        self._places: dict[str, int | None] = {}

    def rows(self, body: Sequence[Row]) -> Iterator[_Made]:
        """The rows made, in the order of the sheet."""
        for number, cells in body:
            if not all(self._holds(condition, cells) for condition in self.rule.only):
                self.n_not_meant += 1
                continue
            for item in self.rule.over or ("",):
                if not self.rule.over or self._has(item, cells):
                    yield from self._of_row(number, cells, item)

    def notes(self) -> Iterator[tuple[str, str, int | None, str | None, str]]:
        """What was read otherwise than it stands, and what was not."""
        if self.n_not_meant:
            are = "row is" if self.n_not_meant == 1 else "rows are"
            says = f"{self.n_not_meant} {are} not among those that the profile means (`only`)."
            yield "profile_used", self.rule.table, None, None, says
        for column, n in self.n_quarters.items():
            dates = "date names a quarter; it is" if n == 1 else "dates name a quarter; they are"
            says = f"{n} {dates} kept as a month of it, as the profile says."
            yield "profile_used", self.rule.table, None, column, says

    def _cell(self, heading: str, cells: Sequence[str]) -> str:
        if heading not in self._places:
            self._places[heading] = column_of(self.header.headings, heading)
        place = self._places[heading]
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def _holds(self, condition: Condition, cells: Sequence[str]) -> bool:
        cell = self._cell(condition.heading, cells)
        if not condition.words:
            return bool(cell) != condition.is_not
        is_meant = word(cell) in {word(meant) for meant in condition.words}
        is_meant |= any(is_same(meant, cell) for meant in condition.words if "*" in meant)
        return is_meant != condition.is_not

    def _has(self, item: str, cells: Sequence[str]) -> bool:
        """Whether the row has anything for an item of `over`."""
        headings = [h for h in self.rule.headings() if "{}" in h]
        return any(self._cell(h.replace("{}", item), cells) for h in headings)

    def _of_row(self, number: int, cells: Sequence[str], item: str) -> Iterator[_Made]:
        choices = [self._values(name, rule, cells, item) for name, rule in self.rule.columns]
        names = [name for name, _ in self.rule.columns]
        for values in product(*choices):
            made = dict(zip(names, (text for _, text in values), strict=True))
            counted = next((n for n, _ in values if n), "")
            if counted:
                own = made.get(self.number_to, "")
                made[self.number_to] = f"{own}.{counted}" if own else counted
            yield _Made(number, tuple(made.get(name, "") for name in self.columns))

    def _values(
        self, name: str, rule: ColumnRule, cells: Sequence[str], item: str
    ) -> list[tuple[str, str]]:
        """The values of a column for a row, each with the number it stood under, if any."""
        text = self._text(rule, cells, item)
        if rule.quarter and (month := quarter_of(text, rule.quarter)):
            self.n_quarters[name] = self.n_quarters.get(name, 0) + 1
            text = month
        pieces = numbered(text) if rule.is_numbered else [("", text)]
        if rule.separators:
            pieces = [("", body) for body in divided(text, rule.separators)]
        ours = {word(theirs): code for theirs, code in rule.words}
        values = []
        for counted, piece in pieces:
            value = ours.get(word(piece), piece) if piece else piece
            value = value or rule.blank or ""
            values.append((counted, self._whole_id(rule, value, cells) if value else ""))
        return values

    def _text(self, rule: ColumnRule, cells: Sequence[str], item: str) -> str:
        if rule.is_year_in_title:
            return self.year
        if rule.value is not None:
            return rule.value.replace("{}", item) if self.rule.over else rule.value
        texts = [self._cell(h.replace("{}", item), cells) for h in rule.source]
        if rule.combine == "date":
            return date_of(texts)
        if rule.combine == "sum":
            return added(texts)
        if rule.combine == "first":
            return next((text for text in texts if text), "")
        return " ".join(text for text in texts if text)

    def _whole_id(self, rule: ColumnRule, value: str, cells: Sequence[str]) -> str:
        board = self._cell(rule.prefix_from, cells) if rule.prefix_from else ""
        of_board = f"{board_part(board)}-" if board else ""
        return f"{rule.prefix}{of_board}{value}{rule.suffix}"


def board_part(board: str) -> str:
    """What of a board's name makes an id unique: of "Barnet Safeguarding Children Board", and of
    Barnet LSCB, BARNET. Made from the text alone, so that it is the same next month."""
    words = [plain(piece) for piece in board.replace("&", " and ").split()]
    return (
        "".join(name_word for name_word in words if name_word not in _COMMON).upper()
        or plain(board).upper()
    )


def _put_together(
    rule: TableRule, columns: list[str], rows: list[_Made]
) -> tuple[ShapedTable, int]:
    """The rows, those that are one put together; and how many fewer there are."""
    if rule.add_up:
        place = columns.index(rule.add_up)
        sums: dict[tuple[str, ...], list[_Made]] = {}
        for made in rows:
            sums.setdefault(made.cells[:place] + made.cells[place + 1 :], []).append(made)
        kept = [
            _Made(same[0].row, (*key[:place], added([m.cells[place] for m in same]), *key[place:]))
            for key, same in sums.items()
        ]
    elif rule.is_once:
        kept = list({made.cells: made for made in reversed(rows)}.values())[::-1]
    else:
        kept = rows
    shaped = ShapedTable(
        table=rule.table,
        header=tuple(columns),
        rows=tuple(made.cells for made in kept),
        row_numbers=tuple(made.row for made in kept),
    )
    return shaped, len(rows) - len(kept)


def _year_above(sheet: Sheet, header: Header) -> str:
    """The one year that the rows above the header name, or else the name of the sheet or file."""
    above = " ".join(cell for _, cells in sheet.rows[: header.place] for cell in cells)
    for text in (above, sheet.name, sheet.file):
        for pattern in _YEARS:
            years = set(re.findall(pattern, text, re.I))
            if len(years) == 1:
                return str(years.pop())
            if years:
                break
    raise SourceError(
        f"{sheet.called} names no year above its table, or several, and the profile takes the "
        "year from there. Write it there as mid-2014, or keep a profile with the year as `value`."
    )
