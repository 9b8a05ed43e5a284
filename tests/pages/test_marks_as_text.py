"""What a record holds is text on every page: no mark of Markdown, HTML or a formula of it works.

Every text column of every table is hostile. Of all that a page sends to a browser, only what shows
its text letter by letter may hold the marks as they are.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from scr.base.markdown import heading, sentence
from scr.importing import run_import
from scr.store import import_tables
from scr.ui.kit.cells import cells
from tests.importing.helpers import write
from tests.pages.conftest import open_at
from tests.pages.tabs import tab_by_tab

__all__ = ["open_at"]

MARKS = (
    "<script>qz()</script>", "[qz](javascript:qz)", "**qz**", "$qz$", ":red[qz]",
    "![qz](http://qz.example/a.png)", "<b>qz</b>", "`qz`",
)  # fmt: skip
BOLD = "**qz**"
HOSTILE = "=qz " + " ".join(MARKS)
# Fields that a browser never reads as Markdown or HTML: what is chosen from or typed, cells of
# tables that are drawn letter by letter, names of elements and of files.
LETTER_BY_LETTER = re.compile(
    r"^(selectbox\.(options|raw_value)|multi_select\.options)$|^dataframe\.arrow_data\.|^bidi_component\.json$"
    r"|\.(alt|id|url)$"
)
SECTIONS = ("Load", "Findings", "Completeness", "Who has sent what", "No recent records", "Imports",
            "Dictionary")  # fmt: skip
PAGES = [
    *((name, {}) for name in ("overview", "initiation", "timeliness", "publication", "quality")),
    *((name, {}) for name in ("recommendations", "comparison", "methods", "annual_report")),
    ("initiation", {"region": f"North {HOSTILE}"}),
    *((name, {"board": f"B1 {HOSTILE}"}) for name in ("board", "timeliness", "comparison")),
    ("review", {"review": f"R1 {HOSTILE}"}),
    *(("data", {"section": section}) for section in SECTIONS),
]
N_REVIEWS = 24


def named(text: str) -> str:
    return f"{text} {HOSTILE}"


def rows() -> dict[str, list[dict[str, str]]]:
    """A record or more of every table; every column that takes free text has the marks in it."""
    boards = [
        {
            "board_id": named(f"B{n}"),
            "board_name": named(f"Place {n}"),
            "region": named("North" if n < 3 else "South"),
            "area_type": named("County"),
            "aliases": named(f"Old place {n}"),
            "tile_column": str(n),
            "tile_row": "1",
        }
        for n in range(1, 5)
    ]
    made: dict[str, list[dict[str, str]]] = {
        "dataset": [
            {
                "title": named("Title"),
                "owner": named("Owner"),
                "note": named("Note"),
                "as_at_date": "2016-06-30",
            }
        ],
        "boards": boards,
        "populations": [
            {"board_id": b["board_id"], "year": str(y), "children": "50000", "status": named("s")}
            for b in boards
            for y in (2013, 2014, 2015)
        ],
        "neighbours": [
            {
                "board_id": boards[n]["board_id"],
                "neighbour_id": boards[m]["board_id"],
                "rank": str(m + 1),
                "closeness": named("near"),
                "edition": named("2014"),
            }
            for n in range(4)
            for m in range(4)
            if n != m
        ],
    }
    for n in range(N_REVIEWS):
        for table, row in of_review(n).items():
            made.setdefault(table, []).append(row)
    made["panel_recommendations"] = [
        {
            "panel_recommendation_id": named("PR1"), "report": named("First"),
            "report_date": "2015-07-01", "text": named("Do"), "addressee": named("Boards"),
            "response": "accepted", "response_date": "2015-09-01",
        }
    ]  # fmt: skip
    return made


def of_review(n: int) -> dict[str, dict[str, str]]:
    key, board = named(f"R{n}"), named(f"B{n % 4 + 1}")
    day = date(2014, n % 12 + 1, 5)
    is_start = n % 6 != 5
    later = {"completed_date": "2015-03-01", "report_to_panel_date": "2015-04-01"}
    return {
        "reviews": {
            "review_id": key, "board_id": board, "incident_type": "death",
            "incident_date": "2013-12-20", "notified_date": day.isoformat(),
            "decision": "initiate" if is_start else "not_initiate",
            "decision_date": day.replace(day=25).isoformat(), "decision_reason": HOSTILE,
            "panel_view": "" if is_start else "agree",
            "panel_view_date": "" if is_start else "2015-01-20",
            HOSTILE: "beyond",
            **(later if is_start and n % 4 else dict.fromkeys(later, "")),
        },
        "publications": {
            "publication_id": named(f"P{n}"), "review_id": key, "kind": "overview_report",
            "published_date": "2015-06-01", "url": f"javascript:qz() {HOSTILE}",
        },
        "delays": {
            "delay_id": named(f"D{n}"), "review_id": key, "reason": "inquest",
            "start_date": "2015-01-01", "end_date": "2015-02-01",
        },
        "recommendations": {
            "recommendation_id": named(f"C{n}"), "review_id": key, "addressee": named("Police"),
            "theme": named("Training"), "text": named("Do"), "due_date": "2015-06-01",
        },
        "assessments": {
            "assessment_id": named(f"A{n}"), "review_id": key, "assessor": "panel",
            "assessed_date": "2015-05-01", "what_happened": str(n % 4 + 1), "why": "3",
            "action": "2",
        },
        "challenges": {
            "challenge_id": named(f"L{n}"), "board_id": board, "review_id": key,
            "raised_by": "panel", "subject": "delay", "raised_date": "2015-05-01",
            "note": named("Note"),
        },
    }  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    tables = rows()
    # One row that is kept out, so that there is something under Findings.
    tables["reviews"].append({**tables["reviews"][0], "review_id": named("X"), "board_id": HOSTILE})
    report = run_import([write(folder / "source", **tables)], folder=folder / "database")
    assert report.n_rejected == 1, report.findings["message"].tolist()
    return folder / "database"


def test_every_text_column_of_every_table_has_the_marks() -> None:
    tables = rows()
    assert set(tables) == set(import_tables())
    for table in import_tables().values():
        for column in table.columns:
            # Lists of what must be known, and the law's own codes, can hold nothing else.
            if column.kind == "text" and column.name not in (
                *("joint_board_ids", "successor_board_id", "local_authorities", "la_codes"),
            ):
                assert any(HOSTILE in row.get(column.name, "") for row in tables[table.name]), (
                    table.name,
                    column.name,
                )


def sent(at: AppTest) -> Iterator[tuple[str, str]]:
    """Every text that a page sends, by the kind of element and the field it stands in."""

    def walk(nodes: Iterable[object]) -> Iterator[object]:
        for node in nodes:
            yield node
            yield from walk(getattr(node, "children", {}).values())

    for node in walk([at.main, at.sidebar]):
        proto = getattr(node, "proto", None)
        if isinstance(proto, Message):
            name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(proto).__name__).lower()
            for path, text in fields(proto):
                yield f"{name}.{path}", text


def fields(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        values = value if field.is_repeated else [value]
        for one in values:
            if isinstance(one, Message):
                yield from fields(one, f"{path}{field.name}.")
            elif isinstance(one, str):
                yield f"{path}{field.name}", one
            elif isinstance(one, bytes):
                yield f"{path}{field.name}", one.decode("utf-8", "ignore")


def working(place: str, text: str) -> list[str]:
    """The marks of a text that a browser would not show letter by letter."""
    if LETTER_BY_LETTER.search(place):
        return []
    marks = [mark for mark in MARKS if mark in text]
    if place == "plotly_chart.spec":
        # Charts know a little HTML and no Markdown; in their JSON a < may be written as a code.
        told = json.dumps(json.loads(text), ensure_ascii=False)
        return [mark for mark in MARKS if mark.startswith("<") and mark in told]
    # Bold type is ours in sentences, and a name may have it there too: it changes no meaning.
    return [mark for mark in marks if mark != BOLD or place != "markdown.body"]


@pytest.mark.parametrize(("page", "query"), PAGES, ids=str)
def test_no_mark_of_a_record_works_on_a_page(open_at, hostile, page, query) -> None:
    at = open_at(page, hostile, **query)
    drawn = [list(sent(at)), *(list(sent(at)) for _ in tab_by_tab(at, lambda _: None))]
    texts = {pair for one in drawn for pair in one}
    found = {(place, mark) for place, text in texts for mark in working(place, text)}
    assert found == set()
    if page != "data" and query:
        shown = [text for place, text in texts if place in ("markdown.body", "heading.body")]
        assert any("\\<script>" in text or "\\<script\\>" in text for text in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**86 of 107** (80%, 72%); K_2, 1 < 2", "**86 of 107** (80%, 72%); K_2, 1 \\< 2"),
        ("[x](javascript:x) ![x](y) :red[x]", "\\[x\\](javascript:x) !\\[x\\](y) :red\\[x\\]"),
        ("`x` $x$ ~~x~~ _x_", "\\`x\\` \\$x\\$ \\~\\~x\\~\\~ \\_x\\_"),
        # What is harmless stays; a mark behind an escaped backslash is none.
        ("\\<b> \\\\<b>", "\\<b> \\\\\\<b>"),
    ],
)  # fmt: skip
def test_of_a_sentence_bold_type_alone_works(text: str, shown: str) -> None:
    assert sentence(text) == shown
    assert sentence(shown) == shown
    assert "*" not in re.sub(r"\\.", "", heading(text))


def test_a_table_s_cells_and_heads_are_text_and_its_numbers_numbers() -> None:
    table = pd.DataFrame({"**a**": ["<b>", None], "n": [1, 2]})
    shown = cells(table)
    assert list(shown.columns) == ["\\*\\*a\\*\\*", "n"]
    assert shown.iloc[0, 0] == "\\<b>"
    assert pd.isna(shown.iloc[1, 0])
    assert shown["n"].tolist() == [1, 2]
    assert table.iloc[0, 0] == "<b>"
