"""Server time of a filter change on the heaviest page, against a bare Streamlit page that sends
as many elements of each kind, made beforehand. Aim: at most one and a half times."""

import json
import os
import tempfile
from collections import Counter
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scr.importing import run_import
from scr.settings import ROOT, SAMPLE
from tests.benchmarks.timing import seconds

PAGE = "initiation"
YEARS = ("2012-13", "2013-14")

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
        fresh = iter([f"20{11 + i:02d}-{12 + i:02d}" for i in range(4)])
        first = seconds(lambda: page.selectbox(key="first").set_value(next(fresh)).run(), 3)
        last = iter(YEARS * 20)
        kept = seconds(lambda: page.selectbox(key="last").set_value(next(last)).run(), 20)
        which = iter(list(range(1, 10)) * 5)
        base = seconds(lambda: bare.selectbox(key="which").set_value(next(which)).run(), 20)
    print(f"bare page with as many elements  {base * 1000:7.0f} ms   1.0")
    print(f"{PAGE}, answers kept           {kept * 1000:7.0f} ms {kept / base:5.1f}")
    print(f"{PAGE}, answers computed       {first * 1000:7.0f} ms {first / base:5.1f}")


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
