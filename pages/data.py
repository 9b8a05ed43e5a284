"""Data: what has been imported, what the checks found, and how to load more."""

from scr.ui.kit.page import answer_place, open_page_or_none
from scr.ui.pages.data import sections
from scr.ui.pages.data.answer import answer

opened = open_page_or_none("Data")
answer_place().markdown(answer(opened[0] if opened else None))
sections.draw(opened)
