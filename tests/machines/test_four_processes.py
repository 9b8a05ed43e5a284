"""Four processes over one folder, behind nginx, under twenty readers: an import in the middle, each
process killed, and a new version put in without a gap."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from scr.base.settings import ROOT
from tests.importing.helpers import BOARDS, review, write
from tests.machines.crowd import N_READERS, Crowd
from tests.machines.pages import PageReader
from tests.machines.site import Process, Reader, served

PROGRAM = ("dashboard.py", "pages", "queries", "scr", ".streamlit")


def imported(tmp_path: Path, n: int, database: Path) -> None:
    """Import so many reviews, as somebody at the command line does."""
    rows = [
        review(f"R{k}", decision="initiate", decision_date="2014-09-01", notified_date="2014-08-20")
        for k in range(n)
    ]
    source = write(tmp_path / f"source {n}", boards=BOARDS, reviews=rows)
    subprocess.run(
        [sys.executable, "-m", "scr", "import", str(source), "--as-at", "2016-06-30"],
        cwd=ROOT, env=os.environ | {"SCR_DATABASE": str(database)}, check=True,
        stdout=subprocess.DEVNULL, timeout=300,
    )  # fmt: skip


def test_an_import_in_the_middle_and_each_of_four_killed_in_turn(tmp_path):
    database = tmp_path / "database"
    imported(tmp_path, 3, database)
    environments = [{"SCR_DATABASE": str(database)}] * 4
    with served(tmp_path / "nginx", environments) as (processes, front):
        crowd = Crowd(front.port)
        try:
            crowd.wait_for(2 * N_READERS)
            (first,) = crowd.seen
            imported(tmp_path, 5, database)
            crowd.wait_for(4 * N_READERS)
            assert len(crowd.seen) == 2
            for number, process in enumerate(processes):
                crowd.part = f"process {number}"
                process.kill()
                crowd.wait_for(2 * N_READERS)
                process.start()
                crowd.wait_for(N_READERS)
        finally:
            crowd.end()
        crowd.lost_nothing_but()
        home = {f"127.0.0.1:{process.port}" for process in processes}
        assert home <= {one.rpartition(", ")[2] for one in crowd.processes}, "all have answered"
        told = {_asked(process, "/api/ready")["snapshot"] for process in processes}
        assert len(told) == 1
        assert first not in told
        _page_is_back_elsewhere(front, processes)


def _page_is_back_elsewhere(front: Process, processes: list[Process]) -> None:
    """A session ends with its process; the next one is drawn by another, within seconds."""
    reader = Reader(front.port)
    home = reader.get("/api/health")[1]["x-process"]
    address = f"https://127.0.0.1:{front.port}"
    session = PageReader(address, "initiation", reader.cookie)
    before = session.draw(region="North")
    lost = next(one for one in processes if home.endswith(f":{one.port}"))
    lost.kill()
    with pytest.raises(ConnectionClosed):
        session.draw(region="North")
    session.close()
    again = PageReader(address, "initiation", reader.cookie)
    assert again.draw(region="North").n_pieces == before.n_pieces
    again.close()
    lost.start()


def _program(tmp_path: Path, version: str) -> Path:
    """A copy of the program that says it is of this version."""
    there = tmp_path / version
    for name in PROGRAM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        there.mkdir(exist_ok=True)
        copy(ROOT / name, there / name)
    package = there / "scr" / "__init__.py"
    text = package.read_text("utf-8")
    assert '__version__ = "' in text
    before, _, after = text.partition('__version__ = "')
    package.write_text(f'{before}__version__ = "{version}"{after[after.index(chr(34)) + 1 :]}')
    return there


def test_a_new_version_without_a_gap(tmp_path):
    """As docs/deploy.md has it: `current` points to the new folder, and the processes are restarted
    one by one, each once the one before can read the data."""
    database = tmp_path / "database"
    imported(tmp_path, 3, database)
    current = tmp_path / "current"
    current.symlink_to(_program(tmp_path, "1.0.1"))
    environments = [{"SCR_DATABASE": str(database), "PYTHONPATH": ""}] * 2
    with served(tmp_path / "nginx", environments, current) as (processes, front):
        crowd = Crowd(front.port)
        try:
            crowd.wait_for(2 * N_READERS)
            assert {_version(process) for process in processes} == {"1.0.1"}
            waiting = tmp_path / "waiting"
            waiting.symlink_to(_program(tmp_path, "1.0.2"))
            waiting.replace(current)
            for number, process in enumerate(processes):
                crowd.part = f"process {number}"
                process.stop()
                process.start()
                _until_ready(process)
                crowd.wait_for(N_READERS)
            assert {_version(process) for process in processes} == {"1.0.2"}
            crowd.wait_for(2 * N_READERS)
        finally:
            crowd.end()
        crowd.lost_nothing_but()
        assert len(crowd.seen) == 1


def _until_ready(process: Process) -> None:
    for _ in range(300):
        try:
            if _asked(process, "/api/ready")["status"] == "ready":
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError("it does not get ready")


def _version(process: Process) -> str:
    return str(_asked(process, "/api/v1/openapi.json")["info"]["version"])


def _asked(process: Process, path: str) -> dict:
    with urllib.request.urlopen(f"http://127.0.0.1:{process.port}{path}", timeout=60) as answer:
        return dict(json.load(answer))
