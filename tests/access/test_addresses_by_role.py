"""Addresses for programs, for every role: each of the table, then whatever somebody might type. A
chair gets no row of another board, no fault shows itself, and no text of a record comes out."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scr.access.file import key_hash
from scr.access.permissions import ADDRESSES, ROLES, may_open_address, reader_of
from scr.base.request import GROUPINGS
from scr.figures.definitions import definitions
from scr.server.figures import PARAMETERS
from tests.factory import board, make_snapshot, review
from tests.server.asking import ask

CANARY = "Zyxwv Qwertz"
BOARDS = ["A", "B", "C", "D", "E", "F"]
PEOPLE = {role: role for role in ROLES} | {"nobody": ""}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("country")
    decided = {"decision": "initiate", "initiated_date": date(2014, 9, 9),
               "completed_date": date(2015, 2, 1), "decision_reason": CANARY}  # fmt: skip
    make_snapshot(
        made / "database",
        boards=[board(name, region="North" if name < "D" else "South") for name in BOARDS],
        reviews=[
            review(f"{name}-{i}", name, decision_date=date(2014, 9, 1 + i), **decided)
            for name in BOARDS
            for i in range(2)
        ],
        recommendations=[
            {"recommendation_id": f"{name}-1", "review_id": f"{name}-0", "addressee": CANARY,
             "text": CANARY, "addressee_type": "health", "theme": "Training"}
            for name in BOARDS
        ],
        challenges=[
            {"challenge_id": "C1", "board_id": "B", "raised_by": "panel", "subject": "quality",
             "raised_date": date(2014, 8, 1), "note": CANARY},
        ],
    )  # fmt: skip
    lines = [
        f'[people."{name}"]\nroles = {[role] if role else []}\n'
        + ('boards = ["A"]\n' if role == "chair" else "")
        + f'key = "{key_hash(name).decode()}"\n'
        for name, role in PEOPLE.items()
    ]
    (made / "access.toml").write_text("".join(lines).replace("'", '"'), "utf-8")
    return made


@pytest.fixture
def country(folder, monkeypatch):
    monkeypatch.setenv("SCR_DATABASE", str(folder / "database"))


def asked(role: str, address: str):
    return ask(f"/api/v1/{address}", authorization=f"Bearer {role}")


@pytest.mark.parametrize("role", PEOPLE)
def test_every_address_of_the_table(role, country):
    roles = [PEOPLE[role]] if PEOPLE[role] else []
    reader = reader_of(role, roles, ["A"] if role == "chair" else [])
    policy = "?suppress=publication&period=panel:2014-15" if role == "publisher" else ""
    answered = {}
    for pattern in ADDRESSES:
        filled = pattern.removeprefix("/api/v1/").replace("{name}", "decisions")
        filled = filled.replace("{release}", "x").replace("{table}", "y.csv")
        answered[pattern] = asked(role, filled + (policy if "figures/" in filled else "")).status
    opened = {pattern: status in (200, 404) for pattern, status in answered.items()}
    assert opened == {pattern: may_open_address(reader, pattern) for pattern in ADDRESSES}
    assert set(answered.values()) <= {200, 403, 404}


@pytest.mark.parametrize("role", ["official", "chair"])
def test_no_text_of_a_record_comes_out(role, country):
    answers = [
        asked(role, f"figures/{figure}.csv{query}")
        for figure in definitions()
        for query in ("?board=A", "?period=panel:2014-15&by=board")
    ]
    assert {answer.status for answer in answers} <= {200, 400, 403}
    assert not [one for one in answers if CANARY in one.body.decode("utf-8-sig")]


VALUES = st.one_of(
    st.sampled_from([*BOARDS, "A", "a", "North", "south", *GROUPINGS, "board_period", "none",
                     "publication", "panel:2014-15", "panel:2012-13..2015-16", "2015-01-01",
                     "2016-06-30", "yes", "death", "decisions.final", "", "' or 1=1 --", "\x00",
                     "<script>", "9" * 40, "A,B", "%41"]),
    st.text(max_size=8),
)  # fmt: skip


@settings(max_examples=40)
@given(
    figure=st.sampled_from([*definitions(), "nonsense"]),
    query=st.dictionaries(st.sampled_from([*PARAMETERS, "x"]), VALUES, max_size=4),
)
def test_whatever_a_chair_types(folder, figure, query):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCR_DATABASE", str(folder / "database"))
        typed = "&".join(f"{name}={value}" for name, value in query.items())
        answer = asked("chair", f"figures/{figure}.csv?{typed}".replace("#", ""))
    assert answer.status in (200, 400, 403, 404, 406), answer.body
    if answer.status == 200:
        rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
        others = {f"Board {name}" for name in BOARDS[1:]} | set(BOARDS[1:])
        assert not {value for row in rows for value in row.values()} & others, typed
        assert not {row["group_id"] for row in rows} & {"North", "South"} or "board=A" in typed
