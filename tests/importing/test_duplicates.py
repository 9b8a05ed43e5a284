"""A glance that saves looking for keys that come twice must never miss one that does."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scr.importing.duplicates import keys_differ
from scr.importing.names import clean_key, key
from scr.importing.reading import Part
from scr.importing.sheets import sheet_of
from scr.importing.staging import stage
from scr.store import import_tables
from tests.importing.helpers import AS_AT, found, load, recommendation, review

TEXTS = st.text(alphabet="aAbB01 -–\u00a0.'", min_size=1, max_size=4).filter(clean_key)


def staged(table: str, **columns: list[str]) -> object:
    names = list(columns)
    rows = list(zip(*columns.values(), strict=True))
    sheet = sheet_of("f.csv", "", [(n, row) for n, row in enumerate(rows, 2)])
    part = Part(table, 0, "f.csv", dict(zip(names, sheet.columns, strict=True)), sheet.row_numbers)
    return stage(import_tables()[table], [part], AS_AT)


@given(st.lists(TEXTS, min_size=2, max_size=6))
@settings(max_examples=150, deadline=None)
def test_where_all_differ_at_a_glance_they_do(ids: list[str]) -> None:
    texts = [text for text in ids if text.strip()]
    if len(texts) < 2:
        return
    # What the import compares; a leading apostrophe marks text and is taken off before.
    compared = staged("reviews", review_id=texts, board_id=["B1"] * len(texts))
    kept = [key(one) for one in compared.columns["review_id"].to_pylist() if one]
    if keys_differ(compared):
        assert len(set(kept)) == len(kept)
    elif all(one.isascii() for one in texts):
        assert len(set(kept)) < len(kept)


@pytest.mark.parametrize(("second", "is_twice"), [("police", True), ("Health", False)])
def test_of_a_key_of_several_parts_all_count(tmp_path: Path, second: str, is_twice: bool) -> None:
    rows = [recommendation(addressee="Police"), recommendation(addressee=second)]
    report = load(tmp_path, reviews=[review()], recommendations=rows)
    wanted = [("duplicate_key", "recommendations", 3, "addressee")] if is_twice else []
    assert found(report) == wanted
