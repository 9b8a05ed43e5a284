"""Identifiers of snapshots are in the order in which the snapshots were made."""

import importlib
from datetime import UTC, datetime, timedelta

import pytest

# By its path, as the package has a function of the same name.
store = importlib.import_module("scr.store.snapshots")


class Clock(datetime):
    """A clock that stands where a test puts it."""

    moment = datetime(2016, 6, 30, 12, 0, 0, 999_999, tzinfo=UTC)

    @classmethod
    def now(cls, tz=None):
        return cls.moment


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr(Clock, "moment", Clock.moment)
    monkeypatch.setattr(store, "datetime", Clock)
    return Clock


def made(folder) -> str:
    name = store.new_id(folder)
    (folder / f"{name}.duckdb").touch()
    return name


def test_an_id_says_when_it_was_made(tmp_path, clock):
    clock.moment = datetime(2016, 6, 30, 12, 0, 1, 500_000, tzinfo=UTC)
    assert made(tmp_path) == "20160630-120001-8000"


def test_ids_of_one_moment_follow_each_other_into_the_next_second(tmp_path, clock):
    names = [made(tmp_path) for _ in range(3)]
    assert names == ["20160630-120000-ffff", "20160630-120001-0000", "20160630-120001-0001"]
    assert all(store.ID_FORM.fullmatch(name) for name in names)


def test_a_clock_set_back_changes_no_order(tmp_path, clock):
    first = made(tmp_path)
    clock.moment -= timedelta(days=400)
    second = made(tmp_path)
    clock.moment += timedelta(days=800)
    third = made(tmp_path)
    assert [one.id for one in store.snapshots(tmp_path)] == [first, second, third]
