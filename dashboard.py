"""The application object: `streamlit run dashboard.py` starts it.

Its script stands in `scr/`, not beside `pages/`, so that no deep link can bypass it.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from scr.server import Doors, Headers, lifespan, routes
from scr.ui.kit.places import addresses

app = st.App(
    Path(__file__).parent / "scr" / "main.py",
    routes=routes(),
    middleware=[Middleware(Headers), Middleware(Doors, pages=addresses())],
    lifespan=lifespan,
)
