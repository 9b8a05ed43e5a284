"""Sentences about the quality of reports, made from the figures `quality`, `grades` and
`why_and_action`. Bold marks what a reader should take away (Markdown)."""

import math
from collections.abc import Mapping, Sequence

from scr.base import words
from scr.stats.comparison import Comparison, difference_of
from scr.stats.spread import Spread
from scr.text import sentences
from scr.text.sentences import Row, Trait

ASSESSORS = {
    "panel": "the panel",
    "ofsted": "Ofsted",
    "minister": "ministers",
    "board": "boards themselves",
    "peer": "peers",
}
"""Who graded a report, as the subject of a sentence."""

SHORT = {"what_happened": "What", "why": "Why", "action": "To do"}
QUESTIONS = {"what_happened": "What happened", "why": "Why", "action": "What to do"}
ABOUT = {"what_happened": "what happened", "why": "why", "action": "what to do"}
GRADES = (
    ("n_crystal_clear", "crystal clear"),
    ("n_clear", "clear"),
    ("n_partial", "partial"),
    ("n_absent", "absent"),
    ("n_not_graded", "not graded"),
)
"""What was said of a report on a question: the column that counts it and the word for it."""

GRADE_WORDS = {
    "absent": "Absent",
    "partial": "Partial",
    "clear": "Clear",
    "crystal_clear": "Crystal clear",
}
# Below this chance of shuffled grades boards are said to differ.
DIFFERS = 0.05
NOT_COMPARED = "Assessors do not grade alike, so one at a time is shown."


def trait(question: str) -> Trait:
    """The share of reports that are clear on a question."""
    return Trait(f"n_clear_{question}", f"n_graded_{question}", f"clear_rate_{question}")


def answer(now: Row, before: Row | None, when: str, who: str, assessor: str) -> str:
    """How many of a year's reports are clear on each question, and on why the year before."""
    if not now["n_assessed"]:
        return f"{_capital(assessor)} assessed no report{_of(who)} in the {when}."
    told = []
    for question, about in ABOUT.items():
        x, n = now[f"n_clear_{question}"], now[f"n_graded_{question}"]
        if n:
            limits = sentences.limits(now, f"clear_rate_{question}")
            share = words.percent(x / n)
            told.append(f"**{words.number(x)} of {words.number(n)}** ({share}, {limits}) {about}")
    reports = words.count(now["n_assessed"], "report")
    lead = f"{_capital(assessor)} assessed **{reports}**{_of(who)} in the {when}"
    if not told:
        return f"{lead} and graded none of them on these questions."
    told[0] = told[0].replace(") ", ") are clear about ", 1)
    told[1:] = [one.replace(") ", ") about ", 1) for one in told[1:]]
    return f"{lead}: {words.listed(told)}. {_before(now, before)}".strip()


def _before(now: Row, before: Row | None) -> str:
    """What the year before lets one say of why, the question that matters most."""
    why = trait("why")
    if before is None or not before[why.denominator] or not now[why.denominator]:
        return ""
    found = sentences.change(now, before, why)
    was = words.share_of(before[why.numerator], before[why.denominator])
    if found is None or found.verdict == "cannot_tell":
        return f"On why it was {was} the year before; {sentences.CANNOT_TELL}."
    size = words.points(*sorted(abs(end) for end in (found.lower, found.upper)))
    way = "rise" if found.verdict == "higher" else "fall"
    return f"On why it was {was} the year before: a {way} of {size}."


def clear_heading(now: Row, when: str) -> str:
    """How many reports are clear about why, and about what happened, in round words."""
    if not now["n_graded_why"] or not now["n_graded_what_happened"]:
        return f"Reports clear about what happened, why, and what to do, up to the {when}"
    why, what = now["clear_rate_why"], now["clear_rate_what_happened"]
    said = words.in_ten(what)
    return (
        f"{words.in_ten(why, 'reports')} are clear about why, {said[0].lower()}{said[1:]} about "
        "what happened"
    )


def without(labels: Sequence[str], assessor: str) -> str:
    """Which years are not shown, as nothing was assessed in them."""
    if not labels:
        return ""
    years = words.listed([words.year_short(label) for label in labels])
    return f"{_capital(assessor)} assessed no report in {years}."


def grades_heading(row: Row, question: str) -> str:
    """The commonest grade on a question, as a heading."""
    graded = row["n_assessed"] - row["n_not_graded"]
    if not graded:
        return f"No report was graded on {ABOUT[question]}"
    column, word = max(GRADES[:-1], key=lambda one: row[one[0]])
    share = words.in_ten(row[column] / graded, "reports")
    return f"{share} are {word} about {ABOUT[question]}"


def grades_sentence(row: Row, question: str, assessor: str, when: str) -> str:
    """Every grade given on a question, adding up to the reports assessed."""
    n = row["n_assessed"]
    if not n:
        return f"{_capital(assessor)} assessed no report in the {when}."
    told = [f"{words.number(row[column])} {word}" for column, word in GRADES if row[column]]
    return (
        f"Of **{words.count(n, 'report')}** that {ASSESSORS[assessor]} assessed in the {when}, on "
        f"{ABOUT[question]}: {words.listed(told)}."
    )


def spread_heading(spreads: Mapping[str, Spread]) -> str:
    """Whether boards differ by more than chance would bring, and on which questions."""
    told = [q for q, one in spreads.items() if not math.isnan(one.value)]
    if not told:
        return "Too few boards with three graded reports to say how far they lie apart"
    apart = [ABOUT[q] for q in told if spreads[q].p < DIFFERS]
    if not apart:
        return "Boards’ reports lie no further apart than chance would bring"
    return f"Boards’ reports differ by more than chance on {words.listed(apart)}"


def spread_sentence(spreads: Mapping[str, Spread], apart: Mapping[str, float]) -> str:
    """The spread on why with what it means; `apart` is how far two of the boards differ on
    average, by question, in grades."""
    told = [q for q, one in spreads.items() if not math.isnan(one.value)]
    if not told:
        return (
            "A board counts once three of its reports are graded, and two such boards are needed. "
            "Choose more years, or all boards."
        )
    question = "why" if "why" in told else told[0]
    one = spreads[question]
    return (
        f"On {ABOUT[question]} the mean grades of **{words.count(one.n_groups, 'board')}** with at "
        f"least three reports graded lie **{one.value:.1f} grades** apart (standard deviation); "
        f"the luck of so few reports each would alone bring about {one.by_chance:.1f}. Any two of "
        f"these boards differ by {apart[question]:.1f} grades on average, where one grade is the "
        "step from partial to clear."
    )


def strip_words(one: Spread) -> str:
    """The spread on one question in grades, short, for its strip."""
    beyond = ", beyond chance" if one.p < DIFFERS else ""
    return f"spread {one.value:.2f}, chance alone {one.by_chance:.2f}{beyond}"


def why_heading(clear: Row, not_clear: Row) -> str:
    """Whether recommendations follow more often where the report is clear about why."""
    if not clear["n_judged_why"] or not not_clear["n_judged_why"]:
        return "A clear why, and recommendations that follow from it"
    verdict = _difference(clear, not_clear, "answers_why_rate").verdict
    if verdict == "cannot_tell":
        return "Whether a clear why leads to recommendations that answer it cannot be told"
    more = "more" if verdict == "higher" else "less"
    return f"Where a report is clear about why, its recommendations answer it {more} often"


def why_sentence(clear: Row, not_clear: Row, assessor: str) -> str:
    """The share of recommendations that follow from why, with and without a clear why."""
    told = [_follows(row) for row in (clear, not_clear)]
    if not any(row["n_judged_why"] for row in (clear, not_clear)):
        return (
            f"No recommendation of a completed report that {ASSESSORS[assessor]} graded on why was "
            "looked at for following from it."
        )
    lead = (
        f"Of the recommendations of reports that {ASSESSORS[assessor]} found clear about why, "
        f"{told[0]} follow from a finding about why; of the others {told[1]}."
    )
    found = _difference(clear, not_clear, "answers_why_rate")
    if math.isnan(found.lower):
        return f"{lead} Too few reports to set one against the other."
    ends = words.points(found.lower, found.upper)
    beyond = "beyond chance" if found.verdict != "cannot_tell" else sentences.CANNOT_TELL
    return f"{lead} The difference is {ends}: {beyond}."


def _follows(row: Row) -> str:
    n = row["n_judged_why"]
    if not n:
        return "none was looked at"
    x = words.number(row["n_answers_why"])
    share = words.percent(row["answers_why_rate"])
    return f"**{x} of {words.number(n)}** ({share}{_limits(row, 'answers_why_rate')})"


def _limits(row: Row, rate: str) -> str:
    return "" if words.is_nothing(row[f"{rate}_lower"]) else f", {sentences.limits(row, rate)}"


def counted(row: Row, x: str, n: str, rate: str) -> str:
    """A cell of the cross-table: `258 of 560 (46%, 40% to 52%)`."""
    if not row[n]:
        return "none looked at"
    of = f"{words.number(row[x])} of {words.number(row[n])}"
    return f"{of} ({words.percent(row[rate])}{_limits(row, rate)})"


def _difference(first: Row, second: Row, rate: str) -> Comparison:
    def ends(row: Row) -> tuple[float, float, float]:
        return row[rate], row[f"{rate}_lower"], row[f"{rate}_upper"]

    return difference_of(ends(first), ends(second))


def _capital(assessor: str) -> str:
    return words.capital(ASSESSORS[assessor])


def _of(who: str) -> str:
    if who == "Boards":
        return ""
    return f" of {who[0].lower()}{who[1:]}" if who.startswith("Boards") else f" of {who}"
