"""The sample's answers that no pack has all of, by every grouping: assessments, letters, and what
became of recommendations."""

import pytest

from scr.store import current
from tests.disclosure.attacker import GROUPINGS, Attack
from tests.disclosure.shown import of_answer
from tests.disclosure.test_pack_attack import boards
from tests.disclosure.test_recommendations import told_of_the_whole
from tests.disclosure.world import STOCK, ask


@pytest.mark.usefixtures("recommendations_answered")
@pytest.mark.parametrize(
    ("figure", "year", "n_hidden"),
    [("quality", 2014, 700), ("challenges", 2014, 80), ("recommendation_status", STOCK, 500)],
)
def test_nothing_hidden_is_worked_out_from_any_grouping(sample_database, figure, year, n_hidden):
    snapshot = current(sample_database)
    tables = {
        (figure, year, year, by): of_answer(ask(snapshot, by, year, figure=figure))
        for by in GROUPINGS
    }
    attack = Attack(boards(), tables)
    if year == STOCK:
        told_of_the_whole(attack, snapshot)
    assert len(attack.hidden) > n_hidden
    assert attack.worked_out() == {}
    assert attack.unsure == []
