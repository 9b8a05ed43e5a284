"""What all buttons of a page share is sent with the page, not with each row of them."""

import base64
import csv
import io
import json

from scr import access
from scr.ui.kit import gate
from tests.pages.tabs import ask


def parts_of(at, name):
    return [
        one.proto for one in at.get("bidi_component") if one.proto.component_name == f"scr_{name}"
    ]


def said_by(at, card):
    """What a card's quiet row is given."""
    (row,) = [json.loads(one.json) for one in parts_of(at, "buttons") if f"-quiet_{card}" in one.id]
    return row


def test_what_buttons_do_comes_once_with_the_page(open_at, sample_database):
    at = open_at("initiation", sample_database)
    (shared,) = parts_of(at, "shared")
    for what in ("png: savePicture", "link: copyLink", "file: saveFile"):
        assert what in shared.js_content
    assert json.loads(shared.json)["light"]["background"].startswith("#")
    rows = parts_of(at, "buttons")
    assert len(rows) == len(at.header) == 6
    for row in rows:
        assert "toBlob" not in row.js_content
        assert "clipboard" not in row.js_content
        assert "swaps" not in row.json


def test_what_never_changes_is_the_same_to_the_letter(open_at, sample_database):
    some = open_at("initiation", sample_database)
    others = open_at("initiation", sample_database, region="Saltmarch", last="2014-15")
    (was,), (now,) = parts_of(some, "shared"), parts_of(others, "shared")
    # So the browser is sent a reference to what it has.
    assert was.SerializeToString() == now.SerializeToString()


def test_a_file_comes_to_who_asks_for_it_and_once(open_at, sample_database):
    at = open_at("initiation", sample_database, first="2014-15", last="2014-15")
    assert said_by(at, "decisions")["file"] is None
    file = said_by(ask(at, "decisions", "csv"), "decisions")["file"]
    assert file["name"].startswith("decisions_")
    text = base64.b64decode(file["content"]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["n_initiate"], row["n_decisions"]) == ("168", "275")
    assert said_by(at.run(), "decisions")["file"] is None


def test_a_file_is_noted_and_refused_to_whom_it_is_not_offered(
    open_at, sample_database, monkeypatch
):
    noted = []
    monkeypatch.setattr(access, "note", lambda reader, what, about: noted.append((what, about)))
    at = ask(open_at("initiation", sample_database), "decisions", "csv")
    name = said_by(at, "decisions")["file"]["name"]
    assert noted == [("download", name)]
    monkeypatch.setattr(access, "may_take", lambda reader, kind: False)
    ask(at, "decisions", "csv")
    row = said_by(at, "decisions")
    assert row["file"] is None
    assert "CSV" not in [button["label"] for button in row["buttons"]]
    assert noted == [("download", name), ("refusal", name)]
    assert gate.CHANGED in [one.value for one in at.markdown]


def test_what_nobody_offered_opens_nothing(open_at, sample_database):
    at = open_at("initiation", sample_database)
    tables = len(at.table)
    ask(at, "decisions", "everything")
    assert len(at.table) == tables
    assert said_by(at, "decisions")["file"] is None
