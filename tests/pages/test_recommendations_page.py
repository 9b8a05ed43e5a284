"""The recommendations page: what it says on the sample, of one board, with hardly anything, and
to a reader who gets the whole only."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from scr import access
from scr.base.request import Request
from scr.base.settings import ROOT, SAMPLE
from scr.cases.recommendations import recommendations
from scr.disclosure import TRUSTED, Reader
from scr.exhibits import asking as state
from scr.figures.definitions import definition
from scr.figures.values import FigureRow
from scr.importing import run_import
from scr.text import follow_up as todo
from scr.text import recommendation as said
from scr.ui.kit.folded_table import IN_SIGHT
from scr.ui.pages.recommendations import list as recommendations_list
from tests.factory import AS_AT, board, make_snapshot, review
from tests.figures.test_recommendation_status import recommendation
from tests.pages.tabs import open_tab, tab_by_tab

CANARY = "Zanzibarquince"
PUBLIC = Reader("the public", ("publication",), may_see_cases=False)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "database"
    run_import([SAMPLE], folder=folder)
    return folder


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., AppTest]:
    def go(database: Path, **chosen: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60)
        # One arrives at the overview, which is not drawn here: it has nothing to show.
        monkeypatch.setenv("SCR_DATABASE", str(tmp_path / "nothing"))
        at.run()
        monkeypatch.setenv("SCR_DATABASE", str(database))
        at.switch_page(str(ROOT / "pages" / "recommendations.py"))
        for name, value in chosen.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception
        return at

    return go


def text_of(at: AppTest) -> str:
    charts = [chart.proto.spec for chart in at.get("plotly_chart")]
    said_on_it = [*at.markdown, *at.header, *at.info, *at.caption]
    return "\n".join([*(element.value for element in said_on_it), *charts])


def button(at: AppTest, key: str):
    return next(one for one in at.button if one.key == key)


def small(folder: Path) -> None:
    """Two boards with a review each; three bodies are asked for one thing, one of them replied."""
    make_snapshot(
        folder,
        boards=[board("B1"), board("B2")],
        reviews=[
            review("R1", "B1", completed_date=date(2015, 9, 1)),
            review("R2", "B2", completed_date=date(2015, 10, 1)),
        ],
        recommendations=[
            recommendation("R1", 1, CANARY, addressee_type="police", text=CANARY, theme="=A1",
                           response="accepted", response_date="2016-06-01"),
            recommendation("R1", 1, "Schools", addressee_type="education", text=CANARY),
            recommendation("R1", 1, "Trust", addressee_type="health", due_date="2016-05-31"),
            recommendation("R2", 1, "Trust", addressee_type="health", due_date="2016-06-29",
                           theme="Neglect"),
            recommendation("R2", 2, "Trust", addressee_type="health", done_date="2016-01-01"),
        ],
    )  # fmt: skip


def test_nothing_imported(visit, tmp_path):
    text = text_of(visit(tmp_path))
    assert "two ways to begin" in text
    assert "how many recommendations are done with evidence" in text


def test_the_sample(visit, sample):
    at = visit(sample)
    headings = []
    for tab in tab_by_tab(at, lambda at: [h.value for h in at.header]):
        headings += tab
    text = "\n".join(tab_by_tab(at, text_of))
    row = state.answer(TRUSTED, Request("recommendation_status"), access_snapshot(sample), None).row
    assert f"Of **{row['n_recommendations']:,} recommendations**" in text
    assert f"**{row['n_overdue']:,}** are overdue as at 30 June 2016" in text
    assert "Count each review once" in text
    assert f"{row['n_overdue']} recommendations overdue" in headings
    assert "recommended again" in text
    assert list(tab_by_tab(at, lambda at: len(at.get("plotly_chart")))) == [4, 3, 1]


def test_the_list_has_twelve_rows_in_sight_and_finds_the_others(visit, sample):
    at = visit(sample, tab="Overdue")
    listed = at.dataframe[0].value
    assert len(listed) == IN_SIGHT
    assert list(listed["Days over"]) == sorted(listed["Days over"], reverse=True)
    last = at.get("pagination")[0]
    assert last.proto.num_pages == -(-recommendations_list.ROWS_SHOWN // IN_SIGHT)
    at.selectbox(key="rows_overdue_state").set_value("Health").run()
    assert set(at.dataframe[0].value["Addressed to"]) == {"Health"}
    at.text_input(key="rows_overdue_find").set_value("no such words anywhere").run()
    assert not at.exception
    assert not at.dataframe
    assert "No row has this" in text_of(at)
    at.text_input(key="rows_overdue_find").set_value("").run()
    at.selectbox(key="rows_overdue_order").set_value("Days over").run()
    days = list(at.dataframe[0].value["Days over"])
    assert days == sorted(days)
    # What a desk has no room for is in the spreadsheet alone.
    assert list(at.dataframe[0].value.columns) == [
        "Review", "No.", "Board", "Addressed to", "Theme", "Standing", "Due", "Days over",
        "Needed next",
    ]  # fmt: skip


def access_snapshot(folder: Path):
    from scr.store import current

    return current(folder)


def test_the_other_weight_is_one_click(visit, sample):
    at = visit(sample, weight="By review")
    text = text_of(at)
    assert "Share of recommendations, by review, 95% intervals" in text
    by_row = text_of(visit(sample))
    assert "Share of recommendations, by recommendation, 95% intervals" in by_row


def test_one_board_from_the_address_to_its_overdue_list(visit, tmp_path):
    small(tmp_path)
    at = visit(tmp_path, board="Board B1")
    assert "1 recommendation overdue: Board B1" not in text_of(at)
    # One click leads to the list.
    button(at, "lead_list").click().run()
    assert not at.exception
    assert at.header[0].value == "1 recommendation overdue: Board B1"
    row = at.dataframe[0].value.iloc[0]
    assert (row["Review"], row["Addressed to"], row["Days over"]) == ("R1", "Health", 30)
    assert row["Needed next"] == "a reply"
    assert "lead_list" not in [one.key for one in at.button]


def test_an_older_link_to_the_list_still_leads_to_it(visit, tmp_path):
    small(tmp_path)
    at = visit(tmp_path, board="Board B1", lead="list")
    assert at.header[0].value == "1 recommendation overdue: Board B1"


@pytest.mark.parametrize(
    ("chosen", "answer"),
    [
        ({"theme": "Neglect"}, "Of **1 recommendation** in 1 review"),
        ({"to": "Health", "board": "Board B2"}, "Of **2 recommendations** in 1 review of Board B2"),
    ],
)
def test_narrowed_to_a_body_or_a_theme(visit, tmp_path, chosen, answer):
    small(tmp_path)
    assert answer in text_of(visit(tmp_path, **chosen))


def test_nothing_in_the_filter_says_which_to_widen(visit, tmp_path):
    small(tmp_path)
    at = visit(tmp_path, board="Board B2", to="Police")
    assert "No recommendation of a review that Board B2 completed in the" in text_of(at)
    assert "nan" not in text_of(at).lower().split()
    button(at, "widen").click().run()
    assert not at.exception
    assert at.selectbox(key="to").value == "All"
    assert "Of **2 recommendations** in 1 review of Board B2" in text_of(at)


@pytest.mark.parametrize("reviews", [[], [review("R1", completed_date=date(2015, 8, 1))]])
def test_hardly_anything_is_a_designed_state(visit, tmp_path, reviews):
    make_snapshot(tmp_path, reviews=reviews)
    text = "\n".join(tab_by_tab(visit(tmp_path), text_of))
    assert "nan" not in text.lower().split()
    assert "No recommendation here says who was asked to act" in text
    assert "Under “Change what is shown”" in text


def test_free_text_and_names_are_nowhere(visit, tmp_path):
    small(tmp_path)
    at = visit(tmp_path, list="All", tab="Overdue")
    assert CANARY not in at.dataframe[0].value.to_string()
    for text in tab_by_tab(at, lambda at: text_of(at) + str(at)):
        assert CANARY not in text


@pytest.mark.parametrize(
    ("former", "standing"), [("Only claimed", "claimed"), ("Silent for 90 days", "stale")]
)
def test_an_address_with_a_former_word_is_understood(visit, tmp_path, former, standing):
    small(tmp_path)
    at = visit(tmp_path, list=former, tab="Overdue")
    assert at.session_state["list"] == standing
    assert "passed over" not in text_of(at)


def test_a_reader_of_what_is_published_gets_the_whole(visit, sample, monkeypatch):
    monkeypatch.setattr(access, "current_reader", lambda: PUBLIC)
    at = visit(sample, tab="Overdue")
    text = text_of(at)
    assert "are done with evidence" in text
    assert said.ROWS_WITHHELD in text
    assert not at.dataframe
    refused = visit(sample, region=state_region(sample))
    assert said.REFUSED in text_of(refused)
    assert not refused.get("plotly_chart")
    button(refused, "refused_reset").click().run()
    open_tab(refused, "Overdue")
    assert said.ROWS_WITHHELD in text_of(refused)


def state_region(folder: Path) -> str:
    from scr.figures.directory import directory

    return directory(access_snapshot(folder)).regions[0]


class TestSpreadsheet:
    @pytest.fixture
    def book(self, tmp_path):
        small(tmp_path)
        snapshot = access_snapshot(tmp_path)
        result = state.answer(
            TRUSTED, Request("recommendation_status", as_at=AS_AT), snapshot, None
        )
        data = recommendations_list.workbook(TRUSTED, result, "open")
        listed = recommendations(TRUSTED, snapshot, result.request, AS_AT, "open")
        return openpyxl.load_workbook(io.BytesIO(data)), listed

    def test_every_cell_is_that_of_the_list(self, book):
        made, listed = book
        sheet = made["Recommendations"]
        header, *rows = sheet.iter_rows(values_only=True)
        expected = recommendations_list.readable(listed)
        assert list(header) == list(expected.columns)
        assert len(rows) == len(listed) == 4
        for cells, wanted in zip(rows, expected.to_dict("records"), strict=True):
            for name, cell in zip(header, cells, strict=True):
                if name in ("Due", "Last heard"):
                    assert (cell.date() if cell else None) == wanted[name]
                elif name == "Days over":
                    assert (
                        cell is None
                        if wanted[name] is not wanted[name] or str(wanted[name]) == "<NA>"
                        else cell == wanted[name]
                    )
                elif name == "Theme" and cell.startswith("'"):
                    assert cell == "'=A1"
                else:
                    assert cell == wanted[name], name

    def test_the_header_stays_and_says_what_it_is_of(self, book):
        made, _ = book
        sheet = made["Recommendations"]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == "A1:L5"
        assert sheet.column_dimensions["I"].width > 15
        assert not sheet.merged_cells.ranges
        about = {row[0]: row[1] for row in made["About"].iter_rows(values_only=True) if row[0]}
        assert about["As at"] == "30 June 2016"
        assert about["Listed"] == "Still open"
        assert about["Filters"] == "none"
        assert about["Rows"] == "4"
        assert about["Snapshot"]

    def test_no_text_runs_and_none_is_free(self, book):
        made, _ = book
        assert all(sheet.max_row > 1 for sheet in made)
        for sheet in made:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f"
                    assert CANARY not in str(cell.value)


ROW = {
    "n_recommendations": 10, "n_reviews": 2, "n_effect": 1, "n_verified": 1, "n_evidenced": 2,
    "n_claimed": 1, "n_rejected": 1, "n_closed": 0, "n_responded": 2, "n_no_response": 2,
    "n_overdue": 3, "n_no_record": 1, "n_stale": 1, "evidenced_rate": 0.4,
    "evidenced_rate_lower": 0.1, "evidenced_rate_upper": 0.8, "claimed_only_rate": 0.1,
    "claimed_only_rate_lower": None, "claimed_only_rate_upper": None,
}  # fmt: skip
NONE = dict.fromkeys(ROW, 0)


def row_of(figure: str, cells: dict) -> FigureRow:
    return FigureRow(definition(figure), cells)


def progress(**cells: object) -> FigureRow:
    return row_of("recommendation_progress", ROW | cells)


def test_words_of_the_answer():
    assert said.answer(progress(), 3, "panel year 2014-15", "Kent", AS_AT) == (
        "Of **10 recommendations** in 2 reviews of Kent completed in the panel year 2014-15, **4** "
        "are done with evidence (40%, 10% to 80%) and **1** is reported done without evidence "
        "(10%; one review alone has no interval). **3** are overdue as at 30 June 2016, whenever "
        "the review was completed."
    )
    assert "None is overdue" in said.answer(progress(), 0, "panel year 2014-15", "Boards", AS_AT)
    assert said.answer(progress(**NONE), 0, "panel year 2014-15", "Boards", AS_AT) == (
        "No recommendation of a review that boards completed in the panel year 2014-15 is on "
        "record."
    )


def test_words_of_the_ladder_add_up():
    assert said.ladder_heading(ROW) == (
        "About four in ten recommendations are done with evidence, about one in ten reported done "
        "without evidence"
    )
    assert said.ladder_sentence(ROW).startswith(
        "Of **10**: **4** done with evidence, 1 reported done without evidence, 1 rejected or "
        "closed undone, 4 still"
    )
    assert said.counted("no_reply", ROW) == 1
    assert said.counted("open", ROW) == 4


def test_words_of_what_stands_today():
    row = row_of("recommendation_status", ROW | {"accepted_rate": 0.75, "accepted_rate_lower": 0.5,
                                                 "accepted_rate_upper": 0.9})  # fmt: skip
    assert said.status_sentence(row) == (
        "Of **10 recommendations** in 2 completed reviews: **4** done with evidence, 1 reported "
        "done without evidence, 1 rejected or closed undone, 4 still open, **3** of them overdue. "
        "Each is counted once for every body it is addressed to. 1 has no update recorded; it is "
        "not counted as overdue. Of those responded to, 75% were accepted in full or in part (50% "
        "to 90%)."
    )
    nobody = row_of("recommendation_status", ROW | dict.fromkeys(
        ("accepted_rate", "accepted_rate_lower", "accepted_rate_upper")))  # fmt: skip
    assert said.status_sentence(nobody).endswith("it is not counted as overdue.")


def test_words_of_what_fell_due():
    cells = {"n_due": 10, "n_undated": 0, "n_evidenced_on_time": 1, "n_done_on_time": 4,
             "n_overdue": 1,
             "evidenced_on_time_rate": 0.1, "evidenced_on_time_rate_lower": 0.02,
             "evidenced_on_time_rate_upper": 0.4, "on_time_rate": 0.4, "on_time_rate_lower": None,
             "on_time_rate_upper": None}  # fmt: skip
    row = row_of("recommendations_due", cells)
    assert todo.due_sentence(row, "panel year 2014-15") == (
        "**10 recommendations** fell due in the panel year 2014-15. **1** were done in time with "
        "evidence (10%, 2% to 40%), 4 were reported done in time (40%; one review alone has no "
        "interval). **1** is overdue."
    )
    assert todo.due_before(row, "The year before") == (
        "The year before 1 of 10 was done in time with evidence (10%, 2% to 40%)."
    )
    none = row_of("recommendations_due", cells | {"n_due": 0, "evidenced_on_time_rate": None})
    assert todo.due_before(none, "The year before") == "The year before none fell due."
    assert todo.due_before(None, "The year before") == ""


def test_words_of_themes_that_come_back():
    def theme(name: str, x: int, n: int) -> FigureRow:
        return row_of("recurrence", {"theme": name, "n_boards_repeating": x, "n_boards": n,
                                     "repeating_rate": x / n, "repeating_rate_lower": 0.2,
                                     "repeating_rate_upper": 0.9})  # fmt: skip

    by_theme = [theme("Early help", 0, 5), theme("Neglect (all)", 2, 4), theme("Training", 1, 1)]
    assert todo.repeats_heading(by_theme) == (
        r"“Neglect \(all\)” was recommended again within three years by 2 boards"
    )
    sentence = todo.repeats_sentence(by_theme, "panel year 2014-15")
    assert "**2** of **3 themes** in reviews completed in the panel year 2014-15 were" in sentence
    assert r"Most often it was Neglect \(all\), at 2 of 4 boards (50%, 20% to 90%)." in sentence
    assert "Most often" not in todo.repeats_sentence(by_theme[:1], "panel year 2014-15")


def test_words_of_the_curve():
    row = {"n_recommendations": 9}
    for day, shown in ((183, 0.1), (365, None), (730, None)):
        row |= {f"n_followed_{day}": 9}
        for name in ("evidenced", "claimed"):
            row |= {f"{name}_{day}": shown, f"{name}_{day}_lower": None,
                    f"{name}_{day}_upper": None}  # fmt: skip
    few = row_of("follow_through", row)
    sentence = said.follow_sentence(few, "", "panel year 2014-15")
    assert (
        "**10%** were done with evidence and **10%** reported done within six months." in sentence
    )
    assert "a year" not in sentence
    assert said.follow_heading(few, "").startswith("Too early to tell")
    early = row_of("follow_through", row | {"evidenced_183": None})
    assert "five are needed" in said.follow_sentence(early, "", "panel year 2014-15")


@pytest.mark.parametrize(
    ("replied", "asked", "words"),
    [
        (1, 3, "1 of 3 addressees replied"),
        (0, 1, "0 of 1 addressee replied"),
        (3, 3, "3 of 3 addressees replied"),
    ],
)
def test_replies_are_counted_never_summed_up(replied, asked, words):
    assert todo.replies(replied, asked) == words


def test_words_of_what_is_next():
    assert todo.next_step({"next_step": "update", "silent_days": 120}) == (
        "update needed: none for 120 days"
    )
    assert todo.next_step({"next_step": "evidence", "silent_days": None}) == (
        "evidence that it was done"
    )


def test_words_of_the_list():
    assert todo.list_heading("overdue", 1, "Kent") == "1 recommendation overdue: Kent"
    assert todo.list_heading("all", 1234, "Boards") == "1,234 recommendations"
    assert todo.list_heading("stale", 0, "Boards") == (
        "No recommendation without an update for more than 90 days"
    )
    assert "the spreadsheet has all" in todo.list_sentence(600, 500)
    assert "the spreadsheet has all" not in todo.list_sentence(500, 500)


def test_the_overview_says_what_is_overdue_at_the_board(monkeypatch, tmp_path):
    small(tmp_path)
    monkeypatch.setenv("SCR_DATABASE", str(tmp_path))
    at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60)
    at.query_params["board"] = "Board B1"
    at.run()
    assert not at.exception
    assert "**1 recommendation** is overdue." in text_of(at)
    assert "**1** is overdue as at 30 June 2016." in text_of(at)
    links = [link.proto.label for link in at.get("page_link")]
    assert ":primary[Overdue recommendations]" in links
