"""Sentences of the comparison page, made from `benchmark` and the figures that tell its measures
in other ways. Bold marks what a reader should take away (Markdown). Nothing here judges: a mark is
a test of one board by its exact tail, the list worth a question one of all of them at once by
Benjamini and Hochberg, and only a chi-square by permutation says that boards differ."""

from collections.abc import Sequence

from scr.base import words
from scr.stats.difference import Differences
from scr.text import measure as named
from scr.text.flag import TOO_FEW, alone, can_tell, counts_of
from scr.text.sentences import Row

NO_MARKS = (
    "These are shares over recommendations. Recommendations in the same report are related, so "
    "no board is marked and none has a rank. The intervals allow for it."
)
A_CHOICE = (
    "Allowing for natural variation between boards can hide real variation: it is a choice. "
    " “Table” and CSV have both sets of marks."
)
MOVING_LINE = (
    "Where many boards lie low together, the line of all boards lies low with them, and they are "
    "not marked."
)
REASON_NOTE = (
    "What changed on that day, in a sentence. It is kept with the records and shown to everybody "
    "who sees this chart. Name no child, family or case."
)

FOLDED = (
    "Usually only the boards with the most cases are drawn, and the board that is chosen. “Table” "
    "and CSV always have all."
)


def order(n: int, at_most: int | None, *, is_by_name: bool) -> str:
    """Which of `n` boards are drawn, and in which order; `at_most` None is all of them."""
    if at_most is None or n <= at_most:
        return "By name." if is_by_name else "The boards with most cases first."
    order = "by name" if is_by_name else "the largest first"
    return (
        f"Shown: the {at_most} boards with the most cases, and any board chosen, {order}. "
        f"“Table” has all {words.number(n)}."
    )


def answer(rows: Sequence[Row], measure: str, when: str) -> str:
    """The answer of the page: how many boards an exact rule marks, and how many are worth a
    question once it is allowed for that many were looked at."""
    there = [row for row in rows if row["n"] and not words.is_nothing(row["n"])]
    about = f"On {named.MEASURES[measure].in_sentence}, {when}:"
    if not there:
        return f"{about} no board has any cases."
    if not named.is_judged(measure):
        return (
            f"{about} **{words.count(len(there), 'board')}** with cases, side by side and unmarked."
        )
    low, high = counts_of([row["flag"] for row in there])
    few = sum(row["flag"] == "too_few" for row in there)
    if few == len(there):
        return f"{about} each board has **too few cases** to tell boards apart."
    worth = sum(row["fdr_flag"] is True for row in there)
    lead = (
        f"{about} of **{words.count(len(there), 'board')}** with cases, "
        f"**{_none(low)}** {'is' if low == 1 else 'are'} marked low and **{_none(high)}** high, "
        "each tested on its own (2.5% on a side)."
    )
    stand = "stands" if worth < 2 else "stand"
    tail = f" **{words.capital(_none(worth))}** {stand} out after allowing for the number of boards"
    if low + high > worth:
        compared = sum(row["fdr_flag"] is not None for row in rows)
        tail += f" compared ({words.number(compared)}), so some of these marks may be chance"
    else:
        tail += " compared"
    rest = f"; {words.count(few, 'board')} {'has' if few == 1 else 'have'} too few cases to tell."
    return lead + tail + (rest if few else ".")


def funnel_heading(flags: Sequence[object], *, adjusted: bool) -> str:
    """How many boards are marked, as a heading that claims no more than the marks do."""
    if not can_tell(flags):
        return TOO_FEW
    n = sum(counts_of(flags))
    if adjusted:
        counted = words.small(n) if n else "no"
        boards = "board is" if n < 2 else "boards are"
        return words.capital(f"{counted} {boards} marked once spread between boards is allowed for")
    if not n:
        return "No board is marked: none is past the limits of chance for one board"
    boards = "board is" if n == 1 else "boards are"
    return words.capital(f"{words.small(n)} {boards} marked{alone(n)}")


def funnel_sentence(rows: Sequence[Row], *, adjusted: bool) -> str:
    """Both sets of marks in one sentence, the one drawn first."""
    plain = counts_of([row["flag"] for row in rows])
    wide = counts_of([row["flag_adjusted"] for row in rows])
    if adjusted:
        return (
            f"Allowing for spread between boards, {_sides(wide)}. Against chance alone, "
            f"{_sides(plain)}."
        )
    return (
        f"Allowing for chance alone, {_sides(plain)}. Allowing for spread between "
        f"boards, {_sides(wide)}."
    )


def spread_sentence(row: Row, measure: str, differences: Differences) -> str:
    """Whether boards differ at all, by their test, and what allowing for spread does."""
    differ = whether_boards_differ(differences)
    if words.is_nothing(row["phi"]):
        return differ
    kind = named.kind_words(measure)
    if words.is_nothing(row["weight"]):
        return f"{differ} No spread between boards is estimated, so none is allowed for."
    unit = kind.unit(named.MEASURES[measure].cases).removesuffix("s")
    at = words.count(max(round(row["weight"]), 1), unit)
    return (
        f"{differ} Where spread is allowed for, a board’s own count weighs as much as all boards "
        f"together at {'less than ' if row['weight'] < 1 else ''}{at}."
    )


def whether_boards_differ(differences: Differences) -> str:
    """What a test of all boards at once lets one say."""
    if differences.verdict == "too_few":
        return "At most one board has cases, so none can be set against another."
    if not differences.is_told:
        return "A test of all boards together cannot tell whether they differ."
    return "Boards differ by more than chance, by one test of all of them together."


def question_heading(rows: Sequence[Row]) -> str:
    """How many boards are worth a question, calmly."""
    n_named = sum(row["fdr_flag"] is True for row in rows)
    if not n_named:
        return (
            "Too few cases for a board to stand out" if _none_can(rows) else "No board stands out"
        )
    boards = "board stands" if n_named == 1 else "boards stand"
    return words.capital(f"{words.small(n_named)} {boards} out among all compared")


def question_sentence(rows: Sequence[Row], measure: str) -> str:
    """What the list means, or that it is empty."""
    n_named = sum(row["fdr_flag"] is True for row in rows)
    if not n_named and _none_can(rows):
        return "With so few cases no board could stand out."
    if not n_named:
        low, high = counts_of([row["flag"] for row in rows])
        also = (
            f" Tested on their own, {words.small(low + high)} of them "
            f"{'is' if low + high == 1 else 'are'} marked. That is no contradiction: one board in "
            "twenty is marked by chance alone, and this list allows for how many were tested."
            if low + high
            else ""
        )
        return (
            "After allowing for the number of boards compared, none is further from the rest than "
            f"chance would bring. {MOVING_LINE}{also}"
        )
    return (
        f"On {named.MEASURES[measure].in_sentence} these are further from the rest than chance "
        "would bring among so many. Of boards listed in this way, at most one in ten on average "
        f"is listed by chance. {MOVING_LINE} A question, not a verdict."
    )


def _none_can(rows: Sequence[Row]) -> bool:
    """Whether no outcome of any of the boards could have been marked."""
    return not can_tell([row["flag"] for row in rows])


def family(rows: Sequence[Row]) -> str:
    """The family of comparisons over which the false discovery rate is held."""
    n = sum(row["fdr_flag"] is not None for row in rows)
    return (
        f"Comparisons: {words.count(n, 'board')} with cases × 1 measure × 1 period (all years "
        f"shown, put together) = {words.count(n, 'comparison')}. False discovery rate 10% "
        "(Benjamini and Hochberg on two-sided mid-p). Looking at several measures or "
        "periods adds comparisons."
    )


def intervals_sentence(rows: Sequence[Row], measure: str) -> str:
    """All boards together, as a measure for the rows."""
    counted_rows = [row for row in rows if not words.is_nothing(row["n"]) and row["x"] is not None]
    x, n = sum(row["x"] for row in counted_rows), sum(row["n"] for row in counted_rows)
    if not n:
        return "No board has any cases."
    return f"All boards together: {named.kind_words(measure).together(x, n)}."


def strip_heading(measure: str) -> str:
    """What the strip shows."""
    return f"{named.MEASURES[measure].label}, board by board and year by year"


def _sides(counts: tuple[int, int]) -> str:
    low, high = counts
    if not low and not high:
        return "no board is marked"
    n = low + high
    boards = "board is" if n == 1 else "boards are"
    both = f"{words.small(low)} low and {words.small(high)} high"
    side = f"{'both ' if n == 2 else 'all ' if n > 2 else ''}{'low' if low else 'high'}"
    return f"{words.small(n)} {boards} marked, {both if low and high else side}"


def _none(value: int) -> str:
    return words.small(value) if value else "none"
