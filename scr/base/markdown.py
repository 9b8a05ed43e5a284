"""Text from files and records, shown letter by letter where Markdown is read."""

import re
from collections.abc import Iterable

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~:$&-])")
# A pair that is escaped already, or a mark that no sentence of ours has: they use bold type alone.
_FOREIGN = re.compile(r"\\.|[<\[\]`$]|~~|(?<![^\W_])_|_(?![^\W_])", re.DOTALL)
_LITERAL = re.compile(rf"\\{_MARKS.pattern}")


def literal(text: object) -> str:
    """The text with every mark of Markdown made harmless: no link, picture or colour can come
    from the name of a file or column."""
    return _MARKS.sub(r"\\\1", str(text))


def sentence(text: str) -> str:
    """A sentence of ours, which may name what stands in a record: of all marks only those of bold
    type work, so that no link, picture, formula, colour or HTML comes from a name. What `literal`
    made harmless stays as it is."""
    return _FOREIGN.sub(_escaped, text)


def heading(text: str) -> str:
    """The same for a heading or a cell, which have no bold type of ours either."""
    return re.sub(r"\\.|\*", _escaped, sentence(text), flags=re.DOTALL)


def with_names(text: str, names: Iterable[str]) -> str:
    """A sentence of ours in which the marks of these names, which stand in records, are letters."""
    for name in sorted(names, key=len, reverse=True):
        # Once is enough: what is harmless already has a backslash before each mark.
        text = re.sub(rf"(?<!\\){re.escape(name)}", lambda match: literal(match[0]), text)
    return text


def pieces(text: str) -> list[tuple[str, bool]]:
    """Our own Markdown as plain pieces, each with whether it is bold."""
    parts = re.split(r"(?<!\\)\*\*", text)
    return [(_LITERAL.sub(r"\1", part), bool(i % 2)) for i, part in enumerate(parts) if part]


def _escaped(match: re.Match[str]) -> str:
    marks = match[0]
    return marks if marks.startswith("\\") else "".join(f"\\{mark}" for mark in marks)


def plain(text: str) -> str:
    """Our own Markdown for where none is read: without marks of bold type, and with what `literal`
    made harmless as it was."""
    return "".join(piece for piece, _ in pieces(text))
