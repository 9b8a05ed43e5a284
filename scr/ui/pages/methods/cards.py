"""The Methods page: every definition, rule and choice behind the numbers, from where each is
written once."""

import streamlit as st

from scr.base import words
from scr.base.settings import ROOT
from scr.cases.listings import Standard
from scr.figures.definitions import Definition, body, definitions
from scr.text import glossary
from scr.text import table as table_words
from scr.text.methods import METHODS
from scr.text.time import STANDARDS
from scr.ui.choice import choosers
from scr.ui.kit import browser

ANSWER = (
    "Every number of this dashboard has **one definition**, and it is printed here: who is "
    "counted, out of whom, who is left out, and how sure one can be."
)
PERIODS = {
    "required": "needs one",
    "optional": "optional: without one, everything up to the as-at date",
    "none": "takes none: it is about one day",
}


def words_of_the_field() -> None:
    """The glossary, and a search that finds a word by what else people call it."""
    st.header("What the words mean", anchor=False)
    wanted = st.text_input(
        "Find a word",
        key="glossary",
        placeholder="extension, delay, non-publication",
        width=420,
    )
    explained = glossary.search(wanted)
    if explained:
        st.markdown(glossary.as_list(explained))
    elif wanted.strip():
        st.markdown("No word like this is explained here. Try another, or open the whole list.")
    with st.expander("The whole list"):
        st.markdown(glossary.as_list(glossary.entries()))


def figures() -> None:
    """One figure's definition at a time, chosen from all of them, with its SQL."""
    by_name = definitions()
    st.header("What each figure counts", anchor=False)
    titles = {name: figure.title for name, figure in by_name.items()}
    figure = by_name[choosers.pick("Figure", titles, "definition")]
    st.markdown(f"**{figure.answers}**")
    st.markdown("\n".join(f"- {name}: {text}" for name, text in said_of(figure)))
    st.markdown(f"`python -m scr figure {figure.name}` prints it.")
    with st.expander("Its columns"):
        st.table(_columns(figure), hide_index=True, alt=f"Columns of {figure.title}")
    if sql := body(figure.sql):
        with st.expander("Its SQL"):
            st.code(sql, language="sql")


def said_of(figure: Definition) -> list[tuple[str, str]]:
    """What a definition says, as (heading, text); what it does not say is left out."""
    rows = [
        ("Counted", figure.numerator),
        ("Out of", figure.denominator),
        ("Not counted", figure.excludes),
        ("Rests on", figure.basis),
        ("One row", figure.grain),
        ("Period", PERIODS[figure.period]),
        ("Intervals", "; ".join(table_words.methods(figure))),
        ("Caution", figure.caution),
    ]
    return [(heading, text) for heading, text in rows if text]


def _columns(figure: Definition) -> list[dict[str, str]]:
    return [
        {"Column": c.label, "Name in files": c.name, "Unit": c.unit, "Empty means": c.null_means}
        for c in figure.shown_columns
    ]


def standards(rules: list[Standard]) -> None:
    """The dated rules by which a step is in time, an edition each."""
    st.header("When a step is in time", anchor=False)
    st.markdown(
        "The edition that applies is the one in force on the day of the first event. A case is "
        "judged only once its limit day has passed. Working days are Monday to Friday, except "
        "bank holidays in England. There is no deadline for publication."
    )
    if not rules:
        st.caption("The rules are listed once something has been imported.")
    elif browser.is_narrow():
        lines = [f"- **{STANDARDS[r.standard_id]}** ({in_force(r)}). {r.says}" for r in rules]
        st.markdown("\n".join(lines))
    else:
        rows = [
            {
                "Standard": STANDARDS[rule.standard_id],
                "What it says": rule.says,
                "In force": in_force(rule),
                "Source": rule.source,
            }
            for rule in rules
        ]
        st.table(rows, hide_index=True, alt="The standards and their editions")


def in_force(rule: Standard) -> str:
    """From when to when an edition was in force, in words."""
    if rule.in_force_from is None:
        return "always"
    start = f"from {words.day(rule.in_force_from)}"
    return start if rule.in_force_to is None else f"{start} to {words.day(rule.in_force_to)}"


def statistics() -> None:
    """How sure one can be: the methods in plain words, with their sources."""
    st.header("How sure one can be", anchor=False)
    st.markdown(
        "\n".join(f"- **{m.name}.** {m.says} *{words.capital(m.source)}.*" for m in METHODS)
    )


def choices() -> None:
    """The choices made where guidance and definitions were silent."""
    st.header("Choices made where the guidance is silent", anchor=False)
    with st.expander("Each choice, why, and how much it matters"):
        text = (ROOT / "docs" / "assumptions.md").read_text(encoding="utf-8")
        # Its headings come below this page's own; its links lead into the repository.
        _, _, sections = text.partition("\n## ")
        st.markdown("### " + sections.replace("\n## ", "\n### "))
