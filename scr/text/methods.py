"""What the Methods page says of how numbers are judged: each method, where it is used, its source.

The definitions of figures stand in their headers and the choices in docs/assumptions.md; only
what belongs to neither is written here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    """A statistical method in plain words, and where it comes from."""

    name: str
    says: str
    source: str


METHODS = (
    Method(
        "Interval of a share",
        "Wilson’s 95% limits. They stay within 0% and 100% and hold for a handful of cases: "
        "1 of 4 is 5% to 70%.",
        "Wilson 1927; Newcombe, Statistics in Medicine 1998",
    ),
    Method(
        "Interval of a rate",
        "Exact Poisson 95% limits of the number of reviews, over the child years.",
        "Garwood 1936",
    ),
    Method(
        "Shares of recommendations",
        "Recommendations of one review are alike, so they count for fewer than they are: Wilson's "
        "limits on the effective number, which the spread between reviews gives, as wide as so few "
        "reviews make it.",
        "ratio estimator for clusters, Kish 1965; degrees of freedom, Korn and Graubard 1998",
    ),
    Method(
        "Time that a stage takes",
        "Kaplan-Meier: open reviews count for as long as they have been open. Completed reviews "
        "alone would look faster than all are.",
        "Kaplan and Meier 1958; limits on the log-log scale",
    ),
    Method(
        "Follow-through",
        "Aalen-Johansen: the share of recommendations acted on by a day, where one that is closed "
        "without it counts as never acted on, and an open one counts for as long as it is open.",
        "Aalen and Johansen 1978; limits by leaving out one review at a time",
    ),
    Method(
        "Higher or lower than the year before",
        "Said only when an exact test bears it, at 2.5% on a side; otherwise “cannot tell”. The "
        "limits of a difference show its size and decide nothing by themselves.",
        "Fisher 1935 for shares, with limits of Newcombe 1998, method 10; the conditional binomial "
        "for rates",
    ),
    Method(
        "A board that is marked",
        "Marked when so few or so many would come by chance in at most 2.5% (or 0.1%) of "
        "boards like all others, by the exact binomial or Poisson tail, each board looked at "
        "alone and from three cases of its kind on. One with over a tenth of all cases is set "
        "against the others, by exact chances given the total. The funnel's curve is drawn for "
        "the eye and decides nothing.",
        "Spiegelhalter, Statistics in Medicine 2005; Fisher 1935; Przyborowski and Wilenski 1940",
    ),
    Method(
        "Too few to tell",
        "Where no possible outcome could have been marked, nothing is said of the board.",
        "follows from the exact tail",
    ),
    Method(
        "Boards that stand out",
        "Of the boards on this list at most one in ten, on average, is there by chance. Where "
        "many boards lie low together the line of all boards moves with them.",
        "Benjamini and Hochberg 1995, on two-sided mid-p values",
    ),
    Method(
        "Estimates drawn together",
        "A board with few cases is drawn towards the mean of all, by as much as the boards' own "
        "spread asks. No ranks where no spread between boards is estimated.",
        "Goldstein and Spiegelhalter 1996; beta-binomial and gamma-Poisson by moments",
    ),
    Method(
        "Differences between boards allowed for",
        "On request boards are marked only where they stand out among boards that differ, by "
        "tails as wide as the boards' own spread. This adjusts real variation away, so both sets "
        "of marks are printed.",
        "Spiegelhalter 2005; beta-binomial and negative binomial tails",
    ),
    Method(
        "Share that has ended, and half",
        "Where some are stopped by another end, the share that has ended by a day counts them as "
        "never. By when half would have ended is an estimate while cases are open, and told only "
        "from five ends on.",
        "Aalen and Johansen 1978; Kaplan and Meier 1958",
    ),
    Method(
        "Several boards, regions, or questions",
        "Boards are said to differ only by a test of all of them at once; of three questions "
        "asked at once each is told only where it holds for all three.",
        "chi-square by permutation; Holm 1979",
    ),
    Method(
        "Change over several years",
        "Said only when chance would spread the same cases over the years so unevenly in fewer "
        "than 5 of 100 draws.",
        "Pearson’s statistic given the totals, 9,999 draws from a fixed seed",
    ),
    Method(
        "Charts over time",
        "A point is outside by its exact tail (0.135% on a side). Under 12 points limits are on "
        "trial; where counts are small the line is the median. Limits are recalculated only "
        "from a break that somebody has stored with a reason.",
        "Montgomery, chapter 7; Laney 2002; run rules of Anhoej and Olesen 2014",
    ),
)
