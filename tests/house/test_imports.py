"""Imports point one way, and each library has one home. Read from the syntax trees."""

import ast
import re
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from scr.settings import ROOT

# Each line may import from the lines above it, and from itself only within one package.
# A new module needs a place here; that is the moment to ask where it belongs.
LAYERS = [
    ["scr", "scr.errors", "scr.settings", "scr.statistics*", "scr.guidance"],
    ["scr.periods"],
    ["scr.filters", "scr.words", "scr.sample*"],
    ["scr.definitions", "scr.store*"],
    ["scr.figures", "scr.importing*"],
    ["scr.disclosure*"],
    ["scr.records", "scr.sentences", "scr.charts*"],
    ["scr.exports*", "scr.release*", "scr.report*"],
    ["scr.access*"],
    ["scr.ui*"],
    ["scr.cli*", "pages.*"],
    ["scr.__main__", "scr.main"],
    ["scr.docs*", "dashboard"],
]

# Which modules may import a library; the others may not.
HOMES = {
    "streamlit": ["dashboard", "scr.main", "pages.*", "scr.ui*", "scr.access*"],
    "plotly": ["scr.charts*"],
    "plotly.express": [],
    "duckdb": ["scr.store*", "scr.figures", "scr.importing*"],
    "click": ["scr.__main__", "scr.cli*", "scr.docs*"],
}
# What a part may import at most, besides itself and what only declares types.
AT_MOST = {
    "scr.statistics*": [],
    "scr.importing*": ["scr.errors", "scr.settings", "scr.periods", "scr.store*"],
    "scr.sample*": ["scr.errors", "scr.settings", "scr.periods"],
}
SAMPLE_LIBRARIES = {"numpy", "pandas", "pyarrow"}
UNPROTECTED = {"compute", "left_out", "cases"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = [ROOT / "dashboard.py", *sorted((ROOT / "scr").rglob("*.py"))]
PATHS += sorted((ROOT / "pages").glob("*.py"))
MODULES = {module_name(path): ast.parse(path.read_text("utf-8")) for path in PATHS}


@cache
def imported(name: str) -> set[str]:
    """Full names of what a module imports, `from a import b` as a.b."""
    found = set()
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: write imports in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def ours(name: str) -> set[str]:
    """The modules of this project that a module imports."""
    of_module = set()
    for full in imported(name):
        if full.split(".")[0] in ("scr", "pages", "dashboard"):
            owner = full if full in MODULES else full.rpartition(".")[0]
            of_module.add(owner if owner in MODULES else full)
    return of_module - {name}


def libraries(name: str) -> set[str]:
    return {part for full in imported(name) for part in (full, full.split(".")[0])}


def matches(name: str, patterns: list[str]) -> bool:
    """`scr.ui*` is scr.ui and all that begins so; other names are meant as they stand."""
    return any(fnmatch(name, pattern) for pattern in patterns)


def layer(name: str) -> int:
    places = [place for place, patterns in enumerate(LAYERS) if matches(name, patterns)]
    assert places, f"{name} has no place in LAYERS of tests/house/test_imports.py: give it one"
    return places[0]


def part(name: str) -> str:
    return ".".join(name.split(".")[:2])


@pytest.mark.parametrize("name", sorted(MODULES))
def test_imports_point_one_way(name):
    for other in ours(name):
        if part(other) != part(name):
            assert layer(other) < layer(name), f"{name} must not import {other}"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_library_is_imported_only_at_home(name):
    for library, homes in HOMES.items():
        if not matches(name, homes):
            found = {full for full in libraries(name) if f"{full}.".startswith(f"{library}.")}
            assert not found, f"{name} must not import {library}"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_parts_that_stand_alone_do(name):
    for own, others in AT_MOST.items():
        if matches(name, [own]):
            for other in ours(name):
                assert matches(other, [own, "scr", *others]), f"{name} must not import {other}"
    if matches(name, ["scr.sample*"]):
        known = SAMPLE_LIBRARIES | {"scr"}
        foreign = {full.split(".")[0] for full in imported(name)} - known
        assert foreign <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_only_settings_reads_the_environment(name):
    if name == "scr.settings":
        return
    reads = {n.attr for n in ast.walk(MODULES[name]) if isinstance(n, ast.Attribute)}
    assert not (reads & {"environ", "getenv"}), name
    assert not (imported(name) & {"os.environ", "os.getenv"}), name


@pytest.mark.parametrize("name", sorted(MODULES))
def test_only_the_disclosure_layer_asks_for_unprotected_figures(name):
    if name == "scr.figures" or part(name) == "scr.disclosure":
        return
    assert "scr.figures" not in imported(name), f"{name}: import the names it needs"
    taken = {f.rpartition(".")[2] for f in imported(name) if f.startswith("scr.figures.")}
    assert taken <= {"Result", "directory", "Directory", "check"}, f"{name} takes {taken}"


@pytest.mark.parametrize("name", [n for n in sorted(MODULES) if n.startswith("pages.")])
def test_a_page_only_shows(name):
    assert not libraries(name) & {"pandas", "numpy", "duckdb", "pyarrow", "plotly"}, name
    assert not matches("scr.store", sorted(ours(name))), f"{name} must ask ui for its figures"
    texts = [n.value for n in ast.walk(MODULES[name]) if isinstance(n, ast.Constant)]
    for text in texts:
        assert not re.search(r"(?is)\bselect\b.*\bfrom\b", str(text)), f"{name} holds SQL"


def test_every_place_and_home_is_written_so_that_it_can_match():
    assert layer("scr.ui.card") == layer("scr.ui")
    assert layer("scr.main") > layer("pages.home") > layer("scr.ui.card") > layer("scr.charts")
    assert layer("scr.main") == layer("scr.__main__")
    assert matches("scr.charts.funnel", HOMES["plotly"])
    assert not matches("scr.main_page", HOMES["streamlit"])
