"""The relations in a header are all that there are: whatever they allow of a board, some records
make. One more that held, and the protection would reckon with worlds that nobody believes in."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations_with_replacement, product

import pytest

from scr.base.request import Request
from scr.figures import run as figures
from scr.figures.definitions import definition
from tests.factory import board, make_snapshot, review
from tests.figures.test_recommendation_status import recommendation

STATUS = definition("recommendation_status")
STATES = STATUS.sums[0][1]
TOTALS = STATUS.sums[1:]
OF_ONE = (*STATES, *STATUS.kept_back, *(total for total, _ in TOTALS))
LONG_AGO, LATELY = "2015-06-01", "2016-06-01"
RESPONSES = ({}, {"response": "accepted", "response_date": LONG_AGO},
             {"response": "accepted", "response_date": LATELY},
             {"response": "rejected", "response_date": LATELY})  # fmt: skip
DUE = ({}, {"due_date": LATELY})
UPDATES = ({}, {"updated_date": LONG_AGO}, {"updated_date": LATELY})
STEPS = ({}, *({f"{name}_date": LATELY} for name in
               ("done", "evidenced", "verified", "effect", "closed")))  # fmt: skip
CALLED = ({}, {"status": "done"})


@pytest.fixture(scope="module")
def of_one(tmp_path_factory) -> set[tuple[int, ...]]:
    """Everything that one recommendation can be counted as: each combination of what may be
    recorded of it stands at a board of its own."""
    every = [dict(item for part in parts for item in part.items())
             for parts in product(RESPONSES, DUE, UPDATES, STEPS, CALLED)]  # fmt: skip
    ids = [str(number) for number in range(len(every))]
    snapshot = make_snapshot(
        tmp_path_factory.mktemp("every"),
        boards=[board(name) for name in ids],
        reviews=[review(f"R{name}", name, completed_date=date(2015, 1, 1)) for name in ids],
        recommendations=[
            recommendation(f"R{name}", **values) for name, values in zip(ids, every, strict=True)
        ],
    )
    table = figures.counts(Request(STATUS.name, by="board"), snapshot)
    assert len(table) == len(every)
    return {tuple(map(int, row)) for row in table[list(OF_ONE)].to_numpy()}


def allowed(n: int) -> set[tuple[int, ...]]:
    """What the header allows of a board with so many recommendations; its reviews come first."""
    return {
        (n_reviews, *(cells[name] for name in OF_ONE))
        for n_open in range(n + 1)
        for counts in _adding_up_to(n, len(STATES))
        for kept_back in _adding_up_to(n_open, len(STATUS.kept_back))
        for n_reviews in range(n + 1)
        if _is_allowed(
            cells := {"n_recommendations": n, "n_reviews": n_reviews}
            | dict(zip(OF_ONE, (*counts, *kept_back), strict=False))
        )
    }


def _adding_up_to(total: int, n_parts: int) -> Iterator[tuple[int, ...]]:
    for chosen in combinations_with_replacement(range(n_parts), total):
        yield tuple(map(chosen.count, range(n_parts)))


def _is_allowed(cells: dict[str, int]) -> bool:
    """Whether parts lie within wholes; what adds up is added up."""
    for total, parts in TOTALS:
        cells[total] = sum(cells[part] for part in parts)
    lie_within = all(
        sum(cells[part] for part in parts) <= cells[whole] for parts, whole in STATUS.withins
    )
    return lie_within and all(cells[second] or not cells[first] for first, second in
                              STATUS.only_withs)  # fmt: skip


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_what_became_of_recommendations_has_no_other_relations(of_one, n):
    made = {
        (n_reviews, *(sum(counts) for counts in zip(*chosen, strict=True)))
        for chosen in combinations_with_replacement(sorted(of_one), n)
        for n_reviews in (range(1, n + 1) if n else ())
    } or {(0,) * (1 + len(OF_ONE))}
    assert len(made) > n
    assert made == allowed(n)
