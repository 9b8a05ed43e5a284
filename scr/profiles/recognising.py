"""Knowing a sheet again by its headings, and what to ask where they are not quite the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from rapidfuzz import fuzz

from scr.importing.names import plain
from scr.importing.sheets import Sheet
from scr.importing.tables import table_named
from scr.profiles.headings import Header, best, column_of, is_same
from scr.profiles.model import Condition, Profile, SheetRule, TableRule
from scr.profiles.questions import Choice, Question

RENAMED, NEW = "renamed_heading", "new_heading"
# A sheet is known again where this share of what a profile reads is there.
NEAR = 0.5


@dataclass(frozen=True)
class Match:
    """A sheet known again: by which rule (`place` among the profile's sheets), with which header;
    `questions` is empty where every heading is known."""

    profile: Profile
    place: int
    header: Header
    questions: tuple[Question, ...]
    n_read: int

    @property
    def rule(self) -> SheetRule:
        """The rule for this sheet."""
        return self.profile.sheets[self.place]

    @property
    def is_exact(self) -> bool:
        """Whether nothing has to be asked."""
        return not self.questions


def recognise(sheet: Sheet, profiles: Iterable[Profile]) -> list[Match]:
    """The profiles that fit a sheet, best first: those without a question, then by how many of
    its headings they read. One that fits by name of sheet but has under half its headings does
    not."""
    matches = [
        match
        for profile in profiles
        for place, rule in enumerate(profile.sheets)
        if (match := _match(sheet, profile, place, rule)) is not None
    ]
    return sorted(matches, key=lambda m: (len(m.questions), -m.n_read))


def is_ours(sheet: Sheet) -> bool:
    """Whether a sheet is one of our tables as it stands: its name or the file's is the table's,
    and one of its first rows has every column that the table needs."""
    table = table_named(sheet.name) or table_named(Path(sheet.file).stem)
    if table is None:
        return False
    needed = {plain(column.name) for column in table.columns if column.is_required}
    return any(needed <= {plain(cell) for cell in cells} for _, cells in sheet.top)


def answered(profile: Profile, place: int, question: Question, choice: Choice) -> Profile:
    """The profile after an answer to a question about headings: one renamed, or one left out."""
    rule = profile.sheets[place]
    if question.kind == RENAMED and choice.id:
        rule = _renamed(rule, question.heading, choice.id)
    elif question.kind == RENAMED:
        rule = without_heading(rule, question.heading)
    else:
        rule = replace(rule, left_out=(*rule.left_out, question.heading))
    sheets = (*profile.sheets[:place], rule, *profile.sheets[place + 1 :])
    return replace(profile, sheets=sheets)


def _match(sheet: Sheet, profile: Profile, place: int, rule: SheetRule) -> Match | None:
    if rule.sheet and not fnmatchcase(sheet.name.casefold(), rule.sheet.casefold()):
        return None
    needed = rule.needed()

    def worth(header: Header) -> float:
        n_read = sum(column_of(header.headings, h) is not None for h in needed)
        return n_read + 0.01 * sum(bool(h) and rule.knows(h) for h in header.headings)

    header = best(sheet, worth)
    if header is None:
        return None
    missing = [h for h in needed if column_of(header.headings, h) is None]
    has_places = all(_has_places(table, header) for table in rule.tables)
    n_read = len(needed) - len(missing)
    if n_read <= NEAR * len(needed) or not n_read or not has_places:
        return None
    new = [h for h in header.headings if h and not rule.knows(h)]
    questions = _questions(sheet, rule, missing, new)
    return Match(profile, place, header, tuple(questions), n_read)


def _has_places(table: TableRule, header: Header) -> bool:
    """Whether headings with `{}` are there for at least one item."""
    wanted = [h for h in table.headings() if "{}" in h]
    return not wanted or any(
        column_of(header.headings, h.replace("{}", item)) is not None
        for h in wanted
        for item in table.over
    )


def _questions(
    sheet: Sheet, rule: SheetRule, missing: Sequence[str], new: Sequence[str]
) -> Iterable[Question]:
    rest = list(new)
    for heading in missing:
        ranked = sorted(rest, key=lambda n: -fuzz.WRatio(plain(heading), plain(n)))
        choices = [Choice(n, f"It is now “{n}”") for n in ranked[:5]]
        columns = ", ".join(_read_as(rule, heading))
        yield Question(
            kind=RENAMED,
            sheet=sheet.name,
            heading=heading,
            text=f"The heading “{heading}” ({columns}) is not there. Which heading is it now?",
            choices=(*choices, Choice("", "It is no longer in the sheet")),
        )
        if ranked:
            rest.remove(ranked[0])
    if rule.others == "ask":
        for heading in rest:
            yield Question(
                kind=NEW,
                sheet=sheet.name,
                heading=heading,
                text=f"The heading “{heading}” is new. Is it to be left out?",
                choices=(Choice("leave_out", "Leave it out"),),
            )


def _read_as(rule: SheetRule, heading: str) -> list[str]:
    """Our columns that are read from a heading."""
    return [
        f"{table.table}.{name}"
        for table in rule.tables
        for name, column in table.columns
        if heading in (*column.source, column.prefix_from)
    ] or ["which rows are meant"]


def _renamed(rule: SheetRule, before: str, after: str) -> SheetRule:
    def now(heading: str) -> str:
        return after if heading and is_same(before, heading) else heading

    def renamed(condition: Condition) -> Condition:
        return replace(condition, heading=now(condition.heading))

    tables = tuple(
        replace(
            table,
            only=tuple(renamed(condition) for condition in table.only),
            columns=tuple(
                (
                    name,
                    replace(
                        column,
                        source=tuple(now(h) for h in column.source),
                        prefix_from=now(column.prefix_from),
                    ),
                )
                for name, column in table.columns
            ),
        )
        for table in rule.tables
    )
    return replace(rule, tables=tables, left_out=tuple(h for h in rule.left_out if h != after))


def without_heading(rule: SheetRule, heading: str) -> SheetRule:
    """The rule without the columns and conditions that read a heading."""
    tables = tuple(
        replace(
            table,
            only=tuple(
                condition for condition in table.only if not is_same(condition.heading, heading)
            ),
            columns=tuple(
                (name, column)
                for name, column in table.columns
                if not any(is_same(h, heading) for h in (*column.source, column.prefix_from) if h)
            ),
        )
        for table in rule.tables
    )
    return replace(rule, tables=tables)
