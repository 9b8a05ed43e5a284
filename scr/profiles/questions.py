"""What is asked of a person before a profile is used or made: questions with their choices."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Choice:
    """One answer. `id` tells it from the others, `text` is what the person reads."""

    id: str
    text: str


@dataclass(frozen=True)
class Question:
    """One decision. `kind` says what it is about; `heading` the heading of the sheet, `table` and
    `column` ours ("" where it is about none). The first of the choices is the likeliest."""

    kind: str
    sheet: str
    heading: str
    text: str
    choices: tuple[Choice, ...]
    table: str = ""
    column: str = ""


@dataclass
class Drafted:
    """A rule in the making and what has to be asked."""

    sheet: str
    questions: list[Question] = field(default_factory=list)

    def ask(self, kind: str, heading: str, text: str, choices: Sequence[Choice],
            table: str = "", column: str = "") -> None:  # fmt: skip
        """Add a question; the first choice is what the rule does already."""
        self.questions.append(
            Question(kind, self.sheet, heading, text, tuple(choices), table, column)
        )
