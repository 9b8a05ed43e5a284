"""Whether the process lives, and whether it can read the data."""

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from scr.base import settings
from scr.figures.directory import directory
from scr.store import current
from scr.store.mirror import away_since


def health(request: HttpRequest) -> Response:
    """The process answers; nothing is read."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def ready(request: HttpRequest) -> Response:
    """The data can be read: the snapshot in force is opened and asked. An object store that does
    not answer leaves it ready, with `shown_as_of`, as what is here can be shown."""
    snapshot = current()
    snapshot_directory = directory(snapshot)
    content = {
        "status": "ready",
        "snapshot": snapshot.id,
        "as_at": snapshot_directory.as_at.isoformat(),
    }
    since = away_since(settings.load().database)
    if since is not None:
        content["shown_as_of"] = since.isoformat(timespec="seconds")
    return JSONResponse(content, headers={"Cache-Control": "no-store"})
