"""Names can be searched for: nothing that has a name, local variables too, is called by a word that
every sentence has."""

import ast
from collections.abc import Iterator

import pytest

from scr.base.settings import ROOT

SAY_NOTHING = {"one", "found", "known", "told", "of", "said"}


def names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where anything gets its name, and which: functions, classes, parameters, fields, imports and
    local variables, those of loops, comprehensions, lambdas and patterns among them."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id
            case ast.alias():
                yield node.lineno, node.asname or node.name
            case ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar():
                yield node.lineno, node.name or ""
            case ast.MatchMapping():
                yield node.lineno, node.rest or ""


def nothing_said(text: str) -> list[str]:
    tree = ast.parse(text)
    bad = sorted((line, name) for line, name in names(tree) if name.strip("_") in SAY_NOTHING)
    return [f"{line}: {name}" for line, name in bad]


def test_names_say_what_they_name():
    paths = [path for room in ("scr", "pages") for path in (ROOT / room).rglob("*.py")]
    assert len(paths) > 300
    texts = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in paths}
    assert {place: bad for place, text in texts.items() if (bad := nothing_said(text))} == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def told(): ...", "told"),
        ("class _Known: ...\nclass known: ...", "known"),
        ("def change(of: int): ...", "of"),
        ("def change(*said): ...", "said"),
        ("def change(**said): ...", "said"),
        ("class Seen:\n    known: int", "known"),
        ("from words import text as said", "said"),
        ("import one", "one"),
        ("found = rows()", "found"),
        ("n, (found, *rest) = rows()", "found"),
        ("_found: list = []", "_found"),
        ("total = 0\ntold += 1", "told"),
        ("for one in boards: ...", "one"),
        ("with lock() as known: ...", "known"),
        ("if said := match(): ...", "said"),
        ("names = [one.name for one in boards]", "one"),
        ("names = {one: n for n, one in boards}", "one"),
        ("boards.sort(key=lambda one: one.name)", "one"),
        ("try: ...\nexcept OSError as told: ...", "told"),
        ("match row:\n    case [n, *found]: ...", "found"),
        ("match row:\n    case {'n': n, **found}: ...", "found"),
        ("match row:\n    case Row(of): ...", "of"),
    ],
)
def test_each_way_to_give_a_name_is_noticed(text: str, name: str):
    assert [bad.partition(": ")[2] for bad in nothing_said(text)] == [name]


def test_lines_are_told_in_order():
    assert nothing_said("n = 1\nfor one in [found := 2]: ...\ndef told(of): ...") == [
        "2: found",
        "2: one",
        "3: of",
        "3: told",
    ]


def test_other_names_pass():
    assert nothing_said("def change(share: int, *, of_boards: int) -> None: known_boards = 1") == []
    assert nothing_said("total = board.one + count(of=2)\nprint('found')") == []
