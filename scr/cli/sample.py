"""`python -m scr sample`: an invented dataset of any size, in the import format."""

from pathlib import Path

import click

from scr.base.errors import UserError
from scr.sample import DEFAULT_SEED, truth, write_sample


@click.command("sample")
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the files, one per import table; made when it is missing.",
)
@click.option(
    "--reviews",
    type=click.IntRange(min=1),
    help="How many reviews. Without it the default size, which carries the published totals.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=DEFAULT_SEED,
    show_default=True,
    help="Another seed gives other records; the same arguments give the same bytes.",
)
@click.option(
    "--truth",
    "truth_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write what the generator knows of each board, as CSV.",
)
def sample(folder: Path, reviews: int | None, seed: int, truth_file: Path | None) -> None:
    """Write an invented country's boards and reviews, in the import format."""
    try:
        written = write_sample(folder, reviews, seed)
        if truth_file is not None:
            truth(seed).to_csv(truth_file, index=False, lineterminator="\n")
    except OSError as error:
        raise UserError(
            f"The sample cannot be written to {error.filename or truth_file or folder}. Name "
            "another place."
        ) from error
    for table, rows in written.items():
        click.echo(f"{table}: {rows:,} rows", err=True)
    click.echo(f"Import it with: python -m scr import {folder}", err=True)
