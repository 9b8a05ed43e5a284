"""Health, closed doors, numbers and the log; at the end, all of it on a real server."""

import json
import logging
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from scr import logs
from scr.base import settings
from scr.base.errors import ArgumentError
from scr.base.settings import ROOT
from scr.figures.directory import directory
from scr.importing import run_import
from scr.server import metrics
from scr.server.doors import Doors
from scr.store import current
from scr.ui.kit.places import _PAGES, addresses
from tests.conftest import close_connections
from tests.importing.helpers import AS_AT, BOARDS, recommendation, review, write
from tests.object_store import free_port
from tests.release.test_releases import country
from tests.server.asking import ask

CANARY = "CANARY-of-a-record"


def test_ready_once_the_data_can_be_read(own_database):
    assert ask("/api/health").json() == {"status": "ok"}
    assert ask("/api/ready").status == 503
    country().snapshot(own_database)
    answer = ask("/api/ready").json()
    assert answer["status"] == "ready"
    assert answer["snapshot"] == current(own_database).id
    close_connections()
    directory.cache_clear()
    current(own_database).path.write_bytes(b"")
    answer = ask("/api/ready")
    assert answer.status == 503
    assert "cannot be opened" in answer.message
    assert ask("/api/health").status == 200


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"),
        ("/initiation", "page"),
        ("/annual-report", "page"),
        ("/annual-report/", "page"),
        ("/initiation/_stcore/health", "page"),
        ("/initiation/_stcore/host-config", "page"),
        ("/_stcore/health", "files"),
        ("/_stcore/host-config", "files"),
        ("/_stcore/upload_file/a/b", "files"),
        ("/static/js/a.js", "files"),
        ("/media/a.csv", "files"),
        ("/favicon.png", "files"),
        ("/api/ready", "api"),
        ("/_stcore/metrics", "closed"),
        ("/_stcore/metrics/", "closed"),
        ("/_stcore/agent/interact", "closed"),
        ("/initiation/_stcore/metrics", "closed"),
        ("/stray", "closed"),
        ("/healthz", "closed"),
        ("/initiation/stray", "closed"),
        ("/.git/config", "closed"),
        ("/api", "closed"),
        ("/staticky", "closed"),
        ("//_stcore/metrics", "closed"),
    ],
)
def test_what_is_open(path, kind):
    assert Doors(None, addresses()).kind_of(path) == kind


def test_every_page_is_open():
    assert {Doors(None, addresses()).kind_of(f"/{place}") for _, _, place in _PAGES} == {"page"}


def values() -> dict[str, float]:
    """What is counted now: name with labels, and value."""
    from prometheus_client import generate_latest

    lines = generate_latest(metrics.begin()).decode().splitlines()
    pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _, value in pairs}


def test_numbers(own_database, tmp_path):
    assert values()["scr_ready"] == 0
    rows = [review(), review("R2"), review("R3", incident_date="soon")]
    source = write(tmp_path / "s", boards=BOARDS, reviews=rows)
    run_import([source], as_at=AS_AT)
    before = values()
    for address in ("/api/ready", "/stray", "/api/v1/figures/nothing"):
        ask(address)
    with metrics.page_made("overview"):
        pass
    after = values()

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more('scr_requests_total{kind="api",status="2xx"}') == 1
    assert more('scr_requests_total{kind="api",status="4xx"}') == 1
    assert more('scr_requests_total{kind="closed",status="4xx"}') == 1
    assert more('scr_request_seconds_count{kind="api"}') == 2
    assert more('scr_page_seconds_count{page="overview"}') == 1
    assert (after["scr_ready"], after["scr_store_answers"], after["scr_last_import"]) == (1, 1, 1)
    assert after['scr_import_rows{result="read"}'] == 5
    assert after['scr_import_rows{result="added"}'] == 4
    assert after['scr_import_rows{result="quarantined"}'] == 1
    assert after["scr_import_findings"] == 1
    assert after["scr_snapshot_age_seconds"] >= 0
    run_import([write(tmp_path / "t", reviews=[review("R9")])], as_at=AS_AT)
    assert values()["scr_last_import"] == 2
    assert values()['scr_import_rows{result="added"}'] == 1


def test_hits_of_caches(monkeypatch):
    import scr.exhibits.asking

    assert "lru_cache" in Path(scr.exhibits.asking.__file__).read_text("utf-8")
    names = {name for name in values() if name.startswith("scr_cache_total")}
    assert 'scr_cache_total{answer="answer",result="hit"}' in names
    assert 'scr_cache_total{answer="answer",result="miss"}' in names


def test_no_record_s_text_in_a_label_a_log_or_an_error(own_database, tmp_path, caplog):
    source = write(
        tmp_path / "s", boards=BOARDS, reviews=[review()],
        recommendations=[recommendation(text=CANARY, theme=CANARY)],
    )  # fmt: skip
    run_import([source], as_at=AS_AT)
    caplog.set_level(logging.DEBUG)
    for query in (f"region={CANARY}", f"{CANARY}=1", f"board={CANARY}", f"period={CANARY}"):
        answer = ask(f"/api/v1/figures/decisions?{query}")
        assert answer.status == 400
    ask(f"/api/v1/figures/{CANARY}")
    ask(f"/{CANARY}")
    assert CANARY not in caplog.text
    assert not any(CANARY in name for name in values())


def record(message: str, *arguments: object, **more: object) -> logging.LogRecord:
    return logging.LogRecord("scr", logging.ERROR, "p", 1, message, arguments, None, **more)


def test_a_line_of_the_log_is_one_json_object():
    made = record('a "quoted"\nline of %s', "two")
    made.facts = {"status": 200}
    line = logs.JsonLines().format(made)
    assert "\n" not in line
    said = json.loads(line)
    assert (said["level"], said["logger"], said["status"]) == ("error", "scr", 200)
    assert said["message"] == 'a "quoted"\nline of two'


def test_the_log_has_an_error_s_kind_and_place_and_not_its_text():
    try:
        raise ValueError(CANARY)
    except ValueError:
        made = logging.LogRecord("scr", logging.ERROR, "p", 1, "fault", (), sys.exc_info())
    line = logs.JsonLines().format(made)
    assert CANARY not in line
    assert json.loads(line)["error"] == "ValueError"
    assert "test_server.py:" in json.loads(line)["place"]


def test_settings_of_the_server(monkeypatch):
    monkeypatch.setenv("SCR_LOG", "xml")
    with pytest.raises(ArgumentError, match="SCR_LOG is one of: text, json"):
        settings.load()
    monkeypatch.setenv("SCR_LOG", "json")
    monkeypatch.setenv("SCR_METRICS_PORT", "9")
    assert (settings.load().log, settings.load().metrics_port) == ("json", 9)


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_on_a_real_server(sample_database, tmp_path):
    """Streamlit's own server answers all of it, closes what is closed, and logs lines of JSON."""
    port, numbers = free_port(), free_port()
    log = tmp_path / "log"
    environment = os.environ | {
        "SCR_DATABASE": str(sample_database), "SCR_LOG": "json", "SCR_METRICS_PORT": str(numbers),
    }  # fmt: skip
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)],
            cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=out,
        )  # fmt: skip
    at = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        assert get(f"{at}/api/ready")[0] == 200
        assert get(f"{at}/_stcore/health") == (200, "ok")
        assert get(f"{at}/initiation")[0] == 200
        status, said = get(f"{at}/api/v1/figures/decisions.csv?period=panel:2014-15")
        assert (status, said.splitlines()[0][:8]) == (200, "group_id")
        for closed in ("_stcore/metrics", "stray", "initiation/stray", "api"):
            assert get(f"{at}/{closed}")[0] == 404
        status, said = get(f"http://127.0.0.1:{numbers}/metrics")
        assert status == 200
        assert 'scr_requests_total{kind="api",status="2xx"} 2.0' in said
        assert "scr_ready 1.0" in said
    finally:
        process.terminate()
        process.wait(30)
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines() if line.strip()]
    asked = [one for one in lines if one["logger"] == "scr.server"]
    assert [one["message"] for one in asked] == ["GET /api/ready", "GET /api/v1/figures/{name}"]
    assert {one["status"] for one in asked} == {200}
