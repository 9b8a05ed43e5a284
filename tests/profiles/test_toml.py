"""A profile's TOML: what it says comes back, and what is wrong is said with place and next step."""

import pytest

from scr.base.errors import ArgumentError
from scr.profiles import (
    ColumnRule,
    Condition,
    Profile,
    SheetRule,
    TableRule,
    read_profile,
    write_profile,
)
from scr.profiles.folder import shipped

EVERYTHING = Profile(
    name="camden-tracker",
    says="With “quotes”, a \\ and a line\nbreak.",
    sheets=(
        SheetRule(
            sheet="Action plan *",
            left_out=("RAG", "Owner's note"),
            others="leave_out",
            tables=(
                TableRule(
                    table="recommendations",
                    only=(Condition("Open?", ("yes", "y")), Condition("Ref"),
                          Condition("Type", ("header",), is_not=True)),
                    columns=(
                        ("recommendation_id", ColumnRule(source=("No",), prefix="CAM-")),
                        ("review_id", ColumnRule(source=("Case",), prefix_from="Board")),
                        ("addressee", ColumnRule(source=("Lead",), separators=(";", " and "))),
                        ("text", ColumnRule(source=("Rec",), is_numbered=True)),
                        ("response", ColumnRule(source=("Reply",), blank="accepted",
                                                words=(("Yes, we do", "accepted"), ("✓", "")))),
                        ("due_date", ColumnRule(source=("Due",), quarter="last_month")),
                        ("done_date", ColumnRule(source=("Y", "M", "D"), combine="date")),
                    ),
                ),
                TableRule(
                    table="populations",
                    over=("2013", "2014"),
                    add_up="children",
                    columns=(
                        ("board_id", ColumnRule(source=("Code",), suffix="-X")),
                        ("year", ColumnRule(value="{}")),
                        ("children", ColumnRule(source=("population_{}",))),
                    ),
                ),
            ),
        ),
    ),
)  # fmt: skip
SMALL = """
format = 1
name = "small"
[[sheets]]
left_out = ["RAG"]
[[sheets.tables]]
table = "publications"
[sheets.tables.columns]
publication_id = { from = "id", suffix = "-P" }
review_id = { from = "id" }
kind = { value = "overview_report" }
published_date = { from = ["year", "month"], combine = "date" }
"""


def test_everything_a_profile_can_say_comes_back() -> None:
    assert read_profile(write_profile(EVERYTHING)) == EVERYTHING


def test_comments_change_nothing() -> None:
    text = write_profile(
        EVERYTHING, {(0, "", ""): ["one\ntwo"], (0, "recommendations", "text"): ["why"]}
    )
    assert "# one\n# two\n[[sheets]]" in text
    assert "# why\n[sheets.tables.columns.text]" in text
    assert read_profile(text) == EVERYTHING


@pytest.mark.parametrize("profile", shipped(), ids=lambda one: one.name)
def test_what_ships_comes_back(profile: Profile) -> None:
    assert read_profile(write_profile(profile)) == profile


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("format = 1", "format = 2", "is of format 2"),
        ("format = 1", "", "has no `format`"),
        ('name = "small"', 'name = "../up"', "letters, digits"),
        ('name = "small"', "name = 7", "must be text in quotation marks"),
        ('name = "small"', 'name = "small', "is not TOML"),
        ("left_out", "leftout", "Did you mean `left_out`?"),
        ('["RAG"]', '["id"]', "leaves it out too"),
        ('["RAG"]', "[1]", "a text or a list of texts"),
        ('"publications"', '"publication"', "Did you mean `publications`?"),
        ("review_id =", "revew_id =", "Did you mean `review_id`?"),
        ('review_id = { from = "id" }', "", "says nothing of review_id"),
        ('{ value = "overview_report" }', '{ value = "overview" }', "a code that there is not"),
        ('value = "overview_report"', 'value = "overview_report", from = "x"', "more than one"),
        (', combine = "date"', "", "no `combine`"),
        ('combine = "date"', 'combine = "dates"', "Write one of: date, sum, join, first"),
        ('review_id = { from = "id" }', 'review_id = { from = "id", quarter = "last_month" }',
         "is no date"),
        ('review_id = { from = "id" }', 'review_id = { from = "id", numbered = true }',
         "not a recommendation's text"),
        ('review_id = { from = "id" }', 'review_id = { from = "SN{}" }', "`over`"),
        ("[[sheets.tables]]", "[sheets.tables]", "has no `tables`"),
        ('from = "id", suffix', 'from = "id", sufix', "Did you mean `suffix`?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(before: str, after: str, says: str) -> None:
    assert before in SMALL
    with pytest.raises(ArgumentError, match=r"\.$") as raised:
        read_profile(SMALL.replace(before, after, 1), "mine.toml")
    assert says in str(raised.value)
    if "letters, digits" not in says:
        assert str(raised.value).startswith("mine.toml")
