"""Methods: what does each number mean, and how sure can one be?"""

from scr.cases import listings as records
from scr.ui.kit.page import answer_place, open_page_or_none
from scr.ui.pages.methods import cards as methods

opened = open_page_or_none("Methods")
answer_place().markdown(methods.ANSWER)
methods.words_of_the_field()
methods.figures()
methods.standards(records.standards(opened[0]) if opened else [])
methods.statistics()
methods.choices()
