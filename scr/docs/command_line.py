"""The command line, from what `--help` prints."""

import click

from scr.docs.markdown import document

WIDTH = 90


def command_line() -> str:
    """The help of the program and of each of its commands."""
    from scr.__main__ import cli

    name = "python -m scr"
    # With the settings the program runs with: what it prints, whoever asked it before.
    parent = click.Context(cli, info_name=name, terminal_width=WIDTH, **cli.context_settings)
    parts = [_help(cli.get_help(parent))]
    for command in cli.list_commands(parent):
        if (described := cli.get_command(parent, command)) is not None:
            parts.extend([f"## {command}", *_command(described, command, parent)])
    return document(
        "Command line",
        "Exit codes: 0 success, 1 our fault, 2 wrong arguments or what cannot be done as things "
        "stand, 3 a source or database that cannot be read, 4 rows were rejected and `--strict` "
        "was given; 130 when it was interrupted. Results go to standard output, messages for "
        "people to standard error.",
        parts,
    )


def _command(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    parts = [_help(command.get_help(context))]
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            parts.append(f"### {name} {below}")
            parts.extend(_command(command.commands[below], below, context))
    return parts


def _help(text: str) -> str:
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(["```text", *lines, "```"])
