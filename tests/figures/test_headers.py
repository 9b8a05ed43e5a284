"""Every SQL file is what its header says: the definition is written once and holds."""

import re
from pathlib import Path

import duckdb
import pytest

from scr.base.settings import QUERIES
from scr.figures import estimates
from scr.figures.definitions import KINDS, NEVER, body, definition, definitions, header, headers
from scr.figures.framing import framed
from scr.store import import_tables, reading, schema, tables

FIGURES = sorted((QUERIES / "figures").glob("*.sql"))
BESIDE = [p for kind in ("cases", "left_out") for p in sorted((QUERIES / kind).glob("*.sql"))]
VIEWS = sorted((QUERIES / "reviews").glob("*.sql"))
SCHEMA = sorted((QUERIES / "schema").glob("*.sql"))

# What would make an answer depend on anything but the snapshot and the question, or would let
# text become SQL.
NOT_ALLOWED = re.compile(
    r"\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\b"
    r"|\b(now|today|random|uuid|gen_random_uuid|query|query_table|read_\w+|getvariable|getenv)\s*\("
)
PERIODS = ("required", "optional", "none")
FRAMES = sorted((QUERIES / "frames").glob("*.sql"))
SKELETONS = ("counted_by_group", "counted_by_part", "groups_shown", "lives_by_part")


def named(paths: list[Path]) -> dict:
    return {"argvalues": paths, "ids": [f"{p.parent.name}/{p.stem}" for p in paths]}


def code(path: Path) -> str:
    """The SQL without its comments."""
    lines = path.read_text("utf-8").splitlines()
    return "\n".join(line.split("--")[0] for line in lines)


def parameters(path: Path) -> set[str]:
    """Those of the file itself, without its frame's."""
    (statement,) = duckdb.extract_statements(path.read_text("utf-8"))
    return set(statement.named_parameters)


def whole(path: Path) -> str:
    """The select as it is asked: what stands beside a figure within its frame."""
    return framed(path) if path in BESIDE else body(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def described(shared_snapshot):
    """Names and types that a file's select gives, with every parameter null."""
    opened = reading._opened(shared_snapshot())
    cursor = opened.connection.cursor()

    def describe(path: Path) -> list[tuple[str, str]]:
        asked = whole(path)
        (statement,) = duckdb.extract_statements(asked)
        opened.make(asked)
        nulls = dict.fromkeys(statement.named_parameters)
        answer = cursor.execute(f"describe {asked}", nulls).fetchall()
        return [(row[0], row[1]) for row in answer]

    yield describe
    cursor.close()


def test_there_are_figures():
    own_sql = {n for n, f in definitions().items() if not (f.measures or f.composed)}
    assert {p.stem for p in FIGURES} == own_sql
    assert {"decisions", "panel_scrutiny", "initiations", "data_quality"} <= set(definitions())


@pytest.mark.parametrize("path", **named(FIGURES))
def test_a_figure_is_one_select_named_as_its_file(path):
    figure = definition(path.stem)
    assert figure.name == path.stem
    (statement,) = duckdb.extract_statements(figure.sql)
    assert statement.type == duckdb.StatementType.SELECT
    assert re.match(r"(with|select)\b", body(figure.sql))
    assert figure.period in PERIODS


@pytest.mark.parametrize("path", **named(FIGURES))
def test_its_words_are_there(path):
    figure = definition(path.stem)
    for field in ("title", "answers", "grain", "numerator", "denominator", "excludes", "basis"):
        assert getattr(figure, field), f"{field} is empty"
    assert figure.answers.endswith("?"), "answers is one plain question"
    for column in figure.shown_columns:
        assert column.unit, column.name
        assert column.null_means, column.name
        assert (column.blank == NEVER) == (column.null_means == "never null"), column.name


# What a column of each kind is stored as.
TYPES = {
    "id": {"VARCHAR"},
    "name": {"VARCHAR"},
    "code": {"VARCHAR"},
    "text": {"VARCHAR"},
    "date": {"DATE"},
    "flag": {"BOOLEAN"},
    "count": {"BIGINT", "DOUBLE"},
    "share": {"DOUBLE"},
    "rate": {"DOUBLE"},
    "measure": {"DOUBLE"},
    "days": {"INTEGER", "BIGINT", "DOUBLE"},
    "chance": {"DOUBLE"},
    "number": {"BIGINT", "DOUBLE"},
    "list": {"DOUBLE[]", "INTEGER[]", "UTINYINT[]"},
}


@pytest.mark.parametrize("figure", list(definitions().values()), ids=list(definitions()))
def test_its_columns_say_what_they_are(figure):
    assert set(TYPES) == set(KINDS)
    names = {c.name for c in figure.shown_columns}
    for column in figure.shown_columns:
        assert column.sql_type in TYPES[column.kind], column.name
        assert column.kind != "list", f"{column.name} is internal"
        assert column.blank_where in names | {""}, column.name
    for interval in figure.intervals:
        kind = next(c.kind for c in figure.columns if c.name == interval.column)
        assert kind == ("rate" if interval.method == "garwood" else "share"), interval.column
    assert {c.kind for c in figure.columns if c.name.startswith("n_")} <= {"count"}


@pytest.mark.parametrize(
    "line",
    [
        "n bigint | reviews | never | N",
        "n bigint tally | reviews | never | N",
        "n bigint count | reviews | never null | N",
        "n bigint count | reviews | q: unheard of | N",
        "n bigint count | reviews | z | N",
    ],
)
def test_a_column_that_does_not_say_what_it_is_is_refused(line):
    with pytest.raises(ValueError, match=r"n:|unpack"):
        headers._column(line)


@pytest.mark.parametrize("path", **named(FIGURES))
def test_its_parameters_are_explained(path):
    declared = [p.name for p in definition(path.stem).parameters]
    assert len(set(declared)) == len(declared)
    assert parameters(path) == set(declared)
    own = [line.split()[0] for line in header(path.read_text("utf-8"))["param"]]
    assert set(own) <= set(declared), "a param line for what it does not take"
    if definition(path.stem).period == "none":
        assert not {"period_labels", "period_starts", "period_ends"} & set(declared)


@pytest.mark.parametrize("path", **named(FIGURES))
def test_its_columns_are_those_declared_in_order(path, described):
    declared = [(c.name, c.sql_type) for c in definition(path.stem).columns]
    assert described(path) == declared


@pytest.mark.parametrize("path", **named(FIGURES))
def test_its_counts_sums_and_intervals_name_its_columns(path):
    figure = definition(path.stem)
    types = {c.name: c.sql_type for c in figure.columns}
    counts = [*figure.counts, *(c for pair in figure.only_withs for c in pair)]
    counts += [c for parts, whole in figure.withins + figure.presumed for c in (whole, *parts)]
    assert set(figure.kept_back) <= set(figure.internal)
    counts += figure.kept_back
    counts += [c for total, parts in figure.sums for c in (total, *parts)]
    assert {*figure.classes, *figure.withheld} <= set(types)
    assert set(figure.withheld_below) <= {c.name for c in figure.shown_columns}
    assert all(types.get(c) == "BIGINT" for c in counts), counts
    assert {c for c in types if c.startswith("n_")} <= set(figure.counts) or figure.is_whole_only
    for interval in figure.intervals:
        assert interval.method == "none" or interval.method in estimates.METHODS
        assert {interval.column, interval.numerator, interval.denominator} <= set(types)
    limited = {interval.column for interval in figure.intervals}
    shares = {c for c in types if "_rate" in c or c == "rate_per_100k"}
    assert shares <= limited, "a share says how its limits are made, or that it has none"


@pytest.mark.parametrize("path", **named(FIGURES))
def test_limits_stand_directly_after_their_share(path):
    shown = [c.name for c in definition(path.stem).shown_columns]
    apart = []
    for interval in definition(path.stem).intervals:
        after = shown[shown.index(interval.column) + 1 :][:2]
        expected = [f"{interval.column}_lower", f"{interval.column}_upper"]
        if (after == expected) != (interval.method != "none"):
            apart.append(interval.column)
    assert apart == []


@pytest.mark.parametrize("path", **named(FIGURES + BESIDE))
def test_rows_come_in_one_explicit_order(path):
    last_select = whole(path).rsplit("\n)", 1)[-1]
    if "having count(*) > 0" in last_select:
        return  # At most one row.
    assert "\norder by " in last_select, "no order by at the end"
    order = last_select.rsplit("\norder by ", 1)[1]
    assert re.search(r"\b(group_id|review_id|place)\b", order), "the order has ties"


def allowed(path: Path) -> str:
    """The SQL in lower case, without the readings of a name as a table that are allowed: those of
    the macros that figures of counts share, which are given an import of the select and the parts
    of reference, literally."""
    text = code(path).lower()
    if path.stem not in SKELETONS:
        return text
    for name in ("cases", "parts", "counted"):
        text = text.replace(f"query_table({name})", "")
    return text


@pytest.mark.parametrize("path", **named(FIGURES + BESIDE))
def test_a_skeleton_is_given_an_import_of_the_select_and_parts_of_reference(path):
    text = code(path)
    names = re.findall(rf"(?:{'|'.join(SKELETONS)})\(\s*([^,]+),", text)
    assert [name for name in names if not re.fullmatch(r"'\w+'", name)] == []
    assert [name for name in names if f"{name[1:-1]} as (" not in text] == []
    parts = re.findall(r"_by_part\(\s*[^,]+,\s*([^,]+),", text)
    assert [name for name in parts if not re.fullmatch(r"'\w+'", name)] == []
    reference = {path.stem for path in (QUERIES / "reference").glob("*.sql")}
    assert {name[1:-1] for name in parts} <= reference


@pytest.mark.parametrize("path", **named(FRAMES))
def test_a_frame_says_what_it_is(path):
    said = header(path.read_text("utf-8"))
    assert said["frame"] == [path.stem]
    assert said["grain"]
    assert said["says"]


@pytest.mark.parametrize("path", **named(BESIDE))
def test_what_stands_beside_a_figure_says_only_what_differs(path):
    text = code(path)
    if "frame" in header(path.read_text("utf-8")):
        assert "chosen_boards" in text or path.stem == "panel_responses"
        return
    assert re.search(r"\bas counted_date\b", text)
    for by_the_frame in ("chosen_boards", "$incident_type", "$board_id", "count(*) as n_cases"):
        assert by_the_frame not in text, f"{by_the_frame}: the frame does it"


def test_every_skeleton_is_used():
    text = "".join(map(code, FIGURES + BESIDE))
    assert [name for name in SKELETONS if f"{name}(" not in text] == []


@pytest.mark.parametrize("path", **named(FIGURES + BESIDE + VIEWS + FRAMES))
def test_nothing_but_the_records_and_the_question_decides(path):
    assert not NOT_ALLOWED.search(allowed(path))


@pytest.mark.parametrize("path", **named([p for p in FIGURES + BESIDE if "left_out" not in str(p)]))
def test_figures_and_cases_stand_on_the_as_at_state(path):
    assert not re.search(r"\brecords\.reviews\b", code(path)), "read reviews_as_at instead"


@pytest.mark.parametrize("path", **named(BESIDE))
def test_files_beside_a_figure_belong_to_it(path):
    text = path.read_text("utf-8")
    assert header(text)[path.parent.name] == [path.stem]
    assert header(text)["grain"]
    (statement,) = duckdb.extract_statements(text)
    assert statement.type == duckdb.StatementType.SELECT
    assert parameters(path) <= {p.name for p in definition(path.stem).parameters}


@pytest.mark.parametrize("figure", [f for f in definitions().values() if f.beside != f.name])
def test_what_stands_beside_another_figure_is_not_written_again(figure):
    taken = {p.name for p in figure.parameters}
    beside = [path for path in BESIDE if path.stem == figure.beside]
    assert beside
    assert all(parameters(path) <= taken for path in beside)
    assert figure.name not in {path.stem for path in BESIDE}


@pytest.mark.parametrize("path", **named(BESIDE))
def test_files_beside_a_figure_have_their_columns(path, described):
    columns = described(path)
    if path.parent.name == "left_out":
        assert columns == [("reason", "VARCHAR"), ("n_cases", "BIGINT")]
    else:
        assert [name for name, _ in columns[:2]] == ["review_id", "board_id"]


@pytest.mark.parametrize("path", **named(VIEWS))
def test_a_view_says_what_it_is(path):
    said = header(path.read_text("utf-8"))
    (signature,) = said["view"]
    assert said["grain"]
    assert said["says"]
    created = re.search(r"create macro (\w+)\s*\(([^)]*)\)", code(path))
    name, taken = re.fullmatch(r"(\w+)\(([^)]*)\)", signature).groups()
    assert path.stem == name == created[1]
    assert [p.strip() for p in taken.split(",")] == [p.strip() for p in created[2].split(",")]


@pytest.mark.parametrize("name", list(tables()))
def test_every_table_and_column_is_explained(name):
    table = tables()[name]
    assert table.comment
    assert table.comment.endswith(".")
    assert table.grain.startswith("one row")
    for column in table.columns:
        assert column.comment, column.name
        assert column.comment.endswith("."), column.name


@pytest.mark.parametrize("name", list(tables()))
def test_keys_are_columns_that_are_never_blank(name):
    table = tables()[name]
    columns = {c.name: c for c in table.columns}
    assert set(table.key) <= set(columns)
    if name in import_tables():
        assert all(columns[part].is_required for part in table.key)


def test_every_schema_file_declares_one_table():
    for path in (path for path in SCHEMA if path.stem != "codes"):
        text = path.read_text("utf-8")
        assert re.findall(r"create table (\w+)", text) == header(text)["table"] == [path.stem]
    assert len(tables()) == len(SCHEMA) - 1


@pytest.mark.parametrize("path", **named([p for p in SCHEMA if "table:" in p.read_text("utf-8")]))
def test_every_text_says_whether_it_is_free(path):
    # What declares nothing is taken for free text, which is safe; but somebody should have thought.
    said = header(path.read_text("utf-8"))
    table = tables()[said["table"][0]]
    texts = {c.name for c in table.columns if c.kind in ("text", "list")} - set(table.key)
    free, plain = (
        {name for line in said[field] for name in line.split()}
        for field in ("free_text", "plain_text")
    )
    assert not free & plain
    assert free | plain == (texts if table.is_import else set())
    assert {c.name for c in table.columns if c.is_free_text} == free or not table.is_import


def test_a_text_that_declares_nothing_is_free():
    with duckdb.connect() as connection:
        connection.execute("create table t (t_id varchar not null, said varchar, on_date date)")
        text = "-- table: t\n-- key: t_id\n-- grain: one row per t\n"
        for more, free in (("", ["said"]), ("-- plain_text: said\n", [])):
            table = schema._read(text + more, "t", "", schema._columns(connection)["t"])
            assert [c.name for c in table.columns if c.is_free_text] == free


def test_kinds_of_columns_are_those_they_have():
    assert tables()["imports"].column("imported_at").kind == "moment"
    assert tables()["quarantine"].column("cells").kind == "cells"
    assert tables()["reviews"].column("children_involved").kind == "whole_number"
    assert tables()["assessments"].column("why").kind == "whole_number"
    assert tables()["reviews"].column("joint_board_ids").kind == "list"
    assert tables()["reviews"].column("decision").kind == "code"
    assert tables()["reviews"].column("decision").codes == ("initiate", "not_initiate")
    kinds = {c.kind for t in import_tables().values() for c in t.columns}
    assert kinds == {"text", "list", "whole_number", "yes_no", "date", "code"}


def test_what_is_not_allowed_is_recognised():
    for bad in ("select current_date", "where d < now()", "order by random ()", "query('x')"):
        assert NOT_ALLOWED.search(bad), bad
    for good in ("select known_date", "current_dates", "snowing(1)", "requery(1)"):
        assert not NOT_ALLOWED.search(good), good


def test_lists_of_a_group_are_filled_row_by_row():
    # Life tables and lives come as lists of one length, a row at the same place of each. Sorting
    # each list would cost more than all the rest; this holds the database to what we rely on.
    with duckdb.connect(config={"threads": "4"}) as connection:
        connection.execute("create table numbered as select i from range(400000) as t(i)")
        found = connection.execute(
            "select list(i), list(-i) filter (where i >= 0), list((i % 7)::utinyint) "
            "from numbered group by i % 3"
        ).fetchnumpy()
    assert [len(lists) for lists in found.values()] == [3, 3, 3]
    for whole, negative, rest in zip(*found.values(), strict=True):
        assert (whole == -negative).all()
        assert (whole % 7 == rest).all()
