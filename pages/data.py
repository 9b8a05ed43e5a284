"""Data: what has been imported, what the checks found, and how to load more."""

from scr.ui.data import sections
from scr.ui.data.answer import answer
from scr.ui.page import answer_place, open_page_or_none

opened = open_page_or_none("Data")
answer_place().markdown(answer(opened[0] if opened else None))
sections.draw(opened)
