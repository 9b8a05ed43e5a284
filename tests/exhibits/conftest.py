"""Scopes to make exhibits for: over the sample, over nothing, and over hardly anything."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scr.disclosure import TRUSTED
from scr.exhibits.scope import Canvas, Scope
from scr.exhibits.view import View
from scr.store import Snapshot, current
from tests.factory import board, make_snapshot, review

AS_AT = date(2016, 6, 30)


@pytest.fixture
def scope_of() -> Callable[..., Scope]:
    """A factory: a snapshot in, the scope of a page of the panel years 2011-12 to 2015-16 out."""

    def make(snapshot: Snapshot, *, is_phone: bool = False, **chosen: object) -> Scope:
        view = View(**{"kind": "panel", "first": 2011, "last": 2015, "as_at": AS_AT} | chosen)
        return Scope(TRUSTED, snapshot, view, canvas=Canvas(is_phone))

    return make


@pytest.fixture
def sample(sample_database: Path) -> Snapshot:
    """The bundled sample: only to be read."""
    found = current(sample_database)
    assert found is not None
    return found


@pytest.fixture
def nothing(tmp_path: Path) -> Snapshot:
    """One board and no review."""
    return make_snapshot(tmp_path / "nothing", reviews=[])


@pytest.fixture
def three_rows(tmp_path: Path) -> Snapshot:
    """Three reviews of two boards, of which one has an estimate of children."""
    decided = date(2015, 8, 1)
    return make_snapshot(
        tmp_path / "three",
        boards=[board("B1", tile_column=1, tile_row=1), board("B2", tile_column=2, tile_row=1)],
        populations=[{"board_id": "B1", "year": 2015, "children": 50_000}],
        reviews=[
            review("R1", decision="initiate", decision_date=decided),
            review("R2", decision="not_initiate", decision_date=decided),
            review("R3", "B2", decision="initiate", decision_date=decided),
        ],
    )
