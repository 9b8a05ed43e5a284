"""How clear reports are over the years, in words, from the figure `quality` by period."""

from collections.abc import Sequence

from scr.base import words
from scr.stats.homogeneity import shares_differ
from scr.text.quality import DIFFERS, QUESTIONS, trait
from scr.text.sentences import Row


def over_years(rows: Sequence[Row]) -> str:
    """For each question how the share moved over the years, and whether by more than chance."""
    told = []
    for question, label in QUESTIONS.items():
        of = trait(question)
        known = [row for row in rows if row[of.denominator]]
        if len(known) < 2:
            continue
        p = shares_differ([r[of.numerator] for r in known], [r[of.denominator] for r in known])
        way = "more change than chance would explain" if p < DIFFERS else "no change to be seen"
        ends = _ends([(row["group_name"], row[of.rate]) for row in known])
        told.append(f"**{label}**: {ends}, {way}.")
    if not told:
        return "There is only one year to show, so nothing to set it against."
    return f"Over the years shown, the share of reports that are clear. {' '.join(told)}"


def _ends(years: Sequence[tuple[str, float]]) -> str:
    """The lowest and the highest share with their years, so that a fall does not read as a rise;
    of two years simply both."""
    said = [(words.year_short(name), words.percent(share), share) for name, share in years]
    if len({share for _, share, _ in said}) == 1:
        return f"{said[0][1]} in each year"
    if len(said) == 2:
        return f"{said[0][1]} in {said[0][0]} and {said[1][1]} in {said[1][0]}"
    low, high = (end(said, key=lambda one: one[2]) for end in (min, max))
    return f"lowest in {low[0]} ({low[1]}), highest in {high[0]} ({high[1]})"
