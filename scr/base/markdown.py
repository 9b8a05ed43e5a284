"""Text from files and records, shown letter by letter where Markdown is read."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~:$&-])")
_LITERAL = re.compile(rf"\\{_MARKS.pattern}")


def literal(text: object) -> str:
    """The text with every mark of Markdown made harmless: no link, picture or colour can come
    from the name of a file or column."""
    return _MARKS.sub(r"\\\1", str(text))


def plain(text: str) -> str:
    """Our own Markdown for where none is read: without marks of bold type, and with what `literal`
    made harmless as it was."""
    return _LITERAL.sub(r"\1", text.replace("**", ""))
