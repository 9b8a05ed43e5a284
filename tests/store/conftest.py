"""A database in a folder or in an object store, and machines that share one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scr.base import settings
from scr.store import mirror, remote
from tests.conftest import close_connections
from tests.object_store import ObjectStore, object_store


@pytest.fixture(scope="session")
def store_server() -> Iterator[ObjectStore]:
    """One server for all tests of a process."""
    with object_store() as store:
        yield store


@pytest.fixture
def store(store_server: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStore]:
    """The server, its wire whole at the start and at the end; nothing is remembered of it."""
    monkeypatch.setattr(mirror, "FRESH_SECONDS", -1.0)
    monkeypatch.setattr(mirror, "AWAY_SECONDS", -1.0)
    mirror.forget()
    remote.remote_at.cache_clear()
    yield store_server
    store_server.wire.mode, store_server.wire.cut_after = "open", 0
    mirror.forget()
    close_connections()


Machine = Callable[[str], Path]


@pytest.fixture
def machine(
    store: ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request
) -> Machine:
    """A function that puts the test onto the machine of this name: all machines share the bucket,
    each has its own local folder, which is what it returns."""
    name = "".join(c if c.isalnum() else "-" for c in request.node.name.lower())[:50].strip("-")
    url = store.bucket(f"b-{name}-{abs(hash(str(tmp_path))) % 10**6}")

    def sit_at(name: str) -> Path:
        for key, value in store.environment(url, tmp_path / name).items():
            monkeypatch.setenv(key, value)
        mirror.forget()
        close_connections()
        return settings.load().database

    return sit_at


@pytest.fixture(params=["folder", "object store"])
def database(request, own_database: Path) -> Path:
    """The same tests for both: a database's folder, or one that stands for an object store."""
    if request.param == "folder":
        return own_database
    return Path(request.getfixturevalue("machine")("one"))
