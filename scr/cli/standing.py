"""The commands about what is there: `status`, `history`, `undo`.

They import no data frames: each is asked for many times a day, and answers from a few values.
"""

import click

from scr import access
from scr.base import settings
from scr.base.moments import for_file
from scr.store.lineage import entries, standing
from scr.store.lineage import undo as go_back
from scr.store.mirror import away_since
from scr.store.snapshots import current

AS_AT_SOURCES = {
    "argument": "as given with --as-at",
    "dataset": "as the dataset declares",
    "stored": "as it was stored before",
    "records": "the latest day on which a recorded event happened, because neither --as-at nor a "
    "dataset row gives one",
    "import_day": "the day of the import, because nothing else gives one",
}
HISTORY = (
    *("import_id", "snapshot_id", "imported_at", "action", "sources", "as_at_date", "n_read"),
    *("n_added", "n_changed", "n_unchanged", "n_removed", "n_quarantined", "n_findings"),
    "n_passed_over",
)


@click.command()
def history() -> None:
    """List the imports and their snapshots, oldest first; * marks the one in force."""
    made = entries()
    if not made:
        click.echo("Nothing has been imported yet.", err=True)
        return
    rows = [["", *HISTORY]]
    for entry in made:
        shown = entry | {
            "imported_at": for_file(entry["imported_at"]),
            "as_at_date": f"{entry['as_at_date']:%Y-%m-%d}",
            "sources": ", ".join(entry["sources"]),
        }
        mark = "*" if entry["is_current"] else ""
        rows.append([mark, *(str(shown[name]) for name in HISTORY)])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(" ".join(cells))


@click.command()
def undo() -> None:
    """Go back to the snapshot before the last import or removal."""
    snapshot = go_back()
    access.note(access.reader_of_command(), "undo", f"to {snapshot.id}")
    click.echo(f"Snapshot {snapshot.id} is in force again.")


@click.command()
def status() -> None:
    """Say which database, import and as-at date are in force, and how many rows there are."""
    snapshot = current()
    facts, counts = standing(snapshot)
    source = AS_AT_SOURCES.get(str(facts["as_at_source"]), str(facts["as_at_source"]))
    wanted = settings.load()
    click.echo(f"database  {wanted.remote or wanted.database}")
    if wanted.remote is not None:
        since = away_since(wanted.database)
        caution = f"; NOT REACHED, shown as of {for_file(since)} UTC" if since else ""
        click.echo(f"          copies in {wanted.database}{caution}")
    click.echo(f"snapshot  {snapshot.id}")
    click.echo(f"import    {facts['import_id']}")
    click.echo(f"as at     {facts['as_at_date']:%Y-%m-%d} ({source})")
    width = max(len(name) for name in counts)
    for name, n_rows in counts.items():
        click.echo(f"{name:<{width}}  {n_rows:>9,}")
