"""Releases: figures frozen under a name, so that a number once quoted can always be found again."""

from typing import TYPE_CHECKING

from scr.base.lazy import loader

if TYPE_CHECKING:
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
__getattr__ = loader(
    __name__,
    {
        **dict.fromkeys(("Comparison", "compare"), "scr.release.comparing"),
        **dict.fromkeys(("create", "default_year"), "scr.release.creating"),
        **dict.fromkeys(("listed", "open_release", "pinned"), "scr.release.folder"),
        **dict.fromkeys(("FrozenTable", "Release"), "scr.release.manifest"),
    },
)
