"""What begins with the server and ends with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from scr import logs
from scr.server import metrics
from scr.server.ahead import Ahead


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Set up the log, answer with numbers on their own port, make first views ahead, and end that
    with the server."""
    logs.configure()
    serving = metrics.start()
    ahead = Ahead()
    ahead.start()
    try:
        yield
    finally:
        ahead.end()
        if serving is not None:
            server, thread = serving
            server.shutdown()
            server.server_close()
            thread.join()
