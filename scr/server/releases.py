"""Releases by address: an address that holds the same bytes for ever."""

import pandas as pd
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from scr import access
from scr.base import settings
from scr.base.errors import ArgumentError, RefusedError
from scr.server.faults import NotFoundError
from scr.server.figures import matched
from scr.server.forms import FORMS, accepted, split
from scr.server.package import release_package

FOR_EVER = "private, max-age=31536000, immutable"
_TABLES = ("json", "csv")


def listing(request: HttpRequest) -> Response:
    """Which releases there are, oldest first, which replaces which, and those that are damaged."""
    from scr.release.asked import listed

    releases, damaged = listed(access.current_reader(), settings.load().database)
    said = [
        {
            "name": one.name,
            "title": one.dataset,
            "period": one.period,
            "as_at": one.as_at.isoformat(),
            "policy": one.policy,
            "made_at": one.made_at.isoformat(),
            "snapshot": one.snapshot_id,
            "replaces": one.replaces,
            "replaced_by": one.replaced_by,
            "tables": [{"id": id_, "title": title} for id_, title in one.tables],
            "address": f"/api/v1/releases/{one.name}/datapackage.json",
        }
        for one in releases
    ]
    return JSONResponse({"releases": said, "damaged": damaged})


def table(request: HttpRequest) -> Response:
    """One frozen table, as CSV (the bytes of the release) or JSON."""
    from scr.exports.plain import json_text
    from scr.release.asked import open_release, table_csv
    from scr.release.manifest import digest

    reader = access.current_reader()
    name = request.path_params["release"]
    id_, ending = split(request.path_params["table"])
    form = ending or accepted(request.headers.get("accept", ""), _TABLES)
    if form not in _TABLES:
        raise NotFoundError("A release's tables can be had as .json and as .csv.")
    folder = settings.load().database
    try:
        _, tables = open_release(reader, folder, name)
        content = table_csv(reader, folder, name, id_)
    except RefusedError:
        raise
    except ArgumentError as error:
        raise NotFoundError(str(error)) from None
    if form == "json":
        found = next(one for one in tables if one.id == id_)
        columns = [column for column, _ in found.columns]
        content = json_text(pd.DataFrame(found.rows, columns=columns, dtype=object)).encode()
    headers = {"ETag": f'"{digest(content)[:32]}"', "Cache-Control": FOR_EVER, "Vary": "Accept"}
    if headers["ETag"] in matched(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    media = FORMS[form] + ("; charset=utf-8" if form == "csv" else "")
    return Response(content, media_type=media, headers=headers)


def package(request: HttpRequest) -> Response:
    """What the tables of a release hold, as a frictionless data package."""
    from scr.release.asked import open_release

    folder, name = settings.load().database, request.path_params["release"]
    try:
        release, tables = open_release(access.current_reader(), folder, name)
    except RefusedError:
        raise
    except ArgumentError as error:
        raise NotFoundError(str(error)) from None
    columns = {one.id: [(name, kind) for name, kind in one.columns] for one in tables}
    return JSONResponse(release_package(release, columns), headers={"Cache-Control": FOR_EVER})
