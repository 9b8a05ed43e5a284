"""The empty workbook to fill in: every table, its columns explained, lists for coded values."""

from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from scr.base.errors import UserError
from scr.store import Column, Table, import_tables

N_ROWS = 2000
WIDTHS = {"date": 13, "yes_no": 11, "whole_number": 11, "code": 22, "list": 28, "text": 22}
LEAST_WIDTH_BESIDE_NAME = 3

HOW_TO = (
    "Each sheet is one table; each row below the first is one record. Leave sheets that you do not "
    "need empty.",
    "Do not rename the sheets or the columns. You may take out columns that are not required, and "
    "put columns in any order. A column that is not there leaves what is stored as it is; an empty "
    "cell clears it.",
    "Required columns have a dark heading. Rest the pointer on a heading to read what goes there.",
    "Write dates as day/month/year (31/01/2014) or year-month-day (2014-01-31). Any time of day is "
    "dropped. Where only the month is known, write it (Jan 2014).",
    "Where a cell has a list, choose from it. Yes-or-no columns take yes or no.",
    "Leave a cell empty when you do not know; n/a, -, tbc, not known and unknown count as empty in "
    "columns that are not required.",
    "Boards may be named by their id, their name or one of their aliases. Put ; between several.",
    "Never write a child’s name anywhere: not in references, reasons or notes.",
    "To import: load the workbook on the page Data, which first shows what would happen; or "
    "python -m scr import WORKBOOK.xlsx --dry-run, and without --dry-run. Rows that cannot be used "
    "are kept out and listed with what to mend.",
)
IN_WORDS = {
    "date": "A date, for example 31/01/2014.",
    "yes_no": "yes or no.",
    "whole_number": "A whole number.",
    "list": "Several, with ; between.",
}


def write_template(path: Path) -> None:
    """Write the workbook. It imports without findings as it is, with no rows.

    Raises UserError when the file cannot be written, is named as another kind of file, or is there
    already: somebody may have filled it in.
    """
    if path.suffix.lower() != ".xlsx":
        raise UserError(f"The template is a workbook. Give {path.name} the ending .xlsx.")
    if path.is_file() and path.stat().st_size:
        raise UserError(
            f"{path.name} is there already and may have been filled in, so it was left as it is. "
            "Give another name, or take that file away first."
        )
    workbook = xlsxwriter.Workbook(str(path))
    formats = {
        "title": workbook.add_format({"bold": True, "font_size": 14}),
        "bold": workbook.add_format({"bold": True}),
        "wrap": workbook.add_format({"text_wrap": True, "valign": "top"}),
        "required": workbook.add_format(
            {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 1}
        ),
        "optional": workbook.add_format({"bold": True, "bg_color": "#E8ECF1", "border": 1}),
        "date": workbook.add_format({"num_format": "dd/mm/yyyy"}),
        "text": workbook.add_format({"num_format": "@"}),
    }
    _write_instructions(workbook, formats)
    for table in import_tables().values():
        _write_table(workbook, formats, table)
    try:
        workbook.close()
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise UserError(
            f"The template cannot be written to {path}. Close it if it is open in another "
            "program, or name another file."
        ) from error


def _write_instructions(workbook: Any, formats: dict[str, Any]) -> None:
    sheet = workbook.add_worksheet("Instructions")
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write(0, 0, "How to fill in this workbook", formats["title"])
    row = 2
    for number, line in enumerate(HOW_TO, 1):
        sheet.write(row, 0, f"Step {number}", formats["bold"])
        sheet.write_string(row, 1, line, formats["wrap"])
        row += 1
    row += 1
    sheet.write(row, 0, "Sheet", formats["bold"])
    sheet.write(row, 1, "What a row of it is", formats["bold"])
    for table in import_tables().values():
        row += 1
        sheet.write_string(row, 0, table.name)
        sheet.write_string(row, 1, table.comment, formats["wrap"])


def _write_table(workbook: Any, formats: dict[str, Any], table: Table) -> None:
    sheet = workbook.add_worksheet(table.name)
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(table.columns):
        width = max(WIDTHS[column.kind], len(column.name) + LEAST_WIDTH_BESIDE_NAME)
        kind = "date" if column.kind == "date" else "text" if column.kind == "text" else None
        sheet.set_column(number, number, width, formats[kind] if kind else None)
        heading = "required" if column.is_required else "optional"
        sheet.write_string(0, number, column.name, formats[heading])
        sheet.write_comment(0, number, explain(column), {"x_scale": 2, "y_scale": 1.5})
        choices = ["yes", "no"] if column.kind == "yes_no" else list(column.codes)
        if choices:
            letter = xl_col_to_name(number)
            sheet.data_validation(
                f"{letter}2:{letter}{N_ROWS + 1}",
                {
                    "validate": "list",
                    "source": choices,
                    "ignore_blank": True,
                    "error_title": "Not in the list",
                    "error_message": "Choose one of the values in the list, or leave it empty.",
                },
            )


def explain(column: Column) -> str:
    """What goes into a column, in words: its meaning, its form, whether it is required."""
    parts = [column.comment]
    if column.codes:
        parts.append(f"One of: {', '.join(column.codes)}.")
    elif column.kind in IN_WORDS:
        parts.append(IN_WORDS[column.kind])
    parts.append("Required." if column.is_required else "May be left empty.")
    return "\n".join(parts)
