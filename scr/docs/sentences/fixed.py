"""Words that stand in the code: messages, labels, helps and headings, read from the syntax trees.

What is filled in is shown as `…`. Sentences of `scr.text` and `scr.exhibits` are not among them:
those are made over the records.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from scr.base.settings import ROOT

ROOMS = (
    *("ui", "cli", "report", "brief", "exports", "release", "importing", "profiles", "store"),
    *("access", "audit", "cases", "figures", "disclosure", "base", "upkeep", "server"),
)
FEWEST_WORDS = 3
FILLED_IN = "…"
# Markup, queries, patterns and names of files are not read as sentences.
_CODE = re.compile(
    r"[<{\\\\$]|::|=\"|--|\w\(|\.(csv|xlsx|docx|zip)$|^(D|d) M|"
    r"\b(select|insert into|left join|attach|create (table|view|or)|coalesce|case when)\b"
)


def paths(room: str) -> list[Path]:
    """The modules of a room of `scr`."""
    return sorted((ROOT / "scr" / room).rglob("*.py"))


def said_in(tree: ast.AST) -> Iterator[str]:
    """The texts of a module that people read as sentences or labels."""
    return (text for _, text in texts_in(tree) if _is_said(text))


def texts_in(tree: ast.AST) -> Iterator[tuple[ast.Constant | ast.JoinedStr, str]]:
    """Every text of several words in a module, without its docstrings, markup and queries: where
    it stands in the tree, and what it says."""
    nodes = list(ast.walk(tree))
    joined = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    inside = {id(part) for text in joined for part in ast.walk(text) if part is not text}
    described = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if not isinstance(node, ast.Constant | ast.JoinedStr) or id(node) in described:
            continue
        is_part = id(node) in inside and not isinstance(node, ast.JoinedStr)
        text = _text(node)
        n_words = len(text.replace(FILLED_IN, " ").split())
        if not is_part and n_words >= FEWEST_WORDS and not _CODE.search(text):
            yield node, text


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else FILLED_IN for part in node.values
        )
    return node.value if isinstance(node.value, str) else ""


def _is_said(text: str) -> bool:
    """Whether it reads as a sentence or a label, and not as a list of names or a part of one."""
    begins, ends = text.lstrip(FILLED_IN + " ;,.:(")[:1], text.rstrip()[-1:]
    return begins.isupper() or ends in ".?:!" or ". " in text or begins == "“"
