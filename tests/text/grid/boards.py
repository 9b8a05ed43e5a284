"""What is said of boards beside each other, over time, of their ranks and of one board alone.

A mark is a test of one board by its exact tail: it bears “marked”, and in the line of the board
itself the side. That boards differ is borne by one test of all of them.
"""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import numpy as np

from scr.figures.compare.peers import Board
from scr.stats import difference, funnel, multiple, outliers, rare_events
from scr.text import kinds
from scr.text.measure import MEASURES
from tests.text.grid.inputs import AS_AT, SIZES, WHEN, Cases, filled, parts, plain, share
from tests.text.grid.rule import Case

NAN = float("nan")
FLAGS = [
    [], ["too_few"], ["none"], ["low_95"], ["none", "high_998"], ["low_95", "high_95", "too_few"],
    ["high_95"] * 9 + ["none"] * 30 + ["too_few"] * 10,
]  # fmt: skip
SHARE, RATE, CLUSTERED = "initiation_rate", "rate_per_100k", "on_time_rate"


def board(x: int, n: int, flag: str | None = None, measure: str = SHARE, **cells: Any) -> dict:
    """A board of the figures `benchmark` and `profile`, its tails against 60%."""
    found = funnel.tails([x], [n], [0.6])
    own = flag if flag is not None else str(funnel.flags([x], [n], [0.6])[0])
    of = share(x, n)
    return {
        "measure": measure, "compared": "board", "x": x, "n": n, "value": of.value,
        "value_lower": of.lower, "value_upper": of.upper, "target": 0.6, "flag": own,
        "p_low": float(found.p_low[0]), "p_high": float(found.p_high[0]), "chance_of_flag": 0.02,
        "flag_adjusted": "none", "fdr_flag": False, "phi": 1.2, "weight": 7.0,
        "smallest_low": 4, "smallest_high": 8, "years_low": 2.0, "years_high": 3.0, "shrunk": 0.5,
    } | cells  # fmt: skip


def judged() -> Iterator[list[dict]]:
    """Boards of one size among sixteen, with the marks and the list of the exact rules."""
    for x, n in parts():
        cases = np.array([n] + [9] * 15)
        counted = np.array([x] + [5] * 15)
        found = outliers.judge_shares(counted, cases)
        p = multiple.mid_p(found.tails.p_low, found.tails.p_high)
        named = multiple.discoveries(np.where(cases > 0, p, np.nan))
        yield [
            board(int(a), int(b), str(flag), fdr_flag=bool(is_named) if b else None)
            for a, b, flag, is_named in zip(counted, cases, found.flags, named, strict=True)
        ]


def _of_boards(*args: Any, **kwargs: Any) -> Cases:
    def made() -> Iterator[Case]:
        yield Case(([], *args), kwargs=kwargs)
        for rows in judged():
            yield Case((rows, *args), kwargs=kwargs)

    return made


def _question() -> Iterator[Case]:
    for rows in judged():
        # The list is itself a test: Benjamini and Hochberg's, of all boards at once.
        yield Case((rows, SHARE), any(row["fdr_flag"] is True for row in rows))


def _listed(*args: Any) -> Cases:
    """The same, of what may say that boards stand out: where the list of all compared names one."""

    def made() -> Iterator[Case]:
        yield Case(([], *args))
        for rows in judged():
            yield Case((rows, *args), any(row["fdr_flag"] is True for row in rows))

    return made


def _flags(*args: Any, **kwargs: Any) -> Cases:
    return lambda: (Case((flags, *args), kwargs=kwargs) for flags in FLAGS)


def _flags_and_sizes() -> Iterator[Case]:
    return (Case((flags, [9] * len(flags), WHEN)) for flags in FLAGS)


def _verdicts() -> Iterator[difference.Differences]:
    for verdict in ("differ", "cannot_tell", "too_few"):
        yield difference.Differences(verdict, 0.01 if verdict == "differ" else 0.5, 2, "")


def _spread() -> Iterator[Case]:
    for found in _verdicts():
        for weight in (NAN, 0.4, 7.0):
            yield Case((board(3, 9, weight=weight), SHARE, found), found.is_told)
        yield Case((board(3, 9, phi=NAN), CLUSTERED, found), found.is_told)


def own_rows() -> Iterator[list[dict]]:
    """A board on several measures: none, one or many of them marked."""
    few, within = board(0, 1), board(6, 10)
    low, high = board(0, 10), board(30, 30)
    unjudged = board(3, 9, "", CLUSTERED)
    yield from ([], [few], [within], [few, few, within], [within, few], [low], [high, within, few])
    yield [low, high, within, within, few, unjudged]
    yield [low] * 7 + [within] * 5


def _own(*args: Any, may: bool = False) -> Cases:
    def made() -> Iterator[Case]:
        for rows in own_rows():
            is_marked = any(row["flag"].startswith(("low", "high")) for row in rows)
            yield Case((rows, *args), may and is_marked)

    return made


def _each_board(*args: Any) -> Cases:
    return lambda: (Case((board(*one), *args)) for one in parts())


def _verdict() -> Iterator[Case]:
    for one in parts():
        row = board(*one)
        # A mark is a test, and its words say which side and which limit.
        yield Case((row,), row["flag"] not in ("none", "too_few"))


def _details() -> Iterator[Case]:
    for x, n in parts():
        for measure in (SHARE, CLUSTERED):
            row = board(x, n, measure=measure)
            is_marked = measure == SHARE and row["flag"] not in ("none", "too_few")
            yield Case((row, "Kent", 5.0), is_marked)
    yield Case((board(3, 9, target=NAN), "Kent", 5.0))


def _marked(*args: Any) -> Cases:
    """The own board on one measure: a mark is its own test, and says the side."""

    def made() -> Iterator[Case]:
        for x, n in parts():
            for measure in (SHARE, CLUSTERED):
                row = board(x, n, measure=measure)
                is_marked = measure == SHARE and row["flag"] not in ("none", "too_few")
                yield Case((row, *args), is_marked)

    return made


def points(kind: str) -> Iterator[tuple[dict, bool]]:
    """A point of a chart over time, and whether a rule bears a word of difference."""
    base = {
        "group_id": "A", "group_name": "A", "value": 0.5, "is_outside": False,
        "is_outside_wide": False, "is_runs_signal": False, "is_overdispersed": False,
        "sigma_z": 1.1, "centre": 0.5, "method": kind, "n_useful": 12, "longest_run": 4,
        "longest_run_allowed": 7, "crossings": 6, "crossings_needed": 3,
    }  # fmt: skip
    yield base, False
    yield base | {"n_useful": 3, "longest_run_allowed": None}, False
    yield base | {"is_runs_signal": True}, True
    if kind != "run":
        yield base | {"is_outside": True, "is_outside_wide": True}, False
        # Spread that the test of all points finds, wide enough to hold the point outside.
        yield base | {"is_outside": True, "is_overdispersed": True}, True


def _time(*args: Any) -> Cases:
    def made() -> Iterator[Case]:
        yield Case(([], *args))
        for kind, n in product(("limits", "trial", "run"), (1, 2, 9)):
            for point, may in points(kind):
                yield Case(([point] * n, *args), may)

    return made


def _regions_over_time() -> Iterator[Case]:
    yield Case(([],))
    for kind, n in product(("limits", "trial", "run"), (1, 2, 9)):
        for point, _ in points(kind):
            # A point outside is one by its exact tail, a run by its rule.
            may = point["is_outside_wide"] or point["is_runs_signal"]
            yield Case(([point] * n,), bool(may))


def ranked() -> Iterator[list[dict]]:
    """Boards with ranks of little and of much doubt, with none, and with no chance of a fifth."""
    row = {"value": 0.5, "rank_median": 2, "rank_lower": 1, "rank_upper": 9, "n_ranked": 10,
           "n_in_fifth": 2, "chance_highest_fifth": 0.22, "chance_lowest_fifth": 0.18,
           "shrunk": 0.55}  # fmt: skip
    nobody = row | dict.fromkeys(("rank_median", "rank_lower", "rank_upper", "n_in_fifth",
                                  "chance_highest_fifth", "chance_lowest_fifth"), NAN)  # fmt: skip
    sure = row | {"rank_upper": 2, "chance_highest_fifth": 0.97}
    few = row | {"n_in_fifth": NAN, "chance_highest_fifth": NAN, "chance_lowest_fifth": NAN}
    yield from ([nobody], [row], [sure], [row, sure], [few], [row] * 9 + [sure])


def _ranks(*args: Any, has_one: bool = False, **kwargs: Any) -> Cases:
    def made() -> Iterator[Case]:
        for rows in ranked():
            if not has_one:
                yield Case((rows, *args), kwargs=kwargs)
            elif rows[0]["rank_lower"] == rows[0]["rank_lower"] or args:
                yield Case((rows[0], *args), kwargs=kwargs)

    return made


def _with_rank(*args: Any) -> Cases:
    return lambda: (Case((rows[0], *args)) for rows in ranked() if rows[0]["n_in_fifth"] == 2)


def gaps() -> Iterator[tuple[rare_events.RareEvents, int]]:
    """Reviews at a steady rate, with one long gap, and long ago."""
    for n in (*SIZES[:-1], 40):
        for today in (100 * n + 10, 100 * n + 90_000):
            days = [100 * i for i in range(n)]
            yield rare_events.rare_events(days, today), n
            yield rare_events.rare_events([*days[:-1], 100 * n][: max(n, 0)], today + 100), n
            # Of every third start, the last among them where there are three, only the month.
            is_exact = [i % 3 != 2 for i in range(n)]
            yield rare_events.rare_events(days, today, is_exact), n


def _gaps(*args: Any) -> Cases:
    def made() -> Iterator[Case]:
        for found, n in gaps():
            # The limits of the gaps are exact: a mark is a test, told as passing its limit.
            yield Case((found, n, *args), found.is_open_beyond)

    return made


def _overdue() -> Iterator[dict]:
    for x, n in parts():
        yield filled("recommendation_status", x, n, n_recommendations=n)


def _open() -> Iterator[Case]:
    for n in SIZES[1:7]:
        for over in (NAN, 30):
            yield Case(([{"days_over": over, "in_delay": over == 30, "age_days": 400}] * n, "Kent"))


def _open_listed() -> Iterator[Case]:
    row = {"review_id": "R1", "days_over": 30, "in_delay": True, "age_days": 400}
    for n in SIZES[:6]:
        yield Case(([row] * n,))


def _kind_words() -> dict[str, Cases]:
    """The methods of both kinds of words, each given its object."""
    given: dict[str, tuple] = {
        "amount": (0.3,), "amounts": (0.1, 0.5), "bound": (0.2,), "unit": ("decisions",),
        "nothing": ("decisions",), "counted": (3, 9), "written": (3, 9, 1 / 3),
        "together": (3, 9), "axis": ("Decisions",), "square": (3, 9, 1 / 3),
        "short": (3, 9, 1 / 3), "shortest": (3, 9, 1 / 3),
    }  # fmt: skip
    classes = (kinds.ShareWords, kinds.RateWords)
    boards = [board(*one) for one in parts()]
    return (
        {
            f"kinds.{one.__name__}.{name}": plain((one(), *args))
            for one in classes
            for name, args in given.items()
        }
        | {
            f"kinds.{one.__name__}.too_few": plain(*((one(), row, "cases", 5.0) for row in boards))
            for one in classes
        }
        | {"kinds.RateWords.beside": plain((kinds.RateWords(), 3))}
    )


def _means() -> Iterator[Case]:
    for measure in (SHARE, RATE):
        yield Case(({"measure": measure, "mean": NAN, "n_with_cases": 0},))
        yield Case(({"measure": measure, "mean": 0.4, "mean_lower": NAN, "mean_upper": NAN,
                     "n_with_cases": 1},))  # fmt: skip


def _succession() -> Iterator[tuple]:
    """A board open, closed, with and without an heir and boards that became it."""
    day = date(2014, 4, 1)
    others = [Board("B2", "Dover", "R", "county", None, day, "B1")]
    for closed, merged, heir in product((None, day), ([], others), (None, others[0])):
        own = Board("B1", "Kent", "R", "county", date(2010, 4, 1), closed, None)
        yield own, merged, heir, AS_AT


GRID: dict[str, Cases] = {
    "board.verdict": _verdict,
    "board.beside": lambda: (Case((rows, "All boards", 9)) for rows in own_rows()),
    "board_case.none_open_heading": plain("Kent"),
    "board_case.none_open_sentence": plain(("Kent", AS_AT)),
    "board_case.cases_heading": plain(*((n, "Kent") for n in SIZES)),
    "board_case.cases_sentence": plain(*((n, WHEN) for n in SIZES)),
    "succession.heading": lambda: (Case(one) for one in _succession()),
    "succession.sentence": lambda: (
        Case(one, kwargs={"as_now": way}) for one in _succession() for way in (False, True)
    ),
    "board.answer": _own("Kent", WHEN),
    "board.closed": plain(None, AS_AT),
    "board.sorted_out": _own(),
    "board.stands_out": _own(may=True),
    "board.chance": plain(0.00001, 0.004, 0.02),
    "board.family": _own(),
    "board.nothing_stands_out": _own(),
    "board.heading": _own(),
    "board_case.gaps_heading": _gaps(),
    "board_case.gaps_sentence": _gaps("Kent", AS_AT),
    "board_case.gaps_note": _gaps(0.7),
    "board_case.overdue_heading": lambda: (Case((row, "Kent")) for row in _overdue()),
    "board_case.overdue_sentence": lambda: (Case((row, "Kent")) for row in _overdue()),
    "board_case.open_sentence": _open,
    "board_case.open_listed": _open_listed,
    "board_years.heading": plain("Kent"),
    "board_years.sentence": plain(*((n, few, WHEN) for n in SIZES for few in (0, 1, 3))),
    "board_years.too_few": lambda: (Case(([board(*one)],)) for one in parts()),
    "beside_all.answer": _marked("Kent", WHEN),
    "beside_all.heading": lambda: (Case(case.args) for case in _marked("Kent")()),
    "beside_all.regions_heading": plain((SHARE,)),
    "board_measure.too_few": _each_board(5.0),
    "board_measure.detail": _details,
    "comparison.answer": _listed(SHARE, WHEN),
    "comparison.funnel_heading": lambda: (
        Case((flags,), kwargs={"adjusted": way}) for flags in FLAGS for way in (False, True)
    ),
    "comparison.funnel_sentence": lambda: (
        Case((rows,), kwargs={"adjusted": way}) for rows in judged() for way in (False, True)
    ),
    "comparison.spread_sentence": _spread,
    "comparison.whether_boards_differ": lambda: (Case((f,), f.is_told) for f in _verdicts()),
    "comparison.question_heading": _listed(),
    "comparison.question_sentence": _question,
    "comparison.family": _of_boards(),
    "comparison.intervals_sentence": _of_boards(SHARE),
    "comparison.strip_heading": plain(*MEASURES),
    "comparison.order": lambda: (
        Case((n, most), kwargs={"is_by_name": way})
        for n in (1, 12, 146)
        for most in (None, 12)
        for way in (False, True)
    ),
    "control.time_heading": _time("all boards"),
    "control.time_sentence": _time(SHARE),
    "control.method_note": _time(),
    "control.regions_sentence": _regions_over_time,
    "flag.hover": plain("low_95", "high_998", "none", "too_few", ""),
    "flag.named": plain(
        {}, {"Kent": "none"}, {"Kent": "low_95"}, {"Kent": "high_998", "Essex": "high_998"}
    ),
    "flag.flagged_heading": lambda: (
        Case((n,), kwargs={"can_tell": can}) for n in SIZES for can in (True, False)
    ),
    "flag.flagged": _flags_and_sizes,
    "flag.set_apart": plain([], ["Kent"], ["Kent", "Essex"]),
    "flag.sides": lambda: (Case(one) for one in product(SIZES, SIZES)),
    "flag.by_chance": _flags(),
    "measure.axis": plain(*MEASURES),
    "measure.size": plain(*MEASURES),
    "measure.legend": plain(*MEASURES),
    "measure.amount": plain((SHARE, 0.3), (RATE, 0.3)),
    "measure.amounts": plain((SHARE, 0.1, 0.3), (RATE, NAN, 0.3)),
    "measure.counted": _each_board(),
    "measure.with_limits": _each_board(),
    "measure.mean": _means,
    "rank.heading": _ranks(),
    "rank.sentence": lambda: (
        Case((rows,), kwargs={"n_marked": n}) for rows in ranked() for n in (0, 1, 9)
    ),
    "rank.beside": _with_rank(),
    "rank.lines": _with_rank(SHARE),
    "rank.of_board": _ranks(SHARE, has_one=True),
    "rank.chance": plain(0.0, 0.5, 1.0),
    "time.boards_heading": _flags(),
    "time.boards_sentence": _flags_and_sizes,
    **_kind_words(),
}
