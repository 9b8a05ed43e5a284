"""How soon recommendations are carried out: shown to be done, and said to be."""

import pandas as pd

from scr.base import words
from scr.base.errors import RefusedError
from scr.base.periods import Span
from scr.base.request import Request
from scr.exhibits.cautions import widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recommendations import NO_REVIEW
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, Course, Mark, follow_curves
from scr.stats import incidence
from scr.stats.lives import lay_out
from scr.text import follow_up
from scr.text import recommendation as recommendation_words

WEIGHTS = {"recommendation": "By recommendation", "review": "By review"}
"""What weighs the same in the curves."""

FEWEST_FOLLOWED = 5
# The curves run a little past two years; with more steps than these they are drawn by week.
DRAWN_DAYS, MOST_STEPS = 760, 160


@or_not_recorded
def follow_through(
    scope: Scope, weight: str = "recommendation", span: Span | None = None
) -> Exhibit:
    """The share shown to be done, and the share said to be, by time since the reviews of `span`
    (by default of the year in focus) were completed; `weight` is one of WEIGHTS."""
    span = span or scope.view.year
    request = scope.request("follow_through", span)
    result = scope.answer(request)
    row, by = rows(result)[0], "_by_review" if weight == "review" else ""
    lives = _lives(scope, request)
    done = _course("Done with evidence", "evidenced", row, by, lives)
    claimed = _course("Reported done", "claimed", row, by, lives)
    return Exhibit(
        key="follow",
        heading=recommendation_words.follow_heading(row, by),
        sentence=recommendation_words.follow_sentence(
            row, by, words.span_words(span, with_months=False)
        ),
        result=result,
        cases=request,
        chart=follow_curves(
            done,
            claimed,
            axis_title=f"Share of recommendations, {WEIGHTS[weight].lower()}, 95% intervals",
            end=_end(lives),
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution="Open ones count up to the as-at date; what was closed or rejected first counts as "
        "not done. What was done before the review was completed counts at day 0.",
        empty=_nothing(scope, row, done),
    )


def _nothing(scope: Scope, row: FigureRow, done: Course) -> str:
    if not row["n_recommendations"]:
        return widen(scope.view, NO_REVIEW)
    return "" if done.marks or done.days else follow_up.TOO_FEW_FOLLOWED


def _lives(scope: Scope, request: Request) -> pd.DataFrame | None:
    """The lives behind the curves; None for a reader who may not see them."""
    try:
        return scope.lives(request)
    except RefusedError:
        return None


def _end(lives: pd.DataFrame | None) -> float:
    """The last day up to which at least five are followed, at most a little past two years."""
    if lives is None or lives.empty:
        return 0.0
    longest = lives["followed_days"].astype("int64").nlargest(FEWEST_FOLLOWED)
    if len(longest) < FEWEST_FOLLOWED:
        return 0.0
    return float(min(longest.iloc[-1], DRAWN_DAYS))


def _course(label: str, name: str, row: FigureRow, by: str, lives: pd.DataFrame | None) -> Course:
    marks = tuple(
        Mark(day, share.value, share.lower, share.upper, share.n or 0)
        for day, _ in recommendation_words.POINT_DAYS
        if (share := row.share(f"{name}_{day}{by}")).value is not None
    )
    end = _end(lives)
    if lives is None or not end:
        return Course(label, (), (), marks)
    columns = ("life_reviews", f"{name}_days", f"{name}_states")
    laid_out = lay_out(*(lives[column].to_numpy(dtype="int64") for column in columns),
                       last=int(end))  # fmt: skip
    acted = incidence.course(laid_out, by_review=bool(by))
    days, shares = acted.day.tolist(), acted.share.tolist()
    if len(days) > MOST_STEPS:
        # The last step of each week.
        kept = [
            i for i in range(len(days)) if i + 1 == len(days) or days[i] // 7 < days[i + 1] // 7
        ]
        days, shares = [days[i] for i in kept], [shares[i] for i in kept]
    return Course(label, days, shares, marks)
