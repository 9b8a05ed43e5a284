"""What is still to be done on the as-at date, whatever the years: how old it is, and by whom."""

from collections.abc import Sequence
from dataclasses import replace

from scr.base import words
from scr.base.errors import RefusedError
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.narrow import rows_where
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import OPEN_LOOKS, WIDE_HALF, Chart, Cohort, outcome_bars
from scr.text import follow_up as follow_up_words
from scr.text.recommendation import BODIES, body, still_open
from scr.text.time import BANDS

KINDS = ("Overdue", "Open, not overdue", "No record found")
BOARDS_SHOWN = 12
NOTHING_OPEN = "Nothing is open for what is chosen."
NOT_ADDRESSED = "Choose other boards or years, or record it."


@or_not_recorded
def by_age(scope: Scope) -> Exhibit:
    """How long ago the reviews were completed whose recommendations are still open."""
    result = scope.answer(scope.view.now_request("open_recommendations_by_age"))
    bands = rows(result)
    bars = [
        Cohort(words.capital(BANDS[row["age_band"]]), _parts(row, int(row["n_open"])))
        for row in bands
    ]
    return Exhibit(
        key="ageing",
        heading=follow_up_words.age_heading(bands),
        sentence=follow_up_words.age_sentence(bands),
        result=result,
        cases=result.request,
        chart=_open_bars(
            scope, bars, "Open recommendations by time since the review was completed"
        ),
        caution=result.definition.caution,
        empty="" if any(row["n_open"] for row in bands) else NOTHING_OPEN,
    )


@or_not_recorded
def by_body(scope: Scope) -> Exhibit:
    """Which kinds of body have most still to do, beside how many they were asked."""
    every = scope.answer(scope.view.now_request("recommendation_progress"))
    asked = every.table["addressee_type"].notna() & (every.table["n_recommendations"] > 0)
    result = rows_where(every, asked)
    bodies = rows(result)
    most = max(bodies, key=still_open, default=None)
    name = BODIES[most["addressee_type"]] if most and still_open(most) else ""
    return Exhibit(
        key="bodies",
        heading=follow_up_words.most_heading(name, len(bodies)),
        sentence=follow_up_words.most_sentence(bodies, ("kind of body", "kinds of body"))
        if bodies
        else follow_up_words.NO_BODIES,
        result=result,
        cases=result.request,
        chart=_open_bars(
            scope,
            [_of_asked(row, body(row["addressee_type"])) for row in bodies],
            "Open recommendations by the kind of body they are addressed to",
        ),
        caution="Counts, not marks: bodies asked to do more have more outstanding.",
        empty="" if name else (NOTHING_OPEN if bodies else NOT_ADDRESSED),
    )


@or_not_recorded
def by_board(scope: Scope) -> Exhibit:
    """Boards in whose reviews most is still open, in the order of their names. Raises RefusedError
    where small counts are hidden: then nobody can say which have most."""
    view = scope.view
    request = replace(view.now_request("recommendation_status", "board"), board_id=None)
    result = scope.answer(request)
    if result.hidden is not None:
        raise RefusedError(follow_up_words.BOARDS_NOT_TOLD)
    having = [row for row in rows(result) if still_open(row)]
    shown = _most_open(having, view.board_id)
    return Exhibit(
        key="boards_open",
        heading=follow_up_words.boards_heading(having),
        sentence=follow_up_words.most_sentence(having, ("board", "boards"))
        if having
        else "Nothing is open.",
        note=follow_up_words.boards_shown(len(shown), len(having)),
        result=result,
        cases=request,
        chart=_open_bars(
            scope,
            [_of_asked(row, words.board_short(row["group_name"])) for row in shown],
            "Open recommendations by board",
        ),
        caution="A board with more reviews, or longer ones, has more open: no verdict.",
        empty="" if having else NOTHING_OPEN,
    )


def _most_open(having: Sequence[FigureRow], board_id: str | None) -> list[FigureRow]:
    """The boards with most open, the chosen one among them, by name."""
    by_open = sorted(having, key=lambda row: (-still_open(row), row["group_name"]))
    first = [row for row in by_open if row["group_id"] == board_id]
    first += [row for row in by_open if row["group_id"] != board_id]
    return sorted(first[:BOARDS_SHOWN], key=lambda row: str(row["group_name"]))


def _of_asked(row: FigureRow, label: str) -> Cohort:
    asked = f"of {words.number(row['n_recommendations'])}"
    return Cohort(label, _parts(row, still_open(row)), asked)


def _parts(row: FigureRow, n_open: int) -> tuple[int, int, int]:
    """Overdue, open and not overdue, without any record: what has no record is never overdue."""
    overdue, nothing = int(row["n_overdue"]), int(row["n_no_record"])
    return overdue, n_open - overdue - nothing, nothing


def _open_bars(scope: Scope, bars: Sequence[Cohort], about: str) -> Chart:
    return outcome_bars(
        bars,
        kinds=KINDS,
        looks=OPEN_LOOKS,
        about=about,
        verb=" open",
        nothing="Nothing is open.",
        left_most=170,
        phone=scope.canvas.is_phone,
        width=scope.canvas.width(WIDE_HALF),
    )
