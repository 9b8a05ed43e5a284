"""The year in focus and the year before, asked together."""

from dataclasses import dataclass

from scr.exhibits import asking as state
from scr.exhibits.view import View
from scr.figures.directory import Directory
from scr.store import Snapshot
from scr.text.sentences import Row


@dataclass(frozen=True)
class Compared:
    """A figure's row for the year in focus, and for the year before where there is one that is
    wholly within the records."""

    now: Row
    before: Row | None


def compared(figure: str, view: View, snapshot: Snapshot, known: Directory) -> Compared:
    """Ask a figure for both years."""
    now = state.ask(view.request(figure, view.year), snapshot).row
    start = view.year_before.start
    has_before = known.earliest is not None and start is not None and known.earliest <= start
    if not has_before:
        return Compared(now, None)
    return Compared(now, state.ask(view.request(figure, view.year_before), snapshot).row)
