"""Letters are counted in whole sentences."""

from scr.figures.definitions import definition
from scr.figures.values import FigureRow
from scr.text import letter as said

ROW = {"n_raised": 1, "n_replied": 0, "n_reply_overdue": 0, "n_closed": 0, "median_days": None}


def about(subject: str, **counts: int) -> dict:
    return ROW | {"subject": subject} | counts


def test_a_heading_for_one_and_for_several():
    one = [about("delay"), about("publication", n_raised=0)]
    assert said.about_heading(one, "subject") == "The one letter is about delay"
    few = [about("quality", n_raised=3), about("delay")]
    assert said.about_heading(few, "subject") == (
        "3 of 4 letters (75%) are about the quality of a report"
    )
    each = [ROW | {"raised_by": raiser} for raiser in ("minister", "ofsted")]
    assert said.about_heading(each, "raised_by") == "1 of 2 letters (50%) is from the minister"


def test_how_many_are_closed():
    for n, end in ((0, "None is closed."), (1, "1 is closed."), (2, "2 are closed.")):
        row = FigureRow(definition("challenges"), ROW | {"n_closed": n})
        assert said.reply_sentence(row, "x", "Boards").endswith(end)


def test_the_year_before():
    assert said.sent_before(None, "The year before") == ""
    assert said.sent_before(ROW, "The year before") == "The year before 1 was sent."
    none = said.sent_before(ROW | {"n_raised": 0}, "In the panel year 2011-12")
    assert none == "In the panel year 2011-12 none was sent."
