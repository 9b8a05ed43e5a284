"""What is said of a year and the year before, of years together, and of regions."""

from collections.abc import Iterator
from itertools import product

from scr.figures.values import Share
from scr.stats import difference
from scr.stats.multiple import holm
from scr.text import quality, standard
from tests.figure_rows import figure_row
from tests.text.grid.inputs import (
    AS_AT,
    SIZES,
    WHEN,
    WHO,
    Cases,
    each,
    filled,
    is_told,
    lists,
    of_two,
    pairs,
    parts,
    plain,
    rate_row,
    several_told,
    share,
)  # fmt: skip
from tests.text.grid.rule import Case

CHANGED = (
    [(0, 0), (1, 1), (0, 3), (2, 2), (5, 5), (0, 5), (3, 9), (9, 10), (10, 30), (150, 300)],
    [(0, 0), (2, 2), (3, 9), (150, 300)],
)
"""For tests by draws, which take their time: fewer pairs, each with a reason."""


def _of_two(figure: str, *args: object) -> Cases:
    """A sentence of a year and the year before, that says so where a test of its share does."""

    def made() -> Iterator[Case]:
        for now, before in pairs():
            yield Case((filled(figure, *now), filled(figure, *before), *args), is_told(now, before))
        yield Case((filled(figure, 3, 9), None, *args))

    return made


def _verdicts() -> Iterator[Case]:
    for now, before in pairs():
        yield Case((share(*now), share(*before), "2013-14"), is_told(now, before))
    yield Case((share(3, 9), None, "2013-14"))


def _rates(*args: object, is_alone: bool = False) -> Cases:
    def made() -> Iterator[Case]:
        for now, before in product(SIZES, SIZES):
            told = difference.rates(now, 1e6, before, 1e6).is_told
            rows = (rate_row(now),) if is_alone else (rate_row(now), rate_row(before))
            yield Case((*rows, *args), told and not is_alone)

    return made


def _rate_verdicts() -> Iterator[Case]:
    for now, before in product(SIZES, SIZES):
        told = difference.rates(now, 1e6, before, 1e6).is_told
        yield Case((rate_row(now), rate_row(before), "2013-14"), told)
    for now, first in product(SIZES, SIZES):
        two = [difference.rates(now, 1e6, one, 1e6) for one in (9, first)]
        told = any(one.is_told for one in difference.corrected(two))
        yield Case((rate_row(now), rate_row(9), "2013-14", rate_row(first), "2011-12"), told)


def _rates_over_years() -> Iterator[Case]:
    for years in product((0, 1, 3, 9, 30), repeat=2):
        rows = [rate_row(n) for n in years]
        told = difference.several_rates(list(years), [1e6] * len(years)).is_told
        yield Case((rows,), told)
    yield Case(([],))


def _shares() -> Iterator[Case]:
    for now, before in pairs():
        yield Case((share(*now), share(*before)), is_told(now, before))


def _told() -> Iterator[Case]:
    for now, before in pairs():
        found = difference.shares(*now, *before)
        yield Case((found,), found.is_told)
    yield Case((None,))


def _over_years() -> Iterator[Case]:
    for now, before in product(*CHANGED):
        both = [share(*one) for one in (before, now)]
        yield Case((both, both[-1], WHEN), several_told(before, now))


def _spread() -> Iterator[Case]:
    for now, before in product(*CHANGED):
        yield Case(([share(*now), share(*before)], "The share"), several_told(now, before))
    yield Case(([Share(None, None, 0.3), share(3, 9)], "The share"))


def _groups() -> Iterator[Case]:
    for now, before in product(*CHANGED):
        both = [filled("decisions", *one, group_id=name, group_name=name)
                for name, one in zip("AB", (now, before), strict=True)]  # fmt: skip
        yield Case(("decisions", "region", both, WHEN), several_told(now, before))
        yield Case(("decisions", "board", both, WHEN))
        yield Case(("decisions", "region", [], WHEN))


def _regions_told() -> Iterator[Case]:
    hidden = {"n_initiate": None, "initiation_rate": None}
    for now, before in product(*CHANGED):
        both = [filled("decisions", *one, group_id=name, group_name=name)
                for name, one in zip("AB", (now, before), strict=True)]  # fmt: skip
        yield Case((both, "initiation_rate", WHEN), several_told(now, before))
        third = filled("decisions", *now, group_id="C", group_name="C", **hidden)
        yield Case(([*both, third], "initiation_rate", WHEN))
    yield Case(([], "initiation_rate", WHEN))


def _regions(*args: object, may: bool) -> Cases:
    def made() -> Iterator[Case]:
        for now, before in product(*CHANGED):
            both = [filled("agreed_delays", *one, group_name=name)
                    for name, one in zip("AB", (now, before), strict=True)]  # fmt: skip
            yield Case((both, *args), may and several_told(now, before))
        yield Case(([filled("agreed_delays", 1, 3, group_name="A")], *args))
        yield Case(([], *args))

    return made


def _delays() -> Iterator[Case]:
    for now, before in pairs():
        rows = filled("agreed_delays", *now), filled("agreed_delays", *before)
        yield Case((*rows, WHEN), is_told(now, before))


def _clarity() -> Iterator[Case]:
    def year(name: str, x: int, n: int) -> object:
        return filled("quality", x, n, group_name=name)

    for now, before in [((2, 2), (0, 3)), ((9, 10), (3, 9)), ((5, 5), (0, 5)), ((10, 10), (0, 9))]:
        p = difference.several_shares([before[0], now[0]], [before[1], now[1]]).p
        both = [year("panel:2013-14", *before), year("panel:2014-15", *now)]
        yield Case((both,), bool(max(holm([p] * 3)) <= difference.DIFFERS))
    yield Case(([year("panel:2014-15", 3, 9)],))


def _standards() -> Iterator[Case]:
    def kept(x: int, n: int) -> list:
        return [figure_row("standards", n_met=x, n_failed=n - x, met_rate=x / n if n else None)]

    for now, before in pairs():
        yield Case((kept(*now), kept(*before), WHEN), is_told(now, before))
    yield Case((kept(3, 9), [], ""))


def _each_standard(*args: object) -> Cases:
    def made() -> Iterator[Case]:
        for x, n in parts():
            row = filled("standards", x, n, n_failed=n - x, standard_id="complete", edition="all")
            net = filled("standards", x, n, n_failed=n - x, standard_id="decide", edition="all")
            yield Case(("complete", [row, net], *args))
        yield Case(("complete", [], *args))

    return made


def _quality_answer() -> Iterator[Case]:
    for now, before in pairs():
        rows = filled("quality", *now), filled("quality", *before)
        yield Case((*rows, WHEN, WHO, "panel"), is_told(now, before))


_COHORT, _PANEL, _ONLINE = "cohort_outcomes", "publication_outcomes", "reports_online"

GRID: dict[str, Cases] = {
    "change.share_change": _shares,
    "change.rise_or_fall": _told,
    "clarity.over_years": _clarity,
    "delay.heading": each("agreed_delays", WHEN),
    "delay.sentence": each("agreed_delays", WHEN),
    "delay.compared": _delays,
    "delay.reasons_heading": lists("agreed_delays", key="reason", codes=("inquest", "other")),
    "delay.regions_heading": _regions(may=True),
    "delay.regions_sentence": _regions(WHEN, may=False),
    "not_in_full.heading": each("not_in_full", WHEN),
    "not_in_full.sentence": lambda: (
        Case((filled("not_in_full", x, n), filled(_COHORT, x, n), WHEN, AS_AT, WHO))
        for x, n in parts()
    ),
    "not_in_full.note": each(_COHORT),
    "beside_all.regions": _regions_told,
    "groups.heading": plain(("Reviews started", "region")),
    "groups.sentence": _groups,
    "groups.spread": _spread,
    "publication.cohort_answer": each(_COHORT, WHEN, AS_AT, WHO),
    "publication.cohort_heading": each(_COHORT, WHEN),
    "publication.cohort_change": of_two(_COHORT),
    "publication.in_full": each(_COHORT),
    "publication.in_full_share": plain(*(filled(_COHORT, x, n) for x, n in parts() if n)),
    "completeness.heading": plain(("reviews", [filled("data_quality", 3, 9, column="a")])),
    "completeness.sentence": lambda: (
        Case(([filled("data_quality", x, n, n_rows=n, n_filled=x, column=c) for c in "ab"], "here"))
        for x, n in parts()
    ),
    "publication.as_drawn": each(_COHORT),
    "publication.not_recorded": plain(*SIZES),
    "publication.panel_heading": each(_PANEL, WHEN),
    "publication.panel_sentence": each(_PANEL, WHEN),
    "publication.panel_compared": of_two(_PANEL, WHEN),
    "publication.no_report": plain(([],), (["panel:2013-14"],)),
    "publication.online_heading": each(_ONLINE),
    "publication.online_sentence": each(_ONLINE, WHEN),
    "quality.answer": _quality_answer,
    "quality.clear_heading": each("quality", WHEN),
    "quality.without": plain(([], "panel"), (["panel:2013-14"], "panel")),
    "quality.counted": plain(*(share(*one) for one in parts())),
    "sentences.decisions_answer": _of_two("decisions", WHEN, WHO),
    "sentences.cases_changed": _of_two("decisions", WHEN, WHO),
    "sentences.counts_of_starts": each("decisions", 3, WHEN),
    "sentences.panel_answer": _of_two("panel_scrutiny", WHEN),
    "sentences.panel_heading": _of_two("panel_scrutiny", WHEN),
    "sentences.verdict": _verdicts,
    "sentences.rate_answer": _rates(WHEN, WHO, is_alone=True),
    "sentences.rate_sentence": _rates(WHEN, WHO),
    "sentences.rate_verdict": _rate_verdicts,
    "sentences.rate_over_years": _rates_over_years,
    "sentences.rate_heading": _rates(WHEN),
    "sentences.share_over_years": _over_years,
    "standard.caution": plain("complete", "panel_sees_report"),
    "standard.heading": lambda: (Case((one, share(*two))) for one in standard._DUE
                                 for two in parts()),
    "standard.sentence": _each_standard(WHEN),
    "standard.change": _standards,
    "standard.other_steps": _each_standard(WHEN),
}  # fmt: skip
QUESTIONS = tuple(quality.QUESTIONS)
