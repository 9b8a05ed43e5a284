"""The sentence of each table, made from its answer, so that it cannot disagree with it. Plain text.

Figures that other pages show are said in the words of those pages.

Long because every figure of the report has its sentence here.
"""

from collections.abc import Callable, Mapping
from typing import Any

from scr.base import words
from scr.report.told import Told
from scr.text import publication as publication_words
from scr.text import sentences
from scr.text import time as time_words
from scr.text.sentences import Row, Trait

WHO = "Boards"
JUDGED = Trait("n_met", "n_judged", "met_rate")
DELAYED = Trait("n_with_delay", "n_initiated", "delay_rate")
CLEAR = ("what_happened", "why", "action")
CLEAR_WORDS = {"what_happened": "what happened", "why": "why", "action": "what to do"}


def say(figure: str, by: str, told: Told) -> str:
    """The sentence of one table, without marks of bold type."""
    if not told.now:
        return f"No row of the {told.edition.when} is in this table."
    return _SAID[figure](told).replace("**", "").strip()


def _decisions(told: Told) -> str:
    edition = told.edition
    return sentences.decisions_answer(
        told.year, told.year_before, edition.when, WHO, edition.before_when
    )


def _initiations(told: Told) -> str:
    edition = told.edition
    return sentences.rate_sentence(
        told.year, told.year_before, edition.when, WHO, edition.before_when
    )


def _panel(told: Told) -> str:
    edition = told.edition
    return sentences.panel_answer(told.year, told.year_before, edition.when, edition.before_when)


def _nonpublication(told: Told) -> str:
    text = publication_words.panel_sentence(told.year, told.edition.when)
    before = told.year_before
    if before is None:
        return text
    considered = f"{words.number(before['n_nonpublication_considered'])} of "
    return (
        f"{text} {told.edition.before_when} it considered non-publication of {considered}"
        f"{words.count(before['n_received'], 'report')}."
    )


def _standards(told: Told) -> str:
    rows = [judged(row) for row in told.now]
    parts = [f"{_rule(row, rows)}, {_limited(row, JUDGED)}" for row in rows if row["n_judged"]]
    if not parts:
        return f"Nothing that began in the {told.edition.when} is due yet."
    text = f"Of what began in the {told.edition.when} and is due, in time: {'; '.join(parts)}."
    now = next((row for row in rows if row["standard_id"] == "complete"), None)
    before = next((judged(r) for r in told.before if r["standard_id"] == "complete"), None)
    if now is None or before is None:
        return text
    change = sentences.compared(now, before, JUDGED, told.edition.before_when)
    return f"{text} Completed within six months: {change[:1].lower() + change[1:]}"


def _rule(row: Row, rows: list[dict[str, Any]]) -> str:
    """A standard's name; of several editions in one year, which."""
    name = _uncapital(time_words.STANDARDS[row["standard_id"]])
    twice = sum(other["standard_id"] == row["standard_id"] for other in rows) > 1
    return f"{name} ({_uncapital(time_words.EDITIONS[row['edition']])})" if twice else name


def _uncapital(text: str) -> str:
    """A name in the middle of a sentence; a title keeps its capitals."""
    return text if text.startswith("Working") else text[:1].lower() + text[1:]


def judged(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a standard with how many are judged."""
    return {**row, "n_judged": row["n_met"] + row["n_failed"]}


def _durations(told: Told) -> str:
    stages = {row["stage"]: row for row in told.now}
    text = time_words.completion_answer(
        stages["initiated_to_completed"], None, told.edition.when, WHO
    ).replace(" None is past its limit of six months yet.", "")
    before = {row["stage"]: row for row in told.before}.get("initiated_to_completed")
    if before is None or not before["n_started"]:
        return text
    if words.is_nothing(before["median_days"]):
        return f"{text} {told.edition.before_when} fewer than half are complete."
    limits = words.durations(before["median_days_lower"], before["median_days_upper"])
    median = words.duration(before["median_days"])
    return f"{text} {told.edition.before_when} it was {median} ({limits})."


def _open(told: Told) -> str:
    bands = {row["age_band"]: int(row["n_open"]) for row in told.now}
    return time_words.open_sentence(bands, sum(int(row["n_in_delay"]) for row in told.now))


def _delays(told: Told) -> str:
    now = next(row for row in told.now if row["reason"] is None)
    before = next((row for row in told.before if row["reason"] is None), None)
    text = time_words.delays_sentence(now, told.edition.when)
    return f"{text} {sentences.compared(now, before, DELAYED, told.edition.before_when)}"


def _cohort(told: Told) -> str:
    text = publication_words.cohort_answer(told.year, told.edition.when, told.edition.as_at, WHO)
    text = f"{text} {publication_words.unknown_redaction(told.year)}".strip()
    before = told.year_before
    if before is None or not before["n_initiated"]:
        return text
    of = words.share_of(before["n_published_in_full"], before["n_initiated"])
    return f"{text} {told.edition.before_when} it was {of}, with more time to be published."


def _online(told: Told) -> str:
    return publication_words.online_sentence(told.year, told.edition.when)


def _quality(told: Told) -> str:
    now = next((row for row in told.now if row["assessor"] == "panel"), told.now[0])
    before = next((row for row in told.before if row["assessor"] == now["assessor"]), None)
    who = {"panel": "the panel", "ofsted": "Ofsted"}.get(now["assessor"], now["assessor"])
    if not now["n_assessed"]:
        return f"No assessment by {who} is dated in the {told.edition.when}."
    parts = [
        f"{CLEAR_WORDS[part]} was clear in {_limited(now, clear(part))}"
        for part in CLEAR
        if now[f"n_graded_{part}"]
    ]
    graded = words.count(now["n_assessed"], "report")
    text = f"Of {graded} that {who} assessed in the {told.edition.when}, {words.listed(parts)}."
    change = sentences.compared(now, before, clear("why"), told.edition.before_when)
    return f"{text} Why: {change[:1].lower() + change[1:]}" if change else text


def clear(part: str) -> Trait:
    """The share clear on one of the three questions."""
    return Trait(f"n_clear_{part}", f"n_graded_{part}", f"clear_rate_{part}")


def _status(told: Told) -> str:
    row = told.year
    if not row["n_recommendations"]:
        return "No recommendation of a completed review is recorded."
    shown = row["n_effect"] + row["n_verified"] + row["n_evidenced"]
    accepted = (
        f" Of those responded to, {words.percent(row['accepted_rate'])} were accepted in full or "
        f"in part{_in_brackets(row, 'accepted_rate')}."
        if not words.is_nothing(row["accepted_rate"])
        else ""
    )
    return (
        f"Of {words.count(row['n_recommendations'], 'recommendation')} (each addressee once) of "
        f"{words.count(row['n_reviews'], 'completed review')}, {words.number(shown)} {_is(shown)} "
        f"shown to be done by evidence or better, and {words.number(row['n_claimed'])} more "
        f"{_is(row['n_claimed'])} said to be. {words.number(row['n_overdue'])} "
        f"{_is(row['n_overdue'])} overdue; of {words.number(row['n_no_record'])} nothing is "
        f"recorded.{accepted}"
    )


def _due(told: Told) -> str:
    row = told.year
    if not row["n_due"]:
        return f"No recommendation was due in the {told.edition.when}."
    text = (
        f"Of {words.count(row['n_due'], 'recommendation')} due in the {told.edition.when}, "
        f"{words.number(row['n_evidenced_on_time'])} had evidence of being done on time "
        f"({words.percent(row['evidenced_on_time_rate'])}"
        f"{_in_brackets(row, 'evidenced_on_time_rate', ', ')}) and "
        f"{words.number(row['n_done_on_time'])} {_was(row['n_done_on_time'])} said to be."
    )
    before = told.year_before
    if before is None or not before["n_due"]:
        return text
    trait = Trait("n_evidenced_on_time", "n_due", "evidenced_on_time_rate")
    return f"{text} {told.edition.before_when} evidence was there for {_limited(before, trait)}."


def _follow(told: Told) -> str:
    row = told.year
    lead = (
        f"Of {words.count(row['n_recommendations'], 'recommendation')} of reviews completed in "
        f"the {told.edition.when}"
    )
    known = [
        f"after {days} days {words.percent(row[f'evidenced_{days}'])} were evidenced"
        f"{_in_brackets(row, f'evidenced_{days}')} and {words.percent(row[f'claimed_{days}'])} "
        f"claimed{_in_brackets(row, f'claimed_{days}')}"
        for days in (183, 365, 730)
        if not words.is_nothing(row[f"evidenced_{days}"])
    ]
    if not known:
        return f"{lead}, too few have been followed long enough to say."
    return f"{lead}, {words.listed(known)}."


def _recurrence(told: Told) -> str:
    back = [row for row in told.now if row["n_boards_repeating"]]
    if not back:
        return f"No theme came back at a board among reviews of the {told.edition.when}."
    most = max(back, key=lambda row: (row["n_boards_repeating"], str(row["theme"])))
    trait = Trait("n_boards_repeating", "n_boards", "repeating_rate")
    n_back = "all" if len(back) == len(told.now) > 1 else words.small(len(back))
    return (
        f"{words.capital(n_back)} of {words.count(len(told.now), 'theme')} came "
        f"back at a board in the {told.edition.when}. At most boards: {most['theme']}, "
        f"at {_limited(most, trait)}."
    )


def _challenges(told: Told) -> str:
    def whole(rows: list[dict[str, Any]]) -> Row | None:
        every = (row for row in rows if row["raised_by"] is None and row["subject"] is None)
        return next(every, None)

    now, before = whole(told.now), whole(told.before)
    if now is None or not now["n_raised"]:
        return f"No challenge was raised in the {told.edition.when}."
    text = (
        f"{words.count(now['n_raised'], 'challenge')} {_was(now['n_raised'])} raised in the "
        f"{told.edition.when}; {words.number(now['n_replied'])} {_was(now['n_replied'])} replied "
        f"to, and the reply to {words.number(now['n_reply_overdue'])} is overdue."
    )
    if not words.is_nothing(now["median_days"]):
        limits = words.durations(now["median_days_lower"], now["median_days_upper"])
        text += f" Half were replied to within {words.duration(now['median_days'])} ({limits})."
    if before is not None:
        n = before["n_raised"]
        text += f" {told.edition.before_when} {words.number(n)} {_was(n)} raised."
    return text


def _is(n: float) -> str:
    return "is" if n == 1 else "are"


def _was(n: float) -> str:
    return "was" if n == 1 else "were"


def _limited(row: Row, trait: Trait) -> str:
    of = f"{words.number(row[trait.numerator])} of {words.number(row[trait.denominator])}"
    return f"{of} ({words.percent(row[trait.rate])}{_in_brackets(row, trait.rate, ', ')})"


def _in_brackets(row: Row, rate: str, joint: str = "") -> str:
    """The limits of a share: in brackets, or after a comma; nothing where there are none."""
    if words.is_nothing(row[f"{rate}_lower"]) or words.is_nothing(row[f"{rate}_upper"]):
        return ""
    limits = sentences.limits(row, rate)
    return f"{joint}{limits}" if joint else f" ({limits})"


_SAID: dict[str, Callable[[Told], str]] = {
    "decisions": _decisions,
    "initiations": _initiations,
    "panel_scrutiny": _panel,
    "publication_outcomes": _nonpublication,
    "standards": _standards,
    "durations": _durations,
    "open_reviews_by_age": _open,
    "agreed_delays": _delays,
    "cohort_outcomes": _cohort,
    "reports_online": _online,
    "quality": _quality,
    "recommendation_status": _status,
    "recommendations_due": _due,
    "follow_through": _follow,
    "recurrence": _recurrence,
    "challenges": _challenges,
}
