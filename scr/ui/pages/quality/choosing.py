"""What is chosen on the quality page, each in the address: whose assessments, of which question,
and how letters are counted."""

from scr.base import terms
from scr.exhibits.challenges import BY
from scr.text import quality as quality_words
from scr.ui.choice import choosers


def choose_assessor() -> str:
    """Whose assessments are shown."""
    labels = terms.labels("assessor")
    return choosers.segments("Assessed by", labels, "assessor", "panel", quality_words.NOT_COMPARED)


def choose_question() -> str:
    """Which question the grades are shown of."""
    return choosers.segments("Grades on", quality_words.QUESTIONS, "question", "why")


def choose_by() -> str:
    """Whether letters are counted by subject or by who raised them."""
    return choosers.segments("Letters by", BY, "letters_by", "subject")
