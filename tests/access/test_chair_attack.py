"""What a chair sees, with everything asked that may be: it is the same whichever of the other
boards a case is at, so no count of theirs can be worked out from it.

A country is asked twice: as it is, and with cases of one other board at another that the chair
cannot tell from it (`regions_told`). Whatever is answered must be answered alike.
"""

from datetime import date
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr import disclosure
from scr.access.figures import OTHERS, regions_told, with_enough
from scr.access.permissions import reader_of
from scr.base.errors import RefusedError
from scr.base.periods import EVERYTHING, parse_span
from scr.base.request import Request
from scr.disclosure.refusals import FAMILIES
from scr.disclosure.together import OF_SINGLE_BOARDS
from scr.figures.definitions import definition, definitions
from scr.figures.run import Result
from scr.store import Snapshot
from tests.access.country import Country, country

OWN = "B00"
CHAIR = reader_of("c", ["chair"], [OWN])
OFFICIAL = reader_of("o", ["official"])
SPANS = [parse_span(label) for label in ("panel:2013-14", "panel:2012-13..2014-15")]
DAYS = (None, date(2014, 11, 5))
YEAR = parse_span("panel:2013-14")


WHOSE = ({}, {"board_id": OWN}, {"board_id": "B01"}, {"region": "Region 0"})
GROUPINGS = ("national", "period", "region", "board")


def questions() -> list[Request]:
    """Every figure of the whole, of the own board, of another and of a region, by every grouping;
    years, kinds of incident, measures and days drawn anew each time."""
    rng, asked = np.random.default_rng(7), []
    for (name, figure), of, by in product(definitions().items(), WHOSE, GROUPINGS):
        takes = {parameter.name for parameter in figure.parameters}
        choices = [
            [EVERYTHING] if figure.period == "none" else SPANS,
            [None, "death"] if "incident_type" in takes else [None],
            [m.name for m in figure.measures] or [None],
            DAYS if "as_at" in takes else [None],
        ]
        every = list(product(*choices))
        for i in rng.permutation(len(every))[: 2 if by == "national" else 1]:
            span, kind, measure, day = every[i]
            asked.append(Request(name, span, by, day, incident_type=kind, measure=measure, **of))
    return asked


QUESTIONS = questions()


def told(snapshot: Snapshot, asked: Request, policy: str = "none") -> Result | str:
    """The answer, or why there is none."""
    try:
        return disclosure.answer(CHAIR, asked, snapshot, policy)
    except (RefusedError, ValueError) as error:
        return str(error)
    except Exception as error:  # What nobody can ask is refused before anybody is looked at.
        if type(error).__name__ != "ArgumentError":
            raise
        return str(error)


def assert_alike(one: Result | str, other: Result | str, asked: Request) -> None:
    if isinstance(one, str) or isinstance(other, str):
        assert one == other, asked
        return
    pd.testing.assert_frame_equal(
        disclosure.marked(one), disclosure.marked(other), obj=str(asked), rtol=1e-9
    )
    assert one.notes == other.notes, asked


def twins(snapshot: Snapshot, made: Country) -> tuple[str, str]:
    """Two other boards in one region that is told, or both in regions that are not; the first has
    a small count of reviews."""
    known = regions_told(CHAIR, snapshot)
    region_of = {b["board_id"]: b["region"] for b in made.rows["boards"]}
    place = {name: region if region in known else "" for name, region in region_of.items()}
    n_of = pd.Series([r["board_id"] for r in made.rows["reviews"]]).value_counts()
    for giver, n in n_of.items():
        alike = [b for b in place if place[b] == place[giver] and b not in (OWN, giver)]
        if giver != OWN and 1 <= n <= 4 and alike:
            return str(giver), alike[0]
    raise AssertionError("no board with a small count has a twin")


COUNTRIES = [(6, 1), (12, 2), (30, 4)]


@pytest.fixture(scope="module", params=range(3), ids=lambda i: f"{COUNTRIES[i][0]} boards")
def two_countries(request, tmp_path_factory) -> tuple[Snapshot, Snapshot, list[Request]]:
    """A country, the same with cases of one other board at its twin, and a third of the questions:
    all of them are asked in one country or another."""
    n_boards, n_regions = COUNTRIES[request.param]
    rng = np.random.default_rng(n_boards)
    made = country(rng, n_boards, n_regions)
    folder = tmp_path_factory.mktemp("twins")
    snapshot = made.snapshot(folder / "one")
    other = made.moved(*twins(snapshot, made), rng)
    return snapshot, other.snapshot(folder / "two"), QUESTIONS[request.param :: 3]


def test_every_answer_in_full_is_the_same_wherever_a_case_of_others_is(two_countries):
    one, other, asked_of_it = two_countries
    n_answered = 0
    for asked in asked_of_it:
        first = told(one, asked)
        assert_alike(first, told(other, asked), asked)
        if isinstance(first, Result):
            n_answered += 1
            left_out = [disclosure.left_out(CHAIR, asked, snapshot) for snapshot in (one, other)]
            pd.testing.assert_frame_equal(*left_out, obj=str(asked))
    assert n_answered > 40


def test_the_two_countries_are_told_apart_by_who_sees_every_board(two_countries):
    """Without this the tests above would prove nothing."""
    one, other, _ = two_countries
    by_board = Request("open_reviews_by_age", by="board"), Request("initiations", SPANS[1], "board")
    differ = [
        not disclosure.answer(OFFICIAL, asked, one).table.equals(
            disclosure.answer(OFFICIAL, asked, other).table
        )
        for asked in by_board
    ]
    assert any(differ)
    spread = Request("profile", SPANS[1], board_id=OWN)
    tables = [disclosure.answer(OFFICIAL, spread, snapshot).table for snapshot in (one, other)]
    whole = [table[table["compared"] == "whole"][list(OF_SINGLE_BOARDS)] for table in tables]
    assert not whole[0].equals(whole[1])


def test_the_spread_between_boards_is_hidden_but_of_the_own_board(two_countries):
    """It is made of the means of boards one by one."""
    snapshot, spreads = two_countries[0], list(definition("quality").withheld)
    whole = disclosure.answer(CHAIR, Request("quality", SPANS[1]), snapshot)
    assert (disclosure.marked(whole)[spreads] == disclosure.SUPPRESSED).all(axis=None)
    assert whole.table[spreads].isna().all(axis=None)
    own = disclosure.answer(CHAIR, Request("quality", SPANS[1], board_id=OWN), snapshot)
    assert own.hidden is None
    assert disclosure.answer(OFFICIAL, whole.request, snapshot).hidden is None


def test_regions_are_as_published_and_the_same_wherever_a_case_of_others_is(two_countries):
    """What is told of regions is part of what is published, hidden cells and all; and what regions
    really have is the same in both countries."""
    one, other, _ = two_countries
    known = regions_told(CHAIR, one)
    n_told = 0
    for name in (n for n in sum(FAMILIES, ()) if definition(n).period != "none"):
        asked = Request(name, YEAR, "region")
        real = [disclosure.answer(OFFICIAL, asked, snapshot).table for snapshot in (one, other)]
        counts = list(definition(name).counts)
        in_told = [table[table["group_id"].isin(known)] for table in real]
        pd.testing.assert_frame_equal(*(t[["group_id", *counts]] for t in in_told))
        answer = told(one, asked, "publication")
        if isinstance(answer, str):
            continue
        published = disclosure.answer(OFFICIAL, asked, one, "publication")
        kept = published.table["group_id"].isin(known)
        assert set(answer.table["group_id"]) <= known
        pd.testing.assert_frame_equal(
            disclosure.marked(answer), disclosure.marked(published)[kept].reset_index(drop=True)
        )
        n_told += len(answer.table)
    assert n_told or not known


def test_nothing_of_others_is_told_below_the_whole_but_regions(two_countries):
    snapshot, year = two_countries[0], YEAR
    for asked in (
        Request("decisions", year, "board"), Request("decisions", year, "area_type"),
        Request("recommendation_status", by="region"),
        Request("decisions", parse_span("panel:2012-13..2013-14"), "region"),
        Request("decisions", year, "region", incident_type="death"),
        Request("decisions", year, "region", as_at=DAYS[1]),
        Request("decisions", parse_span("financial:2013-14"), "region"),
        Request("decisions", year, region="Region 0"), Request("recurrence", year),
        Request("standards", year, "region"), Request("open_reviews"),
    ):  # fmt: skip
        assert isinstance(told(snapshot, asked, "publication"), str), asked
    assert isinstance(told(snapshot, Request("decisions", year, "region")), str)


@pytest.mark.parametrize("n_boards", [2, 3, 4])
def test_in_small_countries_there_is_nothing_but_the_own_board(n_boards, tmp_path):
    snapshot = country(np.random.default_rng(n_boards), n_boards, 1).snapshot(tmp_path)
    for asked in QUESTIONS:
        is_own = asked.board_id == OWN and asked.figure != "profile"
        is_of_panel = asked.figure == "panel_responses"
        if not is_own and not is_of_panel:
            assert isinstance(told(snapshot, asked), str), asked
    assert regions_told(CHAIR, snapshot) == frozenset()


@given(st.lists(st.tuples(st.sampled_from("PQRS"), st.booleans()), min_size=2, max_size=30))
def test_each_region_that_is_told_and_the_rest_have_enough_others(boards):
    start, opened = date(2012, 7, 1), date(2014, 3, 1)
    listed = pd.DataFrame(
        {
            "board_id": [f"B{i:02}" for i in range(len(boards))],
            "region": [region for region, _ in boards],
            "opened_date": pd.to_datetime([opened if is_new else None for _, is_new in boards]),
            "closed_date": pd.to_datetime([None] * len(boards)),
        }
    )
    known = with_enough(listed, frozenset({OWN}), start, date(2016, 6, 30))
    others = {region if region in known else "": 0 for region, _ in boards}
    for region, is_new in boards[1:]:
        others[region if region in known else ""] += not is_new
    assert all(n >= OTHERS for n in others.values()) or not known
    assert known <= {region for region, _ in boards}
    if all(n >= OTHERS for n in others.values()) and "" in others:
        # No more is left out than must be.
        small = [r for r in {r for r, _ in boards} if r not in known]
        assert any(sum(not new for r, new in boards[1:] if r == one) < OTHERS for one in small)
