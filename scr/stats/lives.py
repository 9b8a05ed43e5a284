"""What happened to things that come in groups, and when: recommendations of reviews.

A life has the group it belongs to, a day and what happened on it. They are sorted once, into
groups of as many lives each: groups of one size are tables without gaps, so that many are worked
on at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

OPEN, ACTED, ENDED = 0, 1, 2
"""What happened on a life's day: nothing, it is followed no further; the action; an end before."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# One sort puts lives in the order of their groups and days: a whole number for each has the group
# in its upper bits, then the day's place, then the state.
_STATE_BITS, _PLACE_BITS = 2, 24


@dataclass(frozen=True)
class SameSize:
    """The groups of one size: arrays (lives of a group, groups), the earlier of a group first.
    `place` is the number of days of the grid up to the day on which following ends, `state` what
    happened on it."""

    place: Integers
    state: Integers

    @property
    def size(self) -> int:
        """How many lives each group has."""
        return len(self.place)

    def parts(self, n: int) -> Iterator["SameSize"]:
        """The same, n groups at a time."""
        for first in range(0, self.place.shape[1], n):
            part = slice(first, first + n)
            yield SameSize(self.place[:, part], self.state[:, part])


@dataclass(frozen=True)
class Counts:
    """At risk, acting and ending on each day of the grid, arrays of its length: sums of weights."""

    at_risk: Floats
    acting: Floats
    ending: Floats


@dataclass(frozen=True)
class Lives:
    """Lives on the grid of the days on which anything acted or ended, by the size of groups."""

    grid: Integers
    sizes: tuple[SameSize, ...]

    @property
    def n_groups(self) -> int:
        """How many groups there are."""
        return sum(same_size.place.shape[1] for same_size in self.sizes)

    @cached_property
    def _numbers(self) -> Integers:
        """How many lives of groups of each size end in each state at each place: an array
        (sizes, places, states)."""
        width = len(self.grid) + 1
        flat = ((same_size.place * 3 + same_size.state).ravel() for same_size in self.sizes)
        numbers = [np.bincount(codes, minlength=3 * width) for codes in flat]
        return np.array(numbers, dtype=np.int64).reshape(-1, width, 3)

    def counts(self, by_group: bool) -> Counts:
        """What happens on each day, each life weighing 1 or, by group, 1 / the lives of its
        group."""
        weights = np.array([_weight(same_size.size, by_group) for same_size in self.sizes])
        gone = self._numbers[:, 1:].sum(axis=2)
        at_risk = np.cumsum(gone[:, ::-1], axis=1)[:, ::-1]
        return Counts(
            weights @ at_risk,
            weights @ self._numbers[:, 1:, ACTED],
            weights @ self._numbers[:, 1:, ENDED],
        )

    def weighed(self, by_group: bool) -> Iterator[tuple[SameSize, float]]:
        """The groups of each size, and what a life of theirs weighs."""
        return ((same_size, _weight(same_size.size, by_group)) for same_size in self.sizes)


def _weight(size: int, by_group: bool) -> float:
    return 1 / size if by_group else 1.0


def lay_out(groups: ArrayLike, days: ArrayLike, states: ArrayLike, *, last: int) -> Lives:
    """Lives up to the day `last`; what happens later leaves them open.

    Arrays of one length, an entry for each life, in any order: `groups` (whole numbers from 0
    that name the group), `days` (whole, from 0) and `states` (OPEN, ACTED or ENDED).
    """
    group = np.asarray(groups, dtype=np.int64)
    day = np.minimum(np.asarray(days, dtype=np.int64), last + 1)
    state = np.where(day <= last, np.asarray(states, dtype=np.int64), OPEN)
    happens = np.bincount(day[state != OPEN], minlength=last + 2) > 0
    place = np.cumsum(happens)[day]
    ordered = np.sort(
        (group << (_PLACE_BITS + _STATE_BITS)) | (place << _STATE_BITS) | state, kind="stable"
    )
    return Lives(np.flatnonzero(happens), tuple(_by_size(ordered)))


def _by_size(ordered: Integers) -> Iterator[SameSize]:
    starts = np.flatnonzero(np.diff(ordered >> (_PLACE_BITS + _STATE_BITS), prepend=-1))
    sizes = np.diff(starts, append=len(ordered))
    for size in np.flatnonzero(np.bincount(sizes)):
        packed = ordered[starts[sizes == size] + np.arange(size)[:, np.newaxis]]
        place = (packed >> _STATE_BITS) & ((1 << _PLACE_BITS) - 1)
        yield SameSize(place, packed & ((1 << _STATE_BITS) - 1))
