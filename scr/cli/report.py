"""The command that writes the annual report: `report`."""

import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from scr import access
from scr.base.errors import ArgumentError
from scr.base.periods import Span, parse_span
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
    from scr.report import build, check_folder, write

    if internal and suppress:
        raise ArgumentError("Give either --internal or --suppress, not both.")
    year, snapshot = parse_span(period), current()
    check_folder(out)
    pack = build(
        snapshot,
        year,
        _day(as_at),
        "none" if internal else "publication",
        before=_earlier(compare),
        reader=access.reader_of_command(),
        progress=telling(0, 60),
    )
    paths = write(pack, out, progress=telling(60, 100))
    telling(100, 100)(1.0, "Done")
    for line in ended(pack.withheld, pack.status, len(paths), out):
        click.echo(line, err=True)
    for path in paths:
        click.echo(path)


def telling(start: int, end: int) -> Callable[[float, str], None]:
    """What prints how far the work is, on standard error: one line that changes before a person,
    a line each into a file."""

    def tell(share: float, doing: str) -> None:
        line = f"{start + share * (end - start):3.0f}%  {doing}"
        if not sys.stderr.isatty():
            click.echo(line, err=True)
            return
        # The line is written over, and never so long that it would wrap.
        shown = line[: shutil.get_terminal_size().columns - 1]
        is_last = start + share * (end - start) >= 100
        click.echo(f"\r\x1b[K{shown}", nl=is_last, err=True)

    return tell


def ended(withheld: str, status: str, n_files: int, out: Path) -> list[str]:
    """What is said when all is written: what is not in it, how it is marked, where to begin."""
    lines = [withheld] if withheld else []
    lines += [f"Marked on every page and sheet: {status}."] if status else []
    return [
        *lines,
        f"Wrote {n_files} files to {out}. Begin with report.docx or report.xlsx; report.zip has "
        "everything in one.",
    ]


def _earlier(compare: str | None) -> Span | None:
    return None if compare is None else parse_span(compare)


def _day(value: datetime | None) -> date | None:
    return None if value is None else value.date()
