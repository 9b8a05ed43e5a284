"""Import: from people's spreadsheets to the next snapshot of the database."""

from scr.importing.history import history
from scr.importing.received import asked_of_boards, received
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
