"""Makes the records as untidy as real ones are: blanks, odd spellings, slips of the pen.

Nothing here makes a row unusable. Slips that an import should list as suspect are put where they
do not touch the published totals: `_safe` keeps away from what those count.
"""

from typing import cast

import numpy as np

from scr.sample.country import aliases, boards
from scr.sample.decisions import INITIATE, NOT_INITIATE
from scr.sample.fields import (
    AS_AT,
    BLANK,
    Array,
    Coded,
    Days,
    Table,
    Whole,
    blank_where,
    chance,
    pick,
    some,
    stream,
)
from scr.sample.plan import year_number
from scr.sample.progress import OUTCOMES
from scr.sample.reviews import World
from scr.sample.words import ABUSE_TYPES, REASONS_NOT_TO, REASONS_TO_INITIATE

INCIDENTS = ("death", "serious_harm")
DECISIONS = ("initiate", "not_initiate")
VIEWS = ("agree", "disagree", "more_information")
# Share of cells left empty though something was known.
BLANKS = {
    "incident_date": 0.015,
    "aware_date": 0.10,
    "notified_date": 0.01,
    "abuse_type": 0.06,
    "children_involved": 0.05,
    "decision_reason": 0.30,
    "panel_informed_date": 0.09,
    "reviewer_appointed_date": 0.12,
    "nonpublication_case_date": 0.06,
}
ODD_NAMES = 0.05
ODD_CODES = 0.03
STYLES = (0.91, 0.06, 0.03)  # ISO, with strokes, month in words
COLUMNS = (
    "review_id",
    "board_id",
    "joint_board_ids",
    "incident_date",
    "aware_date",
    "notified_date",
    "incident_type",
    "abuse_type",
    "children_involved",
    "decision",
    "decision_date",
    "decision_reason",
    "panel_informed_date",
    "panel_view",
    "panel_view_date",
    "final_decision",
    "final_decision_date",
    "initiated_date",
    "reviewer_appointed_date",
    "completed_date",
    "discontinued_date",
    "report_to_panel_date",
    "nonpublication_case_date",
    "nonpublication_outcome",
    "nonpublication_outcome_date",
)


def reviews_table(world: World) -> Table:
    """The table `reviews`, one row per review, in order of notification, as untidy as it comes."""
    rng = stream(world.seed, 8)
    n = len(world.begun)
    cells = {name: values.copy() for name, values in world.reviews.items()}
    _slip_outcomes(rng, cells)
    _slip_order(rng, cells)
    _slip_starts(rng, cells)
    for name, share in BLANKS.items():
        cells[name] = blank_where(cells[name], chance(rng, share, n))
    style = pick(rng, STYLES, n)
    dates: Table = {
        name: Days(values, style) for name, values in cells.items() if name.endswith("_date")
    }
    codes = {
        "incident_type": _odd_codes(rng, cells["incident_type"], INCIDENTS),
        "abuse_type": _odd_codes(rng, cells["abuse_type"], tuple(ABUSE_TYPES), "Unknown"),
        "decision": _odd_codes(rng, cells["decision"], DECISIONS),
        "panel_view": _odd_codes(rng, cells["panel_view"], VIEWS),
        "final_decision": Coded(cells["final_decision"], DECISIONS),
        "nonpublication_outcome": Coded(cells["nonpublication_outcome"], OUTCOMES),
    }
    fields: Table = {
        "review_id": world.ids(np.arange(n)),
        "board_id": _board_names(rng, cells["board"]),
        "joint_board_ids": _joint(rng, cells),
        "children_involved": Whole(cells["children_involved"]),
        "decision_reason": _reasons(rng, cells["decision_reason"]),
        **dates,
        **codes,
    }
    return {name: fields[name] for name in COLUMNS}


def _few(n: int, per_thousand: float) -> int:
    """So many slips in so many reviews."""
    return round(n * per_thousand / 1000)


def _slip_outcomes(rng: np.random.Generator, cells: dict[str, Array]) -> None:
    """Outcomes without their date and dates without their outcome: they count as not happened."""
    n = len(cells["decision"])
    undecided = some(rng, cells["decision"] == BLANK, _few(n, 5))
    late = undecided[: len(undecided) // 2]
    cells["decision"][np.setdiff1d(undecided, late)] = INITIATE
    cells["decision_date"][late] = np.minimum(cells["notified_date"][late] + 12, AS_AT)
    unseen = (cells["decision"] == NOT_INITIATE) & (cells["panel_view_date"] == BLANK)
    rows = some(rng, unseen & (cells["panel_informed_date"] != BLANK), _few(n, 4))
    cells["panel_view"][rows] = 0
    has_view_only = (cells["panel_view_date"] != BLANK) & (cells["final_decision"] == BLANK)
    rows = some(rng, has_view_only & (cells["decision"] == NOT_INITIATE), _few(n, 4))
    cells["final_decision"][rows] = NOT_INITIATE
    asked = (cells["report_to_panel_date"] != BLANK) & (cells["nonpublication_outcome"] == BLANK)
    rows = some(rng, asked & (cells["nonpublication_case_date"] != BLANK), _few(n, 2))
    cells["nonpublication_outcome"][rows] = 0


def _slip_order(rng: np.random.Generator, cells: dict[str, Array]) -> None:
    """Dates out of order, mostly a wrong year, and dates after the as-at date."""
    n = len(cells["decision"])
    decided = (cells["decision_date"] != BLANK) & (cells["notified_date"] != BLANK)
    rows = some(rng, decided, _few(n, 5))
    cells["notified_date"][rows] = np.minimum(cells["decision_date"][rows] + 7, AS_AT)
    rows = some(rng, cells["notified_date"] != BLANK, _few(n, 4))
    cells["incident_date"][rows] = np.minimum(cells["notified_date"][rows] + 5, AS_AT)
    # Reviews whose report the panel never recorded, so that no total of reports is touched.
    apart = (cells["completed_date"] != BLANK) & (cells["report_to_panel_date"] == BLANK)
    quick = apart & (cells["completed_date"] - cells["decision_date"] < 360)
    rows = some(rng, quick & (cells["initiated_date"] != BLANK), _few(n, 3))
    cells["completed_date"][rows] -= 365
    both = some(rng, apart & (cells["discontinued_date"] == BLANK), _few(n, 2))
    cells["discontinued_date"][both] = cells["completed_date"][both]
    running = (cells["initiated_date"] != BLANK) & (cells["completed_date"] == BLANK)
    rows = some(rng, running & (cells["discontinued_date"] == BLANK), _few(n, 3))
    cells["completed_date"][rows] = AS_AT + 15 + rng.integers(0, 60, len(rows))


def _slip_starts(rng: np.random.Generator, cells: dict[str, Array]) -> None:
    """An initiated date where no decision was to initiate, or the final one was not to."""
    n, decided = len(cells["decision"]), cells["decision_date"]
    early = (decided != BLANK) & (year_number(decided) < 2013)
    against = early & (cells["decision"] == NOT_INITIATE)
    taken_back = cells["undone"] & early & (cells["final_decision"] == NOT_INITIATE)
    for where in (against, taken_back):
        rows = some(rng, where, _few(n, 2))
        cells["initiated_date"][rows] = decided[rows] + 10
        cells["discontinued_date"][rows] = decided[rows] + 75


def _board_names(rng: np.random.Generator, board: Array) -> Coded:
    """The board's id, or in some rows its name or an alias, now and then oddly spelt."""
    n, table = len(board), boards()
    words: list[str] = list(table["board_id"])
    odd = []
    for name, others in zip(table["board_name"], aliases(), strict=True):
        odd.append([name, others[1], others[0].upper(), name.replace(" and ", " & ").lower()])
    words += [word for forms in odd for word in forms]
    forms_each = len(odd[0])
    spelt = len(table) + board * forms_each + rng.integers(0, forms_each, n)
    return Coded(np.where(chance(rng, ODD_NAMES, n), spelt, board), words)


def _joint(rng: np.random.Generator, cells: dict[str, Array]) -> Coded:
    """The other board of a joint review; once in a while the lead board by mistake."""
    joint = cells["joint"].copy()
    rows = some(rng, joint != BLANK, _few(len(joint), 1))
    joint[rows] = cells["board"][rows]
    return Coded(joint, list(boards()["board_id"]))


def _reasons(rng: np.random.Generator, index: Array) -> Coded:
    """The reasons, with a word for nothing in some of the empty cells."""
    words = (*REASONS_TO_INITIATE, *REASONS_NOT_TO, "n/a", "-")
    nothing = (index == BLANK) & chance(rng, 0.06, len(index))
    which = len(words) - 2 + rng.integers(0, 2, len(index))
    return Coded(np.where(nothing, which, index), words)


def _odd_codes(
    rng: np.random.Generator, index: Array, codes: tuple[str, ...], last: str | None = None
) -> Coded:
    """The codes, some written as a person would: a capital, and spaces for underscores.

    `last` is another word for the last code.
    """
    spelt = [code.replace("_", " ").capitalize() for code in codes]
    spelt = [*spelt[:-1], last] if last else spelt
    odd = (index != BLANK) & chance(rng, ODD_CODES, len(index))
    return Coded(np.where(odd, index + len(codes), index), [*codes, *spelt])


def untidy_recommendations(table: Table, seed: int) -> Table:
    """The table with a few dates of the ladder the wrong way round, and flags written oddly."""
    rng = stream(seed, 9)
    done, evidenced = cast(Days, table["done_date"]), cast(Days, table["evidenced_date"])
    n = len(done.values)
    both = (done.values != BLANK) & (evidenced.values != BLANK)
    swapped = both & chance(rng, 0.004, n)
    turned = np.where(swapped, evidenced.values, done.values)
    back = np.where(swapped, done.values, evidenced.values)
    return {
        **table,
        "done_date": Days(turned, pick(rng, STYLES, n)),
        "evidenced_date": Days(back),
    }


def untidy_publications(table: Table, seed: int) -> Table:
    """The table with a few years wrong, so that a report seems published before it was done,
    and some flags as a letter."""
    rng = stream(seed, 10)
    published = cast(Days, table["published_date"])
    withdrawn = cast(Days, table["withdrawn_date"])
    n = len(published.values)
    rows = some(rng, withdrawn.values == BLANK, round(n * 0.006))
    days = published.values.copy()
    days[rows] -= 365
    redacted = cast(Coded, table["redacted"]).index
    letters = np.where((redacted != BLANK) & chance(rng, ODD_CODES, n), redacted + 2, redacted)
    return {
        **table,
        "published_date": Days(days, pick(rng, STYLES, n)),
        "redacted": Coded(letters, ("no", "yes", "N", "Y")),
    }
