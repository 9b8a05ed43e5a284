"""The moment of a snapshot, from its identifier."""

from datetime import UTC, datetime

import pytest

from scr.store.made import made_at
from tests.factory import board, make_snapshot


def test_the_moment_stands_in_the_identifier(tmp_path):
    before = datetime.now(UTC).replace(microsecond=0)
    snapshot = make_snapshot(tmp_path, boards=[board("A1")])
    assert before <= made_at(snapshot.id) <= datetime.now(UTC)


@pytest.mark.parametrize(
    "text",
    ["", "x", "../../etc", "20161301-000000-0000", "20160631-120000-00ff", "20160601-250000-00ff",
     "20160601-120000-00fg", "20160601-120000-00ff ", "٢٠١٦٠٦٠١-120000-00ff"],
)  # fmt: skip
def test_what_is_no_identifier_has_no_moment(text):
    assert made_at(text) is None
