"""The profiles of official layouts, each on a small table in its layout, with England's boards."""

from datetime import date
from pathlib import Path

import pytest

from scr.base.settings import ENGLAND
from scr.importing import run_import
from scr.profiles import Profiles
from scr.store import current, query
from tests.profiles.test_using import workbook

AGES = tuple(str(age) for age in range(90))
BROMLEY, CITY, HACKNEY = "E09000006", "E09000001", "E09000012"


@pytest.fixture
def bring(own_database: Path):
    """Import a file with England's boards; what is stored of a table, and the findings."""

    def run(path: Path, table: str):
        report = run_import(
            [ENGLAND / "boards.csv", path],
            folder=own_database,
            as_at=date(2018, 12, 31),
            shape=Profiles(own_database),
        )
        rows = query(current(own_database), f"from records.{table} order by all", {})
        return rows, report

    return run


def by_age(code: str, name: str, kind: str, n: int) -> tuple[str, ...]:
    """A row with so many children of each age, and 1,000 adults of each."""
    return (code, name, kind, "0", *(str(n if int(age) < 18 else 1000) for age in AGES), "7")


def test_mid_year_estimates_by_single_year_of_age(bring, tmp_path: Path) -> None:
    rows = (
        ("MYE2: Population estimates by single year of age, mid-2014",),
        ("Code", "Name", "Geography", "All ages", *AGES, "90+"),
        by_age("K02000001", "UNITED KINGDOM", "Country", 9),
        by_age(BROMLEY, "Bromley", "London Borough", 100),
        by_age(CITY, "City of London", "London Borough", 2),
        by_age(HACKNEY, "Hackney", "London Borough", 50),
    )
    source = workbook(tmp_path / "ukmye.xlsx", **{"MYE2 - Persons": rows, "Notes": (("Notes",),)})
    stored, report = bring(source, "populations")
    assert list(stored["board_id"]) == ["LSCB017", "LSCB026"]
    assert list(stored["year"]) == [2014, 2014]
    # 18 ages: 18 x 100, and 18 x 2 + 18 x 50 for the joint board.
    assert list(stored["children"]) == [1800, 936]
    assert report.n_rejected == 0
    assert "authorities_added_up" in set(report.findings["rule"])


@pytest.mark.parametrize("sheet", ["UK persons", "Persons UK"])
def test_mid_year_estimates_up_to_2015_have_no_kind_of_area(bring, tmp_path, sheet) -> None:
    def row(code: str, name: str, n: int) -> tuple[str, ...]:
        return (code, name, "0", *(str(n if int(age) < 18 else 1000) for age in AGES), "7")

    rows = (
        ("Mid-2014 Population Estimates: United Kingdom; by single year of age and sex",),
        ("",),
        ("CODE", "NAME", "ALL AGES", *AGES, "90+"),
        row("K02000001", "UNITED KINGDOM", 9),
        row("E92000001", "ENGLAND", 9),
        row("E12000007", "LONDON", 9),
        row(BROMLEY, "Bromley", 100),
        row(CITY, "City of London", 2),
        row(HACKNEY, "Hackney", 50),
        row("E07000008", "Cambridge", 9),
        row("W06000001", "Isle of Anglesey", 9),
    )
    both = {sheet: rows, "UK females": rows}
    stored, report = bring(workbook(tmp_path / "MYE2_by_sex_and_age.xlsx", **both), "populations")
    assert list(stored["board_id"]) == ["LSCB017", "LSCB026"]
    assert list(stored["year"]) == [2014, 2014]
    assert list(stored["children"]) == [1800, 936]
    assert report.n_rejected == 0


def test_mid_year_estimates_from_2020_begin_lower_down(bring, tmp_path: Path) -> None:
    rows = (
        ("MYE2: Population estimates by single year of age, mid-2021",),
        *((f"Note {n} about the table",) for n in range(1, 7)),
        ("Code", "Name", "Geography", "All ages", *AGES, "90+"),
        by_age(BROMLEY, "Bromley", "London Borough", 100),
        by_age("E12000007", "LONDON", "Region", 9),
    )
    stored, _ = bring(workbook(tmp_path / "uk.xlsx", **{"MYE2 - Persons": rows}), "populations")
    assert list(zip(stored["year"], stored["children"], strict=True)) == [(2021, 1800)]


@pytest.mark.parametrize(
    "names",
    ["lad2014_code,lad2014_name,country,sex,Age", "ladcode21,laname21,country,sex,age"],
)
def test_the_detailed_time_series_of_other_editions(bring, tmp_path: Path, names: str) -> None:
    path = tmp_path / "MYEB1_detailed_population_estimates.csv"
    years = ",".join(f"population_{year}" for year in range(2001, 2018))
    row = ",".join(["3"] * 17)
    path.write_text(
        f"{names},{years}\n{BROMLEY},Bromley,E,1,0,{row}\n{BROMLEY},Bromley,E,2,17,{row}\n"
        f"{BROMLEY},Bromley,E,2,18,{row}\n",
        encoding="utf-8",
    )
    stored, report = bring(path, "populations")
    assert list(stored["year"]) == list(range(2001, 2018))
    assert set(stored["children"]) == {6}
    assert report.n_rejected == 0


def test_the_detailed_time_series(bring, tmp_path: Path) -> None:
    path = tmp_path / "MYEB1.csv"
    lines = ["ladcode19,laname19,country,sex,age,population_2013,population_2014"]
    lines += [f"{BROMLEY},Bromley,E,{sex},{age},10,20" for sex in (1, 2) for age in range(25)]
    lines += [f"W06000001,Anglesey,W,1,{age},5,5" for age in range(3)]
    path.write_text("\n".join(lines), encoding="utf-8")
    stored, report = bring(path, "populations")
    # Two sexes, 18 ages.
    assert list(stored["children"]) == [360, 720]
    assert report.n_rejected == 0


def test_statistics_in_the_education_departments_layout(bring, tmp_path: Path) -> None:
    path = tmp_path / "statistics.csv"
    path.write_text(
        "time_period,time_identifier,geographic_level,new_la_code,la_name,population_0_17\n"
        "2014,Calendar year,National,,,11000000\n"
        f"2014,Calendar year,Local authority,{BROMLEY},Bromley,70000\n"
        f"2014,Calendar year,Local authority,{CITY},City of London,698\n",
        encoding="utf-8",
    )
    stored, report = bring(path, "populations")
    assert list(stored["children"]) == [70000]
    missing = report.findings[report.findings["rule"] == "authorities_incomplete"]
    assert list(missing["row"]) == [4]
    assert "Hackney" in missing["message"].iloc[0]


def test_a_plain_table_by_la_code(bring, tmp_path: Path) -> None:
    path = tmp_path / "children_by_authority.csv"
    path.write_text(
        f"la_code,la_name,year,children\n{CITY},City of London,2014,698\n"
        f"{HACKNEY},Hackney,2014,58671\n{BROMLEY},Bromley,2014,70000\n",
        encoding="utf-8",
    )
    stored, _ = bring(path, "populations")
    assert dict(zip(stored["board_id"], stored["children"], strict=True)) == {
        "LSCB017": 70000, "LSCB026": 59369
    }  # fmt: skip


def test_statistical_neighbours(bring, tmp_path: Path) -> None:
    names = [f"{kind}{n}" for n in range(1, 11) for kind in ("SN", "SNP")]
    near = ("Bexley", "Very close", "Havering", "Close") + ("",) * 16
    rows = (("LA number", "LA Name", *names), ("305", "Bromley", *near))
    stored, report = bring(workbook(tmp_path / "tool.xlsx", Neighbours=rows), "neighbours")
    assert list(stored["rank"]) == [1, 2]
    assert list(stored["closeness"]) == ["Very close", "Close"]
    assert set(stored["board_id"]) == {"LSCB017"}
    assert report.n_rejected == 0
