"""What differs between kinds of number (a share, a rate, a share of things in clusters) stands in
the kind's own object: `scr.stats.kinds` judges, `scr.figures.values` and `scr.text.kinds` write,
`scr.exhibits.kinds` and `scr.plot.numbers` draw. A line that asks which kind it has is a fork that
the next kind has to find; those that are left are named here, and there are no more."""

import ast
from collections.abc import Iterator

from scr.base.settings import ROOT

NAMED = {"share", "rate", "clustered", "measure", "wilson", "garwood"}
OBJECTS = {"SHARE", "RATE", "CLUSTERED"}
VALUES = {"Share", "Rate", "Days"}
ASKED = {"is_judged", "is_rate", "is_share", "is_clustered"}
PARTS_OF_NAMES = {
    "n_", "_rate", "rate_", "_days", "days_", "_date", "evidenced_", "claimed_", "clear_",
    "spread_",
}  # fmt: skip
# The sample's generator has days of its own, which are no cell of a figure.
ELSEWHERE = ("scr/sample/",)
LEFT = {
    # Whether boards are judged at all decides what is said of them, and what a page holds.
    "pages/comparison.py": 1,
    "scr/exhibits/kinds.py": 1,
    "scr/figures/compare/profile.py": 1,
    "scr/stats/control.py": 1,
    "scr/text/board.py": 1,
    "scr/text/comparison.py": 1,
    "scr/text/measure.py": 1,
    "scr/text/rank.py": 1,
    "scr/ui/pages/comparison/choosing.py": 1,
    "scr/ui/pages/comparison/together.py": 1,
    # A workbook's own format for a percentage.
    "scr/exports/book.py": 1,
    # A column of a measure is read as the measure asked for.
    "scr/figures/definitions/parts.py": 1,
    # What changed of a share is told to a tenth of a percentage.
    "scr/ui/pages/annual_report/release_changes.py": 1,
}
MOST = 15


def is_kind(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=str(text)):
            return text in NAMED
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in OBJECTS
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return any(map(is_kind, parts))
    return False


def forks(tree: ast.Module) -> Iterator[int]:
    """The lines that ask for a kind of number."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=left, comparators=others):
                if any(map(is_kind, [left, *others])):
                    yield node.lineno
            case ast.Call(func=ast.Name(id="isinstance"), args=[_, classes]):
                named = {n.id for n in ast.walk(classes) if isinstance(n, ast.Name)}
                named |= {n.attr for n in ast.walk(classes) if isinstance(n, ast.Attribute)}
                if named & VALUES:
                    yield node.lineno
            case ast.match_case(pattern=ast.MatchValue(value=value)) if is_kind(value):
                yield value.lineno
            case ast.match_case(pattern=ast.MatchClass(cls=ast.Name(id=name))) if name in VALUES:
                yield node.pattern.lineno
            case ast.Attribute(attr=name) | ast.Name(id=name):
                if name in ASKED and isinstance(node.ctx, ast.Load):
                    yield node.lineno


def guesses(tree: ast.Module) -> Iterator[int]:
    """The lines that tell what a column is from how it is named, or from its unit in words: what
    it is stands in its header, as `kind`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="startswith" | "endswith" | "removesuffix" | "partition"),
                args=[first, *_],
            ) if is_part_of_a_name(first):
                yield node.lineno
            case ast.Compare(left=first, ops=[ast.In() | ast.NotIn()]) if is_part_of_a_name(first):
                yield node.lineno
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="unit" | "null_means"))):
                yield node.lineno
            case ast.Compare(comparators=[ast.Attribute(attr="unit" | "null_means")]):
                yield node.lineno
            case ast.Compare(left=ast.Attribute(attr="unit" | "null_means")):
                yield node.lineno


def is_part_of_a_name(node: ast.expr) -> bool:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(isinstance(part, ast.Constant) and part.value in PARTS_OF_NAMES for part in parts)


def test_nothing_guesses_what_a_column_is():
    paths = [path for room in ("scr", "pages") for path in (ROOT / room).rglob("*.py")]
    guessed = {
        path.relative_to(ROOT).as_posix(): list(guesses(ast.parse(path.read_text("utf-8"))))
        for path in paths
    }
    guessed = {place: lines for place, lines in guessed.items() if not place.startswith(ELSEWHERE)}
    assert len(guessed) > 300
    assert {place: lines for place, lines in guessed.items() if lines} == {}


def test_a_guess_would_be_noticed():
    for text in (
        'is_share = "_rate" in column',
        'is_share = column.startswith(("evidenced_", "claimed_"))',
        'counts = [name for name in names if name.startswith("n_")]',
        'is_days = column.unit.startswith("days")',
        'is_days = "days since" in column.unit',
        'is_days = column.unit == "days"',
    ):
        assert list(guesses(ast.parse(text))) == [1]
    assert not list(guesses(ast.parse('is_share = column.kind == "share"')))


def n_forks(text: str) -> int:
    return len(set(forks(ast.parse(text))))


def test_kinds_of_number_are_asked_for_nowhere_else():
    paths = [path for room in ("scr", "pages") for path in (ROOT / room).rglob("*.py")]
    assert len(paths) > 300
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    counted = {place: n_forks(t) for place, t in texts.items() if not place.startswith(ELSEWHERE)}
    assert {place: n for place, n in counted.items() if n} == LEFT
    assert sum(LEFT.values()) <= MOST


def test_a_new_fork_would_be_noticed():
    assert n_forks("per = PER if measure.kind == RATE else 1") == 1
    assert n_forks("if kind in ('share', 'rate'):\n    pass") == 1
    assert n_forks("if isinstance(value, Share | values.Rate):\n    pass") == 1
    assert n_forks("match kind:\n    case 'share':\n        pass") == 1
    assert n_forks("write = rates if is_rate else shares") == 1
    assert n_forks("per = measure.kind.per") == 0
