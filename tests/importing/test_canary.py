"""What is written in a cell is in the database and the quarantine, and in nothing said aloud."""

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from scr.__main__ import cli
from scr.importing import run_import
from scr.store import import_tables
from tests.importing.helpers import AS_AT, BOARDS, ask, load, recommendation, review, write

CANARY = "Zyxwv Qwertz"


def test_a_secret_is_in_no_finding_log_or_message(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    columns = ["review_id", "board_id", "joint_board_ids", "incident_date", "abuse_type"]
    columns += ["children_involved", "decision", "decision_reason", "secret"]
    bad = dict.fromkeys(columns, CANARY)
    tables = {
        "boards": [*BOARDS, {**BOARDS[1], "board_id": "B3", "successor_board_id": CANARY}],
        "reviews": [review("R1", decision_reason=CANARY, decision="initiate"), review(**bad)],
        "recommendations": [
            recommendation(text=CANARY, theme=CANARY, response="accepted"),
            recommendation(CANARY, review_id=CANARY, is_clear=CANARY, addressee_type=CANARY),
            recommendation(CANARY, addressee=CANARY),
            recommendation(CANARY, addressee=CANARY),
        ],
    }
    report = load(tmp_path, **tables)
    assert report.n_rejected == 4
    assert CANARY not in report.findings.to_csv()
    assert CANARY in report.quarantine["reviews"].to_csv()
    kept = ask(tmp_path, "select message from records.findings")
    assert CANARY not in kept.to_csv()
    for extra in ((), ("--strict",), ("--dry-run",)):
        done = CliRunner().invoke(cli, ["import", str(tmp_path / "source"), *extra])
        assert done.exit_code == (4 if extra == ("--strict",) else 0)
        assert "unknown_board" in done.output
        assert CANARY not in done.output
    assert CANARY not in caplog.text


def test_a_secret_in_any_column_is_not_repeated(tmp_path: Path) -> None:
    tables = {
        table.name: [{column.name: CANARY for column in table.columns}]
        for table in import_tables().values()
    }
    report = run_import([write(tmp_path / "source", **tables)], folder=tmp_path / "db", as_at=AS_AT)
    assert report.n_rejected > 8
    assert CANARY not in report.findings.to_csv()
