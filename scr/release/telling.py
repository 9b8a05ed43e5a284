"""What differs between two releases, in lines for people."""

from scr.release.comparing import Comparison


def lines(found: Comparison) -> list[str]:
    """What differs between two releases, a line for each table, cell and case."""
    told = [
        f"{len(found.tables)} of {len(found.tables) + found.n_unchanged} tables that both have "
        f"differ, in {found.n_cells} cells."
    ]
    for label, years in (
        (found.before.name, found.years_only_before),
        (found.after.name, found.years_only_after),
    ):
        if years:
            told.append(f"Only in {label}: {', '.join(years)}; not compared.")
    for label, titles in (
        (found.before.name, found.only_before),
        (found.after.name, found.only_after),
    ):
        told += [f"Only in {label}: {title}" for title in titles]
    told += [f"The definition of the figure {name} has changed." for name in found.queries]
    for table in found.tables:
        told.append(f"{table.title} ({table.id})")
        told += [
            f"  {_row(cell.row)}  {cell.column}: {_value(cell.before)} -> {_value(cell.after)}"
            for cell in table.cells
        ]
        told += [f"  {_row(row)}  only in {found.before.name}" for row in table.only_before]
        told += [f"  {_row(row)}  only in {found.after.name}" for row in table.only_after]
    for one in found.cases:
        told.append(
            f"Cases behind {one.figure}, {one.span or 'as at the day'}: {one.n_added} added, "
            f"{one.n_gone} gone, {one.n_changed} changed"
        )
        told += [
            f"  {case.review_id}  {case.how}"
            + (f": {', '.join(case.columns)}" * bool(case.columns))
            for case in one.cases or ()
        ]
    return told + ([found.without_cases] if found.without_cases else [])


def _row(row: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(dict.fromkeys(value for _, value in row))


def _value(value: object) -> str:
    if value is None:
        return "nothing"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
