"""The board's open reviews, until they are an exhibit of their own."""

from dataclasses import replace

from scr.base import words
from scr.exhibits import points
from scr.exhibits.board_choice import BoardChoice
from scr.exhibits.view import View
from scr.store import Snapshot
from scr.text import board_case as board_case_words
from scr.ui.kit.card import Card
from scr.ui.pages.timeliness import open_reviews


def open_card(view: View, choice: BoardChoice, snapshot: Snapshot) -> Card:
    """The board's open reviews as bars over their limit day, each one click from its own page."""
    alone = replace(view, region=None, area_type=None)
    card = open_reviews.open_card(alone, open_reviews.EVERY_AGE, snapshot)
    if len(card.result.table):
        sentence = board_case_words.open_sentence(points.records(card.result), choice.board.name)
        return replace(card, key="board_open", sentence=sentence)
    return replace(
        card,
        key="board_open",
        heading=f"{choice.board.name} has no open review",
        sentence=f"No review of {choice.board.name} is open on {words.day(view.as_at)}.",
        empty="Every review it started is complete or was stopped, as far as is recorded.",
        caution="",
    )
