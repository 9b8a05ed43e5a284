"""Sentences about standards and about regions."""

import math

import pytest

from scr.text import standard as said

WHEN = "panel year 2014-15"


def row(met: int, failed: int, *, due: int = 0, out: int = 0, net: float = math.nan) -> dict:
    return {
        "n_met": met,
        "n_failed": failed,
        "n_not_yet_due": due,
        "n_left_out": out,
        "n_met_net": net,
        "n_failed_net": met + failed - net,
    }


@pytest.mark.parametrize(
    ("standard", "met", "judged", "written"),
    [
        ("complete", 26, 100, "About a quarter of the reviews due were complete within six months"),
        ("notify", 2, 3, "2 of 3 notifications due were made within 5 working days"),
        ("decide", 0, 1, "The one decision due was not made within one month"),
        (
            "panel_sees_report",
            40,
            40,
            "All reports to the panel were kept back for the week that the panel has",
        ),
        ("inform_panel", 0, 0, "No decision is past its limit day"),
    ],
)
def test_the_heading_says_how_many_kept_to_it(standard, met, judged, written):
    assert said.heading(standard, met, judged) == written


def test_the_sentence_has_what_was_judged_and_what_was_not():
    rows = [row(2, 6, due=1, net=3), row(0, 2, out=4, net=0)]
    assert said.sentence(rows, WHEN) == (
        "Of those whose limit day has passed, **2 of 10 (20%)** kept to it in the panel year "
        "2014-15. 1 is not yet due; 4 are left out (said below). Net of agreed delays it was "
        "**3 of 10 (30%)**."
    )
    assert said.sentence([row(0, 0, due=2)], WHEN) == (
        "No limit day of the panel year 2014-15 has passed. 2 are not yet due; none is left out "
        "(said below)."
    )


def test_what_nobody_notified_is_said_at_that_standard_only():
    assert "nobody notified" in said.caution("notify")
    assert "nobody notified" not in said.caution("complete")


def region(name: str, delayed: int, started: int) -> dict:
    rate = delayed / started if started else math.nan
    return {
        "group_name": name,
        "n_with_delay": delayed,
        "n_initiated": started,
        "delay_rate": rate,
    }


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ([("A", 30, 40), ("B", 5, 40)], "Regions differ in agreed delays by more than chance"),
        ([("A", 10, 40), ("B", 12, 40)], "Regions do not differ in agreed delays by more than"),
        ([("A", 10, 40), ("B", 0, 0)], "Agreed delays in A"),
        ([("A", 0, 4), ("B", 0, 3)], "Agreed delays by region: nothing to tell apart"),
        ([("A", 0, 0)], "No review was started in these years"),
    ],
)
def test_regions_are_said_to_differ_only_by_an_exact_test(rows, heading):
    assert said.regions_heading([region(*one) for one in rows]).startswith(heading)


def test_regions_are_summed_up_with_their_range():
    rows = [region("A", 10, 40), region("B", 12, 30), region("C", 0, 0)]
    assert said.regions_sentence(rows, WHEN) == (
        "Of the reviews started in the panel year 2014-15, **22 of 70 (31%)** were paused by "
        "agreement; by region between 25% and 40%."
    )
