"""A person's answers to the questions of a proposal, put into its rule."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from scr.base.errors import ArgumentError
from scr.profiles.model import ColumnRule, Profile, SheetRule, TableRule
from scr.profiles.proposals import Proposal
from scr.profiles.questions import Choice, Question
from scr.profiles.recognising import NEW, RENAMED, answered

KEPT_AS_PROPOSED = ("as_proposed", "made", "both")


@dataclass(frozen=True)
class Answer:
    """One answer: the id of a choice, or what the person gives instead of one (`value` for every
    row; `words` of theirs with our codes)."""

    choice: str = ""
    value: str = ""
    words: tuple[tuple[str, str], ...] = ()


def answer(proposal: Proposal, question: Question, given: Answer) -> Proposal:
    """The proposal with the answer in its rule and one question fewer.

    Raises ArgumentError for a question that the proposal does not ask, or a choice that it does
    not offer.
    """
    if question not in proposal.questions:
        raise ArgumentError("This question is not asked any more. Look at what is asked now.")
    if not (given.value or given.words) and given.choice not in {c.id for c in question.choices}:
        raise ArgumentError(f"“{given.choice[:40]}” is no answer. Choose one that is offered.")
    rest = tuple(other for other in proposal.questions if other != question)
    rule = _changed(proposal, question, given)
    return replace(proposal, rule=rule, questions=rest)


def _changed(proposal: Proposal, question: Question, given: Answer) -> SheetRule:
    rule = proposal.rule
    if question.kind in (RENAMED, NEW):
        return _heading(rule, question, given.choice)
    if question.kind == "tables" and given.choice == "publications":
        only = replace(rule, tables=tuple(t for t in rule.tables if t.table == "publications"))
        return _with_left_out(only, rule)
    if question.kind == "only":
        return rule if given.choice == "only" else _every_row(rule, question)
    if given.choice in KEPT_AS_PROPOSED and not (given.value or given.words):
        return rule
    if question.kind == "column" and given.choice != f"{question.table}.{question.column}":
        return _moved(rule, question, given.choice)
    if question.kind == "missing" and given.choice:
        return _set(rule, question, lambda _: ColumnRule(source=(given.choice,)))
    return _set(rule, question, lambda column_rule: _of_column(question, column_rule, given))


def _of_column(question: Question, rule: ColumnRule, given: Answer) -> ColumnRule:
    if given.value:
        return ColumnRule(value=given.value)
    if question.kind == "constant":
        return ColumnRule(value=given.choice)
    if question.kind == "separator":
        return replace(rule, separators=rule.separators if given.choice else ())
    if question.kind == "numbered":
        return replace(rule, is_numbered=bool(given.choice))
    if question.kind == "quarter":
        return replace(rule, quarter=given.choice)
    if question.kind == "words":
        words = dict(rule.words) | dict(given.words)
        return replace(rule, words=tuple(words.items()))
    return rule


def _heading(rule: SheetRule, question: Question, choice: str) -> SheetRule:
    """The rule after an answer about a heading; the likeliest stands in it already."""
    first = question.choices[0]
    if choice == first.id:
        return rule
    before = answered(
        Profile("x", (rule,)), 0, replace(question, heading=first.id or question.heading),
        Choice(choice, ""),
    )  # fmt: skip
    return before.sheets[0]


def _moved(rule: SheetRule, question: Question, to: str) -> SheetRule:
    """The rule with a heading read as another column, or left out."""
    table, _, column = to.partition(".")
    moved = next(t for t in rule.tables if t.table == question.table).rule(question.column)
    tables = []
    for table_rule in rule.tables:
        columns = [
            (name, r) for name, r in table_rule.columns
            if (table_rule.table, name) not in ((question.table, question.column), (table, column))
        ]  # fmt: skip
        if table_rule.table == table and moved is not None:
            columns.append((column, ColumnRule(source=moved.source, combine=moved.combine)))
        tables.append(replace(table_rule, columns=tuple(columns)))
    return _with_left_out(replace(rule, tables=tuple(tables)), rule)


def _every_row(rule: SheetRule, question: Question) -> SheetRule:
    """The rule with every row meant for the table."""
    tables = tuple(
        replace(table_rule, only=()) if table_rule.table == question.table else table_rule
        for table_rule in rule.tables
    )
    return _with_left_out(replace(rule, tables=tables), rule)


def _with_left_out(rule: SheetRule, before: SheetRule) -> SheetRule:
    """The rule with the headings that it no longer reads left out, and those it reads not."""
    read = set(rule.headings())
    lost = [h for h in before.headings() if h not in read]
    return replace(rule, left_out=tuple(h for h in (*rule.left_out, *lost) if h not in read))


def _set(
    rule: SheetRule, question: Question, change: Callable[[ColumnRule], ColumnRule]
) -> SheetRule:
    tables = []
    for table in rule.tables:
        if table.table == question.table:
            columns = dict(table.columns)
            columns[question.column] = change(columns.get(question.column, ColumnRule()))
            table = TableRule(**{**vars(table), "columns": tuple(columns.items())})
        tables.append(table)
    return _with_left_out(replace(rule, tables=tuple(tables)), rule)
