"""By which profiles the files of one import are read."""

from collections.abc import Mapping
from pathlib import Path

from scr.importing.sheets import ShapedSheet, Sheet
from scr.profiles import Match, Profiles, every, recognise


class Reading:
    """By which profiles the files of one import are read: by the one a person named for a file
    (`named`, by the file's name), else as `Profiles` has it. `boards` says, once the files were
    read, of which board every row of a file was taken to be."""

    def __init__(self, folder: Path, named: Mapping[str, str]) -> None:
        self._folder, self._named = folder, dict(named)
        self._all = Profiles(folder)
        self._kept = {k.profile.name: k.profile for k in every(folder) if not k.is_shipped}
        self.boards: dict[str, tuple[str, str]] = {}

    def __call__(self, sheet: Sheet) -> ShapedSheet | None:
        """What is made of a sheet, as `Profiles` says it."""
        name = self._named.get(sheet.file, "")
        chosen = [self._kept[name]] if name in self._kept else []
        match = next(iter(recognise(sheet, chosen or self._kept.values())), None)
        is_exact = match is not None and match.is_exact
        by = Profiles(self._folder, name) if chosen and is_exact else self._all
        shaped = by(sheet)
        if shaped is not None and match is not None and is_exact:
            self._tell(sheet, match)
        return shaped

    def _tell(self, sheet: Sheet, match: Match) -> None:
        for table in match.rule.tables:
            rule = table.rule("board_id")
            if rule is not None and rule.value:
                self.boards[sheet.file] = (rule.value, match.profile.name)


def names_of(path: Path) -> tuple[str, str]:
    """What findings call an uploaded file: its name, or where two have one, with its folder."""
    return path.name, f"{path.parent.name}/{path.name}"
