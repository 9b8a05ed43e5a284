"""Findings as people read them: by rule with what to do, and one by one, to be narrowed down."""

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.markdown import literal
from scr.exports.csv_file import rows_csv
from scr.importing.rules import rules
from scr.ui.kit import browser
from scr.ui.kit.download import download_button
from scr.ui.kit.row_list import show_rows
from scr.ui.pages.data.page_terms import in_page_terms

ALL = "All"
# Findings shown on the page; the download has them all.
SHOWN = 1000
SHOWN_NARROW = 20
# Pixels; text wraps only in rows higher than four lines of it.
ROW_HEIGHT = 84
NO_TABLE = "no table"
SEVERITIES = {"reject": "not imported", "warn": "imported with a query"}
CHECKED = {"reject": "not imported", "warn": "to be imported with a query"}
# Findings about something that holds rows and goes nowhere.
UNREAD = {
    "not_a_table": "not read",
    "unknown_column": "column not read",
    "repeated_column": "second column not read",
}


def by_rule(findings: pd.DataFrame, severities: dict[str, str], alt: str) -> None:
    """A row per rule that found something: how often, what it means, what to do."""
    counts = findings.groupby(["rule", "severity"], as_index=False).size()
    counts = counts.sort_values(["severity", "size", "rule"], ascending=[True, False, True])
    all_rules = rules()
    rows = [
        {
            "Findings": words.number(size),
            "The rows were": fate(rule, severity, severities),
            "What was found": all_rules[rule].says if rule in all_rules else rule,
            "What to do": in_page_terms(all_rules[rule].mend) if rule in all_rules else "",
        }
        for rule, severity, size in counts.itertuples(index=False)
    ]
    if severities is CHECKED:
        rows = [
            {("The rows are" if k == "The rows were" else k): v for k, v in r.items()} for r in rows
        ]
    if browser.is_narrow():
        for row in rows:
            number, became, finding, mend = row.values()
            st.markdown(f"**{number}**, {became}: {finding} {mend}")
        return
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt=alt)


def one_by_one(
    findings: pd.DataFrame, severities: dict[str, str], key: str, file_name: str
) -> None:
    """The findings themselves, narrowed by what became of the row, table and rule, with a
    download of what is shown."""
    findings = findings.assign(message=findings["message"].map(in_page_terms))
    chosen = _narrowed(findings, severities, key)
    most = SHOWN_NARROW if browser.is_narrow() else SHOWN
    first = f", the first {words.number(most)} shown" if len(chosen) > most else ""
    st.markdown(f"**{words.count(len(chosen), 'finding')}**{first}")
    if browser.is_narrow():
        st.markdown("\n".join(f"- {line}" for line in _lines(chosen.head(most))))
    elif len(chosen):
        _list(_readable(chosen.head(most), severities), key)
    download_button(
        "findings",
        "These findings as CSV" if len(chosen) < len(findings) else "All findings as CSV",
        data=lambda: rows_csv(chosen),
        file_name=file_name,
        mime="text/csv",
        disabled=not len(chosen),
        key=f"{key}_csv",
    )


def _list(shown: pd.DataFrame, key: str) -> None:
    # Narrowed by the choices above it.
    show_rows(
        shown,
        key,
        "Findings, one row each: where and what to do",
        is_found=False,
        row_height=ROW_HEIGHT,
        placeholder="all",
        column_config={"What to do": st.column_config.TextColumn(width="large")},
    )


def _narrowed(findings: pd.DataFrame, severities: dict[str, str], key: str) -> pd.DataFrame:
    places = st.columns(3)
    narrowed = findings
    severity = _select(places[0], "What became of the row", narrowed["severity"], severities, key)
    narrowed = narrowed if severity == ALL else narrowed[narrowed["severity"] == severity]
    table = _select(places[1], "Table", narrowed["table"], {"": NO_TABLE}, key)
    narrowed = narrowed if table == ALL else narrowed[narrowed["table"].fillna("") == table]
    names = {rule: name_of(rule) for rule in narrowed["rule"].unique()}
    rule = _select(places[2], "Rule", narrowed["rule"], names, key)
    return narrowed if rule == ALL else narrowed[narrowed["rule"] == rule]


def _select(
    place: st.delta_generator.DeltaGenerator,
    label: str,
    values: pd.Series,
    shown: dict[str, str],
    key: str,
) -> str:
    counts = values.fillna("").value_counts()
    chosen: str = place.selectbox(
        label,
        [ALL, *counts.index],
        format_func=lambda v: v if v == ALL else f"{shown.get(v, v)} ({words.number(counts[v])})",
        key=f"{key}_{label}",
    )
    return chosen


def _lines(findings: pd.DataFrame) -> list[str]:
    """The same as a line of Markdown per finding, for a narrow screen."""
    lines = []
    names = ("table", "row", "key", "column", "message")
    for table, row, row_key, column, message in zip(*(findings[n] for n in names), strict=True):
        parts = [table or NO_TABLE, None if pd.isna(row) else f"row {row}", row_key, column]
        where = ", ".join(str(part) for part in parts if isinstance(part, str))
        lines.append(f"**{literal(where)}**: {literal(message)}")
    return lines


def _readable(findings: pd.DataFrame, severities: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Table": findings["table"].replace("", NO_TABLE),
            "File": findings["file"],
            "Row": findings["row"],
            "Key": findings["key"].fillna(""),
            "Column": findings["column"],
            "The row": [
                fate(rule, severity, severities)
                for rule, severity in zip(findings["rule"], findings["severity"], strict=True)
            ],
            "What to do": findings["message"],
        }
    )


def fate(rule: str, severity: str, severities: dict[str, str]) -> str:
    """What becomes of what a finding is about."""
    return UNREAD.get(rule, severities.get(severity, severity))


def name_of(rule: str) -> str:
    """A rule's identifier as words: `unknown_board` is `Unknown board`."""
    return words.capital(rule.replace("_", " "))
