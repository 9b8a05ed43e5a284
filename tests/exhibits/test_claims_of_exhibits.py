"""Every exhibit, answer and tile over few reviews: no word of difference, as no test bears one.

Exhibits are found, not listed: a new one is held to the rule without a line here. Those that are
given more than a scope are given what stands in `GIVEN`.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from itertools import product

import pytest

import scr.exhibits
from scr.disclosure import TRUSTED
from scr.exhibits import decisions
from scr.exhibits.board_choice import POOLED, BoardChoice
from scr.exhibits.exhibit import Exhibit, Tile
from scr.exhibits.overview_year import Attention
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.figures.directory import directory
from scr.store import Snapshot
from tests.factory import AS_AT, board, review
from tests.figures.test_recommendation_status import recommendation
from tests.text.grid.rule import claims, hold

SAID = (Exhibit, Tile, Attention, str, tuple)
GIVEN = {
    "measure": ("initiation_rate", "rate_per_100k", "met_rate_complete", "on_time_rate"),
    "figure": ("decisions", "panel_scrutiny", "initiations"),
    "by": ("region",),
    "standing": ("all", "overdue"),
    "most_rows": (10,),
    "size": ("Decided",),
    "counted": ("Started",),
    "assessor": ("panel",),
    "age": ("over_2_years",),
    "table": ("reviews",),
    "whose": ("of all boards",),
}
"""What an exhibit is given beside the scope, by the name of the parameter."""


def makers() -> dict[str, Callable]:
    """Every public function of `scr.exhibits` that takes a scope and gives something said."""
    found = {}
    for _, name, _ in pkgutil.iter_modules(scr.exhibits.__path__):
        module = import_module(f"scr.exhibits.{name}")
        for key, value in vars(module).items():
            if key.startswith("_") or not inspect.isfunction(value):
                continue
            if value.__module__ != module.__name__:
                continue
            parameters = list(inspect.signature(value).parameters)
            if parameters[:1] == ["scope"]:
                found[f"{name}.{key}"] = value
    return found


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


def calls(scope: Scope, name: str) -> Iterator[dict]:
    """What a maker is given beside the scope: each of the values of each parameter it needs."""
    needed = [
        one.name
        for one in inspect.signature(MAKERS[name]).parameters.values()
        if one.name != "scope" and one.default is inspect.Parameter.empty
    ]
    known = GIVEN | {
        "choice": (choice_of(scope),),
        "request": (scope.request("durations"),),
        "stage": ("initiated_to_completed",),
    }
    for values in product(*(known[one] for one in needed)):
        yield dict(zip(needed, values, strict=True))


def texts(said: object) -> Iterator[str]:
    """Everything that is said with an exhibit, a tile or a list of them."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, Exhibit):
        yield from (said.heading, said.plain_sentence, *said.lines, said.note, said.caution)
        yield said.empty
    elif isinstance(said, Tile):
        yield from (said.label, said.value, said.limits, *said.lines, said.verdict)
    elif isinstance(said, Attention):
        yield said.sentence
    elif isinstance(said, tuple):
        for one in said:
            yield from texts(one)


@pytest.fixture(scope="module")
def of_few(shared_snapshot: Callable[..., Snapshot]) -> Scope:
    return scope_of(shared_snapshot(**few()))


@pytest.mark.parametrize("name", MAKERS)
def test_of_few_cases_nothing_is_claimed(of_few: Scope, name: str):
    every = list(calls(of_few, name))
    assert every
    for given in every:
        said = MAKERS[name](of_few, **given)
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
