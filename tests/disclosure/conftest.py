"""What several files of attacks share."""

import pytest

from scr.disclosure import publication, refusals, together

STATUS = ("recommendation_status",)


@pytest.fixture
def recommendations_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if `recommendation_status` were answered below the whole, which the counts of boards in
    `recurrence` still forbid (see `refusals.REASONS`): what protects it is attacked anyway."""
    monkeypatch.delitem(refusals.REASONS, STATUS[0])
    families = (*refusals.FAMILIES, STATUS)
    for module in (refusals, publication, together):
        monkeypatch.setattr(module, "FAMILIES", families)
