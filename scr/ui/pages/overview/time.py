"""The overview's cards about time and publication."""

from datetime import date

from scr.base import words
from scr.base.periods import Span, span_of_years
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.parts import narrowed as only
from scr.exhibits.view import View
from scr.plot import YearPoint
from scr.stats.intervals import wilson
from scr.store import Snapshot
from scr.text import sentences
from scr.text.sentences import Row, Trait
from scr.ui.pages.overview.cards import OVER_A_YEAR, Tile

MET = Trait("n_met", "judged", "met_rate")
IN_FULL = Trait("n_published_in_full", "n_initiated", "full_rate")
# Most reviews need a year to be completed and some months to be published: the year whose
# reviews the publication card speaks of lies this far back.
YEARS_TO_PUBLISH = 2
_PAGES = {"complete": "timeliness", "published": "publication"}


def complete_tile(view: View, snapshot: Snapshot) -> Tile:
    """The share of reviews started in the year that were complete within six months."""
    shown = _met_rows(view, view.range, snapshot)
    now, before = _both(view, snapshot)
    label = "Complete within six months"
    return _tile("complete", label, now, before, MET, view.year_before, shown)


def complete_sentence(view: View, snapshot: Snapshot) -> str:
    """How many of the year's reviews were complete in time, and whether that changed."""
    now, before = _both(view, snapshot)
    if now is None or not now["judged"]:
        return f"No review started in the {view.when} is past its limit of six months yet."
    lead = (
        f"Of the reviews started in the {view.when} that are past their limit day, "
        f"**{words.share_of(now['n_met'], now['judged'])}** were complete within six months "
        f"({sentences.limits(now, 'met_rate')})."
    )
    return f"{lead} {sentences.compared(now, before, MET)}".strip()


def published_tile(view: View, snapshot: Snapshot) -> Tile:
    """What share of the reviews started two years before has been published in full."""
    last = view.last - YEARS_TO_PUBLISH
    span = span_of_years(view.kind, min(view.first, last - 1), last)
    result = state.ask(view.request("cohort_outcomes", span, "period"), snapshot)
    rows = [_with_rate(row) for row in points.records(result)]
    year = words.year_short(span_of_years(view.kind, last, last).label)
    before = span_of_years(view.kind, last - 1, last - 1)
    label = f"Published in full, of reviews started in {year}"
    return _tile("published", label, rows[-1], rows[-2], IN_FULL, before, rows)


def open_tile(view: View, snapshot: Snapshot) -> Tile:
    """How many reviews have been open for over a year, now and a year ago."""
    now, before = (_open(view, day, snapshot) for day in (view.as_at, _years_ago(view.as_at, 1)))
    over, total, oldest = now
    more = over - before[0]
    way = "more" if more > 0 else "fewer"
    lead = f"**{words.number(abs(more))} {way}** than" if more else "**As many** as"
    return Tile(
        "open",
        "Open for over a year",
        words.share_of(over, total) if total else "0",
        f"Oldest open {words.duration(oldest)}" if total else "No review is open",
        f"{lead} at {words.day(_years_ago(view.as_at, 1))}, when it was {before[0]} of {before[1]}",
        [_open_point(view, years, snapshot) for years in range(view.last - view.first, -1, -1)],
        "timeliness",
    )


def _open_point(view: View, years: int, snapshot: Snapshot) -> YearPoint:
    """The share of open reviews that had been open for over a year, so many years ago."""
    day = _years_ago(view.as_at, years)
    over, total = _open_over(view, day, snapshot)
    # All open reviews are counted, none drawn, so there is no interval.
    return YearPoint(
        label=str(day.year),
        short_label=str(day.year),
        x=over,
        n=float(total),
        value=over / total if total else None,
        lower=None,
        upper=None,
        note="none open",
        counted=f"{over} of {total} on {words.day(day)}" if total else "",
    )


def _tile(
    key: str,
    label: str,
    now: Row | None,
    before: Row | None,
    trait: Trait,
    before_span: Span,
    shown: list[Row],
) -> Tile:
    if now is None or not now[trait.denominator]:
        return Tile(key, label, "None due yet", "", "", _points(shown, trait), _PAGES[key])
    return Tile(
        key,
        label,
        words.share_of(now[trait.numerator], now[trait.denominator]),
        f"95% interval {sentences.limits(now, trait.rate)}",
        sentences.verdict(now, before, trait, words.year_short(before_span.label)),
        _points(shown, trait),
        _PAGES[key],
    )


def _points(rows: list[Row], trait: Trait) -> list[YearPoint]:
    return [
        YearPoint(
            label=words.year_short(str(row["group_name"])),
            short_label=words.year_short(str(row["group_name"])),
            x=int(row[trait.numerator]),
            n=float(row[trait.denominator]),
            value=points.known(row[trait.rate]),
            lower=points.known(row[f"{trait.rate}_lower"]),
            upper=points.known(row[f"{trait.rate}_upper"]),
        )
        for row in rows
    ]


def _both(view: View, snapshot: Snapshot) -> tuple[Row | None, Row | None]:
    """The year in focus and the one before."""
    span = span_of_years(view.kind, view.last - 1, view.last)
    both = {row["group_name"]: row for row in _met_rows(view, span, snapshot)}
    return both.get(view.year.label), both.get(view.year_before.label)


def _met_rows(view: View, span: Span, snapshot: Snapshot) -> list[Row]:
    result = state.ask(view.request("standards", span, "period"), snapshot)
    rows = points.records(only(result, "standard_id", "complete"))
    return [{**row, "judged": row["n_met"] + row["n_failed"]} for row in rows]


def _with_rate(row: dict) -> Row:
    x, n = row["n_published_in_full"], row["n_initiated"]
    lower, upper = wilson(x, n)
    rate = x / n if n else float("nan")
    limits = {"full_rate_lower": float(lower), "full_rate_upper": float(upper)}
    return {**row, "full_rate": rate, **limits}


def _open(view: View, as_at: date, snapshot: Snapshot) -> tuple[int, int, int]:
    over, total = _open_over(view, as_at, snapshot)
    ages = state.ask(view.now_request("open_reviews", as_at=as_at), snapshot).table["age_days"]
    return over, total, int(ages.max()) if len(ages) else 0


def _open_over(view: View, as_at: date, snapshot: Snapshot) -> tuple[int, int]:
    """Reviews open for over a year on a day, and all that were open."""
    bands = state.ask(view.now_request("open_reviews_by_age", as_at=as_at), snapshot).table
    over = bands[bands["age_band"].isin(OVER_A_YEAR)]["n_open"].sum()
    return int(over), int(bands["n_open"].sum())


def _years_ago(day: date, years: int) -> date:
    # The last day of February has no counterpart in most years.
    is_leap = (day.month, day.day) == (2, 29) and years > 0
    return day.replace(year=day.year - years, day=28 if is_leap else day.day)
