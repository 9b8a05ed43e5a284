"""The script behind the application: checks the reader and routes to a page."""

from pathlib import Path

import streamlit as st

PAGES = Path(__file__).resolve().parent.parent / "pages"

st.set_page_config(
    page_title="Serious case reviews", layout="wide", initial_sidebar_state="collapsed"
)
page = st.navigation(
    [
        st.Page(PAGES / "overview.py", title="Overview", default=True),
        st.Page(PAGES / "initiation.py", title="Initiation", url_path="initiation"),
        st.Page(PAGES / "data.py", title="Data", url_path="data"),
    ],
    position="top",
)
page.run()
