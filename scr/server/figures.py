"""Figures by address: what the command line's `figure` answers, through the same one door."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from scr import access, disclosure
from scr.asking import Typed, request_of
from scr.base.errors import ArgumentError
from scr.base.request import Request
from scr.disclosure.stamps import stamps
from scr.figures.checks import check
from scr.figures.definitions import Definition, definitions
from scr.server.faults import NotFoundError
from scr.server.forms import FORMS, accepted, body, split
from scr.server.package import figure_package
from scr.store import Snapshot, current

DAYS = ("from", "to", "as-at")
TEXTS = ("period", "by", "board", "region", "area-type", "incident-type", "measure", "edition",
         "suppress")  # fmt: skip
REPEATED = ("own",)
SWITCHES = ("as-now",)
PARAMETERS = (*TEXTS, *DAYS, *REPEATED, *SWITCHES)
"""What an address may ask with: the options of `figure` without their dashes."""


def listing(request: HttpRequest) -> Response:
    """Which figures there are, what each answers, and its columns."""
    return JSONResponse({"figures": [_described(figure) for figure in definitions().values()]})


def figure(request: HttpRequest) -> Response:
    """One figure as JSON, CSV, Parquet or Arrow."""
    name, ending = split(request.path_params["name"])
    reader = access.current_reader()
    _is_figure(name)
    form = ending or accepted(request.headers.get("accept", ""))
    snapshot, policy = current(), _policy(request, reader)
    asked = _asked(request, name, snapshot)
    disclosure.refuse_unless_may_ask(reader, asked, snapshot, policy)
    etag = etag_of(snapshot, asked, policy, form)
    headers = {
        "ETag": etag,
        "Cache-Control": "private, no-cache",
        "Vary": "Accept",
        "Link": f'</api/v1/figures/{name}/datapackage.json>; rel="describedby"',
    }
    if etag in matched(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    result = disclosure.answer(reader, asked, snapshot, policy)
    headers |= {"X-Snapshot": snapshot.id, "X-As-At": result.as_at.isoformat()}
    if form != "json":
        headers["Content-Disposition"] = f'inline; filename="{name}.{form}"'
    media = FORMS[form] + ("; charset=utf-8" if form == "csv" else "")
    return Response(body(result, form), media_type=media, headers=headers)


def package(request: HttpRequest) -> Response:
    """What a figure's files hold, as a frictionless data package."""
    name = request.path_params["name"]
    reader = access.current_reader()
    _is_figure(name)
    snapshot, policy = current(), _policy(request, reader)
    asked = _asked(request, name, snapshot)
    result = disclosure.answer(reader, asked, snapshot, policy)
    return JSONResponse(figure_package(result, str(request.url.query)))


def etag_of(snapshot: Snapshot, asked: Request, policy: str, form: str) -> str:
    """What names an answer: the snapshot, the definitions (all the code, as limits and disclosure
    are part of them), the question, the form; and what has been released, where that decides what
    is hidden."""
    from scr.release.fingerprint import code_hash

    released = stamps(snapshot.folder) if policy != "none" else ()
    releases = [(path.parent.name, size) for path, _, size in released]
    whole = repr((snapshot.id, code_hash(), check(asked, snapshot), policy, form, releases))
    return f'"{hashlib.sha256(whole.encode()).hexdigest()[:32]}"'


def matched(header: str) -> Iterable[str]:
    """The tags of an `If-None-Match` header; a weak one is as good, and `*` is none of ours."""
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}


def _is_figure(name: str) -> None:
    if name not in definitions():
        raise NotFoundError(
            "There is no figure of this name. /api/v1/figures lists them, each with its columns."
        )


def _policy(request: HttpRequest, reader: disclosure.Reader) -> str:
    policy = request.query_params.get("suppress", next(iter(reader.policies), "none"))
    if policy not in disclosure.POLICIES:
        raise ArgumentError(f"suppress is one of: {', '.join(disclosure.POLICIES)}.")
    return policy


def _asked(request: HttpRequest, name: str, snapshot: Snapshot) -> Request:
    """The question in an address. Raises ArgumentError where it is none."""
    given = request.query_params
    unknown = sorted(set(given) - set(PARAMETERS))
    if unknown:
        raise ArgumentError(f"An address may ask with: {', '.join(PARAMETERS)}.")
    twice = [key for key in given if key not in REPEATED and len(given.getlist(key)) > 1]
    if twice:
        raise ArgumentError(f"Give {twice[0]} once.")
    typed = Typed(
        figure=name,
        period=given.get("period"),
        start=_day(given, "from"),
        end=_day(given, "to"),
        as_at=_day(given, "as-at"),
        by=given.get("by", "national"),
        board=given.get("board"),
        region=given.get("region"),
        area_type=given.get("area-type"),
        incident_type=given.get("incident-type"),
        measure=given.get("measure"),
        edition=given.get("edition"),
        own=tuple(given.getlist("own")),
        as_now=_switch(given.get("as-now", "no")),
    )
    return check(request_of(typed, snapshot), snapshot)


def _day(given: Mapping[str, str], name: str) -> date | None:
    text = given.get(name)
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise ArgumentError(f"{name} is a day, such as 2015-06-30.") from None


def _switch(switch: str) -> bool:
    if switch.casefold() not in ("yes", "no", "true", "false", "1", "0"):
        raise ArgumentError("as-now is yes or no.")
    return switch.casefold() in ("yes", "true", "1")


def _described(figure: Definition) -> dict[str, object]:
    return {
        "name": figure.name,
        "title": figure.title,
        "answers": figure.answers,
        "grain": figure.grain,
        "period": figure.period,
        "columns": [column.name for column in figure.shown_columns],
        "measures": [measure.name for measure in figure.measures],
        "address": f"/api/v1/figures/{figure.name}",
    }
