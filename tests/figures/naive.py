"""The figures a second time, as slowly and plainly as the contract can be read.

Loops over rows that are dicts, child years day by day; no SQL, no pandas, nothing shared with
what it checks. An answer is a dict of rows by group id.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """A question: `years` is (kind, first, last), `dates` two days; neither means everything."""

    figure: str
    as_at: date
    by: str = "national"
    years: tuple[str, int, int] | None = None
    dates: tuple[date, date] | None = None
    board_id: str | None = None
    region: str | None = None
    area_type: str | None = None
    incident_type: str | None = None
    addressee_type: str | None = None
    theme: str | None = None
    recorded_from: date | None = None
    """The first day on which anything of the kind is recorded: earlier periods are left out."""


@dataclass
class Data:
    """The records, as rows by table; `findings` are (table, column, board_id)."""

    boards: list[dict]
    reviews: list[dict] = field(default_factory=list)
    populations: list[dict] = field(default_factory=list)
    dataset: list[dict] = field(default_factory=list)


def by_the_day(row: dict, outcome: str, as_at: date) -> str | None:
    """The outcome, if it is recorded, dated, and the date has come."""
    day = row.get(f"{outcome}_date")
    if row.get(outcome) is None or day is None or day > as_at:
        return None
    return row[outcome]


def initiated(row: dict, as_at: date) -> date | None:
    """The day on which the review was initiated, None if it was not, or not yet."""
    recorded = row.get("initiated_date")
    if recorded is not None:
        return recorded if recorded <= as_at else None
    final = by_the_day(row, "final_decision", as_at)
    if final == "not_initiate":
        return None
    if by_the_day(row, "decision", as_at) == "initiate":
        return row["decision_date"]
    if final == "initiate":
        return row["final_decision_date"]
    return None


def exists(row: dict, as_at: date) -> bool:
    """Whether the review exists by the as-at date."""
    names = ("notified_date", "decision_date", "final_decision_date", "initiated_date")
    days = [row[name] for name in names if row.get(name) is not None]
    return not days or min(days) <= as_at


def year_begins(kind: str, year: int) -> date:
    return date(year, {"panel": 7, "financial": 4, "calendar": 1}[kind], 1)


def year_label(kind: str, year: int) -> str:
    return f"{kind}:{year}" if kind == "calendar" else f"{kind}:{year}-{str(year + 1)[2:]}"


def periods_of(asked: Asked) -> list[tuple[str, date, date]]:
    """Label, first and last day of each period that is counted."""
    if asked.years:
        kind, first, last = asked.years
        years = [
            (year_label(kind, y), year_begins(kind, y), year_begins(kind, y + 1) - ONE_DAY)
            for y in range(first, last + 1)
        ]
        whole = [("", years[0][1], years[-1][2])]
        spans = years if asked.by == "period" else whole
    elif asked.dates:
        start, end = asked.dates
        spans = [(f"{start}..{end}", start, end)]
    else:
        spans = [("", date.min, asked.as_at)]
    return [
        (label, start, min(end, asked.as_at))
        for label, start, end in spans
        if start <= asked.as_at and end >= (asked.recorded_from or end)
    ]


def is_open(board: dict, day: date) -> bool:
    opened, closed = board.get("opened_date"), board.get("closed_date")
    return (opened is None or opened <= day) and (closed is None or day <= closed)


def open_at_some_time(board: dict, start: date, end: date) -> bool:
    opened, closed = board.get("opened_date"), board.get("closed_date")
    if opened is not None and opened > end:
        return False
    return closed is None or closed >= start


def is_chosen(board: dict, asked: Asked) -> bool:
    if asked.board_id is not None and board["board_id"] != asked.board_id:
        return False
    if asked.region is not None and board["region"] != asked.region:
        return False
    kind = board.get("area_type") or "not_recorded"
    return asked.area_type is None or kind == asked.area_type


def group_of(board: dict, label: str, data: Data, asked: Asked) -> tuple[str, str]:
    """Id and name of the group of a board in a period."""
    if asked.by == "national":
        return "national", data.dataset[0]["title"] if data.dataset else "England"
    if asked.by == "period":
        return label, label
    if asked.by == "board":
        return board["board_id"], board["board_name"]
    if asked.by == "region":
        return board["region"], board["region"]
    kind = board.get("area_type")
    return (kind, kind) if kind else ("not_recorded", "Not recorded")


def empty_groups(data: Data, asked: Asked) -> dict[str, dict]:
    """The groups that have a row whatever happened: the whole, and those with an open board."""
    rows: dict[str, dict] = {}
    for label, start, end in periods_of(asked):
        boards = [b for b in data.boards if is_chosen(b, asked)]
        if asked.by in ("national", "period"):
            add_group(rows, group_of({}, label, data, asked))
        for board in boards:
            if open_at_some_time(board, start, end):
                add_group(rows, group_of(board, label, data, asked))
    return rows


def add_group(rows: dict[str, dict], group: tuple[str, str]) -> dict:
    return rows.setdefault(group[0], {"group_id": group[0], "group_name": group[1], "who": []})


def counted(data: Data, asked: Asked, day_of) -> dict[str, dict]:
    """The rows with, in `who`, the reviews whose day (None: not counted) is in the period."""
    rows = empty_groups(data, asked)
    boards = {b["board_id"]: b for b in data.boards}
    for review in data.reviews:
        board, day = boards[review["board_id"]], day_of(review)
        if day is None or not exists(review, asked.as_at) or not is_chosen(board, asked):
            continue
        if asked.incident_type not in (None, review["incident_type"]):
            continue
        for label, start, end in periods_of(asked):
            if start <= day <= end:
                add_group(rows, group_of(board, label, data, asked))["who"].append(review)
    return rows


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def decisions(data: Data, asked: Asked) -> dict[str, dict]:
    def day_of(review: dict) -> date | None:
        first = by_the_day(review, "decision", asked.as_at)
        return review["decision_date"] if first else None

    rows = counted(data, asked, day_of)
    for row in rows.values():
        n_initiate = n_final_initiate = 0
        for review in row["who"]:
            first = by_the_day(review, "decision", asked.as_at)
            final = by_the_day(review, "final_decision", asked.as_at)
            n_initiate += first == "initiate"
            n_final_initiate += (final or first) == "initiate"
        n = len(row["who"])
        row |= {
            "n_decisions": n,
            "n_initiate": n_initiate,
            "n_not_initiate": n - n_initiate,
            "initiation_rate": share(n_initiate, n),
            "n_final_initiate": n_final_initiate,
            "final_initiation_rate": share(n_final_initiate, n),
        }
    return rows


def panel_scrutiny(data: Data, asked: Asked) -> dict[str, dict]:
    def day_of(review: dict) -> date | None:
        if by_the_day(review, "decision", asked.as_at) != "not_initiate":
            return None
        view = by_the_day(review, "panel_view", asked.as_at)
        return review["panel_view_date"] if view else None

    rows = counted(data, asked, day_of)
    for row in rows.values():
        views = [review["panel_view"] for review in row["who"]]
        finals = [by_the_day(review, "final_decision", asked.as_at) for review in row["who"]]
        row |= {
            "n_considered": len(views),
            "n_agreed": views.count("agree"),
            "n_disagreed": views.count("disagree"),
            "n_more_information": views.count("more_information"),
            "agreed_rate": share(views.count("agree"), len(views)),
            "n_changed": finals.count("initiate"),
        }
    return rows


def initiations(data: Data, asked: Asked) -> dict[str, dict]:
    rows = counted(data, asked, lambda review: initiated(review, asked.as_at))
    for row in rows.values():
        types = [review["incident_type"] for review in row["who"]]
        child_years, status = exposure(data, asked, row["group_id"])
        row |= {
            "n_initiated": len(types),
            "n_death": types.count("death"),
            "n_serious_harm": types.count("serious_harm"),
            "n_other": types.count("other") + types.count("not_known"),
            "n_children": sum(
                1 if (n := r.get("children_involved")) is None else n for r in row["who"]
            ),
            "child_years": child_years,
            "rate_per_100k": 100_000 * len(types) / child_years if child_years else None,
            "population_status": status,
        }
    return rows


def exposure(data: Data, asked: Asked, group_id: str) -> tuple[float | None, str]:
    """Child years of a group, day by day, and whether every estimate was there."""
    children_days, found = 0.0, set()
    for label, start, end in periods_of(asked):
        for board in data.boards:
            if not is_chosen(board, asked):
                continue
            if group_of(board, label, data, asked)[0] != group_id:
                continue
            day = start
            while day <= end:
                if is_open(board, day):
                    children, status = children_in(data, board["board_id"], day.year)
                    children_days += children or 0
                    found.add(status)
                day += ONE_DAY
    if "missing" in found:
        return None, "missing"
    return children_days / 365.25, "carried" if "carried" in found else "complete"


def children_in(data: Data, board_id: str, year: int) -> tuple[int | None, str]:
    """The board's estimate of that year, else of the nearest year, the earlier on a tie."""
    known = {p["year"]: p["children"] for p in data.populations if p["board_id"] == board_id}
    if not known:
        return None, "missing"
    for distance in range(0, 200):
        for candidate in (year - distance, year + distance):
            if candidate in known:
                return known[candidate], "carried" if distance else "complete"
    raise AssertionError("no estimate within two centuries")


FIGURES = {
    "decisions": decisions,
    "panel_scrutiny": panel_scrutiny,
    "initiations": initiations,
}


def answer(data: Data, asked: Asked) -> dict[str, dict]:
    """The figure's rows by group id; `who` holds the reviews that each row counts."""
    return FIGURES[asked.figure](data, asked)
