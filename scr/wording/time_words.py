"""Sentences of the timeliness page, made from the figures `durations`, `standards`,
`open_reviews` and `agreed_delays`. Bold marks what a reader should take away (Markdown)."""

from scr import words
from scr.wording.flag_words import TOO_FEW
from scr.wording.sentences import Row, limits

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
    started = words.count(stage["n_started"], "review")
    if words.is_nothing(stage["median_days"]):
        half = f"Of the {started} started in the {when}, fewer than half are complete so far."
    else:
        spread = words.durations(stage["median_days_lower"], stage["median_days_upper"])
        half = (
            f"Half of the {started} started in the {when} are complete by "
            f"**{words.duration(stage['median_days'])}** ({spread})."
        )
    judged = standard["n_met"] + standard["n_failed"] if standard is not None else 0
    if standard is None or not judged:
        share = "None is past its limit of six months yet."
    else:
        share = (
            f"The guidance asks for six months: "
            f"**{words.share_of(standard['n_met'], judged)}** kept to it "
            f"({limits(standard, 'met_rate')})."
        )
    return f"{half} {share} {words.capital(words.number(stage['n_open']))} are still open."


def curve_heading(row: Row) -> str:
    """How much of the reviews was complete at six months, as a heading."""
    share = row["share"]
    if words.is_nothing(share):
        return "Too early to tell how many are complete at six months"
    return f"{words.in_ten(share)} reviews were complete at six months"


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
    return (
        f"**{words.count(total, 'review')}** {'is' if total == 1 else 'are'} open: "
        + words.listed([f"{n} for {BANDS[band]}" for band, n in bands.items()])
        + f". **{words.number(past_year)}** have been open for over a year; "
        f"{words.number(in_delay)} are in an agreed pause now."
    )


def delays_sentence(row: Row, when: str) -> str:
    """How many reviews were paused by agreement, and for how long altogether."""
    if not row["n_initiated"]:
        return f"No review was started in the {when}."
    return (
        f"Of the reviews started in the {when}, "
        f"**{words.share_of(row['n_with_delay'], row['n_initiated'])}** had an agreed delay "
        f"({limits(row, 'delay_rate')}), {words.number(row['delay_days'])} days altogether. "
        f"{words.number(row['n_running'])} are in one now."
    )


def boards_heading(n_flagged: int, *, can_tell: bool = True) -> str:
    """How many boards the exact rule marks for the share complete in time, as a heading;
    `can_tell` is false where every board has too few."""
    if not can_tell:
        return TOO_FEW
    if not n_flagged:
        return "No board completes more or fewer reviews in time than chance would explain"
    verb = "board completes" if n_flagged == 1 else "boards complete"
    return words.capital(
        f"{words.small(n_flagged)} {verb} more or fewer reviews in time than chance would explain"
    )


def boards_sentence(flags: list[str], n: list[int], when: str) -> str:
    """How many boards are marked on either side, and how many cannot be."""
    low = sum(flag.startswith("low") for flag in flags)
    high = sum(flag.startswith("high") for flag in flags)
    none = sum(not of for of in n)
    few = sum(flag == "too_few" for flag in flags) - none
    lead = (
        f"Of the reviews started in the {when}, **{words.small(low) if low else 'none'}** of the "
        f"boards completed fewer in time than expected and "
        f"**{words.small(high) if high else 'none'}** more."
    )
    if all(flag == "too_few" for flag in flags):
        lead = f"Of the reviews started in the {when} nobody can tell boards apart yet."
    tail = [f"{words.count(few, 'board')} had too few to tell"] if few else []
    tail += [f"{words.count(none, 'board')} had none due"] if none else []
    return f"{lead} {words.listed(tail)}." if tail else lead
