"""Sheets as people keep them, made from tables whose answer is known.

A heading is never one of `data/synonyms`: it is another wording, or has a typing error, another
order of words or a short form. Columns are shuffled, some of nobody's stand between, there are
title rows and groups above the header, and dates and codes are written in several ways.
"""

import csv
import random
from dataclasses import dataclass
from datetime import date
from functools import cache

from scr.base.settings import SAMPLE
from scr.importing.names import plain
from scr.importing.sheets import Sheet, sheet_of
from scr.importing.synonyms import headings
from scr.importing.values import BLANKS, read_date, reader
from scr.profiles.applying import shape
from scr.profiles.proposals import SURE, Proposal
from scr.profiles.suggesting import propose
from scr.store import import_tables
from tests.profiles.vocabulary import CODES, NOBODYS, SHORT, WORDINGS

SEED = 20261129
TABLES = tuple(WORDINGS)
MOST_ROWS = 40
FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d %b %Y", "%d %B %Y")


@dataclass(frozen=True)
class Made:
    """A sheet, the table it was made from, the column that each heading stands for ("" for one
    that is nobody's), and the rows of the table as they should be stored."""

    sheet: Sheet
    table: str
    columns: dict[str, str]
    rows: tuple[dict[str, str], ...]


@cache
def _rows(table: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def boards() -> frozenset[str]:
    """The names of the sample's boards, as `board_names` gives those that are stored."""
    return frozenset(
        plain(text)
        for row in _rows("boards")
        for text in (row["board_id"], row["board_name"], *row["aliases"].split(";"))
    ) - {""}


@cache
def _names() -> dict[str, str]:
    return {row["board_id"]: row["board_name"] for row in _rows("boards")}


@cache
def _known() -> frozenset[str]:
    return frozenset(plain(name) for names in headings().values() for name in names)


def sheets(n: int, seed: int = SEED) -> list[Made]:
    """So many sheets, always the same."""
    dice = random.Random(seed)
    return [_made(dice, TABLES[number % len(TABLES)], number) for number in range(n)]


def _made(dice: random.Random, table: str, number: int) -> Made:
    columns = import_tables()[table].columns
    every = _rows(table)
    start = dice.randrange(max(1, len(every) - MOST_ROWS))
    rows = every[start : start + dice.randint(12, MOST_ROWS)]
    filled = [
        c for c in columns if any(row.get(c.name) for row in rows) and c.name in WORDINGS[table]
    ]
    chosen = [c for c in filled if c.is_required or dice.random() < 0.6]
    taken: set[str] = set()
    headed: dict[str, str] = {}
    for column in chosen:
        headed[_heading(dice, dice.choice(WORDINGS[table][column.name]), taken)] = column.name
    for name in dice.sample(list(NOBODYS), dice.randint(0, 2)):
        headed[_heading(dice, name, taken, is_bent=False)] = ""
    order = list(headed)
    dice.shuffle(order)
    written = {name: _writer(dice, table, headed[name]) for name in order}
    body = [[written[h](row.get(headed[h], ""), n) for h in order] for n, row in enumerate(rows)]
    above = _above(dice, order)
    numbered = list(enumerate([*above, order, *body], 1))
    lines = tuple((n, tuple(cells)) for n, cells in numbered if any(c.strip() for c in cells))
    sheet = sheet_of(f"file{number}.xlsx", f"Sheet{number % 3 + 1}", lines)
    truth = tuple({name: row[name] for name in headed.values() if name} for row in rows)
    return Made(sheet, table, headed, truth)


def _above(dice: random.Random, order: list[str]) -> list[list[str]]:
    """Title rows, a blank one, and groups over the header as merged cells give them."""
    above = [[text] + [""] * (len(order) - 1) for text in
             dice.sample(["Case log", "Prepared for the quarterly meeting", "Confidential"],
                         dice.randint(0, 2))]  # fmt: skip
    if above and dice.random() < 0.5:
        above.append([""] * len(order))
    if dice.random() < 0.3:
        middle = len(order) // 2
        above.append(["Part one"] * middle + ["Part two"] * (len(order) - middle))
    return above


def _heading(dice: random.Random, name: str, taken: set[str], *, is_bent: bool = True) -> str:
    """A name that is in no file of ours and not taken yet, bent until that is so."""
    heading = name
    while plain(heading) in taken or (is_bent and plain(heading) in _known()):
        heading = _bent(dice, name)
    taken.add(plain(heading))
    return dice.choice([heading, heading, heading.upper(), heading.replace(" ", "_")])


def _bent(dice: random.Random, name: str) -> str:
    """A name with a typing error, another order of its words, or a short form."""
    words = name.split()
    how = dice.choice(["order", "short", "typo", "typo"])
    if how == "order" and len(words) > 1:
        return " ".join(dice.sample(words, len(words)))
    if how == "short":
        return " ".join(SHORT.get(word.lower(), word) for word in words)
    long = [n for n, word in enumerate(words) if len(word) >= 5]
    if not long:
        return f"{name} {dice.choice(['*', 'details', '(if any)'])}"
    place = dice.choice(long)
    word, at = words[place], dice.randrange(1, len(words[place]) - 1)
    words[place] = dice.choice([
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at] + word[at:],
    ])  # fmt: skip
    return " ".join(words)


def _writer(dice: random.Random, table: str, name: str):
    """How the cells of a column are written."""
    if not name:
        words = dice.choice([["see file", "", "to discuss"], ["AB", "CD", "EF"]])
        return lambda text, n: words[n % len(words)]
    column = import_tables()[table].column(name)
    if column.kind == "date":
        forms = dice.sample(FORMS, 2)
        return lambda text, n: _dated(text, forms[n % 2])
    if column.kind == "code":
        ours = CODES.get((table, name), {})
        style = dice.choice(["code", "spaced", "words"])
        return lambda text, n: _worded(text, style, ours)
    if name == "board_id":
        return lambda text, n: _names().get(text, text)
    return lambda text, n: text


def _dated(text: str, form: str) -> str:
    """A date in another form; what the sample has as an unreadable one stays."""
    day = read_date(text).value
    return day.strftime(form) if isinstance(day, date) else text


def _worded(text: str, style: str, ours: dict[str, str]) -> str:
    if style == "words" and text in ours:
        return ours[text]
    return text if style == "code" else text.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Verdict:
    """What became of one sheet: columns right, wrong and asked about, wrong and not asked about,
    and values that would be stored wrong without a finding."""

    n_columns: int
    n_right: int
    wrong: tuple[str, ...]
    unsaid: tuple[str, ...]
    stored_wrong: tuple[str, ...]


def judge(made: Made) -> Verdict:
    """Propose for a sheet and hold the proposal against the truth."""
    found = propose(made.sheet, boards())
    names = list(made.columns)
    if found is None:
        return Verdict(len(names), 0, tuple(names), (), ())
    proposed = {plain(c.heading): c for c in found.columns}
    wrong, unsaid = [], []
    for heading, column in made.columns.items():
        one = proposed.get(plain(heading))
        wanted = (made.table, column) if column else ("", "")
        if one is None or (one.table, one.column) != wanted:
            said = f"{made.table}.{column or 'nobody'} “{heading}” as {one and one.column}"
            wrong.append(said)
            # A column left out is said to be, and stores nothing.
            if one is not None and one.column and one.doubt == SURE:
                unsaid.append(said)
    stored = _stored_wrong(made, found) if found.tables == (made.table,) else []
    return Verdict(len(names), len(names) - len(wrong), tuple(wrong), tuple(unsaid), tuple(stored))


def _stored_wrong(made: Made, found: Proposal) -> list[str]:
    """Values that the import would read as others than the truth, and find nothing wrong in."""
    table = import_tables()[made.table]
    shaped = shape(made.sheet, found.rule, found.header, "test").tables[0]
    asked = {(q.table, q.column) for q in found.questions}
    wrong = []
    for place, name in enumerate(shaped.header):
        column = table.column(name)
        if name not in made.columns.values() or (table.name, name) in asked:
            continue
        for truth, cells in zip(made.rows, shaped.rows, strict=True):
            read, meant = _value(column, cells[place]), _value(column, truth[name])
            if read is not None and read != meant:
                wrong.append(f"{made.table}.{name}: {cells[place]} for {truth[name]}")
    return wrong


def _value(column, text: str):
    """What the import makes of a cell; None where it is a fault and so a finding."""
    if column.name == "board_id":
        return plain(_names().get(text, text))
    if column.kind in ("text", "list"):
        return "" if text.casefold() in BLANKS else text.strip()
    value = reader(column, date(2026, 1, 1))(text.strip())
    return None if value.fault else ("blank" if value.value is None else value.value)
