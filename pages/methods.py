"""Methods: what does each number mean, and how sure can one be?"""

from scr import records
from scr.ui import methods
from scr.ui.page import answer_place, open_page_or_none

opened = open_page_or_none("Methods")
answer_place().markdown(methods.ANSWER)
methods.figures()
methods.standards(records.standards(opened[0]) if opened else [])
methods.statistics()
methods.choices()
