"""What the server answers beside the pages: health, figures and releases by address, numbers."""

from scr.server.doors import Doors
from scr.server.headers import Headers
from scr.server.life import lifespan
from scr.server.routes import routes

__all__ = ["Doors", "Headers", "lifespan", "routes"]
