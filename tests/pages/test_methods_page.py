"""The Methods page prints each definition from where it is written, before and after an import."""

from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from scr.cases import listings as records
from scr.figures.definitions import definitions
from scr.ui.pages.methods import cards as methods
from tests.factory import board, make_snapshot


@pytest.fixture
def visit(open_at):
    return partial(open_at, "methods")


def text_of(at: AppTest) -> str:
    return "\n".join(
        [
            *(m.value for m in at.markdown),
            *(h.value for h in at.header),
            *(c.value for c in at.code),
        ]
    )


def test_it_can_be_read_before_anything_is_imported(visit, tmp_path):
    at = visit(tmp_path / "none")
    assert "one definition" in text_of(at)
    assert "once something has been imported" in at.caption[-1].value


def test_every_figure_can_be_chosen_and_says_what_its_header_says(visit, own_database):
    make_snapshot(own_database, boards=[board()])
    at = visit(own_database)
    assert len(at.selectbox(key="definition").options) == len(definitions())
    for name, figure in definitions().items():
        at.selectbox(key="definition").set_value(name).run()
        assert not at.exception
        said = text_of(at)
        assert figure.answers in said
        assert figure.denominator in said


def test_the_standards_are_those_in_force(own_database):
    found = records.standards(make_snapshot(own_database, boards=[board()]))
    told = {(rule.standard_id, rule.edition): methods.in_force(rule) for rule in found}
    assert told == {
        ("notify", "wt2015"): "from 26 March 2015",
        ("decide", "all"): "always",
        ("inform_panel", "panel2013"): "from 1 July 2013 to 25 March 2015",
        ("inform_panel", "wt2015"): "from 26 March 2015",
        ("complete", "all"): "always",
        ("panel_sees_report", "wt2013"): "from 15 April 2013",
    }
    assert found[0].in_force_from == date(2015, 3, 26)


def test_the_choices_are_those_of_the_docs(visit, tmp_path):
    at = visit(tmp_path / "none")
    assert "| choice | why | how much it matters |" in text_of(at)


@pytest.mark.parametrize(
    ("wanted", "term"),
    [("extension", "Agreed delay"), ("delay", "Agreed delay"),
     ("non-publication", "Non-publication")],
)  # fmt: skip
def test_a_word_is_found_by_what_people_say(visit, tmp_path, wanted, term):
    at = visit(tmp_path / "none")
    at.text_input(key="glossary").set_value(wanted).run()
    assert not at.exception
    listed = next(m.value for m in at.main.markdown if f"**{term}.**" in m.value)
    assert listed.startswith(f"- **{term}.**")


def test_a_word_that_is_not_there_is_said_to_be_none(visit, tmp_path):
    at = visit(tmp_path / "none")
    at.text_input(key="glossary").set_value("<b>xylophone</b>").run()
    assert "No word like this is explained here" in text_of(at)
    assert "xylophone" not in text_of(at)
