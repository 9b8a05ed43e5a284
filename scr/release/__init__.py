"""Releases: figures frozen under a name, so that a number once quoted can always be found again."""

from scr.release.comparing import Comparison, compare
from scr.release.creating import create, default_year
from scr.release.folder import listed, open_release, pinned
from scr.release.manifest import FrozenTable, Release

__all__ = [
    "Comparison",
    "FrozenTable",
    "Release",
    "compare",
    "create",
    "default_year",
    "listed",
    "open_release",
    "pinned",
]
