"""Make the pack: ask every table in the order of the report and say what it shows."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd

from scr import disclosure
from scr.base import words
from scr.base.errors import RefusedError
from scr.base.periods import EVERYTHING, Span
from scr.disclosure import Reader
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.key_figures import key_figures
from scr.exhibits.scope import Scope
from scr.exports.blanks import marked
from scr.figures.definitions import Definition, FigureColumn
from scr.figures.directory import directory
from scr.figures.run import Result
from scr.plot import Chart
from scr.report import asking, contents, published
from scr.report.asking import Edition
from scr.report.contents import Entry
from scr.report.pack import KeyFigure, Pack, ReportTable, Section
from scr.store import Snapshot

Progress = Callable[[float, str], None]

# A sentence about columns, which it names by their headings, in the middle of it.
NAMED = re.compile(r"(.*? )(“[^”]+”(?:(?:, | and )“[^”]+”)*)( .*)")
HEADING = re.compile(r"“[^”]+”")
PERIOD = FigureColumn(
    "period", "VARCHAR", "year, or the day of the picture", "never null", "Year", "code"
)


def build(
    snapshot: Snapshot,
    span: Span,
    as_at: date | None = None,
    policy: str = "publication",
    *,
    before: Span | None = None,
    release: str | None = None,
    reader: Reader = disclosure.TRUSTED,
    progress: Progress = lambda share, doing: None,
) -> Pack:
    """The pack for one whole year, compared with `before` (default: the year before).

    `progress` is told the share done (0 to 1) and what is being made; what it raises stops the
    work. Raises ArgumentError for a year that cannot be reported on, RefusedError where the policy
    answers nothing of it or the reader may not have it.
    """
    if policy == "none" and not reader.sees_every_board:
        raise RefusedError(
            "An internal report hides nothing of any board, so it is made for those who see the "
            "figures of every board."
        )
    wanted = asking.edition(snapshot, span, as_at, policy, before, reader)
    snapshot_directory = directory(snapshot)
    made, refused = _tables(wanted, progress)
    sections = [
        Section(part.title, tuple(made[e.id] for e in part.entries if e.id in made))
        for part in contents.PARTS
    ]
    return Pack(
        year=wanted.year,
        before=wanted.before,
        as_at=wanted.as_at,
        policy=policy,
        release=release,
        snapshot=snapshot,
        dataset=snapshot_directory.title or "England",
        is_sample=snapshot_directory.is_sample,
        sections=(*(section for section in sections if section.tables), _reference(wanted, made)),
        refused=tuple(refused),
        key_figures=_key_figures(wanted, made),
    )


def _key_figures(wanted: Edition, made: dict[str, ReportTable]) -> tuple[KeyFigure, ...]:
    """The key figures of those tables that are in the report."""
    tiles = key_figures(wanted.scope, wanted.stock_scope)
    return tuple(KeyFigure(made[table].number, tile) for table, tile in tiles if table in made)


def _reference(wanted: Edition, made: dict[str, ReportTable]) -> Section:
    numbers = {name: table.number for name, table in made.items()}
    years = (wanted.year, wanted.before)
    table = published.table(str(len(made) + 1), numbers, years)
    return Section("Figures published by others", (table,))


def _tables(wanted: Edition, progress: Progress) -> tuple[dict[str, ReportTable], list[str]]:
    """Every table by id, and the title of each that the policy does not answer."""
    entries = [entry for part in contents.PARTS for entry in part.entries]
    made: dict[str, ReportTable] = {}
    refused: list[str] = []
    for done, entry in enumerate(entries):
        progress(done / len(entries), f"Table: {entry.title}")
        try:
            made[entry.id] = _table(entry, wanted, str(len(made) + 1))
        except RefusedError:
            if entry is entries[0]:
                raise
            refused.append(entry.title)
    return made, refused


def _table(entry: Entry, wanted: Edition, number: str) -> ReportTable:
    results = _answers(entry, wanted)
    exhibit = entry.exhibit(_scope(entry, wanted))
    columns = _columns(results[0].definition, entry.by)
    table = pd.concat([_with_period(result) for result in results], ignore_index=True)
    return ReportTable(
        id=entry.id,
        number=number,
        title=entry.title,
        sentence=exhibit.plain_sentence,
        caution=exhibit.caution,
        columns=columns,
        results=results,
        chart=_chart(exhibit),
        table=table[[column.name for column in columns]],
        left_out=wanted.left_out(entry.figure, results[-1].request.span),
        notes=(*_day_of_stock(entry, wanted), *_notes(results)),
        is_by_board=entry.by == "board",
    )


def _scope(entry: Entry, wanted: Edition) -> Scope:
    return wanted.stock_scope if entry.years == "none" else wanted.scope


def _day_of_stock(entry: Entry, wanted: Edition) -> tuple[str, ...]:
    if entry.years != "none":
        return ()
    return (f"As at {words.day(wanted.stock_day)}, the last day of the reporting year.",)


def _chart(exhibit: Exhibit) -> Chart | None:
    """The chart of an exhibit; None where it would be one of nothing."""
    return None if exhibit.empty else exhibit.chart


def _notes(results: tuple[Result, ...]) -> tuple[str, ...]:
    """What is to be said of the answers, once: what is said alike of several columns in one
    sentence."""
    forms: dict[str, dict[str, None]] = {}
    for note in (note for result in results for note in result.notes):
        match = NAMED.match(note)
        lead, named, rest = match.groups() if match else (note, "", "")
        # The columns that a sentence names are gathered under the rest of it.
        forms.setdefault(f"{lead}{{0}}{rest}", {}).update(dict.fromkeys(HEADING.findall(named)))
    return tuple(
        form.replace("{0}", words.listed([*names]) if names else "")
        for form, names in forms.items()
    )


def _columns(figure: Definition, by: str) -> tuple[FigureColumn, ...]:
    """The period, then what the figure shows; its group only where the period or the whole does
    not say it already."""
    named = {"board": ("group_id", "group_name"), "region": ("group_name",)}.get(by, ())
    labels = {"group_name": by.capitalize(), "group_id": f"{by.capitalize()} id"}
    return (
        PERIOD,
        *(
            replace(column, label=labels.get(column.name, column.label))
            for column in figure.shown_columns
            if column.name not in labels or column.name in named
        ),
    )


def narrow_chart(pack: Pack, table: ReportTable, reader: Reader) -> Chart | None:
    """The chart of a table as a phone shows it; None where the table has none."""
    if table.chart is None or not table.results:
        return table.chart
    wanted = asking.edition(pack.snapshot, pack.year, pack.as_at, pack.policy, pack.before, reader)
    entry = next(e for part in contents.PARTS for e in part.entries if e.id == table.id)
    scope = _scope(entry, wanted)
    return _chart(entry.exhibit(replace(scope, canvas=replace(scope.canvas, is_phone=True))))


def _answers(entry: Entry, wanted: Edition) -> tuple[Result, ...]:
    if entry.years == "none":
        return (wanted.ask(entry.figure, EVERYTHING, entry.by),)
    if entry.years == "trend":
        return (wanted.ask(entry.figure, wanted.trend, entry.by),)
    years = [wanted.before] if entry.years == "two" and wanted.has_before else []
    return tuple(wanted.ask(entry.figure, year, entry.by) for year in (*years, wanted.year))


def _with_period(result: Result) -> pd.DataFrame:
    table = marked(result)
    by_year = result.request.by == "period"
    label = result.request.span.label or result.as_at.isoformat()
    table.insert(0, PERIOD.name, table["group_id"] if by_year else label)
    return table
