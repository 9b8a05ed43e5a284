"""The only door to the figures: a reader asks, a policy answers.

Every figure is asked for by a reader and passes a policy before anything sees it. Whether this
reader may ask this is for `scr.access`; what is hidden of it, for the policy.
"""

from datetime import date

import pandas as pd

from scr.access.figures import (
    PROFILE,
    refuse_policy,
    refuse_rows_unless_may,
    refuse_unless_may,
)
from scr.access.reader import POLICIES, TRUSTED, Reader
from scr.base.errors import RefusedError
from scr.base.request import Request
from scr.disclosure.refusals import refuse_unless_safe
from scr.disclosure.together import only_regions_told, only_together
from scr.figures import run as figures
from scr.figures.checks import check
from scr.figures.run import Result
from scr.store import Snapshot

__all__ = [
    "POLICIES",
    "SUPPRESSED",
    "TRUSTED",
    "Reader",
    "answer",
    "cases",
    "left_out",
    "life_tables",
    "lives",
    "marked",
    "refuse_unless_may_ask",
]

CURVES = (
    "Curves by day are shown only to those cleared to see single reviews, and never published. "
    "Ask for the figure itself."
)
SUPPRESSED = "c"
"""What stands for a hidden cell in files; workbooks and documents put it in square brackets."""


def answer(
    reader: Reader,
    request: Request,
    snapshot: Snapshot,
    policy: str | None = None,
    stock_day: date | None = None,
) -> Result:
    """The figure as this reader may see it, under `policy` (default: the reader's usual one);
    `stock_day` as for `refuse_unless_safe`.

    Raises RefusedError when the reader may not use the policy, or the policy does not answer
    the request; ArgumentError as `request_checks.check` does.
    """
    if refuse_unless_may_ask(reader, request, snapshot, policy) == "none":
        is_beside_all = reader.sees_others_together and request.figure == PROFILE
        compute = figures.beside_all if is_beside_all else figures.compute
        return only_together(reader, compute(request, snapshot))
    # Solving for what to hide is loaded only where something is published.
    from scr.disclosure.publication import protected

    request = check(request, snapshot)
    refuse_unless_safe(request, snapshot, stock_day)
    return only_regions_told(reader, protected(figures.compute(request, snapshot)))


def left_out(
    reader: Reader,
    request: Request,
    snapshot: Snapshot,
    policy: str | None = None,
    stock_day: date | None = None,
) -> pd.DataFrame:
    """What the figure leaves out: columns reason, n_cases; `stock_day` as for `answer`.

    It is counted over all groups of the request together, and so, under `publication`, which
    answers no filter, over the whole. Raises as `answer` does.
    """
    if refuse_unless_may_ask(reader, request, snapshot, policy) != "none":
        refuse_unless_safe(check(request, snapshot), snapshot, stock_day)
    return figures.left_out(request, snapshot)


def cases(
    reader: Reader, request: Request, snapshot: Snapshot, policy: str | None = None
) -> pd.DataFrame | None:
    """The reviews behind the figure, a row each; None where it is not made of reviews.

    Raises RefusedError for a reader, or under a policy, that may not see them.
    """
    _refuse_rows(
        reader, request, policy,
        "Rows of single reviews are shown only to those cleared to see them, and never "
        "published. Ask for the figure itself.",
    )  # fmt: skip
    return figures.cases(request, snapshot)


def life_tables(
    reader: Reader, request: Request, snapshot: Snapshot, policy: str | None = None
) -> pd.DataFrame:
    """The life tables behind a figure's medians: the columns that name its rows, then day,
    n_ended, n_censored.

    A row per day is close to a row per review, so it needs a reader who may see those.
    """
    _refuse_rows(reader, request, policy, CURVES)
    return figures.life_tables(request, snapshot)


def ended_by(
    reader: Reader,
    request: Request,
    snapshot: Snapshot,
    days: tuple[tuple[str, int], ...],
    policy: str | None = None,
) -> pd.DataFrame:
    """The share that has ended by one day of each stage (`days` are stages and theirs), cases
    stopped counted as never: columns of the figure's names, day, share, lower, upper, is_estimate.

    Under `publication` it is answered where the figure itself is, which is for the whole: a share
    of all cases at a day that is the same for every answer tells no more than their median does.
    Raises as `answer` does.
    """
    if refuse_unless_may_ask(reader, request, snapshot, policy) != "none":
        refuse_unless_safe(check(request, snapshot), snapshot)
    return figures.ended_by(request, snapshot, dict(days))


def lives(
    reader: Reader, request: Request, snapshot: Snapshot, policy: str | None = None
) -> pd.DataFrame:
    """The lives behind a figure's shares by a day: the columns that name its rows, then what
    happened to each, by review. It needs a reader who may see single reviews.
    """
    _refuse_rows(reader, request, policy, CURVES)
    return figures.lives(request, snapshot)


def _refuse_rows(reader: Reader, request: Request, policy: str | None, otherwise: str) -> None:
    if not reader.may_see_cases or _chosen(reader, policy) != "none":
        raise RefusedError(otherwise)
    refuse_rows_unless_may(reader, request, otherwise)


def marked(result: Result) -> pd.DataFrame:
    """The table as objects ready to be written: a hidden cell is `c`, a null None.

    Same shape and columns as `result.table`; every other cell keeps its value.
    """
    table = result.table.astype(object).where(result.table.notna(), None)
    return table if result.hidden is None else table.mask(result.hidden, SUPPRESSED)


def refuse_unless_may_ask(
    reader: Reader, request: Request, snapshot: Snapshot, policy: str | None = None
) -> str:
    """The policy under which the reader asks, where they may ask this at all. Raises RefusedError
    with the reason where they may not, ArgumentError where nobody could."""
    chosen = _chosen(reader, policy)
    if reader.boards is not None:
        request = check(request, snapshot)
    refuse_unless_may(reader, request, snapshot, chosen)
    return chosen


def _chosen(reader: Reader, policy: str | None) -> str:
    chosen = policy or next(iter(reader.policies), "none")
    refuse_policy(reader, chosen)
    return chosen
