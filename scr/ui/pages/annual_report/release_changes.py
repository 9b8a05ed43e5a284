"""What changed between two releases, as lines for people: the command line has every cell of it in
the names of the files."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from scr.base import words
from scr.exports.blanks import EXPLAINED
from scr.figures.definitions import FigureColumn, definitions
from scr.release import Comparison
from scr.release.case_changes import CaseChanges
from scr.release.comparing import TableChanges
from scr.text import table as table_words

LIMITS = ("_lower", "_upper")


def lines(comparison: Comparison) -> list[str]:
    """Which cases made it change; then a heading (in two stars) and a line for each figure that
    differs, and the cases behind each. Limits are left out: they change with what they are limits
    of."""
    n = len(comparison.tables)
    listed = [
        f"{words.capital(words.small(n) if n else 'none')} of "
        f"{words.count(n + comparison.n_unchanged, 'table')} that both have {_differ(n)}."
    ]
    listed += _by_review(comparison.cases)
    listed += _only(comparison)
    listed += [f"The definition of “{_title(name)}” has changed." for name in comparison.queries]
    for table in comparison.tables:
        listed += _table(comparison, table)
    for case_change in comparison.cases:
        listed += _cases(case_change)
    return listed + ([comparison.without_cases] if comparison.without_cases else [])


def _only(comparison: Comparison) -> list[str]:
    """Years and tables that one of the two has alone."""
    listed = []
    for name, years, titles in (
        (comparison.before.name, comparison.years_only_before, comparison.only_before),
        (comparison.after.name, comparison.years_only_after, comparison.only_after),
    ):
        if years:
            named = words.listed([_word("period", year) for year in years])
            listed.append(f"Only {name} has the {named}.")
        listed += [f"Only {name} has the table “{title}”." for title in titles]
    return listed


def _table(comparison: Comparison, table: TableChanges) -> list[str]:
    listed = [f"**{table.title}**"]
    listed += [
        f"- {_row(cell.row)}: {_label(table.id, cell.column)}: "
        f"{_value(table.id, cell.column, cell.before)}, now "
        f"{_value(table.id, cell.column, cell.after)}"
        for cell in table.cells
        if not cell.column.endswith(LIMITS)
    ]
    listed += [f"- {_row(row)}: only in {comparison.before.name}" for row in table.only_before]
    return listed + [f"- {_row(row)}: only in {comparison.after.name}" for row in table.only_after]


def _by_review(changes: Sequence[CaseChanges]) -> list[str]:
    """Each review once, whatever figures it is behind; nothing where none may be named."""
    columns: dict[str, dict[str, None]] = {}
    figures: dict[tuple[str, str], dict[str, None]] = {}
    for behind in changes:
        for case in behind.cases or ():
            columns.setdefault(case.review_id, {}).update(dict.fromkeys(case.columns))
            title = f"“{_title(behind.figure)}”"
            figures.setdefault((case.review_id, case.how), {})[title] = None
    listed = []
    for review_id, named in columns.items():
        pieces = [f"changed{_columns(tuple(named))}"] if (review_id, "changed") in figures else []
        pieces += [
            f"{how} {word} {words.listed(list(figures[review_id, how]))}"
            for how, word in (("added", "to"), ("gone", "from"))
            if (review_id, how) in figures
        ]
        listed.append(f"- {review_id}: {'; '.join(pieces)}")
    n = words.count(len(listed), "review")
    return [f"**Which cases made it change**: {n}", *listed] if listed else []


def _cases(changes: CaseChanges) -> list[str]:
    when = _word("period", changes.span) if changes.span else "as at the day"
    counted = (
        f"{words.number(changes.n_added)} added, {words.number(changes.n_gone)} gone, "
        f"{words.number(changes.n_changed)} changed"
    )
    return [
        f"**Cases behind “{_title(changes.figure)}”, {when}**: {counted}",
        *(
            f"- {case.review_id}: {case.how}{_columns(case.columns)}"
            for case in changes.cases or ()
        ),
    ]


def _differ(n: int) -> str:
    return "differs" if n in (0, 1) else "differ"


def _columns(names: tuple[str, ...]) -> str:
    return f" ({', '.join(name.replace('_', ' ') for name in names)})" if names else ""


def _title(figure: str) -> str:
    figure_definition = definitions().get(figure)
    return figure_definition.title if figure_definition else figure


def _label(table_id: str, column: str) -> str:
    """The heading of a column, in the middle of a sentence."""
    declared = _declared(table_id, column)
    label = declared.label if declared else column
    return label[:1].lower() + label[1:]


def _declared(table_id: str, column: str) -> FigureColumn | None:
    """What a header says of a column: that of the table's own figure outdoes those of others. None
    of one that no figure has any more."""
    own = definitions().get(table_id.partition("_by_")[0])
    every = [*definitions().values(), *([own] if own else [])]
    return {shown.name: shown for figure in every for shown in figure.shown_columns}.get(column)


def _row(row: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(dict.fromkeys(_word(name, value) for name, value in row))


def _word(name: str, value: str) -> str:
    if name == "period":
        return words.year_words(value) if ":" in value else f"as at {_day(value)}"
    return value if name in ("group_id", "group_name", "theme") else table_words.coded(value, name)


def _day(value: str) -> str:
    """A day as people write it; a word in its place as it is."""
    try:
        return words.day(date.fromisoformat(value))
    except ValueError:
        return value


def _value(table_id: str, column: str, value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return EXPLAINED.get(value, value).partition(":")[0]
    if isinstance(value, float):
        declared = _declared(table_id, column)
        if declared is not None and declared.kind == "share":
            # To a tenth: two releases may differ by less than a percentage has.
            return f"{words.decimals(100 * value, 1)}%"
        return words.rate(value)
    return words.number(value)
