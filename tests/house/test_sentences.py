"""Sentences with a figure or a word of difference are made in `scr.text`, where the grid of
tests/text holds them to a test; everywhere else stand fixed words. Read from the syntax trees."""

import ast
import re
from collections.abc import Iterator

import pytest

from scr.base.settings import ROOT
from scr.docs.sentences import fixed
from tests.text.grid.rule import claims

ROOMS = ("ui", "report", "brief", "exports", "exhibits", "cli")
PATHS = [path for room in ROOMS for path in fixed.paths(room)] + sorted(ROOT.glob("pages/*.py"))

# How a figure is written: a value's own words, or a function that writes numbers.
_WRITES = re.compile(
    r"\.(written|percent|limits|full|counted|so_far)\b|words\.(number|count|percent|points|rate|"
    r"share_of|decimals|in_ten|headline|are|small|duration|durations|interval)\(|\blen\("
)

COUNTED_ELSEWHERE = {
    "scr/ui/pages/data/": "rows, files and findings of an import: counted, and never compared",
    "scr/cli/": "rows, files and tables that a command has handled",
    "scr/ui/pages/review/": "one review as it is recorded: nothing is estimated or compared",
    "scr/ui/pages/annual_report/": "how many tables and cases two releases have in common",
    "scr/ui/pages/recommendations/list.py": "how many rows the file on the button has",
    "scr/ui/pages/quality/letters.py": "how many rows the list above has",
    "scr/ui/kit/card.py": "how many rows the table of a card has",
    "scr/ui/kit/row_list.py": "which rows of a list are in sight",
    "scr/report/published.py": "figures of others, as they were published",
    "scr/exhibits/publication.py": "a note in the chart: a count of its bar",
}
"""Where numbers are filled in that are no figures of reviews, each with the reason."""

SAID = {
    "scr/exhibits/boards_funnel.py": "neither high nor low is good or bad: no claim",
    "scr/report/books.py": "what words of difference rest on",
    "scr/ui/kit/page.py": "what the page Comparison asks",
    "scr/ui/pages/board/": "what the page and the brief hold: no claim",
    "scr/brief/document.py": "the heading over what is marked, or over that nothing is",
    "scr/exports/blanks.py": "why there is no number",
    "scr/ui/pages/data/": "a length of time, or how files and rows are unlike",
    "scr/cli/": "how many findings are not shown",
}
"""Where a word of difference stands in fixed words, each with the reason."""


def _texts() -> Iterator[tuple[str, str, str]]:
    """Of each text: its place, what it says, and what is filled in as it stands in the source."""
    for path in PATHS:
        source = path.read_text("utf-8")
        place = path.relative_to(ROOT).as_posix()
        for node, text in fixed.texts_in(ast.parse(source)):
            filled = [ast.unparse(part) for part in getattr(node, "values", [])
                      if isinstance(part, ast.FormattedValue)]  # fmt: skip
            yield place, text, " ".join(filled)


TEXTS = list(_texts())


def _unlike(places: dict[str, str], found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [one for one in found if not one[0].startswith(tuple(places))]


def figures() -> list[tuple[str, str]]:
    """Texts outside `scr.text` into which a figure is written."""
    return [(place, text) for place, text, filled in TEXTS if _WRITES.search(filled)]


def differences() -> list[tuple[str, str]]:
    """Texts outside `scr.text` with a word of difference."""
    kept = [(place, text) for place, text, _ in TEXTS if claims(text)]
    # What to do next is no claim: “choose more years”.
    return [(place, text) for place, text in kept if "Change what is shown" not in text]


def test_a_figure_is_put_into_words_in_scr_text():
    assert len(TEXTS) > 400
    assert _unlike(COUNTED_ELSEWHERE, figures()) == [], "make it in scr.text, with its grid line"


def test_a_word_of_difference_stands_in_scr_text():
    assert _unlike(SAID, differences()) == [], "make it in scr.text, with its grid line"


@pytest.mark.parametrize("places", [COUNTED_ELSEWHERE, SAID])
def test_every_exception_is_still_one(places):
    found = figures() if places is COUNTED_ELSEWHERE else differences()
    assert {name for name in places if not any(at.startswith(name) for at, _ in found)} == set()


def test_the_rule_finds_what_it_is_for():
    tree = ast.parse('x = f"Kent started {words.number(n)} reviews, more than ever."')
    ((node, text),) = fixed.texts_in(tree)
    assert claims(text) == ["more"]
    assert any(_WRITES.search(ast.unparse(part)) for part in node.values)
