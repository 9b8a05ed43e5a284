"""The words of each kind of measure, an object a kind: how a value is written, what was counted,
and what it is out of. Who has the object of a measure asks nothing about its kind."""

from dataclasses import dataclass

from scr.base import words
from scr.stats.kinds import CLUSTERED, PER, RATE, SHARE
from scr.text.sentences import Row

NO_ESTIMATE = "no estimate of children"
MARKS = " A triangle is a marked board."
ESTIMATES = (
    " A hollow ring is the estimate once chance is allowed for: what we would expect of the "
    "board’s next cases."
)


@dataclass(frozen=True)
class ShareWords:
    """The words of shares: of so many cases, in so many something was so. `marks` and `estimates`
    say what marks and hollow rings are on a chart that has them."""

    marks: str = MARKS
    estimates: str = ESTIMATES
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

    def short(self, x: int, n: float, value: float) -> str:
        """The same where room is scarce."""
        return self.written(x, n, value)

    def shortest(self, x: int, n: float, value: float) -> str:
        """`35% of 3,488`, for a row of one line in print."""
        return f"{words.percent(value)} of {words.number(n)}"

    def beside(self, x: int) -> str:
        """What a chart has beside the mark in the place of `x of n`: nothing."""
        return ""

    def together(self, x: int, n: float) -> str:
        """The share of all boards together, bold."""
        return f"**{words.share_of(x, n)}**"

    def axis(self, label: str) -> str:
        """The title of an axis where a measure has none of its own."""
        return f"{label}, share"

    def square(self, x: int, n: float, value: float) -> tuple[str, str]:
        """A board in a year, long and short: `3 of 8`, `3/8`."""
        return self.counted(x, n), f"{x}/{n:.0f}"

    def too_few(self, row: Row, cases: str, years: float) -> str:
        """How many more cases a board needs, after so many years, before all could be told; empty
        where nothing is missing."""
        needs = [
            (side, row[f"smallest_{side}"], row[f"years_{side}"])
            for side in ("low", "high")
            if not words.is_nothing(row[f"smallest_{side}"]) and row["n"] < row[f"smallest_{side}"]
        ]
        if not needs:
            return ""
        if not row["n"]:
            fewest = words.number(min(fewest_on_side for _, fewest_on_side, _ in needs))
            return (
                f"No {cases} so far; at least {fewest} are needed before any outcome could be told."
            )
        has = f"{words.number(row['n'])} {cases if row['n'] != 1 else cases.removesuffix('s')}"
        sides = [
            f"{words.number(n)} for a {side} share ({_years(after)})" for side, n, after in needs
        ]
        lead = "Too few to tell" if len(needs) == 2 else f"Too few to show a {needs[0][0]} share"
        return f"{lead}: {has} in {_span(years)}; it needs {words.listed(sides)}."


@dataclass(frozen=True)
class RateWords:
    """The words of rates: reviews for the children who live there, per 100,000 a year."""

    marks: str = MARKS
    estimates: str = ESTIMATES
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

    def short(self, x: int, n: float, value: float) -> str:
        """`0.34 (1)` per 100,000 children, the reviews in brackets."""
        return f"{words.rate(value)} ({words.number(x)})"

    def shortest(self, x: int, n: float, value: float) -> str:
        """The same."""
        return self.short(x, n, value)

    def beside(self, x: int) -> str:
        """What a chart has beside the mark: `3 reviews`."""
        return words.count(x, "review")

    def together(self, x: int, n: float) -> str:
        """The rate of all boards together, bold."""
        return f"**{words.rate(PER * x / n)}** a year per 100,000 children"

    def axis(self, label: str) -> str:
        """The title of an axis where a measure has none of its own."""
        return label

    def square(self, x: int, n: float, value: float) -> tuple[str, str]:
        """A board in a year, long and short: `3 reviews (0.34)`, `3`."""
        return f"{self.counted(x, n)} ({self.amount(value)})", words.number(x)

    def too_few(self, row: Row, cases: str, years: float) -> str:
        """How long until a low rate could be told; empty where it can."""
        if words.is_nothing(row["years_low"]):
            return ""
        return (
            "A high rate could be told but not a low one: with so few children, no review at all "
            f"would be no surprise. It would take {_years(row['years_low'])}."
        )


KindWords = ShareWords | RateWords
WORDS: dict[str, KindWords] = {
    SHARE.name: ShareWords(),
    CLUSTERED.name: ShareWords(marks="", estimates=""),
    RATE.name: RateWords(),
}


def _years(value: float) -> str:
    return f"about {words.count(value, 'year')} of cases like these"


def _span(years: float) -> str:
    if years < 0.95:
        return "under a year"
    return "one year" if years < 1.05 else f"{years:.1f} years".replace(".0 years", " years")
