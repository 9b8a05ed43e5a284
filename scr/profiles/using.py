"""What an import asks of the profiles: which of them a sheet is read by."""

from collections.abc import Sequence
from pathlib import Path

from scr.base.errors import ArgumentError
from scr.importing.names import plain
from scr.importing.sheets import ShapedSheet, Sheet
from scr.importing.sources import COMPANIONS, READ_ENDINGS, read_sheets
from scr.profiles import folder as kept_in
from scr.profiles.applying import shape
from scr.profiles.model import Profile
from scr.profiles.recognising import Match, is_ours, recognise


class Profiles:
    """The profiles that one import may use; what `run_import` takes as `shape`.

    A profile named by the person is used for every sheet that it fits. Otherwise one that is kept
    is used where every heading is the same, and one that ships where besides the sheet is not one
    of our tables as it stands.
    """

    def __init__(self, folder: Path, name: str | None = None) -> None:
        kept_profiles = [kept_in.find(folder, name)] if name else kept_in.every(folder)
        self.name = name
        self.kept = [
            kept_profile.profile
            for kept_profile in kept_profiles
            if name or not kept_profile.is_shipped
        ]
        self.shipped = [
            kept_profile.profile
            for kept_profile in kept_profiles
            if not name and kept_profile.is_shipped
        ]

    def __call__(self, sheet: Sheet) -> ShapedSheet | None:
        """What a profile makes of a sheet; None where none takes it.

        Raises ArgumentError where the profile named fits but for a heading, or where two that are
        kept fit equally.
        """
        matches = self._matches(sheet)
        if not matches:
            return None
        best = matches[0]
        if best.is_exact:
            _check_only_one(sheet, matches, self.kept)
            return shape(sheet, best.rule, best.header, best.profile.name)
        if self.name:
            raise ArgumentError(_asks(sheet, best))
        if is_ours(sheet) or best.profile not in self.kept:
            return None
        return ShapedSheet(tables=(), notes=(("profile_question", "", None, None,
                                              _asks(sheet, best)),))  # fmt: skip

    def check_fits(self, sources: Sequence[Path]) -> None:
        """Raises ArgumentError where a profile was named that fits no sheet of the sources.

        A source that cannot be read says nothing here: the import tells.
        """
        if self.name is None:
            return
        for source in sources:
            paths = sorted(source.iterdir()) if source.is_dir() else [source]
            for path in paths:
                is_read = path.is_file() and path.suffix.lower() in READ_ENDINGS
                if is_read and any(self._matches(sheet) for sheet in read_sheets(path)):
                    return
        raise ArgumentError(
            f"The profile {self.name} fits no sheet of what was named, so nothing was imported. "
            f"`python -m scr profile show {self.name}` prints the headings that it reads; "
            "`python -m scr profile suggest` makes one for this source."
        )

    def _matches(self, sheet: Sheet) -> list[Match]:
        if plain(sheet.name) in COMPANIONS or not sheet.top:
            return []
        profiles = self.kept if is_ours(sheet) else [*self.kept, *self.shipped]
        return recognise(sheet, profiles)


def _check_only_one(sheet: Sheet, matches: Sequence[Match], kept: Sequence[Profile]) -> None:
    best = matches[0]
    equal = {
        m.profile.name
        for m in matches
        if m.is_exact and m.n_read == best.n_read and m.profile in kept
    }
    if best.profile in kept and len(equal) > 1:
        raise ArgumentError(
            f"{sheet.called} fits several profiles equally: {', '.join(sorted(equal))}. Say which "
            "one is meant with --profile, or remove those that are not needed."
        )


def _asks(sheet: Sheet, match: Match) -> str:
    asked = " ".join(question.text for question in match.questions)
    return (
        f"{sheet.called} looks like the profile {match.profile.name}, but its headings have "
        f"changed, so it is not read. {asked} `python -m scr profile suggest` writes the profile "
        "anew with what is likely; look at it, add it, and import again."
    )
