"""One measure of one board in words: what can be said, and how long until more can be. Made from
the figure `profile`."""

from scr.base import words
from scr.text.board import MARKED, MARKS, NOT_JUDGED, TOO_FEW, WITHIN, chance, kind_of
from scr.text.measure import MEASURES, amount, counted, kind_words, with_limits
from scr.text.sentences import Row

HOW_LONG = (
    "Years are worked out from the board’s own cases a year and the fewest cases at which some "
    "outcome would lie past the 95% limit."
)


def too_few(row: Row, years: float) -> str:
    """How many years would have to be put together before anything could be told; empty where it
    can be told on both sides, or the measure is not judged."""
    if kind_of(row) == NOT_JUDGED:
        return ""
    measure = str(row["measure"])
    return kind_words(measure).too_few(row, MEASURES[measure].cases, years)


def detail(row: Row, name: str, years: float) -> str:
    """One measure in a sentence: the value, what it is set against, what can be said."""
    measure = str(row["measure"])
    what = MEASURES[measure].in_sentence
    if words.is_nothing(row["value"]):
        return f"{name} has {counted(row)} to go by for {what}. {too_few(row, years)}".strip()
    lead = f"For {what} {name} has **{with_limits(row)}**."
    kind = kind_of(row)
    if kind == NOT_JUDGED:
        return (
            f"{lead} Recommendations in the same report are related, so no board is tested on it."
        )
    if words.is_nothing(row["target"]):
        return f"{lead} No other board has a case to compare it with."
    than = amount(measure, row["target"])
    chances = (
        f"The chance of so few is {_p(row['p_low'])}, of so many {_p(row['p_high'])}, if it were "
        f"like the boards it is compared with ({than})"
    )
    judgement = {
        MARKED: f"{chances}: {MARKS.get(str(row['flag']), '')}.",
        WITHIN: f"{chances}: no more than chance would bring.",
        TOO_FEW: "",
    }[kind]
    return " ".join(part for part in (lead, judgement, too_few(row, years)) if part)


def _p(p: float) -> str:
    return words.percent(p) if p >= 0.005 else chance(p)
