"""How files and the command line have a moment; sentences have `scr.text.snapshot.moment`. Apart
from other words, as the commands that are asked most often load no more than they need."""

from datetime import datetime


def for_file(moment: datetime) -> str:
    """`2016-06-30 14:05`, which sorts, of a time in UTC."""
    return f"{moment:%Y-%m-%d %H:%M}"
