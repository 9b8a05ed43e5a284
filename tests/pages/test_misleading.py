"""What once misled a reader of a page, and what stands there now."""

import re
from datetime import date

import pytest

from tests.factory import make_snapshot, review
from tests.pages.tabs import ask


def headings(at):
    return [one.value for one in at.header]


@pytest.mark.parametrize("age", ["Over six months", "Over one year", "Over two years"])
def test_the_heading_of_open_reviews_is_of_the_age_that_is_chosen(open_at, sample_database, age):
    at = open_at("timeliness", sample_database, tab="Open now", age=age)
    (heading,) = headings(at)
    assert heading.endswith(f"been open for {age.lower()}")
    # The list behind it holds as many.
    ask(at, "open", "cases")
    (said,) = [
        one.value for one in at.markdown if re.fullmatch(r"\*\*[\d,]+ reviews?\*\*", one.value)
    ]
    small = {"Three": 3}
    n = heading.split()[0]
    assert said == f"**{small.get(n, n)} reviews**"


def test_a_board_s_list_of_cases_is_not_called_one_of_reviews(open_at, sample_database):
    at = open_at("board", sample_database, board="AR134", tab="Cases")
    (heading,) = headings(at)
    n_cases = int(heading.split()[0])
    assert heading == f"{n_cases} cases of Bramblecombe counted in these measures"
    (said,) = [one.value for one in at.markdown if "became a review" in one.value]
    n_started = int(re.search(r"\*\*(\d+)\*\* became a review", said).group(1))
    assert 0 < n_started < n_cases
    assert {"Started", "State"} <= set(at.dataframe[0].value.columns)


def test_the_overview_says_why_it_has_three_counts_of_reviews_started(open_at, tmp_path):
    """Decided on in the year: one started at once, one after the panel; started in the year: three,
    one of them decided on the year before."""
    day = {"first": date(2015, 9, 1), "later": date(2015, 11, 2), "before": date(2015, 6, 1)}
    make_snapshot(
        tmp_path,
        reviews=[
            review("R1", decision="initiate", decision_date=day["first"],
                   initiated_date=day["first"]),
            review("R2", decision="not_initiate", decision_date=day["first"],
                   final_decision="initiate", final_decision_date=day["later"],
                   initiated_date=day["later"]),
            review("R3", decision="initiate", decision_date=day["before"],
                   initiated_date=day["first"]),
        ],
    )  # fmt: skip
    captions = [one.value for one in open_at("overview", tmp_path).caption]
    (said,) = [one for one in captions if one.startswith("Three counts")]
    assert re.findall(r"\d+", re.sub(r"\d{4}-\d\d", "", said)) == ["1", "2", "3"]


def test_an_earlier_day_without_any_start_on_record_hides_nothing_of_today(open_at, tmp_path):
    """One review, started in 2014, and none open: today that is said, and no earlier year is."""
    day = {"decision": "initiate", "decision_date": date(2014, 3, 1)}
    started = {"initiated_date": date(2014, 3, 2), "completed_date": date(2014, 10, 1)}
    make_snapshot(tmp_path, date(2015, 2, 1), reviews=[review("R1", **day, **started)])
    at = open_at("overview", tmp_path)
    text = " ".join(str(one.value) for one in (*at.markdown, *at.caption))
    assert "No review is open" in text
    assert "No starts of reviews are on record" not in text
    assert "1 was to start a review at first" in text
    assert "1 review has a start date in that year" in text
