"""What a release says of itself: one JSON file that names every other file and its hash.

It is sealed with a hash of its own, so that a change to any byte of a release is noticed.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from scr.base.errors import SourceError
from scr.base.periods import EVERYTHING, parse_span, span_of_dates
from scr.base.request import Request

FORMAT = 1


@dataclass(frozen=True)
class FrozenTable:
    """One table as it was. `id` is the same from year to year; `columns` are name and SQL type,
    `rows` the marked cells (`c` where one is hidden, None where there is none); `requests` are
    the questions that it answers, none where it holds reference data."""

    id: str
    number: str
    title: str
    sentence: str
    columns: tuple[tuple[str, str], ...]
    requests: tuple[Request, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Release:
    """Figures frozen under a name, without their tables.

    `period` and `before` are the year and the one it is compared with, in the notation of the
    command line; `snapshot_id` is pinned, `snapshot_hash` that of its file. `queries` are hashes
    by figure (see `fingerprint`). `tables` are ids with titles, in order.
    """

    name: str
    replaces: str | None
    replaced_by: str | None
    made_at: datetime
    made_by: str
    period: str
    before: str
    as_at: date
    policy: str
    dataset: str
    is_sample: bool
    snapshot_id: str
    snapshot_hash: str
    version: str
    code_hash: str
    queries: dict[str, str]
    tables: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def sealed(release: Release, files: dict[str, str]) -> bytes:
    """The manifest's bytes; `files` are the hashes of the release's other files by path."""
    manifest = asdict(release)
    # Whether it has been replaced is said by the release that replaces it.
    del manifest["replaced_by"]
    manifest["made_at"] = release.made_at.isoformat(timespec="seconds")
    manifest["as_at"] = release.as_at.isoformat()
    manifest = {"format": FORMAT, **manifest, "files": files}
    return _json({**manifest, "seal": digest(_json(manifest))})


def unsealed(content: bytes, name: str) -> tuple[Release, dict[str, str]]:
    """The release that a manifest describes, and the hashes of its files by path.

    Raises SourceError where the seal is broken, the name is another, or a later version of this
    program wrote it.
    """
    try:
        manifest = json.loads(content)
        seal = manifest.pop("seal")
        if seal != digest(_json(manifest)) or manifest["name"] != name:
            raise damaged(name, "its manifest has been changed")
        if manifest.pop("format") != FORMAT:
            raise SourceError(
                f"The release {name} was made by a later version of this program. Open it there."
            )
        files = manifest.pop("files")
        manifest["made_at"] = datetime.fromisoformat(manifest["made_at"])
        manifest["as_at"] = date.fromisoformat(manifest["as_at"])
        manifest["tables"] = tuple((id_, title) for id_, title in manifest["tables"])
        manifest["notes"] = tuple(manifest["notes"])
        return Release(replaced_by=None, **manifest), files
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(name, "its manifest cannot be read") from error


def table_json(table: FrozenTable) -> bytes:
    """A frozen table with its types, as JSON."""
    table_fields = asdict(table)
    table_fields["requests"] = [_request_said(request) for request in table.requests]
    return _json(table_fields)


def table_of(content: bytes) -> FrozenTable:
    """The table that `table_json` wrote."""
    table_fields = json.loads(content)
    table_fields["columns"] = tuple((name, kind) for name, kind in table_fields["columns"])
    table_fields["requests"] = tuple(_request_of(request) for request in table_fields["requests"])
    table_fields["rows"] = tuple(tuple(row) for row in table_fields["rows"])
    return FrozenTable(**table_fields)


def damaged(name: str, how: str) -> SourceError:
    """The error for a release whose files are not what they were."""
    return SourceError(
        f"The release {name} is damaged: {how}. Put its folder back from a copy; nothing of it is "
        "shown, as it could be wrong."
    )


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _request_said(request: Request) -> dict[str, Any]:
    request_fields = {**asdict(request), "span": request.span.label}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in request_fields.items()}


def _request_of(fields_of: dict[str, Any]) -> Request:
    label, as_at = fields_of["span"], fields_of["as_at"]
    if not label:
        span = EVERYTHING
    elif ":" in label:
        span = parse_span(label)
    else:
        start, end = (date.fromisoformat(day) for day in label.split(".."))
        span = span_of_dates(start, end)
    # Written by an earlier version it may ask with fewer words, by a later one with more.
    names = {field.name for field in fields(Request)}
    values: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in fields_of.items() if k in names
    }
    values |= {"span": span, "as_at": as_at and date.fromisoformat(as_at)}
    return Request(**values)
