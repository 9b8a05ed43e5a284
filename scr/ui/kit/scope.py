"""What a page asks with: the session's reader, what is chosen, and how wide the window is."""

from scr import access
from scr.exhibits.scope import Canvas, Scope
from scr.exhibits.view import View
from scr.store import Snapshot
from scr.ui.kit import browser


def page_scope(view: View, snapshot: Snapshot) -> Scope:
    """The scope of the exhibits on a page."""
    return Scope(access.current_reader(), snapshot, view, canvas=Canvas(browser.is_narrow()))
