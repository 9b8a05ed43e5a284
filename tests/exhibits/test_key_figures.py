"""The key figures of a report: the Overview's own tiles, what else is asked for first, under every
policy and over hardly anything."""

from dataclasses import replace
from datetime import date

import pytest

from scr import disclosure
from scr.base.periods import parse_span
from scr.exhibits import key_figures, overview
from scr.report import asking

YEAR = parse_span("panel:2014-15")
TABLES = (
    "decisions", "panel_scrutiny", "initiations", "publication_outcomes", "standards", "durations",
    "open_reviews", "agreed_delays", "cohort_outcomes", "quality", "follow_through", "challenges",
)  # fmt: skip


@pytest.fixture(params=["none", "publication"])
def edition(request, sample):
    return asking.edition(sample, YEAR, None, request.param, None, disclosure.TRUSTED)


@pytest.fixture
def found(edition):
    return dict(key_figures.key_figures(edition.scope, edition.stock_scope))


def test_every_key_figure_is_answered_also_for_publication(found):
    assert tuple(found) == TABLES
    assert all(tile.value and tile.limits and tile.verdict for tile in found.values())


def test_what_the_overview_has_is_the_overview_s_own(edition, found):
    started = {tile.key: tile for tile in overview.started(edition.scope)}
    assert found["decisions"] == started["decided"]
    assert found["panel_scrutiny"] == started["agreed"]
    assert found["initiations"] == started["started"]
    assert found["standards"] == overview.complete(edition.scope)
    assert found["cohort_outcomes"] == overview.published_in_full(edition.scope)
    assert found["quality"] == overview.clear_about_why(edition.scope)


def test_the_values_stand_with_denominators_and_a_change_only_where_a_test_says_so(found):
    told = {table: (tile.value, tile.limits, tile.verdict) for table, tile in found.items()}
    assert told["publication_outcomes"] == (
        "16 of 80 (20%)", "95% interval 13% to 30%",
        "**No clear change** from 9% in 2013-14 (between 1 point lower and 22 higher)",
    )  # fmt: skip
    assert told["agreed_delays"][0] == "65 of 168 (39%)"
    assert told["durations"] == (
        "10.0 months",
        "Estimated, if none were stopped; 95% interval 8.9 to 11.8 months; "
        "122 of 168 are complete so far",
        "9.1 months (7.7 to 11.1 months) in 2013-14. No test compares two medians.",
    )
    assert told["challenges"][:2] == ("20", "19 had a reply. **1 reply** is overdue.")


def test_figures_without_a_period_are_as_at_the_last_day_of_the_year(found):
    tile = found["open_reviews"]
    assert (tile.label, tile.value) == ("Reviews open on 30 June 2015", "144")
    assert tile.limits.startswith("Open for over a year: 24 of 144 (17%).")
    assert "572** are overdue as at 30 June 2015" in found["follow_through"].verdict


@pytest.mark.parametrize("given", ["nothing", "three_rows"])
def test_over_hardly_anything_nothing_is_told_as_zero(scope_of, given, request):
    scope = scope_of(request.getfixturevalue(given))
    stock = replace(scope, stock_day=date(2016, 6, 30))
    tiles = dict(key_figures.key_figures(scope, stock))
    assert set(tiles) == set(TABLES)
    assert tiles["challenges"].value == "Not recorded"
    assert tiles["publication_outcomes"].value == "Not recorded"
    assert all(tile.value and "nan" not in tile.value for tile in tiles.values())


def test_what_the_policy_does_not_answer_is_left_out(sample):
    wanted = asking.edition(sample, parse_span("calendar:2014"), None, "none", None,
                            disclosure.TRUSTED)  # fmt: skip
    scope = replace(wanted.scope, policy="publication")
    with pytest.raises(disclosure.RefusedError):
        key_figures.key_figures(scope, scope)
    assert key_figures._or_none(lambda: key_figures.letters(scope)) is None
