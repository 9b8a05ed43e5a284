"""Annual report: what are the figures of a year, ready to take away?"""

from scr.ui import annual_report
from scr.ui.page import answer_place, open_page

snapshot, known = open_page("Annual report")
answer_place().markdown(annual_report.ANSWER)
annual_report.draw(snapshot, known)
