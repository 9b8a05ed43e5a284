"""Three-letter codes of boards for a map, by rule."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from scr.plot import text as t

_SMALL_WORDS = {"and", "of", "the", "upon", "with", "on", "in", "le"}
_VOWELS = "AEIOU"


def tile_codes(names: Iterable[str]) -> dict[str, str]:
    """A code of three capitals for each name, no two alike; the same names give the same codes.

    Initials for three words and more, else the first letter and the consonants after it; where
    a code is taken, the next letters of the name.
    """
    codes: dict[str, str] = {}
    used: set[str] = set()
    for name in sorted(set(names)):
        code = next(candidate for candidate in _candidates(name) if candidate not in used)
        used.add(code)
        codes[name] = code
    return codes


def _candidates(name: str) -> Iterator[str]:
    short = re.sub(r"[^A-Za-z\s-]", "", t.board_short(name)).replace("-", " ")
    words = [w.upper() for w in short.split() if w.lower() not in _SMALL_WORDS] or ["X"]
    letters = "".join(words)
    if len(words) >= 3:
        yield words[0][0] + words[1][0] + words[2][0]
    if len(words) == 2:
        first, second = words
        inner = [c for c in first[1:] if c not in _VOWELS]
        yield from (first[0] + c + second[0] for c in inner)
        yield from (first[0] + second[0] + c for c in second[1:] if c not in _VOWELS)
    consonants = [c for c in letters[1:] if c not in _VOWELS]
    yield from (letters[0] + a + b for a, b in combinations(consonants, 2))
    yield from (letters[0] + a + b for a, b in combinations(letters[1:], 2))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from (a + b + c for a in letters[0] + alphabet for b in alphabet for c in alphabet)
