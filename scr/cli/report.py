"""The command that writes the annual report: `report`."""

from datetime import date, datetime
from pathlib import Path

import click

from scr.errors import ArgumentError
from scr.periods import Span, parse_span
from scr.store import current


@click.command()
@click.option("--period", required=True, help="The year, such as panel:2014-15.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder to write; new, empty, or an earlier report, which is replaced.",
)
@click.option("--compare", help="The year compared with; default: the year before.")
@click.option(
    "--suppress",
    type=click.Choice(["publication"]),
    help="The disclosure policy; publication unless --internal is given.",
)
@click.option(
    "--internal",
    is_flag=True,
    help="Hide nothing, and mark every page and sheet as management information.",
)
@click.option(
    "--as-at",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="Day of the picture, with --internal; default: the dataset's own.",
)
def report(
    period: str,
    out: Path,
    compare: str | None,
    suppress: str | None,
    internal: bool,
    as_at: datetime | None,
) -> None:
    """Write the annual report pack of one year.

    All tables and charts in the order of a report, as XLSX, ODS, DOCX, CSV and a ZIP of all.
    """
    from scr.report import build, write

    if internal and suppress:
        raise ArgumentError("Give either --internal or --suppress, not both.")
    pack = build(
        current(),
        parse_span(period),
        _day(as_at),
        "none" if internal else "publication",
        before=_earlier(compare),
        progress=lambda share, doing: click.echo(f"{share * 60:3.0f}%  {doing}", err=True),
    )
    paths = write(
        pack,
        out,
        progress=lambda share, doing: click.echo(f"{60 + share * 40:3.0f}%  {doing}", err=True),
    )
    for reason in pack.refused:
        click.echo(f"Not in it: {reason}", err=True)
    if pack.status:
        click.echo(pack.status, err=True)
    for path in paths:
        click.echo(path)


def _earlier(compare: str | None) -> Span | None:
    return None if compare is None else parse_span(compare)


def _day(value: datetime | None) -> date | None:
    return None if value is None else value.date()
