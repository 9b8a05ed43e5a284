"""One process of the dashboard beside one of a page as an analyst writes it (`peer_page`): what a
change takes of the processor, with views that nobody has asked for yet and with those that
somebody has; and how many readers each holds, each change within a second, once all views have
been asked for. The same records, the same choices, no proxy. Aim: three times as many readers.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

from scr.base.settings import ROOT, SAMPLE
from scr.figures.directory import directory
from scr.importing import run_import
from scr.store import current
from tests.benchmarks.readers import PAGE, Site, most_held
from tests.machines.site import Process, dashboard
from tests.object_store import free_port

CHANGES = 40
FIRST = 4
"""How many readers are tried first."""


def main() -> None:
    """Print what both hold and take, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database"
        run_import([SAMPLE], folder=database)
        regions = ["", *directory(current(database)).regions]
        pages = (
            ("the analyst's page", _analyst(), ""),
            (PAGE, dashboard({"SCR_DATABASE": str(database), "SCR_AHEAD": "no"}), PAGE),
        )
        for name, process, page in pages:
            process.start()
            try:
                _measure(name, Site(f"http://127.0.0.1:{process.port}", page, regions), process)
            finally:
                process.stop()


def _measure(name: str, site: Site, process: Process) -> None:
    site.warm(1)
    chance = random.Random(0)
    choices = [site.choice(chance) for _ in range(CHANGES)]
    for asked in ("nobody has", "somebody has"):
        took = _processor_time(site, process, choices)
        print(f"{name}, views that {asked} asked for: {1000 * took:.0f} ms a change", flush=True)
    _processor_time(site, process, site.choices())
    print(
        f"{name}: {most_held(site, FIRST)} readers, views that somebody has asked for", flush=True
    )


def _analyst() -> Process:
    page, port = ROOT / "tests" / "benchmarks" / "peer_page.py", free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(page), "--server.port", str(port)]
    # Run from here, it would have our settings: as an analyst runs it, it has Streamlit's own.
    usual = {
        "STREAMLIT_RUNNER_POST_SCRIPT_GC": "true",
        "STREAMLIT_GLOBAL_MIN_CACHED_MESSAGE_SIZE": "10000",
    }
    return Process(command, port, {"SCR_PEER_RECORDS": str(SAMPLE)} | usual)


def _processor_time(site: Site, process: Process, choices: list[dict[str, str]]) -> float:
    """Seconds of processor time of one change, over all of these by one reader."""
    reader = site.arrive()
    before = _used(process.pid)
    for choice in choices:
        reader.draw(**choice)
    reader.close()
    return (_used(process.pid) - before) / len(choices)


def _used(pid: int) -> float:
    """Seconds of processor time that a process has used, by Linux's own account."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
