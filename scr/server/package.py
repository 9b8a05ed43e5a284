"""Data packages (the frictionless specification): what files hold, beside them."""

from typing import TYPE_CHECKING, Any

from scr.figures.definitions import FigureColumn
from scr.figures.run import Result

if TYPE_CHECKING:
    from scr.release.manifest import Release

PROFILE = "tabular-data-package"
_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "DATE": "date",
    "BOOLEAN": "boolean",
    "VARCHAR[]": "array",
}
MISSING = ["", "c"]
"""What is no value in a CSV file: nothing there, and hidden."""


def figure_package(result: Result, query: str) -> dict[str, Any]:
    """The package of a figure's answer; `query` is what its address asks with."""
    figure = result.definition
    ending = f"?{query}" if query else ""
    return {
        "profile": PROFILE,
        "name": figure.name.replace("_", "-"),
        "title": figure.title,
        "description": f"{figure.answers} As at {result.as_at.isoformat()}, snapshot "
        f"{result.snapshot.id}, policy {result.policy}.",
        "notes": [*result.notes, *([figure.caution] if figure.caution else [])],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": figure.name.replace("_", "-"),
                "title": figure.title,
                "path": f"/api/v1/figures/{figure.name}.csv{ending}",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [_field(column) for column in figure.shown_columns],
                    "missingValues": MISSING,
                },
            }
        ],
    }


def release_package(
    release: "Release", columns: dict[str, list[tuple[str, str]]]
) -> dict[str, Any]:
    """The package of a release; `columns` are names and SQL types by table."""
    return {
        "profile": PROFILE,
        "name": release.name.lower(),
        "title": f"{release.dataset}: {release.name}",
        "description": f"{release.period}, as at {release.as_at.isoformat()}, snapshot "
        f"{release.snapshot_id}, policy {release.policy}.",
        "notes": list(release.notes),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": id_.replace("_", "-").lower(),
                "title": title,
                "path": f"/api/v1/releases/{release.name}/tables/{id_}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": name, "type": _TYPES.get(kind, "string")}
                        for name, kind in [
                            *columns[id_], ("release", "VARCHAR"), ("as_at", "DATE"),
                            ("policy", "VARCHAR"),
                        ]
                    ],
                    "missingValues": MISSING,
                },
            }
            for id_, title in release.tables
        ],
    }  # fmt: skip


def _field(column: FigureColumn) -> dict[str, str]:
    return {
        "name": column.name,
        "type": _TYPES[column.sql_type],
        "title": column.label,
        "description": f"{column.unit}; null: {column.null_means}",
    }
