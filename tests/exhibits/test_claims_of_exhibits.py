"""Every exhibit, answer and tile over few reviews: no word of difference, as no test bears one.

Exhibits are found, not listed: a new one is held to the rule without a line here. Those that are
given more than a scope are given what stands in `GIVEN` of
`scr.docs.sentences.makers`.
"""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from scr.base.errors import RefusedError
from scr.disclosure import TRUSTED
from scr.docs.sentences.makers import calls, makers, texts
from scr.exhibits import decisions
from scr.exhibits.board_choice import POOLED, BoardChoice
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.figures.directory import directory
from scr.store import Snapshot
from tests.factory import AS_AT, board, review
from tests.figures.test_recommendation_status import recommendation
from tests.text.grid.rule import claims, hold

MAKERS = makers()


def few(n: int = 1) -> dict[str, list[dict]]:
    """n reviews started and n not started by each of three boards, some of them complete, with a
    recommendation, an assessment and a letter."""
    boards = [board(f"B{i}", region="North" if i < 2 else "South", area_type="county",
                    tile_column=i, tile_row=1) for i in range(3)]  # fmt: skip
    begun = {"decision": "initiate", "decision_date": date(2014, 9, 1)}
    not_begun = {"decision": "not_initiate", "decision_date": date(2014, 9, 1),
                 "panel_informed_date": date(2014, 9, 9), "panel_view": "agree",
                 "panel_view_date": date(2014, 10, 1)}  # fmt: skip
    told = {"notified_date": date(2014, 8, 20), "initiated_date": date(2014, 9, 1)}
    each = list(product(range(3), range(n)))
    reviews = [
        review(f"R{i}{k}", f"B{i}", completed_date=date(2015, 2, 1) if i else None, **told, **begun)
        for i, k in each
    ]
    reviews += [review(f"N{i}{k}", f"B{i}", **not_begun) for i, k in each]
    done = [f"R{i}{k}" for i, k in product((1, 2), range(n))]
    return {
        "boards": boards,
        "populations": [{"board_id": f"B{i}", "year": y, "children": 50_000}
                        for i, y in product(range(3), (2013, 2014, 2015))],
        "reviews": reviews,
        "recommendations": [recommendation(one, due_date="2015-05-01", theme="Neglect")
                            for one in done],
        "assessments": [{"assessment_id": f"A{one}", "review_id": one, "assessor": "panel",
                         "what_happened": 3, "why": 2, "action": 3,
                         "assessed_date": date(2015, 4, 1)} for one in done],
        "challenges": [{"challenge_id": "C1", "board_id": "B1", "raised_by": "ofsted",
                        "subject": "delay", "raised_date": date(2015, 4, 1)}],
        "publications": [{"publication_id": f"P{one}", "review_id": one, "kind": "overview_report",
                          "published_date": date(2015, 6, 1)} for one in done[:1]],
    }  # fmt: skip


def scope_of(snapshot: Snapshot) -> Scope:
    return Scope(TRUSTED, snapshot, View(kind="panel", first=2013, last=2014, as_at=AS_AT))


def choice_of(scope: Scope) -> BoardChoice:
    """Board B1 beside its region."""
    boards = peers.boards_by_id(directory(scope.snapshot).boards)
    group = peers.Group(peers.WHOLE, "All boards", tuple(boards), ())
    return BoardChoice(boards["B1"], boards, (group,), (), peers.WHOLE, POOLED, False, None, (),
                       2.0)  # fmt: skip


@pytest.fixture(scope="module")
def of_few(shared_snapshot: Callable[..., Snapshot]) -> Scope:
    return scope_of(shared_snapshot(**few()))


AS_PUBLISHED = ("beside_all.by_region",)
"""What asks for published tables, which some measures do not have."""


def _made(name: str, scope: Scope, given: dict[str, object]) -> object:
    """What a maker makes; None where what is published does not hold it."""
    try:
        return MAKERS[name](scope, **given)
    except RefusedError:
        if name not in AS_PUBLISHED:
            raise
        return None


@pytest.mark.parametrize("name", MAKERS)
def test_of_few_cases_nothing_is_claimed(of_few: Scope, name: str):
    every = list(calls(MAKERS[name], of_few, choice_of(of_few)))
    made = [said for given in every if (said := _made(name, of_few, given)) is not None]
    assert len(made) == len(every) or (name in AS_PUBLISHED and made)
    for said in made:
        for text in texts(said):
            hold(text, may_claim=False)
        if isinstance(said, Exhibit):
            # The results bear that: no board is marked, none is worth a question.
            for result in said.results:
                flags = {str(one) for c in result.table if c == "flag" for one in result.table[c]}
                assert not any(flag.startswith(("low", "high")) for flag in flags)


def test_what_a_test_bears_is_said(shared_snapshot: Callable[..., Snapshot]):
    rows = few(12)
    # In the year before nothing was started of as many.
    rows["reviews"] += [
        review(f"O{k}", "B1", decision="not_initiate", decision_date=date(2013, 9, 1))
        for k in range(36)
    ]
    told = decisions.over_years(scope_of(shared_snapshot(**rows)))
    assert claims(told.plain_sentence)
