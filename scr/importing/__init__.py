"""Import: from people's spreadsheets to the next snapshot of the database."""

from typing import TYPE_CHECKING

from scr.base.lazy import loader

# At once: modules of these names would else stand in the place of what they hold.
from scr.importing.history import history
from scr.importing.received import asked_of_boards, received

if TYPE_CHECKING:
    from scr.importing.removing import remove
    from scr.importing.report import (
        EmptyingError,
        Finding,
        ImportReport,
        RejectedError,
        TableCount,
    )
    from scr.importing.running import run_import
    from scr.store.lineage import undo

__all__ = [
    "EmptyingError",
    "Finding",
    "ImportReport",
    "RejectedError",
    "TableCount",
    "asked_of_boards",
    "history",
    "received",
    "remove",
    "run_import",
    "undo",
]
_REPORT = ("EmptyingError", "Finding", "ImportReport", "RejectedError", "TableCount")
__getattr__ = loader(
    __name__,
    {
        **dict.fromkeys(_REPORT, "scr.importing.report"),
        "remove": "scr.importing.removing",
        "run_import": "scr.importing.running",
        "undo": "scr.store.lineage",
    },
)
