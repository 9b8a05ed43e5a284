"""A copy is the same database: a back-up, a restore rehearsed, a move to a store and back."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from scr.__main__ import cli
from scr.base import settings
from scr.base.errors import SourceError, UserError
from scr.base.periods import parse_span
from scr.disclosure.stamps import stamps
from scr.importing import undo
from scr.profiles import folder as profiles
from scr.release import create, listed
from scr.store import breaks, current, mirror, remote, snapshots
from scr.upkeep import check, copy
from tests.conftest import close_connections
from tests.object_store import object_store
from tests.profiles.test_using import MINE
from tests.release.test_releases import country

YEAR = parse_span("panel:2014-15")
BY_BOARD = ("--by", "board", "--format", "csv")
OF_A_YEAR = ("decisions", "standards", "durations", "publication_outcomes", "cohort_outcomes")
AS_AT = ("open_reviews_by_age", "recommendation_status", "data_quality")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Two snapshots, a release on the first that another replaces, and a break."""
    folder = tmp_path_factory.mktemp("made")
    world = country()
    world.snapshot(folder)
    create("z", folder=folder, year=YEAR, policy="none", by="A")
    create("a", folder=folder, replaces="z", policy="none", by="A")
    world.decided("N1", initiate=2, not_initiate=0)
    world.snapshot(folder)
    breaks.store(
        folder, title="T", measure="m", region=None, on=YEAR.start, reason="other",
        note="Something has changed here.", made_by="a", snapshot="s",
    )  # fmt: skip
    return folder


def told(folder: Path) -> tuple:
    """What a database says: its snapshots, which is in force, releases in order, breaks."""
    assert check(folder).faults == ()
    return (
        [one.id for one in snapshots(folder)], current(folder).id,
        [(one.name, one.replaced_by) for one in listed(folder)[0]],
        [path.parent.name for path, _, _ in stamps(folder)], breaks.stored(folder),
    )  # fmt: skip


def asked() -> str:
    """What the command line answers of several figures from the database of the settings."""
    answers = []
    for name in (*OF_A_YEAR, *AS_AT):
        period = () if name in AS_AT else ("--period", "panel:2014-15")
        done = CliRunner().invoke(cli, ["figure", name, *period, *BY_BOARD])
        assert done.exit_code == 0, done.stderr
        answers.append(done.stdout)
    return "\n".join(answers)


def test_a_destroyed_machine_is_restored_from_its_back_up(made, own_database, tmp_path):
    """The rehearsal: back up, lose the machine, restore, and every figure is what it was."""
    shutil.copytree(made, own_database)
    before = asked()
    done = CliRunner().invoke(cli, ["copy", str(tmp_path / "backup")])
    assert "Copied 2 snapshots and 2 releases" in done.stdout
    close_connections()
    shutil.rmtree(own_database)
    assert CliRunner().invoke(cli, ["status"]).exit_code == 3
    copy(tmp_path / "backup", str(own_database))
    assert told(own_database) == told(made)
    assert asked() == before


def test_a_back_up_of_yesterday_is_brought_up_to_date(made, tmp_path):
    folder = Path(shutil.copytree(made, tmp_path / "db"))
    copy(folder, str(tmp_path / "backup"))
    yesterday = told(tmp_path / "backup")
    country().snapshot(folder)
    done = copy(folder, str(tmp_path / "backup"))
    assert (done.n_snapshots, done.n_releases) == (1, 0)
    assert told(tmp_path / "backup") == told(folder) != yesterday
    # Undone since, the pointer goes back there too; a copy never goes onto another database.
    (folder / "CURRENT").write_text(yesterday[1], "ascii")
    copy(folder, str(tmp_path / "backup"))
    assert current(tmp_path / "backup").id == yesterday[1]
    other = tmp_path / "other"
    country().snapshot(other)
    with pytest.raises(UserError, match="Another database is there"):
        copy(folder, str(other))
    with pytest.raises(UserError, match="Another database is there"):
        copy(other, str(tmp_path / "backup"))


def test_restored_from_a_day_s_older_back_up(made, own_database, tmp_path):
    """The back-up's day comes back; what was imported after it is imported again, and then the
    figures are what they were."""
    shutil.copytree(made, own_database)
    yesterday = asked()
    copy(own_database, str(tmp_path / "backup"))

    def import_of_today() -> None:
        world = country()
        world.decided("N2", initiate=4, not_initiate=1)
        world.snapshot(own_database)

    import_of_today()
    today = asked()
    assert today != yesterday
    close_connections()
    shutil.rmtree(own_database)
    copy(tmp_path / "backup", str(own_database))
    assert told(own_database) == told(made)
    assert asked() == yesterday
    import_of_today()
    assert asked() == today


def test_nothing_damaged_is_copied(made, tmp_path):
    folder = Path(shutil.copytree(made, tmp_path / "db"))
    current(folder).path.write_bytes(b"damaged")
    with pytest.raises(SourceError, match="cannot be opened"):
        copy(folder, str(tmp_path / "backup"))
    assert not (tmp_path / "backup" / "CURRENT").exists()


def test_from_a_folder_to_an_object_store_and_back(made, tmp_path, monkeypatch):
    """The figures are the same at each place."""
    monkeypatch.setenv("SCR_DATABASE", str(made))
    before = asked()
    with object_store() as store:
        url = store.bucket("moving")
        for key, value in store.environment(url, tmp_path / "local").items():
            monkeypatch.setenv(key, value)
        mirror.forget()
        remote.remote_at.cache_clear()
        profiles.add(made, MINE)
        copy(made, url)

        folder = settings.load().database
        assert told(folder) == told(made)
        assert asked() == before
        with pytest.raises(UserError, match="first import"):
            undo(folder)
        country().snapshot(folder)
        copy(folder, str(tmp_path / "back"))
        assert told(tmp_path / "back") == told(folder)
        assert len(snapshots(tmp_path / "back")) == 3
        there = asked()
        monkeypatch.setenv("SCR_DATABASE", str(tmp_path / "back"))
        assert asked() == there
        assert profiles.names(folder) == profiles.names(tmp_path / "back") == [MINE.name]
        mirror.forget()
        close_connections()
