"""Which board a text means, and which rows of `boards` are usable."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scr.importing import run_import
from scr.importing.board_index import BoardIndex, BoardRecord, cycle_members
from tests.importing.helpers import AS_AT, found, load, review, stored, write


def board(board_id: str, name: str, **values: str) -> dict[str, str]:
    return {"board_id": board_id, "board_name": name, "region": "North", **values}


def test_an_id_wins_over_a_name_and_an_alias_over_an_id_without_its_punctuation(
    tmp_path: Path,
) -> None:
    boards = [
        board("East", "Somewhere"),
        board("X-1", "East"),
        board("X2", "Elsewhere", aliases="x1; Els"),
    ]
    texts = {
        **{"R1": "EAST", "R2": "x1", "R3": "els", "R4": "else where", "R5": "X-1", "R6": "x 2"},
    }
    report = load(
        tmp_path, boards=boards, reviews=[review(r, board_id=t) for r, t in texts.items()]
    )
    assert found(report) == []
    assert list(stored(tmp_path, "reviews")["board_id"]) == ["East", "X2", "X2", "X2", "X-1", "X2"]


def test_a_cycle_through_a_stored_board(tmp_path: Path) -> None:
    load(tmp_path, boards=[board("B1", "One"), board("B2", "Two", successor_board_id="B1")])
    report = load(tmp_path, boards=[board("B1", "One", successor_board_id="Two")])
    assert found(report) == [("successor_leads_back", "boards", 2, "successor_board_id")]
    assert stored(tmp_path, "boards")["successor_board_id"].dropna().tolist() == ["B1"]


def test_a_quarantined_successor_takes_its_predecessors_along(tmp_path: Path) -> None:
    boards = [
        board("B1", "One", successor_board_id="Two"),
        board("B2", "Two", successor_board_id="B3"),
        board("B3", "Three", opened_date="soon"),
        board("B4", "Four"),
    ]
    report = load(tmp_path, boards=boards)
    assert found(report) == [
        ("parent_quarantined", "boards", 2, "successor_board_id"),
        ("parent_quarantined", "boards", 3, "successor_board_id"),
        ("unreadable_date", "boards", 4, "opened_date"),
    ]
    assert list(stored(tmp_path, "boards")["board_id"]) == ["B4"]


def test_a_former_name_still_finds_its_board(tmp_path: Path) -> None:
    load(tmp_path)
    source = write(
        tmp_path / "next",
        boards=[board("B2", "Sunrise")],
        reviews=[review("R1", board_id="east"), review("R2", board_id="SUNRISE")],
    )
    assert found(run_import([source], folder=tmp_path / "db", as_at=AS_AT)) == []
    assert list(stored(tmp_path, "reviews")["board_id"]) == ["B2", "B2"]


def test_near_names_are_suggested_but_the_text_is_not_repeated(tmp_path: Path) -> None:
    report = load(tmp_path, reviews=[review(board_id="Noth and South Zq")])
    (message,) = report.findings["message"]
    assert "North and South" in message
    assert "Zq" not in message


def test_neighbours_and_populations_resolve_names(tmp_path: Path) -> None:
    report = load(
        tmp_path,
        populations=[{"board_id": "NS", "year": "2014.0", "children": "12,345"}],
        neighbours=[{"board_id": "ns", "neighbour_id": "EAST", "rank": "1", "edition": "2014.0"}],
    )
    assert found(report) == []
    assert stored(tmp_path, "populations").iloc[0, :3].tolist() == ["B1", 2014, 12345]
    assert stored(tmp_path, "neighbours").iloc[0].tolist()[:3] == ["B1", "B2", 1]


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_cycles_are_found_as_by_walking(successors: dict[str, str]) -> None:
    def leads_back(start: str) -> bool:
        place = successors.get(start)
        for _ in range(len(successors) + 1):
            if place == start:
                return True
            place = successors.get(place) if place else None
        return False

    assert cycle_members(successors) == {one for one in successors if leads_back(one)}


def test_searching_for_near_names_ends_at_some_point() -> None:
    index = BoardIndex()
    index.add(BoardRecord("B1", ("North",)), index.stored)
    answers = [index.suggestions(f"north {n}") for n in range(600)]
    assert answers[0] == "North"
    assert answers[-1] is None
