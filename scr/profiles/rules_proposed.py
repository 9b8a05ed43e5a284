"""From what is assigned to the rule that would be kept, with the questions that it leaves."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from scr.importing.names import plain
from scr.profiles.assigning import PAIR, Assigned, SheetReading, Source, second_best
from scr.profiles.cells import word
from scr.profiles.likeness import words_of
from scr.profiles.model import ColumnRule, Condition, SheetRule, TableRule
from scr.profiles.questions import Choice, Drafted, Question
from scr.profiles.reasons import is_sure, reason
from scr.profiles.required import ask_missing, is_numbered_text, made
from scr.profiles.synonyms import codes
from scr.store import Column, import_tables

LIKE_A_WORD = 86


def drafted_rule(
    reading: SheetReading, sources: Sequence[Source], sheet_name: str, board: str
) -> tuple[SheetRule, tuple[Question, ...]]:
    """The rule for a sheet and the questions it leaves. `board` is the one board that the sheet,
    its title or file names, "" where there is none."""
    draft = Drafted(sheet_name)
    if reading.tables == PAIR:
        draft.ask(
            "tables", "",
            "Each row looks like a review and its published report. Is each to be stored as both?",
            [Choice("both", "As a review and a publication"),
             Choice("publications", "As a publication of a review that is stored already")],
        )  # fmt: skip
    tables = tuple(_table(name, reading, draft, sources, board) for name in reading.tables)
    read = {heading for table in tables for heading in table.headings()}
    left_out = [h for source in sources for h in source.headings if h not in read]
    return SheetRule(tables=tables, left_out=tuple(left_out)), tuple(draft.questions)


def _table(
    name: str, reading: SheetReading, draft: Drafted, sources: Sequence[Source], board: str
) -> TableRule:
    rules: dict[str, ColumnRule] = {}
    table = import_tables()[name]
    for column in table.columns:
        assigned = reading.assigned_to(name, column.name)
        if assigned is None and (name, column.name) == ("publications", "review_id"):
            assigned = reading.assigned_to("reviews", "review_id")
        if assigned is not None:
            rules[column.name] = _column(column, assigned, draft, reading.tables)
        elif column.is_required:
            column_rule = made(name, column, rules, reading, draft, board)
            if column_rule is not None:
                rules[column.name] = column_rule
            elif not is_numbered_text(name, column, reading):
                ask_missing(name, column, draft, sources)
    only = _published_only(draft, sources, reading) if name == "publications" else ()
    order = {column.name: place for place, column in enumerate(table.columns)}
    pairs = sorted(rules.items(), key=lambda pair: order[pair[0]])
    is_once = name == "reviews" and len(reading.tables) > 1
    return TableRule(name, tuple(pairs), only=only, is_once=is_once)


def _published_only(
    draft: Drafted, sources: Sequence[Source], reading: SheetReading
) -> tuple[Condition, ...]:
    """Which rows of a list of reviews and reports are reports, where a status tells them apart."""
    used = {heading for a in reading.assigned for heading in a.source.headings}
    for source in sources:
        values, heading = source.values, source.headings[0]
        if heading in used or not values.is_words or "status" not in words_of(heading):
            continue
        yes = tuple(t for t in sorted(values.counts) if plain(t).startswith("published"))
        if yes and len(yes) < len(values.counts):
            listed = ", ".join(f"“{text}”" for text in yes)
            text = f"“{heading}” has other words than {listed}. Are those rows no publications?"
            choices = [
                Choice("only", f"Only rows that say {listed} are publications"),
                Choice("all", "Every row is a publication"),
            ]
            draft.ask("only", heading, text, choices, "publications")
            return (Condition(heading, yes),)
    return ()


def _column(
    column: Column, assigned: Assigned, draft: Drafted, tables: Sequence[str]
) -> ColumnRule:
    source, heading = assigned.source, assigned.source.headings[0]
    place = (assigned.table, assigned.column)
    is_repeated = column.name == "review_id" and assigned.table == "reviews" and any(
        q.column == "review_id" for q in draft.questions
    )  # fmt: skip
    if source.combine:
        joined = "” and “".join(source.headings)
        text = f"“{joined}” are read together as {column.name}. Is that the day meant?"
        draft.ask("column", heading, text, _columns(assigned, tables), *place)
    elif not is_sure(assigned) and not is_repeated:
        text = f"“{heading}”: {reason(assigned)}, but that is not certain. What is it?"
        draft.ask("column", heading, text, _columns(assigned, tables), *place)
    words: tuple[tuple[str, str], ...] = ()
    if column.kind == "code":
        words = _words(column, assigned, draft)
    return ColumnRule(
        source=source.headings,
        combine=source.combine,
        words=words,
        separators=_separators(assigned, draft),
        quarter=_quarter(column, assigned, draft),
    )


def _separators(assigned: Assigned, draft: Drafted) -> tuple[str, ...]:
    """What stands between several bodies in a cell; asks whether to split numbered texts too."""
    heading, values = assigned.source.headings[0], assigned.source.values
    place = (assigned.table, assigned.column)
    if place == ("recommendations", "text") and values.n_numbered:
        text = f"{values.n_numbered} cells of “{heading}” hold recommendations 1. 2. 3. Split them?"
        choices = [Choice("", "Leave each cell whole"), Choice("split", "A row for each")]
        draft.ask("numbered", heading, text, choices, *place)
    if place != ("recommendations", "addressee") or not values.separator:
        return ()
    shown = values.separator.replace("\n", "a line break")
    text = f"“{heading}” holds several bodies with {shown} between. A row for each?"
    choices = [Choice("split", "A row for each body"), Choice("", "Leave each cell whole")]
    draft.ask("separator", heading, text, choices, *place)
    return (values.separator,)


def _quarter(column: Column, assigned: Assigned, draft: Drafted) -> str:
    """Which month of a quarter is meant, where dates name quarters."""
    heading, values = assigned.source.headings[0], assigned.source.values
    if column.kind != "date" or not values.quarters:
        return ""
    text = f"“{heading}” names quarters of a year ({values.quarters}). Which month is meant?"
    choices = [
        Choice("last_month", "Its last month"),
        Choice("first_month", "Its first month"),
        Choice("", "None: leave it, and have it reported"),
    ]
    draft.ask("quarter", heading, text, choices, assigned.table, assigned.column)
    return choices[0].id


def _columns(assigned: Assigned, tables: Sequence[str]) -> list[Choice]:
    other = second_best(assigned.source, tables, assigned.column)
    return [
        Choice(f"{assigned.table}.{assigned.column}", f"It is {assigned.column}"),
        *(Choice(f"{table}.{name}", f"It is {name}") for table, name, _ in other),
        Choice("", "Leave it out"),
    ]


def _words(column: Column, assigned: Assigned, draft: Drafted) -> tuple[tuple[str, str], ...]:
    """The sheet's words that are no codes, with the code each is likely to mean."""
    own = {plain(code) for code in column.codes}
    code_words = codes(assigned.table, column.name)
    pairs: list[tuple[str, str]] = []
    guessed: list[str] = []
    unknown: list[str] = []
    for text in sorted(assigned.source.values.counts):
        if plain(text) in own:
            continue
        code = code_words.get(word(text))
        if code is None:
            near = process.extractOne(
                word(text), list(code_words), scorer=fuzz.ratio, score_cutoff=LIKE_A_WORD
            )
            code = code_words[near[0]] if near and len(text) > 3 else None
            (unknown if code is None else guessed).append(text)
        if code is not None:
            pairs.append((text, code))
    if guessed or unknown:
        heading = assigned.source.headings[0]
        listed = ", ".join(f"“{text}”" for text in [*guessed, *unknown])
        says = f"“{heading}”: of its words these match no code of {column.name} surely: {listed}."
        choices = [Choice("as_proposed", "As proposed; a row with any other word is reported")]
        choices += [Choice(code, f"They mean {code}") for code in column.codes]
        draft.ask("words", heading, says, choices, assigned.table, column.name)
    return tuple(pairs)
