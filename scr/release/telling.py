"""What differs between two releases, in lines for people."""

from scr.release.comparing import Comparison


def lines(comparison: Comparison) -> list[str]:
    """What differs between two releases, a line for each table, cell and case."""
    n_tables = len(comparison.tables) + comparison.n_unchanged
    texts = [
        f"{len(comparison.tables)} of {n_tables} tables that both have differ, in "
        f"{comparison.n_cells} cells."
    ]
    for label, years in (
        (comparison.before.name, comparison.years_only_before),
        (comparison.after.name, comparison.years_only_after),
    ):
        if years:
            texts.append(f"Only in {label}: {', '.join(years)}; not compared.")
    for label, titles in (
        (comparison.before.name, comparison.only_before),
        (comparison.after.name, comparison.only_after),
    ):
        texts += [f"Only in {label}: {title}" for title in titles]
    texts += [f"The definition of the figure {name} has changed." for name in comparison.queries]
    for table in comparison.tables:
        texts.append(f"{table.title} ({table.id})")
        texts += [
            f"  {_row(cell.row)}  {cell.column}: {_value(cell.before)} -> {_value(cell.after)}"
            for cell in table.cells
        ]
        texts += [f"  {_row(row)}  only in {comparison.before.name}" for row in table.only_before]
        texts += [f"  {_row(row)}  only in {comparison.after.name}" for row in table.only_after]
    for cases in comparison.cases:
        texts.append(
            f"Cases behind {cases.figure}, {cases.span or 'as at the day'}: {cases.n_added} added, "
            f"{cases.n_gone} gone, {cases.n_changed} changed"
        )
        texts += [
            f"  {case.review_id}  {case.how}"
            + (f": {', '.join(case.columns)}" * bool(case.columns))
            for case in cases.cases or ()
        ]
    return texts + ([comparison.without_cases] if comparison.without_cases else [])


def _row(row: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(dict.fromkeys(value for _, value in row))


def _value(value: object) -> str:
    if value is None:
        return "nothing"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
