"""Sentences of the publication page, made from the figures `cohort_outcomes`,
`publication_outcomes`, `durations` and `reports_online`. Bold marks what a reader should take
away (Markdown).

Long because a range is told beside every number of what is published in full.
"""

from datetime import date

from scr.base import words
from scr.figures.values import FigureRow
from scr.stats.intervals import wilson
from scr.text import estimate
from scr.text.change import YEAR_BEFORE
from scr.text.estimate import EndedBy
from scr.text.sentences import Row

OUTCOMES = (
    ("n_published_in_full", "published in full"),
    ("n_published_otherwise", "published otherwise"),
    ("n_completed_not_published", "completed and not published"),
    ("n_open", "open"),
    ("n_discontinued", "discontinued"),
)
"""What became of a review: the column that counts it and the word for it, as they are drawn."""

PANEL_ROWS = (
    ("n_received", "Reports received"),
    ("n_nonpublication_considered", "Non-publication considered"),
    ("n_agreed", "Agreed not to publish"),
    ("n_disagreed", "Disagreed"),
    ("n_anonymous", "Agreed anonymous publication"),
    ("n_summary", "Agreed publication of a summary"),
)
"""The rows of the panel's table, in the order of the parliamentary answer of March 2017."""

ANSWERS = ("No case against publishing", *(label for _, label in PANEL_ROWS[2:]))
"""What the panel said of a report that it received, as the parts of a year's bar."""

FORMS = (
    ("n_full", "In full"),
    ("n_redacted", "Redacted"),
    ("n_other_kind", "In another form"),
    ("n_redaction_unknown", "Not recorded"),
)
"""In what form a review was first published: the column that counts it and the word for it."""

PANEL_SINCE = "The panel was set up in June 2013."


def cohort_answer(row: Row, when: str, as_at: date, who: str) -> str:
    """What became of the reviews started in a year: every outcome, adding up to all of them."""
    started = row["n_initiated"]
    if not started:
        return f"{who} started no review in the {when}."
    whose = "started" if who == "Boards" else f"that {words.within(who)} started"
    rest = [
        f"{words.number(row[column])} {'still open' if column == 'n_open' else word}"
        for column, word in OUTCOMES[1:]
        if row[column]
    ]
    cohort = f"Of the **{words.count(started, 'review')}** {whose} in the {when}"
    if started == 1:
        cohort = f"Of the **one review** {whose} in the {when}"
    full = row["n_published_in_full"]
    verb = "was" if full == 1 and not row["n_redaction_unknown"] else "were"
    lead = f"{cohort}, **{in_full(row)} {verb} published in full** by {words.day(as_at)}"
    share = f" ({in_full_share(row)}{not_recorded(row['n_redaction_unknown'])})"
    return f"{lead}{share}; {words.listed(rest)}." if rest else f"{lead}{share}."


def in_full(row: Row, joined: str = "and") -> str:
    """How many were published in full: a number, or two where it is not recorded of some whether
    parts were removed: `between 223 and 268`."""
    most = row["n_published_in_full"]
    least = most - row["n_redaction_unknown"]
    if least == most:
        return words.number(most)
    ends = words.number(least), words.number(most)
    return " to ".join(ends) if joined == "to" else f"between {' and '.join(ends)}"


def in_full_share(row: Row) -> str:
    """The same as a share of all that were started: `48%`, `40% to 48%`."""
    most, started = row["n_published_in_full"], row["n_initiated"]
    ends = [words.percent(x / started) for x in (most - row["n_redaction_unknown"], most)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def as_drawn(row: Row) -> str:
    """How the chart counts reports of which it is not recorded whether parts were removed."""
    if not (unknown := row["n_redaction_unknown"]):
        return ""
    return (
        f"In the chart “published in full” includes the {words.small(unknown)} for which it is not "
        "recorded whether parts were removed."
    )


def not_recorded(unknown: int) -> str:
    """Why there are two numbers; empty where there is one."""
    if not unknown:
        return ""
    return f": for {words.number(unknown)} it is not recorded whether parts were removed"


def cohort_heading(row: Row, when: str) -> str:
    """How many of a year's reviews are published in any form, in round words."""
    if not row["n_initiated"]:
        return f"No review was started in the {when}"
    published = row["n_published_in_full"] + row["n_published_otherwise"]
    started = row["n_initiated"]
    lead = words.headline(published, started, "review", "are", f"started in the {when}")
    return f"{lead} published so far"


def cohort_change(now: Row, before: Row | None, before_when: str = YEAR_BEFORE) -> str:
    """How many were published in full of an earlier year's reviews, which have had more time;
    empty where there is none to compare."""
    if before is None or not now["n_initiated"] or not before["n_initiated"]:
        return ""
    started = words.number(before["n_initiated"])
    then = f"{in_full(before)} of {started} ({in_full_share(before)})"
    return f"{before_when} it was {then}, with more time to be published."


def panel_heading(row: Row, when: str) -> str:
    """How often the panel was asked about non-publication, in round words."""
    if not row["n_received"]:
        return f"The panel received no report in the {when}"
    asked = row["n_nonpublication_considered"]
    if not asked:
        return "No board asked the panel not to publish"
    received = row["n_received"]
    few = f"{words.number(asked)} of {words.count(received, 'report')}"
    share = few if received < words.FEW else words.in_ten(asked / received, "reports")
    return f"Boards asked the panel not to publish {share[:1].lower()}{share[1:]}"


def panel_sentence(row: Row, when: str) -> str:
    """What the panel was asked about non-publication in a year, and what it said."""
    received, considered = row["n_received"], row["n_nonpublication_considered"]
    if not received:
        return f"No report to the panel is dated in the {when}."
    lead = f"The panel received **{words.count(received, 'report')}** in the {when}"
    if not considered:
        return f"{lead} and considered non-publication of none of them."
    lower, upper = (float(end) for end in wilson(considered, received))
    parts = [
        f"agreed to {words.number(row['n_agreed'])}" if row["n_agreed"] else "",
        f"disagreed with {words.number(row['n_disagreed'])}" if row["n_disagreed"] else "",
        f"agreed anonymous publication of {words.number(row['n_anonymous'])}"
        if row["n_anonymous"]
        else "",
        f"agreed a summary of {words.number(row['n_summary'])}" if row["n_summary"] else "",
    ]
    return (
        f"{lead} and considered non-publication of **{words.number(considered)}** "
        f"({words.percent(considered / received)}, {words.interval(lower, upper)}): it "
        f"{words.listed([part for part in parts if part])}."
    )


def panel_compared(now: Row, before: Row | None, when: str, before_when: str = YEAR_BEFORE) -> str:
    """The same, and how often the panel was asked in an earlier year."""
    text = panel_sentence(now, when)
    if before is None or before["n_received"] is None:
        return text
    considered = words.number(before["n_nonpublication_considered"])
    received = words.count(before["n_received"], "report")
    return f"{text} {before_when} it considered non-publication of {considered} of {received}."


def no_report(labels: list[str]) -> str:
    """Which years are not in the table, as the panel received no report in them."""
    if not labels:
        return ""
    years = words.listed([words.year_short(label) for label in labels])
    return f"No report to the panel is dated in {years}. {PANEL_SINCE}"


def time_heading(row: FigureRow, by: EndedBy | None = None) -> str:
    """The share published by some time after completion, as a heading; where nothing was stopped
    by when half are or would be."""
    if not row["n_started"]:
        return "No review was completed in these years"
    half = estimate.of_stage(row, "published")
    if half.n_stopped and by is not None and by.share.value is not None:
        return f"{by.share.percent} of the completed reviews {by.were} published within {by.when}"
    return estimate.heading(half, "of the completed reviews")


def time_sentence(row: FigureRow, when: str, by: EndedBy | None = None) -> str:
    """How many are published, stopped and waiting; the share published by some time; by when half
    would be, if none were stopped."""
    if not row["n_started"]:
        return f"No completion is dated in the {when}."
    were = "was" if row["n_started"] == 1 else "were"
    lead = f"**{words.count(row['n_started'], 'review')}** {were} completed in the {when}"
    half = estimate.with_share(estimate.of_stage(row, "published"), by)
    return f"{lead}. {half} {words.capital(_waiting(row))}.{estimate.not_timed(row)}"


def _waiting(row: FigureRow) -> str:
    waiting, stopped = row["n_open"], row["n_stopped"]
    tail = f"**{words.number(waiting)}** {'is' if waiting == 1 else 'are'} not yet published"
    if waiting:
        oldest = "" if waiting == 1 else "the oldest "
        tail += f", {oldest}completed {words.duration(row['oldest_open_days'])} ago"
    if stopped:
        tail += ". A review is stopped when it is discontinued, or the panel agrees not to publish"
    return tail


def online_heading(row: Row) -> str:
    """How many of the published can no longer be read, as a heading."""
    gone = row["n_no_longer_online"]
    if not row["n_published"]:
        return "No review was first published in these years"
    if not gone:
        return "All published reports are still online, as far as is recorded"
    share = words.share_of(gone, row["n_published"])
    return f"{share} published reviews are no longer online"


def online_sentence(row: Row, when: str) -> str:
    """What was published in full, redacted or otherwise, and what is no longer online."""
    if not row["n_published"]:
        return f"No first publication is dated in the {when}."
    unknown = row["n_redaction_unknown"]
    most = {"n_published_in_full": row["n_full"] + unknown, "n_redaction_unknown": unknown}
    was = "was" if most["n_published_in_full"] == 1 and not unknown else "were"
    full = f"**{in_full(most)}** {was} published in full"
    why = f" ({not_recorded(unknown).removeprefix(': ')})" if unknown else ""
    kinds = [f"{full}{why}"] + [
        f"{words.number(row[column])} {kind}"
        for column, kind in (
            ("n_redacted", "only redacted"),
            ("n_other_kind", "without an overview report"),
        )
        if row[column]
    ]
    gone, early = row["n_no_longer_online"], row["n_withdrawn_early"]
    tail = "All are still online, as far as is recorded"
    if gone:
        are = "is" if gone == 1 else "are"
        tail = f"**{words.number(gone)}** {are} no longer online"
        of_them = f"{words.small(early) if early else 'none'} of them"
        if gone == 1:
            of_them = "and it was" if early else "but it was not"
        tail += f", {of_them} taken offline within 12 months"
    published = words.count(row["n_published"], "review")
    return f"Of **{published}** first published in the {when}, {words.listed(kinds)}. {tail}."
