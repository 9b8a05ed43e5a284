"""By when half would have ended, and how many have: an estimate is never told as a count.

While cases are open the Kaplan-Meier median is what would be at the rate seen so far; where some
were stopped by another end it is the time if none had been, and the share that has ended by a day
(Aalen-Johansen) stands before it. Of fewer than five ends no usual time is told. Bold marks what a
reader should take away (Markdown).
"""

import math
from dataclasses import dataclass

from scr.base import words
from scr.figures.values import Days, FigureRow, Share
from scr.stats import difference
from scr.text.change import rise_or_fall

FEWEST_ENDED = 5
"""Of fewer ends no usual time is told."""
FEW = 30
"""Below so many cases, with some open, limits of a median hold less often than they promise."""


@dataclass(frozen=True)
class EndedBy:
    """The share that has ended by a day, stopped ones counted as never; `when` is the day in words,
    as `six months`; `is_estimate` where some cases have not been followed so long."""

    share: Share
    when: str
    is_estimate: bool = False

    @property
    def were(self) -> str:
        """The verb: `were`, or of an estimate `would be`."""
        return "would be" if self.is_estimate else "were"


@dataclass(frozen=True)
class Half:
    """Cases of one kind: how many there are, have ended, and were stopped by another end; the days
    by which half had ended or would; `done` is the word for it, as `complete`."""

    n: int
    n_ended: int
    n_stopped: int
    days: Days
    done: str

    @property
    def is_count(self) -> bool:
        """Whether all have ended, so that nothing is estimated."""
        return self.n_ended == self.n

    @property
    def is_told(self) -> bool:
        """Whether enough have ended to tell by when half would have."""
        return self.days.value is not None and self.n_ended >= FEWEST_ENDED

    @property
    def so_far(self) -> str:
        """`31 of 146 are complete so far`."""
        are = "is" if self.n_ended == 1 else "are"
        counted = f"{words.number(self.n_ended)} of {words.number(self.n)}"
        return f"{counted} {are} {self.done} so far"


def of_stage(row: FigureRow, done: str) -> Half:
    """The cases of a stage, from the figure `durations`."""
    # None where the records hold no event of this kind at all.
    n, ended, stopped = (row[name] or 0 for name in ("n_started", "n_ended", "n_stopped"))
    return Half(n, ended, stopped, row.days(), done)


def heading(half: Half, what: str) -> str:
    """By when half would have ended, as a heading; `what` is of whom: `of the letters`."""
    if not half.is_told:
        return f"{words.capital(half.so_far)}"
    if half.is_count:
        return f"Half {what} were {half.done} within {half.days.written}"
    return f"{_lead(half)} {what} would be {half.done} within {half.days.written}"


def sentence(half: Half) -> str:
    """By when half have ended or would, with limits, and how many have."""
    if not half.is_told:
        if half.is_count and half.n > 1:
            return f"All {words.number(half.n)} are {half.done}: too few to estimate a median."
        if half.is_count:
            return f"It was {half.done} after **{half.days.written}**: one case gives no median."
        why = "too few" if half.n_ended < FEWEST_ENDED else "too early"
        return f"**{half.so_far}**: {why} to estimate how long half would take."
    limits = half.days.limits or "limits not known"
    if half.is_count:
        return f"Half of the {words.number(half.n)} were {half.done} within {_bold(half, limits)}."
    return f"{_would(half)} {_bold(half, limits)}; {half.so_far}."


def with_share(half: Half, by: EndedBy | None) -> str:
    """The same, after the share that has ended by a day where some were stopped."""
    if not half.n_stopped:
        return sentence(half)
    were = "was" if half.n_stopped == 1 else "were"
    lead = f"**{half.so_far}**, and {words.number(half.n_stopped)} {were} stopped."
    if by is not None and by.share.value is not None:
        limits = f" ({by.share.limits})" if by.share.limits else ""
        estimated = "We estimate that " if by.is_estimate else ""
        lead += (
            f" {estimated}**{by.share.percent}** {by.were} {half.done} within {by.when}{limits}, "
            f"counting stopped reviews as never {half.done}."
        )
    return f"{lead} {below(half)}".strip()


def ended_before(now: EndedBy | None, before: EndedBy | None, before_when: str) -> str:
    """The share that had ended by the same day in an earlier year, and what a test of the two
    bears; empty where either is not known or the days are not the same."""
    if now is None or before is None or now.when != before.when:
        return ""
    if before.share.value is None or now.share.value is None:
        return ""
    limits = f", {before.share.limits}" if before.share.limits else ""
    was = f"{before_when} it was {before.share.percent} within {before.when}{limits}"
    return f"{was}{rise_or_fall(difference.ended(_ends(now), _ends(before)))}."


def _ends(by: EndedBy) -> tuple[float, float, float]:
    ends = (by.share.value, by.share.lower, by.share.upper)
    value, lower, upper = (math.nan if end is None else end for end in ends)
    return value, lower, upper


def not_timed(row: FigureRow) -> str:
    """Why another figure counts more of the same reviews, with a space before it; empty where
    nothing is left out."""
    n = row["n_left_out"]
    if not n:
        return ""
    return f" {words.number(n)} other{'s are' if n > 1 else ' is'} not counted here (see note)."


def below(half: Half) -> str:
    """What stands below a share: by when half would have ended if none were stopped; empty where
    too few have."""
    if not half.is_told:
        return ""
    return f"{_would(half)} {_bold(half, half.days.limits or 'limits not known')}."


def few(half: Half) -> str:
    """The caution of limits that hold less often than they promise, with a space after it; else
    empty. From simulation: docs/calibration.md."""
    if not half.is_told or half.is_count or half.n >= FEW:
        return ""
    return (
        "With so few cases the 95% limits of such an estimate are too narrow: they hold about 85 "
        "times in 100 with ten cases of which a third are open. "
    )


def _would(half: Half) -> str:
    return f"{_lead(half)} would be {half.done} within"


def _lead(half: Half) -> str:
    return f"{'If none were stopped, we' if half.n_stopped else 'We'} estimate that half"


def _bold(half: Half, limits: str) -> str:
    return f"**{half.days.written}** ({limits})"
