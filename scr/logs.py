"""The log: plain lines for a person, or JSON lines for a program that collects them.

An error's own text may hold a record's values, so of an error only its kind and place are written.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from types import TracebackType

from scr.base import settings

_LIBRARIES = ("uvicorn", "uvicorn.error", "uvicorn.access", "streamlit")


class JsonLines(logging.Formatter):
    """A record of the log as one JSON object on a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Time (UTC), level, logger and message; the kind and place of an error."""
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0] is not None:
            entry["error"] = record.exc_info[0].__name__
            entry["place"] = place_of(record.exc_info[2])
        return json.dumps(entry, ensure_ascii=False, default=str)


def configure() -> None:
    """Set up the log of a server as `SCR_LOG` says: `text` (as the libraries do) or `json`."""
    if settings.load().log != "json":
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True


def place_of(trace: TracebackType | None) -> str:
    """File and line in which an error was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
