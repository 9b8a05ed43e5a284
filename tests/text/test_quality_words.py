"""Sentences about reports, letters and the panel's recommendations: what they claim, and when."""

import math
from datetime import date

import pytest

from scr.figures.definitions import definition
from scr.figures.values import FigureRow
from scr.stats.difference import Difference, clustered
from scr.stats.intervals import wilson
from scr.stats.permutation import clusters
from scr.stats.spread import Spread
from scr.text import clarity as clarity_words
from scr.text import letter as letter_words
from scr.text import panel_response as panel_response_words
from scr.text import quality as quality_words

WHEN = "panel year 2014-15"
NAN = math.nan


def assessed(n: int, year: str = "", **clear: tuple[int, int]) -> FigureRow:
    row: dict = {"n_assessed": n, "group_name": year}
    for question in quality_words.QUESTIONS:
        x, of = clear.get(question, (0, 0))
        lower, upper = (float(end) for end in wilson(x, of)) if of else (None, None)
        row |= {
            f"n_clear_{question}": x, f"n_graded_{question}": of,
            f"clear_rate_{question}": x / of if of else None,
            f"clear_rate_{question}_lower": lower,
            f"clear_rate_{question}_upper": upper,
        }  # fmt: skip
    return FigureRow(definition("quality"), row)


def test_the_answer_names_all_three_with_their_denominators():
    now = assessed(108, what_happened=(94, 106), why=(18, 106), action=(54, 107))
    before = assessed(87, what_happened=(68, 87), why=(18, 85), action=(47, 86))
    assert quality_words.answer(now, before, WHEN, "Boards", "panel") == (
        "The panel assessed **108 reports** in the panel year 2014-15: **94 of 106** (89%, 81% to "
        "93%) are clear about what happened, **18 of 106** (17%, 11% to 25%) about why and **54 of "
        "107** (50%, 41% to 60%) about what to do. On why it was 18 of 85 (21%) the year before; "
        "there is no clear change."
    )
    more = assessed(87, why=(60, 85))
    assert "a fall of" in quality_words.answer(now, more, WHEN, "Boards", "panel")
    other = quality_words.answer(now, before, WHEN, "Boards", "panel", "In the panel year 2011-12")
    assert "On why it was 18 of 85 (21%) in the panel year 2011-12; there is no clear" in other


def test_the_answer_says_whose_reports_and_when_there_are_none():
    none = assessed(0)
    assert quality_words.answer(none, None, WHEN, "Kent", "ofsted") == (
        "Ofsted assessed no report of Kent in the panel year 2014-15."
    )
    some = assessed(2, why=(1, 2))
    said = quality_words.answer(some, none, WHEN, "Boards of London", "board")
    assert said.startswith("Boards themselves assessed **2 reports** of boards of London in the")
    assert said.endswith("**1 of 2** (50%, 9% to 91%) are clear about why.")
    blank = quality_words.answer(assessed(1), None, WHEN, "Boards", "peer")
    assert blank.endswith("and graded none of them on these questions.")


def test_over_the_years_only_what_the_data_bear():
    rows = [assessed(50, "panel:2012-13", what_happened=(40, 50), why=(10, 50)),
            assessed(90, "panel:2013-14", what_happened=(30, 90), why=(17, 90)),
            assessed(0)]  # fmt: skip
    said = clarity_words.over_years(rows)
    # A fall must not read as a rise.
    fell = "**What happened**: 80% in 2012-13 and 33% in 2013-14, more change than chance would"
    assert fell in said
    assert "**Why**: 20% in 2012-13 and 19% in 2013-14, no clear change." in said
    assert "What to do" not in said
    assert clarity_words.over_years(rows[1:]).startswith("Only one year is shown")
    three = [assessed(90, f"panel:20{y}-{y + 1}", why=(x, 90))
             for x, y in ((60, 12), (20, 13), (30, 14))]  # fmt: skip
    assert "lowest in 2013-14 (22%), highest in 2012-13 (67%)" in clarity_words.over_years(three)
    alike = [assessed(90, row["group_name"], why=(45, 90)) for row in three]
    assert "50% in each year" in clarity_words.over_years(alike)


def test_grades_add_up_in_words():
    row = {"n_assessed": 10, "n_crystal_clear": 1, "n_clear": 2, "n_partial": 5, "n_absent": 1,
           "n_not_graded": 1}  # fmt: skip
    assert quality_words.grades_sentence(row, "why", "panel", WHEN) == (
        "Of **10 reports** that the panel assessed in the panel year 2014-15, on why: 1 crystal "
        "clear, 2 clear, 5 partial, 1 absent and 1 not graded."
    )
    assert (
        quality_words.grades_heading(row, "why") == "About six in ten reports are partial about why"
    )
    nothing = dict.fromkeys(row, 0)
    assert "No report was graded" in quality_words.grades_heading(nothing, "why")


def test_the_spread_is_set_against_chance():
    far, near, none = (
        Spread(0.8, 0.4, 0.001, 30),
        Spread(0.4, 0.35, 0.3, 30),
        Spread(NAN, NAN, NAN, 1),
    )
    spreads = {"what_happened": near, "why": far, "action": none}
    assert quality_words.spread_heading(spreads) == (
        "Boards’ reports differ by more than chance on why"
    )
    said = quality_words.spread_sentence(spreads, {"why": 0.9})
    assert "**30 boards** with at least three reports graded lie **0.8 grades** apart" in said
    assert "0.4 would be expected by chance. Any two of these boards lie 0.9 grades" in said
    assert "cannot tell boards’ reports apart" in quality_words.spread_heading({"why": near})
    assert quality_words.strip_words(near) == "spread 0.40, chance alone 0.35"
    assert quality_words.strip_words(far).endswith("0.40, beyond chance")
    only_none = {"why": none}
    assert "Too few boards" in quality_words.spread_heading(only_none)
    assert "two such boards are needed" in quality_words.spread_sentence(only_none, {})


def judged(x: int, n: int, lower: float | None, upper: float | None) -> FigureRow:
    cells = {"n_answers_why": x, "n_judged_why": n, "answers_why_rate": x / n if n else None,
             "answers_why_rate_lower": lower, "answers_why_rate_upper": upper}  # fmt: skip
    return FigureRow(definition("why_and_action"), cells)


def test_the_difference_is_claimed_only_beyond_chance():
    clear, other = judged(60, 100, 0.5, 0.7), judged(30, 100, 0.22, 0.4)
    # Ten reviews of ten recommendations each, against ten.
    many, some = ([share] * 10 for share in (6, 3))
    found = by_reviews(many, some)
    assert quality_words.why_heading(found).endswith("answer it more often")
    assert "beyond chance" in quality_words.why_sentence(clear, other, "panel", found)
    assert quality_words.why_heading(by_reviews(some, many)).endswith("answer it less often")
    # As many in all, but all or nothing of a review.
    uneven = by_reviews([10] * 6 + [0] * 4, [10] * 3 + [0] * 7)
    assert quality_words.why_heading(uneven).startswith("It is not clear whether")
    assert "no clear difference" in quality_words.why_sentence(clear, other, "panel", uneven)
    alone = judged(3, 4, None, None)
    assert "**3 of 4** (75%)" in quality_words.why_sentence(alone, other, "panel", None)
    assert "too few reports to compare" in quality_words.why_sentence(alone, other, "panel", None)
    none = judged(0, 0, None, None)
    assert "No recommendation" in quality_words.why_sentence(none, none, "panel", None)
    assert "none has been assessed" in quality_words.why_sentence(clear, none, "panel", None)


def by_reviews(first: list[int], second: list[int]) -> Difference:
    """Reviews of ten recommendations each, of which so many follow."""
    return clustered(*(clusters(x, [10] * len(x)) for x in (first, second)))


def test_two_of_two_against_none_of_three_is_nothing_to_speak_of():
    found = clustered(clusters([2], [2]), clusters([0], [3]))
    said = quality_words.why_sentence(judged(2, 2, None, None), judged(0, 3, None, None), "panel",
                                      found)  # fmt: skip
    assert "beyond chance" not in said + quality_words.why_heading(found)


def letters(**cells: object) -> FigureRow:
    return FigureRow(definition("challenges"), LETTERS | cells)


LETTERS = {"n_raised": 59, "n_replied": 56, "n_reply_overdue": 3, "n_closed": 38,
           "median_days": 22.0, "median_days_lower": 17.0, "median_days_upper": 30.0}  # fmt: skip


def test_letters_in_a_sentence():
    assert letter_words.reply_sentence(letters(), "panel years 2013-14 to 2014-15", "Boards") == (
        "**59 letters** to boards in the panel years 2013-14 to 2014-15 asked for an account; "
        "**56** had a reply. We estimate that half would be replied to within "
        "**22 days** (17 to 30 days). **3 replies** are overdue. "
        "38 are closed."
    )
    late = {"n_raised": 1, "n_replied": 0, "n_reply_overdue": 1, "n_closed": 0}
    one = letters(**late, median_days=None)
    said = letter_words.reply_sentence(one, WHEN, "Boards of London")
    assert said.startswith("**1 letter** to boards of London in the")
    assert "**1 reply** is overdue." in said
    assert letter_words.reply_heading(one) == "0 of 1 are replied to so far"
    assert "No letter" in letter_words.reply_sentence(letters(n_raised=0), WHEN, "Kent")
    assert letter_words.waiting(letters()) == 0


@pytest.mark.parametrize(
    ("days", "replied", "overdue", "due", "said"),
    [
        (95, date(2013, 12, 20), False, None, "20 December 2013, 95 days after the letter"),
        (1, date(2013, 9, 17), False, None, "17 September 2013, 1 day after the letter"),
        (0, date(2013, 9, 16), False, None, "16 September 2013, on the day of the letter"),
        (-3, date(2013, 9, 13), False, None,
         "13 September 2013, before the letter: its dates disagree"),
        (None, None, True, date(2013, 10, 1), "none, overdue"),
        (None, None, False, date(2013, 10, 1), "none yet, not due"),
        (None, None, False, None, "none yet"),
    ],
)  # fmt: skip
def test_replies(days, replied, overdue, due, said):
    assert letter_words.reply(days, due, overdue, replied) == said


def test_endings_and_what_followed():
    closed = date(2014, 1, 31)
    assert letter_words.ending(42, closed, "satisfied", has_reply=True) == (
        "31 January 2014, 42 days after the reply: satisfied"
    )
    assert letter_words.ending(None, closed, None, has_reply=False) == (
        "31 January 2014, without a reply before: no outcome recorded"
    )
    assert letter_words.ending(None, None, None, has_reply=False) == "not closed"
    assert letter_words.short_ending(42, closed, "not_satisfied", has_reply=True) == (
        "not satisfied, 31 Jan 2014 (42 days on)"
    )
    assert letter_words.short_reply(95, None, False, date(2013, 12, 20)) == "20 Dec 2013 (95 days)"
    assert letter_words.short_followed_by((("further_analysis", date(2014, 2, 3)),)) == (
        "further analysis 3 Feb 2014"
    )
    assert letter_words.followed_by(()) == "nothing"


def test_subjects_and_raisers():
    rows = [letters(subject="delay", n_raised=2, n_reply_overdue=1),
            letters(subject="publication", n_raised=6, n_reply_overdue=0)]  # fmt: skip
    assert (
        letter_words.about_heading(rows, "subject") == "6 of 8 letters (75%) are about publication"
    )
    assert letter_words.about_sentence(rows, "subject") == (
        "They are about publication (6) and delay (2). Replies overdue: 1 about delay."
    )
    by = [letters(raised_by="ofsted", n_raised=2, n_reply_overdue=1),
          letters(raised_by="minister", n_raised=6, n_reply_overdue=0)]  # fmt: skip
    assert letter_words.about_heading(by, "raised_by").endswith(
        "letters (75%) are from the minister"
    )
    assert letter_words.about_sentence(by, "raised_by") == (
        "They come from the minister (6) and Ofsted (2). Replies overdue: 1 from Ofsted."
    )


def test_the_panels_recommendations_are_counted_out():
    row = {"n_recommendations": 9, "n_accepted_immediate": 3, "n_accepted": 4,
           "n_under_consideration": 0, "n_rejected": 1, "n_no_response": 1, "n_done": 2,
           "oldest_no_response_days": 40, "median_days": 56.0}  # fmt: skip
    assert panel_response_words.panel_answer(row, 1, date(2014, 12, 1)) == (
        "In one report the panel made **nine recommendations** of its own. By 1 December 2014: 3 "
        "accepted at once, 4 accepted, 1 rejected and 1 without a response (for 40 days). **2** "
        "are carried out. We estimate that half would be responded to within 56 days of the "
        "report; "
        "8 of 9 are responded to so far."
    )
    assert panel_response_words.panel_heading(row) == (
        "The government accepted 7 of 9 (78%) of the panel’s recommendations"
    )
    none = row | {"n_recommendations": 0}
    assert panel_response_words.panel_answer(none, 0, date(2013, 1, 1)) == (
        "No report of the panel is dated in these years by 1 January 2013."
    )
    assert panel_response_words.response(None, None, 40, date(2014, 12, 1)) == (
        "None for 40 days, by 1 December 2014"
    )
    assert panel_response_words.response(
        "accepted_immediate", date(2014, 9, 2), 56, date(2014, 12, 1)
    ) == ("Accepted at once, 2 September 2014: 56 days after the report")
