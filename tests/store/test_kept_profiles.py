"""Profiles of a database in an object store are there, and so on every machine."""

from collections.abc import Callable
from pathlib import Path

from scr.profiles import add, every, remove
from scr.profiles import folder as kept_in
from tests.profiles.test_using import MINE


def kept(folder: Path) -> list[str]:
    return [one.profile.name for one in every(folder) if not one.is_shipped]


def test_what_one_machine_agrees_another_knows(machine: Callable[[str], Path]) -> None:
    one = machine("one")
    add(one, MINE)
    two = machine("two")
    assert kept(two) == [MINE.name]
    assert kept_in.find(two, MINE.name).profile == MINE
    remove(two, MINE.name)
    one = machine("one")
    assert kept(one) == []


def test_what_was_brought_stays_while_the_store_is_away(machine, store) -> None:
    one = machine("one")
    add(one, MINE)
    store.wire.mode = "away"
    assert kept(one) == [MINE.name]
