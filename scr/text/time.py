"""Sentences about time, made from the figures `durations`, `standards` and
`open_reviews_by_age`. Bold marks what a reader should take away (Markdown).

Long because medians, shares by a day and standards of every stage are told here alike.
"""

import math
from datetime import date

from scr.base import terms, words
from scr.figures.values import FigureRow, Share
from scr.stats.survival import is_flattering
from scr.text import estimate
from scr.text.change import YEAR_BEFORE
from scr.text.estimate import EndedBy, Half
from scr.text.flag import TOO_FEW, alone, can_tell, counts_of, sides

# Words for codes stand in queries/reference/terms.csv; here they are by code, for who looks up.
STAGES = terms.labels("stage")
STANDARDS = terms.labels("standard")
EDITIONS = terms.labels("edition")
REASONS = terms.labels("delay_reason")
BANDS = {code: term.running for code, term in terms.terms("age_band").items()}
# A share of fewer moves by more than three points with a single case.
FEWER_THAN_TO_SAY = 30


def left_out(n: float, reason: str) -> str:
    """What a figure leaves out, as `words.left_out` has it, a standard by its name and not its
    code."""
    for code, name in STANDARDS.items():
        reason = reason.replace(f"of the standard {code} ", f"of the standard “{name}” ")
    return words.left_out(n, reason)


def tile_label(row: FigureRow, label: str, by: EndedBy | None) -> str:
    """A stage's tile: its name, and what the value is."""
    half = estimate.of_stage(row, "")
    if _has_share(half, by):
        return f"{label}: ended within {by.when if by else ''}"
    if not half.is_told:
        return f"{label}: ended so far"
    return f"{label}: median" if half.is_count else f"{label}: median, estimated"


def tile_value(row: FigureRow, by: EndedBy | None) -> str:
    """The share that has ended by a day where some were stopped; else the median, or how many have
    ended where too few have."""
    half = estimate.of_stage(row, "")
    if not half.n:
        return "None started"
    if by is not None and _has_share(half, by):
        return by.share.percent
    if half.is_told:
        return half.days.written
    return f"{words.number(half.n_ended)} of {words.number(half.n)}"


def tile_limits(row: FigureRow, by: EndedBy | None) -> str:
    """The limits of the tile's value, and whether it is an estimate."""
    half = estimate.of_stage(row, "")
    if by is not None and _has_share(half, by):
        return f"95% limits {by.share.limits or 'not known'}; stopped reviews count as never ended"
    if not half.is_told:
        return "Too few to estimate a median" if half.n else ""
    return f"95% limits {half.days.limits or 'not known'}"


def tile_below(row: FigureRow, by: EndedBy | None) -> tuple[str, ...]:
    """What stands below: the median if none were stopped, and the caution of few cases."""
    half = estimate.of_stage(row, "over")
    below = estimate.below(half) if _has_share(half, by) else ""
    return tuple(line for line in (below, estimate.few(half).strip()) if line)


def _has_share(half: Half, by: EndedBy | None) -> bool:
    return bool(half.n_stopped) and by is not None and by.share.value is not None


def still_open(row: FigureRow, waiting: str = "still open") -> str:
    """How many of a stage are open, and the oldest; `waiting` is what they are."""
    if not row["n_open"]:
        return f"None {waiting}"
    return (
        f"**{words.number(row['n_open'])} {waiting}**, the oldest "
        f"{words.duration(row['oldest_open_days'])}"
    )


def met(row: FigureRow | None, limit: str) -> str:
    """The share judged that met a limit; says when none is due yet."""
    if row is None:
        return ""
    share = row.share("met_rate")
    return f"**{share.written}** {limit} ({share.limits})" if share.n else f"None due yet {limit}"


def completion_answer(
    stage: FigureRow, standard: FigureRow | None, when: str, who: str, by: EndedBy | None = None
) -> str:
    """The answer of the page: how long reviews take, how many are in time, how many are open."""
    if not stage["n_started"]:
        return f"{who} started no review in the {when}."
    share = None if standard is None else standard.share("met_rate")
    if share is None or not share.n:
        in_time = "None has reached its limit of six months yet."
    else:
        in_time = (
            f"Of those past their limit day, **{share.written}** were complete within six months "
            f"({share.limits})."
        )
    half = _half_complete(stage, when, by)
    text = f"{half} {in_time} {words.are(stage['n_open'])} still open.{estimate.not_timed(stage)}"
    return f"{text} {few_times(stage)}".strip()


def few_times(stage: FigureRow) -> str:
    """The caution of a median from few cases, with a space after it; else empty."""
    return estimate.few(estimate.of_stage(stage, ""))


def stages_heading(stage: FigureRow, when: str, by: EndedBy | None = None) -> str:
    """How many of the reviews started are complete by when, as a heading."""
    if not stage["n_started"]:
        return f"No review was started in the {when}"
    half = estimate.of_stage(stage, "complete")
    if by is not None and _has_share(half, by):
        share = f"{by.share.percent} of the reviews started in the {when}"
        return f"{share} {by.were} complete within {by.when}"
    if not half.is_told:
        noun = "review" if half.n == 1 else "reviews"
        are = "is" if half.n_ended == 1 else "are"
        counted = f"{words.number(half.n_ended)} of {words.number(half.n)} {noun}"
        return f"{counted} started in the {when} {are} complete so far"
    return estimate.heading(half, f"of the reviews started in the {when}")


def stages_sentence(
    stage: FigureRow,
    before: FigureRow | None,
    when: str,
    who: str,
    before_when: str = YEAR_BEFORE,
    by: EndedBy | None = None,
    before_by: EndedBy | None = None,
) -> str:
    """By when half of the reviews started are or would be complete, how many are open, and what it
    was in an earlier year: where some were stopped, the share complete by a day, with a test."""
    if not stage["n_started"]:
        return f"{who} started no review in the {when}."
    text = f"{_half_complete(stage, when, by)} {words.are(stage['n_open'])} still open."
    if before is None or not before["n_started"]:
        return text
    was = estimate.of_stage(before, "complete")
    if was.n_stopped or estimate.of_stage(stage, "complete").n_stopped:
        compared = estimate.ended_before(by, before_by, before_when)
        return f"{text} {compared or f'{before_when}: {was.so_far}.'}"
    if not was.is_told:
        return f"{text} {before_when}: {was.so_far}."
    half_words = "half were complete" if was.is_count else "we estimate half would be complete"
    limits = was.days.limits or "limits not known"
    return f"{text} {before_when}: {half_words} within {was.days.written} ({limits}); {was.so_far}."


def _half_complete(stage: FigureRow, when: str, by: EndedBy | None) -> str:
    half = estimate.of_stage(stage, "complete")
    if half.n == 1:
        lead = f"The one review started in the {when}"
        if half.n_ended and half.days.written:
            return f"{lead} was complete within **{half.days.written}**."
        return f"{lead} was stopped." if half.n_stopped else f"{lead} is not complete yet."
    started = f"{words.count(half.n, 'review')} were started in the {when}"
    return f"{started}. {estimate.with_share(half, by)}"


def curve_heading(at_limit: EndedBy) -> str:
    """How much of the reviews was, or at this rate would be, complete at six months."""
    if at_limit.share.value is None:
        return "Too early to tell how many are complete within six months"
    share = words.in_ten(at_limit.share.value, "reviews")
    return f"{share} {at_limit.were} complete within six months"


def curve_sentence(row: FigureRow, at_limit: EndedBy, when: str, as_at: date) -> str:
    """The share complete at six months with its limits, those stopped counted as never; by when
    half would be; how many are open."""
    if not row["n_started"]:
        return f"No review was started in the {when}."
    started = f"**{words.count(row['n_started'], 'review')}** started in the {when}"
    share = at_limit.share
    if share.value is None:
        return f"{started}; too few are six months old to tell how many are complete by then."
    # Where none or all are complete the curve has no limits.
    between = f" ({share.limits})" if share.limits else ""
    half = estimate.sentence(estimate.of_stage(row, "complete"))
    open_now = row["n_open"]
    still = (
        f"{words.are(open_now)} still open and {'counts' if open_now == 1 else 'count'} up to "
        f"{words.day(as_at)}."
        if open_now
        else "None is still open."
    )
    estimated = "we estimate that " if at_limit.is_estimate else ""
    complete = f"{estimated}**{share.percent}** {at_limit.were} complete within six months{between}"
    return f"Of {started}, {complete}. {half} {still}"


def ended_alone(row: FigureRow) -> str:
    """What completed reviews alone would say; empty where it does not flatter, as none is open or
    it is not the smaller."""
    alone, half = row.days("completed_only_median_days"), row.days()
    own, of_all = (math.nan if days.value is None else days.value for days in (alone, half))
    if not is_flattering(own, of_all, row["n_open"] or 0):
        return ""
    return (
        f"The median of completed reviews alone, {alone.written}, would mislead: it leaves out the "
        "slow reviews that are still open."
    )


def few(n: float | None) -> str:
    """The caution of small numbers beside a share of n, with a space after it; else empty."""
    if not n or n >= FEWER_THAN_TO_SAY:
        return ""
    return f"Few cases: a single one moves the share by about {round(100 / n)} points. "


def open_over_heading(n: int, over: str) -> str:
    """How many reviews have been open for longer than is chosen, as a heading; `over` is a code of
    the terms `open_over`."""
    have = "review has" if n < 2 else "reviews have"
    return words.capital(
        f"{words.small(n)} {have} been open for {terms.running('open_over', over)}"
    )


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


def oldest_shown(n_shown: int, n: int) -> str:
    """That the oldest are shown and not all; empty where all are."""
    return f"Shown: the {n_shown} oldest of {words.number(n)}." if n_shown < n else ""


def boards_together(together: Share) -> str:
    """How many of all boards' reviews past their limit day were complete by it."""
    return (
        f"All boards together: **{together.written}** of the reviews past their limit day were "
        "complete by it."
    )


def boards_shown(n_shown: int, n: int) -> str:
    """That the boards with most such reviews are shown and not all; empty where all are."""
    if n_shown >= n:
        return ""
    return f"The {n_shown} boards with the most such reviews, A to Z; “Table” has all."


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
        f"{words.are(in_delay).lower()} paused now."
    )


def boards_heading(flags: list[str]) -> str:
    """How many boards the exact rule marks for the share complete in time, as a heading."""
    if not can_tell(flags):
        return TOO_FEW
    n = sum(counts_of(flags))
    if not n:
        return "No board is marked for how many reviews were complete in time"
    boards = "board is" if n == 1 else "boards are"
    counted = words.capital(f"{words.small(n)} {boards} marked")
    return f"{counted} for how many reviews were complete in time{alone(n)}"


def boards_sentence(flags: list[str], n: list[int], when: str) -> str:
    """How many boards are marked on either side, and how many cannot be."""
    none = sum(not n_cases for n_cases in n)
    few = sum(flag == "too_few" for flag in flags) - none
    lead = f"For how many of the reviews started in the {when} were complete in time, "
    lead += f"{sides(*counts_of(flags))}."
    if not can_tell(flags):
        lead = f"Of the reviews started in the {when} there are too few cases to tell boards apart."
    tail = [f"{words.count(few, 'board')} had too few to tell"] if few else []
    tail += [f"{words.count(none, 'board')} had none due"] if none else []
    return f"{lead} {words.listed(tail)}." if tail else lead
