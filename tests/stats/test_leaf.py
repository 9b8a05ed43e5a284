"""Statistics stand alone: arrays in, arrays out, nothing of ours beneath them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "scr" / "stats"
MODULES = sorted(FOLDER.glob("*.py"))
ALLOWED = {
    "dataclasses",
    "functools",
    "itertools",
    "math",
    "statistics",
    "typing",
    "collections",
    "numpy",
    "scipy",
}


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_nothing_of_ours_but_its_like(path):
    names = imported(ast.parse(path.read_text(encoding="utf-8")))
    assert [
        name
        for name in names
        if not name.startswith("scr.stats") and name.split(".")[0] not in ALLOWED
    ] == []


def test_importing_them_does_not_load_scipy():
    modules = [f"scr.stats.{path.stem}" for path in MODULES if path.stem != "__init__"]
    program = f"import sys, {', '.join(modules)}; sys.exit('scipy' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=FOLDER.parents[1])
