"""Whether a profile makes sense: names of tables, columns and codes, and nothing forgotten."""

import re
from collections.abc import Iterator

from rapidfuzz import process

from scr.base.errors import ArgumentError
from scr.importing.names import plain
from scr.profiles.headings import is_same
from scr.profiles.model import ColumnRule, Profile, SheetRule, TableRule
from scr.store import Column, Table, import_tables

NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,58}[A-Za-z0-9])?")
NUMBERED_COLUMNS = (("recommendations", "text"), ("panel_recommendations", "text"))


def check_name(name: str) -> str:
    """The name, if a profile may have it: one that can be no path. Raises ArgumentError."""
    if not NAME.fullmatch(name) or ".." in name:
        raise ArgumentError(
            "A profile is named with letters, digits, single dots and dashes, up to 60 of them, "
            "the first and the last a letter or digit, such as camden-tracker. Choose such a name."
        )
    return name


def check_profile(profile: Profile, called: str) -> None:
    """Raises ArgumentError for the first thing that is wrong, saying where it stands."""
    check_name(profile.name)
    for number, sheet in enumerate(profile.sheets, 1):
        where = f"{called}, sheets {number}"
        for heading in sheet.left_out:
            if any(is_same(read, heading) for read in sheet.needed()):
                raise _error(where, "reads a heading and leaves it out too", "Keep one of the two")
        for place, table in enumerate(sheet.tables, 1):
            for fault, next_step in _of_table(table, sheet):
                raise _error(f"{where}, tables {place}", fault, next_step)


def _error(where: str, what: str, next_step: str) -> ArgumentError:
    return ArgumentError(f"{where} {what}. {next_step}.")


def _nearest(word: str, names: list[str]) -> str:
    near = process.extractOne(word, names, score_cutoff=60)
    return f"Did you mean `{near[0]}`? " if near else ""


def _of_table(rule: TableRule, sheet: SheetRule) -> Iterator[tuple[str, str]]:
    tables = import_tables()
    if rule.table not in tables:
        names = list(tables)
        yield (
            f"names a table `{rule.table[:40]}`, which there is not",
            f"{_nearest(rule.table, names)}The tables are: {', '.join(names)}",
        )
        return
    table = tables[rule.table]
    names = [column.name for column in table.columns]
    for name, column_rule in rule.columns:
        if name not in names:
            yield (
                f"names a column `{name[:40]}`, which the table {table.name} has not",
                f"{_nearest(name, names)}Its columns are: {', '.join(names)}",
            )
            return
        for fault, next_step in _of_column(table, table.column(name), column_rule, rule):
            yield f"has a column {name} that {fault}", next_step
    yield from _of_whole(table, rule, sheet)


def _of_whole(table: Table, rule: TableRule, sheet: SheetRule) -> Iterator[tuple[str, str]]:
    names = dict(rule.columns)
    made = {"recommendation_id", "panel_recommendation_id"}
    is_numbered = any(column_rule.is_numbered for column_rule in names.values())
    missing = [
        column.name
        for column in table.columns
        if column.is_required and column.name not in names
        and not (is_numbered and column.name in made)
    ]  # fmt: skip
    if missing:
        yield (
            f"says nothing of {', '.join(missing)}, which the table {table.name} needs",
            "Give each a line with `from` (a heading) or `value` (for every row)",
        )
    if rule.add_up and rule.add_up not in names:
        yield "adds up a column that it does not fill", "Give that column a line, or leave it out"
    has_places = any("{}" in heading for heading in rule.headings())
    if bool(rule.over) != has_places:
        yield (
            "has `over` without a heading that holds {}, or such a heading without `over`",
            "Write both: {} in a heading stands for each item of `over`",
        )
    if not rule.headings() and len(sheet.tables) == 1:
        yield "reads no heading of the sheet", "Give at least one column a `from`"


def _of_column(
    table: Table, column: Column, rule: ColumnRule, table_rule: TableRule
) -> Iterator[tuple[str, str]]:
    given = [bool(rule.source), rule.value is not None, rule.is_year_in_title]
    if sum(given) != 1:
        yield (
            "has none, or more than one, of `from`, `value` and `year_in_title`",
            "Give it exactly one of the three",
        )
    if len(rule.source) > 1 and not rule.combine:
        yield (
            "has several headings and no `combine`",
            "Write combine = date, sum, join or first",
        )
    if rule.combine == "date" and (column.kind != "date" or len(rule.source) not in (2, 3)):
        yield (
            "combines a date, which takes a date's column and two or three headings",
            'Write from = ["year", "month"], or with the day as a third',
        )
    if rule.quarter and column.kind != "date":
        yield "has `quarter`, and is no date", "Take that line out"
    if rule.is_numbered and (table.name, column.name) not in NUMBERED_COLUMNS:
        yield "has `numbered`, and is not a recommendation's text", "Take that line out"
    if rule.is_year_in_title and (table_rule.table, column.name) != ("populations", "year"):
        yield "has `year_in_title`, and is not the year of populations", "Take that line out"
    if column.kind == "code":
        codes = {plain(code) for code in column.codes}
        given_codes = [*(code for _, code in rule.words), rule.blank or "", rule.value or ""]
        if any(code and plain(code) not in codes for code in given_codes):
            yield (
                "gives a word a code that there is not",
                f'Write one of: {", ".join(column.codes)}; or "" for none',
            )
