"""What the first visitor of a fresh server waits for, in processor time, against importing what no
page can do without; with first views made ahead, as a server does, and without."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scr.base.settings import ROOT, SAMPLE
from scr.importing import run_import

RUNS = 5
AIM = 0.4
_BARE = "import time; import streamlit, pandas; print(time.process_time())"
_PAGE = """
import time
import streamlit, pandas
from streamlit.testing.v1 import AppTest
import dashboard
{ahead}
before = time.process_time()
page = AppTest.from_file({main!r}, default_timeout=120).run()
assert not page.exception
print(time.process_time() - before)
"""
_AHEAD = """
from scr.access import TRUSTED
from scr.exhibits.usual import make_ahead
from scr.store import current
list(make_ahead(TRUSTED, current()))
"""


def main() -> None:
    """Print the seconds of the first Overview, and its ratio to the imports."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database"
        run_import([SAMPLE], folder=database)
        bare = _least(_BARE, database)
        for label, ahead in (("made ahead", _AHEAD), ("not made ahead", "")):
            page = _PAGE.format(ahead=ahead, main=str(ROOT / "scr" / "main.py"))
            ours = _least(page, database)
            print(
                f"first Overview, {label}: {ours:.2f} s of processor time, {ours / bare:.1f} times "
                f"`import streamlit, pandas` ({bare:.2f} s); aim: at most {AIM}"
            )


def _least(script: str, database: Path) -> float:
    """The fewest seconds that the script prints in several runs, as the rest is other work."""
    environment = {**os.environ, "SCR_DATABASE": str(database), "PYTHONPATH": str(ROOT)}
    return min(
        float(
            subprocess.run(
                [sys.executable, "-c", script],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                check=True,
                text=True,
            ).stdout.split()[-1]
        )
        for _ in range(RUNS)
    )
