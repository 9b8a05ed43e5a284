"""What the policy hides, case by case. Decisions in the panel year 2014-15 unless said."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from scr.base.errors import RefusedError
from scr.base.request import Request
from scr.disclosure import TRUSTED, answer, left_out, marked
from tests.disclosure.attacker import Attack
from tests.disclosure.shown import of_answer
from tests.disclosure.world import GROUPINGS, World, ask, shown
from tests.factory import board


def large(world: World, *board_ids: str, region: str = "North", area_type: str = "A") -> None:
    """Boards of which nothing needs hiding for its own sake."""
    for place, board_id in enumerate(board_ids):
        world.board(board_id, region, area_type)
        world.decided(board_id, initiate=6 + place, not_initiate=7 + place)


@pytest.fixture
def world():
    """Two regions of three large boards each, all of one kind of area."""
    world = World()
    large(world, "N1", "N2", "N3", region="North")
    large(world, "S1", "S2", "S3", region="South")
    return world


class TestCounts:
    @pytest.mark.parametrize(
        ("n", "is_hidden"), [(0, False), (1, True), (2, True), (4, True), (5, False), (6, False)]
    )
    def test_one_to_four_are_hidden_and_nothing_else_for_its_own_sake(
        self, world, tmp_path, n, is_hidden
    ):
        world.board("X", "North")
        world.decided("X", initiate=n, not_initiate=9)
        assert (shown(world.snapshot(tmp_path), "board", "n_initiate")["X"] == "c") == is_hidden

    def test_where_nothing_is_small_nothing_is_hidden(self, world, tmp_path):
        result = ask(world.snapshot(tmp_path), "board")
        assert not result.hidden.to_numpy().any()
        assert not any("hidden" in note for note in result.notes)
        assert result.policy == "publication"

    def test_all_zeros_stay(self, world, tmp_path):
        # A decision of the year before, so that the year is one of which something is recorded.
        world.decided("N1", initiate=9, year=2012)
        snapshot = world.snapshot(tmp_path)
        assert set(shown(snapshot, "board", "n_decisions", first=2013).values()) == {0}
        assert set(shown(snapshot, "region", "n_decisions", first=2013).values()) == {0}

    def test_zeros_stay_beside_hidden_cells(self, world, tmp_path):
        world.board("X")
        world.decided("X", initiate=2)
        world.board("Y")
        seen = shown(world.snapshot(tmp_path), "board", "n_initiate")
        assert (seen["X"], seen["Y"]) == ("c", 0)

    def test_the_whole_is_always_shown(self, tmp_path):
        world = World()
        world.board("X", "North")
        world.board("Y", "South")
        world.decided("X", initiate=2)
        world.decided("Y", not_initiate=1)
        snapshot = world.snapshot(tmp_path)
        whole = ask(snapshot, "national")
        assert whole.whole["n_decisions"] == 3
        assert whole.whole["initiation_rate"] == pytest.approx(2 / 3)
        assert not whole.hidden.to_numpy().any()
        # Of the year before the first decision nothing is recorded, which is not zero.
        years = ask(snapshot, "period", 2013, 2014)
        assert list(years.table["n_decisions"]) == [3]

    @pytest.mark.parametrize("with_a_closed_board", [False, True])
    def test_a_region_of_every_board_listed_is_the_whole(self, tmp_path, with_a_closed_board):
        world = World()
        world.board("X", "North", "A")
        world.board("Y", "North", "B")
        if with_a_closed_board:
            world.board("OLD", "South", "B", closed_date=pd.Timestamp(2010, 1, 1).date())
        world.decided("X", initiate=2)
        world.decided("Y", initiate=1)
        snapshot = world.snapshot(tmp_path)
        assert shown(snapshot, "region", "n_initiate") == {"North": 3}
        assert set(shown(snapshot, "area_type", "n_initiate").values()) == {"c"}


class TestFurtherCells:
    def test_one_small_board_in_a_region_needs_another(self, world, tmp_path):
        world.board("X", "North")
        world.decided("X", initiate=3, not_initiate=8)
        seen = shown(world.snapshot(tmp_path), "board", "n_initiate")
        assert seen["X"] == "c"
        assert [seen[b] for b in ("N1", "N2", "N3")].count("c") == 1
        assert "c" not in [seen[b] for b in ("S1", "S2", "S3")]

    def test_two_boards_with_one_each_are_given_away_by_a_total_of_two(self, world, tmp_path):
        for name in ("X", "Y"):
            world.board(name, "West")
            world.decided(name, initiate=1, not_initiate=8)
        snapshot = world.snapshot(tmp_path)
        seen = shown(snapshot, "board", "n_initiate")
        assert (seen["X"], seen["Y"]) == ("c", "c")
        by_region = shown(snapshot, "region", "n_initiate")
        assert by_region["West"] == "c"  # a 2, and small itself
        assert list(by_region.values()).count("c") >= 2

    def test_the_parts_of_a_row_do_not_give_the_hidden_one_away(self, world, tmp_path):
        world.board("X", "North")
        world.decided("X", initiate=6, not_initiate=2)
        table = marked(ask(world.snapshot(tmp_path), "board")).set_index("group_id")
        assert table.loc["X", "n_not_initiate"] == "c"
        assert "c" in table.loc["X", ["n_decisions", "n_initiate"]].to_list()

    def test_a_region_of_one_board_hides_with_it(self, world, tmp_path):
        world.board("X", "West")
        world.decided("X", initiate=6, not_initiate=2)
        snapshot = world.snapshot(tmp_path)
        assert shown(snapshot, "board", "n_not_initiate")["X"] == "c"
        by_region = shown(snapshot, "region", "n_not_initiate")
        assert by_region["West"] == "c"
        assert list(by_region.values()).count("c") == 2

    def test_an_area_type_gives_away_no_board_of_another_grouping(self, world, tmp_path):
        world.board("X", "North", "B")
        world.decided("X", initiate=3, not_initiate=8)
        snapshot = world.snapshot(tmp_path)
        assert set(shown(snapshot, "area_type", "n_initiate").values()) == {"c"}

    def test_shares_and_limits_hide_with_either_part(self, world, tmp_path):
        world.board("X", "North")
        world.decided("X", initiate=6, not_initiate=2)
        result = ask(world.snapshot(tmp_path), "board")
        row = result.hidden[result.table["group_id"] == "X"].iloc[0]
        parts_hidden = row["n_initiate"] or row["n_decisions"]
        for column in ("initiation_rate", "initiation_rate_lower", "initiation_rate_upper"):
            assert row[column] == parts_hidden
        assert not row["group_id"]
        assert not row["group_name"]

    def test_the_exposure_stays_and_the_rate_goes(self, tmp_path):
        world = World()
        for name, n in (("X", 2), ("Y", 3), ("Z", 9)):
            world.board(name, "North" if name == "X" else "South")
            world.decided(name, initiate=n)
        hidden = ask(world.snapshot(tmp_path), "board", figure="initiations").hidden
        assert not hidden[["child_years", "population_status"]].to_numpy().any()
        assert (hidden["rate_per_100k"] == hidden["n_initiated"]).all()
        assert (hidden["rate_per_100k_upper"] == hidden["n_initiated"]).all()


class TestLastResort:
    def test_a_single_case_in_the_country_takes_zeros_with_it(self, tmp_path):
        world = World()
        large(world, "N1", "N2", region="North")
        large(world, "S1", "S2", region="South")
        world.add(
            "N1",
            decision="not_initiate",
            decision_date=pd.Timestamp(2014, 8, 1).date(),
            panel_view="disagree",
            panel_view_date=pd.Timestamp(2014, 9, 1).date(),
        )
        snapshot = world.snapshot(tmp_path)
        result = ask(snapshot, "board", figure="panel_scrutiny")
        seen = shown(snapshot, "board", "n_disagreed", figure="panel_scrutiny")
        assert seen["N1"] == "c"
        assert 2 <= list(seen.values()).count("c") < len(seen)
        named = "A hidden cell of “considered” and “disagreed” may also be a zero"
        assert named in result.notes[-1]
        assert ask(snapshot, "national", figure="panel_scrutiny").whole["n_disagreed"] == 1

    def test_one_case_in_each_board_is_hidden_and_may_be_a_zero(self, tmp_path):
        """There is no zero to hide: all are 1 if hidden means at least 1, so it does not."""
        world = World()
        for name, region in (("X", "North"), ("Y", "North"), ("Z", "South")):
            world.board(name, region)
            world.decided(name, initiate=1)
        snapshot = world.snapshot(tmp_path)
        results = {("decisions", 2014, 2014, by): ask(snapshot, by) for by in GROUPINGS}
        assert results["decisions", 2014, 2014, "national"].whole["n_decisions"] == 3
        assert set(shown(snapshot, "board", "n_initiate").values()) == {"c"}
        assert set(shown(snapshot, "region", "n_initiate").values()) == {"c"}
        assert set(shown(snapshot, "board", "n_not_initiate").values()) == {0}
        note = results["decisions", 2014, 2014, "board"].notes[-1]
        assert "A hidden cell of “decided”, “started” and “final decision to start” may" in note
        tables = {name: of_answer(result) for name, result in results.items()}
        assert Attack(world.boards, tables, presumes=False).worked_out() == {}

    def test_a_closed_board_is_listed_without_a_case_where_one_alone_would_tell(self, tmp_path):
        """It would be listed only because it has a case, and the whole says that there is one."""
        world = World()
        large(world, "N1", "S1")
        world.board("OLD", "South", closed_date=pd.Timestamp(2010, 1, 1).date())
        world.decided("OLD", initiate=1, year=2015)
        snapshot = world.snapshot(tmp_path)
        results = {("decisions", 2015, 2015, by): ask(snapshot, by, 2015) for by in GROUPINGS}
        assert results["decisions", 2015, 2015, "national"].whole["n_decisions"] == 1
        by_board = results["decisions", 2015, 2015, "board"]
        assert any("not open are listed too" in note for note in by_board.notes)
        assert marked(by_board).set_index("group_id")["n_decisions"]["OLD"] == "c"
        tables = {name: of_answer(result) for name, result in results.items()}
        assert Attack(world.boards, tables).worked_out() == {}

    def test_then_all_that_were_closed_are_listed(self, tmp_path):
        world = World()
        large(world, "N1", "S1")
        for name, region in (("OLD", "South"), ("OLDER", "West")):
            world.board(name, region, closed_date=pd.Timestamp(2010, 1, 1).date())
        world.add("OLD", initiated_date=date(2015, 9, 1))
        snapshot = world.snapshot(tmp_path)
        table = marked(ask(snapshot, "board", 2015, figure="initiations"))
        assert list(table["group_id"]) == ["N1", "OLD", "OLDER", "S1"]
        table = table.set_index("group_id")
        assert set(table.loc[["OLD", "OLDER"], "child_years"]) == {"c"}
        assert table.loc["OLDER", "n_initiated"] in (0, "c")
        by_region = ask(snapshot, "region", 2015, figure="initiations").table
        assert list(by_region["group_name"]) == ["North", "South", "West"]

    def test_a_board_that_is_not_listed_does_not_appear(self, world, tmp_path):
        world.board("OLD", "North", closed_date=pd.Timestamp(2010, 1, 1).date())
        world.board("X", "North")
        world.decided("X", initiate=1)
        assert "OLD" not in shown(world.snapshot(tmp_path), "board", "n_initiate")


class TestRanges:
    def test_eight_is_six_and_a_hidden_two(self, world, tmp_path):
        world.board("X", "North")
        world.decided("X", initiate=6, not_initiate=9, year=2013)
        world.decided("X", initiate=2, not_initiate=9, year=2014)
        snapshot = world.snapshot(tmp_path)
        assert shown(snapshot, "board", "n_initiate", first=2013)["X"] == 6
        assert shown(snapshot, "board", "n_initiate", first=2014)["X"] == "c"
        assert shown(snapshot, "board", "n_initiate", first=2013, last=2014)["X"] == "c"

    def test_a_range_in_which_nothing_is_hidden_is_shown(self, world, tmp_path):
        seen = shown(world.snapshot(tmp_path), "board", "n_initiate", first=2013, last=2015)
        assert "c" not in seen.values()


class TestNothingLingers:
    CANARY = 3

    @pytest.fixture
    def result(self, tmp_path):
        """An answer in which the only 3 there is is hidden."""
        world = World()
        for name, n in (("A", 10), ("B", 20), ("C", 60), ("D", 40)):
            world.board(name)
            world.decided(name, initiate=n)
        world.board("X")
        world.decided("X", initiate=self.CANARY)
        return ask(world.snapshot(tmp_path), "board")

    def test_not_in_the_table_nor_beneath_it(self, result):
        for column in result.definition.counts:
            values = result.table[column]
            assert self.CANARY not in values.dropna().to_list()
            assert self.CANARY not in values.array._data
            assert values.dtype == "Int64"
        assert not result.table.attrs

    def test_not_in_what_is_said_of_it(self, result):
        counts = list(result.definition.counts)
        assert not (marked(result)[counts] == self.CANARY).to_numpy().any()
        row = result.table.set_index("group_id").loc["X"]
        assert row[counts].isna().all() or row.dropna().isin([0, "Board X"]).all()
        assert f" {self.CANARY} " not in repr(result.table)
        assert str(self.CANARY) not in " ".join(result.notes).replace("1 to 4", "")

    def test_the_mask_and_the_table_agree(self, result):
        assert result.hidden.shape == result.table.shape
        assert result.hidden.dtypes.eq(bool).all()
        assert result.table.where(result.hidden).isna().to_numpy().all()


class TestMarked:
    def test_hidden_is_c_and_null_is_none(self, tmp_path):
        world = World()
        for name, n in (("A", 9), ("B", 8), ("X", 2), ("O", 0)):
            world.board(name)
            world.decided(name, initiate=n)
        table = marked(ask(world.snapshot(tmp_path), "board")).set_index("group_id")
        assert table.loc["X", "n_initiate"] == "c"
        assert table.loc["X", "initiation_rate"] == "c"
        assert table.loc["O", "n_initiate"] == 0
        assert table.loc["O", "initiation_rate"] is None
        assert table.dtypes.eq(object).all()

    def test_under_no_policy_nothing_is_marked(self, world, tmp_path):
        snapshot = world.snapshot(tmp_path)
        result = answer(TRUSTED, Request("decisions", by="board"), snapshot)
        table = marked(result)
        assert result.hidden is None
        assert "c" not in table.to_numpy()
        assert table["n_decisions"].to_list() == result.table["n_decisions"].to_list()


def test_the_same_snapshot_gives_the_same_answer(tmp_path):
    from scr.disclosure import publication

    world = World()
    rng = np.random.default_rng(3)
    for i in range(9):
        world.board(f"B{i}", f"R{i % 3}", f"T{i % 2}")
        world.decided(f"B{i}", int(rng.integers(0, 8)), int(rng.integers(0, 4)))
    snapshot = world.snapshot(tmp_path)
    first = ask(snapshot, "board").hidden
    publication._stack.cache_clear()
    assert ask(snapshot, "board").hidden.equals(first)


def test_what_is_left_out_is_counted_over_the_whole(tmp_path):
    world = World()
    large(world, "N1", "N2")
    world.add("N1", decision="initiate")
    request = ask(world.snapshot(tmp_path), "board").request
    snapshot = world.snapshot(tmp_path)
    found = left_out(TRUSTED, request, snapshot, "publication")
    assert list(found["n_cases"]) == [1]


class TestChildren:
    """Where no review was started there are no children involved, and everybody takes it that a
    review is of a child."""

    def started(self, tmp_path, children: dict[str, list[int]]):
        world = World()
        for board_id, reviews in children.items():
            world.board(board_id)
            for n in reviews:
                world.add(board_id, initiated_date=date(2014, 9, 1), children_involved=n)
        return world.snapshot(tmp_path)

    def worked_out(self, tmp_path, children: dict[str, list[int]], presumes=True):
        snapshot = self.started(tmp_path, children)
        tables = {
            ("initiations", 2014, 2014, by): of_answer(ask(snapshot, by, figure="initiations"))
            for by in GROUPINGS
        }
        boards = [board(name, area_type="A") for name in children]
        attack = Attack(boards, tables, presumes=presumes)
        assert attack.hidden
        return attack.worked_out()

    def test_children_are_not_hidden_where_it_is_shown_that_no_review_was_started(self, tmp_path):
        """The 3 children of A are not protected by a zero of Y, which everybody knows."""
        children = {"A": [1, 1, 1, 0, 0, 0], "Y": [], "Z": []}
        assert self.worked_out(tmp_path, children, presumes=False) == {}

    def test_a_review_without_a_child_is_no_possible_world(self, tmp_path):
        """D has the fewest children to hide beside A and B, and C the fewest reviews. But if D is
        shown to have 8 reviews, its children are 8 or more, and those of A and B one each."""
        children = {"A": [1], "B": [1], "C": [1, 1, 1, 1, 1, 2, 2], "D": [1] * 8}
        assert self.worked_out(tmp_path, children) == {}

    def test_a_record_of_no_children_breaks_nothing(self, tmp_path):
        snapshot = self.started(tmp_path, {"A": [0], "B": [1, 0], "X": [1] * 7, "Y": [2] * 8})
        children = shown(snapshot, "board", "n_children", figure="initiations")
        assert children["B"] == "c"


class TestClasses:
    """Figures with several rows for a group: of letters only all together, of assessors each."""

    def attacked(self, world, snapshot, figure):
        results = {(figure, 2014, 2014, by): ask(snapshot, by, figure=figure) for by in GROUPINGS}
        attack = Attack(world.boards, {name: of_answer(r) for name, r in results.items()})
        assert attack.hidden
        found = attack.worked_out()
        assert attack.unsure == []
        return found

    def letters(self, world, **boards: int):
        for board_id, n in boards.items():
            world.board(board_id)
            world.challenged(board_id, n, replied_date=date(2014, 11, 1))
        return world

    def test_below_the_whole_letters_are_of_all_together(self, tmp_path):
        snapshot = self.letters(World(), X=2, Y=6, Z=7).snapshot(tmp_path)
        table = marked(ask(snapshot, "board", figure="challenges"))
        assert list(table["group_id"]) == ["X", "Y", "Z"]
        assert table["raised_by"].isna().all()
        assert table["n_raised"][0] == "c"
        assert list(table["median_days"][:1]) == ["c"]
        assert len(ask(snapshot, "national", figure="challenges").table) == 30

    def test_a_single_kind_of_letter_hides_who_had_all(self, tmp_path):
        """Y had all seven letters: shown, it would be known to have had the one of Ofsted's."""
        world = self.letters(World(), X=0, Y=6, Z=0)
        world.challenged("Y", raised_by="ofsted", replied_date=date(2014, 11, 1))
        snapshot = world.snapshot(tmp_path)
        seen = shown(snapshot, "board", "n_raised", figure="challenges")
        assert seen["Y"] == "c"
        assert self.attacked(world, snapshot, "challenges") == {}

    def test_what_is_replied_to_is_not_overdue(self, tmp_path):
        """All but the overdue one of X have a reply, so five of six shown say that it is one."""
        world = self.letters(World(), X=5, Y=8, Z=9)
        for board_id, n in (("X", 1), ("Y", 5)):
            world.challenged(board_id, n, reply_due_date=date(2014, 12, 1))
        snapshot = world.snapshot(tmp_path)
        assert shown(snapshot, "board", "n_reply_overdue", figure="challenges")["X"] == "c"
        assert self.attacked(world, snapshot, "challenges") == {}

    def assessed(self, world, years=(2014,), **boards: int):
        for board_id, n in boards.items():
            world.board(board_id)
            for i in range(n):
                world.add(board_id, initiated_date=date(2013, 9, 1))
                for year in years:
                    world.assessed(world.reviews[-1]["review_id"], year, why=1 + i % 4)
        return world

    def test_assessors_are_protected_each(self, tmp_path):
        world = self.assessed(World(), X=2, Y=6, Z=7)
        world.assessed(world.reviews[-1]["review_id"], assessor="board", why=4)
        snapshot = world.snapshot(tmp_path)
        table = marked(ask(snapshot, "board", figure="quality"))
        rows = table.set_index(["group_id", "assessor"])["n_assessed"]
        assert (rows["X", "panel"], rows["Z", "board"]) == ("c", "c")
        assert rows["X", "peer"] == 0
        assert self.attacked(world, snapshot, "quality") == {}

    def test_the_spread_between_boards_is_never_shown(self, tmp_path):
        snapshot = self.assessed(World(), X=5, Y=6, Z=7).snapshot(tmp_path)
        for by in GROUPINGS:
            result = ask(snapshot, by, figure="quality")
            assert set(marked(result)["spread_why"]) == {"c"}
            assert any("spread between boards is hidden" in note for note in result.notes)
        plain = answer(TRUSTED, ask(snapshot, "national", figure="quality").request, snapshot)
        assert plain.table["spread_why"].notna().any()

    def test_years_together_are_answered_for_the_whole_only(self, tmp_path):
        """Reviews are counted once in both years together, and years could be compared."""
        snapshot = self.assessed(World(), (2013, 2014), X=3, Y=6).snapshot(tmp_path)
        together = ask(snapshot, "national", 2013, 2014, figure="quality").table
        assert together.set_index("assessor")["n_assessed"]["panel"] == 9
        for by in ("region", "board"):
            with pytest.raises(RefusedError, match="single years only"):
                ask(snapshot, by, 2013, 2014, figure="quality")

    def test_what_is_counted_in_another_year_too_stays(self, tmp_path):
        """Whoever compares both years with them together knows how many were counted twice."""
        world = self.assessed(World(), (2013, 2014), X=2, Y=6)
        self.assessed(world, Z=3)
        for _ in range(3):
            world.add("Z", initiated_date=date(2013, 9, 1))
            world.assessed(world.reviews[-1]["review_id"], 2013, why=3)
        snapshot = world.snapshot(tmp_path)
        tables = {
            ("quality", first, last, by): None
            if by != "national" and first != last
            else of_answer(ask(snapshot, by, first, last, figure="quality"))
            for first, last in ((2013, 2013), (2014, 2014), (2013, 2014))
            for by in GROUPINGS
        }
        attack = Attack(world.boards, tables)
        assert attack.hidden
        assert attack.worked_out() == {}
