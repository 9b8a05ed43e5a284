"""A finished report on the page: taken away, then all of it in the order of the report."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.exhibits.exhibit import Exhibit
from scr.exports.book import shorthand
from scr.report import Pack, ReportTable, Section, books, narrow_chart, published
from scr.ui.kit import browser
from scr.ui.kit.card import show
from scr.ui.kit.download import download_button
from scr.ui.kit.folded_table import IN_SIGHT, folding_table
from scr.ui.kit.tiles import show_tiles
from scr.ui.pages.annual_report.report_making import Made

DOWNLOADS = (
    ("report.zip", "Everything (ZIP)", "application/zip"),
    ("report.xlsx", "Workbook (XLSX)",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("report.ods", "Workbook (ODS)", "application/vnd.oasis.opendocument.spreadsheet"),
    ("report.docx", "Document (DOCX)",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
)  # fmt: skip
# Years of a table that has them as columns which a phone has room for.
YEARS_ON_A_PHONE = 2
# Keeps a year in one line.
HYPHEN = "\u2011"


def draw(made: Made, download: str = "") -> None:
    """Downloads, what the report is of, and every part of it. The files are downloaded at once
    where that was asked for; `download` tells this time from all others."""
    pack = made.pack
    if pack.policy == "none":
        st.warning("Management information: not for publication. Nothing in it is hidden.")
    _downloads(made)
    if download:
        browser.press_once("download_zip", download)
    st.caption(" · ".join(f"{name}: {value}" for name, value in books.facts(pack)))
    letters = "; ".join(f"{letter} {meaning}" for letter, meaning in shorthand())
    st.caption(f"In the tables: {letters}. A 0 is a true zero.")
    if pack.withheld:
        st.caption(pack.withheld)
    _key_figures(pack)
    places = {section.title: f"part-{i}" for i, section in enumerate(pack.sections, 1)}
    st.markdown(f"Parts: {' · '.join(f'[{title}](#{at})' for title, at in places.items())}")
    for section in pack.sections:
        st.header(section.title, anchor=places[section.title])
        _section(section, pack)


def _key_figures(pack: Pack) -> None:
    """What the report begins with: the tiles, each with the table that has more of it."""
    if not pack.key_figures:
        return
    st.header("Key figures", anchor="key-figures")
    tiles = [
        replace(figure.tile, key=f"report_{figure.tile.key}", page="", trend=None,
                lines=(*figure.tile.lines, f"Table {figure.number}"))
        for figure in pack.key_figures
    ]  # fmt: skip
    show_tiles(tiles, columns=4)


def _downloads(made: Made) -> None:
    from scr.exports.zips import zipped

    year = made.pack.year.label.replace(":", "-")
    mark = "-internal" if made.pack.policy == "none" else ""
    with st.container(horizontal=True, key="report_downloads"):
        for name, label, mime in DOWNLOADS:
            form = name.rpartition(".")[2]
            download_button(
                "report",
                label, data=partial(made.files.__getitem__, name),
                file_name=f"scr-report-{year}{mark}.{form}", mime=mime, key=f"download_{form}",
            )  # fmt: skip
        download_button(
            "report",
            "Tables (CSV in a ZIP)",
            data=lambda: zipped({k: v for k, v in made.files.items() if k.startswith("csv/")}),
            file_name=f"scr-report-{year}{mark}-csv.zip", mime="application/zip",
            key="download_csv",
        )  # fmt: skip


def _section(section: Section, pack: Pack) -> None:
    for table in section.tables:
        if not table.results:
            with st.container(border=True, key=f"card_{table.id}"):
                st.header(f"Table {table.number}: {table.title}", anchor=False)
                st.markdown(table.sentence)
                _rows(table)
                for place, address in enumerate(published.sources(table), 1):
                    st.markdown(f"[Source {place}: {published.host(address)}]({address})")
                st.markdown(f":orange[:material/info:] {table.caution}")
            continue
        show(_exhibit(table, pack), below=partial(_body, table, pack))


def _exhibit(table: ReportTable, pack: Pack) -> Exhibit:
    result = table.results[-1]
    return Exhibit(
        key=f"report_{table.id}",
        heading=f"Table {table.number}: {table.title}",
        sentence=table.sentence,
        note=" ".join(table.notes),
        result=result,
        cases=result.request,
        chart=narrow_chart(pack, table, access.current_reader())
        if browser.is_narrow()
        else table.chart,
        caution=table.caution,
    )


def _body(table: ReportTable, pack: Pack) -> None:
    _rows(table)
    _beside(table, pack)


def _rows(table: ReportTable) -> None:
    from scr.report.documents import cells

    headings, rows, _ = cells(table)
    if headings[0] == "Year":
        if len(rows) > IN_SIGHT:
            # The rest is folded away: the reporting year stands first.
            rows = sorted(rows, key=lambda row: row[0], reverse=True)
        rows = [[row[0].replace("-", HYPHEN), *row[1:]] for row in rows]
    elif headings[0] == "Measure" and browser.is_narrow() and len(headings) > YEARS_ON_A_PHONE + 1:
        # The reporting year would be out of sight on the right.
        headings, rows = _latest(headings, rows)
        st.caption("Earlier years are under Table, and in the files.")
    # A table with its years as columns is read as a whole.
    is_long = len(rows) > IN_SIGHT and headings[0] != "Measure"
    name = f"Table {table.number}: {table.title}"
    folding_table(
        pd.DataFrame(rows, columns=headings), alt=name, in_sight=IN_SIGHT if is_long else len(rows)
    )


def _latest(headings: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The names of the measures and their latest years."""
    return [headings[0], *headings[-YEARS_ON_A_PHONE:]], [
        [row[0], *row[-YEARS_ON_A_PHONE:]] for row in rows
    ]


def _beside(table: ReportTable, pack: Pack) -> None:
    """What others have published of the same, apart from the computed figures."""
    figures = [
        figure for figure in published.of_years(pack.year, pack.before) if figure.beside == table.id
    ]
    if not figures:
        return
    lines = [_published_line(figure, pack) for figure in figures]
    with st.container(border=True, key=f"published_{table.id}"):
        st.markdown("**Published by others**, of England; not part of the figures above")
        st.markdown("\n".join(lines))


def _published_line(figure: published.Published, pack: Pack) -> str:
    same = any(published.same_days(figure, year) for year in (pack.year, pack.before))
    days = f", {words.day(figure.start)} to {words.day(figure.end)}: not the same months"
    return (
        f"- {figure.measure}, {figure.period}{'' if same else days}: **{figure.written}** "
        f"({figure.counter}, [source]({figure.source}))"
    )
