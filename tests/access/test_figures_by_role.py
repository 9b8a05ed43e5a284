"""Every figure, for every role, asked in every way: answered or refused as the table says."""

from dataclasses import replace
from datetime import date

import pytest

from scr import disclosure
from scr.access.figures import BESIDE, EVERY, OWN, TOGETHER, reach
from scr.access.permissions import PERMISSIONS, ROLES, reader_of
from scr.access.reader import NAMED
from scr.base.errors import RefusedError
from scr.base.periods import parse_span
from scr.base.request import Request
from scr.cases import letters, listings, recommendations, review_file
from scr.figures.definitions import definitions
from scr.store import Snapshot
from tests.factory import AS_AT, board, review

YEAR = parse_span("panel:2014-15")
BOARDS = ["A", "B", "C", "D", "E", "F"]
OFFICIAL, VIEWER = reader_of("o", ["official"]), reader_of("v", ["viewer"])
CHAIR = reader_of("c", ["chair"], ["A"])
NAMED_CHAIR = reader_of("n", ["chair"], ["A"], NAMED)
READERS = {
    **{role: reader_of(role, [role]) for role in ROLES if role != "chair"},
    "chair": CHAIR,
    "named": NAMED_CHAIR,
    "chair and publisher": reader_of("cp", ["chair", "publisher"], ["A"]),
    "nobody": reader_of("x", []),
}


@pytest.fixture(scope="module")
def country(shared_snapshot) -> Snapshot:
    regions = ["North", "South"]
    return shared_snapshot(
        boards=[board(name, region=regions[i % 2]) for i, name in enumerate(BOARDS)],
        reviews=[
            review(f"{name}-{i}", name, decision_date=date(2014, 9, 1 + i))
            for name in BOARDS
            for i in range(2)
        ],
    )


def request(figure: str, **more) -> Request:
    definition = definitions()[figure]
    span = {} if definition.period == "none" else {"span": YEAR}
    measure = {"measure": definition.measures[0].name} if definition.measures else {}
    by = {"by": "board"} if definition.measures and figure != "benchmark_over_time" else {}
    return Request(figure, **(span | measure | by | more))


def is_answered(reader, asked: Request, snapshot: Snapshot, policy: str = "none") -> bool:
    try:
        disclosure.refuse_unless_may_ask(reader, asked, snapshot, policy)
    except RefusedError:
        return False
    return True


OF_BOARDS = [f for f, d in definitions().items() if any(p.name == "board_id" for p in d.parameters)]
PLAIN = [f for f in OF_BOARDS if not definitions()[f].composed and not definitions()[f].measures]


@pytest.mark.parametrize("who", READERS)
def test_what_is_reached_is_answered_and_nothing_else(who, country):
    reader = READERS[who]
    wrong = []
    for figure, definition in definitions().items():
        of = reach(reader, definition)
        if figure in PLAIN:
            own = request(figure, board_id="A")
            wrong += [own] * (is_answered(reader, own, country) != bool(of & {EVERY, OWN}))
            others = (
                request(figure, board_id="B"), request(figure, region="North"),
                request(figure, by="board"), request(figure, by="region"),
            )  # fmt: skip
            wrong += [q for q in others if is_answered(reader, q, country) != (EVERY in of)]
        if not definition.composed:
            whole = request(figure)
            wrong += [whole] * (is_answered(reader, whole, country) != bool(of & {EVERY, TOGETHER}))
    assert wrong == []


def test_a_chair_s_reach():
    of = {name: reach(CHAIR, one) for name, one in definitions().items()}
    assert of["decisions"] == {OWN, TOGETHER}
    assert of["open_reviews"] == of["starts"] == of["recurrence"] == {OWN}
    assert of["benchmark"] == of["benchmark_ranks"] == set()
    assert of["profile"] == {BESIDE}
    assert of["panel_responses"] == {EVERY}
    named = {name: reach(NAMED_CHAIR, one) for name, one in definitions().items()}
    assert named["benchmark"] == {EVERY}
    assert named["open_reviews"] == {OWN}
    assert not any(reach(VIEWER, one) for one in definitions().values())


def test_all_together_needs_enough_other_boards(shared_snapshot):
    few = shared_snapshot(boards=[board(name) for name in BOARDS[:4]])
    assert not is_answered(CHAIR, request("decisions"), few)
    assert is_answered(CHAIR, request("decisions", board_id="A"), few)
    young = [board(name, opened_date=date(2014, 8, 1)) for name in BOARDS[2:]]
    late = shared_snapshot(boards=[board("A"), board("B"), *young])
    assert not is_answered(CHAIR, request("decisions"), late)
    after = replace(request("decisions"), span=parse_span("panel:2015-16"))
    assert is_answered(CHAIR, after, late)


def test_what_a_chair_gets_of_the_own_board_is_only_its(country):
    for figure in PLAIN:
        table = disclosure.answer(CHAIR, request(figure, board_id="A", by="board"), country).table
        assert set(table["group_id"]) <= {"A"}, figure


def test_boards_that_have_become_the_own_one_are_other_boards(country):
    assert not is_answered(CHAIR, request("profile", board_id="A", as_now=True), country)
    assert not is_answered(CHAIR, request("profile", board_id="A", own=("A", "B")), country)


def test_rows_of_cases(country):
    for reader, board_id, may in (
        (OFFICIAL, None, True), (CHAIR, "A", True), (CHAIR, "B", False), (CHAIR, None, False),
        (NAMED_CHAIR, "B", False), (READERS["steward"], None, False), (VIEWER, "A", False),
    ):  # fmt: skip
        asked = request("decisions", board_id=board_id)
        doors = (
            lambda r=reader, q=asked: disclosure.cases(r, q, country, "none"),
            lambda r=reader, q=asked: letters.letters(r, country, q, AS_AT),
            lambda r=reader, q=asked: recommendations.recommendations(r, country, q, AS_AT),
        )
        for door in doors:
            if may:
                door()
            else:
                with pytest.raises(RefusedError):
                    door()


def test_another_board_s_review_is_as_one_that_is_not_there(country):
    assert review_file.case_file(CHAIR, country, "A-0", AS_AT) is not None
    assert review_file.case_file(CHAIR, country, "B-0", AS_AT) is None
    assert review_file.case_file(OFFICIAL, country, "B-0", AS_AT) is not None
    with pytest.raises(RefusedError):
        review_file.case_file(VIEWER, country, "A-0", AS_AT)


def test_findings_are_for_stewards(country):
    listings.findings(READERS["steward"], country)
    for who in ("official", "panel", "chair", "publisher", "viewer", "nobody"):
        with pytest.raises(RefusedError):
            listings.findings(READERS[who], country)


def test_readers_of_the_same_part_share_their_answers():
    assert reader_of("one", ["official"]) == reader_of("two", ["panel"])
    assert reader_of("c", ["chair"], ["B"]) != CHAIR
    assert CHAIR != NAMED_CHAIR


def test_every_role_is_in_the_table():
    assert set(PERMISSIONS) == set(ROLES)
