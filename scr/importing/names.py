"""How the names and words that people type are compared."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_WHOLE = re.compile(r"([0-9]+)\.0+")


def plain(text: str) -> str:
    """The text without case, spaces and punctuation, `&` read as `and`: "A & B" is "aandb"."""
    text = unicodedata.normalize("NFKC", text).replace("&", "and")
    return _NOT_WORD.sub("", text).casefold()


def without_decimals(text: str) -> str:
    """`1042.0`, as spreadsheets write the whole number, is `1042`; other text stays."""
    match = _WHOLE.fullmatch(text)
    return match[1] if match else text


def key(text: str) -> str:
    """A key as it is compared: without case, outer spaces and a spreadsheet's decimals."""
    return without_decimals(text.strip()).lower()
