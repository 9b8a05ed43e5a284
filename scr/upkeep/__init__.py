"""Looking after the database: taking old snapshots away, and checking that nothing is damaged."""

from scr.upkeep.checking import Fault, Found, check
from scr.upkeep.pruning import prune, prune_after_import

__all__ = ["Fault", "Found", "check", "prune", "prune_after_import"]
