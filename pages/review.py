"""A review's own page, for those who may see single cases."""

from scr.ui.pages.review import page as review

review.show_page()
