"""Which rules about keys can find something: mostly none, as the keys of what comes in differ."""

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from scr.importing import rules
from scr.importing.staging import Staged
from scr.importing.workspace import is_something


def rules_about_keys(connection: duckdb.DuckDBPyConnection, staged: Staged) -> list[rules.Rule]:
    """The rules about keys that can find something: where no key comes twice those alone that
    belong to a table, which look at what is there too; where nothing is there, none.

    In the order of their ids: a key twice in one source first, then what sources say of a key.
    """
    name = staged.table.name
    key_rules = rules.of_stage("duplicates", name)
    if not keys_differ(staged):
        return key_rules
    own = [rule for rule in key_rules if rule.table]
    return own if own and is_something(connection, f"base_{name}") else []


def keys_differ(staged: Staged) -> bool:
    """Whether no two rows of an import have one key, as keys are compared; False also where that
    cannot be told at a glance, because a key is not written in plain letters."""
    parts = [staged.columns[name].cast(pa.string()) for name in staged.table.key]
    if not parts:
        return staged.n_rows < 2
    if not all(pc.all(pc.string_is_ascii(pc.fill_null(part, ""))).as_py() for part in parts):
        return False
    keys = pc.ascii_lower(pc.binary_join_element_wise(*parts, "\x1f"))
    return bool(pc.count_distinct(keys).as_py() == len(keys) - keys.null_count)
