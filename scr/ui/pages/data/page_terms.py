"""Messages that name the command line, in the terms of the page Data.

The import says what to do where it is most often run. Whoever reads it here has no command line,
so that the commands which this page has a button for are named by it
(`tests/pages/test_data_terms.py` holds that none is left).
"""

import re

_AGAIN = "Check the file again under Load: the page asks about these headings only."
_TERMS = (
    (
        r"`python -m scr profile suggest` writes the profile anew with what is likely; look at it, "
        r"add it, and import again\.",
        _AGAIN,
    ),
    (
        r"Answer the question: run `python -m scr profile suggest`, look at what it writes, add "
        r"it\.",
        _AGAIN,
    ),
    (
        r"Say which one is meant with --profile, or remove those that are not needed\.",
        "Check this file by itself: the page asks which one is meant. Or forget those that are not "
        "needed, under Load, spreadsheets known again.",
    ),
    (
        r"`python -m scr profile show[^`]*` (?:says how|prints the profile)",
        "the list of spreadsheets known again, under Load, says how",
    ),
    (
        r"`python -m scr profile show [^`]+` prints the headings that it reads",
        "the list of spreadsheets known again, under Load, has the headings that it reads",
    ),
    (
        r"`python -m scr profile suggest` makes one for this source",
        "check the file by itself to have the page ask about it",
    ),
    (
        r"`python -m scr template` writes a workbook with every column, to compare",
        "The template has every column, to compare",
    ),
    (
        r" ?\(python -m scr remove reviews\)",
        ", which whoever looks after the database can do",
    ),
    (
        r"Go back, an import at a time, with `python -m scr undo`",
        "Go back, an import at a time, under Imports",
    ),
    (r"`python -m scr undo`", "“Go back to the one before” under Imports"),
    (r",? or import (?:it )?with a profile", ", or check the file and say what its columns are"),
    (r"with --replace", "with “Start from nothing” ticked"),
    (
        r"`python -m scr (check|prune)`",
        r"the command `\1`, which whoever looks after the server can run,",
    ),
    (
        r"Import the invented sample with `python -m scr import data/sample`",
        "Load the invented sample under Load",
    ),
)


def in_page_terms(text: str) -> str:
    """The message with what this page calls things."""
    for pattern, ours in _TERMS:
        text = re.sub(pattern, ours, text)
    return text
