"""A marked table as CSV or JSON, unrounded, for programs: on the command line and by address."""

import csv
import io
import json

import pandas as pd


def csv_text(table: pd.DataFrame) -> str:
    """The table with a header row; null is an empty field, a hidden cell what marks it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.itertuples(index=False))
    return out.getvalue()


def json_text(table: pd.DataFrame) -> str:
    """The rows as a list of objects; dates in ISO form."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]
    return json.dumps(rows, indent=1, default=str, allow_nan=False, ensure_ascii=False) + "\n"
