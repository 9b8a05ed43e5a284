"""One fact, one place: how numbers are written, what codes are called, what columns are."""

import ast
import re

import pytest

from scr.base import terms, words
from scr.base.settings import ROOT

MODULES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in [*sorted((ROOT / "scr").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py"))]
}
# Where numbers and dates are written: the writer itself, the sample's own free text, and the
# generator of pictures, which takes what charts say.
WRITERS = ("scr/base/words.py", "scr/sample/")
ROUNDING = re.compile(
    r"round\(100 \*|:\.\d?%|\* 100 \+ 0\.5|\{[^{}]*:%B|\{[^{}]*:%d|strftime\([^)]*%[Bb]"
)


@pytest.mark.parametrize(
    ("x", "n", "written"), [(5, 8, "63%"), (90, 144, "63%"), (23, 40, "58%"), (1, 8, "13%")]
)
def test_a_half_goes_up_whatever_its_last_binary_digit(x, n, written):
    assert words.percent(x / n) == written


def test_numbers_and_dates_are_written_in_one_place():
    elsewhere = {
        place: found
        for place, text in MODULES.items()
        if not place.startswith(WRITERS)
        for found in [ROUNDING.findall(text)]
        if found
    }
    assert elsewhere == {}


def code_dictionaries(text: str) -> list[list[str]]:
    """The keys of each dictionary written out in a module whose values are all texts."""
    return [
        [key.value for key in node.keys]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Dict)
        and len(node.keys) > 1
        and all(isinstance(key, ast.Constant) and isinstance(key.value, str) for key in node.keys)
        and all(isinstance(v, ast.Constant) and isinstance(v.value, str) for v in node.values)
        # From one code to another is a rule, not a word.
        and not all(re.fullmatch(r"[a-z_]+", v.value) for v in node.values)
    ]


KINDS = {kind: set(terms.terms(kind)) for kind in terms.kinds()}


def is_of_codes(keys: list[str]) -> bool:
    return any(set(keys) <= codes for codes in KINDS.values())


def test_moments_are_written_in_one_place():
    places = {
        place for place, text in MODULES.items() if re.search(r"%H:%M|\[:1\d\]\.replace\(.T", text)
    }
    assert places == {"scr/base/moments.py", "scr/text/snapshot.py"}


def test_words_for_codes_stand_in_one_table():
    assert is_of_codes(["minister", "panel"])
    elsewhere = {
        place: found
        for place, text in MODULES.items()
        for found in [[keys for keys in code_dictionaries(text) if is_of_codes(keys)]]
        if found
    }
    assert elsewhere == {}


def test_every_term_has_words_and_no_code_stands_twice():
    rows = terms.FILE.read_text("utf-8").splitlines()[1:]
    pairs = [tuple(row.split(",")[:2]) for row in rows]
    assert len(pairs) > 80
    assert len(set(pairs)) == len(pairs)
    assert all(term.label and term.running for kind in KINDS for term in terms.terms(kind).values())
