"""Tables to CSV files: UTF-8, plain line ends, the same bytes on every machine."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from scr.sample.fields import BLANK, EPOCH, Coded, Days, Field, Table, Whole, day

ROWS_AT_ONCE = 250_000
# Not the calendar module's, which follow the language of the machine.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FIRST, LAST = day("2000-01-01"), day("2030-12-31")


def _date_words() -> pa.Array:
    """Every day there can be, in each style in turn, so that a date is looked up, not written."""
    days = [EPOCH + timedelta(days=number) for number in range(FIRST, LAST + 1)]
    iso = [d.isoformat() for d in days]
    strokes = [f"{d.day:02d}/{d.month:02d}/{d.year}" for d in days]
    words = [f"{d.day} {MONTHS[d.month - 1]} {d.year}" for d in days]
    return pa.array(iso + strokes + words)


DATES = _date_words()


def to_arrow(field: Field, rows: slice) -> pa.Array:
    """These rows of a field as text, null where blank."""
    if isinstance(field, Days):
        values = np.asarray(field.values)[rows]
        style = 0 if field.style is None else field.style[rows].astype(np.int64)
        index = values - FIRST + style * (LAST - FIRST + 1)
        return DATES.take(pa.array(index.astype(np.int64), mask=values == BLANK))
    if isinstance(field, Coded):
        index = np.asarray(field.index)[rows]
        taken = pa.array(index.astype(np.int64), mask=index == BLANK)
        return pa.array(list(field.words), pa.string()).take(taken)
    values = np.asarray(field.values)[rows].astype(np.int64)
    text = pa.array(values, mask=values == BLANK).cast(pa.string())
    if isinstance(field, Whole):
        return text
    padded = pa.compute.utf8_lpad(text, field.width, "0")
    return pa.compute.binary_join_element_wise(field.prefix, padded, "")


def _length(table: Table) -> int:
    first = next(iter(table.values()))
    return len(first.index if isinstance(first, Coded) else first.values)


def _batches(table: Table) -> Iterator[pa.RecordBatch]:
    for start in range(0, _length(table), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        yield pa.record_batch([to_arrow(f, rows) for f in table.values()], names=list(table))


def write_table(path: Path, table: Table) -> int:
    """Writes one large table, whose words hold no comma or quotation mark. Returns its rows."""
    options = pa_csv.WriteOptions(include_header=False, quoting_style="none")
    with path.open("wb") as file:
        file.write((",".join(table) + "\n").encode())
        for batch in _batches(table):
            pa_csv.write_csv(batch, file, options)
    return _length(table)


def write_rows(path: Path, names: list[str], rows: list[list[str]]) -> int:
    """Writes one small table of any words, quoted where they need it. Returns its rows."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([names, *rows])
    path.write_bytes(text.getvalue().encode("utf-8"))
    return len(rows)
