"""What people wrote about a case is in no file of a pack; formulas are harmless in every format."""

import io
import zipfile
from datetime import date

import pytest

from scr.base.periods import parse_span
from scr.report import build, contents, files
from tests.factory import board, review

CANARY = "Zyxwv Qwertz"
FORMULA = "=HYPERLINK(1)"
PARTS = tuple(p for p in contents.PARTS if p.title not in ("Time", "Quality"))


@pytest.fixture(scope="module")
def made(shared_snapshot):
    decided = {"decision": "initiate", "decision_date": date(2014, 9, 1),
               "completed_date": date(2014, 12, 1), "decision_reason": CANARY}  # fmt: skip
    snapshot = shared_snapshot(
        boards=[board("B1", board_name=FORMULA), board("B2", region="South")],
        reviews=[review(f"R{i}", **decided) for i in range(6)],
        recommendations=[
            {"recommendation_id": "1", "review_id": "R1", "addressee": CANARY, "text": CANARY,
             "addressee_type": "health", "theme": "Training"},
        ],
        publications=[
            {"publication_id": "P1", "review_id": "R1", "kind": "overview_report",
             "published_date": date(2015, 1, 5), "url": f"https://example.org/{CANARY}"},
        ],
        challenges=[
            {"challenge_id": "C1", "board_id": "B1", "raised_by": "panel", "subject": "quality",
             "raised_date": date(2014, 8, 1), "note": CANARY},
        ],
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "PARTS", PARTS)
        return files(build(snapshot, parse_span("panel:2014-15"), policy="none"))


def texts(name, content):
    """Every text in a file, those within a ZIP one by one."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield name, content.decode("utf-8", errors="ignore")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for inside in archive.namelist():
            yield from texts(f"{name}/{inside}", archive.read(inside))


def test_free_text_is_in_no_file(made):
    every = [pair for name, content in made.items() for pair in texts(name, content)]
    assert len(every) > 60
    assert [name for name, text in every if CANARY in text or "Qwertz" in text] == []


def test_a_board_named_like_a_formula_is_harmless_in_every_format(made):
    found = {name.split("/")[0]: text for name, content in made.items()
             for name, text in texts(name, content) if FORMULA in text}  # fmt: skip
    assert {"report.xlsx", "report.ods", "report.docx", "csv"} <= set(found)
    for name, content in made.items():
        for _, text in texts(name, content):
            harmless = text.count(f"'{FORMULA}") + text.count(f"&#x27;{FORMULA}")
            assert text.count(FORMULA) == harmless
