"""Lists of cases in words: every column of every list has a heading, every code its words."""

from datetime import date

import pandas as pd
import pytest

from scr.base import terms
from scr.base.periods import EVERYTHING, parse_span
from scr.base.request import Request
from scr.figures import run as figures
from scr.figures.definitions import definitions
from scr.store import current
from scr.text import case_table

FIGURES = [
    name for name, one in definitions().items()
    if not (one.measures or one.composed) and name not in ("data_quality", "panel_responses")
]  # fmt: skip


@pytest.fixture(scope="module")
def sample(sample_database):
    return current(sample_database)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_column_has_a_heading_of_its_own_and_every_code_words(sample, figure):
    span = EVERYTHING
    if definitions()[figure].period != "none":
        span = parse_span("panel:2011-12..2015-16")
    cases = figures.cases(Request(figure, span), sample)
    assert len(cases)
    headings = [case_table.heading(name) for name in cases.columns]
    assert set(cases.columns) <= set(terms.case_columns())
    assert len(set(headings)) == len(headings)
    read = case_table.as_read(cases)
    assert next(iter(read.columns)) == "Review"
    assert "Board code" not in read
    for name, kind in case_table.KINDS.items():
        if name in cases:
            codes = {code for text in cases[name].dropna() for code in str(text).split(";")}
            assert codes <= set(terms.terms(kind)), name


def test_a_list_has_words_for_codes_and_nothing_for_nothing():
    found = pd.DataFrame(
        {
            "board_id": ["A", "B"],
            "review_id": ["r_1", "R2"],
            "board_name": ["Aton Safeguarding Children Board", "eye_ton"],
            "incident_type": pd.Categorical(["serious_harm", "death"]),
            "delay_reasons": ["report_quality;inquest", None],
            "age_days": [3, 4],
            "in_delay": [True, False],
            "initiated_date": pd.to_datetime(["2014-01-01", None]),
            "limit_date": pd.Series([date(2014, 7, 1), None], dtype=object),
            "completed_date": ["2 January 2014", "January 2014"],
        }
    )
    read = case_table.as_read(found)
    assert list(read.columns) == [
        "Review", "Board", "Incident", "Agreed delay for", "Days open", "In an agreed delay",
        "Started", "Limit day", "Completed",
    ]  # fmt: skip
    assert read["Review"].tolist() == ["r_1", "R2"]
    assert read["Board"].tolist() == ["Aton", "eye_ton"]
    assert read["Incident"].tolist() == ["Serious harm to a child", "Death of a child"]
    assert read["Agreed delay for"].tolist() == ["Quality of reports; Inquest", ""]
    assert read["Days open"].tolist() == [3, 4]
    assert read["In an agreed delay"].tolist() == ["yes", "no"]
    assert pd.api.types.is_datetime64_any_dtype(read["Started"])
    assert pd.api.types.is_datetime64_any_dtype(read["Limit day"])
    # One form of date: the list writes days in the same way.
    assert read["Completed"].tolist() == ["2 Jan 2014", "Jan 2014"]
    assert found["delay_reasons"].tolist()[0] == "report_quality;inquest"


def test_a_list_is_narrowed_by_the_first_state_that_it_has():
    assert case_table.narrowed_by(pd.DataFrame(columns=["incident_type", "state"])) == "State"
    assert case_table.narrowed_by(pd.DataFrame(columns=["review_id"])) == ""
