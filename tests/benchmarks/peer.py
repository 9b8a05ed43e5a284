"""One process of the dashboard beside one of a page as an analyst writes it (`peer_page`): how many
readers each holds, each change within a second, and what a change takes of the processor. The
same records, the same choices, no proxy. Aim: three times as many readers.
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
    """Print what both hold, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database"
        run_import([SAMPLE], folder=database)
        regions = ["", *directory(current(database)).regions]
        pages = (
            ("the analyst's page", _analyst(), ""),
            (PAGE, dashboard({"SCR_DATABASE": str(database)}), PAGE),
        )
        held, taken = [], []
        for name, process, page in pages:
            process.start()
            try:
                site = Site(f"http://127.0.0.1:{process.port}", page, regions)
                site.warm(1)
                taken.append(_processor_time(site, process))
                held.append(most_held(site, FIRST))
            finally:
                process.stop()
            print(f"{name}: {held[-1]} readers, {1000 * taken[-1]:.0f} ms a change")
    print(f"readers, times the analyst's: {held[1] / max(1, held[0]):.1f}; aim: 3")
    print(f"processor time, times the analyst's: {taken[1] / taken[0]:.1f}")


def _analyst() -> Process:
    page, port = ROOT / "tests" / "benchmarks" / "peer_page.py", free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(page), "--server.port", str(port)]
    return Process(command, port, {"SCR_PEER_RECORDS": str(SAMPLE)})


def _processor_time(site: Site, process: Process) -> float:
    """Seconds of processor time of one change, over many by one reader."""
    chance, reader = random.Random(0), site.arrive()
    before = _used(process.pid)
    for _ in range(CHANGES):
        reader.draw(**site.choice(chance))
    reader.close()
    return (_used(process.pid) - before) / CHANGES


def _used(pid: int) -> float:
    """Seconds of processor time that a process has used, by Linux's own account."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
