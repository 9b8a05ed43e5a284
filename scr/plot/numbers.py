"""The kinds of number that stand on an axis, an object each: how a value, its limits and a tick are
written, and where an axis from zero ends. Who has the object asks nothing about the kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scr.base import words
from scr.plot import axes
from scr.plot import text as t
from scr.plot import theme as th


@dataclass(frozen=True)
class Numbers:
    """A kind of number: `write` for labels, `tick` for axes, `limits` for both ends of an interval;
    `unit` follows a value in a hover box; `ends` gives the end and the ticks of an axis from zero
    that holds the highest value."""

    write: Callable[[float], str]
    tick: Callable[[float], str]
    limits: Callable[[float, float], str]
    ends: Callable[[float], tuple[float, list[float]]]
    unit: str = ""

    def write_long(self, value: float) -> str:
        """A value with what it counts."""
        return f"{self.write(value)} {self.unit}".rstrip()

    def interval(self, lower: float | None, upper: float | None) -> str:
        """The 95% interval for a hover box; empty where there is none."""
        return t.interval(lower, upper, self.limits)


def tick_rate(value: float) -> str:
    """A rate on an axis."""
    return f"{value:g}"


def _whole(highest: float) -> tuple[float, list[float]]:
    return 1.0, [float(at) for at in axes.QUARTERS]


SHARES = Numbers(t.percent, t.tick_percent, words.interval, _whole)
RATES = Numbers(t.number, tick_rate, words.rates, axes.round_ticks, "per 100,000")
KINDS = {"share": SHARES, "rate": RATES}


@dataclass(frozen=True)
class Values:
    """The axis of a kind of number: its ends and ticks."""

    low: float
    high: float
    ticks: tuple[float, ...]
    numbers: Numbers = SHARES

    def axis(self, phone: bool, *, below: float, above: float, **more: Any) -> th.Figure:
        """The axis, with room below and above its ends in parts of its length."""
        length = self.high - self.low
        span = (self.low - below * length, self.high + above * length)
        ticks = [self.numbers.tick(value) for value in self.ticks]
        return axes.named(phone, span, self.ticks, ticks) | more


def from_zero(highest: float, numbers: Numbers) -> Values:
    """0 to 100% for a share; for a rate from zero to a round end that holds the highest."""
    end, ticks = numbers.ends(highest)
    return Values(0.0, end, tuple(ticks), numbers)
