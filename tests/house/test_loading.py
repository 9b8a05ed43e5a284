"""What each command and each page may load: only what it runs.

Modules are followed as Python would load them, from the imports at their top; what a function
imports when it is called is not in it, and one test runs a command to hold the two together.
"""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import click
import pytest

from scr.__main__ import cli
from scr.base.settings import ROOT
from scr.cli.commands import COMMANDS
from scr.store import schema

# Slow to load, and for documents, workbooks, pictures or solving only.
HEAVY = ("matplotlib", "docx", "xlsxwriter", "scipy.optimize", "scipy.stats")
# A command that answers from a few values needs no data frames either.
FRAMES = ("pandas", "numpy", "pyarrow", "streamlit")
LIGHT = ("status", "history", "undo", "prune", "check", "copy")
PAGES = sorted((ROOT / "pages").glob("*.py"))


@cache
def at_the_top(path: Path) -> frozenset[str]:
    """The full names of what a module imports when it is loaded."""
    names = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)
    return frozenset(names)


def place_of(name: str) -> Path | None:
    """The file of a module of ours; None of anything else."""
    path = ROOT.joinpath(*name.split("."))
    files = (path / "__init__.py", path.with_suffix(".py"))
    return next((file for file in files if file.is_file()), None)


def loaded_by(*starts: Path) -> set[str]:
    """Everything that loading some files loads: our modules and those of others."""
    names: set[str] = set()
    waiting = [name for path in starts for name in at_the_top(path)]
    while waiting:
        name = waiting.pop()
        if name in names:
            continue
        names.add(name)
        # A package is loaded before its parts.
        waiting += [name.rpartition(".")[0]] if "." in name else []
        place = place_of(name)
        if place is not None:
            waiting += at_the_top(place)
    return names


def forbidden(names: set[str], libraries: tuple[str, ...]) -> list[str]:
    return sorted(n for n in names if any(n == lib or n.startswith(f"{lib}.") for lib in libraries))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_loads_nothing_heavy(page):
    assert forbidden(loaded_by(page, ROOT / "scr" / "main.py"), HEAVY) == []


@pytest.mark.parametrize("name", ["figure", "figures", "import", "remove", "profile", *LIGHT])
def test_a_command_loads_nothing_heavy(name):
    file = ROOT / "scr" / "cli" / f"{COMMANDS[name].module}.py"
    assert forbidden(loaded_by(file, ROOT / "scr" / "__main__.py"), HEAVY) == []


@pytest.mark.parametrize("name", ["status", "history", "undo"])
def test_what_is_there_is_told_without_data_frames(name):
    file = ROOT / "scr" / "cli" / f"{COMMANDS[name].module}.py"
    assert forbidden(loaded_by(file), FRAMES) == []


def test_the_list_of_commands_loads_none_of_them():
    assert forbidden(loaded_by(ROOT / "scr" / "__main__.py"), (*HEAVY, *FRAMES, "duckdb")) == []


def test_the_walk_sees_what_is_loaded():
    # Else the tests above would hold whatever was imported.
    assert "xlsxwriter" in loaded_by(ROOT / "scr" / "cli" / "template.py")
    assert "scipy.optimize" in loaded_by(ROOT / "scr" / "disclosure" / "publication.py")


def test_a_figure_is_printed_without_what_it_needs_not(snapshot):
    snapshot()
    program = (
        "import sys; from scr.__main__ import cli; "
        "cli(['figure', 'decisions', '--format', 'csv'], standalone_mode=False); "
        f"print([name for name in {HEAVY!r} + ('streamlit',) if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                          check=True, cwd=ROOT)  # fmt: skip
    assert said.stdout.splitlines()[0].startswith("group_id")
    assert said.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_where_the_list_says(name):
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name


def test_no_command_is_left_out_of_the_list():
    files = {path.stem for path in (ROOT / "scr" / "cli").glob("*.py")}
    helping = {"__init__", "commands", "outputs"}
    assert {place.module for place in COMMANDS.values()} == files - helping


def test_columns_read_from_the_text_are_those_of_the_tables():
    made = {
        name: {column.name for column in (*table.columns, *table.filled)}
        for name, table in schema.tables().items()
    }
    assert {name: set(columns) for name, columns in schema.declared().items()} == made
    assert schema.import_names() == tuple(schema.import_tables())
