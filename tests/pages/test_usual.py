"""What is made ahead is all that a page asks when it is opened: nothing is left to be made."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scr.disclosure import TRUSTED
from scr.exhibits import asking, kept, usual
from scr.store import Snapshot, current

CACHES = {name: f for name, f in vars(asking).items() if hasattr(f, "cache_info")}


def _asked() -> dict[str, int]:
    """How often something was not at hand, by cache; and how many exhibits are."""
    return {name: f.cache_info().misses for name, f in CACHES.items()} | {"kept": len(kept._MADE)}


@pytest.fixture
def at_hand(sample_database: Path) -> Snapshot:
    """The sample's snapshot, its first views made ahead and nothing else."""
    for cache in CACHES.values():
        cache.cache_clear()
    kept.forget()
    snapshot = current(sample_database)
    assert list(usual.make_ahead(TRUSTED, snapshot))
    return snapshot


@pytest.mark.parametrize("page", usual.PAGES)
def test_a_page_finds_all_that_it_asks(
    at_hand: Snapshot, open_at: Callable[..., AppTest], sample_database: Path, page: str
) -> None:
    before = _asked()
    at = open_at(page, sample_database)
    assert not at.exception
    assert _asked() == before


def test_without_it_there_is_something_to_make(
    open_at: Callable[..., AppTest], sample_database: Path
) -> None:
    for cache in CACHES.values():
        cache.cache_clear()
    kept.forget()
    before = _asked()
    open_at("initiation", sample_database)
    assert all(_asked()[name] > before[name] for name in ("_answer", "left_out", "kept"))
