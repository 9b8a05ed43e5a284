"""The command line: `python -m scr COMMAND`.

Exit codes: 0 success, 1 our fault, 2 wrong arguments or what cannot be done as things stand, 3 a
source or database that cannot be read, 4 rows were rejected and `--strict` was given; 130 when it
was interrupted.
"""

import logging
import secrets
import sys

import click

from scr.access import reader_of_command
from scr.access.doing import refuse_command_unless_may
from scr.base.errors import ScrError
from scr.cli.commands import LazyGroup

log = logging.getLogger("scr")


class FriendlyGroup(LazyGroup):
    """Prints errors meant for people as they are, and hides the rest behind a reference."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; the exit code is that of the error."""
        try:
            return super().invoke(ctx)
        except ScrError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            # The last: whoever reads our output, such as `head`, has seen enough.
            raise
        except KeyboardInterrupt:
            # Whatever writes does so beside what is there and switches in one step.
            click.echo("\nStopped. Nothing is half done: what was there before stands.", err=True)
            ctx.exit(130)
        except Exception as error:
            reference = secrets.token_hex(4)
            # The error's own text may hold a record's values: only its kind and place are logged.
            place = error.__traceback__
            while place is not None and place.tb_next is not None:
                place = place.tb_next
            where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
            log.error("fault %s: %s at %s", reference, type(error).__name__, where)
            click.echo(
                f"Something went wrong on our side (reference {reference}). "
                "Nothing of yours was changed. Please report it with the line above.",
                err=True,
            )
            ctx.exit(1)


@click.group(cls=FriendlyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Serious Case Review records: import them, compute figures from them.

    SCR_DATABASE names the folder that holds the database's snapshots; without it, it is
    data/database. SCR_READER says as whom to ask: a person of the access file, or roles such as
    official or chair:BOARD; without it, as the trusted person at this machine.
    """
    refuse_command_unless_may(reader_of_command(), ctx.invoked_subcommand or "")


def main() -> None:
    """Entry point."""
    logging.basicConfig(stream=sys.stderr, format="%(message)s")
    cli(prog_name="python -m scr")


if __name__ == "__main__":
    main()
