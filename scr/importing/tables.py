"""Which import table a name means, and the names of columns as they are compared."""

import re
from functools import cache

from scr.importing.names import plain, without_copy
from scr.store import Table, import_tables

# What people put before the name of a file of rows kept out once they have mended it.
_MENDED = re.compile(r"^\W*(?:mended|corrected|fixed|kept[ _-]?out)[ _-]+", re.IGNORECASE)


def table_named(name: str) -> Table | None:
    """The import table that a file stem or sheet name means, None when it means none."""
    wanted = plain(_MENDED.sub("", without_copy(name)))
    return next((t for t in import_tables().values() if plain(t.name) == wanted), None)


@cache
def column_names() -> frozenset[str]:
    """The names of every column of every table, as they are compared."""
    return frozenset(plain(c.name) for t in import_tables().values() for c in t.columns)
