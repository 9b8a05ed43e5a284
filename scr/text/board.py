"""Sentences of the board page, made from the figure `profile`. Bold marks what a reader should take
away (Markdown).

A mark is a test of one measure by its exact tail (`stats.outliers`). As many measures are looked
at, it is said how many chance alone would mark, and no board is called unlike the others."""

from collections.abc import Sequence
from datetime import date

from scr.base import terms, words
from scr.text.flag import alone
from scr.text.measure import MEASURES, amount, is_judged, with_limits
from scr.text.sentences import Row

MARKED, WITHIN, TOO_FEW, NOT_JUDGED = "marked", "within", "too_few", "not_judged"
MOST_LINES = 5
RULE = (
    "A value is marked when the exact chance of one so low, or so high, is at most 2.5% (past the "
    "95% limit) or 0.1% (past the 99.8% limit), were the board like all others."
)
MARKS = {flag: terms.label("flag", flag) for flag in ("low_998", "low_95", "high_95", "high_998")}


def kind_of(row: Row) -> str:
    """What can be said of the board on a measure: marked, within chance, too few, or not judged."""
    if not is_judged(str(row["measure"])):
        return NOT_JUDGED
    flag = row["flag"]
    if flag in MARKS:
        return MARKED
    return WITHIN if flag == "none" else TOO_FEW


def verdict(row: Row) -> str:
    """The same in a few words, at the end of a row."""
    kind = kind_of(row)
    if kind == MARKED:
        return MARKS[str(row["flag"])]
    if kind == WITHIN:
        return "no more than chance"
    if kind == NOT_JUDGED:
        return "not judged"
    return "too few to tell" if row["n"] else f"no {MEASURES[str(row['measure'])].cases}"


def kinds(rows: Sequence[Row]) -> dict[str, int]:
    """How many measures are of each kind; `rows` are the board's own."""
    counts = dict.fromkeys((MARKED, WITHIN, TOO_FEW, NOT_JUDGED), 0)
    for row in rows:
        counts[kind_of(row)] += 1
    return counts


def answer(rows: Sequence[Row], name: str, when: str) -> str:
    """The answer of the page: marked, within what chance allows, or nobody can tell yet."""
    n = kinds(rows)
    judged = n[MARKED] + n[WITHIN] + n[TOO_FEW]
    lead = f"In the {when}"
    if not judged:
        return f"{lead} {name} has no case on any measure that is tested."
    if n[MARKED]:
        sentence = (
            f"{lead} **{name} is marked** on **{words.small(n[MARKED])} of "
            f"{words.small(judged)} measures**{alone(n[MARKED])}"
        )
        rest = _rest(n)
        return f"{sentence}{f'; {rest}' if rest else ''}."
    if n[WITHIN] and n[TOO_FEW] > n[WITHIN]:
        within = "the one" if n[WITHIN] == 1 else f"the {words.small(n[WITHIN])}"
        return (
            f"{lead} **{name} has too few cases to tell** on {words.small(n[TOO_FEW])} of "
            f"{words.small(judged)} measures; on {within} with enough cases it is **not marked**: "
            "within what chance allows."
        )
    if n[WITHIN]:
        within = "one measure" if n[WITHIN] == 1 else f"{words.small(n[WITHIN])} measures"
        sentence = (
            f"{lead} **{name} is not marked**: on {within} with enough cases it is within what "
            "chance allows."
        )
        few = n[TOO_FEW]
        others = "the other one" if few == 1 else f"the other {words.small(few)}"
        return f"{sentence} On {others} there are **too few cases to tell**." if few else sentence
    return f"{lead} **{name} has too few cases to tell** on any of {words.small(judged)} measures."


def closed(day: date | None) -> str:
    """After the answer, of a board that is closed by the day of the picture; else empty."""
    return f" It closed on {words.day(day)} and is no longer a board." if day else ""


def _rest(n: dict[str, int]) -> str:
    parts = [f"on {words.small(n[WITHIN])} it is within what chance allows"] * bool(n[WITHIN])
    parts += [f"on {words.small(n[TOO_FEW])} there are too few cases to tell"] * bool(n[TOO_FEW])
    return ", and ".join(parts)


def sorted_out(rows: Sequence[Row]) -> str:
    """How many measures are of each kind, in a sentence that leaves none out."""
    n = kinds(rows)
    parts = [
        f"{words.small(n[kind])} {single if n[kind] == 1 else many}"
        for kind, single, many in (
            (MARKED, "is marked", "are marked"),
            (WITHIN, "is within what chance allows", "are within what chance allows"),
            (TOO_FEW, "has too few cases to tell", "have too few cases to tell"),
            (NOT_JUDGED, "is not judged", "are not judged"),
        )
        if n[kind]
    ]
    return f"Of {words.small(len(rows))} measures {words.listed(parts)}." if parts else ""


def beside(rows: Sequence[Row], group: str, n_members: int) -> str:
    """Whom the board is shown beside, and how many measures are of each kind."""
    return f"Beside **{group}** ({words.count(n_members, 'board')}). {sorted_out(rows)}".strip()


def stands_out(rows: Sequence[Row]) -> list[str]:
    """What is past the limits, the least likely first, at most five lines; each with its rule."""
    marked = sorted((row for row in rows if kind_of(row) == MARKED), key=_chance)
    return [_line(row) for row in marked[:MOST_LINES]]


def _chance(row: Row) -> float:
    return float(min(row["p_low"], row["p_high"]))


def _line(row: Row) -> str:
    measure = str(row["measure"])
    low = str(row["flag"]).startswith("low")
    level = "99.8%" if str(row["flag"]).endswith("998") else "95%"
    than = amount(measure, row["target"])
    return (
        f"**{MEASURES[measure].label}**: {with_limits(row)}, **{'lower' if low else 'higher'}** "
        f"than the {than} of the boards it is compared with. The chance of so "
        f"{'few' if low else 'many'} is {chance(_chance(row))}: past the {level} limit."
    )


def chance(p: float) -> str:
    """A small chance in words: `1 in 230`; never more exact than it is."""
    if p <= 0.0001:
        return "under 1 in 10,000"
    return f"1 in {words.number(round(1 / p))}"


def family(rows: Sequence[Row]) -> str:
    """How many measures were looked at, and what chance alone would bring among them."""
    n = kinds(rows)
    judged = n[MARKED] + n[WITHIN]
    looked = f"{words.capital(words.small(judged + n[TOO_FEW]))} measures were compared"
    if n[NOT_JUDGED]:
        looked += (
            f" (and {words.small(n[NOT_JUDGED])} over recommendations, which are not tested: "
            "recommendations in the same report are related)"
        )
    if not judged:
        return f"{looked}; none had enough cases to test."
    expected = sum(row["chance_of_flag"] for row in rows if kind_of(row) in (MARKED, WITHIN))
    more = n[MARKED] - MOST_LINES
    are = "is" if more == 1 else "are"
    also = f" {words.capital(words.small(more))} other{'s' * (more > 1)} {are} in the table."
    also = also if more > 0 else ""
    return (
        f"{looked}; {words.small(judged)} had enough cases to test. By chance we would expect "
        f"{_expected(expected)} to be marked.{also}"
    )


def _expected(value: float) -> str:
    return "next to none" if value < 0.05 else f"about {value:.1f}"


def nothing_stands_out(rows: Sequence[Row]) -> str:
    """Said where no measure is marked."""
    n = kinds(rows)
    if n[WITHIN] and n[TOO_FEW]:
        return (
            "Nothing stands out: where there are cases enough to tell, every value lies within "
            "what chance allows."
        )
    if n[WITHIN]:
        return "Nothing stands out: every value lies within what chance allows."
    return "Nothing can stand out yet: there are too few cases to test."


def heading(rows: Sequence[Row]) -> str:
    """The heading of what stands out."""
    n = kinds(rows)
    if n[MARKED]:
        measures = "measure is" if n[MARKED] == 1 else "measures are"
        return words.capital(f"{words.small(n[MARKED])} {measures} marked{alone(n[MARKED])}")
    return "Nothing stands out" if n[WITHIN] else "Too few cases for anything to stand out"
