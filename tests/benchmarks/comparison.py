"""All boards of the comparison page in one go: the figures, the charts, and the page again.

Ratios against asking decisions by board, which the page cannot do without."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scr import disclosure
from scr.base.periods import parse_span
from scr.base.request import Request
from scr.base.settings import ROOT, SAMPLE
from scr.disclosure import TRUSTED
from scr.figures.compare.composed import ADJUSTED, OVER_TIME, RANKS, YEARS
from scr.importing import run_import
from scr.store import current
from tests.benchmarks.timing import seconds

SPAN = parse_span("panel:2011-12..2015-16")
MEASURES = ("initiation_rate", "rate_per_100k", "met_rate_complete")


def main() -> None:
    """Print milliseconds of each figure of the page, and of the page arrived at and run again."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SCR_DATABASE"] = str(Path(folder) / "database")
        run_import([SAMPLE])
        snapshot = current()
        beneath = Request("decisions", span=SPAN, by="board")
        base = seconds(lambda: disclosure.answer(TRUSTED, beneath, snapshot))
        print(f"decisions by board                         {base * 1000:7.0f} ms   1.0")
        for measure in MEASURES:
            one = Request("benchmark", span=SPAN, measure=measure)
            asked = {
                "benchmark": one,
                ADJUSTED: replace(one, figure=ADJUSTED),
                RANKS: replace(one, figure=RANKS),
                YEARS: replace(one, figure=YEARS),
                f"{OVER_TIME}, quarters": replace(one, figure=OVER_TIME, step="quarter"),
                f"{OVER_TIME}, regions": replace(
                    one, figure=OVER_TIME, step="quarter", by="region"
                ),
            }
            for name, request in asked.items():
                took = seconds(lambda r=request: disclosure.answer(TRUSTED, r, snapshot), 5)
                label = f"{measure}: {name}"
                print(f"{label:50} {took * 1000:7.0f} ms {took / base:5.1f}")
        page = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=120).run()
        page.switch_page(str(ROOT / "pages" / "comparison.py")).run()
        if page.exception:
            raise RuntimeError("the page failed")
        orders = iter(("size", "name") * 10)
        kept = seconds(lambda: page.segmented_control(key="order").set_value(next(orders)).run(), 9)
        print(f"the page with answers kept, boards in another order {kept * 1000:7.0f} ms")
