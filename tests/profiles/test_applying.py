"""What a profile makes of a sheet, by hand."""

import pytest

from scr.base.errors import SourceError
from scr.importing.sheets import ShapedTable, Sheet, sheet_of
from scr.profiles import ColumnRule, Condition, Profile, SheetRule, TableRule, recognise
from scr.profiles.applying import board_part, shape
from scr.profiles.cells import added, date_of, divided, month_number, numbered, quarter_of


def sheet(*rows: tuple[str, ...], name: str = "Plan") -> Sheet:
    filled = ((n, row) for n, row in enumerate(rows, 1) if any(row))
    return sheet_of("kept.xlsx", name, tuple(filled))


def made(given: Sheet, *tables: TableRule, **more: object) -> tuple[ShapedTable, ...]:
    """The tables of the sheet by these rules, its header found."""
    rule = SheetRule(tables=tables, others="leave_out", **more)
    match = recognise(given, [Profile("mine", (rule,))])[0]
    assert match.is_exact
    return shape(given, rule, match.header, "mine").tables


def columns(**rules: ColumnRule) -> tuple[tuple[str, ColumnRule], ...]:
    return tuple(rules.items())


TRACKER = sheet(
    ("Board SCR action plan", "", "", "", ""),
    ("", "", "", "", ""),
    ("SCR ref", "Rec", "Recommendation", "Lead agency", "Reply"),
    ("M1", "1", "Do this.", "Police; Health;Police", "Yes"),
    ("M1", "2", "1. Do that. 2. And that (see 1. above).", "All", "never heard of it"),
    ("SCR ref", "Rec", "Recommendation", "Lead agency", "Reply"),
    ("M2", "", "In 2014 1. was done", "Board", ""),
    ("Total", "3", "", "", ""),
)
PLAN = TableRule(
    "recommendations",
    columns(
        review_id=ColumnRule(source=("scr REF",), prefix="CAM-"),
        recommendation_id=ColumnRule(source=("Rec",)),
        text=ColumnRule(source=("Recommendation",), is_numbered=True),
        addressee=ColumnRule(source=("Lead agency",), separators=(";",)),
        response=ColumnRule(source=("Reply",), words=(("yes", "accepted"),), blank="rejected"),
    ),
)


def test_several_bodies_numbered_recommendations_words_and_blanks() -> None:
    (table,) = made(TRACKER, PLAN)
    assert table.header == ("review_id", "recommendation_id", "text", "addressee", "response")
    assert list(zip(table.row_numbers, table.rows, strict=True)) == [
        (4, ("CAM-M1", "1", "Do this.", "Police", "accepted")),
        # Health is another row of the same recommendation; police, named twice, is one.
        (4, ("CAM-M1", "1", "Do this.", "Health", "accepted")),
        # Split at 1. and 2., not at the 1. that comes again; the number follows the row's own.
        (5, ("CAM-M1", "2.1", "Do that.", "All", "never heard of it")),
        (5, ("CAM-M1", "2.2", "And that (see 1. above).", "All", "never heard of it")),
        # No list: it does not begin with 1. The number that is missing is not made up.
        (7, ("CAM-M2", "", "In 2014 1. was done", "Board", "rejected")),
    ]  # fmt: skip


def test_what_repeats_the_header_or_gives_a_total_is_passed_over_and_said() -> None:
    match = recognise(TRACKER, [Profile("mine", (SheetRule((PLAN,)),))])[0]
    notes = shape(TRACKER, match.rule, match.header, "mine").notes
    assert "its header being row 3: 5 rows for recommendations" in notes[0][4]
    assert "(row 6, 8)" in notes[1][4]
    assert not any("Do this" in note[4] for note in notes)


def test_one_sheet_as_two_tables_with_ids_made_and_a_constant() -> None:
    given = sheet(
        ("id", "board", "year", "month", "link"),
        ("S1", "Leeds", "2014", "Sept", "a.example"),
        ("S1", "Leeds", "2015", "", "b.example"),
        ("S2", "Hull", "2015.0", "2", "c.example"),
    )
    reviews = TableRule(
        "reviews",
        columns(review_id=ColumnRule(("id",)), board_id=ColumnRule(("board",)),
                incident_type=ColumnRule(value="death")),
        is_once=True,
    )  # fmt: skip
    published = TableRule(
        "publications",
        columns(
            publication_id=ColumnRule(("id",), suffix="-P"),
            review_id=ColumnRule(("id",)),
            kind=ColumnRule(value="overview_report"),
            published_date=ColumnRule(("year", "month"), combine="date"),
        ),
        only=(Condition("link", ("a.example", "C.EXAMPLE")),),
    )
    cases, reports = made(given, reviews, published)
    # S1 stands twice, alike in every column of reviews: it is one review.
    assert cases.rows == (("S1", "Leeds", "death"), ("S2", "Hull", "death"))
    assert reports.rows == (
        ("S1-P", "S1", "overview_report", "2014-09"),
        ("S2-P", "S2", "overview_report", "2015-02"),
    )


def test_ids_made_unique_by_board() -> None:
    given = sheet(("No", "LSCB"), ("1", "Barnet Safeguarding Children Board"), ("1", "Hull LSCB"))
    rule = ColumnRule(("No",), prefix_from="LSCB")
    reviews = TableRule(
        "reviews",
        columns(review_id=rule, board_id=ColumnRule(("LSCB",)),
                incident_type=ColumnRule(value="death")),
    )  # fmt: skip
    assert [row[0] for row in made(given, reviews)[0].rows] == ["BARNET-1", "HULL-1"]
    assert board_part("Barking & Dagenham LSCB") == board_part("Barking and Dagenham")


def test_columns_of_years_and_rows_to_add_up() -> None:
    given = sheet(
        ("ladcode19", "sex", "age", "population_2013", "population_2014"),
        ("E1", "1", "0", "10", "11"),
        ("E1", "2", "0", "1,000", "12"),
        ("E1", "1", "18", "7", "7"),
        ("E2", "1", "0", "3", ""),
        ("E2", "2", "0", "4", "5"),
    )
    rule = TableRule(
        "populations",
        columns(board_id=ColumnRule(("ladcode*",)), year=ColumnRule(value="{}"),
                children=ColumnRule(("population_{}",))),
        only=(Condition("age", ("0", "1")),),
        over=("2012", "2013", "2014"),
        add_up="children",
    )  # fmt: skip
    # 2012 has no column. E2's empty cell of 2014 is passed over: that row says nothing of 2014.
    assert made(given, rule)[0].rows == (
        ("E1", "2013", "1010"),
        ("E1", "2014", "23"),
        ("E2", "2013", "7"),
        ("E2", "2014", "5"),
    )


def test_the_year_of_the_title_or_a_refusal() -> None:
    rule = TableRule(
        "populations",
        columns(board_id=ColumnRule(("Code",)), year=ColumnRule(is_year_in_title=True),
                children=ColumnRule(("0", "1"), combine="sum")),
    )  # fmt: skip
    rows = (("Code", "0", "1"), ("E1", "5", "6"), ("E2", "5", ""))
    titled = sheet(("MYE2: estimates, mid-2014, revised 2016", "", ""), *rows)
    # A blank age is not nought children: there is no sum.
    assert made(titled, rule)[0].rows == (("E1", "2014", "11"), ("E2", "2014", ""))
    for title in ("Estimates", "Estimates for 2013 and 2014"):
        with pytest.raises(SourceError, match="no year above its table"):
            made(sheet((title, "", ""), *rows), rule)


def test_headings_over_two_rows() -> None:
    given = sheet(
        ("Case", "Case", "Decision", "Decision", "Final", "Final"),
        ("id", "board", "what", "date", "what", "date"),
        ("1", "Hull", "initiate", "1/2/2014", "initiate", "3/4/2014"),
    )
    reviews = TableRule(
        "reviews",
        columns(
            review_id=ColumnRule(("id",)),
            board_id=ColumnRule(("board",)),
            incident_type=ColumnRule(value="death"),
            decision_date=ColumnRule(("Decision date",)),
            final_decision_date=ColumnRule(("Final date",)),
        ),
    )
    assert made(given, reviews)[0].rows == (("1", "Hull", "death", "1/2/2014", "3/4/2014"),)


@pytest.mark.parametrize(
    ("text", "last", "first"),
    [
        ("Q3 2014-15", "2014-12", "2014-10"),
        ("Q4 2014/15", "2015-03", "2015-01"),
        ("2014-15 Q1", "2014-06", "2014-04"),
        ("Quarter 3 2014", "2014-09", "2014-07"),
        ("Q1 1999-01", None, None),
        ("Q5 2014", None, None),
        ("31/03/2015", None, None),
    ],
)
def test_quarters(text: str, last: str | None, first: str | None) -> None:
    assert quarter_of(text, "last_month") == last
    assert quarter_of(text, "first_month") == first


def test_single_cells() -> None:
    assert [month_number(t) for t in ("Sept", "sep", "9", "13", "ma", "may", "")] == [
        9, 9, 9, None, None, 5, None
    ]  # fmt: skip
    # A year that is none stays as it is written, for the import to judge.
    assert date_of(["2013-14", "May"]) == "May 2013-14"
    assert date_of(["2014", "soon"]) == "soon 2014"
    assert date_of(["2014", ""]) == "2014"
    assert date_of(["2014", "5", "7"]) == "2014-05-07"
    assert added(["1", "x"]) == "x"
    assert divided("A and B; C", (";", " and ")) == ["A", "B", "C"]
    assert divided("Sandwell", (" and ",)) == ["Sandwell"]
    assert numbered("1) a 2) b") == [("1", "a"), ("2", "b")]
    assert numbered("1. only one") == [("", "1. only one")]
