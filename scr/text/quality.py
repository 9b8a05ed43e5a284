"""Sentences about the quality of reports, made from the figures `quality`, `grades` and
`why_and_action`. Bold marks what a reader should take away (Markdown)."""

import math
from collections.abc import Mapping, Sequence

from scr.base import terms, words
from scr.figures.values import FigureRow, Share
from scr.stats.difference import DIFFERS, Difference
from scr.stats.spread import Spread
from scr.text.change import YEAR_BEFORE, rise_or_fall, share_difference
from scr.text.sentences import Row

QUESTIONS = terms.labels("question")
"""What a report is graded on, as a heading."""

GRADES = ("crystal_clear", "clear", "partial", "absent", "not_graded")
"""What was said of a report on a question, the best first; the column that counts one is `n_` and
its code."""

NOT_COMPARED = "Assessors use different standards, so one at a time is shown."


def answer(
    now: FigureRow,
    before: FigureRow | None,
    when: str,
    who: str,
    assessor: str,
    before_when: str = YEAR_BEFORE,
) -> str:
    """How many of a year's reports are clear on each question, and on why the year before."""
    if not now["n_assessed"]:
        return f"{_capital(assessor)} assessed no report{_reports_of(who)} in the {when}."
    parts: list[str] = []
    for question in QUESTIONS:
        share = clear_share(now, question)
        if share.n:
            lead = "" if parts else "are clear "
            about = f"{lead}about {terms.running('question', question)}"
            parts.append(f"**{share.counted}** ({share.percent}, {share.limits}) {about}")
    reports = words.count(now["n_assessed"], "report")
    assessed = f"{_capital(assessor)} assessed **{reports}**{_reports_of(who)} in the {when}"
    if not parts:
        return f"{assessed} and graded none of them on these questions."
    return f"{assessed}: {words.listed(parts)}. {_before(now, before, before_when)}".strip()


def clear_share(row: FigureRow, question: str) -> Share:
    """The share of reports that are clear on a question."""
    return row.share(f"clear_rate_{question}")


def _before(now: FigureRow, before: FigureRow | None, before_when: str) -> str:
    """What the year before lets one say of why, the question that matters most."""
    share = clear_share(now, "why")
    share_before = None if before is None else clear_share(before, "why")
    if share_before is None or not share_before.n or not share.n:
        return ""
    was = f"On why it was {share_before.written} {before_when[:1].lower()}{before_when[1:]}"
    return f"{was}{rise_or_fall(share_difference(share, share_before))}."


def clear_heading(now: Row, when: str) -> str:
    """How many reports are clear about why, and about what happened, in round words."""
    if not now["n_graded_why"] or not now["n_graded_what_happened"]:
        return f"Reports clear about what happened, why, and what to do, up to the {when}"
    why, what = now["clear_rate_why"], now["clear_rate_what_happened"]
    share = words.in_ten(what)
    return (
        f"{words.in_ten(why, 'reports')} are clear about why, {share[0].lower()}{share[1:]} about "
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
    about = terms.running("question", question)
    if not graded:
        return f"No report was graded on {about}"
    grade = max(GRADES[:-1], key=lambda code: row[f"n_{code}"])
    share = words.in_ten(row[f"n_{grade}"] / graded, "reports")
    return f"{share} are {terms.running('clarity', grade)} about {about}"


def grades_sentence(row: Row, question: str, assessor: str, when: str) -> str:
    """Every grade given on a question, adding up to the reports assessed."""
    n = row["n_assessed"]
    if not n:
        return f"{_capital(assessor)} assessed no report in the {when}."
    counted = [
        f"{words.number(row[f'n_{code}'])} {terms.running('clarity', code)}"
        for code in GRADES
        if row[f"n_{code}"]
    ]
    return (
        f"Of **{words.count(n, 'report')}** that {terms.running('assessor', assessor)} assessed in "
        f"the {when}, on {terms.running('question', question)}: {words.listed(counted)}."
    )


def spread_heading(spreads: Mapping[str, Spread]) -> str:
    """Whether boards differ by more than chance would bring, and on which questions; each spread's
    p is to allow for the questions asked at once."""
    compared = _compared(spreads)
    if not compared:
        return "Too few boards with three graded reports to say how far they lie apart"
    apart = [terms.running("question", q) for q in compared if spreads[q].p <= DIFFERS]
    if not apart:
        return "The data cannot tell boards’ reports apart: chance would bring as much"
    return f"Boards’ reports differ by more than chance on {words.listed(apart)}"


def spread_sentence(spreads: Mapping[str, Spread], apart: Mapping[str, float]) -> str:
    """The spread on why with what it means; `apart` is how far two of the boards differ on
    average, by question, in grades."""
    compared = _compared(spreads)
    if not compared:
        return (
            "A board counts once three of its reports are graded, and two such boards are needed. "
            "Choose more years, or all boards."
        )
    question = "why" if "why" in compared else compared[0]
    spread = spreads[question]
    return (
        f"On {terms.running('question', question)} the mean grades of "
        f"**{words.count(spread.n_groups, 'board')}** with at least three reports graded lie "
        f"**{spread.value:.1f} grades** apart (standard deviation); with so few reports, "
        f"{spread.by_chance:.1f} would be expected by chance. Any two of these boards lie "
        f"{apart[question]:.1f} grades apart on average, chance included, where one grade is the "
        "step from partial to clear."
    )


def _compared(spreads: Mapping[str, Spread]) -> list[str]:
    """The questions on which there are boards enough to compare."""
    return [question for question, spread in spreads.items() if not math.isnan(spread.value)]


def strip_words(spread: Spread) -> str:
    """The spread on one question in grades, short, for its strip."""
    beyond = ", beyond chance" if spread.p <= DIFFERS else ""
    return f"spread {spread.value:.2f}, chance alone {spread.by_chance:.2f}{beyond}"


def why_heading(difference: Difference | None) -> str:
    """Whether recommendations follow more often where the report is clear about why; `difference`
    sets those of clear reports against the others by reviews, None with nothing to set."""
    if difference is None:
        return "A clear why, and recommendations that follow from it"
    if not difference.is_told:
        return "It is not clear whether a clear why leads to recommendations that follow from it"
    more = "more" if difference.verdict == "more" else "less"
    return f"Where a report is clear about why, its recommendations answer it {more} often"


def why_sentence(
    clear: FigureRow, not_clear: FigureRow, assessor: str, difference: Difference | None
) -> str:
    """The share of recommendations that follow from why, with and without a clear why, and what a
    test over reviews lets one say of the two."""
    if not clear["n_judged_why"] and not not_clear["n_judged_why"]:
        return (
            f"No recommendation of a completed report that {terms.running('assessor', assessor)} "
            "graded on why has been assessed."
        )
    lead = (
        f"Of the recommendations of reports that {terms.running('assessor', assessor)} found clear "
        f"about why, {_follows(clear)}; of the others, {_follows(not_clear)}."
    )
    if difference is None or math.isnan(difference.lower):
        return f"{lead} There are too few reports to compare."
    ends = words.points(difference.lower, difference.upper)
    beyond = "beyond chance" if difference.is_told else "there is no clear difference"
    return f"{lead} The difference is {ends}: {beyond}."


def _follows(row: FigureRow) -> str:
    share = row.share("answers_why_rate")
    if not share.n:
        return "none has been assessed"
    inside = ", ".join(part for part in (share.percent, share.limits) if part)
    follow = "follows" if share.x == 1 else "follow"
    return f"**{share.counted}** ({inside}) {follow} from a finding about why"


def counted(share: Share) -> str:
    """A cell of the cross-table: `258 of 560 (46%, 40% to 52%)`."""
    return share.full if share.n else "none looked at"


def _capital(assessor: str) -> str:
    return terms.label("assessor", assessor)


def _reports_of(who: str) -> str:
    if who == "Boards":
        return ""
    return f" of {words.within(who)}"
