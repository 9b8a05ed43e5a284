"""Required columns that a sheet has not: made from what it has, or asked for."""

from collections.abc import Iterator, Sequence

from scr.profiles.assigning import SheetReading, Source
from scr.profiles.model import ColumnRule
from scr.profiles.questions import Choice, Drafted
from scr.profiles.scoring import fit
from scr.store import Column, import_tables

# Columns that a value for every row may fill, with what is likely, and why it is asked.
CONSTANTS = {
    ("publications", "kind"): "overview_report",
    ("assessments", "assessor"): "panel",
    ("challenges", "raised_by"): "panel",
}
MADE_IDS = {"publication_id": "-P", "delay_id": "-D", "assessment_id": "-A", "challenge_id": "-L"}


def made(
    name: str,
    column: Column,
    rules: dict[str, ColumnRule],
    reading: SheetReading,
    draft: Drafted,
    board: str,
) -> ColumnRule | None:
    """A rule for a required column that the sheet has not, where one can be made."""
    if column.name in MADE_IDS and (review := _review_of(rules, reading)) is not None:
        suffix = MADE_IDS[column.name]
        text = f"There is no {column.name}. It is made of the review’s id and {suffix}."
        draft.ask("made_id", "", text, [Choice("made", "Make it so")], name, column.name)
        return ColumnRule(source=review.headings, suffix=suffix)
    if (name, column.name) in CONSTANTS:
        likely = CONSTANTS[name, column.name]
        text = f"Nothing in the sheet says the {column.name}. Which is it, for every row?"
        rest = [code for code in column.codes if code != likely]
        choices = [Choice(code, code.replace("_", " ")) for code in (likely, *rest)]
        draft.ask("constant", "", text, choices, name, column.name)
        return ColumnRule(value=likely)
    if column.name == "board_id" and board and name in ("reviews", "challenges"):
        text = "No column names the board. Is it the one that the sheet is named after?"
        choices = [Choice(board, f"Every row is of {board}")]
        draft.ask("constant", "", text, choices, name, column.name)
        return ColumnRule(value=board)
    return None


def _review_of(rules: dict[str, ColumnRule], reading: SheetReading) -> Source | None:
    for table in reading.tables:
        assigned = reading.assigned_to(table, "review_id")
        if assigned is not None:
            return assigned.source
    return None


def is_numbered_text(name: str, column: Column, reading: SheetReading) -> bool:
    """Whether the numbers of recommendations stand in their texts, if those are split."""
    text = reading.assigned_to(name, "text")
    is_id = column.name in ("recommendation_id", "panel_recommendation_id")
    return is_id and text is not None and text.source.values.n_numbered > 0


def ask_missing(name: str, column: Column, draft: Drafted, sources: Sequence[Source]) -> None:
    """Ask which heading a required column is."""
    text = f"The table {name} needs {column.name}, and no heading looks like it. Which is it?"
    choices = [Choice(h, f"It is “{h}”") for h in _likely(name, column, sources)]
    draft.ask("missing", "", text, choices, name, column.name)


def _likely(name: str, column: Column, sources: Sequence[Source]) -> Iterator[str]:
    table = import_tables()[name]
    ranked = sorted(sources, key=lambda s: -fit(s.called, s.values, table, column))
    yield from (source.headings[0] for source in ranked[:5] if not source.combine)
