"""The overview says which release its figures came from."""

from datetime import UTC, datetime

import pytest

from scr.base.periods import parse_span
from scr.release import create
from tests.disclosure.world import World


@pytest.mark.parametrize("is_released", [True, False])
def test_the_overview_names_the_release(tmp_path, open_at, is_released):
    folder = tmp_path / "db"
    world = World()
    for place, name in enumerate(("N1", "N2", "S1", "S2")):
        world.board(name, "North" if name < "O" else "South")
        for year in (2013, 2015):
            world.decided(name, initiate=6 + place, not_initiate=9, year=year)
    world.snapshot(folder)
    year = parse_span("panel:2015-16" if is_released else "panel:2013-14")
    create("one", folder=folder, year=year, policy="none", now=datetime(2016, 9, 1, tzinfo=UTC))
    page = open_at("overview", folder)
    said = " ".join(caption.value for caption in page.caption)
    assert not page.exception
    assert ("in release one of 1 September 2016" in said) == is_released
    assert ("have not been published" in said) != is_released
