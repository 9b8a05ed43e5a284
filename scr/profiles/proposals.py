"""What is proposed for a sheet before anybody has agreed to it."""

from dataclasses import dataclass

from scr.importing.sheets import Sheet
from scr.profiles.headings import Header
from scr.profiles.model import SheetRule
from scr.profiles.questions import Question

SURE, UNSURE = "sure", "unsure"


@dataclass(frozen=True)
class ColumnProposal:
    """What is proposed for one column of a sheet. `letter` is the spreadsheet's name for it;
    `table` and `column` are ours, "" where it is to be left out; `reason` says why in words that
    hold no value of the sheet but words like codes; `doubt` is sure or unsure; `score` 0 to 1."""

    heading: str
    letter: str
    table: str
    column: str
    reason: str
    doubt: str
    score: float

    @property
    def is_left_out(self) -> bool:
        """Whether the column is not to be read."""
        return not self.column


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one sheet: the tables it looks like, its header, each column, the rule
    that would be kept, and what a person has to decide (`questions`, likeliest answers in the
    rule already). `profile` is the name of the kept profile it was known by, "" where new."""

    sheet: Sheet
    header: Header
    n_rows: int
    columns: tuple[ColumnProposal, ...]
    rule: SheetRule
    questions: tuple[Question, ...]
    profile: str = ""

    @property
    def tables(self) -> tuple[str, ...]:
        """Our tables that the sheet looks like."""
        return tuple(table.table for table in self.rule.tables)
