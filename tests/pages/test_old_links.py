"""A link that was made with other records says so, and to those alone who see figures."""

import pytest

from scr.store import current
from tests.access.test_pages_by_role import texts

OLD = "20160714-150405-00ff"
CHANGED = "The records have changed since this link was made"
UNKNOWN = "This link names records that are not known here"


def test_a_link_to_the_records_in_force_says_nothing(open_at, sample_database):
    at = open_at("initiation", sample_database, snapshot=current(sample_database).id)
    assert at.title
    assert not at.info


def test_a_link_to_other_records_says_when_each_were_imported(open_at, sample_database):
    at = open_at("initiation", sample_database, snapshot=OLD, as_at="2014-06-30")
    (said,) = at.info
    assert said.value.startswith(CHANGED)
    assert "made with the records imported on 14 July 2016. You see those imported on" in said.value
    # The view is the one that was sent, and the address still says with what.
    assert "as at 30 June 2014" in texts(at)
    assert OLD in at.query_params["snapshot"]


@pytest.mark.parametrize("named", ["x", "../../etc/passwd", "20161301-000000-0000", "<b>*x*</b>"])
def test_a_link_that_cannot_be_understood_is_no_fault(open_at, sample_database, named):
    at = open_at("timeliness", sample_database, snapshot=named)
    (said,) = at.info
    assert said.value.startswith(UNKNOWN)
    assert named not in said.value


@pytest.mark.parametrize(
    ("role", "page", "is_told"),
    [("chair:AR134", "timeliness", True), ("publisher", "overview", True),
     ("viewer", "annual_report", False), ("viewer", "methods", False),
     ("steward", "methods", False)],
)  # fmt: skip
def test_by_role(open_at, sample_database, monkeypatch, role, page, is_told):
    monkeypatch.setenv("SCR_READER", role)
    at = open_at(page, sample_database, snapshot=OLD)
    assert (CHANGED in texts(at)) == is_told
