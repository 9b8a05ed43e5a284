"""The words of each kind of measure, an object a kind: how a value is written, what was counted,
and what it is out of. Who has the object of a measure asks nothing about its kind."""

from dataclasses import dataclass

from scr.base import words
from scr.figures.compare.benchmark import CLUSTERED, PER, RATE, SHARE

NO_ESTIMATE = "no estimate of children"


@dataclass(frozen=True)
class ShareWords:
    """The words of shares: of so many cases, in so many something was so. `is_judged` is false of
    shares over recommendations, on which no board is marked."""

    is_judged: bool = True
    per: str = ""
    none: str = "No cases"
    few: str = "Too few to tell"
    between: str = ", "

    def amount(self, value: float) -> str:
        """`17%`."""
        return words.percent(value)

    def amounts(self, lower: float, upper: float) -> str:
        """`5% to 45%`."""
        return words.interval(lower, upper)

    def bound(self, value: float) -> str:
        """The bound of a class: `20%`."""
        return words.percent(value)

    def unit(self, cases: str) -> str:
        """What boards are large or small by, in the plural."""
        return cases

    def nothing(self, cases: str) -> str:
        """What stands where there is no value."""
        return f"no {cases}"

    def counted(self, x: int, n: float | None) -> str:
        """`3 of 8`; `none` of nothing."""
        return f"{words.number(x)} of {words.number(n)}" if n else "none"

    def written(self, x: int, n: float, value: float) -> str:
        """`2 of 12 (17%)`."""
        return words.share_of(x, n)

    def together(self, x: int, n: float) -> str:
        """The share of all boards together, bold."""
        return f"**{words.share_of(x, n)}**"

    def axis(self, label: str) -> str:
        """The title of an axis where a measure has none of its own."""
        return f"{label}, share"

    def square(self, x: int, n: float, value: float) -> tuple[str, str]:
        """A board in a year, long and short: `3 of 8`, `3/8`."""
        return self.counted(x, n), f"{x}/{n:.0f}"


@dataclass(frozen=True)
class RateWords:
    """The words of rates: reviews for the children who live there, per 100,000 a year."""

    is_judged: bool = True
    per: str = " a year per 100,000 children"
    none: str = "No review"
    few: str = "One or two reviews"
    between: str = "; "

    def amount(self, value: float) -> str:
        """`0.34`."""
        return words.rate(value)

    def amounts(self, lower: float, upper: float) -> str:
        """`0.12 to 0.74`."""
        return words.rates(lower, upper)

    def bound(self, value: float) -> str:
        """The bound of a class: `0.5`."""
        return f"{value:g}"

    def unit(self, cases: str) -> str:
        """What boards are large or small by, in the plural."""
        return "child years"

    def nothing(self, cases: str) -> str:
        """What stands where there is no value."""
        return NO_ESTIMATE

    def counted(self, x: int, n: float | None) -> str:
        """`3 reviews`: child years mean little to a reader."""
        return NO_ESTIMATE if n is None or words.is_nothing(n) else words.count(x, "review")

    def written(self, x: int, n: float, value: float) -> str:
        """`0.34 per 100,000 (1 review)`."""
        return f"{words.rate(value)} per 100,000 ({words.count(x, 'review')})"

    def together(self, x: int, n: float) -> str:
        """The rate of all boards together, bold."""
        return f"**{words.rate(PER * x / n)}** a year per 100,000 children"

    def axis(self, label: str) -> str:
        """The title of an axis where a measure has none of its own."""
        return label

    def square(self, x: int, n: float, value: float) -> tuple[str, str]:
        """A board in a year, long and short: `3 reviews (0.34)`, `3`."""
        return f"{self.counted(x, n)} ({self.amount(value)})", words.number(x)


KindWords = ShareWords | RateWords
WORDS: dict[str, KindWords] = {
    SHARE: ShareWords(),
    CLUSTERED: ShareWords(is_judged=False),
    RATE: RateWords(),
}
