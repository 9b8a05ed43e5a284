"""The commands about what goes in: `import`, `remove`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
import pandas as pd

from scr import access, importing
from scr.base import settings
from scr.base.errors import UserError
from scr.cli.outputs import check_outputs
from scr.cli.standing import AS_AT_SOURCES
from scr.exports.harmless import harmless
from scr.exports.quarantine import write_quarantine
from scr.importing import EmptyingError, ImportReport, RejectedError
from scr.profiles import Profiles

# Where --report has all findings, so many of them are printed as well; without it, all are.
SCREENFUL = 40
DATE = click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"])


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Start from nothing instead of what is there.")
@click.option("--as-at", type=DATE, help="Day on which the picture was taken, YYYY-MM-DD.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--strict", is_flag=True, help="Let nothing in when a row is rejected.")
@click.option("--report", type=click.Path(path_type=Path), help="Write all findings to this CSV.")
@click.option(
    "--quarantine", type=click.Path(path_type=Path), help="Write rejected rows into this folder."
)
@click.option("--profile", metavar="NAME", help="Read the sheets that this profile fits by it.")
def import_(
    sources: tuple[Path, ...],
    replace: bool,
    as_at: datetime | None,
    dry_run: bool,
    strict: bool,
    report: Path | None,
    quarantine: Path | None,
    profile: str | None,
) -> None:
    """Import folders of tables, workbooks (.xlsx, .xlsm, .ods), and .csv or .parquet files.

    A sheet whose headings are those of a profile that is kept is read by it, which is said.
    """
    check_outputs(sources, report, quarantine)
    profiles = Profiles(settings.load().database, profile)
    profiles.check_fits(sources)
    try:
        with _progress() as progress:
            result = importing.run_import(
                sources,
                replace=replace,
                as_at=as_at.date() if as_at else None,
                dry_run=dry_run,
                strict=strict,
                progress=progress,
                shape=profiles,
            )
    except (EmptyingError, RejectedError) as error:
        _show(error.report, report, quarantine, "Nothing was imported.")
        raise
    if result.is_unchanged:
        outcome = "Nothing has changed: all of this is there already."
    elif result.snapshot is None:
        outcome = "A dry run: nothing was written."
    else:
        outcome = f"Imported as snapshot {result.snapshot.id}."
    _show(result, report, quarantine, outcome)
    if result.snapshot is not None:
        access.note(
            access.reader_of_command(), "import", ", ".join(source.name for source in sources)
        )
        _prune()


def _prune() -> None:
    """Take old snapshots away, where a setting asks for it."""
    wanted = settings.load()
    if wanted.keep_snapshots is None:
        return
    # Releases bring much with them, so they are loaded only where something may go.
    from scr.upkeep import prune_after_import

    note = prune_after_import(wanted.database)
    if note:
        click.echo(note, err=True)


@click.command()
@click.argument("table")
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option("--with-children", is_flag=True, help="Take out the rows that belong to them too.")
def remove(table: str, keys: tuple[str, ...], with_children: bool) -> None:
    """Take rows out of TABLE by key, as a new snapshot. The parts of a joint key have | between."""
    result = importing.remove(table, keys, with_children=with_children)
    for count in result.counts:
        if count.n_removed:
            click.echo(f"{count.table}: {count.n_removed} removed")
    if result.snapshot is not None:
        access.note(access.reader_of_command(), "removal", f"{len(keys)} rows of {table}")
        click.echo(f"Snapshot {result.snapshot.id} is in force; undo goes back.")


@contextmanager
def _progress() -> Iterator[Callable[[float, str], None] | None]:
    """A bar on standard error where that is a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=100, file=sys.stderr, show_eta=False) as bar:

        def tell(share: float, doing: str) -> None:
            bar.label = doing
            bar.update(round(share * 100) - bar.pos)

        yield tell


def _show(report: ImportReport, to: Path | None, quarantine: Path | None, line: str) -> None:
    """The summary on standard output, the findings on standard error, the files where asked."""
    _list_findings(report, to)
    click.echo(_count_table(report))
    by_rule = report.findings.groupby(["severity", "rule"]).size().reset_index(name="n")
    for row in by_rule.itertuples():
        click.echo(f"{row.severity:<6} {row.rule:<28} {row.n:>9,}")
    source = AS_AT_SOURCES[report.as_at_source]
    click.echo(f"As-at date {report.as_at_date:%Y-%m-%d}: {source}.")
    click.echo(line)
    if to is not None:
        _write_report(report, to)
    if quarantine is not None:
        for path in write_quarantine(report, quarantine):
            click.echo(f"Wrote {path}.", err=True)


def _count_table(report: ImportReport) -> str:
    heads = {
        "read": "n_read",
        "added": "n_added",
        "changed": "n_changed",
        "unchanged": "n_unchanged",
        "kept out": "n_quarantined",
        "passed over": "n_passed_over",
        "removed": "n_removed",
    }
    rows = [
        (count.table, *(getattr(count, name) for name in heads.values())) for count in report.counts
    ]
    shown = [row for row in rows if any(row[1:])] or rows[:1]
    lines = [f"{'table':<22}" + "".join(f"{head:>12}" for head in heads)]
    lines += [f"{name:<22}" + "".join(f"{n:>12,}" for n in numbers) for name, *numbers in shown]
    return "\n".join(lines)


def _list_findings(report: ImportReport, to: Path | None) -> None:
    # Without the key: it is what somebody typed, and standard error may be kept as a log.
    findings = report.findings
    shown = findings if to is None else findings.head(SCREENFUL)
    for finding in shown.to_dict("records"):
        place = [str(finding["file"])]
        if str(finding["table"]) and not place[0].lower().startswith(str(finding["table"])):
            place.append(str(finding["table"]))
        if not pd.isna(finding["row"]):
            place.append(f"row {finding['row']}")
        if not pd.isna(finding["column"]):
            place.append(str(finding["column"]))
        click.echo(f"{finding['severity']}: {', '.join(place)}: {finding['message']}", err=True)
    if len(findings) > len(shown):
        click.echo(f"... and {len(findings) - len(shown):,} more; all are in {to}.", err=True)


def _write_report(report: ImportReport, path: Path) -> None:
    try:
        # A column's name is what somebody typed, and a spreadsheet would run it.
        report.findings.map(harmless).to_csv(path, index=False)
    except OSError as error:
        raise UserError(
            f"The findings cannot be written to {path} ({error.strerror}). Name another file."
        ) from error
