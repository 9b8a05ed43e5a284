"""`python -m scr.docs [--check]`: write the generated documents, or compare them."""

import sys

import click

from scr.docs import FOLDER, outdated, write


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail and name what is out of date.")
def docs(check: bool) -> None:
    """Write the documents in docs/generated."""
    if not check:
        for path in write():
            click.echo(path.relative_to(FOLDER.parent.parent).as_posix())
        return
    names = outdated()
    for name in names:
        click.echo(f"docs/generated/{name} is out of date: run `python -m scr.docs`.", err=True)
    sys.exit(1 if names else 0)


if __name__ == "__main__":
    docs(prog_name="python -m scr.docs")
