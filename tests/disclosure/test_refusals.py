"""What the policy does not answer, each with its reason; and who may ask at all."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from scr import disclosure
from scr.base.errors import ArgumentError, RefusedError
from scr.base.periods import EVERYTHING, parse_span, span_of_dates
from scr.base.request import Request
from scr.disclosure import TRUSTED, Reader, answer, cases, left_out
from scr.figures import definitions
from tests.disclosure.world import World
from tests.factory import AS_AT

YEAR = parse_span("panel:2014-15")
FINE = Request("decisions", YEAR, "region")
PUBLIC = Reader("the public", ("publication",), may_see_cases=False)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    world = World()
    for i in range(6):
        world.board(f"B{i}", "North" if i % 2 else "South", "A" if i < 3 else "B")
        world.decided(f"B{i}", initiate=6, not_initiate=7)
    return world.snapshot(tmp_path_factory.mktemp("database"))


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (replace(FINE, board_id="B1"), "filter"),
        (replace(FINE, region="North"), "filter"),
        (replace(FINE, area_type="A", by="national"), "filter"),
        (replace(FINE, incident_type="death", by="national"), "filter"),
        (replace(FINE, as_at=date(2015, 12, 31)), "as-at date"),
        (replace(FINE, as_at=date(2015, 12, 31), by="national"), "as-at date"),
        (replace(FINE, span=EVERYTHING), "whole years"),
        (replace(FINE, span=EVERYTHING, by="national"), "whole years"),
        (replace(FINE, span=span_of_dates(date(2014, 7, 1), date(2015, 6, 30))), "whole years"),
        (replace(FINE, span=parse_span("financial:2014-15")), "another kind"),
        (replace(FINE, span=parse_span("calendar:2014"), by="national"), "another kind"),
        (replace(FINE, span=parse_span("panel:2016-17")), "not over"),
        (replace(FINE, span=parse_span("panel:2014-15..2016-17"), by="period"), "not over"),
        (replace(FINE, figure="not_in_full"), "publication_outcomes counts by another year"),
        (replace(FINE, figure="recommendations_due"), "due in several years"),
        (replace(FINE, figure="follow_through"), "days of single recommendations"),
        (Request("open_reviews_by_age", by="region"), "cohort_outcomes has as open"),
        (Request("recommendation_status", by="region", as_at=date(2015, 6, 30)), "as-at date"),
        (Request("recommendation_status", by="region"), "recurrence of the whole counts boards"),
        (Request("recommendation_status", by="board"), "recurrence of the whole counts boards"),
        (replace(FINE, figure="standards"), "recurrence of the whole counts boards"),
        (replace(FINE, figure="standards", by="board"), "recurrence of the whole counts boards"),
        (Request("data_quality", by="board"), "management information"),
        (Request("data_quality", by="region"), "management information"),
    ],
)
def test_refused_with_the_reason_and_what_to_ask_instead(snapshot, request_, reason):
    with pytest.raises(RefusedError, match=reason) as caught:
        answer(TRUSTED, request_, snapshot, "publication")
    assert "Ask " in str(caught.value)
    assert caught.value.exit_code == 2
    answer(TRUSTED, request_, snapshot, "none")


@pytest.mark.parametrize(
    "request_",
    [
        FINE,
        replace(FINE, as_at=AS_AT),
        replace(FINE, span=parse_span("panel:2015-16")),  # ends on the as-at date itself
        replace(FINE, span=parse_span("panel:2012-13..2015-16")),
        replace(FINE, by="period"),
        replace(FINE, by="national"),
        Request("data_quality"),
        Request("recommendation_status"),
    ],
)
def test_answered(snapshot, request_):
    assert answer(TRUSTED, request_, snapshot, "publication").policy == "publication"


def test_steps_by_region_would_be_worked_out_from_a_count_of_boards(tmp_path):
    """Why `standards` is refused by region: its counts would be hidden, and told all the same."""
    world = World()
    for board_id, region in (("B1", "North"), ("B2", "North"), ("B3", "South"), ("B4", "South")):
        world.board(board_id, region)
        world.add(board_id, initiated_date=date(2014, 9, 1), completed_date=date(2014, 12, 1))
        world.recommended(world.reviews[-1]["review_id"], theme="Recording")
    snapshot = world.snapshot(tmp_path)

    def told(figure):
        table = answer(
            TRUSTED, replace(FINE, figure=figure, by="national"), snapshot, "publication"
        )
        return table.table.to_dict("records")

    (complete,) = [row for row in told("standards") if row["standard_id"] == "complete"]
    (theme,) = told("recurrence")
    in_time, with_theme = complete["n_met"], theme["n_boards"]
    # Every way to share out what was completed in time, in which so many boards have any.
    ways = {
        (of_boards[0] + of_boards[1], of_boards[2] + of_boards[3])
        for of_boards in product(range(in_time + 1), repeat=len(world.boards))
        if sum(of_boards) == in_time and sum(n > 0 for n in of_boards) == with_theme
    }
    assert ways == {(2, 2)}
    assert theme["n_reviews"] == complete["n_started"] == in_time


def test_what_is_left_out_is_refused_like_the_figure(snapshot):
    with pytest.raises(RefusedError, match="filter"):
        left_out(TRUSTED, replace(FINE, region="North"), snapshot, "publication")
    assert left_out(TRUSTED, FINE, snapshot, "publication").empty


def test_wrong_arguments_are_still_wrong_arguments(snapshot):
    with pytest.raises(ArgumentError, match="no figure") as caught:
        answer(TRUSTED, Request("nonsense"), snapshot, "publication")
    assert not isinstance(caught.value, RefusedError)


def test_cases_are_never_published(snapshot):
    with pytest.raises(RefusedError, match="never published"):
        cases(TRUSTED, FINE, snapshot, "publication")
    assert len(cases(TRUSTED, FINE, snapshot)) == 6 * 13


def test_a_figure_with_a_row_per_review_is_not_published(snapshot, monkeypatch):
    from scr.disclosure import refusals

    figure = definitions.definition("decisions")
    column = replace(figure.columns[0], name="review_id")
    made_up = {"by_review": replace(figure, name="by_review", columns=(column,))}
    monkeypatch.setattr(refusals, "definition", made_up.__getitem__)
    with pytest.raises(RefusedError, match="row for every review"):
        disclosure.refuse_unless_safe(replace(FINE, figure="by_review"), snapshot)


def test_a_figure_whose_relations_are_not_known_is_published_only_whole(snapshot, monkeypatch):
    from scr.disclosure import refusals

    monkeypatch.setattr(refusals, "FAMILIES", (("initiations",),))
    with pytest.raises(RefusedError, match="not known how"):
        answer(TRUSTED, FINE, snapshot, "publication")
    answer(TRUSTED, replace(FINE, by="national"), snapshot, "publication")


class TestReaders:
    def test_the_trusted_reader_asks_unprotected_unless_told_otherwise(self, snapshot):
        assert answer(TRUSTED, FINE, snapshot).policy == "none"
        assert answer(TRUSTED, FINE, snapshot, "publication").policy == "publication"

    def test_a_reader_gets_their_usual_policy(self, snapshot):
        assert answer(PUBLIC, FINE, snapshot).policy == "publication"

    @pytest.mark.parametrize("policy", ["none", "nonsense"])
    def test_a_reader_cannot_choose_a_policy_that_is_not_theirs(self, snapshot, policy):
        for ask in (answer, left_out, cases):
            with pytest.raises(RefusedError):
                ask(PUBLIC, FINE, snapshot, policy)

    def test_a_reader_who_may_not_see_cases_does_not(self, snapshot):
        insider = Reader("an analyst", ("none",), may_see_cases=False)
        assert answer(insider, FINE, snapshot).policy == "none"
        with pytest.raises(RefusedError, match="cleared"):
            cases(insider, FINE, snapshot)
        with pytest.raises(RefusedError):
            cases(PUBLIC, FINE, snapshot)
