"""Short ways to ask a figure, and to give every row a board of its own so as to see it alone."""

from datetime import date

from scr.base.periods import EVERYTHING, Span, parse_span, span_of_dates
from scr.base.request import Request
from scr.figures import run as figures
from scr.figures.run import Result
from scr.store import Snapshot
from tests.factory import board


def day(text: str) -> date:
    return date.fromisoformat(text)


def span_of(period: str | tuple[str, str] | None) -> Span:
    """`panel:2014-15`, two days, or None for everything."""
    if period is None:
        return EVERYTHING
    if isinstance(period, str):
        return parse_span(period)
    return span_of_dates(day(period[0]), day(period[1]))


def request(figure: str, period: str | tuple[str, str] | None = None, **values: object) -> Request:
    if isinstance(values.get("as_at"), str):
        values["as_at"] = day(values["as_at"])
    return Request(figure, span_of(period), **values)


def ask(snapshot: Snapshot, *args: object, **values: object) -> Result:
    return figures.compute(request(*args, **values), snapshot)


def rows(snapshot: Snapshot, *args: object, **values: object) -> dict[str, dict]:
    """The figure's rows by group id."""
    table = ask(snapshot, *args, **values).table
    return {row["group_id"]: row for row in table.to_dict("records")}


def whole(snapshot: Snapshot, *args: object, **values: object) -> dict:
    """The one row of the whole."""
    return ask(snapshot, *args, **values).whole.to_dict()


def cases(snapshot: Snapshot, *args: object, **values: object) -> list[str]:
    """Ids of the reviews behind the figure, in the order in which they are listed."""
    return list(figures.cases(request(*args, **values), snapshot)["review_id"])


def left_out(snapshot: Snapshot, *args: object, **values: object) -> dict[str, int]:
    found = figures.left_out(request(*args, **values), snapshot)
    return dict(zip(found["reason"], found["n_cases"], strict=True))


def one_board_each(examples: list[tuple]) -> dict[str, list[dict]]:
    """Tables in which the n-th example, a dict of a review's values, has the board `n` alone."""
    return {
        "boards": [board(str(n)) for n, _ in enumerate(examples)],
        "reviews": [
            {"review_id": f"R{n}", "board_id": str(n), "incident_type": "death"}
            | {k: day(v) if k.endswith("_date") else v for k, v in values.items()}
            for n, (_, values, *_) in enumerate(examples)
        ],
    }
