"""Sentences about agreed delays, and whether regions differ in them."""

import pytest

from scr.figures.values import FigureRow
from scr.text import delay as delay_words
from tests.figure_rows import figure_row

WHEN = "panel year 2014-15"


def delays(delayed: int, started: int, **cells: object) -> FigureRow:
    return figure_row(
        "agreed_delays",
        n_with_delay=delayed,
        n_initiated=started,
        delay_rate=delayed / started if started else None,
        delay_rate_lower=0.05 if started else None,
        delay_rate_upper=0.7 if started else None,
        **{"delay_days": 1, "n_running": 1, **cells},
    )


def test_delays_of_one_day():
    said = delay_words.sentence(delays(1, 4), "year")
    assert said == (
        "Of the reviews started in the year, **1 of 4 (25%)** had an agreed delay (5% to 70%), "
        "1 day altogether. 1 is paused now."
    )
    assert delay_words.sentence(delays(0, 0), "year") == "No review was started in the year."


def test_delays_are_compared_with_an_earlier_year():
    said = delay_words.compared(delays(1, 4), delays(40, 40), WHEN, "In the panel year 2011-12")
    assert "In the panel year 2011-12 it was 40 of 40 (100%): a fall of" in said
    assert delay_words.compared(delays(1, 4), None, WHEN) == delay_words.sentence(
        delays(1, 4), WHEN
    )


def test_the_heading_says_how_many_were_paused():
    assert delay_words.heading(delays(10, 40), WHEN) == (
        "About a quarter of the reviews started in the panel year 2014-15 were delayed by agreement"
    )
    assert delay_words.heading(delays(0, 0), WHEN).startswith("No review was started")


def test_the_most_frequent_reason_is_named():
    reasons = [delays(1, 9, reason="inquest"), delays(2, 9, reason="criminal_proceedings")]
    assert delay_words.reasons_heading(reasons).endswith("delay: criminal proceedings")
    nothing = "No agreed delays are recorded"
    assert delay_words.reasons_heading([delays(0, 9, reason="inquest")]) == nothing
    assert delay_words.reasons_heading([]) == nothing


@pytest.mark.parametrize(
    ("regions", "heading"),
    [
        ([("A", 30, 40), ("B", 5, 40)], "Regions differ in agreed delays by more than chance"),
        (
            [("A", 10, 40), ("B", 12, 40)],
            "Agreed delays by region: no clear difference",
        ),
        ([("A", 10, 40), ("B", 0, 0)], "Agreed delays in A"),
        ([("A", 0, 4), ("B", 0, 3)], "Agreed delays by region: nothing to tell apart"),
        ([("A", 0, 0)], "No review was started in these years"),
    ],
)
def test_regions_are_said_to_differ_only_by_an_exact_test(regions, heading):
    rows = [delays(delayed, started, group_name=name) for name, delayed, started in regions]
    assert delay_words.regions_heading(rows).startswith(heading)


def test_regions_are_summed_up_with_their_range():
    rows = [delays(x, n, group_name=name) for name, x, n in (("A", 10, 40), ("B", 12, 30))]
    rows.append(delays(0, 0, group_name="C"))
    assert delay_words.regions_sentence(rows, WHEN) == (
        "Of the reviews started in the panel year 2014-15, **22 of 70 (31%)** had an "
        "agreed delay; by region between 25% and 40%."
    )
