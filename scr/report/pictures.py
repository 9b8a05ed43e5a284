"""The report's charts as files of their own, each with its title, its source and its date, so that
one can stand in another document."""

from collections.abc import Callable, Mapping

from scr.base import words
from scr.exports.pictures import Label, Picture, picture
from scr.report.pack import Pack, ReportTable

Progress = Callable[[float, str], None]


def drawn(pack: Pack, progress: Progress = lambda share, doing: None) -> dict[str, Picture]:
    """Every chart, drawn once, by the id of its table. What `progress` raises stops the work."""
    made: dict[str, Picture] = {}
    tables = [table for table in pack.all_tables() if table.chart is not None]
    for done, table in enumerate(tables):
        progress(done / len(tables), f"Picture: {table.title}")
        if table.chart is not None:
            made[table.id] = picture(table.chart, label(table, pack))
    return made


def pictures(made: Mapping[str, Picture]) -> dict[str, bytes]:
    """Every chart twice by the name of its file: PNG for documents, SVG for those who set them."""
    return {
        f"pictures/{name}.{form}": content
        for name, drawn in made.items()
        for form, content in (("png", drawn.png), ("svg", drawn.svg))
    }


def label(table: ReportTable, pack: Pack) -> Label:
    """What stands in the picture of a table."""
    day = words.day(table.as_at or pack.as_at)
    release = f" Release {pack.release}." if pack.release else ""
    source = f"Source: {table.source}, {pack.source}. As at {day}.{release}"
    return Label(table.title, tuple(filter(None, (source, f"{pack.title}.", pack.status))))
