"""The sample's answers that no pack has all of: assessments and letters, by every grouping."""

import pytest

from scr.base.periods import parse_span
from scr.base.request import Request
from scr.disclosure import TRUSTED, answer
from scr.store import current
from tests.disclosure.attacker import GROUPINGS, Attack
from tests.disclosure.shown import of_answer
from tests.disclosure.test_pack_attack import boards


@pytest.mark.parametrize(("figure", "n_hidden"), [("quality", 700), ("challenges", 80)])
def test_nothing_hidden_is_worked_out_from_any_grouping(sample_database, figure, n_hidden):
    snapshot, span = current(sample_database), parse_span("panel:2014-15")
    tables = {
        (figure, 2014, 2014, by): of_answer(
            answer(TRUSTED, Request(figure, span, by), snapshot, "publication")
        )
        for by in GROUPINGS
    }
    attack = Attack(boards(), tables)
    assert len(attack.hidden) > n_hidden
    assert attack.worked_out() == {}
    assert attack.unsure == []
