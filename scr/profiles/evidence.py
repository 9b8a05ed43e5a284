"""What the values of a column say of what it may be. Counts only: no value leaves this module
but words that look like codes."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scr.importing.names import plain
from scr.importing.values import read_date
from scr.profiles.cells import month_number, numbered, quarter_of, whole_number, word
from scr.profiles.synonyms import codes
from scr.store import Column

BLANKS = ("", "n/a", "-", "–", "n/k", "not known", "not recorded", "tbc", "unknown")
SEPARATORS = (";", "/", "\n")
YES_NO = ("yes", "y", "no", "n", "true", "false")
MOST_WORDS, LONGEST_WORD = 25, 60
_MONTH_AND_YEAR = re.compile(r"([a-z]+)[ -]*((?:20)?[0-9]{2})|(20[0-9]{2})-([0-9]{1,2})", re.I)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\.0+)?")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b", re.I)
_ID = re.compile(r"(?=.*[0-9])[\w./ –-]{1,24}")


@dataclass(frozen=True)
class Values:
    """The texts of one column of a sheet, those that are blank left out. `boards` are the names
    and ids that mean a board, as names are compared."""

    texts: tuple[str, ...]
    n_rows: int
    boards: frozenset[str] = field(default=frozenset(), repr=False)

    @staticmethod
    def read(cells: Sequence[str], boards: frozenset[str]) -> "Values":
        """From the cells of a column."""
        texts = tuple(c.strip() for c in cells if c.strip().casefold() not in BLANKS)
        return Values(texts, len(cells), boards)

    def share(self, n: float) -> float:
        """A number of the texts as a share of them, 0 where there are none."""
        return n / len(self.texts) if self.texts else 0.0

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each text stands there."""
        return Counter(self.texts)

    def _share_where(self, test: Callable[[str], bool]) -> float:
        return self.share(sum(n for text, n in self.counts.items() if test(text)))

    @cached_property
    def dates(self) -> float:
        """The share that is a date, a month or a quarter."""
        return self._share_where(is_date)

    @cached_property
    def years(self) -> float:
        """The share that is a year alone."""
        return self._share_where(lambda text: _YEAR.fullmatch(text) is not None)

    @cached_property
    def months(self) -> float:
        """The share that is a month without a year."""
        return self._share_where(lambda text: month_number(text) is not None)

    @cached_property
    def quarters(self) -> int:
        """How many name a quarter."""
        return sum(n for t, n in self.counts.items() if quarter_of(t, "last_month"))

    @cached_property
    def numbers(self) -> float:
        """The share that is a whole number."""
        return self._share_where(lambda text: whole_number(text) is not None)

    @cached_property
    def yes_no(self) -> float:
        """The share that is yes or no."""
        return self._share_where(lambda text: plain(text) in YES_NO)

    @cached_property
    def links(self) -> float:
        """The share that is a web address."""
        return self._share_where(lambda text: _LINK.fullmatch(text) is not None)

    @cached_property
    def ids(self) -> float:
        """The share that looks like a reference: short, with a digit in it, and no date."""
        return self._share_where(lambda t: _ID.fullmatch(t) is not None and not is_date(t))

    @cached_property
    def of_boards(self) -> float:
        """The share that means a board."""
        return self._share_where(lambda text: plain(text) in self.boards)

    @cached_property
    def n_different(self) -> int:
        """How many different texts there are."""
        return len({plain(text) or text for text in self.counts})

    @cached_property
    def length(self) -> float:
        """The mean number of letters."""
        return self.share(sum(len(text) * n for text, n in self.counts.items()))

    @property
    def is_words(self) -> bool:
        """Whether these are few short words, as codes are, and no free text."""
        return (
            0 < self.n_different <= MOST_WORDS
            and max(map(len, self.counts)) <= LONGEST_WORD
            and (self.n_different <= 8 or self.share(self.n_different) <= 0.5)
        )

    def matching(self, table: str, column: Column) -> float:
        """The share that is a code of the column, or a word for one."""
        code_words = codes(table, column.name)
        return self._share_where(lambda text: word(text) in code_words)

    @cached_property
    def separator(self) -> str:
        """What stands between several bodies in a cell, "" where no cell holds several."""
        n_with = {s: sum(n for t, n in self.counts.items() if s in t) for s in SEPARATORS}
        most = max(n_with, key=lambda s: n_with[s])
        return most if n_with[most] else ""

    @cached_property
    def n_numbered(self) -> int:
        """How many cells hold several numbered recommendations."""
        return sum(n for text, n in self.counts.items() if len(numbered(text)) > 1)


def is_date(text: str) -> bool:
    """Whether a text is a date, or a month or quarter of a year."""
    plain_text = _ORDINAL.sub("", text)
    for spelling in (plain_text, plain_text.replace(".", "/")):
        value = read_date(spelling)
        if value.fault != "unreadable_date":
            return True
    if quarter_of(text, "last_month"):
        return True
    match = _MONTH_AND_YEAR.fullmatch(plain_text)
    return match is not None and (match[1] is None or month_number(match[1]) is not None)
