"""What begins with the server and ends with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from scr import logs
from scr.server import metrics


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Set up the log, answer with numbers on their own port, and end that with the server."""
    logs.configure()
    serving = metrics.start()
    try:
        yield
    finally:
        if serving is not None:
            server, thread = serving
            server.shutdown()
            server.server_close()
            thread.join()
