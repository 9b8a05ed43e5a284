"""Whom a board is compared with: members by hand, and whoever is missing is named."""

from datetime import date

import pandas as pd
import pytest

from scr.figures.compare import peers
from tests.factory import board

FIRST, LAST, AS_AT = date(2013, 7, 1), date(2015, 6, 30), date(2016, 6, 30)
COLUMNS = ("board_id", "board_name", "region", "area_type", "opened_date", "closed_date")
OLD, NEW = "Model 2012", "Model, April 2014"


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def country(*changes: dict) -> peers.Boards:
    """Boards A to F of the North and G of the South, with what is said of some of them."""
    rows = {name: board(name, area_type="county") for name in "ABCDEF"}
    rows["G"] = board("G", region="South")
    for change in changes:
        rows[change["board_id"]] = rows.get(change["board_id"], {}) | change
    table = pd.DataFrame(list(rows.values()))
    for column in (*COLUMNS, "successor_board_id"):
        if column not in table:
            table[column] = None
    return peers.boards_by_id(table)


def resembling(**ranks: list[str | None]) -> pd.DataFrame:
    """Neighbours of A by edition, in the order of their rank; None where a rank is not recorded."""
    return pd.DataFrame(
        [
            {"board_id": "A", "neighbour_id": name, "rank": rank, "edition": edition}
            for edition, names in ((OLD, ranks.get("old", [])), (NEW, ranks.get("new", [])))
            for rank, name in enumerate(names, 1)
            if name is not None
        ],
        columns=["board_id", "neighbour_id", "rank", "edition"],
    )


def neighbours(boards: peers.Boards, table: pd.DataFrame, edition: str | None = NEW) -> peers.Group:
    return groups(boards, table, edition=edition)[peers.NEIGHBOURS]


def groups(boards, table=None, *, edition=NEW, own=(), me="A", as_at=AS_AT):
    found = peers.groups(
        me, boards, resembling() if table is None else table, edition=edition, own=own,
        first=FIRST, last=LAST, as_at=as_at,
    )  # fmt: skip
    return {group.kind: group for group in found}


def test_groups_by_hand():
    found = groups(country(), resembling(new=["C", "G"]), own=("B", "G"))
    assert tuple(found) == peers.KINDS
    assert found[peers.REGION].members == tuple("ABCDEF")
    assert found[peers.NEIGHBOURS].members == ("C", "G")
    assert found[peers.AREA_TYPE].members == tuple("ABCDEF")
    assert found[peers.OWN].members == ("B", "G")
    assert found[peers.WHOLE].members == tuple("ABCDEFG")
    assert all(group.notes == () for group in found.values())
    assert peers.OWN not in groups(country())


def test_a_kind_of_area_that_is_not_recorded_is_a_group_too():
    boards = country({"board_id": "G", "area_type": None}, {"board_id": "A", "area_type": None})
    group = groups(boards)[peers.AREA_TYPE]
    assert (group.name, group.members) == ("Kind of area not recorded", ("A", "G"))


def test_another_edition_changes_members_and_label():
    table = resembling(old=["B", "C"], new=["D", "E"])
    old, new = neighbours(country(), table, OLD), neighbours(country(), table, NEW)
    assert (old.members, new.members) == (("B", "C"), ("D", "E"))
    assert old.name == "Statistical neighbours, Model 2012"
    assert new.name == "Statistical neighbours, Model, April 2014"


def test_editions_in_the_order_of_their_years():
    table = resembling(old=["B"], new=["C"])
    assert peers.editions(table) == (OLD, NEW)
    assert peers.usual_edition((OLD, NEW), date(2013, 12, 31)) == OLD
    assert peers.usual_edition((OLD, NEW), date(2014, 1, 1)) == NEW
    # All younger than the picture: the oldest, and its name says so.
    assert peers.usual_edition((OLD, NEW), date(2011, 1, 1)) == OLD
    assert peers.usual_edition((), AS_AT) is None


def test_a_rank_without_a_board_is_reported():
    group = neighbours(country(), resembling(old=["B"], new=["B", None, "C", "D"]))
    assert group.members == ("B", "C", "D")
    assert group.notes == (
        "3 of 4 neighbours are recorded in this edition: none of rank 2.",
    )  # fmt: skip


def test_no_neighbours_at_all_is_said():
    assert "names no neighbours" in neighbours(country(), resembling(old=["B"])).notes[0]
    assert neighbours(country(), resembling(), None).notes == ("No neighbours are recorded.",)


def merged(closed: str, successor: str | None = "C", name: str = "B") -> dict:
    return {"board_id": name, "closed_date": day(closed), "successor_board_id": successor}


def test_a_neighbour_closed_before_the_period_is_replaced_by_its_successor():
    group = neighbours(country(merged("2013-06-30")), resembling(new=["B", "D"]))
    assert group.members == ("C", "D")
    assert group.notes == (
        "Board B closed on 30 June 2013; Board C, which took over its work, stands in its place.",
    )


def test_a_neighbour_closed_in_the_period_stays_with_its_own_cases():
    # Its last day is the period's first.
    group = neighbours(country(merged("2013-07-01")), resembling(new=["B", "D"]))
    assert group.members == ("B", "D")
    assert group.notes == (
        "Board B closed on 1 July 2013; Board C took over its work. "
        "Its own cases up to then count.",
    )
    # On its last day of the period it was still there: nothing to say.
    assert neighbours(country(merged("2015-06-30")), resembling(new=["B"])).notes == ()


def test_what_closes_after_the_as_at_date_has_not_closed_yet():
    boards = country(merged("2014-06-30"))
    group = groups(boards, resembling(new=["B"]), as_at=date(2014, 6, 30))[peers.NEIGHBOURS]
    assert (group.members, group.notes) == (("B",), ())


@pytest.mark.parametrize(
    ("change", "members", "says"),
    [
        (merged("2013-06-30", "D"), ("D",), "is a neighbour already and counts once"),
        (merged("2013-06-30", "A"), ("D",), "has become part of Board A itself and is left out"),
        (merged("2013-06-30", None), ("D",), "no open successor is recorded"),
        ({"board_id": "B", "opened_date": day("2015-07-01")}, ("D",), "had not opened yet"),
    ],
    ids=["twice", "into the board itself", "without a successor", "not yet opened"],
)
def test_nobody_is_dropped_in_silence(change, members, says):
    group = neighbours(country(change), resembling(new=["D", "B"]))
    assert group.members == members
    assert len(group.notes) == 1
    assert says in group.notes[0]


def test_a_successor_that_closed_too_hands_on():
    boards = country(merged("2012-03-31", "C"), merged("2013-03-31", "E", "C"))
    assert neighbours(boards, resembling(new=["B"])).members == ("E",)
    assert peers.predecessors("E", boards, AS_AT) == ("B", "C")
    assert peers.predecessors("E", boards, date(2013, 3, 31)) == ()
    assert peers.predecessors("C", boards, date(2012, 4, 1)) == ("B",)
    assert peers.heir("B", boards, AS_AT).board_id == "E"
    assert peers.heir("B", boards, date(2012, 12, 31)).board_id == "C"
    assert peers.heir("A", boards, AS_AT) is None


def test_a_circle_of_successors_ends():
    boards = country(merged("2012-03-31", "C"), merged("2013-03-31", "B", "C"))
    assert neighbours(boards, resembling(new=["B"])).members == ()


def test_boards_outside_the_period_are_in_no_group():
    boards = country(merged("2013-06-30"), {"board_id": "E", "opened_date": day("2015-07-01")})
    assert groups(boards)[peers.WHOLE].members == tuple("ACDFG")


def test_an_own_group_names_whom_it_cannot_find():
    group = groups(country(merged("2013-06-30")), own=("B", "C", "Nobody"))[peers.OWN]
    assert group.members == ("C",)
    assert "1 board cannot be found" in group.notes[0]
    assert "stands in its place" in group.notes[1]


def test_years_open():
    boards = country(merged("2013-12-31"), {"board_id": "C", "opened_date": day("2014-01-01")})
    whole = ((LAST - FIRST).days + 1) / 365.25
    assert peers.years_open([boards["A"]], FIRST, LAST) == pytest.approx(whole)
    assert peers.years_open([boards["B"]], FIRST, LAST) == pytest.approx(184 / 365.25)
    assert peers.years_open([boards["B"], boards["C"]], FIRST, LAST) == pytest.approx(whole)
    assert peers.years_open([boards["B"]], date(2014, 1, 1), LAST) == 0
