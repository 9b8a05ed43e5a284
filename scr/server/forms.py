"""The forms in which a table can be had, chosen by the address's ending or by `Accept`."""

import io
from typing import Any

import pyarrow as pa

from scr import disclosure
from scr.exports.plain import csv_text, json_text
from scr.figures.run import Result
from scr.server.faults import NotAcceptableError

FORMS = {
    "json": "application/json",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "arrow": "application/vnd.apache.arrow.stream",
}
"""Media types by ending; the first is what is given where nothing is asked for."""
SUPPRESSED = "suppressed"
"""In Parquet and Arrow, where a column of numbers can hold no letter: the columns of this row that
are hidden, with spaces between."""

_ARROW = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int64(),
    "DOUBLE": pa.float64(),
    "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(),
    "VARCHAR[]": pa.list_(pa.string()),
}


def split(last: str) -> tuple[str, str | None]:
    """The name and the form of an address's last part; None where it names no form."""
    name, _, ending = last.rpartition(".")
    return (name, ending) if name and ending in FORMS else (last, None)


def accepted(header: str, forms: tuple[str, ...] = tuple(FORMS)) -> str:
    """The form that an `Accept` header likes best; of equals the first one there is.

    Raises NotAcceptableError where it likes none.
    """
    wanted = [_parsed(part) for part in header.split(",") if part.strip()] or [("*/*", 1.0)]
    best, form = 0.0, ""
    for name in forms:
        quality = _quality(FORMS[name], wanted)
        if quality > best:
            best, form = quality, name
    if not form:
        types = ", ".join(FORMS[name] for name in forms)
        raise NotAcceptableError(f"This can be had as {types}.")
    return form


def _parsed(part: str) -> tuple[str, float]:
    kind, *rest = (piece.strip() for piece in part.split(";"))
    for piece in rest:
        if piece.startswith("q="):
            try:
                return kind.lower(), float(piece[2:])
            except ValueError:
                return kind.lower(), 0.0
    return kind.lower(), 1.0


def _quality(media: str, wanted: list[tuple[str, float]]) -> float:
    """What the most exact part that fits says of a media type."""
    for pattern in (media, media.partition("/")[0] + "/*", "*/*"):
        for kind, quality in wanted:
            if kind == pattern:
                return quality
    return 0.0


def body(result: Result, form: str) -> bytes:
    """A figure's answer in a form, unrounded. Hidden cells are `c` in CSV and JSON."""
    if form in ("csv", "json"):
        table = disclosure.marked(result)
        return (csv_text(table) if form == "csv" else json_text(table)).encode()
    table = arrow_table(result)
    out = io.BytesIO()
    if form == "parquet":
        import pyarrow.parquet

        pyarrow.parquet.write_table(table, out)
    else:
        with pa.ipc.new_stream(out, table.schema) as writer:
            writer.write_table(table)
    return out.getvalue()


def arrow_table(result: Result) -> Any:
    """The answer with the types of its header, hidden cells null and named in `suppressed`."""
    shown = result.table.astype(object).where(result.table.notna(), None)
    hidden = result.hidden
    if hidden is not None:
        shown = shown.mask(hidden, None)
    columns = {column.name: column for column in result.definition.shown_columns}
    arrays = [
        pa.array([_plain(v) for v in shown[name]], _ARROW[columns[str(name)].sql_type])
        for name in shown.columns
    ]
    names = [str(name) for name in shown.columns]
    if hidden is not None:
        hidden_columns = [" ".join(n for n in names if row[n]) for row in hidden.to_dict("records")]
        arrays.append(
            pa.array([column_names or None for column_names in hidden_columns], pa.string())
        )
        names.append(SUPPRESSED)
    facts = {
        "figure": result.definition.name,
        "snapshot": result.snapshot.id,
        "as_at": result.as_at.isoformat(),
        "policy": result.policy,
    }
    return pa.table(arrays, names=names).replace_schema_metadata(facts)


def _plain(value: Any) -> Any:
    """A value that Arrow knows: whole numbers may have come as floats."""
    return None if value is None or value != value else value
