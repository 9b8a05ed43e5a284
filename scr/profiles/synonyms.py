"""The words of the field, from `data/synonyms`: what people write for our codes."""

from functools import cache

from scr.importing.synonyms import rows_of
from scr.profiles.cells import word
from scr.store import import_tables


@cache
def codes(table: str, column: str) -> dict[str, str]:
    """The code that each word means in a column, by the word as words are compared. A code means
    itself."""
    column_codes = next(c for c in import_tables()[table].columns if c.name == column).codes
    meant = {
        word(row["word"]): row["code"]
        for row in rows_of("codes.csv")
        if (row["table"], row["column"]) == (table, column) and row["code"] in column_codes
    }
    return meant | {word(code): code for code in column_codes}
