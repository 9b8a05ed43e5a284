"""What became of a board, in words. Bold marks what a reader should take away (Markdown)."""

from collections.abc import Sequence
from datetime import date

from scr.base import words
from scr.figures.compare.peers import Board


def heading(own: Board, merged: Sequence[Board], heir: Board | None, as_at: date) -> str:
    """Whether the board is open, closed or made of others, as a heading."""
    if own.is_closed_by(as_at):
        return f"{own.name} is closed" + (f"; {heir.name} has its work" if heir else "")
    if merged:
        return f"{own.name} has the work of {words.count(len(merged), 'former board')}"
    return f"{own.name} is open"


def sentence(
    own: Board, merged: Sequence[Board], heir: Board | None, as_at: date, *, as_now: bool
) -> str:
    """When the board opened and closed, who took over, and whose cases are counted here."""
    parts = [f"It opened on {words.day(own.opened)}."] if own.opened else []
    if own.is_closed_by(as_at) and own.closed:
        went = f"; its work went to **{heir.name}**" if heir else "; no successor is recorded"
        parts.append(f"It closed on **{words.day(own.closed)}**{went}. It is no longer a board.")
    parts += [
        f"**{board.name}** closed on {words.day(board.closed)}." for board in merged if board.closed
    ]
    if merged:
        names = words.listed([board.name for board in merged])
        parts.append(
            f"This page shows it **as it is now**: cases of {names} are added to its own."
            if as_now
            else f"This page shows it **as it was**: cases of {names} stay with those boards."
        )
    return " ".join(parts) or "Board history: no changes recorded."
