"""Text that a spreadsheet would run as a formula is made harmless, in one place for all exports;
and characters that no XML file may hold are taken out."""

import re
from typing import Any

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(value: Any) -> Any:
    """The value with an apostrophe before text that starts like a formula; numbers as they are."""
    if isinstance(value, str) and value.startswith(_STARTS):
        return f"'{value}"
    return value


def written(text: str) -> str:
    """Text as workbooks and documents may hold it: harmless, without control characters."""
    return str(harmless(_ILLEGAL.sub("", text)))
