"""A page through the application's own script, as it is reached by an address."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scr.base.settings import ROOT


@pytest.fixture
def open_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., AppTest]:
    """A factory: the name of a page, a database and what the address says; the page, drawn."""

    def go(name: str, database: Path, **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60)
        # One arrives at the overview, which is not drawn here: it has nothing to show.
        monkeypatch.setenv("SCR_DATABASE", str(tmp_path / "nothing"))
        at.run()
        monkeypatch.setenv("SCR_DATABASE", str(database))
        at.switch_page(str(ROOT / "pages" / f"{name}.py"))
        for key, value in query.items():
            at.query_params[key] = value
        at.run()
        assert not at.exception
        return at

    return go
