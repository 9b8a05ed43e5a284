"""The board page: what a chair reads on the sample, for a board of each kind, and with nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scr.base.settings import ROOT
from scr.exhibits.board_through_time import succession_rows
from scr.figures.compare.peers import Board
from scr.stats.rare_events import rare_events
from scr.text import board as said
from scr.text import board_case as about_cases
from scr.text import board_measure as one
from tests.factory import board, make_snapshot, review
from tests.pages.tabs import open_tab, tab_by_tab

CANARY = "Zanzibarquince"


@pytest.fixture
def sample(sample_database: Path) -> Path:
    return sample_database


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., AppTest]:
    def go(database: Path, board_id: str | None = None, **chosen: object) -> AppTest:
        chosen = {"tab": "Measures"} | chosen
        at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60)
        monkeypatch.setenv("SCR_DATABASE", str(tmp_path / "nothing"))
        at.run()
        monkeypatch.setenv("SCR_DATABASE", str(database))
        at.switch_page(str(ROOT / "pages" / "board.py"))
        if board_id:
            at.query_params["board"] = board_id
        if "browser_is_narrow" in chosen:
            at.session_state["browser_is_narrow"] = chosen.pop("browser_is_narrow")
        for name, value in chosen.items():
            at.query_params[name] = value if isinstance(value, list) else str(value)
        at.run()
        assert not at.exception
        return at

    return go


def text_of(at: AppTest) -> str:
    charts = [chart.proto.spec for chart in at.get("plotly_chart")]
    elements = [*at.markdown, *at.header, *at.info, *at.caption]
    return "\n".join([*(element.value for element in elements), *charts])


def table_of(at: AppTest):
    return at.table[0].value.set_index("Measure")


def test_nothing_imported(visit, tmp_path):
    assert "two ways to begin" in text_of(visit(tmp_path))


def test_without_a_board_one_is_chosen(visit, sample):
    at = visit(sample)
    assert "Choose a board to see it on every measure" in text_of(at)
    at.selectbox(key="board_pick").set_value("AR077").run()
    assert not at.exception
    assert "**Easterhythe is marked**" in text_of(at)


def test_a_board_that_is_marked(visit, sample):
    at = visit(sample, "AR077")
    text = text_of(at)
    assert "**Easterhythe is marked** on **five of 12 measures**, each tested on its own" in text
    assert "By chance we would expect about 0.3 to be marked" in text
    assert (
        "33 of 34 (97%, 85% to 99%), **higher** than the 59% of the boards it is compared" in text
    )
    assert "past the 99.8% limit" in text
    table = table_of(at)
    assert table.loc["First decisions to start a review", "All boards"].startswith("536 of 913")
    assert table.loc["Recommendations reported done when due", "Beyond chance?"] == "not judged"
    # Hold the bold lines to the rule: at most five, each past a limit.
    lines = [m.value for m in at.markdown if m.value.startswith("- **")]
    assert len(lines) == 5
    assert all("past the 9" in line for line in lines)


def test_where_a_board_might_stand_among_all(visit, sample):
    assert (
        "Among 129 boards with cases its rank might be anywhere from **95 to 128** (1 is the "
        "highest value); the chance that it is among the highest fifth is under 1%, the lowest 93%."
    ) in text_of(visit(sample, "AR134"))
    alike = text_of(visit(sample, "AR134", measure="met_rate_complete"))
    assert "no spread beyond that of boards that are all alike" in alike
    assert "rank might be" not in alike
    # All are ranked as they were: beside cases that were added up no rank is given.
    assert "rank might be" not in text_of(visit(sample, "AR142", bodies="now"))


def test_a_board_of_which_nobody_can_tell(visit, sample):
    text = text_of(visit(sample, "AR010", measure="met_rate_complete"))
    assert "is not marked" in text or "too few cases to tell" in text
    assert "Too few to tell: 1 review in 5 years; it needs 13 for a low share" in text


def test_another_edition_changes_members_and_label(visit, sample):
    new = visit(sample, "AR020", peer="neighbours")
    old = visit(
        sample, "AR020", peer="neighbours", edition="Arrandale resemblance model 2012 (invented)"
    )
    assert "resemblance model 2014 (invented)** (10 boards)" in text_of(new)
    assert "resemblance model 2012 (invented)** (9 boards)" in text_of(old)
    assert "9 of 10 neighbours are recorded in this edition: none of rank 4." in text_of(old)
    assert list(table_of(new)["Statistical neighbours"]) != list(
        table_of(old)["Statistical neighbours"]
    )


def test_pooled_and_mean_one_click_apart(visit, sample):
    at = visit(sample, "AR077")
    assert "the largest boards lead" in text_of(at)
    at.segmented_control(key="how").set_value("mean").run()
    assert "the smallest boards lead" in text_of(at)
    cell = table_of(at).loc["First decisions to start a review", "All boards"]
    assert cell.endswith("129 boards")


def test_an_own_group(visit, sample):
    at = visit(sample, "AR077", peer="own", own=["AR001", "AR124"])
    assert "Own group" in table_of(at)
    assert "**Own group** (2 boards)" in text_of(at)
    empty = visit(sample, "AR077", peer="own")
    assert "No board is in your own group yet" in text_of(empty)
    assert "Own group" not in table_of(empty)


def test_a_merged_board_as_it_was_and_as_it_is_now(visit, sample):
    at = visit(sample, "AR142")
    was = table_of(at)
    at.segmented_control(key="bodies").set_value("now").run()
    assert not at.exception
    now = table_of(at)
    assert "are added to its own" in text_of(open_tab(at, "Over time"))
    assert "closed on 31 March 2013 and was taken over by" in "".join(
        chart.proto.alt for chart in at.get("plotly_chart")
    )
    columns = [c for c in was.columns if c not in ("Beyond chance?",)]
    assert list(now[columns[0]]) != list(was[columns[0]])
    assert "as it was" in text_of(visit(sample, "AR142", tab="Over time"))


def test_a_closed_board_is_no_current_board(visit, sample):
    at = visit(sample, "AR033", tab="Over time")
    text = text_of(at)
    assert "It is no longer a board" in text
    at.button(key="go_to_heir").click().run()
    assert not at.exception
    assert at.session_state["board"] == "AR035"


def test_the_line_of_boards_as_a_file_says_what_had_happened_by_the_day():
    former = Board("A", "A", "R", "T", None, date(2013, 3, 31), "C")
    heir = Board("C", "C", "R", "T", date(2013, 4, 1), None, None)
    now = succession_rows([former, heir], date(2016, 6, 30))
    assert now["board_id"].tolist() == ["A", "C"]
    assert now["closed_date"].notna().tolist() == [True, False]
    assert now["successor_board_id"].notna().tolist() == [True, False]
    before = succession_rows([former], date(2013, 3, 31))
    assert before[["closed_date", "successor_board_id"]].isna().all(axis=None)


def test_the_line_of_boards_is_taken_away(visit, sample):
    at = visit(sample, "AR142", tab="Over time")
    (button,) = [b for b in at.get("download_button") if b.key == "csv_succession"]
    assert button.label == "CSV"


def test_a_closed_board_says_so_in_its_answer(visit, sample):
    assert (
        "It closed on 30 June 2014 and is no longer a board."
        in visit(sample, "AR033").markdown[1].value + visit(sample, "AR033").markdown[2].value
    )
    before = visit(sample, "AR033", as_at=date(2014, 6, 30))
    assert "is no longer a board" not in text_of(before)


def test_as_it_is_now_the_cases_of_boards_that_became_it_are_listed_too(visit, sample):
    was, now = (visit(sample, "AR142", tab="Cases", bodies=shown) for shown in ("was", "now"))
    assert "1 case of Lannerquay and Mewcliff counted in" in text_of(was)
    assert "Board" in now.dataframe[0].value.columns
    assert len(now.dataframe[0].value) == 3
    assert "3 cases of Lannerquay and Mewcliff counted in" in text_of(now)


def test_on_a_phone_every_measure_has_three_columns(visit, sample):
    wide = table_of(visit(sample, "AR134"))
    narrow = visit(sample, "AR134", browser_is_narrow=True).table[0].value
    assert list(narrow.columns) == ["Measure", "Bramblecombe", "Its region"]
    assert "First decisions to start a review: lower, past the 99.8% limit" in list(
        narrow["Measure"]
    )
    assert "Beyond chance?" in wide.columns


def test_its_reviews_are_listed_in_words(visit, sample):
    listed = visit(sample, "AR134", tab="Cases").dataframe[0].value
    assert "Board" not in listed.columns
    assert set(listed["Incident"]) == {"Death of a child", "Serious harm to a child"}


def test_a_board_that_was_not_there_in_these_years(visit, sample):
    at = visit(sample, "AR033", first="2015-16", last="2015-16")
    assert "was not open in these years" in text_of(at)


@pytest.mark.parametrize(
    "rows",
    [
        {"reviews": []},
        {"reviews": [review("R1", decision="initiate", decision_date=date(2015, 8, 1))]},
        {"boards": [board("B1", closed_date=date(2012, 1, 1))], "reviews": []},
    ],
    ids=["no review", "one review", "closed without a successor"],
)
def test_one_board_with_hardly_anything(visit, tmp_path, rows):
    make_snapshot(tmp_path / "one", **rows)
    text = "\n".join(tab_by_tab(visit(tmp_path / "one", "B1", peer="neighbours"), text_of))
    assert "nan" not in text.lower().split()
    assert "None" not in text


def test_free_text_is_nowhere(visit, tmp_path):
    make_snapshot(
        tmp_path / "canary",
        reviews=[
            review("R1", initiated_date=date(2015, 8, 1), completed_date=date(2015, 9, 1))
            | {"decision_reason": CANARY}
        ],
        recommendations=[
            {"recommendation_id": "1", "review_id": "R1", "addressee": CANARY}
            | {"addressee_type": "health", "text": CANARY, "due_date": date(2015, 10, 1)}
        ],
    )
    at = visit(tmp_path / "canary", "B1")
    for text in tab_by_tab(at, lambda at: text_of(at) + str(at)):
        assert CANARY not in text
    assert "One recommendation is overdue" in text_of(open_tab(at, "Next steps"))


def row(measure="initiation_rate", flag="none", **values):
    nothing = float("nan")
    return {
        "measure": measure, "flag": flag, "x": 1, "n": 3, "value": 1 / 3, "value_lower": 0.06,
        "value_upper": 0.79, "target": 0.62, "p_low": 0.3, "p_high": 0.9, "chance_of_flag": 0.01,
        "smallest_low": 4, "smallest_high": 8, "years_low": nothing, "years_high": nothing,
    } | values  # fmt: skip


def test_the_three_answers():
    when = "panel year 2014-15"
    assert "**Kent is marked**" in said.answer([row(flag="low_95"), row()], "Kent", when)
    assert "**Kent is not marked**" in said.answer([row(), row(flag="too_few")], "Kent", when)
    assert "**Kent has too few cases to tell**" in said.answer([row(flag="too_few")], "Kent", when)


def test_where_most_cannot_be_told_that_leads():
    few = said.answer([row(), *[row(flag="too_few")] * 11], "Kent", "panel year 2014-15")
    assert few == (
        "In the panel year 2014-15 **Kent has too few cases to tell** on 11 of 12 measures; on the "
        "one with enough cases it is **not marked**: within what chance allows."
    )
    most = said.answer([*[row()] * 3, row(flag="too_few")], "Kent", "panel year 2014-15")
    assert "on three measures with enough cases it is within what chance allows" in most
    assert most.endswith("On the other one there are **too few cases to tell**.")
    assert "one measure with enough cases" in said.answer([row()], "Kent", "x")


def test_nothing_is_said_to_lie_within_chance_that_could_not_be_told():
    assert "where there are cases enough" in said.nothing_stands_out([row(), row(flag="too_few")])
    assert "every value lies within" in said.nothing_stands_out([row(), row("on_time_rate")])


def test_how_many_measures_are_of_each_kind():
    rows = [row(flag="low_95"), row(), row(), row(flag="too_few"), row("on_time_rate", flag=None)]
    assert said.sorted_out(rows) == (
        "Of five measures one is marked, two are within what chance allows, one has too few cases "
        "to tell and one is not judged."
    )


def test_at_three_cases_a_low_share_cannot_be_told_and_at_four_it_can():
    three = row(flag="too_few", n=3, years_low=2, years_high=4)
    assert one.too_few(three, 1.0) == (
        "Too few to tell: 3 decisions in one year; it needs 4 for a low share (about 2 years of "
        "cases like these) and 8 for a high share (about 4 years of cases like these)."
    )
    four = one.too_few(row(n=4, years_high=2), 1.0)
    assert four.startswith("Too few to show a high share")
    assert "low" not in four
    assert one.too_few(row(n=8), 1.0) == ""


def test_at_most_five_lines_the_least_likely_first():
    rows = [row(flag="high_95", p_high=p) for p in (0.02, 0.001, 0.01, 0.003, 0.004, 0.005)]
    lines = said.stands_out(rows)
    assert len(lines) == 5
    assert ["1 in 1,000" in lines[0], "1 in 333" in lines[1], "1 in 100" in lines[4]] == [True] * 3
    assert "One other is in the table" in said.family(rows)
    assert "Two others are in the table" in said.family([*rows, rows[0]])


def test_shares_over_recommendations_are_never_marked():
    assert said.kind_of(row("on_time_rate", flag=None)) == said.NOT_JUDGED
    assert said.stands_out([row("on_time_rate", flag=None, p_low=0.0001)]) == []


def test_words_for_gaps():
    as_at = date(2016, 6, 30)
    none, single = rare_events([], as_at.toordinal()), rare_events([736_000], as_at.toordinal())
    assert "has started no review" in about_cases.gaps_sentence(none, 0, "Kent", as_at)
    assert "**one review** in all" in about_cases.gaps_sentence(single, 1, "Kent", as_at)
    few = rare_events([735_000, 735_400, 735_900], as_at.toordinal())
    assert about_cases.gaps_heading(few, 3) == "Too few reviews to draw limits yet"
    assert "at 0.6 reviews a year (under 5)" in about_cases.gaps_note(few, 3, 0.6)
    assert about_cases.gaps_note(none, 0, 0.0) == ""
    trial = rare_events(range(735_000, 735_070, 10), 735_070)
    assert "Trial limits" in about_cases.gaps_note(trial, 7, 30)
    assert "not charted" not in about_cases.gaps_note(trial, 7, 30)
    late = rare_events(range(735_000, 735_070, 10), 735_200)
    assert about_cases.gaps_heading(late, 7) == "One gap beyond the limits"
    assert "longer than the upper limit" in about_cases.gaps_sentence(late, 7, "Kent", as_at)
