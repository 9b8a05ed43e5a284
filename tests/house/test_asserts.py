"""No test passes because there was nothing to look at: one whose every assert stands in a loop
over what may be empty must first assert that it is not."""

import ast
from collections.abc import Iterator
from textwrap import dedent

import pytest

from scr.base.settings import ROOT

CHECKS = {"raises", "fail", "warns"}
# What they make of something is empty only where that is.
PASSED_ON = {"zip", "enumerate", "product", "sorted", "list", "tuple", "reversed",
             "items", "values", "keys", "pairwise", "permutations", "combinations"}  # fmt: skip
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def is_filled(node: ast.AST, filled: set[str]) -> bool:
    """Whether an expression is plainly not empty: a literal, a constant's name, or made of one."""
    match node:
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return bool(parts)
        case ast.Dict(keys=keys):
            return bool(keys)
        case ast.Name(id=name):
            return name.isupper() or name in filled
        case ast.Attribute(attr=name):
            return name.isupper()
        case ast.Call(func=ast.Name(id="range"), args=args):
            return all(isinstance(arg, ast.Constant) for arg in args)
        case ast.Call(func=ast.Name(id=name), args=args) if name in PASSED_ON:
            return bool(args) and all(is_filled(arg, filled) for arg in args)
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=[]) if name in PASSED_ON:
            return is_filled(value, filled)
    return False


def checks(function: ast.AST, helpers: set[str]) -> Iterator[bool]:
    """For each check of a function, whether it is surely made."""
    filled = {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and is_filled(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    def within(node: ast.AST, is_sure: bool) -> Iterator[bool]:
        if isinstance(node, (*FUNCTION, ast.Lambda, ast.ClassDef)):
            return
        if isinstance(node, ast.Assert) or _called(node) in CHECKS | helpers:
            yield is_sure
        if isinstance(node, ast.For):
            yield from within(node.iter, is_sure)
            for child in (*node.body, *node.orelse):
                yield from within(child, is_sure and is_filled(node.iter, filled))
            return
        for child in ast.iter_child_nodes(node):
            yield from within(child, is_sure and not isinstance(node, ast.While))

    for statement in function.body:  # type: ignore[attr-defined]
        yield from within(statement, True)


def _called(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
    return ""


def functions(trees: list[ast.Module]) -> list[ast.AST]:
    return [node for tree in trees for node in ast.walk(tree) if isinstance(node, FUNCTION)]


def unsure(trees: list[ast.Module]) -> list[str]:
    """The tests that may pass without a check."""
    others = [f for f in functions(trees) if not f.name.startswith("test_")]
    helpers: set[str] = set()
    while more := {f.name for f in others if any(checks(f, helpers))} - helpers:
        helpers |= more
    tests = [f for f in functions(trees) if f.name.startswith("test_")]
    return [f"{f.name}, line {f.lineno}" for f in tests if not any(checks(f, helpers))]


def test_every_test_surely_checks_something():
    paths = sorted((ROOT / "tests").rglob("*.py"))
    assert len(paths) > 100
    assert unsure([ast.parse(path.read_text(encoding="utf-8")) for path in paths]) == []


BODY = {
    "a loop over what may be empty": ("for row in rows():\n    assert row", False),
    "nothing at all": ("made()", False),
    "a helper with such a loop": ("each(rows())", False),
    "asked first": ("assert rows()\nfor row in rows():\n    assert row", True),
    "a literal": ("for row in [1, 2]:\n    assert row", True),
    "a helper that checks": ("holds(1)", True),
}


@pytest.mark.parametrize("name", BODY)
def test_what_is_sure_and_what_is_not(name):
    body, is_sure = BODY[name]
    code = "def holds(x):\n    assert x\ndef each(rows):\n    for x in rows:\n        assert x\n"
    code += "def test_it():\n" + "\n".join(f"    {line}" for line in dedent(body).splitlines())
    assert (unsure([ast.parse(code)]) == []) == is_sure
