"""A page over a store of records that has gone away says as of when it stands."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scr.ui.kit import page
from tests.factory import board, make_snapshot, review

SAID = "The place where the records are kept does not answer"


@pytest.mark.parametrize("away", [True, False])
def test_what_is_shown_is_marked_as_of_when(
    open_at: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    away: bool,
) -> None:
    make_snapshot(tmp_path, date(2015, 3, 31), boards=[board()], reviews=[review("R1")])
    answered = datetime(2016, 5, 4, 13, 7, tzinfo=UTC)
    monkeypatch.setattr(page, "away_since", lambda folder: answered if away else None)
    at = open_at("initiation", tmp_path)
    said = [warning.value for warning in at.warning if SAID in warning.value]
    assert len(said) == away
    assert all("4 May 2016 at 13:07 UTC" in text for text in said)
