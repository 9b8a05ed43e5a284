"""The commands about releases: `release create`, `list`, `show`, `compare`."""

import json
import sys
from pathlib import Path

import click
import pandas as pd

from scr import access, disclosure
from scr.base import settings
from scr.base.errors import ArgumentError, UserError
from scr.base.moments import for_file
from scr.cli.figures import WRITERS
from scr.cli.report import ended, telling
from scr.release import FrozenTable, Release

FORMS = click.Choice(["csv", "json", "table"])


@click.group("release")
def release() -> None:
    """Figures frozen under a name, and what changed between two."""


@release.command()
@click.argument("name")
@click.option("--period", help="The year, such as panel:2014-15; default: the last that is over.")
@click.option("--compare", help="The year compared with; default: the year before.")
@click.option("--replaces", metavar="NAME", help="The release that this one corrects.")
@click.option("--internal", is_flag=True, help="Management information: nothing is suppressed.")
@click.option("--by", help="Who makes it; default: the user of this machine.")
@click.option("--out", type=click.Path(path_type=Path), help="Also write the report's files here.")
def create(
    name: str, period: str | None, compare: str | None, replaces: str | None, internal: bool,
    by: str | None, out: Path | None,
) -> None:  # fmt: skip
    """Freeze a year's figures under NAME (letters, digits, dots, dashes)."""
    from scr.base.periods import parse_span
    from scr.release import create as make
    from scr.report import check_folder, write

    reader = access.reader_of_command()
    if out is not None:
        check_folder(out)
    made, pack = make(
        name,
        year=parse_span(period) if period else None,
        before=parse_span(compare) if compare else None,
        policy="none" if internal else "publication",
        replaces=replaces,
        by=by or (None if reader == access.TRUSTED else reader.name),
        reader=reader,
        progress=telling(0, 100 if out is None else 60),
    )
    for note in made.notes:
        click.echo(note, err=True)
    click.echo(
        f"Release {made.name}: {len(made.tables)} tables for {made.period}, as at "
        f"{made.as_at.isoformat()}, from snapshot {made.snapshot_id}, policy {made.policy}."
    )
    if out is not None:
        paths = write(pack, out, progress=telling(60, 100))
        telling(100, 100)(1.0, "Done")
        for line in ended("", pack.status, len(paths), out):
            click.echo(line, err=True)


@release.command("list")
def list_() -> None:
    """List the releases, oldest first, and which replaces which."""
    from scr.release.asked import listed

    releases, damaged = listed(access.reader_of_command(), settings.load().database)
    for name in damaged:
        click.echo(f"The release {name} cannot be read. Put its folder back from a copy.", err=True)
    if not releases:
        click.echo("There is no release yet.", err=True)
        return
    columns = ["name", "period", "as_at", "policy", "made_at", "made_by", "snapshot", "version",
               "replaces", "replaced_by"]  # fmt: skip
    rows = [
        (frozen.name, frozen.period, frozen.as_at.isoformat(), frozen.policy,
         for_file(frozen.made_at), frozen.made_by, frozen.snapshot_id, frozen.version,
         frozen.replaces or "", frozen.replaced_by or "")
        for frozen in releases
    ]  # fmt: skip
    sys.stdout.write(WRITERS["table"](pd.DataFrame(rows, columns=columns, dtype=object)))


@release.command()
@click.argument("name")
@click.option("--table", "table_id", help="Only this table, by its id.")
@click.option("--format", "form", type=FORMS, default="table", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write each table as CSV into this new folder."
)
def show(name: str, table_id: str | None, form: str, out: Path | None) -> None:
    """Print the tables of the release NAME as they were frozen."""
    from scr.release.asked import open_release, table_csv

    reader, folder = access.reader_of_command(), settings.load().database
    frozen, tables = open_release(reader, folder, name)
    _say(frozen)
    if table_id is not None:
        table_csv(reader, folder, name, table_id)
        tables = tuple(table for table in tables if table.id == table_id)
    if out is not None:
        _write(out, {table.id: table_csv(reader, folder, name, table.id) for table in tables})
        click.echo(f"Wrote {len(tables)} tables to {out}.", err=True)
    elif form == "json":
        sys.stdout.write(_json(frozen, tables, only=table_id is not None))
    elif form == "csv":
        for table in tables:
            if table_id is None:
                sys.stdout.write(f"# {table.id}: {table.title}\n")
            sys.stdout.write(table_csv(reader, folder, name, table.id).decode())
    else:
        for table in tables:
            sys.stdout.write(f"{table.number}. {table.title} ({table.id})\n")
            sys.stdout.write(WRITERS["table"](_frame(table)) + "\n")


@release.command()
@click.argument("before")
@click.argument("after")
@click.option(
    "--suppress",
    type=click.Choice(disclosure.POLICIES),
    default="none",
    show_default=True,
    help="Under publication the cases behind a change are counted, not named.",
)
def compare(before: str, after: str, suppress: str) -> None:
    """Say which figures differ between two releases, and which cases made them differ."""
    from scr.release import compare as compared
    from scr.release.telling import lines

    comparison = compared(
        settings.load().database, before, after, access.reader_of_command(), suppress
    )
    for frozen in (comparison.before, comparison.after):
        _say(frozen)
    for line in lines(comparison):
        click.echo(line)


def _say(frozen: Release) -> None:
    """Whether it has been replaced, or replaces another; on standard error."""
    if frozen.replaced_by is not None:
        click.echo(
            f"The release {frozen.name} has been replaced by {frozen.replaced_by}.", err=True
        )
    if frozen.replaces is not None:
        click.echo(f"The release {frozen.name} replaces {frozen.replaces}.", err=True)


def _json(frozen: Release, tables: tuple[FrozenTable, ...], *, only: bool) -> str:
    rows = {
        table.id: [dict(zip([n for n, _ in table.columns], row, strict=True)) for row in table.rows]
        for table in tables
    }
    content: object = next(iter(rows.values())) if only else {
        "release": frozen.name,
        "replaces": frozen.replaces,
        "replaced_by": frozen.replaced_by,
        "made_at": frozen.made_at.isoformat(),
        "made_by": frozen.made_by,
        "period": frozen.period,
        "as_at": frozen.as_at.isoformat(),
        "policy": frozen.policy,
        "snapshot": frozen.snapshot_id,
        "version": frozen.version,
        "code": frozen.code_hash,
        "queries": frozen.queries,
        "tables": rows,
    }  # fmt: skip
    return json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _frame(table: FrozenTable) -> pd.DataFrame:
    return pd.DataFrame(table.rows, columns=[name for name, _ in table.columns], dtype=object)


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ArgumentError(f"{folder} is there already. Name a new or empty folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (folder / f"{name}.csv").write_bytes(content)
    except OSError as error:
        raise UserError(
            f"The tables cannot be written to {folder} ({error.strerror}). Name another folder."
        ) from error
