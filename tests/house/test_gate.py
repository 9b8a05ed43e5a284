"""What the recipe for a figure asks for, asked of every figure: rows counted by hand, a second
implementation over generated records, a list of what it leaves out, and an exhibit; or a line in
its header that says why not (`-- left_out: none | why`, and likewise `by_hand`, `again` and
`exhibit`).

What is composed of other figures is not asked: its counts are theirs, and its statistics have
tests of their own. Read from the syntax trees: a figure is counted by hand where a test names it,
and a second time where a module of naive answers, or a test over generated records, does.
"""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from scr.base.settings import QUERIES, ROOT
from scr.figures.definitions import definitions, header

TESTS = sorted((ROOT / "tests" / "figures").glob("*.py"))
OWN = [figure for figure in definitions().values() if not (figure.measures or figure.composed)]


def texts(path: Path) -> set[str]:
    """The texts that a module names, docstrings and parametrised figures among them."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def names_held(path: Path) -> set[str]:
    """The texts among the names of a module, those imported from another too."""
    held = vars(import_module(f"scr.exhibits.{path.stem}")).values()
    return {value for value in held if isinstance(value, str)}


def is_generated(path: Path) -> bool:
    text = path.read_text("utf-8")
    return "naive" in path.name or "from hypothesis import" in text


HAND = {path.name: texts(path) for path in TESTS if not path.name.startswith("naive")}
AGAIN = {path.name: texts(path) for path in TESTS if is_generated(path)}

SHOWN = {
    path.name: texts(path) | names_held(path) for path in (ROOT / "scr" / "exhibits").glob("*.py")
}


def reason_not_to(figure: str, what: str) -> str:
    """Why a figure has no such thing, if its header says so."""
    folder = "figures" if (QUERIES / "figures" / f"{figure}.sql").is_file() else "composed"
    text = (QUERIES / folder / f"{figure}.sql").read_text("utf-8")
    for line in header(text)[what]:
        none, _, why = line.partition("|")
        if none.strip() == "none":
            return why.strip()
    return ""


def named_in(modules: dict[str, set[str]], figure: str) -> list[str]:
    return [name for name, found in modules.items() if figure in found]


@pytest.mark.parametrize("figure", [figure.name for figure in OWN])
def test_it_is_counted_by_hand(figure):
    by_hand = [name for name in named_in(HAND, figure) if "naive" not in name]
    assert by_hand or reason_not_to(figure, "by_hand")


@pytest.mark.parametrize("figure", [figure.name for figure in OWN])
def test_it_is_counted_a_second_time(figure):
    assert named_in(AGAIN, figure) or reason_not_to(figure, "again")


@pytest.mark.parametrize("figure", [figure.name for figure in OWN])
def test_it_lists_what_it_leaves_out(figure):
    beside = definitions()[figure].beside
    cases = QUERIES / "cases" / f"{beside}.sql"
    declared = header(cases.read_text("utf-8")) if cases.is_file() else {}
    listed = (QUERIES / "left_out" / f"{beside}.sql").is_file()
    listed = listed or "leaves_out" in declared or "leaves_out_as" in declared
    assert listed != bool(reason_not_to(figure, "left_out")), "one of the two, and not both"


@pytest.mark.parametrize("figure", list(definitions()))
def test_it_is_shown(figure):
    assert named_in(SHOWN, figure) or reason_not_to(figure, "exhibit")


def test_the_gate_would_notice():
    assert named_in(SHOWN, "a figure that nobody shows") == []
    assert OWN
    assert len(OWN) == len(list((QUERIES / "figures").glob("*.sql")))
    assert (
        named_in(HAND, "a figure that nobody tests")
        == named_in(AGAIN, "a figure that nobody tests")
        == []
    )
    assert reason_not_to("decisions", "left_out") == ""
