"""No sentence says a word of difference unless a test does: every function of `scr.text`, made
over a grid of small inputs, is held to the verdict that it was given or could ask for.

The guard for the future: a new function that is neither in the grid nor excused fails here.
"""

import inspect
import pkgutil
import re
from collections.abc import Callable
from importlib import import_module

import pytest

import scr.text
from scr.figures.values import Share
from scr.stats import difference
from scr.text import change, estimate, methods
from tests.text.grid import EXCUSED, GRID
from tests.text.grid.rule import claims, hold, strings
from tests.text.grid.times import stages, told_of

MODULES = {
    name: import_module(f"scr.text.{name}")
    for _, name, _ in pkgutil.iter_modules(scr.text.__path__)
}


def public() -> dict[str, Callable]:
    """Every public function of `scr.text`, and every public method of its classes, by name."""
    found: dict[str, Callable] = {}
    for name, module in MODULES.items():
        own = {k: v for k, v in vars(module).items() if not k.startswith("_")}
        own = {k: v for k, v in own.items() if getattr(v, "__module__", "") == module.__name__}
        found |= {f"{name}.{k}": v for k, v in own.items() if inspect.isfunction(v)}
        for k, v in own.items():
            if inspect.isclass(v):
                of_class = (one for one in vars(v).items() if not one[0].startswith("_"))
                found |= {f"{name}.{k}.{n}": f for n, f in of_class if inspect.isfunction(f)}
    return found


PUBLIC = public()


def test_every_public_function_is_in_the_grid_or_excused():
    assert not set(PUBLIC) - set(GRID) - set(EXCUSED), "give it a line in tests/text/grid"
    assert not (set(GRID) | set(EXCUSED)) - set(PUBLIC), "it is no more"
    assert not set(GRID) & set(EXCUSED)
    assert len(GRID) > 150
    assert all(EXCUSED.values())


@pytest.mark.parametrize("name", GRID)
def test_a_word_of_difference_stands_only_where_a_test_bears_it(name):
    n_said = 0
    for case in GRID[name]():
        for text in strings(PUBLIC[name](*case.args, **case.kwargs)):
            n_said += bool(text)
            hold(text, may_claim=case.may_claim)
    assert n_said


CLAIM = [name for name in GRID if any(case.may_claim for case in GRID[name]())]


def test_the_grid_has_both_sides_of_every_claim():
    both = {name for name in CLAIM if not all(case.may_claim for case in GRID[name]())}
    assert both == set(CLAIM)
    spoken = {
        name
        for name in CLAIM
        for case in GRID[name]()
        if case.may_claim
        for text in strings(PUBLIC[name](*case.args, **case.kwargs))
        if claims(text)
    }
    # What is borne is said: a grid in which nothing claims would prove nothing.
    silent = {"control.method_note", "control.regions_sentence", "board_case.gaps_heading",
              "board_case.gaps_note", "groups.sentence"}  # fmt: skip
    assert set(CLAIM) - spoken <= silent


@pytest.mark.parametrize("row", [row for row in stages() if row["n_started"] > 1])
def test_a_time_is_told_as_the_estimate_it_is(row):
    told = list(told_of(row))
    assert told
    for text in told:
        if row["n_ended"] < row["n_started"]:
            assert not re.search(r"half (\w+ )*(are|is|were) ", text, re.I), text
        if row["n_ended"] < estimate.FEWEST_ENDED:
            assert "11.2 months" not in text, text


@pytest.mark.parametrize("name", [name for name in MODULES if MODULES[name] is not methods])
def test_what_is_always_said_claims_nothing(name):
    # The page of methods tells what words of difference rest on; HIGHER are those words.
    always = {
        key: value
        for key, value in vars(MODULES[name]).items()
        if key.isupper() and not key.startswith("_") and key != "HIGHER"
    }
    said = [
        (key, text)
        for key, value in always.items()
        if isinstance(value, str | tuple | list)
        for text in strings(value)
    ]
    assert [one for one in said if claims(one[1])] == []


def _limits_alone(now: Share, before: Share) -> difference.Difference | None:
    """The mistake that this grid is here for: two limits are read, and no test is asked."""
    if not now.n or not before.n:
        return None
    found = difference.shares(now.x or 0, now.n, before.x or 0, before.n)
    is_outside = found.lower > 0 or found.upper < 0
    return difference.Difference(
        "more" if is_outside else "cannot_tell", 0.0, found.value, found.lower, found.upper, ""
    )


def test_the_grid_fails_where_limits_alone_decide(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(change, "share_difference", _limits_alone)
    with pytest.raises(AssertionError):
        test_a_word_of_difference_stands_only_where_a_test_bears_it("standard.change")


@pytest.mark.parametrize(
    "text",
    ["12 more than the year before", "Fewer than half are complete", "Kent is different",
     "two boards stand out even among others", "past what is beyond what chance allows"],
)  # fmt: skip
def test_the_rule_knows_a_claim(text):
    with pytest.raises(AssertionError):
        hold(text, may_claim=False)
