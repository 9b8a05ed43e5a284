"""What the page Data says of an import names no command that the page has a button for."""

import ast
import re

import pytest

from scr.base.settings import QUERIES, ROOT
from scr.ui.pages.data.page_terms import in_page_terms

ROOMS = ("importing", "profiles", "store")
# Said by the command line only: of a profile's file, and of what it was given.
NOT_HERE = ("reading.py", "telling.py", "folder.py")
COMMAND = re.compile(r"python -m scr (?!check|prune)\w+|--\w+")


def messages() -> list[str]:
    texts = []
    for room in ROOMS:
        for path in sorted((ROOT / "scr" / room).glob("*.py")):
            if path.name in NOT_HERE and room == "profiles":
                continue
            pieces: set[int] = set()
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    pieces |= {id(part) for part in node.values}
                    parts = [p.value if isinstance(p, ast.Constant) else "X" for p in node.values]
                    texts.append("".join(map(str, parts)))
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    texts += [] if id(node) in pieces else [node.value]
    return texts


def test_every_message_that_names_a_command_has_words_of_the_page():
    named = [text for text in messages() if "`python -m scr" in text or "with --" in text]
    assert len(named) > 10
    left = [text for text in named if COMMAND.search(in_page_terms(text))]
    # The page lets in what can be used, and never asks for all or nothing. A docstring is no
    # message.
    assert [text for text in left if "--strict" not in text and "\n" not in text] == []


@pytest.mark.parametrize("path", sorted((QUERIES / "checks").glob("*.sql")), ids=lambda p: p.stem)
def test_a_rule_says_what_to_do_in_the_pages_terms(path):
    assert not COMMAND.search(in_page_terms(path.read_text("utf-8").replace("-- ", "")))
