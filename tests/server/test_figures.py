"""Figures by address: what the command line prints, through the same door, in four forms."""

import io
import json
import shutil
from dataclasses import fields
from datetime import date

import jsonschema
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from openapi_spec_validator import validate

from scr import access, disclosure
from scr.__main__ import cli
from scr.asking import address_of, has_address
from scr.base.errors import RefusedError
from scr.base.periods import parse_span, span_of_dates
from scr.base.request import CROSSED, Request
from scr.cli.figures import _options
from scr.disclosure import Reader
from scr.figures.checks import check
from scr.figures.definitions import definitions
from scr.release import create
from scr.server.figures import PARAMETERS
from scr.server.forms import FORMS, accepted
from scr.server.openapi import description, parameters
from scr.store import current
from tests.release.test_releases import country
from tests.server.asking import ask

FIGURE = "/api/v1/figures/decisions"
YEAR = "period=panel:2014-15"
YEARS = parse_span("panel:2013-14..2014-15")


@pytest.fixture
def database(own_database):
    """Six boards in two regions, fifteen decisions each in 2014-15: 51 of 90 to start."""
    country().snapshot(own_database)
    return own_database


def printed(*options: str, form: str = "json") -> str:
    done = CliRunner().invoke(cli, ["figure", "decisions", *options, "--format", form])
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_it_is_what_the_command_line_prints(database):
    for query, options in (
        (YEAR, ("--period", "panel:2014-15")),
        (f"{YEAR}&by=region", ("--period", "panel:2014-15", "--by", "region")),
        (f"{YEAR}&by=board&suppress=publication",
         ("--period", "panel:2014-15", "--by", "board", "--suppress", "publication")),
        (f"{YEAR}&region=north", ("--period", "panel:2014-15", "--region", "north")),
        ("from=2014-07-01&to=2015-06-30&as-at=2015-01-01",
         ("--from", "2014-07-01", "--to", "2015-06-30", "--as-at", "2015-01-01")),
    ):  # fmt: skip
        for form in ("json", "csv"):
            answer = ask(f"{FIGURE}.{form}?{query}")
            assert answer.status == 200, answer.body
            assert answer.body.decode() == printed(*options, form=form)


def test_counted_by_hand(database):
    """6 + 7 + 8 + 9 + 10 + 11 to start, of 15 decisions at each of six boards."""
    (row,) = ask(f"{FIGURE}?{YEAR}").json()
    assert (row["n_decisions"], row["n_initiate"]) == (90, 51)
    assert row["initiation_rate"] == 51 / 90


def test_the_typed_forms_hold_the_same_values(database):
    rows = ask(f"{FIGURE}.json?{YEAR}&by=board").json()
    parquet = pq.read_table(io.BytesIO(ask(f"{FIGURE}.parquet?{YEAR}&by=board").body))
    arrow = pa.ipc.open_stream(ask(f"{FIGURE}.arrow?{YEAR}&by=board").body).read_all()
    assert parquet.to_pylist() == rows
    assert arrow.to_pylist() == rows
    assert arrow.schema.field("n_decisions").type == pa.int64()
    assert parquet.schema.metadata[b"figure"] == b"decisions"
    assert parquet.schema.metadata[b"policy"] == b"none"


def test_every_figure_has_the_types_of_its_header(database):
    """Also those with lists, dates and rows of reviews; composed ones for one measure."""
    assert any(not figure.composed for figure in definitions().values())
    for name, figure in definitions().items():
        if figure.composed:
            continue
        query = YEAR if figure.period == "required" or figure.measures else ""
        if figure.measures:
            query = "period=panel:2013-14..2014-15&measure=initiation_rate"
        answer = ask(f"/api/v1/figures/{name}.arrow?{query}")
        assert answer.status == 200, (name, answer.body)
        table = pa.ipc.open_stream(answer.body).read_all()
        assert table.column_names == [column.name for column in figure.shown_columns]


def test_hidden_cells_are_null_and_named_where_no_letter_can_stand(own_database):
    world = country()
    world.board("N4", "North", "A")
    world.decided("N4", initiate=1, not_initiate=2)
    world.snapshot(own_database)
    query = f"{YEAR}&by=board&suppress=publication"
    rows = ask(f"{FIGURE}.json?{query}").json()
    table = pa.ipc.open_stream(ask(f"{FIGURE}.arrow?{query}").body).read_all().to_pylist()
    hidden = [{k for k, v in row.items() if v == "c"} for row in rows]
    assert any(hidden)
    for row, marked, names in zip(table, rows, hidden, strict=True):
        assert set((row.pop("suppressed") or "").split()) == names
        assert all(row[name] is None for name in names)
        assert {k: v for k, v in row.items() if k not in names} == {
            k: v for k, v in marked.items() if k not in names
        }


def test_the_address_of_a_request_asks_that_request(database, monkeypatch):
    """A card's link to the data leads to the card's own numbers."""
    snapshot = current()
    asked = []
    real = disclosure.answer
    monkeypatch.setattr(disclosure, "answer", lambda *of: asked.append(of[1]) or real(*of))
    for request in (
        Request("decisions"),
        Request("decisions", YEARS, by="board", region="North", incident_type="death"),
        Request("decisions", span_of_dates(date(2014, 7, 1), date(2015, 6, 30)), board_id="N1"),
        Request("decisions", YEARS, by="region", as_at=date(2015, 1, 1), area_type="A"),
        Request("benchmark", YEARS, measure="initiation_rate"),
        Request("profile", YEARS, board_id="N1", own=("N2", "S1"), as_now=True),
    ):
        answer = ask(address_of(request, ".json"))
        assert answer.status == 200, answer.body
        assert asked[-1] == check(request, snapshot)


@pytest.mark.parametrize("asked", [f.name for f in fields(Request) if f.name != "figure"])
def test_what_is_asked_stands_in_the_address_or_there_is_none(asked):
    values = {"span": YEARS, "as_at": date(2015, 1, 1), "as_now": True, "by": "region",
              "own": ("N2",), "breaks": ("b1",), "step": "quarter"}  # fmt: skip
    request = Request("decisions", **{asked: values.get(asked, "something")})
    assert not has_address(request) or address_of(request) != address_of(Request("decisions"))


def test_no_address_asks_for_each_board_in_each_period():
    assert not has_address(Request("decisions", YEARS, by=CROSSED))


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("text/html, application/json;q=0.9, text/csv;q=0.8", "json"),
        ("text/csv;q=0.5, application/vnd.apache.parquet", "parquet"),
        ("text/*", "csv"),
        ("application/json;q=0, */*", "csv"),
        ("application/vnd.apache.arrow.stream", "arrow"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"),
    ],
)
def test_which_form_accept_asks_for(header, form):
    assert accepted(header) == form


def test_the_form_of_an_answer(database):
    answer = ask(f"{FIGURE}?{YEAR}", accept="text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert ask(f"{FIGURE}.csv?{YEAR}", accept="application/json").body == answer.body
    assert ask(f"{FIGURE}?{YEAR}", accept="text/html").status == 406
    assert "Accept" in answer.headers["vary"]
    assert set(FORMS) == {"json", "csv", "parquet", "arrow"}


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/api/v1/figures/nothing", 404, "no figure of this name"),
        ("/api/v1/figures/decisions.xlsx", 404, "no figure of this name"),
        (f"{FIGURE}?period=2014-15", 400, "panel:2014-15"),
        (f"{FIGURE}?by=street", 400, "Group by one of"),
        (f"{FIGURE}?board=B99", 400, "no board of that id"),
        (f"{FIGURE}?from=2014-07-01", 400, "two ends"),
        (f"{FIGURE}?from=soon&to=2014-07-01", 400, "from is a day"),
        (f"{FIGURE}?perod=panel:2014-15", 400, "may ask with: period, by"),
        (f"{FIGURE}?by=region&by=board", 400, "Give by once"),
        (f"{FIGURE}?as-now=maybe", 400, "yes or no"),
        (f"{FIGURE}?suppress=none%20of%20it", 400, "suppress is one of"),
        (f"{FIGURE}?suppress=publication&by=board", 403, "whole years"),
        (f"{FIGURE}?{YEAR}&suppress=publication&by=board&region=North", 403, "subtracted"),
        ("/api/v1/figures/open_reviews?suppress=publication", 403, "not published"),
        ("/api/v1/figures/initiations", 400, "needs a period"),
    ],
)
def test_a_person_s_fault_is_4xx_with_the_message_that_a_person_would_see(
    database, address, status, says
):
    answer = ask(address)
    assert (answer.status, answer.json()["error"]["status"]) == (status, status)
    assert says in answer.message
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_no_data_is_503_and_a_fault_of_ours_tells_no_more_than_a_reference(
    own_database, monkeypatch, caplog
):
    assert ask(FIGURE).status == 503
    assert "Nothing has been imported" in ask(FIGURE).message
    country().snapshot(own_database)

    def fail(*_):
        raise RuntimeError("a child's name")

    monkeypatch.setattr("scr.disclosure.answer", fail)
    answer = ask(f"{FIGURE}?{YEAR}")
    assert answer.status == 500
    reference = answer.json()["error"]["reference"]
    assert f"fault {reference}: RuntimeError at " in caplog.text
    assert "child" not in caplog.text + answer.body.decode()


def test_what_has_not_changed_is_not_sent_again(database):
    first = ask(f"{FIGURE}?{YEAR}")
    tag = first.headers["etag"]
    for header in (tag, f"W/{tag}", f'"other", {tag}'):
        again = ask(f"{FIGURE}?{YEAR}", if_none_match=header)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert ask(f"{FIGURE}?{YEAR}", if_none_match='"other"').status == 200
    others = [
        ask(f"{FIGURE}?{YEAR}&by=region"), ask(f"{FIGURE}.csv?{YEAR}"),
        ask(f"{FIGURE}?{YEAR}&suppress=publication"), ask(f"{FIGURE}?period=panel:2013-14"),
    ]  # fmt: skip
    assert len({tag, *(one.headers["etag"] for one in others)}) == 5
    assert ask(f"{FIGURE}?suppress=none&{YEAR}").headers["etag"] == tag, "it is the same question"
    country().snapshot(database)
    assert ask(f"{FIGURE}?{YEAR}", if_none_match=tag).status == 200, "another snapshot"


def test_a_release_changes_the_tag_of_what_is_published(database):
    """What it hid is hidden again, so the same question may have another answer."""
    query = f"{YEAR}&by=board&suppress=publication"
    tag, other = ask(f"{FIGURE}?{query}").headers["etag"], ask(f"{FIGURE}?{YEAR}").headers["etag"]
    create("first", folder=database, year=parse_span("panel:2014-15"), by="A")
    assert ask(f"{FIGURE}?{query}").headers["etag"] != tag
    assert ask(f"{FIGURE}?{YEAR}").headers["etag"] == other


def test_the_reader_is_asked_first(database, monkeypatch):
    """As on the pages: without sign-in this machine alone is served."""

    def refused(_):
        raise RefusedError("This dashboard has no sign-in yet.")

    monkeypatch.setattr(access, "reader_of_key", refused)
    for address in (
        *("figures", "figures/decisions", "figures/decisions/datapackage.json", "releases"),
        *("releases/x/datapackage.json", "releases/x/tables/y.csv"),
    ):
        assert ask(f"/api/v1/{address}").status == 403


def test_a_reader_who_may_not_see_it_is_refused_as_on_the_pages(database, monkeypatch):
    public = Reader("r", ("publication",), may_see_cases=False)
    monkeypatch.setattr(access, "reader_of_key", lambda _: public)
    assert ask(f"{FIGURE}?{YEAR}&by=board&suppress=none").status == 403
    assert ask(f"{FIGURE}?{YEAR}&by=board").status == 200
    assert ask("/api/v1/figures/open_reviews").status == 403


def test_no_page_elsewhere_reads_through_a_browser_here(database):
    """A name that somebody gave this machine's address (DNS rebinding) is refused."""
    assert ask(FIGURE, host="evil.example:8501").status == 403
    assert ask("/api/ready", host="evil.example").status == 403
    assert ask(f"{FIGURE}?{YEAR}", host="localhost:8501").status == 200
    assert "access-control-allow-origin" not in ask(f"{FIGURE}?{YEAR}").headers


def test_only_reading(database):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert ask(FIGURE, method=method).status == 405
    assert ask(f"{FIGURE}?{YEAR}", method="HEAD").status == 200


def test_the_data_package_describes_the_csv_file(database):
    answer = ask(f"{FIGURE}/datapackage.json?{YEAR}&by=region").json()
    (resource,) = answer["resources"]
    table = pd.read_csv(io.BytesIO(ask(resource["path"]).body))
    assert list(table.columns) == [field["name"] for field in resource["schema"]["fields"]]
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    assert (types["n_decisions"], types["initiation_rate"]) == ("integer", "number")
    assert list(table["group_name"]) == ["North", "South"]
    assert answer["notes"][-1] == definitions()["decisions"].caution


def test_the_list_of_figures(database):
    said = ask("/api/v1/figures").json()["figures"]
    assert [one["name"] for one in said] == list(definitions())
    assert said[0]["columns"] == [c.name for c in definitions()[said[0]["name"]].shown_columns]


class TestDescription:
    """The OpenAPI document is made from the headers, and answers are as it says."""

    def test_it_is_valid_and_has_every_figure(self):
        said = ask("/api/v1/openapi.json").json()
        validate(said)
        for name in definitions():
            assert said["paths"][f"/api/v1/figures/{name}"]["get"]["operationId"] == name

    def test_its_parameters_are_the_options_of_the_command_line(self):
        assert definitions()
        for name, figure in definitions().items():
            options = " ".join(_options(name)).replace("--", "").split()
            named = [one["name"] for one in parameters(figure)]
            assert named == [one for one in options if one != "format"]
            assert set(named) <= set(PARAMETERS)

    def test_answers_fit_their_schema(self, database):
        paths = description()["paths"]
        for name in ("decisions", "standards", "durations", "open_reviews", "initiations"):
            query = YEAR if definitions()[name].period == "required" else ""
            operation = paths[f"/api/v1/figures/{name}"]["get"]
            schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
            jsonschema.validate(ask(f"/api/v1/figures/{name}?{query}").json(), schema)
        hidden = ask(f"{FIGURE}?{YEAR}&by=board&suppress=publication").json()
        operation = paths[FIGURE]["get"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(hidden, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([{"group_id": 1}], schema)

    def test_errors_fit_theirs(self, database):
        schema = description()["components"]["schemas"]["Error"]
        jsonschema.validate(ask(f"{FIGURE}?by=street").json(), schema)


@pytest.fixture(scope="module")
def with_release(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    country().snapshot(folder)
    create("first", folder=folder, year=parse_span("panel:2014-15"), policy="none", by="A")
    return folder


class TestReleases:
    """An address of a release holds the same bytes whatever is imported after."""

    @pytest.fixture
    def released(self, with_release, own_database):
        return shutil.copytree(with_release, own_database)

    def test_listed_described_and_read(self, released):
        (said,) = ask("/api/v1/releases").json()["releases"]
        assert (said["name"], said["period"]) == ("first", "panel:2014-15")
        package = ask(said["address"]).json()
        assert [one["path"].rpartition("/")[2][:-4] for one in package["resources"]] == [
            one["id"] for one in said["tables"]
        ]
        for resource in package["resources"]:
            table = pd.read_csv(io.BytesIO(ask(resource["path"]).body))
            assert list(table.columns) == [f["name"] for f in resource["schema"]["fields"]]

    def test_the_same_for_ever(self, released):
        address = "/api/v1/releases/first/tables/decisions"
        before = {form: ask(f"{address}.{form}") for form in ("csv", "json")}
        world = country()
        world.decided("N1", initiate=3, not_initiate=0)
        world.snapshot(released)
        for form, first in before.items():
            again = ask(f"{address}.{form}")
            assert (again.status, again.body) == (200, first.body)
            assert again.headers["etag"] == first.headers["etag"]
            assert "immutable" in again.headers["cache-control"]
            assert ask(f"{address}.{form}", if_none_match=first.headers["etag"]).status == 304
        place = released / "releases" / "first" / "tables" / "decisions.csv"
        assert before["csv"].body == place.read_bytes()
        assert len(json.loads(before["json"].body)) == len(before["csv"].body.splitlines()) - 1

    @pytest.mark.parametrize(
        "address",
        ["nothing/datapackage.json", "first/tables/nothing.csv", "..%2f/tables/x.csv",
         "first/tables/decisions.parquet", "first/cells.json", "first/tables/cells.json"],
    )  # fmt: skip
    def test_what_is_not_there(self, released, address):
        """The cells that a release was protected on are for the protection alone."""
        assert ask(f"/api/v1/releases/{address}").status == 404

    def test_a_damaged_one_is_not_shown(self, released):
        place = released / "releases" / "first" / "tables" / "decisions.csv"
        place.write_bytes(place.read_bytes() + b" ")
        answer = ask("/api/v1/releases/first/tables/decisions.csv")
        assert answer.status == 503
        assert "first is damaged" in answer.message
