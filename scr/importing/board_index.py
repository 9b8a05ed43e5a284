"""Which board a text means: an id, a name or an alias, as people write them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from scr.base.words import board_short
from scr.importing.names import key, plain

N_SUGGESTED = 3
NEAR_ENOUGH = 70
# Searching for near names is slow; past so many unknown texts the file is wrong, not the names.
MOST_SEARCHED = 500

# The words for the body after an area, as names are compared.
BODIES = tuple(
    f"{local}{body}"
    for local in ("", "local")
    for body in ("lscb", "scb", "safeguardingchildrenboard", "safeguardingchildrensboard")
)

# What a text is looked up as, in this order. A name as it stands comes before one made shorter; an
# id is a key, so one that fits only without its punctuation comes after every name that does.
ID, NAME, SHORT, LOOSE_ID = range(4)


def shorter(name: str) -> tuple[str, ...]:
    """A board's name without the words for the body: `Hull` of `Hull LSCB`; and of a place that is
    listed by its last words, `Hull, City of`, the place alone and the words in their order."""
    area = board_short(name)
    place, comma, rank = area.partition(", ")
    if not comma or not rank.lower().endswith(" of"):
        return (area,)
    return (area, place, f"{rank} {place}")


@dataclass
class BoardRecord:
    """A board as far as looking it up needs it; dates are its first and last day, authorities the
    names and codes of those it covers."""

    board_id: str
    names: tuple[str, ...] = ()
    opened: date | None = None
    closed: date | None = None
    successor: str | None = None
    row_id: int | None = None
    authorities: tuple[tuple[str, str], ...] = ()

    def is_open_on(self, day: date) -> bool:
        """Whether the board was open that day; a blank date is no limit."""
        return (self.opened or date.min) <= day <= (self.closed or date.max)


class Names:
    """What boards are called in one place: a source, or what is stored."""

    def __init__(self) -> None:
        self.found: list[dict[str, set[str]]] = [defaultdict(set) for _ in range(LOOSE_ID + 1)]

    def add(self, board: BoardRecord) -> None:
        """Add a board under its id and names."""
        board_key = key(board.board_id)
        self.found[ID][board_key].add(board_key)
        self.found[LOOSE_ID][plain(board.board_id)].add(board_key)
        for name in board.names:
            self.found[NAME][plain(name)].add(board_key)
            for short in shorter(name):
                self.found[SHORT][plain(short)].add(board_key)


@dataclass
class BoardIndex:
    """Every board that a text may mean. `board_keys` are the keys of those rows may refer to."""

    boards: dict[str, BoardRecord] = field(default_factory=dict)
    board_keys: set[str] = field(default_factory=set)
    stored: Names = field(default_factory=Names)
    unusable: Names = field(default_factory=Names)
    sources: dict[int, Names] = field(default_factory=lambda: defaultdict(Names))
    _display: dict[str, str] = field(default_factory=dict)
    _suggested: dict[str, str | None] = field(default_factory=dict)

    def add(self, board: BoardRecord, where: Names) -> None:
        """Add a board under what it is called there."""
        self.boards.setdefault(key(board.board_id), board)
        where.add(board)
        if where is not self.unusable:
            for name in board.names:
                self._display.setdefault(name.lower(), key(board.board_id))

    def candidates(self, text: str, source_no: int | None = None) -> tuple[str, ...]:
        """Keys of the boards that the text may mean; more than one when a name fits several.

        Looked up in the row's own source, then in what is stored, then in the other sources; with
        the words for the body where it is known without them, `Telford LSCB`, after all else.
        """
        for ranks, called in (
            ((ID, NAME), text),
            ((SHORT,), text),
            ((LOOSE_ID,), text),
            ((NAME, SHORT), without_body(text)),
        ):
            for places in self._places(source_no):
                for rank in ranks:
                    wanted = key(called) if rank == ID else plain(called)
                    board_ids = {b for place in places for b in place.found[rank].get(wanted, ())}
                    if wanted and board_ids:
                        return tuple(sorted(board_ids))
        return ()

    def _places(self, source_no: int | None) -> list[list[Names]]:
        own = [self.sources[source_no]] if source_no in self.sources else []
        others = [names for number, names in self.sources.items() if number != source_no]
        return [own, [self.stored], others, [self.unusable]]

    def is_id(self, text: str) -> bool:
        """Whether the text is a board's id."""
        return key(text) in self.boards

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
        matches = process.extract(
            text.lower(),
            self._display.keys(),
            scorer=fuzz.WRatio,
            limit=10 * N_SUGGESTED,
            score_cutoff=NEAR_ENOUGH,
        )
        # Aliases of one board are one suggestion.
        names: dict[str, str] = {}
        for lowered, _, _ in matches:
            name = self.boards[self._display[lowered]].names[0]
            names.setdefault(name, name)
        self._suggested[text] = ", ".join(list(names)[:N_SUGGESTED]) or None
        return self._suggested[text]


def without_body(text: str) -> str:
    """The area of a text that is an area and the words for the body, and nothing else; else ""."""
    area = board_short(text)
    return area if plain(text) in {plain(area) + body for body in BODIES} else ""


def cycle_members(successors: dict[str, str]) -> set[str]:
    """The keys from which following the successors leads back to where it began."""
    members: set[str] = set()
    settled: set[str] = set()
    for start in successors:
        path: list[str] = []
        place: str | None = start
        while place is not None and place not in settled and place not in path:
            path.append(place)
            place = successors.get(place)
        if place is not None and place in path:
            members.update(path[path.index(place) :])
        settled.update(path)
    return members
