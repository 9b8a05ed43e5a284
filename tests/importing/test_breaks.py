"""Breaks: stored whole with a reason or not at all, never changed, readable after a crash."""

import ast
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from scr.base.errors import ArgumentError, UserError
from scr.base.settings import ROOT
from scr.store import breaks

NOTE = "A new form came into use in every board."
GIVEN = {
    "title": "T", "measure": "agreed_rate", "region": None, "on": date(2014, 7, 1),
    "reason": "recording", "note": NOTE, "made_by": "somebody", "snapshot": "S",
}  # fmt: skip


def test_what_is_stored_is_there(tmp_path):
    assert breaks.stored(tmp_path / "nothing") == []
    made = breaks.store(tmp_path / "new", **GIVEN)
    assert breaks.stored(tmp_path / "new") == [made]
    assert (made.note, made.on, made.is_withdrawn) == (NOTE, date(2014, 7, 1), False)
    assert breaks.named(tmp_path / "new", (made.id,)) == [made]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason": ""}, "Choose a reason"),
        ({"reason": "because"}, "Choose a reason"),
        ({"note": ""}, "10 to 200"),
        ({"note": "a" * 9}, "10 to 200"),
        ({"note": "   a  b   "}, "10 to 200"),
        ({"note": "a" * 201}, "10 to 200"),
    ],
)
def test_without_a_reason_nothing_is_stored(tmp_path, changed, says):
    with pytest.raises(UserError, match=says):
        breaks.store(tmp_path, **(GIVEN | changed))
    assert breaks.stored(tmp_path) == []
    assert not (tmp_path / breaks.FILE).exists()


@pytest.mark.parametrize("length", [10, 200])
def test_at_the_ends_of_the_length_it_is(tmp_path, length):
    assert breaks.store(tmp_path, **(GIVEN | {"note": "a" * length})).note == "a" * length


def test_one_that_is_taken_back_stays_and_says_so(tmp_path):
    made = breaks.store(tmp_path, **GIVEN)
    breaks.withdraw(tmp_path, made.id, "somebody else")
    (one,) = breaks.stored(tmp_path)
    assert one.is_withdrawn
    lines = [json.loads(line) for line in (tmp_path / breaks.FILE).read_text("utf-8").splitlines()]
    assert [line["kind"] for line in lines] == ["break", "withdrawn"]
    assert lines[1]["made_by"] == "somebody else"
    with pytest.raises(UserError, match="taken back already"):
        breaks.withdraw(tmp_path, made.id, "x")


def test_an_id_that_is_not_stored_is_refused(tmp_path):
    with pytest.raises(ArgumentError, match="stored with its reason"):
        breaks.named(tmp_path, ("20260101000000-abcdef",))
    assert breaks.named(tmp_path, ()) == []


def test_a_line_cut_short_hides_no_other(tmp_path):
    first = breaks.store(tmp_path, **GIVEN)
    with (tmp_path / breaks.FILE).open("a", encoding="utf-8") as file:
        file.write('{"kind": "break", "id": "half')
    second = breaks.store(tmp_path, **(GIVEN | {"on": date(2015, 1, 1)}))
    assert breaks.stored(tmp_path) == [first, second]


@pytest.mark.parametrize("line", ["", "[]", "{}", "null", '{"kind": "break", "on": "2014-13-01"}',
                                  '{"kind": "withdrawn"}'])  # fmt: skip
def test_what_is_no_break_is_passed_over(tmp_path, line):
    (tmp_path / breaks.FILE).write_text(line + "\n", encoding="utf-8")
    assert breaks.stored(tmp_path) == []


def test_writers_take_turns(tmp_path):
    def write(i: int) -> None:
        breaks.store(tmp_path, **(GIVEN | {"note": f"This is sentence number {i}."}))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))
    found = breaks.stored(tmp_path)
    assert len({one.id for one in found}) == 40
    assert {one.note for one in found} == {f"This is sentence number {i}." for i in range(40)}


def test_nothing_but_the_store_makes_a_break_and_one_place_alone_gives_cuts():
    """No code path changes limits without a stored reason: a break is made only where it is read
    from the file or written to it, and a chart is cut only at those that a request names."""
    makes, cuts, names = [], [], []
    for path in sorted((ROOT / "scr").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called in ("Break", "breaks.Break"):
                makes.append(path.name)
            if called == "control.chart" and len(node.args) + len(node.keywords) > 3:
                cuts.append(path.name)
            if called.endswith("breaks.named"):
                names.append(path.name)
    assert set(makes) == {"breaks.py"}
    assert cuts == ["composed.py"]
    assert names == ["run.py"]
