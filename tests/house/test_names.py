"""Names can be searched for: a function, parameter, field or import is not called by a word that
every sentence has."""

import ast
from collections.abc import Iterator

from scr.base.settings import ROOT

SAY_NOTHING = {"one", "found", "known", "told", "of", "said"}


def names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where functions, parameters, fields and imports get their names, and which."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.lineno, node.name
                every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                yield from ((arg.lineno, arg.arg) for arg in every)
            case ast.ClassDef():
                for field in node.body:
                    if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                        yield field.lineno, field.target.id
            case ast.alias():
                yield node.lineno, node.asname or node.name


def nothing_said(text: str) -> list[str]:
    tree = ast.parse(text)
    return [f"{line}: {name}" for line, name in names(tree) if name.strip("_") in SAY_NOTHING]


def test_names_say_what_they_name():
    paths = [path for room in ("scr", "pages") for path in (ROOT / room).rglob("*.py")]
    assert len(paths) > 300
    texts = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in paths}
    assert {place: bad for place, text in texts.items() if (bad := nothing_said(text))} == {}


def test_it_would_be_noticed():
    assert nothing_said("def told(of: int) -> None: ...") == ["1: told", "1: of"]
    assert nothing_said("class Seen:\n    known: int\nfrom words import text as said") == [
        "2: known",
        "3: said",
    ]
    assert nothing_said("def change(share: int) -> None: ...") == []
