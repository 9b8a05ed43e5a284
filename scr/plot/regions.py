"""Geometry of a tile map: borders between regions, room for their names and for a legend."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

Cell = tuple[int, int]
Cells = Mapping[Cell, str]
Box = tuple[float, float, float, float]
_HALF_HIGH = 0.45


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
    for x, y in (
        (right - width, top),
        (left, top),
        (right - width, bottom - height),
        (left, bottom - height),
    ):
        box = (x, y, x + width, y + height)
        if x >= left and y >= top and not any(_covers(box, cell) for cell in taken):
            return x, y
    x = right - width
    while any(_covers((x, top, x + width, top + height), cell) for cell in taken):
        x += 0.25
    return x, top


def region_labels(
    regions: Cells, widths: Mapping[str, float], keep_free: Box
) -> dict[str, tuple[float, float]]:
    """Where the name of a region stands beside its tiles: centre (column, row) of a box as wide
    as `widths` says and one cell high, on no tile. Regions without such a place are left out."""
    left, right = min(c for c, _ in regions) - 1.5, max(c for c, _ in regions) + 1.5
    top, bottom = min(r for _, r in regions) - 1, max(r for _, r in regions) + 1
    across, down = np.meshgrid(np.arange(left, right, 0.25), np.arange(top, bottom, 0.5))
    centres = np.column_stack([across.ravel(), down.ravel()])
    taken = [keep_free]
    label_places: dict[str, tuple[float, float]] = {}
    for name, width in sorted(widths.items(), key=lambda item: -item[1]):
        inside = (centres[:, 0] - width / 2 >= left) & (centres[:, 0] + width / 2 <= right)
        cost = np.where(inside, _costs(centres, width, name, regions), np.inf)
        for place in np.argsort(cost, kind="stable"):
            if not np.isfinite(cost[place]):
                break
            centre = (float(centres[place, 0]), float(centres[place, 1]))
            if not any(_meet(_box(centre, width), other) for other in taken):
                label_places[name] = centre
                taken.append(_box(centre, width))
                break
    return label_places


def _box(centre: tuple[float, float], width: float) -> Box:
    x, y = centre
    return x - width / 2, y - _HALF_HIGH, x + width / 2, y + _HALF_HIGH


def _costs(
    centres: NDArray[np.float64], width: float, name: str, regions: Cells
) -> NDArray[np.float64]:
    """How far a name at each centre is from its region; infinite where it would cover a tile,
    lie more than a cell away, or be nearer to another region. Shape (centres,).

    The tiles of other regions matter only where its own are near, which is in few places."""
    cells = np.array(list(regions), dtype=float)
    is_own = np.array([region == name for region in regions.values()])
    off = np.abs(centres[:, None, :] - cells[None, is_own, :])
    own, middle = _apart(off, width), off.sum(axis=2).mean(axis=1)
    near = np.flatnonzero((own > 0) & (own <= 0.8))
    off = np.abs(centres[near, None, :] - cells[None, ~is_own, :])
    other = _apart(off, width)
    # Plainly nearer to its own region, or it would name another one.
    is_good = (other > 0) & (other - own[near] >= 0.3)
    cost = np.full(len(centres), np.inf)
    cost[near[is_good]] = (own + 0.15 * middle)[near[is_good]]
    return cost


def _apart(off: NDArray[np.float64], width: float) -> NDArray[np.float64]:
    """How far a name is from the nearest of some tiles, of how far apart their centres are."""
    beyond = np.maximum(off - np.array([width / 2 + 0.5, _HALF_HIGH + 0.5]), 0)
    return np.asarray(beyond.sum(axis=2).min(axis=1, initial=99.0))


def _covers(box: Box, cell: Cell) -> bool:
    column, row = cell
    return _meet(box, (column - 0.5, row - 0.5, column + 0.5, row + 0.5))


def _meet(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
