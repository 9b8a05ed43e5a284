"""Text from files and records, shown letter by letter where Markdown is read."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~:$&-])")


def literal(text: object) -> str:
    """The text with every mark of Markdown made harmless: no link, picture or colour can come
    from the name of a file or column."""
    return _MARKS.sub(r"\\\1", str(text))
