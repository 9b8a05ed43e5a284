"""An exhibit is made once for the same questions, for those who see the same, and not for ever."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from scr.access import Reader
from scr.exhibits import decisions, kept
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Canvas, Scope
from scr.store import Snapshot


@pytest.fixture
def scope(scope_of: Callable[..., Scope], sample: Snapshot) -> Scope:
    kept.forget()
    return scope_of(sample)


def test_the_same_question_is_answered_with_the_same_exhibit(scope: Scope) -> None:
    made = decisions.over_years(scope)
    assert decisions.over_years(replace(scope)) is made
    assert decisions.panel_view(scope) is not made


@pytest.mark.parametrize("change", ["year", "region", "canvas", "reader"])
def test_another_question_is_answered_anew(scope: Scope, change: str) -> None:
    view = scope.view
    others = {
        "year": replace(scope, view=replace(view, last=view.last - 1)),
        "region": replace(scope, view=replace(view, region="Saltmarch")),
        "canvas": replace(scope, canvas=Canvas(is_phone=True)),
        "reader": replace(
            scope, reader=Reader("panel", ("publication",), may_see_cases=False, rights=frozenset())
        ),
    }
    assert decisions.over_years(scope) is not decisions.over_years(others[change])


def test_what_is_kept_is_bounded_by_its_bytes(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    n_made: list[Exhibit] = []
    example = decisions.over_years(scope)

    @kept.kept
    def make(number: int) -> Exhibit:
        n_made.append(example)
        return example

    for number in (1, 1, 2, 2):
        make(number)
    assert len(n_made) == 2
    # Another hundred megabytes have come since: the first has gone.
    monkeypatch.setattr(
        kept, "_MADE", type(kept._MADE)(3 * kept.n_bytes(example), getsizeof=kept.n_bytes)
    )
    for number in (1, 2, 3, 4, 1):
        make(number)
    assert len(n_made) == 7


def test_what_is_too_large_is_shown_and_not_kept(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "KEPT_BYTES", 10)
    assert decisions.over_years(scope) is not decisions.over_years(scope)
