"""A proposal for a sheet that a kept profile fits, whole or but for some headings."""

from dataclasses import replace

from rapidfuzz import fuzz

from scr.importing.cells import letters
from scr.importing.names import plain
from scr.importing.sheets import Sheet
from scr.profiles.headings import is_same
from scr.profiles.proposals import SURE, UNSURE, ColumnProposal, Proposal
from scr.profiles.recognising import RENAMED, Match, answered


def from_match(sheet: Sheet, match: Match, boards: frozenset[str]) -> Proposal:
    """The profile's rule with the likeliest answer to each question in it already, so that one
    heading renamed is the only thing asked."""
    profile = match.profile
    changed: set[str] = set()
    for question in match.questions:
        profile = answered(profile, match.place, question, question.choices[0])
        changed.add(question.choices[0].id if question.kind == RENAMED else question.heading)
    rule = profile.sheets[match.place]
    columns = []
    for place, heading in enumerate(match.header.headings):
        if not heading:
            continue
        table, column = next(
            (
                (table.table, name)
                for table in rule.tables
                for name, column_rule in table.columns
                if any(is_same(h, heading) for h in column_rule.source)
            ),
            ("", ""),
        )
        reason = f"as the profile {match.profile.name} has it"
        if heading in changed:
            reason = f"new or renamed since the profile {match.profile.name} was kept"
        doubt = UNSURE if heading in changed else SURE
        likeness = fuzz.ratio(plain(heading), plain(column)) / 100
        columns.append(
            ColumnProposal(heading, letters(place), table, column, reason, doubt, likeness)
        )
    return Proposal(
        sheet=sheet,
        header=match.header,
        n_rows=len(sheet.rows) - match.header.place - 1,
        columns=tuple(columns),
        rule=replace(rule),
        questions=match.questions,
        profile=match.profile.name,
    )
