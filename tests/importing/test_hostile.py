"""Files that are not what they say, or would fill a memory: each a clear refusal, never a fault."""

import io
import re
import tomllib
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scr.base.errors import SourceError
from scr.base.settings import ROOT
from scr.importing import run_import, sheet_scan
from scr.importing.names import key
from scr.importing.sources import read_sources
from scr.importing.values import reader
from scr.store import import_tables
from tests.importing.helpers import AS_AT, BOARDS, stored, write

SHEET = "xl/worksheets/sheet1.xml"
HEADER = ["review_id", "board_id", "incident_type", "notified_date"]
INLINE = b'<row r="2"><c r="A2" t="inlineStr"><is><t>%s</t></is></c></row></sheetData>'


def book(*rows: list, sheets: int = 0) -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "reviews"
    for row in (HEADER, *rows):
        made.active.append(row)
    for number in range(sheets):
        made.create_sheet(f"s{number}")
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def changed(change: Callable[[bytes], bytes], **more: bytes) -> bytes:
    """A workbook whose sheet is another, and that has more parts."""
    content = io.BytesIO()
    before = zipfile.ZipFile(io.BytesIO(book(["R1", "B1", "death", "2014-01-02"])))
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            data = before.read(part)
            after.writestr(part.filename, change(data) if part.filename == SHEET else data)
        for name, data in more.items():
            after.writestr(name, data)
    return content.getvalue()


def declaring(doctype: bytes, named: bytes) -> bytes:
    return changed(
        lambda xml: xml.replace(b"<worksheet", doctype + b"<worksheet", 1).replace(
            b"</sheetData>", INLINE % named
        )
    )


def laughing() -> bytes:
    letters = b"abcdefghij"
    entities = [b'<!ENTITY a "ha ha ha ha">']
    for before, one in pairwise(letters):
        entities.append(b'<!ENTITY %c "%s">' % (one, b"&%c;" % before * 10))
    return declaring(b"<!DOCTYPE x [" + b"".join(entities) + b"]>", b"&j;")


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504
REFUSED = {
    "a picture": ("reviews.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 500, "cannot be read as an Excel"),
    "a document": ("reviews.csv", b"%PDF-1.4\n" + bytes(range(256)), "is not a CSV file"),
    "a program": ("reviews.exe", b"MZ", "not a kind of file that is read"),
    "a page": ("reviews.html", b"<script>alert(1)</script>", "not a kind of file that is read"),
    "a password": (
        "reviews.xlsx",
        OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 99,
        "is protected by a password",
    ),
    "zeros": ("reviews.csv", b"review_id,board_id\nR1,B1\n\0\0R2,B1\n", "no text has"),
    "nothing": ("reviews.csv", b"", "is empty"),
    "cut short": ("reviews.xlsx", book()[:900], "cannot be read as an Excel"),
    "entities": ("reviews.xlsx", laughing(), "cannot be read as an Excel"),
    "another file": (
        "reviews.xlsx",
        declaring(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', b"&e;"),
        "cannot be read as an Excel",
    ),
    "no parquet": ("reviews.parquet", b"PAR1" + b"\0" * 99 + b"PAR1", "as a Parquet file"),
    "no ods": ("reviews.ods", b"PK\x03\x04junk", "cannot be read as an ODS"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_what_it_says_is_refused_by_name(name: str, tmp_path: Path) -> None:
    file, content, says = REFUSED[name]
    (tmp_path / file).write_bytes(content)
    with pytest.raises(SourceError, match=says) as caught:
        read_sources([tmp_path / file])
    assert file in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_small_file_that_unpacks_to_a_large_one_is_refused(ending: str, tmp_path: Path) -> None:
    size = sheet_scan.LARGE_PART + 1_000_000
    bomb = changed(lambda xml: xml.replace(b"</sheetData>", b" " * size + b"</sheetData>"))
    path = tmp_path / f"reviews.{ending}"
    path.write_bytes(bomb)
    assert len(bomb) < 1_000_000
    with pytest.raises(SourceError, match="too large to be read once it is unpacked"):
        read_sources([path])


def test_more_sheets_than_anybody_keeps_are_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sheet_scan, "MOST_SHEETS", 20)
    path = tmp_path / "own.xlsx"
    path.write_bytes(book(sheets=19))
    assert len(read_sources([path]).parts) == 1
    path.write_bytes(book(sheets=20))
    with pytest.raises(SourceError, match="has 21 sheets, and at most 20 are read"):
        read_sources([path])


def test_parts_with_paths_go_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "in" / "reviews.xlsx"
    path.parent.mkdir()
    path.write_bytes(changed(lambda xml: xml, **{"../../evil.txt": b"x", "/evil.txt": b"x"}))
    (part,) = read_sources([path]).parts
    assert part.columns["review_id"].to_pylist() == ["R1"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "reviews.xlsx"]


ENDINGS = ["csv", "tsv", "xlsx", "ods", "parquet", "xlsm"]
# Each example writes the file anew.
ONE_FOLDER = [HealthCheck.function_scoped_fixture]


@given(st.binary(max_size=300), st.sampled_from(ENDINGS))
@settings(max_examples=120, deadline=None, suppress_health_check=ONE_FOLDER)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, ending: str) -> None:
    path = tmp_path / f"reviews.{ending}"
    for begins in (b"", b"review_id,board_id\n"):
        path.write_bytes(begins + content)
        try:
            parts = read_sources([path]).parts
        except SourceError:
            parts = []
        lengths = [(len(c), len(p.row_numbers)) for p in parts for c in p.columns.values()]
        assert all(length == n_rows for length, n_rows in lengths)


CELLS = st.one_of(
    st.sampled_from(
        ["R1", "R2", "r1", "B1", "East", "death", "initiate", "2014-01-31", "Feb 2014", "1/2/14",
         "", "n/a", "=1+1", "<script>alert(1)</script>", "'; drop table reviews; --", "31/02/2014",
         "2014", "\u00a0R1", "R–1", "None", "NaN", "inf", "-1", "1e99"]
    ),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
)  # fmt: skip
ROWS = st.lists(st.tuples(*[CELLS] * 6), min_size=1, max_size=8)
COLUMNS = ("review_id", "board_id", "incident_type", "notified_date", "decision", "decision_date")


@given(ROWS)
@settings(max_examples=12, deadline=None, suppress_health_check=ONE_FOLDER)
def test_any_cells_are_stored_as_read_or_kept_out_with_a_reason(tmp_path: Path, rows: list) -> None:
    """Each row is in one column of the summary; each stored value is what one row's cells mean,
    all of the same row; and what is kept out has a finding that says why."""
    source = write(
        tmp_path / "s",
        boards=BOARDS,
        reviews=[dict(zip(COLUMNS, row, strict=True)) for row in rows],
    )
    report = run_import([source], folder=tmp_path / "db", as_at=AS_AT)
    for one in report.counts:
        assert one.n_read == (
            one.n_added + one.n_changed + one.n_unchanged + one.n_quarantined + one.n_passed_over
        )
    kept_out = report.quarantine.get("reviews")
    reasons = set(report.findings.loc[report.findings["severity"] == "reject", "row"].dropna())
    assert set(kept_out["row"] if kept_out is not None else []) <= reasons
    there = stored(tmp_path, "reviews")
    assert set(there["board_id"]) <= {"B1", "B2"}
    assert set(there["decision"].dropna()) <= {"initiate", "not_initiate"}
    columns = [c for c in import_tables()["reviews"].columns if c.name in COLUMNS[2:]]
    meant = [
        (
            key(row[0]),
            *(reader(c, AS_AT)(row[COLUMNS.index(c.name)].strip()).value for c in columns),
        )
        for row in rows
    ]
    for one in there.to_dict("records"):
        values = (None if pd.isna(one[c.name]) else one[c.name] for c in columns)
        was = (v.date() if isinstance(v, pd.Timestamp) else v for v in values)
        assert (key(one["review_id"]), *was) in meant


def test_the_largest_upload_is_the_same_at_both_doors() -> None:
    """What the dashboard takes, nginx lets pass; more is refused by whichever comes first."""
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        taken = tomllib.load(file)["server"]["maxUploadSize"]
    site = (ROOT / "deploy" / "nginx" / "scr.conf").read_text("utf-8")
    assert taken == 200
    assert re.findall(r"client_max_body_size (\w+);", site) == [f"{taken}m"]
