"""The figures about time a second time, as slowly and plainly as the contract can be read.

Loops over rows that are dicts, working days and delays counted day by day; no SQL, no pandas,
nothing shared with what it checks. An answer is a dict of rows by group id and the other columns
that name a row; `who` holds the ids of the reviews that a row is made of.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median_low

from tests.figures.naive import (
    ONE_DAY,
    Asked,
    Data,
    add_group,
    by_the_day,
    empty_groups,
    exists,
    group_of,
    initiated,
    is_chosen,
    periods_of,
    share,
)
from tests.figures.naive_months import aware_by, first_of, initiated_by, is_month, may_be_first

FOUR_KINDS = ("overview_report", "executive_summary", "summary_report", "anonymous_report")
REASONS = (
    "criminal_proceedings", "inquest", "family_court", "parallel_review", "hr_process",
    "report_quality", "other",
)  # fmt: skip
# Weekdays of the years of the tests that are bank holidays of England, by hand.
HOLIDAY_LINES = """
    2011-12-26 2011-12-27
    2012-01-02 2012-04-06 2012-04-09 2012-05-07 2012-06-04 2012-06-05 2012-08-27 2012-12-25
    2012-12-26 2013-01-01 2013-03-29 2013-04-01 2013-05-06 2013-05-27 2013-08-26 2013-12-25
    2013-12-26 2014-01-01 2014-04-18 2014-04-21 2014-05-05 2014-05-26 2014-08-25 2014-12-25
    2014-12-26 2015-01-01 2015-04-03 2015-04-06 2015-05-04 2015-05-25 2015-08-31 2015-12-25
    2015-12-28 2016-01-01 2016-03-25 2016-03-28 2016-05-02 2016-05-30 2016-08-29 2016-12-26
    2016-12-27 2017-01-02
"""
HOLIDAYS = {date.fromisoformat(day) for day in HOLIDAY_LINES.split()}


@dataclass
class TimeData(Data):
    """The records with publications and delays."""

    publications: list[dict] = field(default_factory=list)
    delays: list[dict] = field(default_factory=list)


def add_months(day: date, n: int) -> date:
    """The same day n months later, or the month's last day."""
    month = day.month - 1 + n
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_working_days(day: date, n: int) -> date:
    while n:
        day += ONE_DAY
        if day.weekday() < 5 and day not in HOLIDAYS:
            n -= 1
    return day


class Facts:
    """What one review's record says as at a day."""

    def __init__(self, review: dict, data: TimeData, as_at: date) -> None:
        def by(name: str) -> date | None:
            day = review.get(name)
            return day if day is not None and day <= as_at else None

        def paired(name: str) -> date | None:
            return by(f"{name}_date") if by_the_day(review, name, as_at) else None

        aware = review.get("aware_date") or review.get("incident_date")
        published = [
            (p["published_date"], is_month(p, "published_date"))
            for p in data.publications
            if p["review_id"] == review["review_id"]
            and p["kind"] in FOUR_KINDS
            and p["published_date"] <= as_at
        ]
        self.incident = by("incident_date")
        self.aware = aware if aware is not None and aware <= as_at else None
        self.notified = by("notified_date")
        self.decided = paired("decision")
        self.not_to_initiate = by_the_day(review, "decision", as_at) == "not_initiate"
        self.is_undated_decision = review.get("decision") and not review.get("decision_date")
        self.decided_finally = paired("final_decision")
        self.viewed = paired("panel_view")
        self.informed = by("panel_informed_date")
        self.initiated = initiated(review, as_at)
        self.appointed = by("reviewer_appointed_date")
        self.completed = by("completed_date")
        self.discontinued = by("discontinued_date")
        self.to_panel = by("report_to_panel_date")
        self.published = min(published)[0] if published else None
        outcome = by_the_day(review, "nonpublication_outcome", as_at)
        self.outcome = outcome
        self.nonpublication_agreed = (
            review["nonpublication_outcome_date"] if outcome == "agreed" else None
        )
        self.asked_panel = by("nonpublication_case_date")
        self.as_at = as_at
        columns = {
            "incident": "incident_date", "aware": aware_by(review), "notified": "notified_date",
            "decided": "decision_date", "informed": "panel_informed_date",
            "initiated": initiated_by(review), "appointed": "reviewer_appointed_date",
            "completed": "completed_date", "discontinued": "discontinued_date",
            "to_panel": "report_to_panel_date",
            "nonpublication_agreed": "nonpublication_outcome_date",
        }  # fmt: skip
        self.months = {name for name, column in columns.items() if is_month(review, column)}
        if published and may_be_first(published):
            self.months.add("published")
        self.is_open = bool(self.initiated and not self.completed and not self.discontinued)
        self.delays = [
            d
            for d in data.delays
            if d["review_id"] == review["review_id"] and d["start_date"] <= as_at
        ]

    def must_have(self, end: str) -> bool:
        """Rule (b): the record shows that it happened, though it has no date."""
        shown_by = {
            "notified": [self.decided, self.decided_finally, self.initiated, self.completed,
                         self.to_panel, self.published],
            "decided": [self.is_undated_decision, self.decided_finally, self.initiated,
                        self.completed],
            "informed": [self.viewed],
            "appointed": [self.completed, self.to_panel, self.published],
            "completed": [self.to_panel, self.published],
            "published": [],
        }  # fmt: skip
        return getattr(self, end) is None and any(shown_by[end])

    def running(self) -> list[dict]:
        return [d for d in self.delays if d.get("end_date") is None or d["end_date"] > self.as_at]

    def is_unclear(self, start: str, end: str, stops: tuple[str, ...] = ()) -> bool:
        """Whether days from start to end, or without an end to what stopped them, cannot be
        counted, as one that they need is known to the month only."""
        if start in self.months:
            return True
        if getattr(self, end) is not None:
            return end in self.months
        days = [(getattr(self, stop), stop in self.months) for stop in stops]
        days = [(day, to_month) for day, to_month in days if day is not None]
        return bool(days) and may_be_first(days)

    def days_of(self, delay: dict, *, most: bool = False) -> set[date]:
        """The days of one delay between initiation and the end of the review: those that there
        were for sure, or the most that there can have been."""
        if self.initiated is None:
            return set()
        begins = [
            (delay["start_date"], is_month(delay, "start_date")),
            (self.initiated, "initiated" in self.months),
        ]
        end = delay.get("end_date")
        ends = [(self.as_at, False)]
        ends += [(end, is_month(delay, "end_date"))] if end and end <= self.as_at else []
        for name in ("completed", "discontinued"):
            if getattr(self, name):
                ends.append((getattr(self, name), name in self.months))
        day = max(first_of(day) if to_month and most else day for day, to_month in begins)
        stop = min(first_of(day) if to_month and not most else day for day, to_month in ends)
        days = set()
        while day < stop:
            days.add(day)
            day += ONE_DAY
        return days

    def delay_days(self, reason: str | None = None) -> list[date]:
        """Each sure day of agreed delay once."""
        return sorted(
            {
                day
                for delay in self.delays
                if reason in (None, delay["reason"])
                for day in self.days_of(delay)
            }
        )

    def has_unclear_delay(self, reason: str | None = None) -> bool:
        """Whether nobody can tell how many days some delay of it lasted."""
        return any(
            reason in (None, d["reason"]) and self.days_of(d) != self.days_of(d, most=True)
            for d in self.delays
        )

    def net_limit(self, limit: date) -> date:
        """The limit moved by the delays in order, merged: runs of days next to each other."""
        days = self.delay_days()
        while days:
            length = 1
            while length < len(days) and days[length] == days[0] + length * ONE_DAY:
                length += 1
            if days[0] <= limit:
                limit += length * ONE_DAY
            days = days[length:]
        return limit


def verdict(facts: Facts, begin: str, end: str, limit: date, *, can_stop: bool) -> str:
    """Met, failed, not yet due or left out, of an end that must come in time."""
    start, ended = getattr(facts, begin), getattr(facts, end)
    if facts.is_unclear(begin, end, ("discontinued",) if can_stop else ()):
        return "left_out"
    if ended is not None and ended < start:
        return "left_out"
    if facts.must_have(end):
        return "left_out"
    stopped = facts.discontinued
    if can_stop and ended is None and stopped is not None and stopped <= limit:
        return "left_out"
    if not limit < facts.as_at:
        return "not_yet_due"
    return "met" if ended is not None and ended <= limit else "failed"


def panel_verdict(facts: Facts, limit: date) -> str:
    if facts.is_unclear("to_panel", "published"):
        return "left_out"
    if not limit < facts.as_at:
        return "not_yet_due"
    return "failed" if facts.published is not None and facts.published < limit else "met"


def standards_of(facts: Facts) -> list[tuple[str, str, date, str, str | None]]:
    """Standard, edition, start, verdict and net verdict of one review."""
    found = []
    change = date(2015, 3, 26)
    start = facts.aware
    if start and start >= change:
        limit = add_working_days(start, 5)
        came_of = verdict(facts, "aware", "notified", limit, can_stop=False)
        found.append(("notify", "wt2015", start, came_of, None))
    start = facts.notified
    if start:
        limit = add_months(start, 1)
        came_of = verdict(facts, "notified", "decided", limit, can_stop=False)
        found.append(("decide", "all", start, came_of, None))
    start = facts.decided
    if start and date(2013, 7, 1) <= start < change and facts.not_to_initiate:
        limit = start + timedelta(days=14)
        came_of = verdict(facts, "decided", "informed", limit, can_stop=False)
        found.append(("inform_panel", "panel2013", start, came_of, None))
    if start and start >= change:
        limit = add_working_days(start, 5)
        came_of = verdict(facts, "decided", "informed", limit, can_stop=False)
        found.append(("inform_panel", "wt2015", start, came_of, None))
    start = facts.initiated
    if start:
        limit = add_months(start, 6)
        gross = verdict(facts, "initiated", "completed", limit, can_stop=True)
        net = verdict(facts, "initiated", "completed", facts.net_limit(limit), can_stop=True)
        net = "left_out" if facts.has_unclear_delay() else net
        found.append(("complete", "all", start, gross, net))
    start = facts.to_panel
    if start and start >= date(2013, 4, 15):
        limit = start + timedelta(days=7)
        found.append(("panel_sees_report", "wt2013", start, panel_verdict(facts, limit), None))
    return found


EDITIONS = [
    ("notify", "wt2015", date(2015, 3, 26), None),
    ("decide", "all", None, None),
    ("inform_panel", "panel2013", date(2013, 7, 1), date(2015, 3, 25)),
    ("inform_panel", "wt2015", date(2015, 3, 26), None),
    ("complete", "all", None, None),
    ("panel_sees_report", "wt2013", date(2013, 4, 15), None),
]
STAGES = {
    "notified_to_decision": ("notified", "decided"),
    "initiated_to_completed": ("initiated", "completed"),
    "completed_to_published": ("completed", "published"),
    "initiated_to_published": ("initiated", "published"),
    "incident_to_published": ("incident", "published"),
}

Found = tuple[dict, date, object]
"""A review, the day that puts it in a period, and what else the figure needs."""


def grouped(data: TimeData, asked: Asked, find: Callable[[dict, Facts], list]) -> dict[str, dict]:
    """The groups, each with the list of what `find` says of its reviews, in `who`.

    `find` gives (day, facts, thing) triples; a day of None is in every period.
    """
    rows = empty_groups(data, asked)
    boards = {b["board_id"]: b for b in data.boards}
    for review in data.reviews:
        board = boards[review["board_id"]]
        if not exists(review, asked.as_at) or not is_chosen(board, asked):
            continue
        if asked.incident_type not in (None, review["incident_type"]):
            continue
        facts = Facts(review, data, asked.as_at)
        for day, thing in find(review, facts):
            for label, start, end in periods_of(asked):
                if day is None or start <= day <= end:
                    group = add_group(rows, group_of(board, label, data, asked))
                    group["who"].append((review, facts, thing))
    return rows


def keyed(rows: dict[str, dict], parts: list, make: Callable[[list, object], dict | None]) -> dict:
    """A row per group and part, `make` of the group's things."""
    found = {}
    for group_id, row in rows.items():
        for part in parts:
            made = make(row["who"], part)
            if made is not None:
                names = {k: row[k] for k in ("group_id", "group_name")}
                key = part if isinstance(part, tuple) else (part,)
                found[group_id, *key] = names | made
    return found


def standards(data: TimeData, asked: Asked) -> dict:
    rows = grouped(data, asked, lambda _, facts: [(case[2], case) for case in standards_of(facts)])
    editions = {}
    for group_id in rows:
        spans = [
            (start, end)
            for label, start, end in periods_of(asked)
            if asked.by != "period" or label == group_id
        ]
        editions[group_id] = [
            (standard_id, edition)
            for standard_id, edition, first, last in EDITIONS
            if any(
                (first is None or first <= end) and (last is None or last >= start)
                for start, end in spans
            )
        ]
    found = {}
    for group_id, row in rows.items():
        for standard_id, edition in editions[group_id]:
            mine = [
                (review, case)
                for review, _, case in row["who"]
                if case[:2] == (standard_id, edition)
            ]
            counts = {"standard_id": standard_id, "edition": edition, "n_started": len(mine)}
            for place, ending in ((3, ""), (4, "_net")):
                verdicts = [case[place] for _, case in mine]
                is_given = not ending or standard_id == "complete"
                n = {
                    v: verdicts.count(v) if is_given else None
                    for v in ("met", "failed", "not_yet_due", "left_out")
                }
                counts |= {f"n_{v}{ending}": count for v, count in n.items()}
                counts[f"met_rate{ending}"] = (
                    share(n["met"], n["met"] + n["failed"]) if is_given else None
                )
            names = {k: row[k] for k in ("group_id", "group_name")}
            found[group_id, standard_id, edition] = (
                names | counts | {"who": [review["review_id"] for review, _ in mine]}
            )
    return found


def stages_of(facts: Facts) -> list[tuple[date, tuple[str, str, int]]]:
    """Start, and stage, state and days, of the stages that one review has started."""
    found = []
    for stage, (start_name, end_name) in STAGES.items():
        start, end = getattr(facts, start_name), getattr(facts, end_name)
        if start is None:
            continue
        names = ("discontinued",)
        if end_name == "published":
            names += ("nonpublication_agreed",)
        stops = [day for day in (getattr(facts, name) for name in names) if day is not None]
        is_wrong = (end is not None and end < start) or facts.must_have(end_name)
        if is_wrong or facts.is_unclear(start_name, end_name, names):
            state, days = "left_out", 0
        elif end is not None:
            state, days = "ended", (end - start).days
        elif stops:
            state, days = "stopped", max((min(stops) - start).days, 0)
        else:
            state, days = "open", (facts.as_at - start).days
        found.append((start, (stage, state, days)))
    return found


def kaplan_meier(ended: list[int], censored: list[int]) -> float | None:
    """The first day on which the share still waiting is a half or less."""
    waiting = 1.0
    for day in sorted(set(ended)):
        at_risk = sum(d >= day for d in ended + censored)
        waiting *= 1 - ended.count(day) / at_risk
        if waiting <= 0.5 + 1e-9:
            return float(day)
    return None


def durations(data: TimeData, asked: Asked) -> dict:
    rows = grouped(data, asked, lambda _, facts: stages_of(facts))

    def make(who: list, stage: object) -> dict:
        mine = [(review, thing) for review, _, thing in who if thing[0] == stage]
        days = {
            state: [thing[2] for _, thing in mine if thing[1] == state]
            for state in ("ended", "open", "stopped", "left_out")
        }
        n = {state: len(values) for state, values in days.items()}
        return {
            "stage": stage,
            "n_started": n["ended"] + n["open"] + n["stopped"],
            "n_ended": n["ended"],
            "n_open": n["open"],
            "n_stopped": n["stopped"],
            "n_left_out": n["left_out"],
            "oldest_open_days": max(days["open"], default=None),
            "median_days": kaplan_meier(days["ended"], days["open"] + days["stopped"]),
            "completed_only_median_days": float(median_low(days["ended"]))
            if days["ended"]
            else None,
            "who": [review["review_id"] for review, _ in mine],
        }

    return keyed(rows, list(STAGES), make)


def with_an_age(_: dict, facts: Facts) -> list:
    is_known = facts.is_open and "initiated" not in facts.months
    return [(None, None)] if is_known else []


def open_reviews(data: TimeData, asked: Asked) -> dict:
    rows = grouped(data, asked, with_an_age)
    found = {}
    for group_id, row in rows.items():
        for review, facts, _ in row["who"]:
            limit = add_months(facts.initiated, 6)
            net = None if facts.has_unclear_delay() else facts.net_limit(limit)
            over, net_over = (asked.as_at - limit).days, (asked.as_at - (net or asked.as_at)).days
            reasons = sorted({d["reason"] for d in facts.running()})
            found[group_id, review["review_id"]] = {
                "group_id": row["group_id"],
                "group_name": row["group_name"],
                "review_id": review["review_id"],
                "board": review["board_id"],
                "initiated_date": facts.initiated,
                "age_days": (asked.as_at - facts.initiated).days,
                "limit_date": limit,
                "days_over": over if over > 0 else None,
                "net_limit_date": net,
                "net_days_over": net_over if net_over > 0 else None,
                "in_delay": bool(reasons),
                "delay_reasons": ";".join(reasons) or None,
                "who": [review["review_id"]],
            }
    return found


def band_of(facts: Facts) -> str:
    if facts.as_at <= add_months(facts.initiated, 6):
        return "to_6_months"
    if facts.as_at <= add_months(facts.initiated, 12):
        return "6_to_12_months"
    return "1_to_2_years" if facts.as_at <= add_months(facts.initiated, 24) else "over_2_years"


def open_reviews_by_age(data: TimeData, asked: Asked) -> dict:
    rows = grouped(data, asked, with_an_age)

    def make(who: list, band: object) -> dict:
        mine = [(review, facts) for review, facts, _ in who if band_of(facts) == band]
        return {
            "age_band": band,
            "n_open": len(mine),
            "n_in_delay": sum(bool(facts.running()) for _, facts in mine),
            "who": [review["review_id"] for review, _ in mine],
        }

    return keyed(rows, ["to_6_months", "6_to_12_months", "1_to_2_years", "over_2_years"], make)


def of_initiated(data: TimeData, asked: Asked) -> dict[str, dict]:
    return grouped(
        data, asked,
        lambda _, facts: [(facts.initiated, None)] if facts.initiated else [],
    )  # fmt: skip


def agreed_delays(data: TimeData, asked: Asked) -> dict:
    def make(who: list, reason: object) -> dict:
        days = [len(facts.delay_days(reason)) for _, facts, _ in who]
        with_delay = sum(n > 0 for n in days)
        return {
            "reason": reason,
            "n_initiated": len(who),
            "n_with_delay": with_delay,
            "delay_rate": share(with_delay, len(who)),
            "n_running": sum(
                facts.is_open and any(reason in (None, d["reason"]) for d in facts.running())
                for _, facts, _ in who
            ),
            "delay_days": sum(
                n
                for n, (_, facts, _) in zip(days, who, strict=True)
                if not facts.has_unclear_delay(reason)
            ),
            "who": [review["review_id"] for review, _, _ in who] if reason is None else [],
        }

    return keyed(of_initiated(data, asked), [None, *REASONS], make)


def reviewer_appointment(data: TimeData, asked: Asked) -> dict:
    def make(who: list, _: object) -> dict:
        ended, followed = [], []
        for _, facts, _ in who:
            start, end = facts.initiated, facts.appointed
            if facts.is_unclear("initiated", "appointed", ("discontinued",)):
                continue
            if facts.must_have("appointed") or (end is not None and end < start):
                continue
            if end is not None:
                ended.append((end - start).days)
            else:
                last = facts.discontinued or facts.as_at
                followed.append(max((last - start).days, 0))
        return {
            "n_initiated": len(who),
            "n_appointed": sum(facts.appointed is not None for _, facts, _ in who),
            "median_days": kaplan_meier(ended, followed),
            "who": [review["review_id"] for review, _, _ in who],
        }

    return keyed(of_initiated(data, asked), [()], make)


def publication_outcomes(data: TimeData, asked: Asked) -> dict:
    rows = grouped(data, asked, lambda _, facts: [(facts.to_panel, None)] if facts.to_panel else [])
    found = {}
    for group_id, row in rows.items():
        outcomes = [facts.outcome for _, facts, _ in row["who"]]
        found[(group_id,)] = {
            "group_id": row["group_id"],
            "group_name": row["group_name"],
            "n_received": len(outcomes),
            "n_nonpublication_considered": sum(o is not None for o in outcomes),
            "n_agreed": outcomes.count("agreed"),
            "n_disagreed": outcomes.count("disagreed"),
            "n_anonymous": outcomes.count("anonymous"),
            "n_summary": outcomes.count("summary"),
            "who": [review["review_id"] for review, _, _ in row["who"]],
        }
    return found


def cohort_outcomes(data: TimeData, asked: Asked) -> dict:
    found = {}
    for group_id, row in of_initiated(data, asked).items():
        n = dict.fromkeys(
            ["initiated", "published_in_full", "redaction_unknown", "published_otherwise",
             "discontinued", "completed_not_published", "open"], 0,
        )  # fmt: skip
        for review, facts, _ in row["who"]:
            n["initiated"] += 1
            overviews = [
                p.get("redacted")
                for p in data.publications
                if p["review_id"] == review["review_id"]
                and p["kind"] == "overview_report"
                and p["published_date"] <= asked.as_at
            ]
            if any(redacted is not True for redacted in overviews):
                n["published_in_full"] += 1
                n["redaction_unknown"] += False not in overviews
            elif facts.published:
                n["published_otherwise"] += 1
            elif facts.discontinued:
                n["discontinued"] += 1
            elif facts.completed:
                n["completed_not_published"] += 1
            else:
                n["open"] += 1
        found[(group_id,)] = (
            {k: row[k] for k in ("group_id", "group_name")}
            | {f"n_{name}": count for name, count in n.items()}
            | {"who": [review["review_id"] for review, _, _ in row["who"]]}
        )
    return found


WAITS = {"criminal_proceedings", "inquest", "family_court"}
WHY = ["discontinued", "agreed", "agreed_form", "disagreed", "not_answered", "proceedings",
       "not_completed", "other_form", "not_recorded"]  # fmt: skip


def why_not_in_full(review: dict, facts: Facts, data: TimeData) -> str | None:
    """The first reason that holds; None for a review that is published in full."""
    for p in data.publications:
        is_report = p["review_id"] == review["review_id"] and p["kind"] == "overview_report"
        if is_report and p["published_date"] <= facts.as_at and p.get("redacted") is not True:
            return None
    if facts.discontinued and not facts.published:
        return "discontinued"
    if facts.outcome:
        same = {"anonymous": "agreed_form", "summary": "agreed_form"}
        return same.get(facts.outcome, facts.outcome)
    if facts.asked_panel:
        return "not_answered"
    if any(delay["reason"] in WAITS for delay in facts.running()):
        return "proceedings"
    if facts.published:
        return "other_form"
    return "not_recorded" if facts.completed else "not_completed"


def not_in_full(data: TimeData, asked: Asked) -> dict:
    found = {}
    for group_id, row in of_initiated(data, asked).items():
        why = [
            (review["review_id"], reason)
            for review, facts, _ in row["who"]
            if (reason := why_not_in_full(review, facts, data))
        ]
        reasons = [reason for _, reason in why]
        found[(group_id,)] = (
            {k: row[k] for k in ("group_id", "group_name")}
            | {"n_not_in_full": len(why)}
            | {f"n_{reason}": reasons.count(reason) for reason in WHY}
            | {"who": [review_id for review_id, _ in why]}
        )
    return found


FIGURES = {
    "standards": standards,
    "durations": durations,
    "open_reviews": open_reviews,
    "open_reviews_by_age": open_reviews_by_age,
    "agreed_delays": agreed_delays,
    "reviewer_appointment": reviewer_appointment,
    "publication_outcomes": publication_outcomes,
    "cohort_outcomes": cohort_outcomes,
    "not_in_full": not_in_full,
}
# The columns that name a row besides its group.
KEYS = {
    "standards": ["standard_id", "edition"],
    "durations": ["stage"],
    "open_reviews": ["review_id"],
    "open_reviews_by_age": ["age_band"],
    "agreed_delays": ["reason"],
    "reviewer_appointment": [],
    "publication_outcomes": [],
    "cohort_outcomes": [],
    "not_in_full": [],
}


def answer(data: TimeData, asked: Asked) -> dict:
    """The figure's rows by group id and key."""
    return FIGURES[asked.figure](data, asked)
