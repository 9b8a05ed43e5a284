"""Tidy CSV: a file a table, a data dictionary that prints from the figures' headers, a note on
licence and shorthand."""

from collections.abc import Mapping

import pandas as pd

from scr.exports import book as bk
from scr.exports.blanks import EXPLAINED
from scr.exports.book import Book, Sheet
from scr.exports.csv_file import rows_csv

DICTIONARY, NOTE = "data_dictionary.csv", "read_me.txt"


def csv_files(book: Book, about: Mapping[str, str]) -> dict[str, bytes]:
    """Every file by its name: a CSV for each table, the data dictionary and the note.

    `about` stands in every row as further columns, so that a file that goes astray still says what
    it was filtered to. Letters are bare in CSV; no cell of a table is empty.
    """
    files = {}
    for sheet in book.sheets:
        table = sheet.table.copy()
        for name, value in {**about, **sheet.about}.items():
            table[name] = value
        files[f"{sheet.id}.csv"] = rows_csv(table)
    files[DICTIONARY] = rows_csv(dictionary(book, about))
    files[NOTE] = note(book).encode()
    return files


def dictionary(book: Book, about: Mapping[str, str]) -> pd.DataFrame:
    """A row for each column of each table: what it is, its unit, and what stands in it where there
    is no number."""
    rows = []
    for sheet in book.sheets:
        for column, kind in zip(sheet.columns, bk.kinds(sheet.columns), strict=True):
            rows.append(
                {
                    "file": f"{sheet.id}.csv",
                    "table": sheet.heading,
                    "column": column.name,
                    "heading": column.label,
                    "kind": "share, 0 to 1" if kind == bk.PERCENT else kind,
                    "unit": column.unit,
                    "without_a_number_when": column.null_means
                    if column.is_number
                    else "always filled",
                }
            )
        rows += [
            {
                "file": f"{sheet.id}.csv",
                "table": sheet.heading,
                "column": name,
                "heading": name.replace("_", " ").capitalize(),
                "kind": bk.TEXT,
                "unit": "what was asked, the same in every row",
                "without_a_number_when": "always filled",
            }
            for name in about
        ]
    return pd.DataFrame(rows)


def note(book: Book) -> str:
    """What the files are, the letters, what is said of each table, and the licence."""
    lines = [
        book.title,
        *([book.status] if book.status else []),
        "",
        *(f"{name}: {value}" for name, value in book.facts),
        "",
        *_front_lines(book),
        "Each CSV file is one table, a row a line, in UTF-8. Shares are from 0 to 1, unrounded.",
        f"{DICTIONARY} says what each column is.",
        "Where there is no number stands a letter:",
        *(f"  {letter}  {words}" for letter, words in EXPLAINED.items()),
        "  0  a true zero: it was counted, and there was none",
        "Text that begins like a formula has an apostrophe before it.",
        "",
        "Notes",
        *(f"- {text}" for text in book.notes),
        "",
        "What is said of each table",
        *(line for sheet in book.sheets for line in _lines_of(sheet)),
        "Licence",
        bk.LICENCE,
        bk.LICENCE_ADDRESS,
        "",
    ]
    return "\r\n".join(lines)


def _front_lines(book: Book) -> list[str]:
    """What the book begins with, a line a row: what it is before a colon, the rest as sentences."""
    if book.front is None:
        return []
    rows = [f"- {row[0]}: {'. '.join(row[1:])}." for row in book.front.rows]
    return [book.front.title, *(row.replace("..", ".") for row in rows), ""]


def _lines_of(sheet: Sheet) -> list[str]:
    """A table's heading with its file, and its sentence, cautions and notes, a line each."""
    return [f"{sheet.heading} ({sheet.id}.csv)", *(f"- {text}" for text in sheet.lines), ""]
