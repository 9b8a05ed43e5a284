"""The script behind the application: checks the reader and routes to a page."""

import streamlit as st

from scr.ui.places import navigation_pages

st.set_page_config(
    page_title="Serious case reviews", layout="wide", initial_sidebar_state="collapsed"
)
page = st.navigation(navigation_pages(), position="top")
page.run()
