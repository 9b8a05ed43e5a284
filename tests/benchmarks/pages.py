"""Server time of a filter change on the heaviest page, against a bare Streamlit page that sends
as many elements of each kind, made beforehand. Aim: at most one and a half times."""

import json
import os
import tempfile
from collections import Counter
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scr.base.settings import ROOT, SAMPLE
from scr.importing import run_import
from tests.benchmarks.timing import Taken, taken

PAGE = "initiation"
# Last years of the view, its first being 2011-12: none of these has been answered before.
FRESH = ("2011-12", "2014-15", "2012-13", "2013-14")

_BARE = """
import json, pathlib
import streamlit as st
made = json.loads(pathlib.Path({path!r}).read_text())
with st.popover("Filters"):
    st.selectbox("Which", list(range(10)), key="which")
    for i in range(made["selectbox"] - 1):
        st.selectbox(f"Select {{i}}", list(range(146)), key=f"select_{{i}}")
for i in range(made["popover"]):
    st.popover(f"Popover {{i}}", key=f"popover_{{i}}")
for i in range(made["download_button"]):
    st.download_button("CSV", data=lambda: b"", key=f"download_{{i}}", on_click="ignore")
for i in range(made["markdown"]):
    st.markdown("A sentence with **a number** in it.")
for i in range(made["header"]):
    st.header(f"Heading {{i}}", anchor=False)
for i in range(made["container"]):
    st.container(key=f"container_{{i}}")
for i, spec in enumerate(made["charts"]):
    st.plotly_chart(spec, key=f"chart_{{i}}", theme="streamlit")
for i in range(made["dataframe"]):
    st.dataframe({{"a": list(range(146)), "b": list(range(146))}}, key=f"frame_{{i}}")
"""


def main() -> None:
    """Print milliseconds of both pages, with answers computed and with answers kept."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SCR_DATABASE"] = str(Path(folder) / "database")
        run_import([SAMPLE])
        page = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60).run()
        page.switch_page(str(ROOT / "pages" / f"{PAGE}.py")).run()
        bare = AppTest.from_string(_bare(page, Path(folder)), default_timeout=60).run()
        if page.exception or bare.exception:
            raise RuntimeError("a page failed")
        which = iter(list(range(1, 10)) * 5)
        base = taken(lambda: bare.selectbox(key="which").set_value(next(which)).run(), 20)
        fresh, last = iter(FRESH), iter(FRESH[-2:] * 20)
        first = taken(lambda: page.selectbox(key="last").set_value(next(fresh)).run(), 2)
        kept = taken(lambda: page.selectbox(key="last").set_value(next(last)).run(), 20)
    _print("bare page with as many elements", base, base)
    _print(f"{PAGE}, answers kept", kept, base)
    _print(f"{PAGE}, answers computed", first, base)


def _print(label: str, one: Taken, base: Taken) -> None:
    """Milliseconds and ratio by the clock, then by the processor."""
    parts = ((one.wall, base.wall), (one.processor, base.processor))
    print(label.ljust(32), *(f"{time * 1000:7.0f} ms {time / of:5.1f}" for time, of in parts))


def _bare(page: AppTest, folder: Path) -> str:
    kinds = Counter(element.type for element in page.main)
    made = {
        "selectbox": max(1, len(page.selectbox)),
        "popover": kinds["popover"],
        "download_button": len(page.get("download_button")),
        "markdown": len(page.markdown) + len(page.caption),
        "header": len(page.header),
        "container": kinds["flex_container"],
        "charts": [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")],
        "dataframe": len(page.dataframe),
    }
    path = folder / "made.json"
    path.write_text(json.dumps(made))
    return _BARE.format(path=str(path))
