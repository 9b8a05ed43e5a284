"""The OpenAPI description, made from the figures' headers: nobody types an address twice."""

from functools import cache
from typing import Any

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from scr import __version__, disclosure
from scr.base.request import GROUPINGS, INCIDENT_TYPES
from scr.figures.definitions import Definition, FigureColumn, definitions
from scr.server.forms import FORMS

_SCHEMAS: dict[str, dict[str, Any]] = {
    "VARCHAR": {"type": ["string", "null"]},
    "BIGINT": {"type": ["integer", "string", "null"]},
    "INTEGER": {"type": ["integer", "string", "null"]},
    "DOUBLE": {"type": ["number", "string", "null"]},
    "DATE": {"type": ["string", "null"]},
    "BOOLEAN": {"type": ["boolean", "null"]},
    "VARCHAR[]": {"type": ["array", "null"], "items": {"type": "string"}},
}
_TEXT, _DAY = {"type": "string"}, {"type": "string", "format": "date"}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "message"],
            "properties": {"status": {"type": "integer"}, "message": _TEXT, "reference": _TEXT},
        }
    },
}
_ERRORS = {
    "400": "The question cannot be answered as it was asked; the message says what to do instead.",
    "403": "The disclosure policy does not answer this question, or the reader may not ask.",
    "404": "There is nothing of this name.",
    "406": "It cannot be had in a form that was asked for.",
    "503": "The data cannot be read at this moment.",
}


def answer(request: HttpRequest) -> Response:
    """The description as JSON."""
    return JSONResponse(description())


@cache
def description() -> dict[str, Any]:
    """The OpenAPI 3.1 document: a path for every figure, and those for lists and releases."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Figures about serious case reviews",
            "version": __version__,
            "description": "Every figure that the command line's `figure` prints, with the same "
            "policies and refusals. A name may end with .json, .csv, .parquet or .arrow; "
            "otherwise `Accept` decides. A hidden cell is `c`, in Parquet and Arrow null and named "
            "in the column `suppressed`.",
        },
        "paths": _paths(),
        "components": {"schemas": {"Error": _ERROR}},
    }


def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {
        "/api/health": _simple("Whether the process answers."),
        "/api/ready": _simple("Whether the data can be read."),
        "/api/v1/figures": _simple("The figures, what each answers, and its columns."),
        "/api/v1/releases": _simple("The releases, oldest first."),
        "/api/v1/releases/{release}/datapackage.json": _simple(
            "What the tables of a release hold.", "release"
        ),
        "/api/v1/releases/{release}/tables/{table}": _simple(
            "A frozen table; end the address with .csv or .json.", "release", "table"
        ),
    }
    for figure in definitions().values():
        paths[f"/api/v1/figures/{figure.name}"] = {"get": _figure(figure)}
        paths[f"/api/v1/figures/{figure.name}/datapackage.json"] = {
            "get": {
                "summary": f"What the files of this figure hold: {figure.title}.",
                "operationId": f"{figure.name}_package",
                "parameters": parameters(figure),
                "responses": {"200": {"description": "A frictionless data package."}} | _errors(),
            }
        }
    return paths


def parameters(figure: Definition) -> list[dict[str, Any]]:
    """What an address of this figure may ask with: the options that the command line takes."""
    taken = {parameter.name for parameter in figure.parameters}
    declared: list[tuple[bool, str, dict[str, Any], str]] = [
        (figure.period != "none", "period", _TEXT, "Such as panel:2014-15."),
        (figure.period != "none", "from", _DAY, "First day of the period."),
        (figure.period != "none", "to", _DAY, "Last day of the period."),
        ("as_at" in taken, "as-at", _DAY, "Day of the picture; default: the dataset's own."),
        ("by" in taken, "by", {"type": "string", "enum": list(GROUPINGS)}, "The grouping."),
        ("board_id" in taken, "board", _TEXT, "Only this board, by its id."),
        ("region" in taken, "region", _TEXT, "Only boards of this region."),
        ("area_type" in taken, "area-type", _TEXT, "Only boards of this kind of area."),
        ("incident_type" in taken, "incident-type",
         {"type": "string", "enum": list(INCIDENT_TYPES)}, "Only reviews of this incident type."),
        (bool(figure.measures), "measure",
         {"type": "string", "enum": [measure.name for measure in figure.measures]},
         "What to compare."),
        ("edition" in taken, "edition", _TEXT, "Edition of the neighbour model."),
        ("own" in taken, "own", {"type": "array", "items": _TEXT}, "Boards of an own group."),
        ("as_now" in taken, "as-now", {"type": "string", "enum": ["yes", "no"]},
         "Count cases of boards that have become this one."),
        (True, "suppress", {"type": "string", "enum": list(disclosure.POLICIES)},
         "The disclosure policy."),
    ]  # fmt: skip
    return [
        {"name": name, "in": "query", "required": False, "schema": schema, "description": meaning}
        for is_taken, name, schema, meaning in declared
        if is_taken
    ]


def _figure(figure: Definition) -> dict[str, Any]:
    rows = {"type": "array", "items": _row(figure)}
    contents: dict[str, Any] = {media: {} for media in FORMS.values()}
    contents[FORMS["json"]] = {"schema": rows}
    return {
        "summary": figure.title,
        "description": f"{figure.answers} {figure.grain}. {figure.caution}".strip(),
        "operationId": figure.name,
        "parameters": parameters(figure),
        "responses": {
            "200": {"description": "The rows, unrounded.", "content": contents},
            "304": {"description": "Nothing has changed since the ETag that was named."},
        }
        | _errors(),
    }


def _row(figure: Definition) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [column.name for column in figure.shown_columns],
        "properties": {column.name: _property(column) for column in figure.shown_columns},
        "additionalProperties": False,
    }


def _property(column: FigureColumn) -> dict[str, Any]:
    meaning = f"{column.label}: {column.unit}; null: {column.null_means}"
    return {**_SCHEMAS[column.sql_type], "description": meaning}


def _simple(summary: str, *names: str) -> dict[str, Any]:
    given = [{"name": n, "in": "path", "required": True, "schema": _TEXT} for n in names]
    return {
        "get": {
            "summary": summary,
            "parameters": given,
            "responses": {"200": {"description": summary}} | _errors(),
        }
    }


def _errors() -> dict[str, Any]:
    schema = {"schema": {"$ref": "#/components/schemas/Error"}}
    return {
        status: {"description": meaning, "content": {"application/json": schema}}
        for status, meaning in _ERRORS.items()
    }
