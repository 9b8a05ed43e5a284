"""Which commands there are, where each stands, and what `--help` says of it.

Only the command that is run is imported: a figure needs no reports, and a list of the commands
needs none of them. What is said here is short for the command's own help
(`tests/house/test_loading.py` holds what each may load).
"""

from dataclasses import dataclass
from importlib import import_module

import click


@dataclass(frozen=True)
class Place:
    """Where a command stands: a module of `scr.cli`, the command's name in it, and what it does."""

    module: str
    name: str
    says: str


COMMANDS = {
    "import": Place(
        "importing", "import_", "Import folders of tables, workbooks, .csv and .parquet files."
    ),
    "profile": Place(
        "profile", "profile", "How somebody's spreadsheet becomes our tables, kept for next month."
    ),
    "history": Place("standing", "history", "List the imports; * marks the one in force."),
    "undo": Place("standing", "undo", "Go back to the snapshot before the last import or removal."),
    "remove": Place("importing", "remove", "Take rows out of TABLE by key, as a new snapshot."),
    "figure": Place("figures", "figure", "Print the figure NAME; `figures` lists them."),
    "figures": Place("figures", "figures", "List the figures: what each answers and its columns."),
    "template": Place("template", "template", "Write an empty workbook to fill in."),
    "report": Place("report", "report", "Write the annual report pack of one year."),
    "release": Place(
        "release", "release", "Figures frozen under a name, and what changed between two."
    ),
    "sample": Place("sample", "sample", "Write an invented country's boards and reviews."),
    "status": Place(
        "standing", "status", "Say which database, import and as-at date are in force."
    ),
    "prune": Place("upkeep", "prune", "Take old snapshots away, never one of a release."),
    "check": Place("upkeep", "check", "Read every snapshot and release, and say what is damaged."),
    "access": Place("access", "access", "Who may see what: check the access file, show a person."),
    "audit": Place("access", "audit", "The trail of what was done: show it, check it."),
    "copy": Place("upkeep", "copy", "Copy the whole database to a folder or an object store."),
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, as they are listed."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now; None where there is none."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        command: click.Command = getattr(import_module(f"scr.cli.{place.module}"), place.name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].says) for name in self.list_commands(ctx)])
