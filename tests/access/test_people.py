"""The access file, claims, keys, and who asks: what is not plainly allowed is refused."""

import base64
import time
from pathlib import Path

import pytest
import streamlit as st

from scr import access
from scr.access import file, session
from scr.access.session import Identity, SignInError, UnknownPersonError
from scr.base.errors import ArgumentError, RefusedError, SourceError
from scr.release import asked
from tests.server.asking import ask

KEY = "scr_" + "k" * 43
PEOPLE = f"""
sharing = "unnamed"
hours = 8
[claims]
roles = "groups"
boards = "board"
[claims.names]
"SCR Officials" = "official"
[people."Anna@example.org"]
roles = ["official", "publisher"]
key = "{file.key_hash(KEY).decode()}"
[people."cara@example.org"]
roles = ["chair"]
boards = ["A", "B"]
[people."gone@example.org"]
roles = []
"""


@pytest.fixture
def people(tmp_path: Path, monkeypatch) -> Path:
    path = tmp_path / "people.toml"
    path.write_text(PEOPLE, "utf-8")
    monkeypatch.setenv("SCR_ACCESS", str(path))
    return path


def who(**claims):
    return Identity({"iat": time.time(), **claims}).reader()


def test_a_person_of_the_file(people):
    reader = who(email="anna@EXAMPLE.org", email_verified=True)
    assert reader.sees_every_board
    assert reader.may("freeze")
    assert reader.name == "Anna@example.org"
    assert who(email="cara@example.org").boards == {"A", "B"}


def test_claims_give_roles_and_the_file_goes_before_them(people):
    assert who(email="new@example.org", groups=["SCR Officials", "tennis"]).sees_every_board
    assert who(email="new@example.org", groups="chair", board=["C"]).boards == {"C"}
    assert who(email="cara@example.org", groups=["SCR Officials"]).boards == {"A", "B"}
    with pytest.raises(UnknownPersonError):
        who(email="gone@example.org", groups=["SCR Officials"])


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@example.org"},
        {"email": "stranger@example.org", "groups": ["Official", "officials", "tennis"]},
        {"email": "stranger@example.org", "groups": ["chair"]},
        {"email": "stranger@example.org", "groups": {"official": True}},
        {"email": "anna@example.org", "email_verified": False},
        {"email": ["anna@example.org"]},
        {"email": ""},
        {"sub": "anna@example.org"},
        {},
    ],
)
def test_whoever_is_not_plainly_known_is_a_stranger(people, claims):
    with pytest.raises(UnknownPersonError):
        who(**claims)


def test_a_sign_in_ends(people):
    with pytest.raises(SignInError):
        who(email="anna@example.org", iat=time.time() - 8 * 3600 - 5)
    with pytest.raises(SignInError):
        who(email="anna@example.org", iat="yesterday")
    assert who(email="anna@example.org", iat=time.time() - 8 * 3600 + 60).sees_every_board


def test_a_role_taken_away_is_gone_with_the_next_question(people):
    identity = Identity({"iat": time.time(), "email": "anna@example.org"})
    assert identity.reader().sees_every_board
    people.write_text(PEOPLE.replace('"official", "publisher"', '"viewer"'), "utf-8")
    assert identity.reader().policies == ()
    people.write_text(PEOPLE + "nonsense = = 1", "utf-8")
    with pytest.raises(SourceError):
        identity.reader()
    people.unlink()
    with pytest.raises(SourceError):
        identity.reader()


@pytest.mark.parametrize(
    "line",
    [
        'sharing = "all"', "hours = 0", "hours = true", 'identity = ""', 'role = "x"',
        '[people."x"]\nroles = ["admin"]', '[people."x"]\nroles = "official"',
        '[people."x"]\nroles = ["chair"]', '[people."x"]\nroles = ["official"]\nboards = ["A"]',
        '[people."x"]\nroles = ["viewer"]\nkey = "secret"',
        '[people."x"]\nroles = []\n[people."X"]\nroles = []',
        f'[people."x"]\nkey = "{file.key_hash(KEY).decode()}"\n'
        f'[people."y"]\nkey = "{file.key_hash(KEY).decode()}"',
        '[claims.names]\nx = "boss"', '[claims]\nrole = "x"', "people = 1", "not toml",
    ],
)  # fmt: skip
def test_the_checker_finds(line):
    assert file.read(line.encode())[1]


def test_the_checker_passes_what_is_right():
    assert file.read(PEOPLE.encode())[1] == []
    assert file.read(b"\xff")[1]


def test_as_whom_the_command_line_asks(people, monkeypatch):
    assert access.reader_of_command() == access.TRUSTED
    for said, boards in (("cara@example.org", {"A", "B"}), ("chair:C+D,viewer", {"C", "D"})):
        monkeypatch.setenv("SCR_READER", said)
        assert access.reader_of_command().boards == boards
    for said in ("admin", "chair", "official:A", "chair:", "stranger@example.org"):
        monkeypatch.setenv("SCR_READER", said)
        with pytest.raises(ArgumentError):
            access.reader_of_command()


def basic(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_keys(people):
    assert access.reader_of_key(f"Bearer {KEY}").sees_every_board
    assert access.reader_of_key(f"Basic {basic(f'anybody:{KEY}')}").sees_every_board
    for said in (basic(KEY), basic(f"{KEY}:"), basic(":"), "*", basic("a:b:") + "x", "w6k6eA="):
        with pytest.raises(SignInError):
            access.reader_of_key(f"Basic {said}")
    for said in ("", "Bearer", "Bearer ", f"Basic {KEY}", f"Bearer {KEY}x", "Bearer sha256:", KEY):
        with pytest.raises(SignInError):
            access.reader_of_key(said)


def test_addresses_want_a_key_once_people_are_told_apart(people):
    for address in ("figures", "figures/decisions", "releases", "openapi.json", "releases/x/y"):
        answer = ask(f"/api/v1/{address}")
        assert answer.status in (401, 404), address
    assert ask("/api/v1/figures").headers["www-authenticate"] == "Bearer"
    assert ask("/api/v1/figures", authorization=f"Bearer {KEY}").status == 200
    assert ask("/api/health").status == 200


def test_without_any_set_up_one_trusted_person_at_this_machine(monkeypatch):
    assert access.current_reader() == access.TRUSTED
    monkeypatch.setattr(st, "get_option", lambda name: "0.0.0.0")
    with pytest.raises(RefusedError):
        access.current_reader()
    with pytest.raises(RefusedError):
        access.reader_of_key("")


def test_people_without_a_sign_in_let_nobody_in(people):
    """Somebody who set up people meant to tell them apart: losing the secrets opens nothing."""
    with pytest.raises(RefusedError):
        access.current_reader()


def test_secrets_that_cannot_be_read_let_nobody_in(tmp_path, monkeypatch):
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth", "utf-8")
    monkeypatch.setattr(st, "get_option", lambda name: [str(broken)])
    monkeypatch.setattr(st.secrets, "load_if_toml_exists", lambda: False)
    with pytest.raises(RefusedError):
        access.current_reader()


def test_nobody_signed_in(monkeypatch):
    monkeypatch.setattr(session, "has_sign_in", lambda: True)
    with pytest.raises(SignInError):
        access.current_reader()


def test_releases_are_for_those_with_the_right(own_database):
    steward = session.reader_of("s", ["steward"])
    with pytest.raises(RefusedError):
        asked.listed(steward, own_database)
    assert asked.listed(session.reader_of("v", ["viewer"]), own_database) == ([], [])
