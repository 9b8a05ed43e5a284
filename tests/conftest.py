"""What every test shares: a database of its own, snapshots from rows, and no open files left."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from scr.base.settings import SAMPLE
from scr.disclosure import editions
from scr.importing import run_import
from scr.store import Snapshot, reading
from tests.disclosure.once import once
from tests.factory import AS_AT, make_snapshot

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Each snapshot that is made waits until it is safely on the disk; in memory nothing waits.
MEMORY, ENOUGH = Path("/dev/shm"), 4 * 2**30
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)
    tempfile.tempdir = None

# A server that a test starts for a moment makes nothing ahead of visitors, unless it is told to.
os.environ.setdefault("SCR_AHEAD", "no")

# The same examples every time, so that a failure is everybody's; ask for new ones, and more,
# with `pytest --hypothesis-profile=wide`.
hypothesis.settings.register_profile(
    "steady", deadline=None, max_examples=8, derandomize=True, database=None
)
hypothesis.settings.register_profile("wide", deadline=None, max_examples=300, print_blob=True)
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this test's database; no test sees the one under `data/`."""
    folder = tmp_path / "database"
    monkeypatch.setenv("SCR_DATABASE", str(folder))
    return folder


@pytest.fixture
def snapshot(own_database: Path) -> Callable[..., Snapshot]:
    """A factory: rows by table name in, the database's new current snapshot out."""

    def make(as_at: date = AS_AT, **rows: list[dict]) -> Snapshot:
        return make_snapshot(own_database, as_at, **rows)

    return make


@pytest.fixture(scope="module")
def shared_snapshot(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Snapshot]:
    """The same for snapshots that all tests of a module read."""

    def make(as_at: date = AS_AT, **rows: list[dict]) -> Snapshot:
        return make_snapshot(tmp_path_factory.mktemp("shared"), as_at, **rows)

    return make


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with the bundled sample, imported: only to be read."""
    folder = tmp_path_factory.mktemp("sample") / "database"
    run_import([SAMPLE], folder=folder)
    return folder


@pytest.fixture(autouse=True, scope="session")
def protection_sought_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What protects a year's cells is kept for all tests of the run, of both processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editions, "protect", once(editions.protect, shared / "protected"))
        yield


@pytest.fixture(autouse=True, scope="module")
def connections_closed() -> Iterator[None]:
    """Close the snapshots that a module's tests have opened."""
    yield
    close_connections()


def close_connections() -> None:
    """Forget every open snapshot, as at the start of a process."""
    while reading._open:
        reading._open.popitem()[1].close()


def browser() -> str | None:
    """Where a Chromium is, if there is one."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def refusal(found: str | None, ci: str) -> Callable[[str], None] | None:
    """What happens to a browser test: nothing, a skip, or under CI=true a failure."""
    if found:
        return None
    return pytest.fail if ci.lower() == "true" else pytest.skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fails in a browser is run once more: a busy machine may draw later than a test looks.
    The run says how many were."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip tests marked `browser` where there is none, but fail them under CI=true."""
    if item.get_closest_marker("browser"):
        refuse = refusal(browser(), os.environ.get("CI", ""))
        if refuse:
            refuse("needs Chromium, and there is none on the path")


@pytest.fixture(scope="module")
def chrome() -> Iterator["Browser"]:
    """A Chromium for the tests of a module. Gone after it: while it is driven an event loop runs in
    this process, beside which no other can."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        launched = player.chromium.launch(executable_path=browser(), args=BROWSER_FLAGS)
        yield launched
        launched.close()
