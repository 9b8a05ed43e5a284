"""What one change of a page sends: messages and bytes, before the proxy compresses them."""

import tempfile
from pathlib import Path

from scr.base.settings import SAMPLE
from scr.figures.directory import directory
from scr.importing import run_import
from scr.store import current
from tests.machines.pages import PageReader
from tests.machines.site import dashboard

PAGES = ("initiation", "overview", "comparison")
AIM = "at most 60 messages and 100 KB"


def main() -> None:
    """Print what a change of region sends, and the way back to the whole country."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database"
        run_import([SAMPLE], folder=database)
        region = directory(current(database)).regions[0]
        process = dashboard({"SCR_DATABASE": str(database)})
        process.start()
        try:
            for page in PAGES:
                reader = PageReader(f"http://127.0.0.1:{process.port}", page, "")
                reader.draw()
                for label, chosen in (("another region", {"region": region}), ("all regions", {})):
                    drawn = reader.draw(**chosen)
                    print(
                        f"{page}, {label}: {drawn.n_messages} messages, "
                        f"{drawn.n_bytes / 1000:.0f} KB; aim: {AIM}"
                    )
                reader.close()
        finally:
            process.stop()
