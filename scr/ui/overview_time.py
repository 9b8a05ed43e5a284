"""The overview's cards about time and publication."""

from datetime import date

from scr import words
from scr.charts import YearPoint
from scr.periods import Span, span_of_years
from scr.statistics.intervals import wilson
from scr.store import Snapshot
from scr.ui import points, state
from scr.ui.overview import OVER_A_YEAR, Tile
from scr.ui.timeliness import only
from scr.ui.view import View
from scr.wording import sentences
from scr.wording.sentences import Row, Trait

MET = Trait("n_met", "judged", "met_rate")
IN_FULL = Trait("n_published_in_full", "n_initiated", "full_rate")
# Most reviews need a year to be completed and some months to be published: the year whose
# reviews the publication card speaks of lies this far back.
YEARS_TO_PUBLISH = 2


def complete_tile(view: View, snapshot: Snapshot) -> Tile:
    """The share of reviews started in the year that were complete within six months."""
    shown = _met_rows(view, view.range, snapshot)
    both = {row["group_name"]: row for row in _met_rows(view, _with_before(view), snapshot)}
    now, before = both.get(view.year.label), both.get(view.year_before.label)
    return _tile(
        "complete", "Complete within six months", now, before, MET, view.year_before, shown
    )


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
    now, before = (_open(view, day, snapshot) for day in (view.as_at, _year_ago(view.as_at)))
    over, total, oldest = now
    more = over - before[0]
    way = "more than" if more > 0 else "fewer than" if more < 0 else "as many as"
    lead = f"**{words.number(abs(more))} {way}**" if more else "**As many as**"
    return Tile(
        "open",
        "Open for over a year",
        words.share_of(over, total) if total else "0",
        f"Oldest open {words.duration(oldest)}" if total else "No review is open",
        f"{lead} at {words.day(_year_ago(view.as_at))}, when it was {before[0]} of {before[1]}",
        [],
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
        return Tile(key, label, "None due yet", "", "", _points(shown, trait))
    return Tile(
        key,
        label,
        words.share_of(now[trait.numerator], now[trait.denominator]),
        f"95% interval {sentences.limits(now, trait.rate)}",
        sentences.verdict(now, before, trait, words.year_short(before_span.label)),
        _points(shown, trait),
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


def _with_before(view: View) -> Span:
    return span_of_years(view.kind, view.last - 1, view.last)


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
    bands = state.ask(view.now_request("open_reviews_by_age", as_at=as_at), snapshot).table
    over = bands[bands["age_band"].isin(OVER_A_YEAR)]["n_open"].sum()
    ages = state.ask(view.now_request("open_reviews", as_at=as_at), snapshot).table["age_days"]
    return int(over), int(bands["n_open"].sum()), int(ages.max()) if len(ages) else 0


def _year_ago(day: date) -> date:
    # The last day of February has no counterpart in most years.
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
