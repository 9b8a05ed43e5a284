"""Aalen-Johansen shares with each group of lives left out in turn, for jackknife limits.

Without a group the share differs from the whole only by the group's own lives. While c of them
(by weight) are still followed, a day with R at risk, a acting and e ending leaves 1 - (a + e) /
(R - c) of those who wait waiting, and a / (R - c) of them act. So running products and sums over
all days, made once for each c, give any stretch of days on which the group has c followed as a
difference; what happens to the group's own lives is put right on their days. A group then costs
as much as it has lives, not as many days as there are.
"""

from dataclasses import dataclass

import numpy as np

from scr.stats.lives import ACTED, OPEN, Counts, Floats, Integers, Lives, SameSize

TOLERANCE = 1e-9
"""Sums of fractions are not exact: at risk by less than this is nobody."""
GROUPS_AT_ONCE = 8192
"""Groups worked on together: few enough for their arrays to stay near the processor."""
SMALLEST = 1e-100
"""A share still waiting below this is none."""


@dataclass(frozen=True)
class _Runs:
    """Running products and sums over the days of the grid, all lives counted but c of those at
    risk: a row of `width` places for each of c = 0, w, 2w, ..., end to end; place 0 is the start.

    `acted`: the share that has acted by the day. `per_waiting`: 1 / the share still waiting after
    it (0 where none is). `unbound`: the share still waiting, which on this day alone may fall
    below 0, as the lives left out have yet to be taken off those who went. `each`: what a life of
    weight 1 is of the share that was waiting.
    """

    width: int
    acted: Floats
    per_waiting: Floats
    unbound: Floats
    each: Floats


def replicates(lives: Lives, upto: Integers, by_group: bool) -> Floats:
    """The shares that have acted after the first `upto` days of the grid, without each group in
    turn: an array (len(upto), groups), in the order of the sizes of groups."""
    counts, shares = lives.counts(by_group), []
    for same, weight in lives.weighed(by_group):
        runs = _runs(counts, np.arange(same.size + 1, dtype=np.float64)[:, np.newaxis] * weight)
        shares += [_without(part, runs, weight, upto) for part in same.parts(GROUPS_AT_ONCE)]
    return np.concatenate(shares, axis=1)


def _runs(counts: Counts, left_out: Floats) -> _Runs:
    at_risk = counts.at_risk - left_out
    is_followed = at_risk > TOLERANCE
    risk = np.where(is_followed, at_risk, 1.0)
    acting = np.where(is_followed, counts.acting / risk, 0.0)
    staying = np.where(is_followed, 1 - (counts.acting + counts.ending) / risk, 1.0)
    start = np.ones((len(left_out), 1))
    waiting = np.concatenate([start, np.cumprod(np.maximum(staying, 0.0), axis=1)], axis=1)
    before = waiting[:, :-1]
    return _Runs(
        width=waiting.shape[1],
        acted=np.concatenate([0 * start, np.cumsum(before * acting, axis=1)], axis=1).ravel(),
        per_waiting=np.where(waiting > SMALLEST, 1 / np.maximum(waiting, SMALLEST), 0.0).ravel(),
        unbound=np.concatenate([start, before * staying], axis=1).ravel(),
        each=np.concatenate([0 * start, np.where(is_followed, before / risk, 0)], axis=1).ravel(),
    )


def _without(groups: SameSize, runs: _Runs, weight: float, upto: Integers) -> Floats:
    """The shares after `upto` without each of the groups: an array (len(upto), groups).

    A life of each group after the other, and at last the days after all of them: first the
    stretch up to and with the day on which the life ends, as if nothing of the group happened on
    it, then what did. Lives that end on one day are all still followed on it: the stretch of
    those after the first is empty, and they stand in its row of the runs.
    """
    n = groups.place.shape[1]
    shares = np.empty((len(upto), n))
    row, before = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    acted, waiting, scale = np.zeros(n), np.ones(n), np.ones(n)
    for i in range(groups.size + 1):
        place = groups.place[i] if i < groups.size else np.full(n, runs.width)
        begins = (place > before) | (i == 0)
        row = np.where(begins, (groups.size - i) * runs.width, row)
        # Who waits as the stretch begins, over what the running product has there.
        scale = np.where(begins, np.maximum(waiting, 0) * runs.per_waiting[row + before], scale)
        since = runs.acted[row + before]
        for j, last in enumerate(upto):
            (passed,) = np.nonzero((before <= last) & (place > last))
            grown = runs.acted[row[passed] + last] - since[passed]
            shares[j, passed] = acted[passed] + scale[passed] * grown
        if i < groups.size:
            at, state = row + place, groups.state[i]
            own = scale * weight * runs.each[at]
            acted = acted + scale * (runs.acted[at] - since) - own * (state == ACTED)
            waiting = np.where(begins, scale * runs.unbound[at], waiting) + own * (state != OPEN)
            before = place
    return shares
