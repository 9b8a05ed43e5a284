"""Every figure as a table for people, and how each kind of value is written there."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from scr import disclosure
from scr.base.errors import ArgumentError
from scr.base.periods import EVERYTHING, parse_span
from scr.base.request import GROUPINGS, Request
from scr.disclosure import TRUSTED
from scr.figures.definitions import definitions
from scr.figures.run import Result
from scr.store import Snapshot, current
from scr.text import table as table_words

YEARS = "panel:2013-14..2015-16"


@pytest.fixture(scope="module")
def sample(sample_database: Path) -> Snapshot:
    return current(sample_database)


def asked(name: str, by: str, sample: Snapshot, measure: str = "initiation_rate") -> Result:
    figure = definitions()[name]
    span = EVERYTHING if figure.period == "none" else parse_span(YEARS)
    # Some figures are about one board.
    board_id = "AR001" if name == "profile" else None
    request = Request(
        name, span=span, by=by, board_id=board_id, measure=measure if figure.measures else None
    )
    return disclosure.answer(TRUSTED, request, sample)


@pytest.mark.parametrize("name", sorted(definitions()))
def test_every_figure_can_be_read(name, sample):
    read = 0
    for by in GROUPINGS:
        try:
            result = asked(name, by, sample)
        except ArgumentError:
            continue
        table = table_words.readable(result)
        assert len(table) == len(result.table)
        cells = [cell for column in table for cell in table[column]]
        assert all(isinstance(cell, str) and cell for cell in cells)
        for raw in ("nan", "NaT", "None", "<NA>", "_", "[", "True", "False"):
            written = table.drop(columns=["Review", "Board", "Column", "Table"], errors="ignore")
            found = [c for column in written for c in written[column] if raw in c]
            assert not found, f"{raw} in {found[:3]}"
        hidden = [c for c in result.definition.internal if c in table.columns]
        assert not hidden
        read += 1
    assert read


def row(name: str, sample: Snapshot, by: str = "national", **where: str) -> dict[str, str]:
    result = asked(name, by, sample)
    table = table_words.readable(result)
    chosen = pd.Series(True, index=table.index)
    for column, value in where.items():
        chosen &= result.table[column] == value
    return table[chosen.to_numpy()].iloc[0].to_dict()


def test_shares_stand_with_their_limits(sample):
    said = row("decisions", sample, "period", group_id="panel:2014-15")
    assert said["Year"] == "panel year 2014-15"
    assert said["Share started"] == "61%"
    assert said["Share started: 95% interval"] == "55% to 67%"


def test_shares_whose_names_do_not_end_in_rate(sample):
    said = row("standards", sample, standard_id="complete")
    assert said["Share met, agreed delays left out"].endswith("%")
    assert "to" in said["Share met, agreed delays left out: 95% interval"]
    assert said["Standard"] == "Completed within six months"
    said = row("quality", sample, assessor="panel")
    assert said["Share clear on why"].endswith("%")
    assert 0 < float(said["Spread between boards on why"]) < 3
    said = row("follow_through", sample)
    assert said["Done with evidence after 365 days, by review"].endswith("%")


def test_medians_are_lengths_of_time(sample):
    said = row("durations", sample, stage="initiated_to_completed")
    assert said["Stage"] == "Start to completion"
    assert said["Median days (Kaplan-Meier)"].endswith(("months", "days"))
    assert "months" in said["Median days (Kaplan-Meier): 95% interval"]


def test_days_and_yes_and_no(sample):
    said = row("open_reviews", sample)
    assert said["In an agreed delay"] in ("yes", "no")
    assert said["Started"][-4:].isdigit()


def test_values_of_a_benchmark_are_those_of_its_measure(sample):
    share = table_words.readable(asked("benchmark", "board", sample))
    assert share["Value"].str.endswith("%").any()
    rate = table_words.readable(asked("benchmark", "board", sample, "rate_per_100k"))
    assert not rate["Value"].str.endswith("%").any()
    assert {"no more than chance"} <= set(share["Marked"])


def test_a_hidden_cell_says_so_and_so_do_its_limits(sample):
    result = asked("decisions", "region", sample)
    hidden = pd.DataFrame(False, index=result.table.index, columns=result.table.columns)
    hidden.loc[
        0, ["n_initiate", "initiation_rate", "initiation_rate_lower", "initiation_rate_upper"]
    ] = True
    table = table_words.readable(replace(result, hidden=hidden)).iloc[0]
    assert table["Share started"] == table["Share started: 95% interval"] == "suppressed"
    assert table["Started"] == "suppressed"
    assert table["Decided"] != "suppressed"


def test_methods_are_named():
    names = definitions()
    assert table_words.methods(names["decisions"]) == ["Wilson 95%"]
    assert table_words.methods(names["durations"]) == [table_words.KAPLAN_MEIER]
    assert table_words.methods(names["follow_through"]) == [table_words.AALEN_JOHANSEN]
    assert "effective number" in table_words.methods(names["recommendation_status"])[0]
    assert table_words.methods(names["data_quality"]) == []


def test_every_column_of_codes_has_its_words_which_begin_like_a_cell():
    shown = [c for figure in definitions().values() for c in figure.shown_columns]
    coded = {column.name for column in shown if column.kind == "code"}
    # Several codes in one cell, and the name of a year, are written in other ways.
    coded -= {"delay_reasons", "period"}
    assert len(coded) > 8
    assert coded - set(table_words.CODES) == set()
    # The words of the records' own codes are those of a cell, with a capital.
    recorded = ("raised_by", "subject", "assessor", "addressee_type", "clarity", "question",
                "why_grade", "population_status", "age_band")  # fmt: skip
    for name in recorded:
        assert all(word[0].isupper() for word in table_words.CODES[name].values()), name
    assert table_words.coded("ofsted", "raised_by") == "Ofsted"
    assert table_words.coded("follow_through", "subject") == "Following through"
    assert table_words.coded("carried", "population_status") == "Nearest year’s"
