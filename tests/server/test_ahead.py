"""What everybody asks first is made before anybody asks, again after an import, people first."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scr.access import TRUSTED, session
from scr.exhibits import kept
from scr.server import ahead, metrics
from scr.store import current
from tests.conftest import close_connections
from tests.release.test_releases import country


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], ahead.Ahead]]:
    """A factory of one that looks for a new snapshot all the time; ended after the test."""
    monkeypatch.setenv("SCR_AHEAD", "yes")
    monkeypatch.setattr(ahead, "SECONDS", 0.02)
    monkeypatch.setattr(ahead, "usual_reader", lambda: TRUSTED)
    kept.forget()
    running: list[ahead.Ahead] = []

    def begin() -> ahead.Ahead:
        running.append(ahead.Ahead())
        running[-1].start()
        return running[-1]

    yield begin
    for maker in running:
        maker.end()
    assert not [t for t in threading.enumerate() if t.name == "ahead"]
    close_connections()


def test_made_once_there_is_something_and_again_after_an_import(
    begun: Callable[[], ahead.Ahead], own_database: Path
) -> None:
    maker = begun()
    time.sleep(0.1)
    assert maker.made is None
    country().snapshot(own_database)
    _until(lambda: maker.made == current(own_database))
    first, n_kept = maker.made, len(kept._MADE)
    assert n_kept > 0
    country().snapshot(own_database)
    _until(lambda: maker.made == current(own_database))
    assert maker.made != first
    assert len(kept._MADE) > n_kept


def test_people_go_first(begun: Callable[[], ahead.Ahead], own_database: Path) -> None:
    country().snapshot(own_database)
    with metrics.page_made("overview"):
        maker = begun()
        time.sleep(0.5)
        assert maker.made is None
        assert not kept._MADE
    _until(lambda: maker.made is not None)


def test_it_can_be_left_out(
    begun: Callable[[], ahead.Ahead], own_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCR_AHEAD", "no")
    country().snapshot(own_database)
    maker = begun()
    time.sleep(0.3)
    assert maker.made is None


def test_with_sign_in_an_official_s_part_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "has_sign_in", lambda: True)
    reader = session.usual_reader()
    assert reader.sees_every_board
    assert not reader.may("import")
