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
    rows = [
        {
            "name": release.name,
            "title": release.dataset,
            "period": release.period,
            "as_at": release.as_at.isoformat(),
            "policy": release.policy,
            "made_at": release.made_at.isoformat(),
            "snapshot": release.snapshot_id,
            "replaces": release.replaces,
            "replaced_by": release.replaced_by,
            "tables": [{"id": id_, "title": title} for id_, title in release.tables],
            "address": f"/api/v1/releases/{release.name}/datapackage.json",
        }
        for release in releases
    ]
    return JSONResponse({"releases": rows, "damaged": damaged})


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
        frozen = next(frozen_table for frozen_table in tables if frozen_table.id == id_)
        columns = [column for column, _ in frozen.columns]
        content = json_text(pd.DataFrame(frozen.rows, columns=columns, dtype=object)).encode()
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
    columns = {frozen.id: [(name, kind) for name, kind in frozen.columns] for frozen in tables}
    return JSONResponse(release_package(release, columns), headers={"Cache-Control": FOR_EVER})
