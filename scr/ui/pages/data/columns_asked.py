"""The columns of one sheet as a plain list: what is in doubt open, the rest folded away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from scr.base.markdown import literal
from scr.importing.names import plain
from scr.profiles import Answer, ColumnProposal, Proposal, Question, SheetRule
from scr.profiles.proposals import UNSURE
from scr.store import Column, import_tables
from scr.ui.pages.data.own_sheets import Said, agreed, words_under

LEAVE_OUT = "Leave it out"
AS_IT_IS = "None of these: leave it, and have it reported"
NOT_SAID = "Choose"
# Words of one column that are asked about; a column with more holds no codes.
MOST_WORDS = 25


@dataclass(frozen=True)
class Form:
    """Fields that remember what was said while they are not on the page. `begin` is what their
    keys begin with."""

    given: dict[str, Any]
    begin: str

    def below(self, name: str) -> "Form":
        """The same for a part."""
        return Form(self.given, f"{self.begin}_{name}")

    def choice(self, label: str, options: Mapping[str, str], likely: str, name: str) -> str:
        """One of the options (what is kept, and how it reads)."""
        key = self._begun(name, likely, options)
        chosen: str = st.selectbox(label, list(options), format_func=options.__getitem__, key=key)
        self.given[key] = chosen
        return chosen

    def tick(self, label: str, name: str, *, usual: bool = True) -> bool:
        """Ticked, or not, until somebody says otherwise."""
        key = self._begun(name, usual)
        ticked = st.checkbox(label, key=key)
        self.given[key] = ticked
        return ticked

    def text(self, label: str, likely: str, name: str, help_: str) -> str:
        """A line of text."""
        key = self._begun(name, likely)
        text = st.text_input(label, key=key, help=help_, width=420)
        self.given[key] = text
        return text.strip()

    def _begun(self, name: str, likely: Any, options: Mapping[str, str] | None = None) -> str:
        key = f"{self.begin}_{name}"
        value = self.given.get(key, likely)
        if options is not None and st.session_state.get(key, value) not in options:
            st.session_state[key] = likely
        elif key not in st.session_state:
            st.session_state[key] = value
        return key


def decisions(proposal: Proposal) -> list[tuple[int, Question]]:
    """The questions that have more than one answer, with their places. A heading that is new is
    asked about among the columns."""
    return [
        (place, question)
        for place, question in enumerate(proposal.questions)
        if question.kind not in ("made_id", "new_heading")
    ]


def draw(form: Form, proposal: Proposal) -> tuple[Said, list[str]]:
    """The fields for the columns of a sheet; what was said with them, and what contradicts."""
    asked = decisions(proposal)
    for question in proposal.questions:
        if question.kind == "made_id":
            st.markdown(_readable(question.text))
    answers = {place: _answer(form.below(f"q{place}"), proposal, q) for place, q in asked}
    doubtful = [c for c in proposal.columns if not _is_asked(c, proposal) and c.doubt == UNSURE]
    columns = {c.heading: _column(form, proposal, c) for c in doubtful}
    words_open = st.container()
    rest = [c for c in proposal.columns if not _is_asked(c, proposal) and c.doubt != UNSURE]
    with st.expander(folded(rest)):
        for column in rest:
            columns[column.heading] = _column(form, proposal, column)
        words_folded = st.container()
    rule = agreed(proposal, Said(answers, columns))
    words = _words(form, proposal, rule, words_open, words_folded)
    return Said(answers, columns, words), _contradictions(columns)


def folded(rest: Sequence[ColumnProposal]) -> str:
    """What stands on the folded part."""
    n_read = sum(not column.is_left_out for column in rest)
    return f"The other columns: {n_read} certain, {len(rest) - n_read} to be left out"


def in_words(target: str) -> str:
    """`reviews.incident_type` as `incident type (reviews)`."""
    table, _, column = target.partition(".")
    return f"{column.replace('_', ' ')} ({table.replace('_', ' ')})"


def _is_asked(column: ColumnProposal, proposal: Proposal) -> bool:
    """Whether a question is about what this column is."""
    return any(
        q.kind in ("column", "renamed_heading")
        and (column.heading in (q.heading, q.choices[0].id)
             or (q.column and (q.table, q.column) == (column.table, column.column)))
        for _, q in decisions(proposal)
    )  # fmt: skip


def _answer(form: Form, proposal: Proposal, question: Question) -> Answer:
    if question.kind == "words":
        st.markdown(f"{literal(question.text)} What each means is asked below.")
        return Answer(question.choices[0].id)
    options = {choice.id: _readable(choice.text) for choice in question.choices}
    if question.kind == "missing":
        headings = {c.heading: f"It is “{literal(c.heading)}”" for c in proposal.columns}
        options = {"": NOT_SAID, **options, **headings, "=": "It is the same for every row"}
    elif question.kind == "constant" and not _ours(question).codes:
        options["="] = "Another, the same for every row"
    label = literal(question.text)
    chosen = form.choice(label, options, next(iter(options)), "choice")
    if chosen != "=":
        return Answer(chosen)
    column = _ours(question)
    if column.codes:
        codes = {code: code.replace("_", " ") for code in column.codes}
        return Answer(value=form.choice("What is it?", codes, column.codes[0], "code"))
    return Answer(value=form.text("What is it, in every row?", "", "value", column.comment))


def _ours(question: Question) -> Column:
    return import_tables()[question.table].column(question.column)


def _readable(text: str) -> str:
    return literal(text).replace("\\_", " ").replace("_", " ")


def _column(form: Form, proposal: Proposal, column: ColumnProposal) -> str:
    """One column: what it is to be, as `table.column`, "" to leave it out."""
    likely = f"{column.table}.{column.column}" if column.column else ""
    options = {"": LEAVE_OUT}
    for table in proposal.tables:
        for table_column in import_tables()[table].columns:
            options[f"{table}.{table_column.name}"] = in_words(f"{table}.{table_column.name}")
    if likely not in options:
        options[likely] = in_words(likely)
    label = (
        f"“{literal(column.heading)}” (column {column.letter}): "
        f"{literal(column.reason).replace(chr(92) + '_', ' ')}"
    )
    return form.choice(label, options, likely, f"c{column.letter}")


def _words(
    form: Form,
    proposal: Proposal,
    rule: SheetRule,
    open_place: st.delta_generator.DeltaGenerator,
    folded_place: st.delta_generator.DeltaGenerator,
) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each column of codes, what each word of the sheet means; those without a likely code
    are in the open part."""
    word_codes = {}
    for table in rule.tables:
        for name, column_rule in table.columns:
            column = import_tables()[table.table].column(name)
            if column.kind != "code" or len(column_rule.source) != 1:
                continue
            code_of_word = {plain(theirs): code for theirs, code in column_rule.words}
            texts = words_under(proposal, column_rule.source[0])
            # A person agrees what a word means; our own codes mean themselves.
            theirs = [t for t in texts if plain(t) not in {plain(code) for code in column.codes}]
            if not theirs or len(theirs) > MOST_WORDS:
                continue
            is_open = any(plain(text) not in code_of_word for text in theirs)
            target = f"{table.table}.{name}"
            with open_place if is_open else folded_place:
                st.markdown(
                    f"Words under “{literal(column_rule.source[0])}”, as {in_words(target)}:"
                )
                word_codes[target] = tuple(
                    (text, _code(form.below(f"w{name}{n}"), text, column, code_of_word))
                    for n, text in enumerate(theirs)
                )
    return word_codes


def _code(form: Form, text: str, column: Column, words_by_code: Mapping[str, str]) -> str:
    options = {"": AS_IT_IS} | {code: code.replace("_", " ") for code in column.codes}
    likely = words_by_code.get(plain(text), "")
    return form.choice(f"“{literal(text[:60])}” means", options, likely, column.name)


def _contradictions(columns: Mapping[str, str]) -> list[str]:
    taken: dict[str, list[str]] = {}
    for heading, target in columns.items():
        if target:
            taken.setdefault(target, []).append(f"“{literal(heading)}”")
    return [
        f"{' and '.join(headings)} are both to be {in_words(target)}. Choose one of them."
        for target, headings in taken.items()
        if len(headings) > 1
    ]
