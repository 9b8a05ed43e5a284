"""The commands about who may see what, and the trail of what was done: `access`, `audit`."""

import secrets
from pathlib import Path

import click
import pandas as pd

from scr import access as doors
from scr import audit as trail
from scr.access import file
from scr.access.permissions import THINGS, reader_of, things_of
from scr.base import settings
from scr.base.errors import ArgumentError, SourceError
from scr.cli.figures import WRITERS


@click.group()
def access() -> None:
    """Who may see what. SCR_ACCESS names the access file; without it, it is access.toml beside the
    database."""


@access.command()
def check() -> None:
    """Say what is wrong with the access file, and which boards of it are not in the records."""
    path = settings.load().access_file
    faults = file.check(path)
    faults = faults or _unknown_boards()
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise ArgumentError(f"{path} has {len(faults)} faults.".replace(" 1 faults", " 1 fault"))
    click.echo(f"{path}: {len(file.load().people)} people, nothing wrong.")


@access.command()
@click.argument("person")
def show(person: str) -> None:
    """Say what PERSON may see and do. What a provider says of them at sign-in is not known here."""
    sharing_file = file.load()
    line = sharing_file.person(person)
    if line is None:
        raise ArgumentError("The access file does not name this person.")
    reader = reader_of(line.name, line.roles, line.boards, sharing_file.sharing)
    click.echo(f"roles   {', '.join(line.roles) or 'none: this person gets in nowhere'}")
    if reader.boards is not None:
        click.echo(f"boards  {', '.join(sorted(reader.boards))}; others: {reader.sharing}")
    held = things_of(reader)
    click.echo(
        f"may     {', '.join(t.replace('_', ' ') for t in THINGS if t in held) or 'nothing'}"
    )
    click.echo(f"key     {'has one' if line.key else 'none'}")


@access.command()
def key() -> None:
    """Make a key with which a program asks for figures by address.

    The key goes to the person, its hash into their line of the access file.
    """
    made = f"scr_{secrets.token_urlsafe(32)}"
    click.echo(made)
    click.echo(f'key = "{file.key_hash(made).decode()}"', err=True)


@click.group()
def audit() -> None:
    """The trail of what was done. SCR_AUDIT names its folder; without it, it is beside the
    database."""


@audit.command("check")
def check_() -> None:
    """Say whether any line of the trail was changed, taken out or cut off."""
    faults = trail.checked()
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SourceError("The trail is not as it was written.")
    number, last = trail.head(settings.load().audit_folder)
    click.echo(f"The trail is whole: {number} lines, the last one's hash is {last}.")


@audit.command("show")
@click.option("--last", default=50, show_default=True, help="How many of the last lines.")
@click.option("--out", type=click.Path(path_type=Path), help="Write all of it to this CSV.")
def show_(last: int, out: Path | None) -> None:
    """Print the trail, the newest line last."""
    doors.require(doors.reader_of_command(), "audit")
    rows = [(e.number, e.at, e.who, e.what, e.about) for e in trail.entries()]
    columns = ["number", "at", "who", "what", "about"]
    if out is None:
        shown = pd.DataFrame(rows[-last:], columns=columns, dtype=object)
        click.echo(WRITERS["table"](shown), nl=False)
        return
    from scr.exports.csv_file import rows_csv

    try:
        out.write_bytes(rows_csv(pd.DataFrame(rows, columns=columns)))
    except OSError as error:
        raise ArgumentError(f"{out} cannot be written ({error.strerror}).") from error


def _unknown_boards() -> list[str]:
    """Boards of the access file that the records do not have."""
    from scr.base.errors import NoDatabaseError
    from scr.figures.directory import directory
    from scr.store import current

    try:
        board_ids = set(directory(current()).boards["board_id"])
    except NoDatabaseError:
        return []
    return [
        f'[people."{person.name}"] has the board {board}, which is not in the records.'
        for person in file.load().people.values()
        for board in person.boards
        if board not in board_ids
    ]
