"""Which code a figure was computed with: hashes of its queries and of all the code."""

import hashlib
import re
from functools import cache
from pathlib import Path

from scr import __version__
from scr.base.settings import QUERIES, ROOT
from scr.figures.definitions import definition

_MADE = re.compile(r"create (?:or replace )?(?:macro|table|view|type) (\w+)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def version() -> str:
    """The version of the program, and the commit where it runs from a checkout."""
    commit = _commit(ROOT / ".git")
    return f"{__version__} ({commit[:12]})" if commit else __version__


@cache
def code_hash() -> str:
    """A hash of every module and query, which is another as soon as one byte of them is."""
    files = [*(ROOT / "scr").rglob("*.py"), *QUERIES.rglob("*.sql")]
    return _hash({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files})


@cache
def query_hash(figure: str) -> str:
    """A hash of a figure's SQL and of every macro and reference table that it stands on.

    Raises ArgumentError where there is no such figure.
    """
    asked = definition(figure)
    texts = {figure: asked.sql}
    for measure in asked.measures:
        texts[measure.figure] = definition(measure.figure).sql
    makers = _makers()
    waiting = list(texts.values())
    while waiting:
        for word in set(_WORD.findall(waiting.pop())) & set(makers):
            path = makers[word]
            if path.name not in texts:
                texts[path.name] = path.read_text(encoding="utf-8")
                waiting.append(texts[path.name])
    return _hash({name: text.encode() for name, text in texts.items()})


@cache
def _makers() -> dict[str, Path]:
    """The file that makes each macro and reference table, by their names."""
    files = [p for kind in ("reference", "reviews") for p in (QUERIES / kind).glob("*.sql")]
    return {
        name: path
        for path in sorted(files)
        for name in _MADE.findall(path.read_text(encoding="utf-8"))
    }


def _hash(contents: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(contents):
        whole.update(f"{name}\n{len(contents[name])}\n".encode())
        whole.update(contents[name])
    return whole.hexdigest()


def _commit(git: Path) -> str:
    """The commit that is checked out, read without running anything; empty where unknown."""
    try:
        if git.is_file():
            git = (git.parent / git.read_text("utf-8").partition(":")[2].strip()).resolve()
        head = (git / "HEAD").read_text("utf-8").strip()
        if not head.startswith("ref:"):
            return head
        name = head.partition(":")[2].strip()
        common = git / "commondir"
        if common.is_file():
            git = (git / common.read_text("utf-8").strip()).resolve()
        loose = git / name
        if loose.is_file():
            return loose.read_text("utf-8").strip()
        packed = (git / "packed-refs").read_text("utf-8")
        return next((line[:40] for line in packed.splitlines() if line.endswith(f" {name}")), "")
    except OSError:
        return ""
