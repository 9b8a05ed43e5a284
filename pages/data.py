"""Data: what has been imported, what the checks found, and how to load more."""

from scr.ui.page import open_page

open_page("Data")
