"""Reviews that are open now, the oldest first, over their limit day. For those cleared to see
single reviews; what may be published of it is `timeliness.open_by_age`."""

from collections.abc import Sequence
from dataclasses import replace

from scr.base import terms, words
from scr.cases import listings
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.exhibits.timeliness import ages_of
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, OpenReview, open_bars
from scr.text import time as time_words

EVERY_AGE = "all"
NOTHING_OPEN = "There is no open review to list."
NONE_SO_LONG = "No review has been open that long. Choose another time."
YOUNGER = {"over_6_months": 1, "over_1_year": 2, "over_2_years": 3}
"""How long reviews have been open at least, a code of the terms `open_over`: how many of the age
bands, the youngest first, are younger."""
MOST_BARS = 12


@or_not_recorded
def oldest(scope: Scope, age: str = EVERY_AGE) -> Exhibit:
    """Open reviews as bars over their limit day, the oldest first: all, or those open for longer
    than `age`, a code of `YOUNGER`."""
    request = scope.view.now_request("open_reviews", "board")
    result = scope.answer(request)
    ages, in_delay = ages_of(scope.answer(scope.view.now_request("open_reviews_by_age")))
    order = (-result.table["age_days"]).argsort(kind="stable").to_numpy()
    # The bands cut the reviews, oldest first, into counted runs.
    n_over = sum([*ages.values()][YOUNGER.get(age, 0) :])
    shown = order.tolist()[:n_over]
    result = replace(result, table=result.table.iloc[shown].reset_index(drop=True))
    drawn = rows(result)[:MOST_BARS]
    return Exhibit(
        key="open",
        heading=time_words.open_heading(ages)
        if age == EVERY_AGE
        else time_words.open_over_heading(n_over, age),
        sentence=time_words.open_sentence(ages, in_delay),
        note=time_words.oldest_shown(len(drawn), len(shown)),
        result=result,
        cases=request,
        chart=open_bars(
            _bars(drawn, scope),
            as_at=scope.as_at,
            short={reason.label: reason.short for reason in terms.terms("delay_reason").values()},
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution="A review past its limit day may be in an agreed delay: read the two together.",
        empty="" if shown else NOTHING_OPEN if age == EVERY_AGE else NONE_SO_LONG,
    )


def _bars(reviews: Sequence[FigureRow], scope: Scope) -> list[OpenReview]:
    pauses = listings.open_pauses(scope.reader, scope.snapshot, scope.as_at)
    return [
        OpenReview(
            review_id=row["review_id"],
            label=f"{words.board_short(row['group_name'])}, {row['review_id']}",
            start=row["initiated_date"],
            limit=row["limit_date"],
            net_limit=row["net_limit_date"],
            pauses=tuple(
                (start, end, terms.label("delay_reason", reason))
                for start, end, reason in pauses.get(row["review_id"], ())
            ),
            age_words=words.duration(row["age_days"]),
            strong=row["board"] == scope.view.board_id,
        )
        for row in reviews
    ]
