"""What the overview says of few and of many."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.text.grid.inputs import (
    AS_AT,
    SIZES,
    WHEN,
    Cases,
    filled,
    is_told,
    pairs,
    parts,
    plain,
    rate_row,
    share,
)
from tests.text.grid.rule import Case

MADE = datetime(2016, 7, 14, 15, 4, tzinfo=UTC)


def _completed() -> Iterator[Case]:
    for now, before in pairs():
        yield Case((share(*now), share(*before), WHEN), bool(now[1]) and is_told(now, before))
    yield Case((None, None, WHEN))


def _stages(*, has_cohort: bool) -> Cases:
    def made() -> Iterator[Case]:
        for x, n in parts():
            decided, viewed = filled("decisions", x, n), filled("panel_scrutiny", x, n)
            cohort = filled("cohort_outcomes", 0, n, n_open=x, n_discontinued=0)
            for seen in (viewed, None):
                yield Case((decided, seen, cohort) if has_cohort else (decided, seen))

    return made


GRID: dict[str, Cases] = {
    "key_figure.open_for_over_a_year": lambda: (Case((x, n)) for x, n in parts()),
    "key_figure.letters_replied": lambda: (Case((filled("challenges", *one),)) for one in parts()),
    "key_figure.letters_before": lambda: (
        Case((row, "The year before")) for row in (None, filled("challenges", 3, 9))
    ),
    "overview.rate_limits": plain(*(rate_row(n).rate() for n in SIZES)),
    "overview.completed": _completed,
    "overview.oldest": plain(None, *SIZES),
    "overview.open_before": lambda: (Case((AS_AT, x, n)) for x, n in parts()),
    "overview.in_full_label": plain("2013-14"),
    "overview.in_full_before": plain(("40% to 48%", "2013-14")),
    "overview.all_letters": lambda: (Case(("Half were replied to", n)) for n in SIZES),
    "overview.overdue": plain(*SIZES),
    "overview.open_long": plain(*SIZES),
    "overview.marked": lambda: (Case((n, WHEN)) for n in SIZES),
    "overview.silent": lambda: (
        Case((n,), kwargs={"is_one_year": one}) for n in SIZES for one in (True, False)
    ),
    "overview.queries": plain(*SIZES),
    "snapshot.last_updated": lambda: [Case((MADE, AS_AT))],
    "snapshot.link_is_older": lambda: (
        Case((made, MADE)) for made in (None, MADE - timedelta(hours=3), MADE - timedelta(days=3))
    ),
    "overview.decided_heading": lambda: (Case((x, n, "None")) for x, n in parts()),
    "overview.stages_heading": _stages(has_cohort=False),
    "overview.stages_sentence": _stages(has_cohort=True),
}
