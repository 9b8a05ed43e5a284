"""Taking old snapshots away, never one that a release stands on."""

from pathlib import Path

from scr.base import settings
from scr.base.errors import ScrError
from scr.release.folder import making, pinned
from scr.store import current, seals
from scr.store.pruning import Plan, carry_out, plan
from scr.store.snapshots import writer_lock


def prune(folder: Path, *, last: int, days: int, really: bool) -> Plan:
    """Take away all snapshots but the `last` ones, those of `days` days, the one in force, the one
    before it and those that a release stands on; only say which without `really`.

    Raises SourceError where a release or the snapshot in force is damaged, as then something that
    is needed could go; UserError while something is being imported or released.
    """
    if not really:
        return _planned(folder, last, days)
    with making(folder), writer_lock(folder):
        planned = _planned(folder, last, days)
        carry_out(planned)
        return planned


def prune_after_import(folder: Path) -> str:
    """The same by the settings, after an import, which it never fails; what is to be said of it,
    nothing where no setting asks for it."""
    wanted = settings.load()
    if wanted.keep_snapshots is None:
        return ""
    try:
        done = prune(folder, last=wanted.keep_snapshots, days=wanted.keep_days, really=True)
    except ScrError as error:
        return f"No old snapshot was taken away. {error}"
    n = len(done.going)
    return f"{n} old {'snapshot was' if n == 1 else 'snapshots were'} taken away." if n else ""


def _planned(folder: Path, last: int, days: int) -> Plan:
    seals.check(current(folder))
    return plan(folder, last=last, days=days, pinned=pinned(folder))
