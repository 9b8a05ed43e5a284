"""Two machines, one object store, one nginx, twenty readers: import on one, read on the other,
kill each part in turn, and at the end every figure is equal and no request was lost beyond those
that were in flight when a part died.

The machines are processes with a local folder each; the readers ask for figures by address.
"""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from scr.base.settings import ROOT
from scr.figures.definitions import definitions
from tests.importing.helpers import BOARDS, review, write
from tests.machines.crowd import N_READERS, Crowd
from tests.machines.site import dashboard, need_nginx, nginx
from tests.object_store import ObjectStore


def run(environment: dict[str, str], *command: str) -> str:
    """A command of ours on a machine; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "scr", *command], cwd=ROOT, env=os.environ | environment,
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def store():
    need_nginx()
    made = ObjectStore()
    yield made
    made.close()


def source(tmp_path: Path, n: int) -> Path:
    rows = [
        review(f"R{k}", decision="initiate", decision_date="2014-09-01", notified_date="2014-08-20")
        for k in range(n)
    ]
    return write(tmp_path / f"source {n}", boards=BOARDS, reviews=rows)


def test_each_part_is_killed_in_turn(store, tmp_path):
    url = store.bucket("two-machines")
    one, two = (store.environment(url, tmp_path / name) for name in ("one", "two"))
    run(one, "import", str(source(tmp_path, 3)), "--as-at", "2016-06-30")
    machines = [dashboard(one), dashboard(two)]
    front = nginx(tmp_path / "nginx", [machine.port for machine in machines])
    crowd = None
    try:
        for part in (*machines, front):
            part.start()
        crowd = Crowd(front.port)
        crowd.wait_for(2 * N_READERS)
        first = set(crowd.seen)
        # Imported on one machine, read on both.
        run(one, "import", str(source(tmp_path, 5)))
        crowd.wait_for(4 * N_READERS)
        assert len(set(crowd.seen) - first) == 1
        # Each machine dies under its readers, and comes back.
        for number, machine in enumerate(machines):
            crowd.part = f"machine {number}"
            machine.kill()
            crowd.wait_for(2 * N_READERS)
            machine.start()
            crowd.wait_for(N_READERS)
        # The object store goes away: what is shown stays shown. An import says why it cannot.
        crowd.part = "store"
        store.wire.mode = "away"
        crowd.wait_for(2 * N_READERS)
        refused = subprocess.run(
            [sys.executable, "-m", "scr", "import", str(source(tmp_path, 6))], cwd=ROOT,
            env=os.environ | two, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert refused.returncode == 3
        assert "cannot be reached" in refused.stderr
        store.wire.mode = "open"
        run(two, "import", str(source(tmp_path, 7)))
        crowd.wait_for(4 * N_READERS)
        # Only nginx itself has nobody to stand in for it: what it was answering is lost, and who
        # finds nobody there asks again.
        crowd.part = "nginx"
        front.kill()
        front.start()
        crowd.wait_for(3 * N_READERS)
    finally:
        if crowd is not None:
            crowd.end()
        store.wire.mode = "open"
        # Asked of each machine itself, not through nginx.
        try:
            _wait_until_all_reach_the_store([machine.port for machine in machines])
            answers = [whole(machine.port) for machine in machines] if crowd else []
        finally:
            for part in (front, *machines):
                part.stop()
    crowd.lost_nothing_but("nginx")
    assert len(crowd.seen) == 3, "three imports have been seen, and nothing else"
    assert answers[0] == answers[1]
    assert len(answers[0]) > 20
    assert "All of it is whole." in run(one, "check")


def _wait_until_all_reach_the_store(ports: list[int]) -> None:
    """A machine shows what it has for a while after the store has come back, and says so."""
    ready: list[dict[str, str]] = []
    for _ in range(120):
        ready = [_ready(port) for port in ports]
        is_current = not any("shown_as_of" in one for one in ready)
        if is_current and len({one["snapshot"] for one in ready}) == 1:
            return
        time.sleep(0.5)
    raise AssertionError(f"machines that do not agree: {ready}")


def _ready(port: int) -> dict[str, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/ready", timeout=60) as answer:
        said: dict[str, str] = json.load(answer)
    return said


def whole(port: int) -> dict[str, str]:
    """Every figure as one machine answers it now."""
    found = {}
    for name, figure in definitions().items():
        if figure.composed:
            continue
        asked = "period=panel:2013-14..2014-15&by=board" if figure.period != "none" else "by=board"
        if figure.measures:
            asked = "period=panel:2013-14..2014-15&measure=initiation_rate"
        try:
            address = f"http://127.0.0.1:{port}/api/v1/figures/{name}.json?{asked}"
            with urllib.request.urlopen(address, timeout=120) as answer:
                found[name] = answer.headers["X-Snapshot"] + answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                found[name] = f"{error.code} {error.read().decode()}"
    return found
