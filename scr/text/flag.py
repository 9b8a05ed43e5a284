"""What is said of boards marked as unlike the others: how many, and how many chance would mark.
The marks are those of the figure `benchmark` and the figures beside it; nothing here judges.

A mark is a test of one board by its exact tail, at 2.5% on either side (`stats.outliers`). It bears
“marked”, looked at alone, and never that boards differ: that is one test of all of them."""

from collections.abc import Mapping, Sequence

from scr.base import words

TOO_FEW = "Too few cases to tell boards apart"
# The chance that a board like all others is marked, at most: 2.5% on either side.
_ONE_BOARD = 0.05
HOW_TO_READ = (
    "Triangles are marked boards. A grey circle is one or more boards; the number in it says how "
    "many. If all boards were alike, at least 95% and 99.8% of them would lie inside the stepped "
    "lines."
)
"""How to read a funnel."""


def set_apart(boards: Sequence[str]) -> str:
    """Said of boards whose mark is another than the drawn lines would give; empty of none."""
    if not boards:
        return ""
    has, its = ("has", "Its mark is") if len(boards) == 1 else ("have", "Their marks are")
    return (
        f"{words.listed(list(boards))} {has} over a tenth of all cases. {its} made against the "
        "other boards alone, by exact chances, and not by the lines drawn."
    )


def is_marked(flag: object) -> bool:
    """Whether an exact tail has marked a board."""
    return str(flag).endswith(("_95", "_998"))


def counts_of(flags: Sequence[object]) -> tuple[int, int]:
    """How many boards are marked low, and high."""
    marked = [str(flag) for flag in flags if is_marked(flag)]
    return sum(f.startswith("low") for f in marked), sum(f.startswith("high") for f in marked)


def can_tell(flags: Sequence[object]) -> bool:
    """Whether any board has enough cases to be marked."""
    return any(flag == "none" or is_marked(flag) for flag in flags)


def hover(flag: object) -> str:
    """A mark as a line of a board's hover box; empty where there is nothing to say."""
    if is_marked(flag):
        side, _, level = str(flag).partition("_")
        return f"{side.capitalize()}, past the {'99.8%' if level == '998' else '95%'} limit"
    return "Too few cases to tell" if flag == "too_few" else ""


def named(flags: Mapping[str, str]) -> str:
    """The marked boards by mark, where a map has no room for their letters: flags by name. Empty
    where none is marked."""
    by_mark = {
        flag: [name for name in flags if flags[name] == flag]
        for flag in ("high_998", "high_95", "low_95", "low_998")
    }
    return " ".join(
        f"{hover(flag)}: {words.listed(names)}." for flag, names in by_mark.items() if names
    )


def flagged_heading(n_flagged: int, *, can_tell: bool = True) -> str:
    """How many boards the exact rule marks, as a heading; `can_tell` is false where every board
    has too few cases, so that no difference is denied either."""
    if not can_tell:
        return TOO_FEW
    if n_flagged == 0:
        return "No board is marked: none is past the limits of chance for one board"
    boards = "board is" if n_flagged == 1 else "boards are"
    return words.capital(f"{words.small(n_flagged)} {boards} marked{alone(n_flagged)}")


def flagged(flags: list[str], n: list[float], when: str) -> str:
    """What the funnel shows: how many boards are marked on either side, how many cannot be."""
    low = sum(flag.startswith("low") for flag in flags)
    high = sum(flag.startswith("high") for flag in flags)
    none = sum(not n_cases for n_cases in n)
    few = sum(flag == "too_few" for flag in flags) - none
    if all(flag == "too_few" for flag in flags):
        lead, few = f"In the {when} there are too few cases to tell boards apart.", 0
    else:
        lead = f"For the cases decided in the {when}, {sides(low, high)}."
    have = "has" if few == 1 else "have"
    tail = [f"{words.count(few, 'board')} {have} too few cases to tell"] if few else []
    tail += [f"{words.count(none, 'board')} decided none"] if none else []
    return f"{lead} {words.listed(tail)}." if tail else lead


def alone(n: int) -> str:
    """After what is marked: that each board or measure was tested by itself."""
    return ", by a test of its own" if n == 1 else ", each tested on its own"


def sides(low: int, high: int) -> str:
    """How many boards are marked on either side, in the middle of a sentence."""
    if not low and not high:
        return "no board is marked"
    counted = f"**{words.small(low) if low else 'none'}** {'is' if low == 1 else 'are'} marked low"
    return f"{counted} and **{words.small(high) if high else 'none'}** high, each tested on its own"


def by_chance(flags: list[str]) -> str:
    """How many marks chance alone would bring, at the point of use."""
    judged = sum(flag != "too_few" for flag in flags)
    if not judged:
        return "No board decided enough cases to be marked: too few cases to tell them apart."
    return (
        f"{words.count(judged, 'board')} had enough cases to test. By chance we would expect at "
        f"most {words.decimals(judged * _ONE_BOARD, 1)} of them to be marked. "
        "A mark is a question, not a verdict."
    )
