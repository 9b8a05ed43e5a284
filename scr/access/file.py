"""The access file: who holds which roles, for which boards. TOML, small, and read again when it
changes; docs/deploy.md shows one."""

import hashlib
import hmac
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from scr.access.permissions import CHAIR, ROLES
from scr.access.reader import SHARING, UNNAMED
from scr.base import settings
from scr.base.errors import ArgumentError, SourceError

HOURS = 12
MOST_HOURS = 24 * 30
"""Streamlit's own cookie ends then."""
KEY_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_TOP = {"sharing", "hours", "identity", "claims", "people"}
_CLAIMS = {"roles", "boards", "names"}
_PERSON = {"roles", "boards", "key"}


@dataclass(frozen=True)
class Person:
    """A line of the access file. `key` is the hash of the key with which a program of theirs asks
    for figures by address; empty: none may."""

    name: str
    roles: tuple[str, ...]
    boards: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Access:
    """What an access file says.

    `hours` is how old a sign-in may be. `identity` is the claim that names a person; `roles_claim`
    and `boards_claim` those that hold roles and boards (empty: only the file gives any), and
    `role_names` what the provider calls our roles.
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    sharing: str = UNNAMED
    hours: int = HOURS
    identity: str = "email"
    roles_claim: str = ""
    boards_claim: str = ""
    role_names: Mapping[str, str] = field(default_factory=dict)

    def person(self, name: str) -> Person | None:
        """The line of a person, whose name is written in any capitals."""
        return self.people.get(name.strip().casefold())

    def person_of_key(self, key: str) -> Person | None:
        """The person whose key this is. Every line is compared, each in the same time."""
        digest = key_hash(key)
        same = [p for p in self.people.values() if hmac.compare_digest(p.key.encode(), digest)]
        return same[0] if same else None


def key_hash(key: str) -> bytes:
    """What the access file holds of a key: keys are long and random, so a plain hash will do."""
    return b"sha256:" + hashlib.sha256(key.encode()).hexdigest().encode()


def is_there() -> bool:
    """Whether an access file has been set up."""
    chosen = settings.load()
    return chosen.access is not None or chosen.access_file.exists()


def load() -> Access:
    """What the access file says now; with none, that nobody is named in one.

    It is looked at each time, so a role taken away is gone with the next question. Raises
    SourceError where it cannot be read or says what it may not: then nobody gets in by mistake.
    """
    if not is_there():
        return Access()
    path = settings.load().access_file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"The access file cannot be read ({error.strerror}). SCR_ACCESS names it."
        ) from error
    return _parsed(content)


@lru_cache(maxsize=4)
def _parsed(content: bytes) -> Access:
    access, faults = read(content)
    if faults:
        raise SourceError(
            "The access file has faults, so nobody is let in. Run `python -m scr access check`."
        )
    return access


def check(path: Path) -> list[str]:
    """What is wrong with an access file, a line each; nothing where it is right."""
    try:
        return read(path.read_bytes())[1]
    except OSError as error:
        return [f"The file cannot be read ({error.strerror})."]


def read(content: bytes) -> tuple[Access, list[str]]:
    """What a file says, and what is wrong with it."""
    try:
        lines = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        return Access(), ["The file is not UTF-8 text."]
    except tomllib.TOMLDecodeError as error:
        return Access(), [f"The file is not TOML: {error}."]
    faults = _unknown(lines, _TOP, "the file")
    sharing, hours = lines.get("sharing", UNNAMED), lines.get("hours", HOURS)
    if sharing not in SHARING:
        faults.append(f"sharing is one of: {', '.join(SHARING)}.")
    if type(hours) is not int or not 0 < hours <= MOST_HOURS:
        faults.append(f"hours is a whole number from 1 to {MOST_HOURS}.")
    identity = lines.get("identity", "email")
    if not isinstance(identity, str) or not identity:
        faults.append("identity is the name of a claim, such as email or sub.")
    claims = _table(lines, "claims", faults)
    faults += _unknown(claims, _CLAIMS, "[claims]")
    for name in ("roles", "boards"):
        if not isinstance(claims.get(name, ""), str):
            faults.append(f"[claims] {name} is the name of a claim.")
    names = _table(claims, "names", faults)
    faults += [
        f"[claims.names] {name} stands for one of: {', '.join(ROLES)}."
        for name, role in names.items()
        if role not in ROLES
    ]
    people = _people(_table(lines, "people", faults), faults)
    if faults:
        return Access(), faults
    return Access(
        people=people, sharing=sharing, hours=hours, identity=identity,
        roles_claim=claims.get("roles", ""), boards_claim=claims.get("boards", ""),
        role_names=names,
    ), []  # fmt: skip


def _people(lines: Mapping[str, Any], faults: list[str]) -> dict[str, Person]:
    people: dict[str, Person] = {}
    keys: set[str] = set()
    for name, line in lines.items():
        where = f'[people."{name}"]'
        if not isinstance(line, dict):
            faults.append(f"{where} is a table with roles and boards.")
            continue
        faults += _unknown(line, _PERSON, where)
        roles, boards = (_texts(line.get(part, []), f"{where} {part}", faults)
                         for part in ("roles", "boards"))  # fmt: skip
        key = line.get("key", "")
        faults += problems(roles, boards, where)
        if not isinstance(key, str) or (key and not KEY_HASH.fullmatch(key)):
            faults.append(f"{where} key is a hash that `python -m scr access key` prints.")
        elif key and key in keys:
            faults.append(f"{where} has the key of somebody else.")
        else:
            keys.add(key)
        if name.strip().casefold() in people:
            faults.append(f"{where} stands twice, in other capitals.")
        people[name.strip().casefold()] = Person(name.strip(), roles, boards, str(key))
    return people


def problems(roles: tuple[str, ...], boards: tuple[str, ...], where: str) -> list[str]:
    """What is wrong with somebody's roles and boards."""
    faults = []
    if set(roles) - set(ROLES):
        faults.append(f"{where} roles are of: {', '.join(ROLES)}.")
    if CHAIR in roles and not boards:
        faults.append(f"{where} is a chair, so boards names at least one board by its id.")
    if boards and CHAIR not in roles:
        faults.append(f"{where} has boards, which only a chair has.")
    return faults


def reader_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Roles and boards of a short form such as `chair:A1+B2,publisher`.

    Raises ArgumentError where it is none.
    """
    roles, boards = [], []
    for part in text.split(","):
        role, _, named = part.strip().partition(":")
        roles.append(role)
        boards += [board for board in named.split("+") if board]
    if problems(tuple(roles), tuple(boards), ""):
        raise ArgumentError(
            "SCR_READER names a person of the access file, or roles such as official, "
            "chair:BOARD or publisher,steward."
        )
    return tuple(roles), tuple(boards)


def _texts(lines: object, where: str, faults: list[str]) -> tuple[str, ...]:
    if not isinstance(lines, list) or not all(isinstance(text, str) and text for text in lines):
        faults.append(f"{where} is a list of texts.")
        return ()
    return tuple(lines)


def _table(lines: Mapping[str, Any], name: str, faults: list[str]) -> dict[str, Any]:
    table = lines.get(name, {})
    if not isinstance(table, dict):
        faults.append(f"{name} is a table.")
        return {}
    return table


def _unknown(lines: Mapping[str, Any], allowed: set[str], where: str) -> list[str]:
    return [
        f"{where} has a line “{name}” that means nothing." for name in sorted(set(lines) - allowed)
    ]
