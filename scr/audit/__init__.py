"""The trail of what was done: who, when, what. Lines are only ever added, and each holds the hash
of the one before, so that a line changed, taken out or cut off the end shows.

It names people, reviews' own references, files and releases; never a value of a record.
"""

from scr.audit.trail import ACTIONS, Entry, checked, entries, head, note

__all__ = ["ACTIONS", "Entry", "checked", "entries", "head", "note"]
