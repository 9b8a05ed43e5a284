"""The script behind the application: checks the reader and routes to a page."""

import sys
from pathlib import Path

import streamlit as st

from scr.server import metrics
from scr.ui.choice import address
from scr.ui.kit import browser, footer, gate
from scr.ui.kit.places import browser_title, navigation_pages

# Streamlit puts the script's own folder first on the path, where `statistics` would be ours for
# every library that means Python's.
_HERE = str(Path(__file__).resolve().parent)
sys.path[:] = [place for place in sys.path if place != _HERE]

reader = gate.reader_or_none()
page = st.navigation(navigation_pages(reader), position="top" if reader else "hidden")
st.set_page_config(
    page_title=browser_title(page.title), layout="wide", initial_sidebar_state="collapsed"
)
gate.refuse_strangers()
address.begin(page.url_path, browser.earlier())
with metrics.page_made(page.url_path or "overview"):
    page.run()
    footer.draw()
