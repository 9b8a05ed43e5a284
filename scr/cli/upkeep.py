"""The commands that look after the database: `prune`, `check` and `copy`."""

import click

from scr.base import settings
from scr.base.errors import SourceError

KEEP, DAYS = 10, 30


class DamagedError(SourceError):
    """Something in the database is damaged; what and how has been printed."""


@click.command()
@click.option("--keep", default=KEEP, show_default=True, help="How many of the last to keep.")
@click.option("--days", default=DAYS, show_default=True, help="Keep those of so many days too.")
@click.option("--yes", is_flag=True, help="Take them away; without it, only say which.")
def prune(keep: int, days: int, yes: bool) -> None:
    """Take old snapshots away, never one that a release stands on.

    The one in force and the one before it stay too. Days are counted back from the newest.
    """
    from scr.upkeep import prune as pruned

    planned = pruned(settings.load().database, last=keep, days=days, really=yes)
    for name, why in planned.kept.items():
        click.echo(f"{name}  stays: {why}")
    for snapshot in planned.going:
        click.echo(f"{snapshot.id}  {'taken away' if yes else 'would go'}")
    n, room = len(planned.going), _megabytes(planned.n_bytes)
    if yes:
        click.echo(f"{n} taken away, {room}.")
    else:
        click.echo(f"{n} would go, {room}. Nothing was taken away. Add --yes to do it.")


@click.command()
def check() -> None:
    """Read every snapshot and release whole, and say what is damaged and what can be done."""
    from scr.upkeep import check as checked

    checks = checked(settings.load().database)
    for line in checks.whole:
        click.echo(line)
    for fault in checks.faults:
        click.echo(f"DAMAGED {fault.what}: {fault.how}", err=True)
        click.echo(f"  {fault.mend}.", err=True)
    if checks.faults:
        n = len(checks.faults)
        raise DamagedError(
            f"{n} {'thing is' if n == 1 else 'things are'} damaged. Nothing was changed."
        )
    click.echo("All of it is whole.")


@click.command()
@click.argument("to", metavar="PLACE")
def copy(to: str) -> None:
    """Copy the whole database to PLACE: a folder, or an object store such as s3://bucket/prefix.

    A back-up is made so, and brought up to date; with SCR_DATABASE naming the back-up, a restore.
    """
    from scr.base import words
    from scr.upkeep import copy as copied

    done = copied(settings.load().database, to)
    click.echo(
        f"Copied {words.count(done.n_snapshots, 'snapshot')} and "
        f"{words.count(done.n_releases, 'release')} that were not there; "
        f"in force there is {done.in_force}."
    )


def _megabytes(n_bytes: int) -> str:
    return f"{n_bytes / 1e6:,.1f} MB"
