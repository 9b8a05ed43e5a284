"""The answer of the Data page: what the records amount to."""

from scr.base import words
from scr.cases.listings import totals
from scr.store import Snapshot

NOTHING = "Nothing has been imported yet: this page is where the records come in."


def answer(snapshot: Snapshot | None) -> str:
    """What the records amount to, as a sentence."""
    if snapshot is None:
        return NOTHING
    now = totals(snapshot)
    findings = words.count(now.n_findings, "finding") if now.n_findings else "no finding"
    stand = "stands" if now.n_findings in (0, 1) else "stand"
    out = "**every row** was imported"
    if now.n_quarantined:
        was = "was" if now.n_quarantined == 1 else "were"
        out = f"**{words.count(now.n_quarantined, 'row')}** {was} not imported"
    return (
        f"**{words.count(now.n_reviews, 'review')}** from "
        f"**{words.count(now.n_boards, 'board')}**, as at {words.day(now.as_at)}. "
        f"**{words.capital(findings)}** {stand}; {out}."
    )
