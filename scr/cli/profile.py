"""The commands about profiles: `profile suggest`, `add`, `list`, `show`, `remove`."""

from pathlib import Path

import click

from scr import access, profiles
from scr.base import settings
from scr.base.errors import ArgumentError, UserError


@click.group("profile")
def profile() -> None:
    """How somebody's spreadsheet becomes our tables: proposed, agreed, kept, known again."""


@profile.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write the profile to this .toml.")
def suggest(source: Path, out: Path | None) -> None:
    """Propose a profile for SOURCE, a workbook, file or folder, and say what is in doubt.

    Nothing is kept: look at what is proposed, change it, and keep it with `profile add`.
    """
    if out is not None and (out.is_dir() or not out.parent.is_dir()):
        raise ArgumentError(f"{out} cannot be written. Name a file in a folder that is there.")
    if out is not None and source.exists() and out.exists() and out.samefile(source):
        raise ArgumentError(f"--out would write over {source}. Name another file.")
    folder = settings.load().database
    proposals = profiles.suggest(source, folder)
    text = profiles.suggested_toml(proposals, source, folder)
    questions = [question for proposal in proposals for question in proposal.questions]
    for number, question in enumerate(questions, 1):
        place = f"{question.sheet}: " if question.sheet else ""
        click.echo(f"question {number}: {place}{question.text}", err=True)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"The profile cannot be written to {out} ({error.strerror}). Name another file."
        ) from error
    click.echo(
        f"Wrote {out}. Look at it, change what is not right, then keep it with "
        f"`python -m scr profile add {out}`."
    )


@profile.command()
@click.argument("file", type=click.Path(path_type=Path))
def add(file: Path) -> None:
    """Keep the profile in FILE, in place of one of the same name."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeError):
        raise ArgumentError(f"{file} cannot be read. Name a profile's .toml file.") from None
    new_profile = profiles.read_profile(text, file.name)
    was_there = profiles.add(settings.load().database, new_profile)
    access.note(access.reader_of_command(), "profile", f"kept {new_profile.name}")
    replaced = "It takes the place of the one of that name." if was_there else ""
    click.echo(f"Kept the profile {new_profile.name}. {replaced}".rstrip())
    click.echo(_summary(new_profile))


@profile.command("list")
def list_() -> None:
    """List the profiles: those that are kept, and those that ship."""
    for kept in profiles.every(settings.load().database):
        origin = "ships" if kept.is_shipped else "kept"
        click.echo(f"{kept.profile.name:<30} {origin:<6} {_summary(kept.profile)}")


@profile.command()
@click.argument("name")
def show(name: str) -> None:
    """Print the profile NAME in full, as it can be edited and added again."""
    kept = profiles.find(settings.load().database, name)
    click.echo(profiles.write_profile(kept.profile), nl=False)


@profile.command()
@click.argument("name")
def remove(name: str) -> None:
    """Forget the profile NAME. What was imported by it stays."""
    profiles.remove(settings.load().database, name)
    access.note(access.reader_of_command(), "profile", f"removed {name}")
    click.echo(f"Removed the profile {name}. What was imported by it stays.")


def _summary(kept_profile: profiles.Profile) -> str:
    sheets = [
        f"{sheet.sheet or 'any sheet'} as {', '.join(table.table for table in sheet.tables)}"
        for sheet in kept_profile.sheets
    ]
    return "; ".join(sheets)
