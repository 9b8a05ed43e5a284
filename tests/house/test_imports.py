"""Imports point one way, and each library has one home. Read from the syntax trees."""

import ast
import re
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from scr.base.settings import ROOT

# Each line may import from the lines above it, and from itself only within one package.
# A new module needs a place here; that is the moment to ask where it belongs.
LAYERS = [
    ["scr", "scr.base.errors", "scr.base.guidance", "scr.stats*"],
    ["scr.base.settings"],
    ["scr.base.periods", "scr.base.markdown"],
    ["scr.base*", "scr.sample*"],
    ["scr.store*"],
    ["scr.access.reader", "scr.access.permissions", "scr.audit*"],
    ["scr.figures*", "scr.importing*"],
    ["scr.access.figures"],
    ["scr.profiles*"],
    ["scr.disclosure*"],
    ["scr.cases.listings", "scr.cases.recommendations", "scr.plot*"],
    ["scr.text*"],
    ["scr.access*"],
    ["scr.cases*"],
    ["scr.exhibits*"],
    ["scr.exports*"],
    ["scr.brief*", "scr.report*"],
    ["scr.release*"],
    ["scr.upkeep*"],
    ["scr.asking", "scr.logs"],
    ["scr.server*"],
    ["scr.ui.kit*"],
    ["scr.ui.choice*"],
    ["scr.ui.pages*"],
    ["scr.ui"],
    ["scr.cli*", "pages.*"],
    ["scr.__main__", "scr.main"],
    ["scr.docs*", "dashboard"],
]

# Which modules may import a library; the others may not.
HOMES = {
    "streamlit": ["dashboard", "scr.main", "pages.*", "scr.ui*", "scr.access*", "scr.server*"],
    # One module hands charts over to Streamlit, with the template that Streamlit gives Plotly.
    "plotly": ["scr.plot*", "scr.ui.kit.sent_chart"],
    "plotly.express": [],
    "duckdb": ["scr.store*", "scr.importing*"],
    "click": ["scr.__main__", "scr.cli*", "scr.docs*"],
}
# What a part may import at most, besides itself and what only declares types.
AT_MOST = {
    "scr.stats*": [],
    "scr.importing*": ["scr.base*", "scr.store*"],
    "scr.sample*": ["scr.base*"],
}
SAMPLE_LIBRARIES = {"numpy", "pandas", "pyarrow"}
# What anyone may take from scr.figures: a name without numbers.
FREE = ("Result",)
# Where figures are counted: what they give is not protected yet.
UNPROTECTED = ("scr.figures.run", "scr.figures.run.behind", "scr.figures.run.binding")


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


def matches(name: str, patterns: list[str]) -> bool:
    """`scr.ui*` is scr.ui and all that begins so; other names are meant as they stand."""
    return any(fnmatch(name, pattern) for pattern in patterns)


def layer(name: str) -> int:
    places = [place for place, patterns in enumerate(LAYERS) if matches(name, patterns)]
    assert places, f"{name} has no place in LAYERS of tests/house/test_imports.py: give it one"
    return places[0]


# Packages whose parts are rooms of their own, so that imports between them point one way too.
HOUSES = ("scr.ui.pages", "scr.ui")


def part(name: str) -> str:
    house = next((house for house in HOUSES if f"{name}.".startswith(f"{house}.")), "scr")
    return ".".join(name.split(".")[: house.count(".") + 2])


def test_imports_point_one_way():
    wrong = [
        f"{name} must not import {other}"
        for name in MODULES
        for other in ours(name)
        if part(other) != part(name) and layer(other) >= layer(name)
    ]
    assert wrong == []


def test_a_library_is_imported_only_at_home():
    wrong = [
        f"{name} must not import {library}"
        for library, homes in HOMES.items()
        for name in MODULES
        if not matches(name, homes)
        and any(f"{full}.".startswith(f"{library}.") for full in imported(name))
    ]
    assert wrong == []


def test_parts_that_stand_alone_do():
    wrong = [
        f"{name} must not import {other}"
        for own, others in AT_MOST.items()
        for name in MODULES
        if matches(name, [own])
        for other in ours(name)
        if not matches(other, [own, "scr", *others])
    ]
    assert wrong == []


def test_the_sample_needs_few_libraries():
    known = SAMPLE_LIBRARIES | {"scr"} | set(sys.stdlib_module_names)
    needed = {
        full.split(".")[0] for n in MODULES if part(n) == "scr.sample" for full in imported(n)
    }
    assert needed <= known


def test_only_settings_reads_the_environment():
    def reads(name: str) -> bool:
        attributes = {n.attr for n in ast.walk(MODULES[name]) if isinstance(n, ast.Attribute)}
        names = attributes | {full.rpartition(".")[2] for full in imported(name)}
        return bool(names & {"environ", "getenv"})

    assert [name for name in MODULES if reads(name)] == ["scr.base.settings"]


def test_only_the_disclosure_layer_asks_for_unprotected_figures():
    wrong = {}
    for name in MODULES:
        if name in UNPROTECTED or part(name) == "scr.disclosure":
            continue
        starts = tuple(f"{module}." for module in UNPROTECTED)
        taken = {full for full in imported(name) if f"{full}.".startswith(starts)}
        taken -= {f"scr.figures.run.{free}" for free in FREE}
        if taken:
            wrong[name] = taken
    assert wrong == {}


def test_a_page_only_shows():
    wrong = []
    for name in (name for name in MODULES if name.startswith("pages.")):
        libraries = {full.split(".")[0] for full in imported(name)}
        if libraries & {"pandas", "numpy", "duckdb", "pyarrow", "plotly"}:
            wrong.append(f"{name} reshapes data")
        if any(part(other) in ("scr.store", "scr.figures.run") for other in ours(name)):
            wrong.append(f"{name} must ask scr.ui for its figures")
        texts = [str(n.value) for n in ast.walk(MODULES[name]) if isinstance(n, ast.Constant)]
        if any(re.search(r"(?is)\bselect\b.*\bfrom\b", text) for text in texts):
            wrong.append(f"{name} holds SQL")
    assert wrong == []


def test_every_place_and_home_is_written_so_that_it_can_match():
    assert layer("scr.ui.kit.card") <= layer("scr.ui.pages.board.cases")
    assert layer("scr.main") > layer("pages.home") > layer("scr.ui.kit.card") > layer("scr.plot")
    assert layer("scr.main") == layer("scr.__main__")
    assert matches("scr.plot.funnel", HOMES["plotly"])
    assert not matches("scr.main_page", HOMES["streamlit"])
