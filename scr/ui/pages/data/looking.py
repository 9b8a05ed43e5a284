"""Which of the files that a person chose need a word from them before the check."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scr.base.errors import SourceError
from scr.profiles import Profile, Proposal, every, recognise
from scr.profiles.suggesting import look_at
from scr.profiles.telling import profile_name
from scr.ui.pages.data.own_sheets import OwnFile


@dataclass(frozen=True)
class Looked:
    """What was found in the files: `asked` has to be agreed before the check; `offered` are sheets
    like none of our tables beside others that are, which nobody need look at."""

    asked: tuple[OwnFile, ...] = ()
    offered: tuple[OwnFile, ...] = ()


def look(files: Sequence[Path], folder: Path) -> Looked:
    """The files with sheets that need a word: not simply our tables, and not known whole; and
    those with sheets that are like none of our tables, which need one where nothing is ours."""
    asked: list[OwnFile] = []
    unlike: list[OwnFile] = []
    n_known = 0
    for path in files:
        try:
            looked = look_at(path, folder)
        except SourceError:
            # It cannot be read: the check says so itself.
            continue
        own = _look(path, looked.proposals, folder) if looked.proposals else None
        if own is not None and own.renamed is None and not own.alike:
            own = replace(own, proposals=(*own.proposals, *looked.unlike))
        elif own is None and looked.unlike:
            unlike.append(OwnFile(path, looked.unlike, profile_name(path, folder)))
        n_known += looked.n_ours + (own is None and len(looked.proposals))
        asked += [own] if own is not None else []
    if asked or n_known:
        return Looked((*asked, *unlike), ()) if asked else Looked((), tuple(unlike))
    is_alone = len(unlike) == 1 and len(unlike[0].proposals) == 1
    return Looked(tuple(replace(own_file, is_alone=is_alone) for own_file in unlike))


def _look(path: Path, proposals: Sequence[Proposal], folder: Path) -> OwnFile | None:
    kept = {
        kept_profile.profile.name: kept_profile.profile
        for kept_profile in every(folder)
        if not kept_profile.is_shipped
    }
    profile = next((kept[p.profile] for p in proposals if p.profile in kept), None)
    for proposal in proposals:
        alike = _alike(proposal, list(kept.values()))
        if len(alike) > 1:
            return OwnFile(path, (proposal,), "", alike=alike)
    asked = [p for p in proposals if not (p.profile and not p.questions)]
    if profile is not None:
        # The other sheets of a workbook that is known were left out before.
        asked = [p for p in asked if p.profile in kept]
    if not asked:
        return None
    changed = next((kept[p.profile] for p in asked if p.profile in kept), None)
    return OwnFile(
        path, tuple(asked), changed.name if changed else profile_name(path, folder), changed
    )


def _alike(proposal: Proposal, kept: Sequence[Profile]) -> tuple[str, ...]:
    """The kept profiles by which a sheet could be read equally well, none being asked about."""
    exact = [match for match in recognise(proposal.sheet, kept) if match.is_exact]
    names = {match.profile.name for match in exact if match.n_read == exact[0].n_read}
    return tuple(sorted(names))
