"""How the names and words that people type are compared."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_WHOLE = re.compile(r"([0-9]+)\.0+")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_COPY = re.compile(r"\s*(?:\([0-9]{1,3}\)|[-–] copy(?: \([0-9]{1,3}\))?)\s*$", re.IGNORECASE)

# Every kind of space (Unicode's Zs, Zl, Zp, and what divides lines), and every dash (Pd, and the
# minus sign), but the plain ones.
SPACES = "\t\n\v\f\r\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
DASHES = "\u058a\u05be\u1400\u1806\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030" + (
    "\u30a0\U00010ead\ufe31\ufe32\ufe58\ufe63\uff0d" + "".join(map(chr, range(0x2010, 0x2016)))
)
# What takes no place on a screen: zero width spaces and joiners, soft hyphens, byte order marks.
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_KEY_FORM = str.maketrans(SPACES + DASHES, " " * len(SPACES) + "-" * len(DASHES), UNSEEN)


def plain(text: str) -> str:
    """The text without case, spaces and punctuation, `&` read as `and`: "A & B" is "aandb"."""
    text = unicodedata.normalize("NFKC", text).replace("&", "and")
    return _NOT_WORD.sub("", text).casefold()


def without_decimals(text: str) -> str:
    """`1042.0`, as spreadsheets write the whole number, is `1042`; other text stays."""
    match = _WHOLE.fullmatch(text)
    return match[1] if match else text


def without_copy(name: str) -> str:
    """A file's or sheet's name without the ` (1)` or ` - Copy` that programs give to a copy."""
    return _COPY.sub("", name)


def clean_key(text: str) -> str:
    """A key as it is stored: every kind of space a space, every dash a hyphen, without outer
    spaces and a spreadsheet's decimals."""
    return without_decimals(text.translate(_KEY_FORM).strip())


def key(text: str) -> str:
    """A key as it is compared: the same without case."""
    return clean_key(text).lower()


def key_sql(text: str) -> str:
    """SQL for a stored key as it is compared, also where it was stored before keys were cleaned."""
    folded = f"lower(trim(translate({text}, {_quoted(SPACES + DASHES + UNSEEN)}, {_TO})))"
    return f"if(strlen({text}) = length({text}), lower({text}), {folded})"


def look_alikes(text: str) -> tuple[str, str]:
    """Two forms of a key that a slip of the hand leaves as they are: without punctuation, and
    without leading zeros. Two keys that share one of them look alike."""
    compared = key(text)
    runs = [run.lstrip("0") or "0" for run in _RUN.findall(compared)]
    return plain(compared), "-".join(runs)


def _quoted(text: str) -> str:
    # As it stands: to plan a call of chr() for each character takes longer than to run it.
    return f"'{text}'"


_TO = "'" + " " * len(SPACES) + "-" * len(DASHES) + "'"
