"""Looking after the database: old snapshots, damage, and copies of all of it."""

from scr.upkeep.checking import Fault, Found, check
from scr.upkeep.copying import Copied, copy
from scr.upkeep.pruning import prune, prune_after_import

__all__ = ["Copied", "Fault", "Found", "check", "copy", "prune", "prune_after_import"]
