"""Geometry of a tile map: borders between regions, room for their names and for a legend."""

from collections.abc import Iterable, Mapping
from itertools import product

Cell = tuple[int, int]
Cells = Mapping[Cell, str]


def borders(regions: Cells) -> str:
    """An SVG path along the edges where a tile meets one of another region.

    Cells are (column, row), an edge lies half a cell from their centres.
    """
    pieces = []
    for (column, row), region in regions.items():
        right, below = regions.get((column + 1, row)), regions.get((column, row + 1))
        if right is not None and right != region:
            x = column + 0.5
            pieces.append(f"M{x},{row - 0.5}L{x},{row + 0.5}")
        if below is not None and below != region:
            y = row + 0.5
            pieces.append(f"M{column - 0.5},{y}L{column + 0.5},{y}")
    return "".join(pieces)


def free_corner(cells: Iterable[Cell], width: float, height: float) -> tuple[float, float]:
    """Left top (column, row) of an empty box of this size in a corner of the map, the upper
    right one if it is free; where no corner is, as far right as need be."""
    taken = list(cells)
    left, right = min(c for c, _ in taken) - 0.5, max(c for c, _ in taken) + 0.5
    top, bottom = min(r for _, r in taken) - 0.5, max(r for _, r in taken) + 0.5
    for x, y in ((right - width, top), (left, top), (right - width, bottom - height),
                 (left, bottom - height)):  # fmt: skip
        box = (x, y, x + width, y + height)
        if x >= left and y >= top and not any(_covers(box, cell) for cell in taken):
            return x, y
    x = right - width
    while any(_covers((x, top, x + width, top + height), cell) for cell in taken):
        x += 0.25
    return x, top


def region_labels(
    regions: Cells, widths: Mapping[str, float], keep_free: tuple[float, float, float, float]
) -> dict[str, tuple[float, float]]:
    """Where the name of a region stands beside its tiles: centre (column, row) of a box as wide
    as `widths` says and one cell high, on no tile. Regions without such a place are left out."""
    left, right = min(c for c, _ in regions) - 1.5, max(c for c, _ in regions) + 1.5
    top, bottom = min(r for _, r in regions) - 1, max(r for _, r in regions) + 1
    taken = [keep_free]
    found: dict[str, tuple[float, float]] = {}
    for name, width in sorted(widths.items(), key=lambda item: -item[1]):
        best: tuple[float, tuple[float, float]] | None = None
        for across, down in product(range(int((right - left) * 4)), range(int((bottom - top) * 2))):
            centre = (left + across / 4, top + down / 2)
            box = _box(centre, width)
            if box[0] < left or box[2] > right:
                continue
            cost = _cost(box, centre, name, regions)
            if cost is None or (best and cost >= best[0]) or any(_meet(box, t) for t in taken):
                continue
            best = (cost, centre)
        if best:
            found[name] = best[1]
            taken.append(_box(best[1], width))
    return found


def _box(centre: tuple[float, float], width: float) -> tuple[float, float, float, float]:
    x, y = centre
    return x - width / 2, y - 0.45, x + width / 2, y + 0.45


def _cost(
    box: tuple[float, float, float, float], centre: tuple[float, float], name: str, regions: Cells
) -> float | None:
    """How far a name is from its region; None where it would cover a tile, lie more than a cell
    away, or be nearer to another region."""
    own, other, middle, n_own = 99.0, 99.0, 0.0, 0
    for (column, row), region in regions.items():
        across = max(box[0] - column - 0.5, column - 0.5 - box[2], 0.0)
        down = max(box[1] - row - 0.5, row - 0.5 - box[3], 0.0)
        if across == 0 and down == 0:
            return None
        apart = across + down
        if region == name:
            own = min(own, apart)
            middle += abs(column - centre[0]) + abs(row - centre[1])
            n_own += 1
        else:
            other = min(other, apart)
    # Plainly nearer to its own region, or it would name another one.
    if own > 0.8 or other - own < 0.3:
        return None
    return own + 0.15 * middle / n_own


def _covers(box: tuple[float, float, float, float], cell: Cell) -> bool:
    column, row = cell
    return _meet(box, (column - 0.5, row - 0.5, column + 0.5, row + 0.5))


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
