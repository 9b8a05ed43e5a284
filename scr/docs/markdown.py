"""Pieces of Markdown."""

from collections.abc import Iterable, Sequence

GENERATED = "<!-- Written by `python -m scr.docs`; do not edit. -->"


def document(title: str, says: str, parts: Iterable[str]) -> str:
    """A whole document: its title, what it says, and its parts with a blank line between."""
    return "\n\n".join([f"# {title}", GENERATED, says, *parts]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are kept on one line and from breaking out of it."""
    lines = [_row(headings), _row(["---"] * len(headings))]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def code(text: str) -> str:
    """Text set as code; nothing where there is none."""
    return f"`{text}`" if text else ""


def listed(items: Iterable[str]) -> str:
    """Items set as code, with commas between."""
    return ", ".join(code(item) for item in items)


def _row(cells: Sequence[str]) -> str:
    safe = (cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(safe)} |"
