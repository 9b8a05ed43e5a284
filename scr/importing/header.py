"""Finding the header of a sheet: the one of its first rows that has most of a table's columns."""

from collections import Counter
from dataclasses import dataclass

from scr.importing.names import plain
from scr.importing.sheets import Row, Sheet
from scr.store import Table


@dataclass(frozen=True)
class Header:
    """Where the header stands: `place` is that of its last row among the sheet's rows, `first`
    that of its first, `row` the number the spreadsheet shows for the last. `columns` has for each
    name the column of the table that it means, or None."""

    place: int
    first: int
    row: int
    names: tuple[str, ...]
    columns: tuple[str | None, ...]

    @property
    def n_matched(self) -> int:
        """How many columns of the table are in it."""
        return len(set(self.columns) - {None})


def find_header(sheet: Sheet, table: Table) -> Header:
    """The row, or two rows put together, that match most columns; of equals the simpler one, then
    the upper one. Raises ValueError for a sheet without rows."""
    by_name = {plain(column.name): column.name for column in table.columns}
    best: Header | None = None
    for place, (number, cells) in enumerate(sheet.top):
        names = [cell.strip() for cell in cells]
        alone = _header(place, place, number, names, [by_name.get(plain(n)) for n in names])
        if best is None or alone.n_matched > best.n_matched:
            best = alone
        if alone.n_matched == len(names) > 1:
            # Nothing but columns of the table: no other row can be the header.
            return alone
        if place and sheet.top[place - 1][0] == number - 1:
            both = _together(sheet.top[place - 1], place, number, names, by_name)
            if both.n_matched > max(best.n_matched, alone.n_matched):
                best = both
    if best is None:
        raise ValueError("a sheet without rows has no header")
    return best


def _header(
    place: int, first: int, row: int, names: list[str], columns: list[str | None]
) -> Header:
    width = max((n for n, name in enumerate(names, 1) if name), default=0)
    return Header(place, first, row, tuple(names[:width]), tuple(columns[:width]))


def _together(
    above: Row, place: int, number: int, names: list[str], by_name: dict[str, str]
) -> Header:
    """The header of names and the groups in the row above them."""
    groups = _filled_right([cell.strip() for cell in above[1]])
    repeated = {name for name, times in Counter(map(plain, names)).items() if times > 1}
    shown: list[str] = []
    columns: list[str | None] = []
    for group, name in zip(groups, names, strict=True):
        forms = [*_joined(group, name), *([] if plain(name) in repeated else [name])]
        means = [by_name[plain(form)] for form in forms if plain(form) in by_name]
        columns.append(means[0] if means else None)
        shown.append(" ".join(part for part in (group, name) if part))
    return _header(place, place - 1, number, shown, columns)


def _joined(group: str, name: str) -> list[str]:
    """The ways in which a group and a name make one: what the end of the one and the beginning of
    the other have in common stands once."""
    if not group or not name:
        return [group or name]
    first, last = group.split(), name.split()
    headings = []
    for n in range(min(len(first), len(last)), -1, -1):
        if [plain(word) for word in first[len(first) - n :]] == [plain(word) for word in last[:n]]:
            headings.append(" ".join([*first, *last[n:]]))
    return headings


def _filled_right(cells: list[str]) -> list[str]:
    """Groups as people write them: the first cell has the name, those after it are blank."""
    filled, latest = [], ""
    for cell in cells:
        latest = cell or latest
        filled.append(latest)
    return filled
