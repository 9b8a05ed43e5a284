"""The report's charts as files of their own, each with its title, its source and its date, so that
one can stand in another document."""

from collections.abc import Callable

from scr.base import words
from scr.exports.pictures import Label, labelled
from scr.report.pack import Pack, ReportTable

Progress = Callable[[float, str], None]


def pictures(pack: Pack, progress: Progress = lambda share, doing: None) -> dict[str, bytes]:
    """Every chart twice by the name of its file: PNG for documents, SVG for those who set them.
    What `progress` raises stops the work."""
    made: dict[str, bytes] = {}
    tables = [table for table in pack.all_tables() if table.chart is not None]
    for done, table in enumerate(tables):
        progress(done / len(tables), f"Picture: {table.title}")
        if table.chart is not None:
            for form, content in labelled(table.chart, label(table, pack)).items():
                made[f"pictures/{table.id}.{form}"] = content
    return made


def label(table: ReportTable, pack: Pack) -> Label:
    """What stands in the picture of a table."""
    day = words.day(table.as_at or pack.as_at)
    release = f" Release {pack.release}." if pack.release else ""
    source = f"Source: {table.source}, {pack.source}. As at {day}.{release}"
    return Label(table.title, tuple(filter(None, (source, f"{pack.title}.", pack.status))))
