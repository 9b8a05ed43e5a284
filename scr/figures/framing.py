"""The frame around a select that stands beside a figure: what all case lists, and all lists of what
is left out, have in common."""

from functools import lru_cache
from pathlib import Path

from scr.base.settings import QUERIES
from scr.figures.definitions import body, header

NO_FRAME = "none"
"""What a file's header says, with the reason, where it is a whole select of its own."""


@lru_cache(maxsize=64)
def framed(path: Path) -> str:
    """The whole select of a file of `queries/cases` or `queries/left_out`: its own as `listed`,
    under the frame of its folder in `queries/frames`."""
    text = path.read_text(encoding="utf-8")
    if any(line.startswith(NO_FRAME) for line in header(text).get("frame", [])):
        return text
    frame = (QUERIES / "frames" / f"{path.parent.name}.sql").read_text(encoding="utf-8")
    return f"with listed as (\n{body(text)})\n{body(frame)}"
