"""Letters are counted in whole sentences."""

from scr.text import letter as said

ROW = {"n_raised": 1, "n_replied": 0, "n_reply_overdue": 0, "n_closed": 0,
       "median_days": float("nan")}  # fmt: skip


def test_a_heading_for_one_and_for_several():
    one = [("Delay", ROW), ("Publication", ROW | {"n_raised": 0})]
    assert said.about_heading(one, "subject") == "The one letter is about delay"
    few = [("The quality of a report", ROW | {"n_raised": 3}), ("Delay", ROW)]
    assert said.about_heading(few, "subject") == (
        "3 of 4 letters (75%) are about the quality of a report"
    )
    each = [("Minister", ROW), ("Ofsted", ROW)]
    assert said.about_heading(each, "raised_by") == "1 of 2 letters (50%) is from the minister"


def test_how_many_are_closed():
    for n, end in ((0, "None is closed."), (1, "1 is closed."), (2, "2 are closed.")):
        assert said.reply_sentence(ROW | {"n_closed": n}, "x", "Boards").endswith(end)
