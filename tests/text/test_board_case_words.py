"""Sentences about a board's open reviews hold for one and for many."""

import pytest

from scr.text import board_case as said

NAN = float("nan")


def row(age: int, over: float = NAN, *, paused: bool = False) -> dict:
    return {"age_days": age, "days_over": over, "in_delay": paused}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([row(30)], "**One review** of Kent is open, for **30 days**; it is not past its limit "
         "day."),
        ([row(210, 27, paused=True)], "**One review** of Kent is open, for **6.9 months**; it is "
         "past its limit day, and is paused now."),
        ([row(10), row(210, 27)], "**Two reviews** of Kent are open, the oldest for **6.9 "
         "months**; one is past its limit day and none is paused now."),
        ([row(10), row(210, 27, paused=True), row(250, 60, paused=True)], "**Three reviews** of "
         "Kent are open, the oldest for **8.2 months**; two are past their limit day and two are "
         "paused now."),
    ],
)  # fmt: skip
def test_open_reviews(rows, sentence):
    assert said.open_sentence(rows, "Kent") == sentence
