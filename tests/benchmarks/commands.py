"""What a command costs in processor time, against importing what it cannot do without.

Python's start and all threads are in both; the least of several runs, as the rest is other work.
Our modules are compiled before, as those of others are: Python keeps what it compiled first.
"""

import compileall
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from scr.base.settings import ROOT, SAMPLE
from scr.importing import run_import

RUNS = 7
COMMANDS = {
    "figure decisions --format csv": "import duckdb, pandas",
    "--help": "import click, duckdb",
    "status": "import click, duckdb",
    "history": "import click, duckdb",
}
AIM = 1.3


def main() -> None:
    """Print each command's ratio."""
    compileall.compile_dir(ROOT / "scr", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database"
        run_import([SAMPLE], folder=database)
        for command, bare in COMMANDS.items():
            ours = _least([sys.executable, "-m", "scr", *command.split()], database)
            theirs = _least([sys.executable, "-c", bare], database)
            print(
                f"scr {command}: {ours:.2f} s of processor time, {ours / theirs:.1f} times "
                f"`{bare}` ({theirs:.2f} s); aim: at most {AIM}"
            )


def _least(command: list[str], database: Path) -> float:
    environment = {**os.environ, "SCR_DATABASE": str(database)}
    spent = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)
