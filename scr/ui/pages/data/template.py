"""The empty workbook to fill in, as a download."""

import tempfile
from pathlib import Path

from scr.ui.kit.download import download_button

NAME = "serious-case-reviews-template.xlsx"


def template_button(key: str = "template") -> None:
    """A button that hands out the template."""
    download_button(
        "reference",
        "Template to fill in",
        data=template,
        file_name=NAME,
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        icon=":material/download:",
        key=key,
        help="An empty workbook: a sheet for each table, its columns explained, lists for codes.",
    )


def template() -> bytes:
    """The template as the bytes of an .xlsx workbook."""
    # A writer of workbooks is loaded for whoever wants one, not for every page.
    from scr.importing.template import write_template

    with tempfile.TemporaryDirectory(prefix="scr-template-") as folder:
        path = Path(folder) / NAME
        write_template(path)
        return path.read_bytes()
