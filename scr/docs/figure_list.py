"""The figures, from the headers in `queries/figures`."""

from scr.docs.markdown import code, document, table
from scr.figures.definitions import Definition, definitions
from scr.text.table import AALEN_JOHANSEN, KAPLAN_MEIER, METHODS

PERIODS = {
    "required": "required",
    "optional": "optional; without one, everything up to the as-at date",
    "none": "takes none",
}


def figure_list() -> str:
    """Every figure: the question it answers, who is counted, its parameters and columns."""
    return document(
        "Figures",
        "What each figure answers, who is counted in it and who is not. Every figure is computed "
        "as at a date: what is dated after it has not happened yet. A share lies between 0 and 1 "
        "and is empty where its denominator is 0.",
        [part for figure in definitions().values() for part in _figure(figure)],
    )


def _figure(figure: Definition) -> list[str]:
    fields = {
        "Answers": figure.answers,
        "Rows": figure.grain,
        "Numerator": figure.numerator,
        "Denominator": figure.denominator,
        "Leaves out": figure.excludes,
        "Rests on": figure.basis,
        "Caution": figure.caution,
        "Period": PERIODS[figure.period],
        "SQL": code(f"queries/{_folder(figure)}/{figure.name}.sql"),
    }
    return [
        f"## {figure.name}: {figure.title}",
        table(["", ""], [(f"**{field}**", text) for field, text in fields.items() if text]),
        "Parameters of its SQL:",
        table(
            ["parameter", "type", "meaning"],
            [(code(p.name), p.sql_type.lower(), p.meaning) for p in figure.parameters],
        ),
        "Columns:",
        table(
            ["column", "shown as", "type", "unit", "empty means"],
            [
                (code(c.name), c.label, c.sql_type.lower(), c.unit, c.null_means)
                for c in figure.shown_columns
            ],
        ),
        *_measures(figure),
        *_limits(figure),
        *_disclosure(figure),
    ]


def _folder(figure: Definition) -> str:
    return "composed" if figure.measures or figure.composed else "figures"


def _measures(figure: Definition) -> list[str]:
    if not figure.measures:
        return []
    rows = [
        (
            code(m.name),
            m.meaning,
            code(m.figure),
            code(m.numerator),
            code(" + ".join(m.denominators).replace("+ -", "- ")),
        )
        for m in figure.measures
    ]
    return ["Measures:", table(["measure", "what it says", "from", "counts", "out of"], rows)]


def _limits(figure: Definition) -> list[str]:
    lines = [
        f"- {code(i.column)}: {METHODS[i.method]}, {code(i.numerator)} of {code(i.denominator)}"
        for i in figure.intervals
        if i.method in METHODS
    ]
    lines += [
        f"- {code(life.column.name)}: {KAPLAN_MEIER}"
        for life in figure.survivals
        if life.method == "kaplan_meier"
    ]
    if shares := figure.incidences:
        names = f"{code(shares[0].column.name)} to {code(shares[-1].column.name)}"
        lines.append(f"- {names}: {AALEN_JOHANSEN}")
    return ["95% limits:", "\n".join(lines)] if lines else []


def _disclosure(figure: Definition) -> list[str]:
    if figure.measures:
        return ["Under the policy `publication` it is not answered."]
    if figure.is_whole_only:
        return ["Under the policy `publication` it is answered for the whole only."]
    counts = ", ".join(code(count) for count in figure.counts)
    return [f"Counts protected under the policy `publication`: {counts}."]
