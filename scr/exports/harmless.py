"""Text that a spreadsheet would run as a formula is made harmless, in one place for all exports."""

from typing import Any

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """The value with an apostrophe before text that starts like a formula; numbers as they are."""
    if isinstance(value, str) and value.startswith(_STARTS):
        return f"'{value}"
    return value
