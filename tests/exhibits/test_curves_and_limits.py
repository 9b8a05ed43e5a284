"""The curve drawn is what the headline says, for every policy; and no board's mark contradicts the
drawn limits unexplained."""

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import pytest

from scr.base.errors import RefusedError
from scr.disclosure import TRUSTED
from scr.exhibits import curves, limits
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.stats import outliers, survival
from scr.store import Snapshot
from scr.text import flag as flag_words
from tests.factory import AS_AT, review

STAGE = "initiated_to_completed"
BEGAN = date(2014, 9, 1)


def table(stopped: int) -> pd.DataFrame:
    """One stopped on day 50 (or none), one ended on day 100, two open on day 600."""
    return pd.DataFrame({"day": [50, 100, 600], "n_ended": [0, 1, 0], "n_censored": [0, 0, 2],
                         "n_stopped": [stopped, 0, 0]})  # fmt: skip


def test_the_curve_and_its_label_count_the_stopped_as_never():
    drawn = curves.curve("All boards", table(1), limited=True)
    # Kaplan-Meier has a third, as if the one that was stopped had been lost from sight.
    assert drawn.share[-1] == pytest.approx(1 / 4)
    assert drawn.at_limit is not None
    assert drawn.at_limit[0] == curves.at_six_months(table(1)).share.value == pytest.approx(1 / 4)
    assert drawn.at_risk == [4, 3, 2]
    assert drawn.n == 4
    assert not drawn.is_half_marked
    assert drawn.median_days is None


def test_where_none_is_stopped_it_is_kaplan_meiers():
    life = pd.DataFrame({"day": [10, 20, 30, 400], "n_ended": [2, 3, 1, 0],
                         "n_censored": [1, 0, 0, 2], "n_stopped": [0] * 4})  # fmt: skip
    drawn = curves.curve("All boards", life)
    theirs = survival.curve(life["day"], life["n_ended"], life["n_censored"])
    assert drawn.share == pytest.approx(1 - theirs.share)
    assert drawn.median_days == 20
    assert drawn.is_half_marked
    assert drawn.is_half_estimate


@pytest.fixture(scope="module")
def of_four(shared_snapshot: Callable[..., Snapshot]) -> Snapshot:
    began = {"decision": "initiate", "decision_date": BEGAN, "initiated_date": BEGAN}
    return shared_snapshot(reviews=[
        review("R1", **began, discontinued_date=BEGAN + timedelta(50)),
        review("R2", **began, completed_date=BEGAN + timedelta(100)),
        review("R3", **began),
        review("R4", **began),
    ])  # fmt: skip


@pytest.mark.parametrize("policy", [None, "publication"])
def test_the_share_by_six_months_is_told_under_every_policy(of_four: Snapshot, policy: str | None):
    scope = Scope(TRUSTED, of_four, View("panel", 2014, 2014, AS_AT), policy)
    by = curves.ended_by(scope, scope.request("durations"), STAGE)
    assert by is not None
    assert by.share.value == pytest.approx(1 / 4)
    assert by.when == "six months"
    assert not by.is_estimate


def test_the_share_is_published_of_the_whole_only(of_four: Snapshot):
    scope = Scope(TRUSTED, of_four, View("panel", 2014, 2014, AS_AT), "publication")
    days = ((STAGE, 183),)
    for request in (scope.request("durations", by="board"),
                    View("panel", 2014, 2014, AS_AT, region="North").request(
                        "durations", scope.view.range)):  # fmt: skip
        with pytest.raises(RefusedError):
            scope.ended_by(request, days)


def test_a_mark_that_the_drawn_limits_do_not_show_is_explained():
    n, named = [40, *[4] * 15], set()
    for x in range(41):
        counted = [x, *[2, 3] * 7, 2]
        flags = outliers.judge_shares(counted, n).flags
        rows = [
            {"group_id": str(i), "group_name": f"Board {i}", "x": a, "n": b}
            for i, (a, b) in enumerate(zip(counted, n, strict=True))
        ]
        marks = {str(i): str(flag) for i, flag in enumerate(flags)}
        pooled = sum(counted) / sum(n)
        named |= set(limits.boards_unlike_drawn(rows, marks, pooled))
    # Only the board with two fifths of all cases, at some of its counts.
    assert named == {"Board 0"}
    assert flag_words.set_apart(sorted(named)).startswith("Board 0 has over a tenth of all cases.")
    assert flag_words.set_apart([]) == ""
