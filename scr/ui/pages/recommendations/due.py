"""The cards of what is still to be done: due by month, how old, by whom, and what comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from scr.base import words
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.cautions import widen
from scr.exhibits.view import View
from scr.plot import OPEN_LOOKS, Chart, Cohort, DueMonth, due_bars, outcome_bars
from scr.store import Snapshot
from scr.text import follow_up as said
from scr.text.recommendation import BODIES, body, still_open
from scr.text.time import BANDS
from scr.ui.kit import browser
from scr.ui.kit.card import Card

OPEN_KINDS = ("Overdue", "Open, not overdue", "No record found")
BOARDS_SHOWN = 12
# Pixels that a chart has in a card beside another.
HALF = 560
PARTS = ("n_evidenced_on_time", "n_claimed_on_time", "n_later", "n_overdue")


def due_card(view: View, snapshot: Snapshot) -> Card:
    """What fell due in each month of the years shown, and what came of it."""
    request = view.request("recommendations_due_by_month", view.range)
    result = state.ask(request, snapshot)
    row = state.ask(view.request("recommendations_due", view.range), snapshot).row
    return Card(
        key="due",
        heading=said.due_heading(row),
        sentence=said.due_sentence(row, words.span_words(view.range, with_months=False)),
        result=result,
        cases=request,
        chart=due_bars(_months(points.records(result)), phone=browser.is_narrow()),
        caution="Recommendations without a due date are in no month. The latest months have had "
        "less time for anything to be done late.",
        empty="" if row["n_due"] else widen(view, "had no recommendation that fell due"),
    )


def _months(rows: Sequence[Mapping]) -> list[DueMonth]:
    """A month for each row, and for those between them in which nothing fell due."""
    found = {row["month"]: row for row in rows}
    if not found:
        return []
    first, last = min(found), max(found)
    numbers = range(_number(first), _number(last) + 1)
    return [_month(date(n // 12, n % 12 + 1, 1), found) for n in numbers]


def _number(month: date) -> int:
    return month.year * 12 + month.month - 1


def _month(month: date, found: Mapping[date, Mapping]) -> DueMonth:
    row = found.get(month)
    if row is None:
        return DueMonth(month, (0, 0, 0, 0))
    evidenced, claimed, later, overdue = (int(row[part]) for part in PARTS)
    return DueMonth(month, (evidenced, claimed, later, overdue))


def age_card(view: View, snapshot: Snapshot) -> Card:
    """How long ago the reviews were completed whose recommendations are still open."""
    request = view.now_request("open_recommendations_by_age")
    result = state.ask(request, snapshot)
    rows = points.records(result)
    return Card(
        key="ageing",
        heading=said.age_heading(rows),
        sentence=said.age_sentence(rows),
        result=result,
        cases=request,
        chart=_open_bars(
            [
                Cohort(words.capital(BANDS[row["age_band"]]), _parts(row, int(row["n_open"])))
                for row in rows
            ],
            "Open recommendations by time since the review was completed",
        ),
        caution=result.definition.caution,
        empty="" if any(row["n_open"] for row in rows) else "Nothing is open for what is chosen.",
    )


def bodies_card(view: View, snapshot: Snapshot) -> Card:
    """Which kinds of body have most still to do, beside how many they were asked."""
    request = view.now_request("recommendation_progress")
    full = state.ask(request, snapshot)
    table = full.table[full.table["addressee_type"].notna() & (full.table["n_recommendations"] > 0)]
    result = replace(full, table=table.reset_index(drop=True))
    rows = points.records(result)
    most = max(rows, key=still_open, default=None)
    name = BODIES[most["addressee_type"]] if most and still_open(most) else ""
    return Card(
        key="bodies",
        heading=said.most_heading(name),
        sentence=said.most_sentence(rows, ("kind of body", "kinds of body"))
        if rows
        else "Nothing is on record.",
        result=result,
        cases=request,
        chart=_open_bars(
            [_of_asked(row, body(row["addressee_type"])) for row in rows],
            "Open recommendations by the kind of body they are addressed to",
        ),
        caution="Counts, not marks: a body that was asked for more has more open.",
        empty="" if name else "Nothing is open for what is chosen.",
    )


def boards_card(view: View, snapshot: Snapshot) -> Card:
    """Boards in whose reviews most is still open, in the order of their names."""
    request = replace(view.now_request("recommendation_status", "board"), board_id=None)
    full = state.ask(request, snapshot)
    rows = [row for row in points.records(full) if still_open(row)]
    by_open = sorted(rows, key=lambda row: (-still_open(row), row["group_name"]))
    shown = [row for row in by_open if row["group_id"] == view.board_id]
    shown += [row for row in by_open if row["group_id"] != view.board_id]
    shown = sorted(shown[:BOARDS_SHOWN], key=lambda row: row["group_name"])
    few = f"Shown: {len(shown)} of {words.count(len(rows), 'board')} with anything open"
    return Card(
        key="boards_open",
        heading=_boards_heading(rows),
        sentence=said.most_sentence(rows, ("board", "boards")) if rows else "Nothing is open.",
        note=f"{few}, those with most, by name." if len(shown) < len(rows) else "",
        result=full,
        cases=request,
        chart=_open_bars(
            [_of_asked(row, words.board_short(row["group_name"])) for row in shown],
            "Open recommendations by board",
        ),
        caution="A board with more reviews, or longer ones, has more open: no verdict.",
        empty="" if rows else "Nothing is open for what is chosen.",
    )


def _boards_heading(rows: Sequence[Mapping]) -> str:
    overdue = sum(1 for row in rows if row["n_overdue"])
    if not overdue:
        return "No board has an overdue recommendation"
    have = "board has" if overdue == 1 else "boards have"
    return f"{words.capital(words.small(overdue))} {have} a recommendation that is overdue"


def _of_asked(row: Mapping, label: str) -> Cohort:
    asked = f"of {words.number(row['n_recommendations'])}"
    return Cohort(label, _parts(row, still_open(row)), asked)


def _parts(row: Mapping, n_open: int) -> tuple[int, int, int]:
    """Overdue, open and not overdue, without any record: what has no record is never overdue."""
    overdue, nothing = int(row["n_overdue"]), int(row["n_no_record"])
    return overdue, n_open - overdue - nothing, nothing


def _open_bars(rows: Sequence[Cohort], about: str) -> Chart:
    return outcome_bars(
        rows,
        kinds=OPEN_KINDS,
        looks=OPEN_LOOKS,
        about=about,
        verb=" open",
        nothing="Nothing is open.",
        left_most=170,
        phone=browser.is_narrow(),
        width=HALF,
    )
