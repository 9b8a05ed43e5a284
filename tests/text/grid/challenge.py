"""What is said of letters, of the panel's own recommendations, and of reports set apart."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from scr.base.dates import MonthOnly
from scr.stats import difference
from scr.stats.permutation import clusters
from scr.stats.spread import spread_of_means
from scr.text import quality
from scr.text.panel_response import RESPONSES
from tests.text.grid.inputs import (
    AS_AT,
    BEFORE,
    SIZES,
    WHEN,
    WHO,
    Cases,
    filled,
    lists,
    parts,
    plain,
)  # fmt: skip
from tests.text.grid.rule import Case

DAY = date(2014, 3, 1)


def _letters(*args: Any) -> Cases:
    def made() -> Iterator[Case]:
        for x, n in parts():
            half = 40.0 if 2 * x >= n > 0 else None
            row = filled("challenges", 0, n, n_raised=n, n_replied=x, n_closed=x // 2,
                         n_reply_overdue=(n - x) // 2, median_days=half)  # fmt: skip
            yield Case((row, *args))

    return made


def _panel(*args: Any) -> Cases:
    def made() -> Iterator[Case]:
        for x, n in parts():
            counts = dict.fromkeys((f"n_{code}" for code in RESPONSES), 0)
            counts |= {"n_accepted": x, "n_no_response": n - x}
            yield Case((
                {"n_recommendations": n, "n_done": x // 2, **counts,
                 "oldest_no_response_days": 40 if x < n else None,
                 "median_days": 56.0 if 2 * x >= n > 0 else None}, *args,
            ))  # fmt: skip

    return made


SHAPES = [([2], [2]), ([0], [3]), ([3] * 3, [3] * 3), ([0] * 9, [3] * 9), ([3] * 9, [3] * 9)]


def _why() -> Iterator[tuple[Any, Any, difference.Difference]]:
    for first in SHAPES:
        for second in SHAPES:
            found = difference.clustered(clusters(*first), clusters(*second))
            rows = [filled("why_and_action", sum(x), sum(n)) for x, n in (first, second)]
            yield rows[0], rows[1], found


def _why_sentence() -> Iterator[Case]:
    for clear, other, found in _why():
        yield Case((clear, other, "panel", found), found.is_told)
    nothing = filled("why_and_action", 0, 0)
    yield Case((nothing, nothing, "panel", None))


def spreads() -> Iterator[tuple[dict, bool]]:
    """Boards whose grades are alike, apart, and too few."""
    tables = [[], [[1, 1, 1, 0]], [[1, 1, 1, 0]] * 3, [[9, 0, 0, 0], [0, 0, 0, 9], [5, 0, 0, 5]]]
    for table in tables:
        one = spread_of_means(table, [1, 2, 3, 4], fewest=3)
        yield dict.fromkeys(quality.QUESTIONS, one), one.p <= difference.DIFFERS


def _grades(*args: Any) -> Cases:
    def made() -> Iterator[Case]:
        for x, n in parts():
            of = {"n_absent": x // 2, "n_partial": x - x // 2, "n_clear": 0, "n_crystal_clear": 0}
            row = filled("grades", x, n, n_assessed=n, n_not_graded=n - x, **of)
            yield Case((row, *args))

    return made


def _strip() -> Iterator[Case]:
    for found, may in spreads():
        one = next(iter(found.values()))
        if one.n_groups > 1:
            yield Case((one,), may)


def _replies(reply: bool) -> Cases:
    def made() -> Iterator[Case]:
        for days in (None, -3, 0, 95):
            ended = DAY if days is not None else None
            if reply:
                yield Case((days, DAY, True, ended))
            else:
                has_reply = {"has_reply": days is not None}
                yield Case((days, ended, "satisfied"), kwargs=has_reply)
        # Of one date of it the month is all that is known.
        month = MonthOnly.from_day(DAY)
        if reply:
            yield Case((None, DAY, True, month))
        else:
            for has_reply in (False, True):
                yield Case((None, month, None), kwargs={"has_reply": has_reply})

    return made


_FOLLOWED = plain(([],), ([("overview_report", DAY)],))
_SUBJECTS = lists("challenges", "subject", key="subject", codes=("delay", "quality"))

GRID: dict[str, Cases] = {
    "letter.reply": _replies(reply=True),
    "letter.ending": _replies(reply=False),
    "letter.followed_by": _FOLLOWED,
    "letter.short_reply": _replies(reply=True),
    "letter.short_ending": _replies(reply=False),
    "letter.short_followed_by": _FOLLOWED,
    "letter.short_day": plain(None, DAY),
    "letter.reply_heading": _letters(),
    "letter.reply_sentence": _letters(WHEN, WHO),
    "letter.sent_before": lambda: (
        Case((row, BEFORE)) for row in (None, *({"n_raised": n} for n in SIZES))
    ),
    "letter.waiting_for_reply": plain(*SIZES),
    "letter.overdue": _letters(),
    "letter.overdue_line": _letters(),
    "letter.about_heading": _SUBJECTS,
    "letter.about_sentence": _SUBJECTS,
    "letter.letters_sentence": _letters(WHEN),
    "panel_response.panel_answer": _panel(2, AS_AT),
    "panel_response.panel_heading": _panel(),
    "panel_response.response": plain(
        (None, None, 40, AS_AT),
        ("accepted", DAY, 40, AS_AT),
        (None, None, None, AS_AT),
        ("accepted", MonthOnly.from_day(DAY), None, AS_AT),
    ),
    "quality.grades_heading": _grades("why"),
    "quality.grades_sentence": _grades("why", "panel", WHEN),
    "quality.spread_heading": lambda: (Case((found,), may) for found, may in spreads()),
    "quality.spread_sentence": lambda: (
        Case((found, dict.fromkeys(found, 0.4))) for found, _ in spreads()
    ),
    "quality.strip_words": _strip,
    "quality.why_heading": lambda: (Case((found,), found.is_told) for *_, found in _why()),
    "quality.why_sentence": _why_sentence,
}
