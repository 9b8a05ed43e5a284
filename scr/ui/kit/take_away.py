"""Taking a card away: its figures as CSV, its chart as a picture, links to view and data."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from scr.asking import address_of, has_address
from scr.exhibits.exhibit import Exhibit
from scr.exports.csv_file import figure_csv, file_name
from scr.ui.kit import browser
from scr.ui.kit.download import download_button
from scr.ui.kit.old_link import to_be_held


def popover(label: str, key: str, fill: Callable[[], None]) -> None:
    """A quiet button that opens; what is in it is made only then."""
    opened = st.popover(label, type="tertiary", key=key, on_change="rerun")
    if opened.open:
        with opened:
            fill()


def take_away(exhibit: Exhibit, source: str) -> None:
    """The buttons that take a card away; `source` stands under its picture."""
    if exhibit.more and not browser.is_narrow():
        popover("CSV", f"csvs_{exhibit.key}", lambda: _csvs(exhibit))
    else:
        _csvs(exhibit)
    if exhibit.chart is not None and not exhibit.empty:
        browser.png_button(
            f"chart_{exhibit.key}",
            heading=exhibit.heading,
            sentence=exhibit.plain_sentence,
            source=source,
            filename=file_name(exhibit.result).removesuffix(".csv") + ".png",
        )
    browser.copy_link_button(f"link_{exhibit.key}", to_be_held(exhibit.result.snapshot))
    if browser.is_narrow():
        _addresses(exhibit)
    else:
        popover("Link to the data", f"address_{exhibit.key}", lambda: _addresses(exhibit))


def _addresses(exhibit: Exhibit) -> None:
    """The addresses at which a spreadsheet or a program finds the figures of a card."""
    parts = urlsplit(st.context.url or "")
    st.markdown("A spreadsheet or a program can read these figures at this address:")
    for result in exhibit.results:
        if exhibit.more:
            st.markdown(f"**{result.definition.title}**")
        if has_address(result.request):
            address = address_of(result.request, ".csv", result.policy)
            st.code(
                f"{parts.scheme}://{parts.netloc}{address}",
                language=None,
                wrap_lines=True,
            )
        else:
            st.markdown(
                "No address can ask for this choice (a kind of body, a theme, months or quarters, "
                "or recalculated limits). Download the CSV."
            )


def _csvs(exhibit: Exhibit) -> None:
    for result in exhibit.results:
        figure = result.definition
        download_button(
            "figure",
            f"CSV: {figure.title}" if exhibit.more else "CSV",
            data=partial(figure_csv, result),
            file_name=file_name(result),
            mime="text/csv",
            type="tertiary",
            key=f"csv_{exhibit.key}" + ("" if result is exhibit.result else f"_{figure.name}"),
        )
