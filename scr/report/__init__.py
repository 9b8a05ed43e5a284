"""The annual report: every table of one year in the order of a report, and the files of it."""

from scr.report.building import build, narrow_chart
from scr.report.pack import Pack, ReportTable, Section
from scr.report.writing import check_folder, files, write

__all__ = [
    "Pack",
    "ReportTable",
    "Section",
    "build",
    "check_folder",
    "files",
    "narrow_chart",
    "write",
]
