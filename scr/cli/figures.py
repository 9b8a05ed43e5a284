"""The commands that print figures: `figure` and `figures`."""

from collections.abc import Callable
from datetime import date

import click
import pandas as pd

from scr import access, disclosure
from scr.asking import Typed, request_of
from scr.base.request import GROUPINGS, INCIDENT_TYPES
from scr.exports.plain import csv_text, json_text
from scr.figures.definitions import definitions
from scr.figures.run import Result
from scr.store import current

DATE = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("name")
@click.option("--period", help="Such as panel:2014-15, or panel:2013-14..2015-16.")
@click.option("--from", "from_", type=DATE, help="First day of the period, YYYY-MM-DD.")
@click.option("--to", type=DATE, help="Last day of the period, YYYY-MM-DD.")
@click.option("--as-at", type=DATE, help="Day of the picture; default: the dataset's own.")
@click.option(
    "--by",
    type=click.Choice(GROUPINGS),
    default="national",
    show_default=True,
    help="One row for the whole, or one per group; period: each year of a range.",
)
@click.option("--board", help="Only this board, by its id.")
@click.option("--region", help="Only boards of this region.")
@click.option("--area-type", help="Only boards of this kind of area.")
@click.option(
    "--incident-type", type=click.Choice(INCIDENT_TYPES), help="Only reviews of this incident type."
)
@click.option("--measure", help="What to compare, for a figure of several measures.")
@click.option("--edition", help="Edition of the neighbour model, for a board beside its peers.")
@click.option("--own", multiple=True, help="A board of an own group, by its id; may be repeated.")
@click.option("--as-now", is_flag=True, help="Count cases of boards that have become this one.")
@click.option(
    "--suppress",
    type=click.Choice(disclosure.POLICIES),
    default="none",
    show_default=True,
    help="The disclosure policy; publication hides small counts below the whole.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "table"]),
    default="table",
    show_default=True,
    help="csv and json are unrounded; table is for reading.",
)
def figure(
    name: str,
    period: str | None,
    from_: date | None,
    to: date | None,
    as_at: date | None,
    by: str,
    board: str | None,
    region: str | None,
    area_type: str | None,
    incident_type: str | None,
    measure: str | None,
    edition: str | None,
    own: tuple[str, ...],
    as_now: bool,
    suppress: str,
    form: str,
) -> None:
    """Print the figure NAME; `figures` lists them."""
    snapshot = current()
    typed = Typed(
        figure=name,
        period=period,
        start=_day(from_),
        end=_day(to),
        as_at=_day(as_at),
        by=by,
        board=board,
        region=region,
        area_type=area_type,
        incident_type=incident_type,
        measure=measure,
        edition=edition,
        own=own,
        as_now=as_now,
    )
    request = request_of(typed, snapshot)
    _print(disclosure.answer(access.reader_of_command(), request, snapshot, suppress), form)


def _print(result: Result, form: str) -> None:
    for note in result.notes:
        click.echo(note, err=True)
    click.echo(WRITERS[form](disclosure.marked(result)), nl=False)


@click.command()
def figures() -> None:
    """List the figures: what each answers, its parameters and columns."""
    for figure in definitions().values():
        click.echo(f"{figure.name}: {figure.title}")
        click.echo(f"  answers     {figure.answers}")
        click.echo(f"  period      {figure.period}")
        click.echo(f"  grain       {figure.grain}")
        click.echo(f"  parameters  {', '.join(_options(figure.name))}")
        click.echo(f"  columns     {', '.join(c.name for c in figure.shown_columns)}")
        if figure.measures:
            click.echo(f"  measures    {', '.join(m.name for m in figure.measures)}")
        click.echo("")


def _options(name: str) -> list[str]:
    """The command line's options that this figure takes."""
    figure = definitions()[name]
    taken = {parameter.name for parameter in figure.parameters}
    options = {
        "--period": figure.period != "none",
        "--from --to": figure.period != "none",
        "--as-at": "as_at" in taken,
        "--by": "by" in taken,
        "--board": "board_id" in taken,
        "--region": "region" in taken,
        "--area-type": "area_type" in taken,
        "--incident-type": "incident_type" in taken,
        "--measure": bool(figure.measures),
        "--edition": "edition" in taken,
        "--own": "own" in taken,
        "--as-now": "as_now" in taken,
        "--suppress": True,
        "--format": True,
    }
    return [option for option, is_taken in options.items() if is_taken]


def _day(value: date | None) -> date | None:
    # click gives a datetime; a figure is asked for by the day.
    return None if value is None else date(value.year, value.month, value.day)


def _table(table: pd.DataFrame) -> str:
    def text(value: object) -> str:
        if value is None:
            return ""
        return f"{value:.4g}" if isinstance(value, float) else str(value)

    cells = [
        list(table.columns),
        *([text(v) for v in row] for row in table.itertuples(index=False)),
    ]
    widths = [max(len(row[i]) for row in cells) for i in range(len(table.columns))]
    is_number = [pd.api.types.is_number(v) for v in (table.iloc[0] if len(table) else [])]
    lines = []
    for row in cells:
        padded = [
            cell.rjust(width) if i < len(is_number) and is_number[i] else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


WRITERS: dict[str, Callable[[pd.DataFrame], str]] = {
    "csv": csv_text,
    "json": json_text,
    "table": _table,
}
"""How a marked table is printed, by the name of the form."""
