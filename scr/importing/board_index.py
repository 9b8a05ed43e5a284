"""Which board a text means: an id, a name or an alias, as people write them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from scr.importing.names import key, plain

N_SUGGESTED = 3
NEAR_ENOUGH = 70
# Searching for near names is slow; past so many unknown texts the file is wrong, not the names.
MOST_SEARCHED = 500

# What a text is looked up as, in this order: the first that finds a board decides. An id is a key,
# so one that fits only without its punctuation comes after every name that does.
ID, NAME, FORMER_NAME, LOOSE_ID, UNUSABLE_NAME = range(5)


@dataclass
class BoardRecord:
    """A board as far as looking it up needs it; dates are its first and last day."""

    board_id: str
    names: tuple[str, ...] = ()
    opened: date | None = None
    closed: date | None = None
    successor: str | None = None
    row_id: int | None = None

    def is_open_on(self, day: date) -> bool:
        """Whether the board was open that day; a blank date is no limit."""
        return (self.opened or date.min) <= day <= (self.closed or date.max)


@dataclass
class BoardIndex:
    """Every board that a text may mean. `known` has the keys of those that rows may refer to."""

    boards: dict[str, BoardRecord] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    _found: list[dict[str, set[str]]] = field(
        default_factory=lambda: [defaultdict(set) for _ in range(UNUSABLE_NAME + 1)]
    )
    _display: dict[str, str] = field(default_factory=dict)
    _suggested: dict[str, str | None] = field(default_factory=dict)

    def add(self, board: BoardRecord, rank: int = NAME) -> None:
        """Add a board under its id and, at this rank, its names."""
        board_key = key(board.board_id)
        if rank == NAME or board_key not in self.boards:
            self.boards[board_key] = board
        self._found[ID][board_key].add(board_key)
        self._found[LOOSE_ID][plain(board.board_id)].add(board_key)
        for name in board.names:
            self._found[rank][plain(name)].add(board_key)
            if rank == NAME:
                self._display.setdefault(name.lower(), name)

    def candidates(self, text: str) -> tuple[str, ...]:
        """Keys of the boards that the text may mean; more than one when a name fits several."""
        loose = plain(text)
        for rank, found in enumerate(self._found):
            wanted = key(text) if rank == ID else loose
            if wanted and wanted in found:
                return tuple(sorted(found[wanted]))
        return ()

    def open_on(self, candidates: Iterable[str], day: date | None) -> tuple[str, ...]:
        """Those of the candidates that were open on a day; all of them when there is no day."""
        if day is None:
            return tuple(candidates)
        return tuple(c for c in candidates if self.boards[c].is_open_on(day))

    def id_of(self, board_key: str) -> str:
        """The board's id as it is stored."""
        return self.boards[board_key].board_id

    def suggestions(self, text: str) -> str | None:
        """Up to three known names near to the text, in words; None when none is near."""
        if text in self._suggested:
            return self._suggested[text]
        if len(self._suggested) >= MOST_SEARCHED:
            return None
        found = process.extract(
            text.lower(),
            self._display.keys(),
            scorer=fuzz.WRatio,
            limit=10 * N_SUGGESTED,
            score_cutoff=NEAR_ENOUGH,
        )
        # Aliases of one board are one suggestion.
        names: dict[str, str] = {}
        for lowered, _, _ in found:
            board = self._found[NAME][plain(lowered)]
            name = self.boards[min(board)].names[0]
            names.setdefault(name, name)
        self._suggested[text] = ", ".join(list(names)[:N_SUGGESTED]) or None
        return self._suggested[text]


def cycle_members(successors: dict[str, str]) -> set[str]:
    """The keys from which following the successors leads back to where it began."""
    found: set[str] = set()
    settled: set[str] = set()
    for start in successors:
        path: list[str] = []
        place: str | None = start
        while place is not None and place not in settled and place not in path:
            path.append(place)
            place = successors.get(place)
        if place is not None and place in path:
            found.update(path[path.index(place) :])
        settled.update(path)
    return found
