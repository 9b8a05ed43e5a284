"""Sentences about standards and agreed delays: how many kept to a limit, and whether regions
differ. Bold marks what a reader should take away (Markdown)."""

from collections.abc import Sequence

from scr.base import words
from scr.stats.homogeneity import shares_differ
from scr.text.sentences import DIFFERS, Row

# What is due under each standard, the verb, and what keeping to it means.
_DUE = {
    "notify": ("notification", "made within 5 working days"),
    "decide": ("decision", "made within one month"),
    "inform_panel": ("decision", "told to the panel in time"),
    "complete": ("review", "complete within six months"),
    "panel_sees_report": ("report", "kept back for the week that the panel has"),
}
_JUDGED = (
    "Only what is past its limit day is judged, so that early finishers do not flatter a recent "
    "year."
)
CAUTIONS = {
    "notify": "An incident that nobody notified is not in the data, so this says nothing of it.",
    "panel_sees_report": "A report that was not published at all has kept to this. No time is set "
    "from completion to publication: nothing is late there.",
}


def caution(standard: str) -> str:
    """What to mind about a standard, at the point of use."""
    return CAUTIONS.get(standard, _JUDGED)


def heading(standard: str, met: int, judged: int) -> str:
    """How many kept to a standard, as a heading."""
    noun, kept = _DUE[standard]
    if not judged:
        return f"No {noun} is past its limit day"
    more = "to the panel" if standard == "panel_sees_report" else "due"
    return f"{words.headline(met, judged, noun, 'were', more)} {kept}"


def sentence(rows: Sequence[Row], when: str) -> str:
    """Kept, not yet due and left out, over the years shown; net of agreed delays where known."""
    met, failed, due, out = (
        sum(int(row[name]) for row in rows)
        for name in ("n_met", "n_failed", "n_not_yet_due", "n_left_out")
    )
    lead = (
        f"Of those whose limit day has passed, **{words.share_of(met, met + failed)}** kept to it "
        f"in the {when}."
        if met + failed
        else f"No limit day of the {when} has passed."
    )
    rest = f"{words.are(due)} not yet due; {words.are(out).lower()} left out (said below)."
    return f"{lead} {rest}{_net(rows)}"


def _net(rows: Sequence[Row]) -> str:
    known = [row for row in rows if not words.is_nothing(row["n_met_net"])]
    judged = sum(row["n_met_net"] + row["n_failed_net"] for row in known)
    if not judged:
        return ""
    met = sum(row["n_met_net"] for row in known)
    return f" Net of agreed delays it was **{words.share_of(met, judged)}**."


def regions_heading(rows: Sequence[Row]) -> str:
    """Whether regions differ in how many of their reviews were paused by agreement."""
    told = [row for row in rows if row["n_initiated"]]
    if not told:
        return "No review was started in these years"
    if len(told) == 1:
        return f"Agreed delays in {told[0]['group_name']}"
    p = shares_differ([r["n_with_delay"] for r in told], [r["n_initiated"] for r in told])
    if words.is_nothing(p):
        return "Agreed delays by region: nothing to tell apart"
    differ = "differ" if p < DIFFERS else "do not differ"
    return f"Regions {differ} in agreed delays by more than chance would explain"


def regions_sentence(rows: Sequence[Row], when: str) -> str:
    """How many reviews were paused by agreement, and the range over regions."""
    told = [row for row in rows if row["n_initiated"]]
    if not told:
        return f"No review was started in the {when}."
    delayed, started = (sum(int(row[n]) for row in told) for n in ("n_with_delay", "n_initiated"))
    lead = (
        f"Of the reviews started in the {when}, **{words.share_of(delayed, started)}** were paused "
        "by agreement"
    )
    if len(told) == 1:
        return f"{lead}."
    low, high = (words.percent(end(r["delay_rate"] for r in told)) for end in (min, max))
    return f"{lead}; by region between {low} and {high}."
