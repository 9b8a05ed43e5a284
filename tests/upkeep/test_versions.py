"""An object store that keeps versions: what somebody deleted or wrote over by mistake is brought
back, as docs/deploy.md has it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from scr.base import settings
from scr.base.errors import ScrError
from scr.base.periods import parse_span
from scr.release import create, open_release
from scr.store import current, mirror, query, remote
from scr.upkeep import check
from tests.conftest import close_connections
from tests.object_store import ObjectStore, object_store
from tests.release.test_releases import country

BUCKET, PREFIX = "with-versions", "some/prefix/"
SQL = "select count(*) as n from records.reviews"


class Keeper:
    """Whoever looks after the bucket, with the store's own tools."""

    def __init__(self, store: ObjectStore) -> None:
        self._s3 = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{store.server_port}", region_name="eu-west-2",
            aws_access_key_id="invented", aws_secret_access_key="invented",
        )  # fmt: skip
        self._s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})

    def delete(self, key: str) -> None:
        self._s3.delete_object(Bucket=BUCKET, Key=PREFIX + key)

    def write_over(self, key: str, content: bytes) -> None:
        self._s3.put_object(Bucket=BUCKET, Key=PREFIX + key, Body=content)

    def undelete(self, key: str) -> None:
        """Take the mark away that deleting has set before the last version."""
        (marker,) = [one for one in self._versions(key, "DeleteMarkers") if one["IsLatest"]]
        self._s3.delete_object(Bucket=BUCKET, Key=PREFIX + key, VersionId=marker["VersionId"])

    def put_back(self, key: str, n_before: int = 1) -> None:
        """Make the version so many before the last one the last."""
        version = self._versions(key, "Versions")[n_before]["VersionId"]
        source = {"Bucket": BUCKET, "Key": PREFIX + key, "VersionId": version}
        self._s3.copy_object(Bucket=BUCKET, Key=PREFIX + key, CopySource=source)

    def objects(self) -> list[str]:
        found = self._s3.list_objects_v2(Bucket=BUCKET, Prefix=PREFIX)["Contents"]
        return [str(one["Key"]).removeprefix(PREFIX) for one in found]

    def _versions(self, key: str, kind: str) -> list[Any]:
        said = self._s3.list_object_versions(Bucket=BUCKET, Prefix=PREFIX + key)
        return list(said[kind])


@pytest.fixture
def store() -> Iterator[ObjectStore]:
    with object_store() as made:
        made.bucket(BUCKET)
        yield made
        mirror.forget()
        close_connections()


@pytest.fixture
def new_machine(store, tmp_path, monkeypatch):
    """A function that puts the test onto a machine that has nothing yet; its folder."""
    numbers = iter(range(100))

    def sit_at() -> Path:
        local = tmp_path / f"machine {next(numbers)}"
        for key, value in store.environment(f"s3://{BUCKET}/{PREFIX[:-1]}", local).items():
            monkeypatch.setenv(key, value)
        mirror.forget()
        remote.remote_at.cache_clear()
        close_connections()
        return settings.load().database

    return sit_at


@pytest.fixture
def made(store, new_machine) -> tuple[Keeper, str, str]:
    """Two snapshots, a release on the second; whoever keeps them, and the two ids."""
    keeper, folder, world = Keeper(store), new_machine(), country()
    first = world.snapshot(folder).id
    world.decided("N1", initiate=2, not_initiate=0)
    second = world.snapshot(folder).id
    create("r", folder=folder, year=parse_span("panel:2014-15"), policy="none", by="A")
    return keeper, first, second


def n_reviews(folder: Path) -> int:
    return int(query(current(folder), SQL, {})["n"].iloc[0])


def test_every_object_that_was_deleted_is_brought_back(made, new_machine):
    """One after the other: the pointer, snapshots, seals, and every file of the release."""
    keeper, _, _ = made
    before = n_reviews(new_machine())
    keys = keeper.objects()
    assert len(keys) > 5
    assert "CURRENT" in keys, keys
    for key in keys:
        keeper.delete(key)
        keeper.undelete(key)
    assert keeper.objects() == keys
    folder = new_machine()
    assert n_reviews(folder) == before
    assert check(folder).faults == ()


def test_a_deleted_snapshot_is_missed_and_brought_back(made, new_machine):
    keeper, _, second = made
    before = n_reviews(new_machine())
    keeper.delete(f"{second}.duckdb")
    with pytest.raises(ScrError):
        n_reviews(new_machine())
    keeper.undelete(f"{second}.duckdb")
    assert n_reviews(new_machine()) == before


def test_what_was_written_over_is_noticed_and_put_back(made, new_machine):
    keeper, _, second = made
    before = n_reviews(new_machine())
    (release,) = [key for key in keeper.objects() if key.startswith("releases/r-")]
    for key in (f"{second}.duckdb", release):
        keeper.write_over(key, b"by mistake")
    folder = new_machine()
    with pytest.raises(ScrError):
        n_reviews(folder)
    with pytest.raises(ScrError):
        open_release(folder, "r")
    for key in (f"{second}.duckdb", release):
        keeper.put_back(key)
    folder = new_machine()
    assert n_reviews(folder) == before
    assert len(open_release(folder, "r")[1]) > 5
    assert check(folder).faults == ()


def test_the_pointer_of_before_is_an_undo(made, new_machine):
    keeper, first, second = made
    assert current(new_machine()).id == second
    keeper.put_back("CURRENT")
    folder = new_machine()
    assert current(folder).id == first
    assert check(folder).faults == ()
