"""Letters that ask boards to account for something: replies, what they are about, and each one."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from scr.base import terms, words
from scr.base.errors import RefusedError
from scr.base.periods import Span
from scr.base.request import Request
from scr.cases.letters import Letter
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.narrow import rows_where
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.plot import WIDE_HALF, Chart, Cohort, Curve, outcome_bars, survival_curve
from scr.stats import survival
from scr.text import letter as letter_words
from scr.text.estimate import FEWEST_ENDED

# Pixels of bars that stand beside the curve.
BESIDE_CURVE = 380
KINDS = ("Replied to", "No reply so far", "Reply overdue")
BY = {"subject": "What they are about", "raised_by": "Who raised them"}
"""How letters are counted: the column, and its words as a choice."""

NO_INCIDENTS = "A letter is to a board: a chosen kind of incident does not narrow letters. "


def letters_request(view: View, span: Span | None = None) -> Request:
    """A request for letters, which no kind of incident narrows; by default of all years shown."""
    return replace(view.request("challenges", span or view.range), incident_type=None)


@or_not_recorded
def replies(scope: Scope, span: Span | None = None) -> Exhibit:
    """The share of letters replied to by time since they were raised, open ones counted: of those
    raised in `span`, by default in the year in focus, which is set beside another."""
    view = scope.view
    request = letters_request(view, span or view.year)
    result = scope.answer(request)
    whole = _whole(result)
    when = words.span_words(request.span, with_months=False)
    before = letter_words.sent_before(None if span else _year_before(scope), view.before_when)
    return Exhibit(
        key="reply",
        heading=letter_words.reply_heading(whole),
        sentence=f"{letter_words.reply_sentence(whole, when, view.who)} {before}".strip(),
        note=NO_INCIDENTS if view.incident_type else "",
        result=result,
        cases=request,
        chart=_curve(scope, request, whole),
        caution=result.definition.caution,
        empty="" if whole["n_raised"] else no_letters(view),
    )


def _whole(result: Result) -> FigureRow:
    """The row of all letters together."""
    return next(row for row in rows(result) if row["raised_by"] is None and row["subject"] is None)


def _year_before(scope: Scope) -> FigureRow | None:
    if not scope.has_year_before:
        return None
    return _whole(scope.answer(letters_request(scope.view, scope.view.year_before)))


def no_letters(view: View) -> str:
    """The empty state of whatever needs letters."""
    return (
        f"No letter to these boards is dated in the {view.range_words}. Under “Change what is "
        "shown”, choose more years or all boards."
    )


def _curve(scope: Scope, request: Request, whole: FigureRow) -> Chart | None:
    """The curve; none for a reader who may not see days of single letters."""
    try:
        tables = scope.life_tables(request)
    except RefusedError:
        return None
    part = tables[tables["raised_by"].isna() & tables["subject"].isna()]
    lives = survival.curve(part["day"], part["n_ended"], part["n_censored"])
    curve = Curve(
        label=scope.view.who,
        days=lives.day.tolist(),
        share=(1 - lives.share).tolist(),
        lower=_without_nan((1 - lives.upper).tolist()),
        upper=_without_nan((1 - lives.lower).tolist()),
        at_risk=lives.at_risk.tolist(),
        n=int(whole["n_raised"]),
        median_days=whole.days().value if whole["n_replied"] >= FEWEST_ENDED else None,
        is_half_marked=whole["n_replied"] >= FEWEST_ENDED,
        is_half_estimate=whole["n_replied"] < whole["n_raised"],
    )
    return survival_curve(
        [curve],
        axis_title="Share of letters replied to, 95% band",
        limit_months=None,
        reached="replied to",
        x_title="Months since the letter",
        followed="Letters still waited for",
        phone=scope.canvas.is_phone,
        width=scope.canvas.width(WIDE_HALF),
    )


def _without_nan(shares: Sequence[float]) -> list[float | None]:
    return [None if words.is_nothing(share) else share for share in shares]


@or_not_recorded
def raised(scope: Scope, by: str = "subject") -> Exhibit:
    """What letters ask about, or who raises them, and how many have had a reply; `by` is one of
    BY."""
    request = letters_request(scope.view)
    every = scope.answer(request)
    other = "raised_by" if by == "subject" else "subject"
    result = rows_where(every, every.table[other].isna() & every.table[by].notna())
    counted = rows(result)
    return Exhibit(
        key="about",
        heading=letter_words.about_heading(counted, by),
        sentence=letter_words.about_sentence(counted, by),
        result=result,
        cases=request,
        chart=outcome_bars(
            [_bar(row, by, scope) for row in counted],
            kinds=KINDS,
            about=f"Letters to boards: {BY[by].lower()}",
            verb=" raised",
            nothing="No letters were raised.",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WIDE_HALF),
            room=BESIDE_CURVE,
        ),
        caution="A letter closed without a reply counts as one without; it stays overdue once its "
        "day has passed.",
        empty="" if any(row["n_raised"] for row in counted) else no_letters(scope.view),
    )


def _bar(row: FigureRow, by: str, scope: Scope) -> Cohort:
    written = terms.short if scope.canvas.is_phone else terms.label
    kind = "challenge_subject" if by == "subject" else "raised_by"
    parts = (int(row["n_replied"]), letter_words.waiting(row), int(row["n_reply_overdue"]))
    return Cohort(written(kind, row[by]), parts)


@or_not_recorded
def each_letter(scope: Scope) -> Exhibit:
    """How many letters there are to look at; its place has the list of them below."""
    request = letters_request(scope.view)
    result = scope.answer(request)
    whole = _whole(result)
    return Exhibit(
        key="letters",
        heading="Each letter, and what came of it",
        sentence=letter_words.letters_sentence(whole, scope.view.range_words),
        result=result,
        cases=request,
        caution="What was published after a letter is part of the same case; this does not "
        "show that the letter caused it.",
        empty="" if whole["n_raised"] else no_letters(scope.view),
    )


def letters_table(listed: Sequence[Letter]) -> pd.DataFrame:
    """The letters in words, a row each."""
    return pd.DataFrame([_letter_row(letter) for letter in listed])


def _letter_row(letter: Letter) -> dict[str, str]:
    asked = letter.questions
    return {
        "Board": words.board_short(letter.board_name),
        "From": terms.label("raised_by", letter.raised_by),
        "About": terms.label("challenge_subject", letter.subject),
        "Sent": letter_words.short_day(letter.raised_date),
        "Questions": "unknown" if asked is None else words.number(asked),
        "Reply due": letter_words.short_day(letter.reply_due_date),
        "Reply": letter_words.short_reply(
            letter.reply_days, letter.reply_due_date, letter.is_reply_overdue, letter.replied_date
        ),
        "Ended": letter_words.short_ending(
            letter.closing_days,
            letter.closed_date,
            letter.outcome,
            has_reply=letter.replied_date is not None,
        ),
        "Published since": letter_words.short_followed_by(letter.published),
        "Review": letter.review_id or "none",
    }
