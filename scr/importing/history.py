"""The imports there have been, as a table."""

from pathlib import Path

import pandas as pd

from scr.store.lineage import entries
from scr.store.summary import COLUMNS


def history(folder: Path | None = None) -> pd.DataFrame:
    """A row per snapshot in the folder, also of imports undone since, oldest first: the columns of
    `imports`, the `parent_id` it was made from, and `is_current`."""
    table = pd.DataFrame(entries(folder), columns=[*COLUMNS, "parent_id", "is_current"])
    days = {name: pd.to_datetime(table[name]) for name in ("imported_at", "as_at_date")}
    return table.assign(**days)
