"""The short forms by which people know England's boards, each of one board only."""

import csv
import re
from collections import defaultdict

from scr.base.settings import ENGLAND
from scr.base.words import board_short
from scr.importing.board_index import BoardIndex, BoardRecord

CITIES = [
    *("Birmingham", "Bradford", "Bristol", "Coventry", "Derby", "Hull", "Leeds", "Leicester"),
    *("Liverpool", "Manchester", "Newcastle", "Nottingham", "Peterborough", "Plymouth"),
    *("Portsmouth", "Salford", "Sheffield", "Southampton", "Stoke-on-Trent", "Sunderland"),
    *("Wakefield", "Wolverhampton", "York"),
]
SHORT = {
    "Telford": "LSCB125", "Brighton": "LSCB015", "Stoke": "LSCB118", "Southend": "LSCB112",
    "Newcastle": "LSCB078", "Leicester City": "LSCB067", "Bristol City": "LSCB016",
    "City of York": "LSCB146", "County Durham": "LSCB038", "Blackburn": "LSCB008",
    "Bath": "LSCB004", "B & NES": "LSCB004", "Redcar": "LSCB097", "Stockton": "LSCB117",
    "Hants": "LSCB048", "NE Lincs": "LSCB081", "Notts": "LSCB089", "Kensington": "LSCB130",
}  # fmt: skip
# One word that begins the names of two boards, which nobody can tell apart.
OF_TWO = {"Kingston"}
_FIRST = re.compile(r"(.+?)(?: and | with |-on-| upon )")


def england() -> list[dict[str, str]]:
    with (ENGLAND / "boards.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def index(boards: list[dict[str, str]]) -> BoardIndex:
    known = BoardIndex()
    for row in boards:
        names = (row["board_name"], *filter(None, row["aliases"].split(";")))
        known.add(BoardRecord(row["board_id"], names), known.stored)
    return known


def areas(row: dict[str, str]) -> list[str]:
    return [board_short(row["board_name"]), *row["local_authorities"].split("; ")]


def test_each_short_form_finds_its_board() -> None:
    known = index(england())
    for name, board_id in SHORT.items():
        for text in (name, name.upper(), f"{name} LSCB", f"{name} Safeguarding Children Board"):
            assert known.candidates(text) == (board_id.lower(),), text


def test_nothing_but_the_words_for_the_body_is_passed_over() -> None:
    known = index(england())
    assert known.candidates("Telford Local Safeguarding Children's Board") == ("lscb125",)
    for text in ("Telford Safeguarding Children Board, Shropshire", "Telford LSCB 2", "LSCB"):
        assert known.candidates(text) == (), text


def test_a_city_is_known_as_one_either_way() -> None:
    known = index(england())
    assert len(CITIES) == 23
    for city in CITIES:
        (one,) = known.candidates(city)
        for name in (f"{city} City", f"City of {city}", f"{city} City LSCB"):
            assert known.candidates(name) == (one,), name


def test_the_first_words_of_a_longer_name_find_it_where_only_one_begins_so() -> None:
    boards = england()
    known = index(boards)
    firsts = defaultdict(set)
    for row in boards:
        for area in areas(row):
            if (match := _FIRST.match(area)) and "(" not in match[1]:
                firsts[match[1]].add(row["board_id"].lower())
    assert len(firsts) > 15
    assert {first for first, ids in firsts.items() if len(ids) > 1} == OF_TWO
    for first, ids in firsts.items():
        expected = () if first in OF_TWO else tuple(ids)
        assert known.candidates(first) == expected, first


def test_no_name_in_any_form_fits_two_boards() -> None:
    boards = england()
    known = index(boards)
    assert len(boards) == 146
    for row in boards:
        names = [row["board_name"], *filter(None, row["aliases"].split(";")), *areas(row)]
        for name in names:
            for text in (name, board_short(name), f"{board_short(name)} LSCB"):
                assert known.candidates(text) == (row["board_id"].lower(),), text
