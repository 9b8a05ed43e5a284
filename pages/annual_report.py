"""Annual report: what are the figures of a year, ready to take away?"""

from scr.ui.kit.page import answer_place, open_page
from scr.ui.pages.annual_report import annual_report

snapshot, snapshot_directory = open_page("Annual report")
answer_place().markdown(annual_report.ANSWER)
annual_report.draw(snapshot, snapshot_directory)
