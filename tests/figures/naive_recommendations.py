"""The figures about recommendations a second time, as plainly as the contract can be read.

Loops over rows that are dicts; no SQL, no arrays, nothing shared with what it checks. The shares
over time are estimated in fractions, each replicate from its own rows.
"""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from scipy import stats

from tests.figures.naive import (
    Asked,
    empty_groups,
    exists,
    group_of,
    is_chosen,
    periods_of,
)

STATES = (
    "effect", "verified", "evidenced", "claimed", "rejected", "closed", "undated", "responded",
    "no_response",
)  # fmt: skip
KINDS = (
    "lscb", "childrens_social_care", "health", "police", "education", "probation", "housing",
    "voluntary", "national", "other", "not_recorded",
)  # fmt: skip
BANDS = (
    ("to_6_months", None, 6),
    ("6_to_12_months", 6, 12),
    ("1_to_2_years", 12, 24),
    ("over_2_years", 24, None),
)
Z95 = 1.959963984540054
EVENTS = ("done", "evidenced", "verified", "effect", "closed", "updated")


@dataclass
class Recommended:
    """The records, as rows by table."""

    boards: list[dict]
    reviews: list[dict]
    recommendations: list[dict]
    dataset: list[dict] = field(default_factory=list)


def earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def facts(row: dict, as_at: date) -> dict:
    """What a recommendation's record says as at a date."""
    known = {}
    for event in EVENTS:
        day = row.get(f"{event}_date")
        known[event] = day if day is not None and day <= as_at else None
    responded = row.get("response_date")
    has_response = row.get("response") is not None and responded is not None and responded <= as_at
    known["response"] = row["response"] if has_response else None
    known["response_date"] = responded if has_response else None
    known["due"] = row.get("due_date")
    days = [row.get(f"{event}_date") for event in EVENTS if event != "updated"]
    is_told = row.get("status") in ("done", "evidenced", "closed")
    known["undated"] = is_told and not any(days)
    known["is_clear"] = row.get("is_clear")
    known["theme"] = row.get("theme")
    known["addressee_type"] = row.get("addressee_type")
    known["shown"] = earliest(known["evidenced"], known["verified"], known["effect"])
    known["said"] = earliest(known["done"], known["shown"])
    known["over"] = known["closed"]
    if known["response"] == "rejected":
        known["over"] = earliest(known["closed"], responded)
    return known


def state(known: dict) -> str:
    for name in ("effect", "verified", "evidenced"):
        if known[name]:
            return name
    if known["done"]:
        return "claimed"
    if known["response"] == "rejected":
        return "rejected"
    if known["closed"]:
        return "closed"
    if known["undated"]:
        return "undated"
    return "responded" if known["response"] else "no_response"


def rows_of(data: Recommended, asked: Asked) -> list[tuple[dict, dict, dict]]:
    """Board, review and facts of each row of a chosen review completed by the as-at date."""
    boards = {board["board_id"]: board for board in data.boards}
    reviews = {review["review_id"]: review for review in data.reviews}
    found = []
    for row in data.recommendations:
        review = reviews[row["review_id"]]
        completed = review.get("completed_date")
        if completed is None or completed > asked.as_at or not exists(review, asked.as_at):
            continue
        board = boards[review["board_id"]]
        if not is_chosen(board, asked) or not is_asked_of(row, asked):
            continue
        if asked.incident_type in (None, review["incident_type"]):
            found.append((board, review, facts(row, asked.as_at)))
    return found


def is_asked_of(row: dict, asked: Asked) -> bool:
    if asked.addressee_type not in (None, row.get("addressee_type") or "not_recorded"):
        return False
    theme = row.get("theme")
    if asked.theme in (None, "not_recorded"):
        return asked.theme is None or theme is None
    return theme is not None and alike(theme) == alike(asked.theme)


def in_groups(
    data: Recommended, asked: Asked, counted: list[tuple[dict, dict, dict, date]]
) -> dict[str, list[tuple[dict, dict, dict]]]:
    """The rows of each group; `counted` has the day that places a row in a period."""
    groups: dict[str, list] = {name: [] for name in empty_groups(data, asked)}
    for board, review, known, day in counted:
        for label, start, end in periods_of(asked):
            if start <= day <= end:
                group_id, _ = group_of(board, label, data, asked)
                groups.setdefault(group_id, []).append((board, review, known))
    return groups


def clusters(members: list, is_counted, is_part) -> dict[str, list[int]]:
    """Of each review with any: how many are part, of how many that are counted."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for _, review, known in members:
        if is_counted(known):
            found[review["review_id"]][0] += bool(is_part(known))
            found[review["review_id"]][1] += 1
    return found


def share(members: list, is_counted, is_part, name: str) -> dict[str, float | None]:
    """A share over recommendations with Wilson limits on its effective number."""
    of_reviews = list(clusters(members, is_counted, is_part).values())
    x, n, k = sum(x for x, _ in of_reviews), sum(n for _, n in of_reviews), len(of_reviews)
    p = x / n if n else None
    return {name: p} | dict(
        zip((f"{name}_lower", f"{name}_upper"), limits(p, n, k, of_reviews), strict=True)
    )


def limits(p: float | None, n: int, k: int, of_reviews: list) -> tuple[float | None, float | None]:
    if p is None or k < 2:
        return None, None
    d = n / k
    if k >= 10 and 0 < p < 1:
        variance = k / (k - 1) * sum((x_i - p * n_i) ** 2 for x_i, n_i in of_reviews) / n**2
        d = max(1.0, variance / (p * (1 - p) / n))
    m = n / d * (Z95 / student(k)) ** 2
    return wilson_of(p, m)


def wilson_of(p: float, m: float) -> tuple[float, float]:
    middle = (p + Z95**2 / (2 * m)) / (1 + Z95**2 / m)
    half = Z95 * math.sqrt(p * (1 - p) / m + Z95**2 / (4 * m**2)) / (1 + Z95**2 / m)
    return middle - half, middle + half


def student(k: int) -> float:
    """As far out as 95% of estimates lie whose spread was told by k reviews."""
    return float(stats.t.ppf(0.975, k - 1))


def status(data: Recommended, asked: Asked) -> dict[str, dict]:
    counted = [(*row, asked.as_at) for row in rows_of(data, asked)]
    return {name: status_row(rows, asked) for name, rows in in_groups(data, asked, counted).items()}


def status_row(members: list, asked: Asked) -> dict:
    row = {"n_recommendations": len(members), "n_reviews": n_reviews(members)}
    row |= {f"n_{name}": sum(state(k) == name for _, _, k in members) for name in STATES}
    waiting = [k for _, _, k in members if not k["said"] and not k["over"]]
    row["n_overdue"] = sum(
        k["due"] is not None and k["due"] < asked.as_at and not k["undated"] for k in waiting
    )
    row["n_no_record"] = sum(not (k["due"] or k["response_date"] or k["updated"]) for k in waiting)
    heard = [[d for d in (k["response_date"], k["updated"]) if d] for k in waiting]
    row["n_stale"] = sum(bool(d) and (asked.as_at - max(d)).days > 90 for d in heard)
    yes = ("accepted", "partly_accepted")
    row |= share(members, lambda k: k["response"], lambda k: k["response"] in yes, "accepted_rate")
    return row | share(
        members, lambda k: k["is_clear"] is not None, lambda k: k["is_clear"], "clear_rate"
    )


def progress(data: Recommended, asked: Asked) -> dict[tuple[str, str], dict]:
    groups = in_groups(data, asked, completed_in_period(data, asked))
    return {
        (name, kind): progress_row([m for m in members if kind in ("", kind_of(m[2]))], asked)
        for name, members in groups.items()
        for kind in ("", *KINDS)
    }


def kind_of(known: dict) -> str:
    return known["addressee_type"] or "not_recorded"


def progress_row(members: list, asked: Asked) -> dict:
    row = status_row(members, asked)
    kept = {k: v for k, v in row.items() if not k.startswith(("accepted_rate", "clear_rate"))}
    kept |= share(
        members,
        lambda _: True,
        lambda k: state(k) in ("effect", "verified", "evidenced"),
        "evidenced_rate",
    )
    return kept | share(
        members, lambda _: True, lambda k: state(k) == "claimed", "claimed_only_rate"
    )


def open_by_age(data: Recommended, asked: Asked) -> dict[tuple[str, str], dict]:
    # A board without an open recommendation has no case here, and is listed only while it is open.
    counted = [
        (*row, asked.as_at)
        for row in rows_of(data, asked)
        if not row[2]["said"] and not row[2]["over"] and not row[2]["undated"]
    ]
    found = {}
    for name, still in in_groups(data, asked, counted).items():
        for band, least, most in BANDS:
            rows = [m for m in still if is_aged(m[1]["completed_date"], least, most, asked.as_at)]
            row = status_row(rows, asked)
            wanted = ("n_overdue", "n_no_record", "n_stale")
            found[name, band] = {"n_open": len(rows)} | {column: row[column] for column in wanted}
    return found


def is_aged(start: date, least: int | None, most: int | None, as_at: date) -> bool:
    is_over = least is None or as_at > months_later(start, least)
    return is_over and (most is None or as_at <= months_later(start, most))


def due_by_month(data: Recommended, asked: Asked) -> dict[tuple[str, date], dict]:
    counted = [(*r, r[2]["due"]) for r in rows_of(data, asked) if is_due(r[2], asked.as_at)]
    groups = in_groups(data, asked, counted)
    months = {k["due"].replace(day=1) for members in groups.values() for _, _, k in members}
    found = {}
    for name, members in groups.items():
        for month in months:
            mine = [m for m in members if m[2]["due"].replace(day=1) == month]
            row = due_row(mine)
            done, shown = row["n_done_on_time"], row["n_evidenced_on_time"]
            found[name, month] = {
                "n_due": len(mine),
                "n_evidenced_on_time": shown,
                "n_claimed_on_time": done - shown,
                "n_later": len(mine) - done - row["n_undated"] - row["n_overdue"],
                "n_undated": row["n_undated"],
                "n_overdue": row["n_overdue"],
            }
    return found


def n_reviews(members: list) -> int:
    return len({review["review_id"] for _, review, _ in members})


def is_due(known: dict, as_at: date) -> bool:
    due = known["due"]
    if due is None or due >= as_at:
        return False
    said_by_then = known["said"] is not None and known["said"] <= due
    return said_by_then or known["over"] is None or known["over"] > due


def due(data: Recommended, asked: Asked) -> dict[str, dict]:
    counted = [(*r, r[2]["due"]) for r in rows_of(data, asked) if is_due(r[2], asked.as_at)]
    return {name: due_row(rows) for name, rows in in_groups(data, asked, counted).items()}


def due_row(members: list) -> dict:
    def done(k: dict) -> bool:
        return k["said"] is not None and k["said"] <= k["due"]

    def shown(k: dict) -> bool:
        return k["shown"] is not None and k["shown"] <= k["due"]

    row = {
        "n_due": len(members),
        "n_reviews": n_reviews(members),
        "n_done_on_time": sum(done(k) for _, _, k in members),
        "n_evidenced_on_time": sum(shown(k) for _, _, k in members),
        "n_overdue": sum(
            not k["said"] and not k["over"] and not k["undated"] for _, _, k in members
        ),
        "n_undated": sum(k["undated"] for _, _, k in members),
    }
    row |= share(members, lambda k: not k["undated"], done, "on_time_rate")
    return row | share(members, lambda k: not k["undated"], shown, "evidenced_on_time_rate")


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError


def completed_in_period(data: Recommended, asked: Asked) -> list[tuple[dict, dict, dict, date]]:
    return [(*row, row[1]["completed_date"]) for row in rows_of(data, asked)]


def recurrence(data: Recommended, asked: Asked) -> dict[tuple[str, str], dict]:
    counted = [row for row in completed_in_period(data, asked) if row[2]["theme"] is not None]
    groups = in_groups(data, asked, counted)
    themes = {known["theme"] for members in groups.values() for _, _, known in members}
    shown = spellings(data, asked.as_at)
    return {
        (name, shown[alike(theme)]): recurrence_row(
            [m for m in members if alike(m[2]["theme"]) == alike(theme)]
        )
        for name, members in groups.items()
        for theme in themes
    }


def alike(theme: str) -> str:
    """What is left of a theme without case, spaces and punctuation."""
    return "".join(c for c in theme.lower().replace("&", "and") if c.isalnum()) or theme


def spellings(data: Recommended, as_at: date) -> dict[str, str]:
    """The spelling used most of each theme, of equals the first, in all completed reviews."""
    used = Counter(
        known["theme"]
        for _, _, known in rows_of(data, Asked("recurrence", as_at))
        if known["theme"] is not None
    )
    return {
        alike(theme): min(
            (o for o in used if alike(o) == alike(theme)), key=lambda o: (-used[o], o)
        )
        for theme in used
    }


def recurrence_row(members: list) -> dict:
    of_board: dict[str, dict[str, date]] = defaultdict(dict)
    for board, review, _ in members:
        of_board[board["board_id"]][review["review_id"]] = review["completed_date"]
    repeating = [b for b, reviews in of_board.items() if any_near(list(reviews.values()))]
    n, x = len(of_board), len(repeating)
    lower, upper = wilson_of(x / n, n) if n else (None, None)
    return {
        "n_reviews": n_reviews(members),
        "n_boards": n,
        "n_boards_repeating": x,
        "repeating_rate": x / n if n else None,
        "repeating_rate_lower": lower,
        "repeating_rate_upper": upper,
    }


def any_near(days: list[date]) -> bool:
    return any(
        i != j and one <= other <= months_later(one, 36)
        for i, one in enumerate(days)
        for j, other in enumerate(days)
    )


def follow_through(data: Recommended, asked: Asked) -> dict[str, dict]:
    groups = in_groups(data, asked, completed_in_period(data, asked))
    return {name: follow_row(members, asked.as_at) for name, members in groups.items()}


def follow_row(everyone: list, as_at: date) -> dict:
    members = [one for one in everyone if not one[2]["undated"]]
    row = {"n_recommendations": len(members), "n_reviews": n_reviews(members)}
    n_followed = {
        days: sum((as_at - review["completed_date"]).days >= days for _, review, _ in members)
        for days in (183, 365, 730)
    }
    for suffix, by_review in (("", False), ("_by_review", True)):
        for action, name in (("shown", "evidenced"), ("said", "claimed")):
            lives = [life(review, known, action, as_at) for _, review, known in members]
            for days, n in n_followed.items():
                column = f"{name}_{days}{suffix}"
                found = estimate(lives, days, by_review) if n >= 5 else (None, None, None)
                ends = ("", "_lower", "_upper")
                row |= {column + end: one for end, one in zip(ends, found, strict=True)}
    row |= {f"n_followed_{days}": n for days, n in n_followed.items()}
    return row | {"n_undated": len(everyone) - len(members)}


def life(review: dict, known: dict, action: str, as_at: date) -> tuple[str, int, str]:
    """The review, the day of the clock on which something happened, and what."""

    def clock(day: date) -> int:
        return max((day - review["completed_date"]).days, 0)

    acted, over = known[action], known["over"]
    if acted is not None and (over is None or clock(acted) <= clock(over)):
        return review["review_id"], clock(acted), "acted"
    if over is not None:
        return review["review_id"], clock(over), "over"
    return review["review_id"], clock(as_at), "open"


def estimate(lives: list, days: int, by_review: bool) -> tuple[float | None, ...]:
    reviews = sorted({one[0] for one in lives})
    share = acted_by(lives, days, by_review)
    left = [acted_by([o for o in lives if o[0] != out], days, by_review) for out in reviews]
    k = len(reviews)
    if k < 2 or any(one in (0, 1) for one in [share, *left]):
        return float(share), None, None
    middle, *others = (math.log(-math.log(1 - float(one))) for one in [share, *left])
    mean = sum(others) / k
    error = student(k) * math.sqrt((k - 1) / k * sum((one - mean) ** 2 for one in others))
    lower, upper = (1 - math.exp(-math.exp(middle + way * error)) for way in (-1, 1))
    return float(share), lower, upper


def acted_by(lives: list, days: int, by_review: bool) -> Fraction:
    """Aalen-Johansen in fractions: everyone still there is looked at on each day."""
    n_of = Counter(review for review, _, _ in lives)
    weighed = [(Fraction(1, n_of[r]) if by_review else Fraction(1), d, s) for r, d, s in lives]
    waiting, share = Fraction(1), Fraction(0)
    for today in sorted({d for _, d, s in weighed if d <= days and s != "open"}):
        there = sum(w for w, d, _ in weighed if d >= today)
        acting = sum(w for w, d, s in weighed if d == today and s == "acted")
        ending = sum(w for w, d, s in weighed if d == today and s == "over")
        share += waiting * acting / there
        waiting *= 1 - (acting + ending) / there
    return share
