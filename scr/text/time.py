"""Sentences of the timeliness page, made from the figures `durations`, `standards`,
`open_reviews` and `agreed_delays`. Bold marks what a reader should take away (Markdown)."""

from datetime import date

from scr.base import words
from scr.text.flag import TOO_FEW
from scr.text.sentences import Row, limits

STAGES = {
    "notified_to_decision": "From notification to decision",
    "initiated_to_completed": "From start to completion",
    "completed_to_published": "From completion to publication",
    "initiated_to_published": "From start to publication",
    "incident_to_published": "From incident to publication",
}
STANDARDS = {
    "notify": "Board notified within 5 working days",
    "decide": "Decision within one month",
    "inform_panel": "Panel told of the decision in time",
    "complete": "Completed within six months",
    "panel_sees_report": "Panel sees the report a week before",
}
EDITIONS = {
    "wt2013": "Working Together 2013",
    "wt2015": "Working Together 2015",
    "panel2013": "The panel’s guidance of 2013",
    "all": "All editions",
}
BANDS = {
    "to_6_months": "up to six months",
    "6_to_12_months": "six to twelve months",
    "1_to_2_years": "one to two years",
    "over_2_years": "over two years",
}
REASONS = {
    "criminal_proceedings": "Criminal proceedings",
    "inquest": "Inquest",
    "family_court": "Family court",
    "parallel_review": "Another review",
    "hr_process": "Staff procedure",
    "report_quality": "Quality of reports",
    "other": "Other",
}
# A share of fewer moves by more than three points with a single case.
FEWER_THAN_TO_SAY = 30
# For where there is little room.
SHORT_REASONS = {
    "Criminal proceedings": "Criminal",
    "Another review": "Review",
    "Staff procedure": "Staff",
    "Quality of reports": "Reports",
}


def left_out(n: float, reason: str) -> str:
    """What a figure leaves out, as `words.left_out` has it, a standard by its name and not its
    code."""
    for code, name in STANDARDS.items():
        reason = reason.replace(f"of the standard {code} ", f"of the standard “{name}” ")
    return words.left_out(n, reason)


def median(row: Row) -> str:
    """The Kaplan-Meier median of a stage in words, or that it is not reached."""
    if not row["n_started"]:
        return "None started"
    if words.is_nothing(row["median_days"]):
        return "Not reached"
    return words.duration(row["median_days"])


def median_limits(row: Row) -> str:
    """The limits of the median, or what is known instead."""
    if not row["n_started"]:
        return ""
    if words.is_nothing(row["median_days"]):
        return "Fewer than half have ended so far"
    lower, upper = row["median_days_lower"], row["median_days_upper"]
    return f"95% limits {words.durations(lower, upper)}"


def still_open(row: Row) -> str:
    """How many of a stage are open, and the oldest."""
    if not row["n_open"]:
        return "None still open"
    return (
        f"**{words.number(row['n_open'])} still open**, the oldest "
        f"{words.duration(row['oldest_open_days'])}"
    )


def met(row: Row | None, limit: str) -> str:
    """The share judged that met a limit; says when none is due yet."""
    if row is None or not row["n_met"] + row["n_failed"]:
        return f"None due yet {limit}" if row is not None else ""
    judged = row["n_met"] + row["n_failed"]
    return f"**{words.share_of(row['n_met'], judged)}** {limit} ({limits(row, 'met_rate')})"


def completion_answer(stage: Row, standard: Row | None, when: str, who: str) -> str:
    """The answer of the page: how long reviews take, how many are in time, how many are open."""
    if not stage["n_started"]:
        return f"{who} started no review in the {when}."
    half = _half_complete(stage, when)
    judged = standard["n_met"] + standard["n_failed"] if standard is not None else 0
    if standard is None or not judged:
        share = "None is past its limit of six months yet."
    else:
        share = (
            f"The guidance asks for six months: "
            f"**{words.share_of(standard['n_met'], judged)}** kept to it "
            f"({limits(standard, 'met_rate')})."
        )
    return f"{half} {share} {words.are(stage['n_open'])} still open."


def _half_complete(stage: Row, when: str) -> str:
    n, is_reached = stage["n_started"], not words.is_nothing(stage["median_days"])
    if n == 1:
        lead = f"The one review started in the {when}"
        by = f"was complete by **{words.duration(stage['median_days'])}**" if is_reached else ""
        return f"{lead} {by or 'is not complete yet'}."
    started = f"the {words.count(n, 'review')} started in the {when}"
    if not is_reached:
        return f"Of {started}, fewer than half are complete so far."
    spread = words.durations(stage["median_days_lower"], stage["median_days_upper"])
    if spread == "not known":
        spread = "its limits cannot be told from so few"
    median = words.duration(stage["median_days"])
    return f"Half of {started} are complete by **{median}** ({spread})."


def curve_heading(row: Row) -> str:
    """How much of the reviews was complete at six months, as a heading."""
    share = row["share"]
    if words.is_nothing(share):
        return "Too early to tell how many are complete at six months"
    return f"{words.in_ten(share, 'reviews')} were complete at six months"


def curve_sentence(row: Row, limit: tuple[float, float, float], when: str, as_at: date) -> str:
    """The share complete at six months with its limits, the median, and how many are open."""
    started = f"**{words.count(row['n_started'], 'review')}** started in the {when}"
    share, lower, upper = limit
    if words.is_nothing(share):
        return f"{started}; too few are six months old to tell how many are complete by then."
    # Where none or all are complete the curve has no limits.
    between = "" if words.is_nothing(lower) else f" ({words.interval(lower, upper)})"
    half = (
        "fewer than half so far"
        if words.is_nothing(row["median_days"])
        else f"half by **{words.duration(row['median_days'])}**"
    )
    open_now = row["n_open"]
    still = (
        f"{words.are(open_now)} still open and {'counts' if open_now == 1 else 'count'} up to "
        f"{words.day(as_at)}."
        if open_now
        else "None is still open."
    )
    complete = f"**{words.percent(share)}** were complete at six months{between}"
    return f"Of {started}, {complete} and {half}. {still}"


def few(n: float) -> str:
    """The caution of small numbers beside a share of n, with a space after it; else empty."""
    if not 0 < n < FEWER_THAN_TO_SAY:
        return ""
    return f"Few cases: a single one moves the share by about {round(100 / n)} points. "


def open_heading(bands: dict[str, int]) -> str:
    """How many reviews have been open longest, as a heading."""
    if not sum(bands.values()):
        return "No review is open"
    for band in ("over_2_years", "1_to_2_years"):
        if bands[band]:
            over = "more than two years" if band == "over_2_years" else "one to two years"
            have = "review has" if bands[band] == 1 else "reviews have"
            return words.capital(f"{words.small(bands[band])} {have} been open for {over}")
    return "No review has been open for more than a year"


def open_sentence(bands: dict[str, int], in_delay: int) -> str:
    """How many reviews are open in each band of age, and how many are paused by agreement."""
    total = sum(bands.values())
    if not total:
        return "Every review that was started has been completed or discontinued."
    past_year = bands["1_to_2_years"] + bands["over_2_years"]
    old = f"**{words.number(past_year)}**" if past_year else "No review"
    return (
        f"**{words.count(total, 'review')}** {'is' if total == 1 else 'are'} open: "
        + words.listed([f"{n} for {BANDS[band]}" for band, n in bands.items() if n])
        + f". {old} {'has' if past_year < 2 else 'have'} been open for over a year; "
        f"{words.are(in_delay).lower()} in an agreed pause now."
    )


def delays_sentence(row: Row, when: str) -> str:
    """How many reviews were paused by agreement, and for how long altogether."""
    if not row["n_initiated"]:
        return f"No review was started in the {when}."
    return (
        f"Of the reviews started in the {when}, "
        f"**{words.share_of(row['n_with_delay'], row['n_initiated'])}** had an agreed delay "
        f"({limits(row, 'delay_rate')}), {words.count(row['delay_days'], 'day')} altogether. "
        f"{words.are(row['n_running'])} in one now."
    )


def boards_heading(flags: list[str]) -> str:
    """How many boards the exact rule marks for the share complete in time, and on which side,
    as a heading."""
    if all(flag == "too_few" for flag in flags):
        return TOO_FEW
    low, high = (sum(flag.startswith(side) for flag in flags) for side in ("low", "high"))
    n = low + high
    way = "fewer" if low and not high else "more" if high and not low else "more or fewer"
    boards = (
        "No board" if not n else words.capital(words.small(n)) + (" board" if n == 1 else " boards")
    )
    return f"{boards} completed {way} reviews in time than chance would explain"


def boards_sentence(flags: list[str], n: list[int], when: str) -> str:
    """How many boards are marked on either side, and how many cannot be."""
    low = sum(flag.startswith("low") for flag in flags)
    high = sum(flag.startswith("high") for flag in flags)
    none = sum(not of for of in n)
    few = sum(flag == "too_few" for flag in flags) - none
    sides = [
        f"**{words.small(n)}** {'board' if n == 1 else 'boards'} completed {way} in time than "
        "expected"
        for n, way in ((low, "fewer"), (high, "more"))
        if n
    ] or ["no board completed more or fewer in time than chance would explain"]
    lead = f"Of the reviews started in the {when}, {words.listed(sides)}."
    if all(flag == "too_few" for flag in flags):
        lead = f"Of the reviews started in the {when} nobody can tell boards apart yet."
    tail = [f"{words.count(few, 'board')} had too few to tell"] if few else []
    tail += [f"{words.count(none, 'board')} had none due"] if none else []
    return f"{lead} {words.listed(tail)}." if tail else lead
