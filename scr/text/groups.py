"""The sentences of a figure by region or by board: how many there are, how many had nothing, how
many are hidden, and for shares whether the groups differ at all."""

from collections.abc import Sequence

from scr.base import words
from scr.figures.values import FigureRow, Share
from scr.stats.difference import several_shares

COUNTED = {
    "decisions": ("n_decisions", "decided no case"),
    "panel_scrutiny": ("n_considered", "had no decision that the panel looked at"),
    "initiations": ("n_initiated", "started no review"),
    "publication_outcomes": ("n_received", "sent the panel no report"),
    "cohort_outcomes": ("n_initiated", "started no review"),
    "recommendation_status": ("n_recommendations", "had no recommendation of a completed review"),
}
"""By figure the column of its cases, and what is said of a group that had none."""
SHARES = {
    "decisions": ("initiation_rate", "The share started"),
    "panel_scrutiny": ("agreed_rate", "The share agreed with"),
}
"""By figure the share that groups are set beside each other on, and what it is called."""

TOLD = {
    True: "more difference than chance alone would explain",
    False: "no clear difference",
}
"""What is said of groups, by whether a test of all of them tells them apart."""


def heading(title: str, by: str) -> str:
    """`Reviews started, by region`."""
    return f"{title}, by {by}"


def sentence(figure: str, by: str, rows: Sequence[FigureRow], when: str) -> str:
    """What a table of groups shows, of one year."""
    if not rows:
        return f"No row of the {when} is in this table."
    n = words.count(len({row["group_id"] for row in rows}), by)
    if figure not in COUNTED:
        return f"{n} in the {when}."
    column, nothing = COUNTED[figure]
    none = sum(row[column] == 0 for row in rows)
    hidden = sum(row[column] is None for row in rows)
    parts = [f"{words.small(none)} {nothing}"] if none else []
    parts += [f"the number of {words.small(hidden)} is hidden"] if hidden else []
    lead = f"Of {n} in the {when}, {words.listed(parts or ['each had some'])}."
    if by != "region" or figure not in SHARES:
        return lead
    share, name = SHARES[figure]
    return f"{lead} {spread([row.share(share) for row in rows], name)}".strip()


def spread(shares: Sequence[Share], name: str) -> str:
    """Between what the shares of all groups lie, and whether chance alone explains it; empty where
    one is hidden, or fewer than two have cases."""
    values = [share.value for share in shares if share.value is not None]
    if len(values) < 2 or any(share.n is None for share in shares):
        return ""
    recorded = [share for share in shares if share.value is not None]
    differences = several_shares(
        [share.x or 0 for share in recorded], [share.n or 0 for share in recorded]
    )
    low, high = words.percent(min(values)), words.percent(max(values))
    return f"{name} lay between {low} and {high}: {TOLD[differences.is_told]}."
