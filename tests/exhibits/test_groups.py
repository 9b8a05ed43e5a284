"""Figures by region and by board: what is said and drawn of them, and that the report says and
draws the same."""

import pytest

from scr import disclosure
from scr.base.periods import parse_span
from scr.exhibits import groups
from scr.figures.values import Share
from scr.report import asking, building, contents
from scr.text import groups as group_words

ENTRIES = [
    entry for part in contents.PARTS for entry in part.entries if entry.by in ("region", "board")
]


def test_every_table_by_region_or_board_has_its_exhibit():
    assert {entry.exhibit.func for entry in ENTRIES} == {groups.by_region, groups.by_board}
    assert set(groups.DRAWN) <= {entry.figure for entry in ENTRIES}
    assert set(group_words.SHARES) <= set(group_words.COUNTED)
    assert set(group_words.COUNTED) <= {entry.figure for entry in ENTRIES}


@pytest.mark.parametrize("given", ["sample", "nothing", "three_rows"])
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_exhibit_over_anything(scope_of, given, entry, request):
    scope = scope_of(request.getfixturevalue(given))
    exhibit = entry.exhibit(scope)
    if not exhibit.key.startswith("not_recorded"):
        assert exhibit.key == entry.id
        assert exhibit.heading.endswith(f", by {entry.by}")
    assert exhibit.plain_sentence
    assert exhibit.chart is None or exhibit.chart.name


@pytest.mark.parametrize("figure", ["decisions", "initiations"])
def test_the_report_says_and_draws_what_the_exhibit_does(sample, figure):
    edition = asking.edition(
        sample, parse_span("panel:2014-15"), None, "publication", None, disclosure.TRUSTED
    )
    entry = next(one for one in ENTRIES if one.id == f"{figure}_by_region")
    exhibit, table = groups.by_region(edition.scope, figure), building._table(entry, edition, "1")
    assert table.sentence == exhibit.plain_sentence
    assert table.chart == exhibit.chart
    assert table.chart is not None


def test_groups_with_and_without_cases(scope_of, three_rows):
    """B1 and B2 are both of North, which decided three cases; of no decision not to start one is
    there a view of the panel."""
    exhibit = groups.by_region(scope_of(three_rows), "decisions")
    assert exhibit.sentence == "Of 1 region in the panel year 2015-16, each had some."
    assert groups.by_board(scope_of(three_rows), "panel_scrutiny").sentence == (
        "No views of the panel are on record by the as-at date: not recorded is not zero."
    )


def test_the_spread_of_shares_is_said_only_where_all_are_known():
    few, many = Share(1, 10, 0.1), Share(9, 10, 0.9)
    assert group_words.spread([few, many], "The share") == (
        "The share lay between 10% and 90%: more difference than chance alone would explain."
    )
    assert "no clear difference" in group_words.spread([few, few], "The share")
    # A group without a case has no share; one that is hidden stops any comparison.
    assert group_words.spread([few, Share(0, 0, None)], "The share") == ""
    assert group_words.spread([few, many, Share(None, None, None)], "The share") == ""
