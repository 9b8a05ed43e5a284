"""A person's own spreadsheets: which sheets need a word from them, what they said, and the
profile that is kept of it. No widgets here."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from scr.importing.names import plain
from scr.profiles import (
    Answer,
    Profile,
    Proposal,
    Question,
    SheetRule,
    add,
    answer,
    every,
    read_profile,
    recognise,
    write_profile,
)
from scr.profiles.applying import records
from scr.profiles.evidence import BLANKS
from scr.profiles.headings import column_of
from scr.profiles.questions import Choice
from scr.store import import_tables

# Questions about the mapping itself come before those about what is done to a column's values.
_FIRST = ("renamed_heading", "new_heading", "tables", "only", "column", "missing")
_MADE_OF_NUMBERS = ("recommendation_id", "panel_recommendation_id")


@dataclass(frozen=True)
class OwnFile:
    """A file with sheets that nobody has agreed yet. `name` is what its profile is offered to be
    kept under; `renamed` the kept profile whose headings have changed, None where all is new;
    `alike` are kept profiles that fit equally, of which a person has to say which is meant. A
    proposal without a table is of a sheet that is like none of ours; it is meant to be read, until
    somebody says otherwise, where it `is_alone`."""

    path: Path
    proposals: tuple[Proposal, ...]
    name: str
    renamed: Profile | None = None
    alike: tuple[str, ...] = ()
    is_alone: bool = False


@dataclass(frozen=True)
class Said:
    """What a person said about one sheet: answers to its questions (by place), columns that are
    to be another than proposed (heading to `table.column`, "" to leave it out), and words of
    theirs with our codes by `table.column`."""

    answers: dict[int, Answer] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def agreed(proposal: Proposal, answers: Said) -> SheetRule:
    """The rule of a sheet after what the person said; every heading that it does not read is left
    out, so that it is not asked about again."""
    questions = sorted(
        enumerate(proposal.questions), key=lambda q: q[1].kind not in _FIRST
    )  # stable: the order of the questions otherwise
    now = proposal
    for place, question in questions:
        if question.kind in _FIRST and place in answers.answers:
            now = _answered(now, question, answers.answers[place])
    for column in proposal.columns:
        target = answers.columns.get(column.heading)
        if target is not None:
            now = _moved(now, column.heading, (column.table, column.column), target)
    for place, question in questions:
        if question.kind not in _FIRST and place in answers.answers:
            now = _answered(now, question, answers.answers[place])
    for target, words in answers.words.items():
        now = _worded(now, target, words)
    rule = now.rule
    rest = [h for h in proposal.header.headings if h and not rule.knows(h)]
    return replace(rule, left_out=(*rule.left_out, *dict.fromkeys(rest)))


def _answered(now: Proposal, question: Question, given: Answer) -> Proposal:
    """The proposal with one answer in it. What the rule holds already is not answered anew, and
    a question about a column that is no longer read has nothing to change."""
    is_likeliest = bool(question.choices) and given == Answer(question.choices[0].id)
    if is_likeliest and question.kind != "missing":
        return now
    if question.kind in ("renamed_heading", "new_heading", "tables", "only"):
        return answer(now, question, given)
    table = next((t for t in now.rule.tables if t.table == question.table), None)
    if table is None or (question.kind != "missing" and table.rule(question.column) is None):
        return now
    if not (given.choice or given.value or given.words):
        if question.kind == "missing":
            return now
        if question.kind == "constant":
            return _without(now, question)
    return answer(now, question, given)


def _without(now: Proposal, question: Question) -> Proposal:
    """The proposal without a value for every row, where the likely one is not meant and no other
    is given yet."""
    tables = tuple(
        replace(table_rule, columns=tuple(c for c in table_rule.columns if c[0] != question.column))
        if table_rule.table == question.table
        else table_rule
        for table_rule in now.rule.tables
    )
    return replace(now, rule=replace(now.rule, tables=tables))


def _moved(now: Proposal, heading: str, before: tuple[str, str], target: str) -> Proposal:
    """The proposal with a heading read as another column, or left out."""
    table, _, column = target.partition(".")
    if before == (table, column) or table not in {"", *now.tables}:
        return now
    if before[1] and before[0] in now.tables:
        choices = (Choice(target, ""),)
        asked = Question("column", "", heading, "", choices, *before)
    elif target:
        asked = Question("missing", "", "", "", (Choice(heading, ""),), table, column)
        target = heading
    else:
        return now
    return answer(replace(now, questions=(*now.questions, asked)), asked, Answer(target))


def _worded(now: Proposal, target: str, words: tuple[tuple[str, str], ...]) -> Proposal:
    """The proposal with a person's words read as our codes; a word without a code stays."""
    table, _, column = target.partition(".")
    tables = []
    for table_rule in now.rule.tables:
        rule = table_rule.rule(column)
        if table_rule.table == table and rule is not None and rule.source:
            given = {plain(theirs) for theirs, _ in words}
            kept = [pair for pair in rule.words if plain(pair[0]) not in given]
            rule = replace(rule, words=(*kept, *(pair for pair in words if pair[1])))
            pairs = tuple((n, rule if n == column else r) for n, r in table_rule.columns)
            table_rule = replace(table_rule, columns=pairs)
        tables.append(table_rule)
    return replace(now, rule=replace(now.rule, tables=tuple(tables)))


def missing(rule: SheetRule) -> list[str]:
    """Columns that a table needs and the rule does not fill, as `table.column`."""
    absent = []
    for table_rule in rule.tables:
        is_numbered = any(column.is_numbered for _, column in table_rule.columns)
        filled = {name for name, _ in table_rule.columns}
        absent += [
            f"{table_rule.table}.{column.name}"
            for column in import_tables()[table_rule.table].columns
            if column.is_required
            and column.name not in filled
            and not (is_numbered and column.name in _MADE_OF_NUMBERS)
        ]
    return absent


def keep(own: OwnFile, rules: dict[int, SheetRule], name: str, folder: Path) -> None:
    """Keep what was agreed of a file (a rule by the place of its proposal) under a name.

    Raises ArgumentError where it makes no profile or the name cannot be had, UserError while an
    import is running.
    """
    sheets = list(rules.values())
    if own.renamed is not None:
        # The profile's other sheets stay as they were.
        whole = list(own.renamed.sheets)
        for place, rule in rules.items():
            match = recognise(own.proposals[place].sheet, [own.renamed])[0]
            whole[match.place] = rule
        sheets = whole
    profile = Profile(name, tuple(sheets), own.renamed.says if own.renamed else "")
    add(folder, read_profile(write_profile(profile), f"What you agreed for {own.path.name}"))


def is_taken(own: OwnFile, name: str, folder: Path) -> bool:
    """Whether another profile of this name is kept, which would be lost."""
    if own.renamed is not None and name == own.renamed.name:
        return False
    return name in {
        kept_profile.profile.name for kept_profile in every(folder) if not kept_profile.is_shipped
    }


def words_under(proposal: Proposal, heading: str) -> list[str]:
    """The different words below a heading, the most frequent first."""
    place = column_of(proposal.header.headings, heading)
    if place is None:
        return []
    rows, _ = records(proposal.sheet, proposal.header)
    cells = [cells[place].strip() for _, cells in rows if place < len(cells)]
    counts = Counter(cell for cell in cells if cell and cell.casefold() not in BLANKS)
    return [text for text, _ in counts.most_common()]
