"""What an import would change, or has changed, table by table and finding by finding."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.markdown import literal
from scr.importing import ImportReport
from scr.importing.sources import WORKBOOK_ENDINGS
from scr.ui.kit import browser
from scr.ui.kit.places import path_of
from scr.ui.pages.data import differences, kept_out, listing
from scr.ui.pages.data.loading import Choice, Loading
from scr.ui.pages.data.page_terms import in_page_terms

AS_AT_SOURCES = {
    "argument": "as you set it",
    "dataset": "as the table dataset of the files gives it",
    "stored": "as it stands in the records now",
    "records": "the last day on which a recorded event happened, because nothing else gives one",
    "import_day": "today, because neither the files nor the records give one",
}


UNREAD = (
    "None of the files was read: none has the name of a table, so nothing of theirs would go in. "
    "Discard them, name each after the table it holds, and choose them again. The template has a "
    "sheet for every table."
)


def proposal(state: Loading, report: ImportReport, choice: Choice) -> None:
    """Step 2: what importing would do, and the two ways on."""
    st.header("Step 2 of 2: look at what would change", anchor=False)
    if is_unread(report, choice):
        st.error(UNREAD)
        with st.container(horizontal=True):
            _ask_again(state)
            st.button("Discard", on_click=state.discard, key="discard")
        _findings(report)
        return
    st.markdown(summary(report, "would be"))
    tables(report)
    source = AS_AT_SOURCES.get(report.as_at_source, report.as_at_source)
    st.markdown(f"As-at date: **{words.day(report.as_at_date)}**, {source}.")
    boards = state.reading.boards if state.reading is not None else {}
    for caution in [*cautions_of_boards(boards), *cautions(report, choice.is_replace)]:
        st.markdown(f":orange[:material/info:] {caution}")
    differences.draw(report)
    _decide(state, report)
    _findings(report)


def is_unread(report: ImportReport, choice: Choice) -> bool:
    """Whether there were files and none of them was a table, so that importing would bring in
    nothing of theirs."""
    uploaded = {
        path.name
        for path in choice.sources
        if choice.staging is not None and choice.staging.folder in path.parents
    }
    # Of a workbook a sheet may be no table while others are.
    if any(name.casefold().endswith(WORKBOOK_ENDINGS) for name in uploaded):
        return False
    findings = report.findings
    return bool(uploaded) and uploaded <= set(
        findings.loc[findings["rule"] == "not_a_table", "file"]
    )


def refusal(report: ImportReport) -> None:
    """Why an import was refused: what was found, with nothing to press."""
    tables(report)
    _findings(report)


def outcome(state: Loading, report: ImportReport) -> None:
    """What an import has changed, and where to go from here."""
    if report.is_unchanged:
        st.header("Nothing was changed", anchor=False)
        st.markdown(
            "The files hold nothing that is not there already. “Who has sent what” now says that "
            "they came."
        )
    else:
        st.header("Imported", anchor=False)
        st.markdown(
            f"{summary(report, 'were')} The records now stand as at "
            f"**{words.day(report.as_at_date)}**."
        )
    tables(report)
    if n_found := len(report.findings):
        kept = " with the rows not imported" if report.n_rejected else ""
        stand = "stands" if n_found == 1 else "stand"
        st.markdown(
            f"{words.count(n_found, 'finding')} of this import {stand} under Findings{kept}. To "
            "take the import back, see Imports."
        )
    if state.pruned:
        st.caption(literal(in_page_terms(state.pruned)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(path_of("overview"), label="Go to the overview")
        st.button("Load more", on_click=state.discard, key="load_more")


def summary(report: ImportReport, verb: str) -> str:
    """What becomes of the rows, as a sentence: `would be` or `were` added, or not imported."""
    if report.is_unchanged:
        return "These files hold nothing that is not there already, so there is nothing to import."
    n_read, n_added, n_changed, n_unchanged, n_removed, n_passed_over = (
        sum(getattr(count, f"n_{name}") for count in report.counts)
        for name in ("read", "added", "changed", "unchanged", "removed", "passed_over")
    )
    parts = [f"**{words.number(n_added)}** {_agreeing(n_added, verb)} added"]
    parts.append(f"**{words.number(n_changed)}** changed")
    parts.append(f"**{words.number(report.n_rejected)}** not imported")
    if n_unchanged:
        same = "is" if n_unchanged == 1 else "are"
        parts.append(f"**{words.number(n_unchanged)}** {same} there already, just so")
    if n_passed_over:
        parts.append(f"**{words.number(n_passed_over)}** passed over")
    text = f"Of **{words.count(n_read, 'row')}** read, {words.listed(parts)}."
    if n_removed:
        verb = _agreeing(n_removed, verb)
        text += f" **{words.count(n_removed, 'row')}** of the records now {verb} removed."
    return text


def cautions(report: ImportReport, is_replace: bool) -> list[str]:
    """What to think of before importing, a line each."""
    texts = []
    n_removed = sum(count.n_removed for count in report.counts)
    if is_replace and n_removed:
        texts.append(
            f"This starts from nothing: {words.count(n_removed, 'row')} that "
            f"{'is' if n_removed == 1 else 'are'} there now would go. The snapshot of today is "
            "kept, and the import can be undone."
        )
    if report.as_at_source == "import_day":
        texts.append(
            "No file says at which day the records stand. Set the as-at date, or fill in the "
            "table dataset: without it every figure is as at today."
        )
    if report.n_rejected:
        rows = "row that is" if report.n_rejected == 1 else "rows that are"
        texts.append(
            f"Download below the {rows} not imported, mend them and load them again, now or after "
            "this import: the rest can go in without them."
        )
    return texts


def cautions_of_boards(boards: Mapping[str, tuple[str, str]]) -> list[str]:
    """Of which board every row of a file was taken to be, as no column says it."""
    return [
        f"Every row of {literal(file)} is taken to be of **{literal(board)}**, as agreed before "
        f"under {literal(name)}. If it is another board’s file, discard it."
        for file, (board, name) in boards.items()
    ]


def tables(report: ImportReport) -> None:
    """What became of the rows of each table that the files hold or that loses rows."""
    heads = {
        "n_read": "Read",
        "n_added": "Added",
        "n_changed": "Changed",
        "n_unchanged": "As before",
        "n_quarantined": "Not imported",
        "n_passed_over": "Passed over",
        "n_removed": "Removed",
    }
    shown = [count for count in report.counts if count.n_read or count.n_removed]
    if browser.is_narrow():
        heads = {name: heads[name] for name in ("n_added", "n_changed", "n_quarantined")}
    elif not any(count.n_removed for count in shown):
        heads.pop("n_removed")
    rows = [
        {"Table": count.table}
        | {head: words.number(getattr(count, name)) for name, head in heads.items()}
        for count in shown
    ]
    st.table(
        pd.DataFrame(rows, columns=["Table", *heads.values()]),
        hide_index=True,
        border="horizontal",
        alt="What becomes of the rows, table by table",
    )
    if any(count.n_passed_over for count in shown):
        st.caption(
            "Each row read is in one of the columns after Read. Passed over are rows that are no "
            "record of their own, such as totals and headings, or a part of a row that is counted "
            "already."
        )


def _decide(state: Loading, report: ImportReport) -> None:
    if state.is_outdated:
        st.warning(
            "The records have changed since this was checked, so the report may no longer hold. "
            "Check again before you import."
        )
    with st.container(horizontal=True):
        if state.is_outdated:
            st.button("Check again", type="primary", on_click=state.check_again, key="check_again")
        elif report.is_unchanged:
            st.button(
                "Record that these came",
                on_click=state.load,
                key="record",
                help="Nothing of the records changes. “Who has sent what” then says that the "
                "boards in these files sent them today.",
            )
        else:
            st.button("Import", type="primary", on_click=state.load, key="import")
        _ask_again(state)
        st.button("Discard", on_click=state.discard, key="discard")


def _ask_again(state: Loading) -> None:
    """The way back to what the columns are, and to sheets that are like none of our tables."""
    if state.asked:
        is_new = not any(sheet.tables for own in state.asked for sheet in own.proposals)
        label = "Say what other sheets hold" if is_new else "Change what the columns are"
        st.button(label, on_click=state.ask_again, key="ask_again")


def _findings(report: ImportReport) -> None:
    if not len(report.findings):
        st.markdown("The checks found nothing to look at.")
        return
    n_found = words.count(len(report.findings), "finding")
    st.subheader(f"{n_found} of the checks", anchor=False)
    counts = {table: len(rows) for table, rows in report.quarantine.items()}
    kept_out.downloads(counts, report.quarantine.__getitem__, "quarantine")
    listing.by_rule(report.findings, listing.CHECKED, "Findings by rule")
    keyed = report.findings.assign(key=report.keys.to_numpy())
    listing.one_by_one(keyed, listing.CHECKED, "report", "findings.csv")


def _agreeing(n: int, verb: str) -> str:
    return "was" if verb == "were" and n == 1 else verb
