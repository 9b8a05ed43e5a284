"""A review's own page, for those who may see single cases."""

from scr.ui import review

review.show_page()
