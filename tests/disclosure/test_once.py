"""What was found for some cells is that of these cells only."""

from dataclasses import replace

import numpy as np

from scr.base.periods import parse_span
from scr.disclosure.cells import cells_of_year
from scr.disclosure.pattern import protect
from tests.disclosure.once import FOUND, fingerprint, once
from tests.disclosure.world import World


def cells_of(tmp_path):
    world = World()
    for name, n in (("B1", 7), ("B2", 3), ("B3", 2), ("B4", 9)):
        world.board(name, "South" if name > "B2" else "North")
        world.decided(name, n, 1)
    return cells_of_year(
        ("decisions", "panel_scrutiny"), parse_span("panel:2014-15"), world.snapshot(tmp_path)
    )


def test_the_same_cells_are_sought_once_and_others_anew(tmp_path):
    cells, sought = cells_of(tmp_path), []

    def counted(asked):
        sought.append(asked)
        return protect(asked)

    search = once(counted, tmp_path / "found", n_cells=1)
    first, second = search(cells), search(cells)
    assert len(sought) == 1
    assert first.hidden.any()
    for name in FOUND:
        assert np.array_equal(getattr(first, name), getattr(second, name))
    assert second.cells is cells
    assert second.uncovered.size == 0
    search(replace(cells, listed_too=cells.groups[:1]))
    assert len(sought) == 2
    once(counted, tmp_path / "found", n_cells=len(cells.values) + 1)(cells)
    assert len(sought) == 3


def test_whatever_is_known_of_cells_tells_them_apart(tmp_path):
    cells = cells_of(tmp_path)
    more = cells.values.copy()
    more[0] += 1
    others = [
        replace(cells, values=more),
        replace(cells, is_shown=~cells.is_shown),
        replace(cells, equations=cells.equations * 2),
        replace(cells, withins=cells.withins[1:]),
        replace(cells, is_hidden_beneath=cells.is_shown),
        replace(cells, columns=cells.columns[::-1]),
    ]
    assert len({fingerprint(one) for one in (cells, *others)}) == 7
