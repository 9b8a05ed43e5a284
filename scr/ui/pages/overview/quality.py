"""The overview's cards about the quality of reports and letters to boards."""

from dataclasses import replace

from scr.base import words
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.parts import narrowed as only
from scr.exhibits.view import View
from scr.figures.directory import Directory
from scr.store import Snapshot
from scr.text import letter as letter_words
from scr.text import quality as said
from scr.text import sentences
from scr.text.sentences import Row
from scr.ui.kit.scope import page_scope
from scr.ui.pages.overview.cards import Attention, Tile
from scr.ui.pages.quality.clarity import both_years

PAGE = "quality"
ASSESSOR = "panel"
"""Whose assessments the overview speaks of."""


def clear_tile(view: View, snapshot: Snapshot, known: Directory) -> Tile:
    """The share of the year's reports that the panel found clear about why."""
    why = said.trait("why")
    result = only(
        state.ask(view.request("quality", view.range, "period"), snapshot), "assessor", ASSESSOR
    )
    found = both_years(page_scope(view, snapshot), ASSESSOR)
    label, shown = "Reports clear about why, said the panel", points.year_points(result, why)
    if not found.now[why.denominator]:
        return Tile("clear_why", label, "None graded yet", "", "", shown, PAGE)
    return Tile(
        "clear_why",
        label,
        words.share_of(found.now[why.numerator], found.now[why.denominator]),
        f"95% interval {sentences.limits(found.now, why.rate)}",
        sentences.verdict(found.now, found.before, why, words.year_short(view.year_before.label)),
        shown,
        PAGE,
    )


def letters_tile(view: View, snapshot: Snapshot) -> Tile:
    """How many letters of ministers, panel, department or Ofsted have an overdue reply."""
    row = _letters(view, snapshot)
    none = row["n_raised"] - row["n_replied"]
    if not row["n_raised"]:
        return Tile(
            "letters", "Letters with an overdue reply", "0", "No letter is recorded", "", [], PAGE
        )
    return Tile(
        "letters",
        "Letters with an overdue reply",
        words.number(row["n_reply_overdue"]),
        f"Of {words.count(none, 'letter')} without a reply",
        f"{letter_words.reply_heading(row)}; {words.count(row['n_raised'], 'letter')} in all.",
        [],
        PAGE,
    )


def overdue_replies(view: View, snapshot: Snapshot) -> Attention:
    """Overdue replies as a thing to look at."""
    return Attention(letter_words.overdue_line(_letters(view, snapshot)), "quality", "Letters")


def _letters(view: View, snapshot: Snapshot) -> Row:
    """All letters up to the as-at date: what is overdue today may have been asked years ago."""
    request = replace(view.now_request("challenges"), incident_type=None)
    return points.records(state.ask(request, snapshot))[0]
