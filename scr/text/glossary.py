"""The words of the field and what they mean: one table, `queries/reference/glossary.csv`, that the
page Methods searches and from which a card says what its own words mean."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scr.base.settings import QUERIES
from scr.importing.names import plain

FILE = QUERIES / "reference" / "glossary.csv"
MOST = 6
"""So many words at most are explained beside a figure."""


@dataclass(frozen=True)
class Entry:
    """A word of the field: what it means, as what it is met in our own texts, and what else people
    call it, who look for it."""

    term: str
    met_as: tuple[str, ...]
    also: tuple[str, ...]
    means: str


@cache
def entries() -> tuple[Entry, ...]:
    """All of them, in the order of a review's life, then of how figures are judged."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Entry(row["term"], _split(row["met_as"]), _split(row["also"]), row["means"])
            for row in csv.DictReader(lines)
        )


def search(text: str) -> list[Entry]:
    """The entries that a person means by a text: those called so first, then those of which it is
    another name, then those that speak of it. Case, hyphens and a plural do not matter."""
    wanted = plain(text).removesuffix("s")
    if not wanted:
        return []
    ranked = [(_rank(entry, wanted), entry) for entry in entries()]
    return [
        entry
        for rank, entry in sorted(ranked, key=lambda ranked_entry: ranked_entry[0])
        if rank < _NONE
    ]


_NONE, _LEAST = 4, 3


def _rank(entry: Entry, wanted: str) -> int:
    """0 for the name itself; `_NONE` where the entry has nothing to do with it."""
    names = (entry.term, *entry.met_as)
    if wanted in [plain(name).removesuffix("s") for name in (*names, *entry.also)]:
        return 0
    # Of a letter or two much begins with them.
    if len(wanted) < _LEAST:
        return _NONE
    matches = (
        any(_has(name, wanted) for name in names),
        any(_has(name, wanted) for name in entry.also),
        _has(entry.means, wanted),
    )
    return 1 + matches.index(True) if any(matches) else _NONE


def _has(text: str, wanted: str) -> bool:
    """Whether a word of the text begins what is wanted, or several with what is between them."""
    words = re.findall(r"\w+", text)
    return any(plain("".join(words[n:])).startswith(wanted) for n in range(len(words)))


def as_list(shown: Sequence[Entry]) -> str:
    """Entries as a list (Markdown)."""
    return "\n".join(f"- **{entry.term}.** {entry.means}" for entry in shown)


def met_in(text: str) -> list[Entry]:
    """The entries whose words stand in a text, those met first first, `MOST` at most."""
    places = [(_first(entry, text), entry) for entry in entries()]
    met = sorted((place for place in places if place[0] >= 0), key=lambda place: place[0])
    return [entry for _, entry in met[:MOST]]


def _first(entry: Entry, text: str) -> int:
    """Where an entry is first met in a text, as whole words; -1 where it is not."""
    forms = "|".join(re.escape(name) for name in (entry.term, *entry.met_as))
    match = re.search(rf"(?<!\w)(?:{forms})(?!\w)", text, re.IGNORECASE)
    return match.start() if match else -1


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
