"""Who asks: the person who is signed in, the program whose key it is, or, without any set-up, the
one trusted person at this machine."""

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scr.access import file
from scr.access.permissions import ROLES, reader_of
from scr.access.reader import TRUSTED, Reader
from scr.base import settings
from scr.base.errors import RefusedError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_NOT_SET_UP = (
    "This dashboard has no sign-in yet, so it serves only the machine it runs on. "
    "Start it with --server.address 127.0.0.1."
)
_HALF_SET_UP = (
    "There is an access file, but sign-in is not set up, so nobody can be told apart. Set up "
    "sign-in, or take the access file away."
)
UNKNOWN = (
    "You are signed in, but nobody has given you access yet. Ask whoever looks after this "
    "dashboard."
)
SIGN_IN = "Sign in to see the figures."
SIGNED_OUT = "Your sign-in has ended. Sign in again."

_reader: ContextVar[Reader | None] = ContextVar("reader", default=None)


class SignInError(RefusedError):
    """Nobody is signed in, or no longer."""


class UnknownPersonError(RefusedError):
    """Whoever is signed in has no role here."""


@dataclass(frozen=True)
class Identity:
    """Who somebody is, to be asked again later what they may: the claims of a sign-in. None of it
    says anything of their roles but what the provider itself said."""

    claims: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def reader(self) -> Reader:
        """What this person may now. Raises RefusedError as `current_reader` does."""
        return _signed_in(self.claims)


def has_sign_in() -> bool:
    """Whether Streamlit's own sign-in is set up in its secrets. Raises RefusedError where there are
    secrets that cannot be read: a slip in that file must not open the door."""
    import streamlit as st

    if st.secrets.load_if_toml_exists():
        return "auth" in st.secrets
    if any(Path(place).exists() for place in st.get_option("secrets.files")):
        raise RefusedError("The file of secrets cannot be read, so nobody can be let in.")
    return False


def current_reader() -> Reader:
    """The reader of this session, or of this request of a program. It is found anew each time, so
    that a role taken away is gone at once.

    Raises SignInError where nobody is signed in, UnknownPersonError where whoever is has no role,
    and RefusedError where the server listens to other machines without sign-in.
    """
    acting = _reader.get()
    if acting is not None:
        return acting
    identity = current_identity()
    return _alone() if identity is None else identity.reader()


def current_identity() -> Identity | None:
    """Who is signed in to this session; None where there is no sign-in. Raises SignInError where
    nobody is."""
    if not has_sign_in():
        return None
    import streamlit as st

    claims = dict(st.user.to_dict())
    if not claims.get("is_logged_in"):
        raise SignInError(SIGN_IN)
    return Identity(claims)


def usual_reader() -> Reader:
    """Whose part most readers share: without sign-in the one person there is, else an official's.
    For what is made before anybody asks. Raises RefusedError where nobody may read."""
    if not has_sign_in():
        return _alone()
    return reader_of("ahead", ("official",), sharing=file.load().sharing)


def reader_of_command() -> Reader:
    """The reader of the command line: as SCR_READER says, else the trusted person, who can read the
    files of the database anyway. Raises ArgumentError for a SCR_READER that is none."""
    reader_name = settings.load().reader
    if not reader_name:
        return TRUSTED
    access = file.load()
    person = access.person(reader_name)
    if person is not None:
        return reader_of(person.name, person.roles, person.boards, access.sharing)
    roles, boards = file.reader_words(reader_name)
    return reader_of(reader_name, roles, boards, access.sharing)


def reader_of_key(authorization: str) -> Reader:
    """The reader of a program that asks with `Authorization: Bearer KEY`, or with the key as the
    password of any user name (Basic), as a spreadsheet's own form for credentials sends it;
    without any set-up, the trusted person. Raises SignInError where the key is nobody's."""
    if not has_sign_in() and not file.is_there():
        return _alone()
    key = _key_in(authorization)
    access = file.load()
    person = access.person_of_key(key) if key else None
    if person is None:
        raise SignInError("Ask with a key: Authorization: Bearer KEY. `access key` makes one.")
    return _with_a_role(reader_of(person.name, person.roles, person.boards, access.sharing))


def _key_in(authorization: str) -> str:
    """The key in such a header, empty where there is none."""
    kind, _, rest = authorization.partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() != "basic":
        return ""
    try:
        return base64.b64decode(rest.strip(), validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


@contextmanager
def acting_as(reader: Reader) -> Iterator[None]:
    """Within the block this reader asks: for what a request of a program, or a thread, does."""
    token = _reader.set(reader)
    try:
        yield
    finally:
        _reader.reset(token)


def _alone() -> Reader:
    """The reader where there is no sign-in: the trusted person, at this machine only."""
    import streamlit as st

    if st.get_option("server.address") not in LOOPBACK:
        raise RefusedError(_NOT_SET_UP)
    if settings.load().reader:
        return _with_a_role(reader_of_command())
    if file.is_there():
        raise RefusedError(_HALF_SET_UP)
    return TRUSTED


def _signed_in(claims: Mapping[str, Any]) -> Reader:
    access = file.load()
    if _is_too_old(claims, access.hours):
        raise SignInError(SIGNED_OUT)
    name = claims.get(access.identity)
    if not isinstance(name, str) or not name.strip() or claims.get("email_verified") is False:
        raise UnknownPersonError(UNKNOWN)
    person = access.person(name)
    if person is not None:
        reader = reader_of(person.name, person.roles, person.boards, access.sharing)
    else:
        roles, boards = _claimed(claims, access)
        reader = reader_of(name.strip(), roles, boards, access.sharing)
    return _with_a_role(reader)


def _claimed(claims: Mapping[str, Any], access: file.Access) -> tuple[tuple[str, ...], ...]:
    """Roles and boards of the claims; what is none of ours gives nothing, and a chair of no board
    is none."""
    claimed = _texts(claims.get(access.roles_claim)) if access.roles_claim else ()
    roles = tuple(access.role_names.get(role, role) for role in claimed)
    boards = _texts(claims.get(access.boards_claim)) if access.boards_claim else ()
    ours = tuple(role for role in roles if role in ROLES)
    if not boards:
        return tuple(role for role in ours if role != "chair"), ()
    return ours, boards


def _texts(claim: object) -> tuple[str, ...]:
    if isinstance(claim, str):
        return tuple(claim.replace(",", " ").split())
    return tuple(text for text in claim if isinstance(text, str)) if isinstance(claim, list) else ()


def _is_too_old(claims: Mapping[str, Any], hours: int) -> bool:
    """Whether a sign-in is older than it may be. One that does not say when it was is."""
    issued = claims.get("iat")
    if not isinstance(issued, int | float):
        return True
    return datetime.now(UTC).timestamp() - issued > hours * 3600


def _with_a_role(reader: Reader) -> Reader:
    if not (reader.policies or reader.may_see_cases or reader.rights):
        raise UnknownPersonError(UNKNOWN)
    return reader
