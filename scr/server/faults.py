"""Errors as JSON, with the message that a person would see."""

import logging
import secrets
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from scr import access
from scr.base.errors import NoDatabaseError, RefusedError, ScrError, SourceError, UserError
from scr.logs import place_of

log = logging.getLogger("scr.server")


class NotFoundError(UserError):
    """Nothing is at this address."""


class NotAcceptableError(UserError):
    """None of the forms that were asked for can be had."""


# The first that fits.
_STATUS: tuple[tuple[type[ScrError], int], ...] = (
    (NotFoundError, 404),
    (access.SignInError, 401),
    (NotAcceptableError, 406),
    (RefusedError, 403),
    (NoDatabaseError, 503),
    (SourceError, 503),
    (UserError, 400),
)


def in_json(
    answer: Callable[[Request], Response], pattern: str = ""
) -> Callable[[Request], Response]:
    """The same answer, with what it raises as JSON: 4xx is the asker's, 503 the database's, 500
    our fault, with a reference that the log has too. At an address of `access.ADDRESSES` whoever
    asks is found first, and while it is answered is `access.current_reader()`."""

    def guarded(request: Request) -> Response:
        try:
            return answer(request) if not pattern else _asked(answer, pattern, request)
        except ScrError as error:
            status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
            return fault(status, str(error))
        except Exception as error:
            reference = secrets.token_hex(4)
            where = place_of(error.__traceback__)
            log.error("fault %s: %s at %s", reference, type(error).__name__, where)
            return fault(500, "Something went wrong on our side.", reference)

    return guarded


def _asked(answer: Callable[[Request], Response], pattern: str, request: Request) -> Response:
    reader = access.reader_of_key(request.headers.get("authorization", ""))
    with access.acting_as(reader):
        try:
            if not access.may_open_address(reader, pattern):
                raise RefusedError("Your roles do not include this address.")
            return answer(request)
        except RefusedError:
            access.note(reader, "refusal", pattern)
            raise


def fault(status: int, message: str, reference: str | None = None) -> JSONResponse:
    """An error of this status."""
    error: dict[str, object] = {"status": status, "message": message}
    if reference:
        error["reference"] = reference
    headers = {"Cache-Control": "no-store"}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse({"error": error}, status_code=status, headers=headers)
