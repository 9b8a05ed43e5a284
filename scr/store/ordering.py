"""In which order files of SQL are run: each after those that make what it stands on.

Which those are is read from the SQL itself (`queries/reference`, `queries/reviews`) or declared in
its header as `-- after: NAME` (`queries/schema`, where columns bear the names of tables); of files
that may come in any order, by name. So no file's name needs a number.
"""

import re
from collections.abc import Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from scr.base.settings import QUERIES

_MADE = re.compile(r"^create (?:table|type|macro) (\w+)", re.MULTILINE)
_AFTER = re.compile(r"^-- after: (.*)$", re.MULTILINE)
_COMMENT = re.compile(r"--.*$", re.MULTILINE)


@cache
def views_in_order() -> tuple[Path, ...]:
    """The files of `queries/reference` and `queries/reviews`, as they are to be run."""
    return _sorted(_views()[1])


@cache
def views_beneath(sql: str) -> tuple[Path, ...]:
    """Those of them that an SQL text stands on, as they are to be run."""
    makers, needs = _views()
    waiting = [makers[word] for word in _words(sql) & makers.keys()]
    beneath: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in beneath:
            beneath.add(path)
            waiting += needs[path]
    return tuple(path for path in views_in_order() if path in beneath)


@cache
def _views() -> tuple[dict[str, Path], dict[Path, set[Path]]]:
    """Which file makes a name, and which files a file stands on."""
    paths = [p for folder in ("reference", "reviews") for p in (QUERIES / folder).glob("*.sql")]
    code = {path: _COMMENT.sub("", path.read_text(encoding="utf-8")) for path in paths}
    makers = {name: path for path, text in code.items() for name in _MADE.findall(text)}
    needs = {
        path: {makers[word] for word in _words(text) & makers.keys()} - {path}
        for path, text in code.items()
    }
    return makers, needs


def _words(sql: str) -> set[str]:
    return set(re.findall(r"\w+", sql))


@cache
def tables_in_order() -> tuple[Path, ...]:
    """The files of `queries/schema`: import tables, parents before children, then the others."""
    paths = {path.stem: path for path in (QUERIES / "schema").glob("*.sql")}
    return _sorted(
        {
            path: {paths[name] for line in _AFTER.findall(path.read_text("utf-8"))
                   for name in line.split()}
            for path in paths.values()
        }
    )  # fmt: skip


def _sorted(needs: Mapping[Path, set[Path]]) -> tuple[Path, ...]:
    """Each after what it needs. Raises graphlib.CycleError where some need each other."""
    sorter = TopologicalSorter(needs)
    sorter.prepare()
    ordered: list[Path] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=lambda path: path.stem)
        ordered += ready
        sorter.done(*ready)
    return tuple(ordered)
