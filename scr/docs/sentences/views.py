"""Over what sentences are made: the sample in a few views, and records with nothing in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from scr.base.settings import SAMPLE
from scr.disclosure import TRUSTED
from scr.exhibits.board_choice import POOLED, BoardChoice
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.figures.directory import directory
from scr.importing import run_import
from scr.store import Snapshot, current

BOARD, REGION = "AR134", "Highmoor"
REPORT = "All boards, as the annual report asks"
"""The view of the exhibits that are in the report; those of pages alone are not made for it."""
_NOTHING = {
    "boards.csv": "board_id,board_name,region,area_type\nB1,Kent,South East,Shire county\n",
    "dataset.csv": "title,as_at_date\nNothing,2016-06-30\n",
}


@dataclass(frozen=True)
class Seen:
    """A view, under its name in the document, with the board that pages of one board show;
    `is_usual` the one in which a second measure and list is told too."""

    name: str
    scope: Scope
    choice: BoardChoice
    is_usual: bool = False


@contextmanager
def seen() -> Iterator[tuple[Seen, ...]]:
    """The views, the usual one first; their records are there as long as this is open."""
    with TemporaryDirectory() as place:
        sample = _imported(SAMPLE, Path(place) / "sample")
        empty = Path(place) / "empty"
        empty.mkdir()
        for name, text in _NOTHING.items():
            (empty / name).write_text(text, "utf-8")
        nothing = _imported(empty, Path(place) / "nothing")
        yield tuple(_views(sample, nothing))


def _imported(source: Path, folder: Path) -> Snapshot:
    run_import([source], folder=folder)
    snapshot = current(folder)
    if snapshot is None:
        raise ValueError(f"{source} imports as nothing")
    return snapshot


def _views(sample: Snapshot, nothing: Snapshot) -> Iterator[Seen]:
    sample_directory = directory(sample)
    names = sample_directory.boards.set_index("board_id")["board_name"]
    usual = View("panel", 2011, 2015, sample_directory.as_at)
    one_board = View(
        "panel", 2011, 2015, sample_directory.as_at, board_id=BOARD, board_name=str(names[BOARD])
    )
    few = View("panel", 2015, 2015, sample_directory.as_at, region=REGION)
    report = View("panel", 2010, 2014, sample_directory.as_at)
    yield replace(_seen("All boards, the usual view", usual, sample, BOARD), is_usual=True)
    yield _seen("One board", one_board, sample, BOARD)
    yield _seen("One region in one year", few, sample, BOARD)
    yield _seen(REPORT, report, sample, BOARD)
    none = View("panel", 2011, 2015, sample_directory.as_at, board_id="B1", board_name="Kent")
    yield _seen("Nothing recorded", none, nothing, "B1")


def _seen(name: str, view: View, snapshot: Snapshot, board: str) -> Seen:
    snapshot_directory = directory(snapshot)
    boards = peers.boards_by_id(snapshot_directory.boards)
    edition = peers.usual_edition(peers.editions(snapshot_directory.neighbours), view.as_at)
    start, end = view.range.start or view.as_at, view.range.end or view.as_at
    groups = peers.groups(board, boards, snapshot_directory.neighbours, edition=edition, own=(),
                          first=start, last=end, as_at=view.as_at)  # fmt: skip
    choice = BoardChoice(boards[board], boards, tuple(groups), (), peers.REGION, POOLED,
                         as_now=False, edition=edition, own=(), years=5.0)  # fmt: skip
    return Seen(name, Scope(TRUSTED, snapshot, view), choice)
