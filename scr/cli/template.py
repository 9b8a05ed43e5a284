"""The command that writes the workbook to fill in: `template`."""

from pathlib import Path

import click

from scr.importing.template import write_template


@click.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="An .xlsx file.")
def template(out: Path) -> None:
    """Write an empty workbook to fill in."""
    write_template(out)
    click.echo(f"Wrote {out}.")
