"""Headings of a sheet: how they are compared, and in which row they stand."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scr.importing.names import plain
from scr.importing.sheets import Sheet


@dataclass(frozen=True)
class Header:
    """Where the header stands: `place` among the sheet's rows, `row` as the spreadsheet shows it,
    and the heading of each column ("" where there is none)."""

    place: int
    row: int
    headings: tuple[str, ...]


@cache
def _pattern(heading: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(plain(piece)) for piece in heading.split("*")))


def is_same(pattern: str, heading: str) -> bool:
    """Whether a heading is the one meant, `*` being any text."""
    wanted, given = plain(pattern), plain(heading)
    if "*" in pattern:
        return bool(given) and _pattern(pattern).fullmatch(given) is not None
    # A heading such as % or # is all punctuation, and compares as it stands.
    return wanted == given if wanted or given else pattern.strip() == heading.strip() != ""


def column_of(headings: Sequence[str], pattern: str) -> int | None:
    """The place of the first heading that is meant, None when there is none."""
    return next((n for n, heading in enumerate(headings) if is_same(pattern, heading)), None)


def candidates(sheet: Sheet) -> Iterator[Header]:
    """Every way to read the header: each of the first rows alone, and put together with the row
    of groups above it."""
    for place, (number, cells) in enumerate(sheet.top):
        names = [" ".join(cell.split()) for cell in cells]
        yield Header(place, number, _distinct(names))
        if place and sheet.top[place - 1][0] == number - 1:
            groups = _spread([" ".join(cell.split()) for cell in sheet.top[place - 1][1]])
            groups += [""] * (len(names) - len(groups))
            joined = [
                f"{group} {name}".strip() if group != name else name
                for group, name in zip(groups, names, strict=False)
            ]
            repeated = {plain(n) for n, times in Counter(map(plain, names)).items() if times > 1}
            mixed = [
                whole if plain(name) in repeated else name
                for whole, name in zip(joined, names, strict=True)
            ]
            for together in (mixed, joined):
                if together != names:
                    yield Header(place, number, _distinct(together))


def best(sheet: Sheet, worth: Callable[[Header], float]) -> Header | None:
    """The way to read the header that is worth most, the earliest of equals; None if none is
    worth anything."""
    best_header, most = None, 0.0
    for header in candidates(sheet):
        value = worth(header)
        if value > most:
            best_header, most = header, value
    return best_header


def _spread(groups: list[str]) -> list[str]:
    """The groups, each over the empty cells to its right."""
    spread, last = [], ""
    for group in groups:
        last = group or last
        spread.append(last)
    return spread


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The headings, a repeated one with its number: Date, Date (2)."""
    seen: Counter[str] = Counter()
    distinct = []
    for name in names:
        seen[plain(name) or name] += 1
        times = seen[plain(name) or name]
        distinct.append(f"{name} ({times})" if name and times > 1 else name)
    return tuple(distinct)
