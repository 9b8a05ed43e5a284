"""Figures as a spreadsheet, R and pandas ask for them, from a real server that wants a key.

pandas asks itself. The others are not here: what they send is, as their documentation has it.
"""

import base64
import gzip
import io
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from scr.access.file import key_hash
from tests.browser.conftest import serving
from tests.release.test_releases import country

KEY = "a-key-of-a-test-that-nobody-else-has"
BEARER = {"Authorization": f"Bearer {KEY}"}
BASIC = {"Authorization": "Basic " + base64.b64encode(f"anna:{KEY}".encode()).decode()}
FIGURE = "/api/v1/figures/decisions"
# As a person types it, and as programs write it: a colon may be written either way.
TYPED = "period=panel:2014-15&by=region"
WRITTEN = "period=panel%3A2014-15&by=region"
PROGRAMS = {
    "Power Query": {
        "User-Agent": "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)",
        "Accept-Encoding": "gzip, deflate",
        "Cache-Control": "no-cache",
        "Pragma": "no-cache",
        **BASIC,
    },
    "a web query of an old Excel": {
        "User-Agent": "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; ms-office)",
        "Accept": "*/*",
        "Accept-Encoding": "gzip, deflate",
        **BASIC,
    },
    "read.csv of R": {"User-Agent": "R (4.3.1 x86_64-pc-linux-gnu)", "Accept": "*/*", **BEARER},
    "jsonlite": {
        "User-Agent": "r/curl/jsonlite",
        "Accept": "application/json, text/*, */*",
        "Accept-Encoding": "deflate, gzip",
        **BEARER,
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """The address of a server that knows one person, by a key."""
    database: Path = tmp_path_factory.mktemp("served") / "database"
    country().snapshot(database)
    database.with_name("access.toml").write_text(
        f'[people."anna"]\nroles = ["official"]\nkey = "{key_hash(KEY).decode()}"\n'
    )
    with serving(database) as address:
        yield address


def get(
    address: str, headers: dict[str, str], method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    asked = urllib.request.Request(address, headers=headers, method=method)
    try:
        answer = urllib.request.urlopen(asked, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        body = answer.read()
        named = {name.lower(): value for name, value in answer.headers.items()}
        if named.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        return answer.status, named, body


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("query", [TYPED, WRITTEN])
def test_a_plain_get_of_each_program(site, program, query):
    headers = PROGRAMS[program]
    status, named, body = get(f"{site}{FIGURE}.csv?{query}", headers)
    assert (status, named["content-type"]) == (200, "text/csv; charset=utf-8")
    # No byte order mark: R would make it part of the first column's name.
    assert body.startswith(b"group_id,")
    assert list(pd.read_csv(io.BytesIO(body))["n_decisions"]) == [45, 45]
    status, named, body = get(f"{site}{FIGURE}?{query}", headers)
    assert (status, named["content-type"]) == (200, "application/json")
    assert [row["n_decisions"] for row in json.loads(body)] == [45, 45]


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_has_not_changed_and_the_head_alone(site, program):
    headers = PROGRAMS[program]
    address = f"{site}{FIGURE}.csv?{WRITTEN}"
    _, named, body = get(address, headers)
    status, again, nothing = get(address, {**headers, "If-None-Match": named["etag"]})
    assert (status, again["etag"], nothing) == (304, named["etag"], b"")
    status, head, nothing = get(address, headers, "HEAD")
    assert (status, nothing) == (200, b"")
    assert (head["etag"], head["content-length"]) == (named["etag"], str(len(body)))


@pytest.mark.parametrize("program", PROGRAMS)
def test_without_the_key_there_is_nothing(site, program):
    headers = {k: v for k, v in PROGRAMS[program].items() if k != "Authorization"}
    for sent in (headers, {**headers, "Authorization": "Bearer x"}):
        status, named, body = get(f"{site}{FIGURE}.csv?{WRITTEN}", sent)
        assert (status, named["www-authenticate"]) == (401, "Bearer")
        assert b"n_decisions" not in body


def test_pandas_reads_each_form_itself(site):
    address = f"{site}{FIGURE}"
    table = pd.read_csv(f"{address}.csv?{TYPED}", na_values=["c"], storage_options=BEARER)
    assert list(table["group_name"]) == ["North", "South"]
    assert list(table["n_initiate"]) == [21, 30]
    read = {
        "json": pd.read_json(f"{address}.json?{WRITTEN}", storage_options=BASIC),
        "parquet": pd.read_parquet(f"{address}.parquet?{TYPED}", storage_options=BEARER),
    }
    for form, other in read.items():
        assert list(other.columns) == list(table.columns), form
        assert list(other["n_initiate"]) == list(table["n_initiate"]), form
        assert list(other["initiation_rate"]) == pytest.approx(list(table["initiation_rate"]))
    with pytest.raises(urllib.error.HTTPError, match="401"):
        pd.read_csv(f"{address}.csv?{TYPED}")


def test_what_is_hidden_is_no_number_in_any_of_them(site):
    query = f"{FIGURE}.csv?period=panel%3A2014-15&by=board&suppress=publication"
    _, _, body = get(f"{site}{query}", BEARER)
    assert b",c," in body
    table = pd.read_csv(io.BytesIO(body), na_values=["c"])
    assert pd.api.types.is_numeric_dtype(table["n_initiate"])
    assert table["n_initiate"].isna().any()
