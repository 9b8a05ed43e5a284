"""An object store as the place of the database: whole objects, and conditional writes.

`obstore` speaks to it; it reads the credentials and the endpoint from the environment as the
store's own tools do (`AWS_ACCESS_KEY_ID` and so on). What is written once never changes; the few
names that move (the pointer, the list of releases, the breaks) are written only where they still
are what the writer has read, so that of two writers one loses and knows it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from scr.base import settings
from scr.base.errors import SourceError

SECONDS = 10
"""How long one request may take, retries and all; a reader waits no longer than that."""
_PIECE = 4 * 1024 * 1024
_CREDENTIAL = ("ExpiredToken", "InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied",
               "InvalidToken", "TokenRefreshRequired")  # fmt: skip


@dataclass(frozen=True)
class Moving:
    """What an object that moves was when it was read: its content, and what names that state."""

    content: bytes
    state: Mapping[str, str | None]


class UnreachableError(SourceError):
    """The object store does not answer, or not to this credential."""


class Remote:
    """The objects under one address, such as `s3://bucket/prefix`. Every method raises
    UnreachableError where the store cannot be reached or refuses the credential."""

    def __init__(self, url: str, endpoint: str = "") -> None:
        from obstore.store import from_url

        self.url = url
        seconds = timedelta(seconds=SECONDS)
        retries: Any = {"max_retries": 2, "retry_timeout": seconds}
        options: Any = {"timeout": seconds, "connect_timeout": timedelta(seconds=3)}
        if endpoint.startswith("http://"):
            # Whoever names such an endpoint has a store of their own beside this machine.
            options["allow_http"] = True
        with self._in_words():
            self._store = from_url(url, client_options=options, retry_config=retries)

    def get(self, key: str) -> Moving | None:
        """An object that moves, None where there is none."""
        import obstore

        with self._in_words():
            try:
                stored = obstore.get(self._store, key)
                state = {"e_tag": stored.meta["e_tag"], "version": stored.meta["version"]}
                return Moving(bytes(stored.bytes()), state)
            except FileNotFoundError as error:
                self._refuse_without_bucket(error)
                return None

    def swap(self, key: str, content: bytes, before: Moving | None) -> bool:
        """Write an object that moves, only where it still is `before` (None: not there at all).

        False where somebody else was first. An answer that was lost on its way is asked for again,
        so that what did arrive counts.
        """
        import obstore
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        state: Any = {k: v for k, v in before.state.items() if v} if before else None
        try:
            with self._in_words():
                obstore.put(self._store, key, content, mode=state or "create")
            return True
        except (AlreadyExistsError, PreconditionError):
            return self._is(key, content)
        except UnreachableError:
            if self._is(key, content):
                return True
            raise

    def write(self, key: str, content: bytes | Path) -> None:
        """Write an object that nobody writes differently."""
        import obstore

        with self._in_words():
            obstore.put(self._store, key, content)

    def pieces(self, key: str) -> Iterator[bytes]:
        """The content of an object, piece by piece. Raises FileNotFoundError."""
        import obstore

        with self._in_words():
            for piece in obstore.get(self._store, key).stream(min_chunk_size=_PIECE):
                yield bytes(piece)

    def sizes(self, prefix: str = "") -> dict[str, int]:
        """The objects under a prefix that ends with a slash, with their bytes."""
        import obstore

        with self._in_words():
            batches = obstore.list(self._store, prefix=prefix or None)
            return {
                str(stored["path"]): int(stored["size"]) for batch in batches for stored in batch
            }

    def delete(self, key: str) -> None:
        """Take an object away; none is no fault."""
        import obstore

        with self._in_words():
            try:
                obstore.delete(self._store, key)
            except FileNotFoundError:
                return

    def _is(self, key: str, content: bytes) -> bool:
        stored = self.get(key)
        return stored is not None and stored.content == content

    def _refuse_without_bucket(self, error: Exception) -> None:
        if "NoSuchBucket" in str(error):
            raise UnreachableError(
                f"There is nothing at {self.url}: no bucket has this name. Correct SCR_DATABASE, "
                "or have the bucket made."
            ) from error

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Turn what the library raises into words; a conflict and a missing object pass."""
        from obstore import exceptions

        try:
            yield
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError, FileNotFoundError):
            raise
        except (exceptions.BaseError, OSError, ValueError) as error:
            raise UnreachableError(self._words(error)) from error

    def _words(self, error: Exception) -> str:
        from obstore import exceptions

        refused = (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError)
        if isinstance(error, refused) or any(word in str(error) for word in _CREDENTIAL):
            return (
                f"The object store refuses the credential for {self.url}: it has expired or may "
                "not do this. Nothing was changed. Give a new one, then try again."
            )
        return (
            f"The object store of {self.url} cannot be reached. Nothing was changed. Try again; if "
            "it stays so, look at the network and at the address in SCR_DATABASE."
        )


def remote_of(folder: Path) -> Remote | None:
    """The object store that a local folder stands for, None for a folder that is the database."""
    wanted = settings.load()
    if wanted.remote is None or folder != wanted.database:
        return None
    return remote_at(wanted.remote, wanted.endpoint)


@lru_cache(maxsize=8)
def remote_at(url: str, endpoint: str) -> Remote:
    """The object store at an address; the same one each time, with its connections."""
    return Remote(url, endpoint)
