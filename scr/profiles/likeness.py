"""How like a heading is to what people call a column: 0 to 1, from names alone.

Words are compared with each other, not letters along the whole: their order, short forms, typing
errors and small words matter little, and a word that many columns share ("date") says little.
"""

import re
import unicodedata
from functools import cache

from rapidfuzz import fuzz, process

from scr.importing.synonyms import headings, short_forms

_SMALL = {
    *("the", "of", "a", "an", "on", "in", "to", "by", "for", "is", "was", "and", "or", "it"),
    *(
        "our",
        "my",
        "their",
        "s",
        "this",
        "any",
        "please",
        "give",
        "dd",
        "mm",
        "yyyy",
        "yy",
        "yn",
        "col",
    ),
}
# How much a word that many columns share says, where any other says 1.
_COMMON = {
    **dict.fromkeys(("date", "day", "when"), 0.45),
    **dict.fromkeys(("number", "reference", "id", "name", "code", "type", "local"), 0.55),
}
ALIKE, PREFIX, SKELETON = 0.74, 0.9, 0.85
_ENDINGS = re.compile(r"(?:ations?|ions?|ment|ing|ed|es|s)$")


@cache
def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading that say something, short forms written out."""
    text = unicodedata.normalize("NFKC", heading).casefold().replace("’", "'").replace("'", "")
    text = re.sub(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])", " ", text)
    words = [w for piece in re.findall(r"[a-z0-9]+", text)
             for w in short_forms().get(piece, piece).split()]  # fmt: skip
    return tuple(w for w in words if w not in _SMALL) or tuple(words)


@cache
def _alike(text: str, other: str) -> float:
    """How like two words are."""
    if text == other:
        return 1.0
    short, long = sorted((text, other), key=len)
    if len(short) >= 3 and long.startswith(short):
        return PREFIX
    stems = _ENDINGS.sub("", text), _ENDINGS.sub("", other)
    if len(stems[0]) >= 4 and stems[0] == stems[1]:
        return 0.95
    bare = short[0] + re.sub("[aeiou]", "", short[1:])
    other_bare = long[0] + re.sub("[aeiou]", "", long[1:])
    if len(short) >= 3 and len(bare) >= 3 and other_bare.startswith(bare) and bare == short:
        return SKELETON
    ratio = fuzz.ratio(text, other) / 100
    # Of short words one letter makes another word.
    return ratio if ratio >= ALIKE and len(short) >= 4 else 0.0


def _weight(word: str) -> float:
    return _COMMON.get(word, 1.0)


@cache
def _likeness(theirs: tuple[str, ...], ours: tuple[str, ...]) -> float:
    if not {word[0] for word in theirs} & {word[0] for word in ours}:
        return 0.0
    if theirs == ours:
        return 1.0
    if sorted(theirs) == sorted(ours):
        return 0.98
    gained = sum(_weight(w) * max(_alike(w, o) for o in ours) for w in theirs)
    gained += sum(_weight(o) * max(_alike(o, w) for w in theirs) for o in ours)
    words = gained / (sum(map(_weight, theirs)) + sum(map(_weight, ours)))
    letters = fuzz.ratio("".join(theirs), "".join(ours)) / 100
    return max(0.97 * words, 0.9 * letters if letters >= 0.8 else 0.0)


@cache
def _called() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """What each column is called, as words; wordings that come to the same once."""
    return {
        column: tuple(dict.fromkeys(words_of(name) for name in names if words_of(name)))
        for column, names in headings().items()
    }


@cache
def likeness(heading: str, table: str, column: str) -> float:
    """The most that a heading is like anything the column is called."""
    theirs = words_of(heading)
    return max((_likeness(theirs, ours) for ours in _called()[table, column]), default=0.0)


@cache
def _all_names() -> tuple[str, ...]:
    return tuple({" ".join(words_of(name)) for names in headings().values() for name in names})


@cache
def nearest(heading: str) -> float:
    """Roughly, and fast, the most that a heading is like anything that any column is called."""
    text = " ".join(words_of(heading))
    closest = process.extractOne(text, _all_names(), scorer=fuzz.token_sort_ratio, score_cutoff=55)
    return closest[1] / 100 if closest else 0.0
