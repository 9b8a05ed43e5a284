"""Word documents that can be read by everybody: real headings, numbered figures and tables with
captions, repeating header rows, alternative text, a language, a title, page numbers.

A document is filled from top to bottom and then saved. Text is plain; `**two stars**` make it bold.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from scr.exports import document_parts as parts
from scr.exports import document_table
from scr.exports.harmless import written
from scr.exports.zips import steady

PICTURE_CM = 16.5
"""How wide a picture is on an upright page."""


class WordDocument:
    """One document being made. `title` and `author` are its properties; `status` stands at the
    head of every page, empty where there is nothing to say; `made` is the day it is dated with (no
    clock is read, so that the same document is the same bytes). With `in_parts` its first pages
    are numbered i, ii and so on, and what follows begins with `part`. Plain text is written in
    letters of so many points."""

    def __init__(
        self,
        title: str,
        *,
        author: str,
        status: str = "",
        made: date,
        in_parts: bool = False,
        letters: int = parts.LETTERS,
    ) -> None:
        import docx

        self._document: Any = docx.Document()
        self._numbers = {"Figure": 0, "Table": 0}
        self._bookmarks = 0
        parts.set_up_styles(self._document, letters)
        parts.set_properties(self._document, title, author, status, datetime.combine(made, time()))
        label = "" if in_parts else None
        first = self._document.sections[0]
        parts.set_up_page(first, status or title, is_wide=False, label=label)
        self._document.add_paragraph(written(title), style="Title")

    def heading(self, text: str, level: int = 1, *, on_new_page: bool = False) -> None:
        """A heading of level 1 to 3; it shows in the reader's navigation."""
        paragraph = self._document.add_paragraph(written(text), style=f"Heading {level}")
        paragraph.paragraph_format.page_break_before = on_new_page or None
        self._bookmarks += 1
        parts.bookmark(paragraph, self._bookmarks, parts.bookmark_name(text))

    def paragraph(
        self,
        text: str,
        style: str = "Normal",
        *,
        with_next: bool = False,
        is_literal: bool = False,
    ) -> None:
        """A paragraph; `style` is one of Normal, List Bullet and Caution. `with_next` keeps it on
        the page of what follows. In text that `is_literal` stars are stars: it may hold what
        stands in a record."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = with_next or None
        if is_literal:
            paragraph.add_run(written(text))
        else:
            parts.add_runs(paragraph, written(text))

    def links(self, headings: Sequence[str]) -> None:
        """A list of contents: each heading of the document as a link to it."""
        for text in headings:
            paragraph = self._document.add_paragraph(style="List Bullet")
            parts.link_to_bookmark(paragraph, parts.bookmark_name(text), written(text))

    def contents(self, text: str, heading: str, page: str, *, is_part: bool = False) -> None:
        """A line of the contents: the text, which leads to the heading, and the page's number.
        What is no part of its own stands further in."""
        from docx.shared import Cm, Pt

        paragraph = self._document.add_paragraph(style="Contents")
        form = paragraph.paragraph_format
        if is_part:
            form.space_before, form.keep_with_next = Pt(4), True
        else:
            form.left_indent = Cm(0.6)
        parts.contents_line(
            paragraph, parts.bookmark_name(heading), written(text), written(page), self._width_cm
        )

    def web_link(self, text: str, address: str) -> None:
        """A paragraph that is a link, its words saying where it leads."""
        parts.link_to_address(self._document.add_paragraph(), address, written(text))

    def figure(self, png: bytes, *, alt: str, caption: str, width_cm: float = PICTURE_CM) -> None:
        """A picture with its numbered caption above it; `alt` stands for it where it cannot be
        seen."""
        from docx.shared import Cm

        self._caption("Figure", caption)
        paragraph = self._document.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width_cm))
        parts.describe(shape, self._numbers["Figure"], written(caption), written(alt))

    def table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        caption: str,
        number: str | None = None,
        n_names: int = 1,
        largest: int = document_table.SIZES[0],
        is_captioned: bool = True,
    ) -> None:
        """A table with its caption above it and one header row, repeated on each page. The first
        `n_names` columns hold names, the others numbers, which stand at the right. `number`
        overrides the document's own counting; letters are no larger than `largest` half points.
        Not `is_captioned`: the heading above it names it. A table that one page can hold is not
        broken over two.
        Raises ValueError for a row of another length."""
        if any(len(row) != len(headings) for row in rows):
            raise ValueError("every row of a table has as many cells as there are headings")
        if is_captioned:
            self._caption("Table", caption, number)
        element = document_table.table(
            [written(heading) for heading in headings],
            [[written(cell) for cell in row] for row in rows],
            written(caption),
            n_names,
            self._width_cm,
            largest,
        )
        body = self._document.element.body
        body.insert(len(body) - 1, element)
        self._document.add_paragraph(style="After table")

    def turn_page(self, *, wide: bool) -> None:
        """Begin a new page, lying on its side where `wide`, for tables of many columns."""
        self._begin(None, wide=wide)

    def part(self, label: str, *, wide: bool) -> None:
        """Begin a part on a new page, its pages numbered `label-1`, `label-2` and so on."""
        self._begin(label, wide=wide)

    @property
    def _width_cm(self) -> float:
        return float(self._document.sections[-1].page_width.cm - 2 * parts.MARGIN_CM)

    def _begin(self, label: str | None, *, wide: bool) -> None:
        from docx.enum.section import WD_SECTION

        last = self._document.paragraphs[-1]
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        # The paragraph that ends a section is small, and the only one after a table, so that none
        # stands on a page of its own.
        ending = self._document.paragraphs[-1]
        ending.style, ending.paragraph_format.space_after = "After table", 0
        if last.style.name == "After table" and not last.text:
            last._element.getparent().remove(last._element)
        parts.set_up_page(section, None, is_wide=wide, label=label)

    def saved(self) -> bytes:
        """The finished file."""
        out = io.BytesIO()
        self._document.save(out)
        return steady(out.getvalue())

    def _caption(self, kind: str, text: str, number: str | None = None) -> None:
        self._numbers[kind] += 1
        paragraph = self._document.add_paragraph(style="Caption")
        parts.numbered(paragraph, kind, number or str(self._numbers[kind]), written(text))
