"""The Coventry case as a worked example: the facts are those that were published of it.

The board published its review on 17 September 2013. On the day before the minister had asked for
a deeper analysis of why things happened. The board sent it, with a letter, on 20 December 2013,
the minister answered on 31 January 2014, and it was published in February together with a report
of progress. None of it is in the data shipped: these rows exist here alone.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from scr import disclosure
from scr.__main__ import cli
from scr.base.periods import parse_span
from scr.base.request import Request
from scr.base.settings import ROOT
from scr.cases.letters import letters
from scr.cases.review_file import case_file
from scr.disclosure import TRUSTED
from scr.importing import run_import
from scr.store import Snapshot, current
from scr.ui.pages.review import tables as review_tables

FILES = {
    "dataset": "title,as_at_date\nWorked example,2014-06-30\n",
    "reviews": "review_id,board_id,incident_date,incident_type\n"
    "COV-1,Coventry,3 March 2012,death\n",
    "publications": "publication_id,review_id,kind,published_date\n"
    "P1,COV-1,overview_report,17/09/2013\n"
    "P2,COV-1,further_analysis,3 Feb 2014\n"
    "P3,COV-1,progress_report,3 Feb 2014\n",
    "challenges": "challenge_id,board_id,review_id,raised_by,subject,raised_date,questions,"
    "replied_date,closed_date,outcome,note\n"
    "M1,Coventry,COV-1,minister,quality,16 September 2013,4,20 December 2013,31 January 2014,"
    "satisfied,Zanzibarquince\n",
}
AS_AT = date(2014, 6, 30)
ASKED = Request("challenges", parse_span("panel:2013-14"), by="board")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coventry")
    source = folder / "source"
    source.mkdir()
    for name, text in FILES.items():
        (source / f"{name}.csv").write_text(text, encoding="utf-8")
    outcome = run_import([ROOT / "data" / "england", source], folder=folder / "database")
    assert "reject" not in set(outcome.findings["severity"])
    return folder / "database"


@pytest.fixture
def coventry(database: Path, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    monkeypatch.setenv("SCR_DATABASE", str(database))
    return current()


@pytest.fixture
def visit(coventry, database, monkeypatch, tmp_path) -> Callable[..., AppTest]:
    def go(page: str, **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60)
        # One arrives at the overview, which is not drawn here: it has nothing to show.
        monkeypatch.setenv("SCR_DATABASE", str(tmp_path / "nothing"))
        at.run()
        monkeypatch.setenv("SCR_DATABASE", str(database))
        at.switch_page(str(ROOT / "pages" / f"{page}.py"))
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception
        return at

    return go


def test_the_figure_gives_95_days_to_the_reply(coventry):
    table = disclosure.answer(TRUSTED, ASKED, coventry).table
    asked = table[(table["raised_by"] == "minister") & (table["subject"] == "quality")]
    (row,) = asked[asked["n_raised"] > 0].to_dict("records")
    assert "Coventry" in row["group_name"]
    assert (row["n_raised"], row["n_replied"], row["n_closed"]) == (1, 1, 1)
    assert row["median_days"] == 95


def test_and_so_does_one_line_on_the_command_line(coventry):
    result = CliRunner().invoke(
        cli, ["figure", "challenges", "--period", "panel:2013-14", "--format", "csv"]
    )
    header, first = result.stdout.splitlines()[:2]
    assert dict(zip(header.split(","), first.split(","), strict=True))["median_days"] == "95.0"


@pytest.mark.parametrize(
    ("as_at", "counts"),
    [
        # Before the first letter of all none is on record, which is not none.
        ("2013-09-15", (None, None, None)),
        ("2013-09-16", (1, 0, 0)),
        ("2013-12-19", (1, 0, 0)),
        ("2013-12-20", (1, 1, 0)),
        ("2014-01-30", (1, 1, 0)),
        ("2014-01-31", (1, 1, 1)),
    ],
)
def test_day_by_day(coventry, as_at, counts):
    request = Request("challenges", parse_span("panel:2013-14"), as_at=date.fromisoformat(as_at))
    row = disclosure.answer(TRUSTED, request, coventry).table.iloc[0]
    shown = [row[name] for name in ("n_raised", "n_replied", "n_closed")]
    assert tuple(None if pd.isna(count) else count for count in shown) == counts


def test_the_letter_is_one_case_with_what_was_published_after_it(coventry):
    (letter,) = letters(TRUSTED, coventry, ASKED, AS_AT)
    assert letter.review_id == "COV-1"
    assert (letter.reply_days, letter.closing_days) == (95, 42)
    assert letter.outcome == "satisfied"
    # The overview report was published after the letter too, on the next day, but is no answer.
    assert letter.published == (
        ("further_analysis", date(2014, 2, 3)),
        ("progress_report", date(2014, 2, 3)),
    )
    (earlier,) = letters(TRUSTED, coventry, ASKED, date(2014, 1, 30))
    assert (earlier.reply_days, earlier.closing_days, earlier.outcome) == (95, None, None)
    assert earlier.published == ()


def test_the_reviews_own_page_shows_both_spans_and_the_further_analysis(coventry, visit):
    file = case_file(TRUSTED, coventry, "COV-1", AS_AT)
    (row,) = review_tables.challenges(file).to_dict("records")
    assert row["Sent"] == "16 September 2013"
    assert row["Reply"] == "20 December 2013, 95 days after the letter"
    assert row["Ended"] == "31 January 2014, 42 days after the reply: satisfied"
    assert row["Published since"] == (
        "Further analysis, 3 February 2014; Progress report, 3 February 2014"
    )
    at = visit("review", review="COV-1")
    shown = "\n".join(table.value.to_string() for table in at.table)
    assert "95 days after the letter" in shown
    assert "42 days after the reply" in shown
    assert "Overview report" in shown
    assert "Zanzibarquince" not in shown + str(at)


def test_the_letters_on_the_quality_page_show_the_same(visit):
    at = visit("quality", last="2013-14", tab="Letters")
    (row,) = at.dataframe[0].value.to_dict("records")
    # How many questions, and which review, are in the CSV: the list has no room for them.
    assert (row["Board"], row["From"]) == ("Coventry", "Minister")
    assert row["Reply"] == "20 Dec 2013 (95 days)"
    assert row["Ended"] == "satisfied, 31 Jan 2014 (42 days on)"
    assert row["Published since"] == "further analysis 3 Feb 2014; progress report 3 Feb 2014"
    assert "Zanzibarquince" not in str(at)
