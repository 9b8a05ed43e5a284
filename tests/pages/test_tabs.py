"""The tabs of pages: only what is open is asked for; a tab and its cards stand in the address."""

import json

import pytest

from scr.base import words
from scr.exhibits import kept
from scr.exhibits.scope import Scope
from scr.figures.directory import directory
from scr.store import current
from tests.pages.tabs import open_tab

AR134 = {"board": "AR134"}
# The page, what else is chosen, its first tab; another and a figure that only that one asks for.
PAGES = [
    ("comparison", {}, "Funnel", "Over time", "benchmark_over_time"),
    ("comparison", {}, "Funnel", "Ranks", "benchmark_ranks"),
    ("recommendations", {}, "Progress", "Overdue", "open_recommendations_by_age"),
    ("recommendations", {}, "Progress", "Themes", "recurrence"),
    ("quality", {}, "Clarity", "Letters", "challenges"),
    ("quality", {}, "Clarity", "Panel’s own recommendations", "panel_responses"),
    ("timeliness", {}, "Stages", "Delays", "agreed_delays"),
    ("timeliness", {}, "Stages", "Boards", "benchmark"),
    ("publication", {}, "Outcomes and reasons", "Panel, time and online", "publication_outcomes"),
    ("board", AR134, "Next steps", "Over time", "starts"),
]


@pytest.fixture
def asked(monkeypatch):
    """The names of the figures asked for, in the order asked, by exhibits that are made anew."""
    kept.forget()
    names = []
    answer = Scope.answer

    def note(scope, request):
        names.append(request.figure)
        return answer(scope, request)

    monkeypatch.setattr(Scope, "answer", note)
    return names


@pytest.mark.parametrize(("page", "chosen", "first", "other", "figure"), PAGES)
def test_what_is_not_open_is_not_asked_for(
    open_at, sample_database, asked, page, chosen, first, other, figure
):
    at = open_at(page, sample_database, **chosen)
    assert at.session_state[f"tab_{page}"] == first
    assert asked
    assert figure not in asked
    open_tab(at, other)
    assert figure in asked


def test_a_card_in_the_address_opens_the_tab_that_has_it(open_at, sample_database):
    at = open_at("timeliness", sample_database, card="open")
    assert at.session_state["tab_timeliness"] == "Open now"
    # A tab that is named is what is meant.
    at = open_at("timeliness", sample_database, card="open", tab="Boards")
    assert at.session_state["tab_timeliness"] == "Boards"


def test_a_tab_chosen_later_takes_the_card_out_of_the_address(open_at, sample_database):
    at = open_at("timeliness", sample_database, card="open")
    assert "card" in at.query_params
    open_tab(at, "Stages")
    assert "card" not in at.query_params
    assert "tab" not in at.query_params


def test_a_tab_that_a_page_has_not_is_passed_over(open_at, sample_database):
    at = open_at("quality", sample_database, tab="Funnel")
    assert at.session_state["tab_quality"] == "Clarity"


def test_of_boards_the_twelve_with_most_cases_are_drawn_and_one_s_own(open_at, sample_database):
    # Bramblecombe has 42 cases, Ambleholt one.
    drawn = [
        open_at("comparison", sample_database, tab="Ranks", **chosen).get("plotly_chart")[0].proto
        for chosen in ({}, {"board": "AR010"}, {"all_boards": "true"})
    ]
    names = set(map(words.board_short, directory(current(sample_database)).boards["board_name"]))
    assert [len(names & labels(one.spec)) for one in drawn] == [12, 13, 146]


def labels(spec: str) -> set[str]:
    texts = [one["text"] for one in json.loads(spec)["layout"]["annotations"]]
    return {text.removeprefix("<b>").removesuffix("</b>") for text in texts}
