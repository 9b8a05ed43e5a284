"""Sentences of charts over time, made from the figure `benchmark_over_time`. Bold marks what a
reader should take away (Markdown). A change is claimed only by an exact tail or a run rule."""

from collections.abc import Sequence

from scr.base import words
from scr.text import measure as named
from scr.text.sentences import Row


def time_heading(rows: Sequence[Row], who: str) -> str:
    """What the chart over time claims: only what an exact tail or a run rule bears."""
    points_shown = [row for row in rows if not words.is_nothing(row["value"])]
    if not points_shown:
        return "No cases in these years"
    outside = sum(bool(row["is_outside_wide"]) for row in points_shown)
    runs = any(bool(row["is_runs_signal"]) for row in points_shown)
    if outside:
        points = "period is" if outside == 1 else "periods are"
        return words.capital(f"{words.small(outside)} {points} outside the usual range of {who}")
    if runs:
        return f"A lasting change in the run of points of {who}"
    if any(bool(row["is_outside"]) for row in points_shown):
        return f"More variation than chance alone would explain for {who}"
    return f"No clear change over time for {who}"


def time_sentence(rows: Sequence[Row], measure: str) -> str:
    """The centre, the points outside and the run rules of the last part."""
    points_shown = [row for row in rows if not words.is_nothing(row["value"])]
    if not points_shown:
        return "Nothing was counted in these years."
    last = points_shown[-1]
    word = "median" if last["method"] == "run" else "mean"
    outside = sum(bool(row["is_outside"]) for row in points_shown)
    parts = [f"The {word} is **{named.amount(measure, last['centre'])}**"]
    if last["method"] != "run":
        points = words.count(len(points_shown), "point")
        parts.append(f"{_none(outside)} of {points} {_is(outside)} outside the limits of chance")
    if last["is_overdispersed"]:
        wide = sum(bool(row["is_outside_wide"]) for row in points_shown)
        parts.append(f"{_none(wide)} {_is(wide)} once limits are widened for natural variation")
    return f"{'; '.join(parts)}. {_runs(last)}"


def method_note(rows: Sequence[Row]) -> str:
    """What kind of limits are drawn, with the notice of trial limits."""
    methods = {str(row["method"]) for row in rows}
    sentences = []
    if "trial" in methods:
        sentences.append(
            "Limits are provisional, drawn dashed: fewer than 12 points, and more may move them."
        )
    if "limits" in methods:
        sentences.append(
            "Limits are three standard deviations; a triangle is outside by its exact tail."
        )
    if any(row["is_overdispersed"] for row in rows):
        sentences.append(
            "Dotted limits are widened for natural variation. That can hide a lasting change, so a "
            "triangle inside them is hollow."
        )
    if "run" in methods:
        sentences.append(
            "Where counts are too small for limits, or are shares over recommendations, the line "
            "is the median."
        )
    return " ".join(sentences)


def regions_sentence(rows: Sequence[Row]) -> str:
    """Which regions show a signal."""
    signals = {
        str(row["group_name"]) for row in rows if row["is_outside_wide"] or row["is_runs_signal"]
    }
    n = len({str(row["group_id"]) for row in rows})
    if not signals:
        return f"No unusual points in {words.count(n, 'region')}."
    shown = words.listed(sorted(signals))
    return (
        f"Of {words.count(n, 'region')}, unusual points or runs in **{shown}**. "
        "With several regions tested, one may be by chance."
    )


def _runs(row: Row) -> str:
    if words.is_nothing(row["longest_run_allowed"]) or row["n_useful"] < 10:
        return "Too few points to test for runs: ten are needed."
    if not row["is_runs_signal"]:
        return "No unusual runs or shifts."
    return (
        f"An unusual run or shift: longest run {row['longest_run']} (up to "
        f"{row['longest_run_allowed']} by chance), "
        f"{row['crossings']} crossings of the line (at least {row['crossings_needed']})."
    )


def _none(value: int) -> str:
    return words.small(value) if value else "none"


def _is(value: int) -> str:
    return "is" if value < 2 else "are"
