"""Small enough to read: modules, functions, pages and figures, or a reason why not.

A function's docstring is not counted: what it returns should be said at length.
"""

import ast
from pathlib import Path

import pytest

from scr.definitions import body
from scr.settings import QUERIES, ROOT

MODULE, PAGE, FUNCTION, FIGURE = 250, 80, 40, 90
REASON = "Long because"

MODULES = [ROOT / "dashboard.py", *sorted((ROOT / "scr").rglob("*.py"))]
PAGES = sorted((ROOT / "pages").glob("*.py"))
SQL = [p for p in sorted(QUERIES.rglob("*.sql")) if p.parent.name not in ("schema", "checks")]


def named(paths: list[Path]) -> dict:
    return {"argvalues": paths, "ids": [str(p.relative_to(ROOT)) for p in paths]}


def has_reason(docstring: str | None) -> bool:
    return any(line.strip().startswith(REASON) for line in (docstring or "").splitlines())


def n_lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


@pytest.mark.parametrize("path", **named(MODULES + PAGES))
def test_a_module_is_short(path):
    limit = PAGE if path in PAGES else MODULE
    if not has_reason(ast.get_docstring(ast.parse(path.read_text("utf-8")))):
        assert n_lines(path) < limit, f"{n_lines(path)} lines; split it, or say why it is long"


@pytest.mark.parametrize("path", **named(MODULES + PAGES))
def test_a_function_is_short(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and not has_reason(ast.get_docstring(node)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            length -= len((ast.get_docstring(node, clean=False) or "").splitlines())
            assert length < FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", **named(SQL))
def test_a_figure_is_short(path):
    text = path.read_text("utf-8")
    if f"-- {REASON}" not in text:
        length = len(body(text).splitlines())
        assert length < FIGURE, f"{length} lines below its header"
