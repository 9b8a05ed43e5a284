"""The list of every sentence: it has what people read, once, and none of the words that read as
translated or mislead."""

import ast
import re
import tempfile
from collections import Counter

import pytest

from scr.docs import FOLDER, sentences
from scr.docs.sentences import fixed
from scr.docs.sentences.makers import makers, texts
from scr.exhibits.exhibit import Tile
from scr.ui.kit.places import titles

LIST = (FOLDER / "sentences.md").read_text("utf-8")

RETIRED = {
    "the data cannot tell": "there is no clear change",
    "nobody can tell": "there are too few cases to tell",
    "at this rate": "we estimate that",
    "kept to it": "were completed within six months",
    "agreed pause": "agreed delay",
    "net of agreed": "leaving agreed delays out",
    "said to be done": "reported done",
    "said to be within": "reported done",
    "shown to be done": "done with evidence",
    "worth a question": "stands out",
    "looked at alone": "tested on its own",
    "hang together": "are related",
    "came back to a theme": "repeated a theme",
    "nobody wrote down": "not recorded",
    "says of itself": "the body’s own account",
    "brings the other about": "causes the other",
    "do not grade alike": "use different standards",
    "say more than they know": "the true range is wider than shown",
    "take it away": "download",
    "stands in the address": "is part of the page’s link",
    "begin anew": "recalculated",
    "coming and going": "variation",
    "most is still to be done by": "has the most open recommendations",
    "silent boards": "boards with no recent records",
    "nothing: all boards": "all boards",
    "no time is set": "there is no deadline",
    "counts as always open": "no changes recorded",
    "went in, look again": "imported, with a query",
    "draws, the same every time": "the dot is the median rank",
    "anywhere in half the table": "ranks are too uncertain to use",
    "arcsine": "the definition has it",
    "σz": "the table has it",
    "τ²": "the table has it",
}
"""Words that were read as translated or as unclear, and what is said in their place."""


def _spoken() -> list[str]:
    return [line[2:] for line in LIST.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize("words", RETIRED)
def test_a_retired_word_does_not_come_back(words):
    assert [line for line in _spoken() if words in line.lower()] == [], RETIRED[words]


def test_a_sentence_stands_once():
    twice = [line for line, n in Counter(_spoken()).items() if n > 1]
    assert twice == []
    assert len(_spoken()) > 1_000


def test_every_page_and_room_is_in_it():
    for title in (*list(titles().values())[:8], "The brief for a chair"):
        assert f"\n## {title}\n" in LIST
    placed = set(re.findall(r"^### `([\w.]+)`$", LIST, re.M))
    assert placed <= set(makers())
    assert len(placed) > 50
    assert all(f"`scr/{room}`" in LIST for room in ("ui", "cli", "importing"))


def test_nothing_of_the_place_it_was_made_in_is_in_it():
    assert not re.search(r"\d{8}-\d{6}", LIST)
    assert tempfile.gettempdir() not in LIST


def test_a_sentence_that_differs_in_its_numbers_alone_is_the_same():
    once = sentences._Once()
    assert once.new("**12 reviews** are open. One is late.") == "12 reviews are open. One is late."
    assert once.new("30 reviews are open. Two are late.") == "Two are late."
    assert once.new("1 review is open.") == "1 review is open."


def test_texts_of_a_tile_are_all_of_it():
    tile = Tile("k", "label", "3", "limits", ("below",), "verdict")
    assert list(texts((tile,))) == ["label", "3", "limits", "below", "verdict"]


def test_code_is_not_read_as_a_sentence():
    tree = ast.parse('a = "select x from y where z"\nb = f"Kent has {n} boards."\nc = "one two"')
    assert list(fixed.said_in(tree)) == ["Kent has … boards."]
