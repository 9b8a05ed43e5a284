"""The audit trail: whole as written; a line changed, taken out or cut off shows."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from scr import access, audit
from scr.access.permissions import reader_of
from scr.base import settings
from scr.base.errors import RefusedError, SourceError


@pytest.fixture
def lines(own_database):
    for n in range(5):
        audit.note("anna", "download", f"file-{n}.csv")
    return settings.load().audit_folder / "trail.jsonl"


def test_what_is_written_is_read(lines):
    assert [e.about for e in audit.entries()] == [f"file-{n}.csv" for n in range(5)]
    assert audit.checked() == []
    assert lines.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[:-1],
        lambda rows: rows[:0],
        lambda rows: rows[1:],
        lambda rows: rows[:2] + rows[3:],
        lambda rows: [rows[1], rows[0], *rows[2:]],
        lambda rows: [*rows, rows[-1]],
        lambda rows: [rows[0].replace("anna", "carl"), *rows[1:]],
        lambda rows: [*rows[:-1], rows[-1].replace("file-4", "file-5")],
        lambda rows: [*rows[:2], "not json", *rows[3:]],
        lambda rows: [json.dumps(json.loads(rows[0])), *rows[1:]],
    ],
)
def test_a_cut_or_a_change_shows(lines, change):
    rows = lines.read_text("utf-8").splitlines()
    lines.write_text("".join(f"{row}\n" for row in change(rows)), "utf-8")
    assert audit.checked()


def test_many_write_at_once(own_database):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: audit.note("x", "refusal", str(n)), range(24)))
    assert audit.checked() == []
    assert sorted(int(e.about) for e in audit.entries()) == list(range(24))


def test_one_line_whatever_is_noted(own_database):
    audit.note("a\nb", "refusal", "c\r\nd" + "x" * 1000)
    (entry,) = audit.entries()
    assert entry.who == "a b"
    assert len(entry.about) == 200


def test_what_cannot_be_noted_is_not_done_once_people_are_told_apart(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("SCR_AUDIT", str(blocked / "below"))
    access.note(access.TRUSTED, "import")
    people = tmp_path / "access.toml"
    people.write_text("", "utf-8")
    monkeypatch.setenv("SCR_ACCESS", str(people))
    with pytest.raises(SourceError):
        access.note(access.TRUSTED, "import")


def test_a_right_that_is_not_held_is_refused_and_noted(own_database):
    viewer = reader_of("vera", ["viewer"])
    for right in ("import", "undo", "freeze", "profiles", "findings", "audit"):
        with pytest.raises(RefusedError):
            access.require(viewer, right)
    assert {(e.who, e.what) for e in audit.entries()} == {("vera", "refusal")}
    access.permit(reader_of("stef", ["steward"]), "undo", "undo", "import 3")
    assert audit.entries()[-1].what == "undo"
