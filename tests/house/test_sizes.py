"""Small enough to read: modules, functions, pages and figures, or a reason why not.

A function's docstring is not counted: what it returns should be said at length.
"""

import ast
from pathlib import Path

from scr.base.settings import QUERIES, ROOT
from scr.figures.definitions import body

MODULE, PAGE, FUNCTION, FIGURE = 250, 80, 40, 90
REASON = "Long because"

PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = [ROOT / "dashboard.py", *sorted((ROOT / "scr").rglob("*.py")), *PAGES]
SET_BY_HAND = {"scr/plot/frame.py": 2}
"""Where charts are laid out by hand against the formatter, and how often: the grammar of
`scr/plot` makes it needless, and only two lists of places are clearer so."""
SQL = [p for p in sorted(QUERIES.rglob("*.sql")) if p.parent.name not in ("schema", "checks")]


def has_reason(docstring: str | None) -> bool:
    return any(line.strip().startswith(REASON) for line in (docstring or "").splitlines())


def n_lines(function: ast.FunctionDef) -> int:
    """Lines from `def` to the end, without the docstring."""
    docstring = ast.get_docstring(function, clean=False) or ""
    return function.end_lineno - function.lineno + 1 - len(docstring.splitlines())


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_modules_and_pages_are_short():
    long = {}
    for path in MODULES:
        text = path.read_text("utf-8")
        length, limit = len(text.splitlines()), PAGE if path in PAGES else MODULE
        if length >= limit and not has_reason(ast.get_docstring(ast.parse(text))):
            long[place(path)] = length
    assert long == {}, f"split it, or begin a line of its docstring with “{REASON}”"


def test_functions_are_short():
    long = {
        f"{place(path)}: {node.name}": n_lines(node)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and n_lines(node) >= FUNCTION
        and not has_reason(ast.get_docstring(node))
    }
    assert long == {}, f"split it, or begin a line of its docstring with “{REASON}”"


def test_charts_are_not_set_by_hand():
    charts = [path for path in MODULES if path.parent == ROOT / "scr" / "plot"]
    assert len(charts) > 30
    by_hand = {place(path): path.read_text("utf-8").count("# fmt: skip") for path in charts}
    assert {name: n for name, n in by_hand.items() if n} == SET_BY_HAND


def test_selects_are_short():
    long = {}
    for path in SQL:
        text = path.read_text("utf-8")
        length = len(body(text).splitlines())
        if length >= FIGURE and f"-- {REASON}" not in text:
            long[place(path)] = length
    assert long == {}, f"split it, or say why in its header: -- {REASON} ..."
