"""A person's own spreadsheets, sheet by sheet: what each column is, agreed before the check."""

import streamlit as st

from scr.base import settings, words
from scr.base.errors import UserError
from scr.base.markdown import literal
from scr.profiles import Proposal, SheetRule
from scr.profiles.checking import check_name
from scr.ui.pages.data import columns_asked, own_sheets, sheet_shape, stored_rows
from scr.ui.pages.data.columns_asked import Form
from scr.ui.pages.data.loading import Agreed, Loading
from scr.ui.pages.data.own_sheets import OwnFile

INTRODUCTION = (
    "These files are not simply our tables. For each sheet you see what its columns look like and "
    "why. The likeliest answer is set: look at each, change what is not right, or leave it out. "
    "What you agree is kept, and a file with the same headings is not asked about again."
)
RENAMED = (
    "This file looks like **{name}**, which you agreed before, but some headings have changed. "
    "Only those are asked about."
)


def draw(state: Loading) -> None:
    """The step in which a person says what the columns of their own files are."""
    st.header("Before the check: what your columns are", anchor=False)
    if any(own.renamed is None and not own.alike for own in state.asked):
        st.markdown(INTRODUCTION)
    agreed, faults = [], []
    for number, own in enumerate(state.asked):
        answered = _file(Form(state.given, f"own_{state.generation}_{number}"), own)
        agreed.append(answered[0])
        faults += answered[1]
    named = [agreed_file.name.casefold() for agreed_file in agreed if agreed_file.rules]
    if len(set(named)) < len(named):
        faults.append("Two files are to be kept under one name. Give each its own.")
    for fault in faults:
        st.error(fault)
    _decide(state, agreed, is_ready=not faults)


def _decide(state: Loading, agreed: list[Agreed], *, is_ready: bool) -> None:
    with st.container(horizontal=True):
        st.button(
            "Keep this and check",
            type="primary",
            disabled=not is_ready,
            on_click=lambda: state.agree(agreed),
            key="agree",
        )
        st.button(
            "Check without it",
            on_click=state.check_again,
            key="agree_nothing",
            help="The sheets above are then not read, or only as far as they are our tables.",
        )
        st.button("Discard", on_click=state.discard, key="discard")


def _file(form: Form, own: OwnFile) -> tuple[Agreed, list[str]]:
    """What is agreed of one file, and what still stands in the way."""
    st.subheader(literal(own.path.name), anchor=False)
    if own.alike:
        return _which(form, own)
    if own.renamed is not None:
        st.markdown(RENAMED.format(name=literal(own.renamed.name)))
    rules: dict[int, SheetRule] = {}
    faults: list[str] = []
    for place, proposal in enumerate(own.proposals):
        rule, wrong = _sheet(form.below(str(place)), proposal, own)
        if rule is not None:
            rules[place] = rule
            faults += wrong
    name = own.name
    if rules and own.renamed is None:
        name, wrong = _name(form, own)
        faults += wrong
    return Agreed(own, rules, name), faults


def _which(form: Form, own: OwnFile) -> tuple[Agreed, list[str]]:
    """Which of several profiles with the same headings a file is read by. None is likelier."""
    options = {"": "Choose"} | {name: literal(name) for name in own.alike}
    label = "What you agreed before fits this file in more than one way. Which is meant?"
    name = form.choice(label, options, "", "which")
    faults = [] if name else [f"{literal(own.path.name)}: choose which one is meant."]
    return Agreed(own, {}, name), faults


def _name(form: Form, own: OwnFile) -> tuple[str, list[str]]:
    name = form.text(
        "A name to keep this under",
        own.name,
        "name",
        "Letters, digits and dashes. Next month’s file is known by its headings, not by this name.",
    )
    try:
        check_name(name)
    except UserError as error:
        return name, [literal(error)]
    if own_sheets.is_taken(own, name, settings.load().database):
        st.warning(f"{literal(name)} is kept already. This would take its place.")
    return name, []


def _sheet(form: Form, proposal: Proposal, own: OwnFile) -> tuple[SheetRule | None, list[str]]:
    """The rule agreed for a sheet, None where it is not to be read; and what is wrong with it."""
    above = st.container()
    if own.renamed is None:
        is_read = bool(proposal.tables) or own.is_alone
        if not form.tick(f"Read {_called(proposal)}", "read", usual=is_read):
            above.markdown(summary(proposal))
            return None, []
        form, proposal = sheet_shape.draw(form, proposal, settings.load().database)
    above.markdown(summary(proposal))
    if not proposal.tables:
        return proposal.rule, [
            f"{words.capital(_called(proposal))}: say what each row is, or take it out."
        ]
    answers, faults = columns_asked.draw(form, proposal)
    try:
        rule = own_sheets.agreed(proposal, answers)
        stored_rows.draw(proposal, rule)
    except UserError as error:
        return proposal.rule, [*faults, literal(error)]
    for place in own_sheets.missing(rule):
        table, _, column = place.partition(".")
        faults.append(
            f"{_called(proposal)}: the table {table} needs {column.replace('_', ' ')}. Say above "
            "which column it is, or take the sheet out."
        )
    return rule, faults


def summary(proposal: Proposal) -> str:
    """What a sheet looks like: its tables, its header and how many decisions it asks for."""
    if not proposal.tables:
        return (
            f"{words.capital(_called(proposal))} looks like none of our tables: header in row "
            f"{proposal.header.row}, {words.count(proposal.n_rows, 'row')} below it. If it holds "
            "records, read it and say what each row is."
        )
    tables = words.listed([f"**{name.replace('_', ' ')}**" for name in proposal.tables])
    n_asked = len(columns_asked.decisions(proposal))
    asked = f"{words.count(n_asked, 'decision')} below" if n_asked else "Nothing to decide"
    return (
        f"{words.capital(_called(proposal))} looks like {tables}: header in row "
        f"{proposal.header.row}, {words.count(proposal.n_rows, 'row')} below it. {asked}."
    )


def _called(proposal: Proposal) -> str:
    name = proposal.sheet.name
    return f"the sheet “{literal(name)}”" if name else "the file"
