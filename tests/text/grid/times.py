"""What is said of how long things take: an estimate is told as one, and two are never compared."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from scr.figures.values import Days, FigureRow, Share
from scr.stats import difference
from scr.stats.intervals import wilson
from scr.text import publication, time
from scr.text.estimate import EndedBy, Half
from tests.text.grid.inputs import AS_AT, SIZES, WHEN, WHO, Cases, filled, plain
from tests.text.grid.rule import Case

BY = EndedBy(Share(None, None, 0.3, 0.1, 0.5), "six months", is_estimate=True)
UNKNOWN = EndedBy(Share(None, None, None), "six months")
BANDS = ("to_6_months", "6_to_12_months", "1_to_2_years", "over_2_years")


def stages() -> Iterator[FigureRow]:
    """So many cases, of which so many ended, were stopped and are open."""
    for n in SIZES:
        for ended, stopped in sorted({(0, 0), (n, 0), (n // 2, 0), (n // 3, n // 3), (0, n)}):
            has_half = ended * 2 >= n > 0
            yield filled(
                "durations", 0, n, stage="initiated_to_completed", n_ended=ended,
                n_stopped=stopped, n_open=n - ended - stopped, oldest_open_days=400,
                median_days=342.0 if has_half else None,
                median_days_lower=320.0 if has_half else None, median_days_upper=None,
                completed_only_median_days=200.0 if ended else None,
            )  # fmt: skip


def halves() -> Iterator[Half]:
    """The same as estimates."""
    for row in stages():
        days = Days(row["median_days"], row["median_days_lower"], None)
        yield Half(row["n_started"], row["n_ended"], row["n_stopped"], days, "complete")


def _stage(*args: Any, has_by: bool = False) -> Cases:
    def made() -> Iterator[Case]:
        for row in stages():
            if not has_by:
                yield Case((row, *args))
                continue
            for by in (BY, UNKNOWN, None):
                yield Case((row, *args), kwargs={"by": by})

    return made


def _positional_by(*args: Any) -> Cases:
    return lambda: (Case((row, *args, by)) for row in stages() for by in (BY, None))


def _curve() -> Iterator[Case]:
    return (Case((row, by, WHEN, AS_AT)) for row in stages() for by in (BY, UNKNOWN))


def _halves(*args: Any) -> Cases:
    return lambda: (Case((half, *args)) for half in halves())


def _with_share() -> Iterator[Case]:
    return (Case((half, by)) for half in halves() for by in (BY, UNKNOWN, None))


def _ends() -> Iterator[EndedBy]:
    """Shares that have ended by a day of so many cases: with limits, without, and unknown."""
    for x, n in ((0, 3), (1, 3), (5, 10), (3, 30), (20, 30), (60, 300), (200, 300)):
        lower, upper = (float(end) for end in wilson(x, n))
        limits = (lower, upper) if 0 < x < n else (None, None)
        yield EndedBy(Share(None, None, x / n, *limits), "six months")
    yield UNKNOWN


def _told(now: EndedBy, before: EndedBy) -> bool:
    ends = [(one.share.value or 0.0, one.share.lower or 0.0, one.share.upper or 0.0)
            for one in (now, before)]  # fmt: skip
    return difference.ended(*ends).is_told


def _ended_before() -> Iterator[Case]:
    for now, before in product(_ends(), _ends()):
        yield Case((now, before, "The year before"), _told(now, before))
    yield Case((None, BY, "The year before"))
    yield Case((BY, EndedBy(BY.share, "a year"), "The year before"))


def _stages_sentence() -> Iterator[Case]:
    for row, by in product(stages(), (BY, UNKNOWN, None)):
        yield Case((row, row, WHEN, WHO), kwargs={"by": by})
    row = next(row for row in stages() if row["n_stopped"] and row["n_ended"] > 1)
    for now, before in product(_ends(), _ends()):
        told = _told(now, before)
        yield Case((row, row, WHEN, WHO), told, kwargs={"by": now, "before_by": before})


def _bands() -> Iterator[dict[str, int]]:
    for young, old in product(SIZES, SIZES):
        yield dict(zip(BANDS, (young, 0, old, 0), strict=True))
        yield dict(zip(BANDS, (0, young, 0, old), strict=True))


def _appointed() -> Iterator[FigureRow]:
    for row in stages():
        yield filled(
            "reviewer_appointment", 0, row["n_started"], n_initiated=row["n_started"],
            n_appointed=row["n_ended"], median_days=row["median_days"],
        )  # fmt: skip


def told_of(row: FigureRow) -> Iterator[str]:
    """Every sentence and heading of a time."""
    for by in (BY, None):
        yield time.completion_answer(row, None, WHEN, WHO, by)
        yield time.stages_heading(row, WHEN, by)
        yield time.stages_sentence(row, row, WHEN, WHO, by=by)
        yield publication.time_heading(row, by)
        yield publication.time_sentence(row, WHEN, by)
        yield time.tile_label(row, "Completion", by)
    yield time.curve_sentence(row, BY, WHEN, AS_AT)


_MET = filled("standards", 3, 9)

GRID: dict[str, Cases] = {
    "appointment.heading": lambda: (Case((row, WHEN)) for row in _appointed()),
    "appointment.sentence": lambda: (
        Case((row, before, WHEN, WHO, "The year before"))
        for row in _appointed()
        for before in (None, row)
    ),
    "estimate.heading": _halves("of the letters"),
    "estimate.sentence": _halves(),
    "estimate.with_share": _with_share,
    "estimate.below": _halves(),
    "estimate.ended_before": _ended_before,
    "estimate.not_timed": lambda: (
        Case((filled("durations", x, 30, n_left_out=x),)) for x in SIZES
    ),
    "estimate.few": _halves(),
    "key_figure.median": _halves(),
    "key_figure.median_limits": _halves(),
    "key_figure.median_before": lambda: (
        Case((days, "2013-14")) for days in (None, Days(None), Days(300.0, 250.0, 340.0))
    ),
    "publication.time_heading": _stage(has_by=True),
    "publication.time_sentence": _stage(WHEN, has_by=True),
    "time.left_out": plain((3, "a case"), (1, "an end of the standard complete before")),
    "time.tile_label": _stage("Completion", has_by=True),
    "time.tile_value": _stage(has_by=True),
    "time.tile_limits": _stage(has_by=True),
    "time.tile_below": _stage(has_by=True),
    "time.still_open": _stage(),
    "time.met": lambda: (Case((row, "within one month")) for row in (None, _MET)),
    "time.completion_answer": lambda: (
        Case((row, met, WHEN, WHO, by))
        for row in stages()
        for met in (None, _MET)
        for by in (BY, None)
    ),
    "time.few_times": _stage(),
    "time.stages_heading": _positional_by(WHEN),
    "time.stages_sentence": _stages_sentence,
    "time.curve_heading": plain(BY, UNKNOWN),
    "time.curve_sentence": _curve,
    "time.ended_alone": _stage(),
    "time.few": plain(None, *SIZES),
    "time.open_over_heading": plain(*((n, "over_1_year") for n in SIZES)),
    "time.open_heading": lambda: (Case((bands,)) for bands in _bands()),
    "time.oldest_shown": lambda: (Case((12, n)) for n in SIZES),
    "time.boards_shown": lambda: (Case((12, n)) for n in SIZES),
    "time.boards_together": lambda: (Case((_MET.share("met_rate"),)),),
    "time.open_sentence": lambda: (Case((bands, 1)) for bands in _bands()),
}
