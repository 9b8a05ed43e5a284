"""What a browser has from the view before is not sent to it again."""

from pathlib import Path

from tests.machines.pages import PageReader
from tests.machines.site import dashboard


def test_a_page_drawn_again_is_sent_as_references(sample_database: Path) -> None:
    process = dashboard({"SCR_DATABASE": str(sample_database)})
    process.start()
    try:
        reader = PageReader(f"http://127.0.0.1:{process.port}", "initiation", "")
        first, again, other = reader.draw(), reader.draw(), reader.draw(region="Saltmarch")
        reader.close()
    finally:
        process.stop()
    assert first.n_pieces == again.n_pieces
    # Charts, lists of boards and scripts are most of a page.
    assert again.n_bytes < first.n_bytes / 3
    # Another region has other charts; the lists and scripts are the same.
    assert again.n_bytes < other.n_bytes < first.n_bytes / 1.3
