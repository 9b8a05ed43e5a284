"""The sentence of a table by region or by board. It ranks nobody, and says nothing of what is
hidden but how much it is."""

from scr.base import words
from scr.report.told import Told
from scr.stats.homogeneity import shares_differ
from scr.text import sentences
from scr.text.sentences import Trait

NOUNS = {"region": "region", "board": "board"}
TRAITS = {
    "decisions": (sentences.INITIATED, "The share started"),
    "panel_scrutiny": (sentences.AGREED, "The share agreed with"),
}
COUNTED = {
    "decisions": ("n_decisions", "decided no case"),
    "panel_scrutiny": ("n_considered", "had no decision that the panel looked at"),
    "initiations": ("n_initiated", "started no review"),
    "publication_outcomes": ("n_received", "sent the panel no report"),
    "cohort_outcomes": ("n_initiated", "started no review"),
    "recommendation_status": ("n_recommendations", "had no recommendation of a completed review"),
}


def say(figure: str, by: str, told: Told) -> str:
    """How many groups there are, how many had nothing, how many are hidden, and for shares that
    are all shown whether the groups differ at all."""
    groups = {row["group_id"] for row in told.now}
    n = words.count(len(groups), NOUNS[by])
    if figure not in COUNTED:
        return f"{n} in the {told.edition.when}."
    column, nothing = COUNTED[figure]
    none = sum(row[column] == 0 for row in told.now)
    gone = sum(row[column] is None for row in told.now)
    parts = [f"{words.small(none)} {nothing}"] if none else []
    parts += [f"the number of {words.small(gone)} is hidden"] if gone else []
    lead = f"Of {n} in the {told.edition.when}, {words.listed(parts or ['each had some'])}."
    return f"{lead} {_spread(figure, by, told)}".strip()


def _spread(figure: str, by: str, told: Told) -> str:
    if figure not in TRAITS or by != "region":
        return ""
    trait, named = TRAITS[figure]
    shown = [row for row in told.now if row[trait.rate] is not None]
    if len(shown) < 2 or any(row[trait.denominator] is None for row in told.now):
        return ""
    low, high = (words.percent(end(row[trait.rate] for row in shown)) for end in (min, max))
    p = _chance(shown, trait)
    told_apart = (
        "more difference than chance alone would explain"
        if p < sentences.DIFFERS
        else "no difference that the data can show"
    )
    return f"{named} lay between {low} and {high}: {told_apart}."


def _chance(rows: list[dict], trait: Trait) -> float:
    return shares_differ([r[trait.numerator] for r in rows], [r[trait.denominator] for r in rows])
