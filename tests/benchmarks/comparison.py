"""All boards of the comparison page in one go: the figures, the charts, and the page again.

Ratios against asking decisions by board, which the page cannot do without; of the page's tabs
against Initiation, in processor time."""

import os
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from streamlit.testing.v1 import AppTest

from scr import disclosure
from scr.base.periods import parse_span
from scr.base.request import Request
from scr.base.settings import ROOT, SAMPLE
from scr.disclosure import TRUSTED
from scr.exhibits import asking, kept
from scr.figures import run
from scr.figures.compare.composed import ADJUSTED, OVER_TIME, RANKS, YEARS
from scr.importing import run_import
from scr.stats import homogeneity
from scr.store import current
from tests.benchmarks.timing import seconds
from tests.pages.tabs import open_tab

SPAN = parse_span("panel:2011-12..2015-16")
TABS = ("Funnel", "Map", "Boards", "Ranks", "Over time")
YEARS_SHOWN = ("2011-12", "2014-15", "2012-13", "2013-14")
MEASURES = ("initiation_rate", "rate_per_100k", "met_rate_complete")


def main() -> None:
    """Print milliseconds of each figure of the page, and of a change on each of its tabs."""
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
        _pages()


def _pages() -> None:
    """Print what a change of the last year costs on each tab, against the same on Initiation."""
    base = _of_tab("initiation")
    print(f"{'initiation':50} {_milliseconds(base)}")
    for tab in TABS:
        took = _of_tab("comparison", tab)
        ratios = " ".join(f"{one / of:5.1f}" for one, of in zip(took, base, strict=True))
        print(f"{'comparison, ' + tab:50} {_milliseconds(took)} {ratios}")


def _of_tab(name: str, tab: str = "") -> tuple[float, float]:
    """Processor time of a change: the median with answers new, and the least with them kept."""
    _forget()
    page = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=120).run()
    page.switch_page(str(ROOT / "pages" / f"{name}.py")).run()
    if tab:
        open_tab(page, tab)
    _forget()
    new, again = ([_change(page, year) for year in YEARS_SHOWN] for _ in range(2))
    return statistics.median(new), min(again)


def _change(page: AppTest, year: str) -> float:
    before = time.process_time()
    page.selectbox(key="last").set_value(year).run()
    if page.exception:
        raise RuntimeError("the page failed")
    return time.process_time() - before


def _forget() -> None:
    """Keep no answer and no exhibit."""
    kept.forget()
    answers = (asking.answer, asking.left_out, run._estimated_once)
    for cached in (*answers, homogeneity._of_shares, homogeneity._of_rates):
        cached.cache_clear()


def _milliseconds(took: tuple[float, float]) -> str:
    return " ".join(f"{seconds * 1000:5.0f} ms" for seconds in took)
