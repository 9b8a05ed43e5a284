"""The annual report: choose the year, make the pack, look at all of it, take it away."""

import pandas as pd
import streamlit as st

from scr import access, words
from scr.directory import Directory
from scr.exports.book import shorthand
from scr.periods import Span, span_of_years
from scr.report import Pack, ReportTable, Section, books, narrow_chart, published
from scr.store import Snapshot
from scr.ui import browser, release_list, report_making
from scr.ui.card import Card, show
from scr.ui.report_making import Made, Making, Wanted
from scr.ui.view import last_complete, years_until

KIND = "panel"
PULSE = 0.3
"""How often the progress is drawn anew, in seconds."""
ANSWER = (
    "Every table and chart of a reporting year in the order of a report, made in one go: look at "
    "them here, then take them away."
)
DOWNLOADS = (
    ("report.zip", "Everything (ZIP)", "application/zip"),
    ("report.xlsx", "Workbook (XLSX)",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("report.ods", "Workbook (ODS)", "application/vnd.oasis.opendocument.spreadsheet"),
    ("report.docx", "Document (DOCX)",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
)  # fmt: skip
# Rows of a table shown before one scrolls in it.
ROWS_SHOWN = 12


def draw(snapshot: Snapshot, known: Directory) -> None:
    """The choices, then the work under way or the finished report."""
    making = report_making.of_session()
    chosen = _choose(known)
    if chosen is None:
        st.info("No panel year (July to June) of these records is over yet, so none to report on.")
        return
    year, before = chosen
    _actions(making, snapshot, year, before)
    place = st.empty()
    if making.job is not None:
        _progress(making, place)
    if making.failure:
        st.error(making.failure)
    release_list.draw(making, snapshot, year)
    made = making.made
    if made is None:
        _before_anything(year)
    elif not _is_of(made.wanted, snapshot, year, before):
        st.info("The choice or the records have changed since this report was made. Make it anew.")
    else:
        _report(made)


def _is_of(wanted: Wanted, snapshot: Snapshot, year: Span, before: Span) -> bool:
    # A release is always set against the year before it.
    return (wanted.snapshot, wanted.year) == (snapshot, year) and (
        bool(wanted.release) or wanted.before == before
    )


def _choose(known: Directory) -> tuple[Span, Span] | None:
    last = last_complete(KIND, known.as_at)
    years = [y for y in years_until(KIND, known.earliest or known.as_at, known.as_at) if y <= last]
    if not years:
        return None
    names = {span_of_years(KIND, y, y).label.partition(":")[2]: y for y in reversed(years)}
    left, right = st.columns(2)
    named = left.selectbox(
        "Reporting year (panel year, July to June)", list(names), key="report_year",
        bind="query-params",
    )  # fmt: skip
    year = names.get(str(named), last)
    earlier = {name: y for name, y in names.items() if y < year} or {
        span_of_years(KIND, year - 1, year - 1).label.partition(":")[2]: year - 1
    }
    compared = right.selectbox(
        "Compared with", list(earlier), key="report_before", bind="query-params"
    )
    before = earlier.get(str(compared), year - 1)
    return span_of_years(KIND, year, year), span_of_years(KIND, before, before)


def _actions(making: Making, snapshot: Snapshot, year: Span, before: Span) -> None:
    reader = access.current_reader()

    def begin(policy: str) -> None:
        making.begin(Wanted(snapshot, year, before, policy, reader))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Make the report for publication", type="primary", key="make_publication",
            on_click=begin, args=("publication",), disabled="publication" not in reader.policies,
        )  # fmt: skip
        if "none" in reader.policies:
            st.button(
                "Make the internal version", key="make_internal", on_click=begin, args=("none",),
                help="Nothing is hidden. Every page and sheet of it is marked as management "
                "information.",
            )  # fmt: skip


def _progress(making: Making, place: st.delta_generator.DeltaGenerator) -> None:
    """Follow the work to its end, then draw the page anew."""
    job = making.job
    if job is None:
        return
    job.wait(PULSE)
    with place.container():
        bar = st.progress(job.share, text=job.doing)
        st.button("Cancel", on_click=making.cancel, key="cancel_report")
        st.caption("It goes on if you look at another page. Come back here for the result.")
    while not job.is_done:
        bar.progress(job.share, text=job.doing)
        job.wait(PULSE)
    making.settle()
    st.rerun()


def _before_anything(year: Span) -> None:
    st.markdown(
        f"The report of the {words.span_words(year)} has these parts, each with its tables, "
        "charts, sentences, intervals and cautions: cases considered and reviews started; "
        "decisions not to start and the panel’s view; non-publication; time; publication; "
        "quality; recommendations; challenges; by region; by board where disclosure allows; and "
        "what others have published of the same years. Making it takes half a minute or so."
    )


def _report(made: Made) -> None:
    pack = made.pack
    if pack.policy == "none":
        st.warning("Management information: not for publication. Nothing in it is hidden.")
    _downloads(made)
    st.caption(" · ".join(f"{name}: {value}" for name, value in books.facts(pack)))
    letters = "; ".join(f"{letter} {meaning}" for letter, meaning in shorthand())
    st.caption(f"In the tables: {letters}. A 0 is a true zero.")
    for section in pack.sections:
        st.header(section.title, anchor=False)
        _section(section, pack)
    if pack.refused:
        with st.expander("What is not in this report, and why"):
            for reason in pack.refused:
                st.markdown(f"- {reason}")


def _downloads(made: Made) -> None:
    from scr.exports.zips import zipped

    year = made.pack.year.label.replace(":", "-")
    mark = "-internal" if made.pack.policy == "none" else ""
    with st.container(horizontal=True, key="report_downloads"):
        for name, label, mime in DOWNLOADS:
            form = name.rpartition(".")[2]
            st.download_button(
                label, data=made.files[name], file_name=f"scr-report-{year}{mark}.{form}",
                mime=mime, on_click="ignore", key=f"download_{form}",
            )  # fmt: skip
        st.download_button(
            "Tables (CSV in a ZIP)",
            data=lambda: zipped({k: v for k, v in made.files.items() if k.startswith("csv/")}),
            file_name=f"scr-report-{year}{mark}-csv.zip", mime="application/zip",
            on_click="ignore", key="download_csv",
        )  # fmt: skip


def _section(section: Section, pack: Pack) -> None:
    for table in section.tables:
        if not table.results:
            with st.container(border=True, key=f"card_{table.id}"):
                st.header(f"Table {table.number}: {table.title}", anchor=False)
                st.markdown(table.sentence)
                _rows(table)
                st.markdown(f":orange[:material/info:] {table.caution}")
            continue
        show(_card(table, pack))


def _card(table: ReportTable, pack: Pack) -> Card:
    result = table.results[-1]

    def body() -> None:
        _rows(table)
        _beside(table, pack)

    return Card(
        key=f"report_{table.id}",
        heading=f"Table {table.number}: {table.title}",
        sentence=table.sentence,
        note=" ".join(table.notes),
        result=result,
        cases=result.request,
        chart=narrow_chart(pack, table, access.current_reader())
        if browser.is_narrow()
        else table.chart,
        draw=body,
        caution=table.caution,
    )


def _rows(table: ReportTable) -> None:
    from scr.report.documents import cells

    headings, rows, _ = cells(table)
    with st.container(height=440 if len(rows) > ROWS_SHOWN else "content"):
        st.table(
            pd.DataFrame(rows, columns=headings),
            hide_index=True,
            alt=f"Table {table.number}: {table.title}",
        )


def _beside(table: ReportTable, pack: Pack) -> None:
    """What others have published of the same, apart from the computed figures."""
    found = [one for one in published.of_years(pack.year, pack.before) if one.beside == table.id]
    if not found:
        return
    with st.container(border=True, key=f"published_{table.id}"):
        st.markdown("**Published by others**, of England; not part of the figures above")
        for one in found:
            same = (
                ""
                if any(published.same_days(one, year) for year in (pack.year, pack.before))
                else f", {words.day(one.start)} to {words.day(one.end)}: not the same months"
            )
            st.markdown(
                f"- {one.measure}, {one.period}{same}: **{one.written}** "
                f"({one.counter}, [source]({one.source}))"
            )
