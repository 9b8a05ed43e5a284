"""The parts of a Word document that python-docx has no words for: captions that count, header rows
that repeat, links, alternative text, the page's frame."""

import hashlib
import re
from datetime import datetime
from html import escape
from typing import Any

from scr.base.markdown import pieces

MARGIN_CM = 2.0
BLUE = "12436D"
LETTERS = 12
"""Points of plain text."""
_SIZES = {"Title": 22, "Heading 1": 18, "Heading 2": 14, "Heading 3": 12}
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def set_up_styles(document: Any, letters: int) -> None:
    """Arial, plain text of so many points, dark blue headings, British English for everything."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.shared import Pt, RGBColor

    styles = document.styles
    styles["Normal"].paragraph_format.space_after = Pt(6)
    defaults = styles.element.find(_q("w:docDefaults")).find(_q("w:rPrDefault")).find(_q("w:rPr"))
    for old in defaults.findall(_q("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {NAMESPACE} w:val="en-GB" w:eastAsia="en-GB"/>'))
    for name, size in _SIZES.items():
        style = styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = RGBColor.from_string(BLUE)
        style.paragraph_format.keep_with_next = True
    styles.add_style("Caution", WD_STYLE_TYPE.PARAGRAPH).font.italic = False
    styles.add_style("After table", WD_STYLE_TYPE.PARAGRAPH)
    styles.add_style("Contents", WD_STYLE_TYPE.PARAGRAPH)
    styles["After table"].font.size = Pt(4)
    caption = styles["Caption"]
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(11.5), True, RGBColor(0, 0, 0)
    caption.paragraph_format.keep_with_next = True
    for name in (
        "Normal", "Caution", "After table", "Contents", "Caption", "Header", "Footer", *_SIZES,
    ):  # fmt: skip
        _face(styles[name], "Arial")
    styles["Normal"].font.size = Pt(letters)
    styles["Caution"].font.size = Pt(letters - 1)
    styles["Caution"].paragraph_format.space_after = Pt(4)
    styles["Contents"].font.size = Pt(10.5)
    styles["Contents"].paragraph_format.space_after = Pt(1)


def set_properties(document: Any, title: str, author: str, subject: str, made: datetime) -> None:
    """What the file says of itself."""
    about = document.core_properties
    about.title, about.author, about.subject = title, author, subject
    about.language, about.comments, about.keywords = "en-GB", "", ""
    about.created = about.modified = made
    about.last_modified_by, about.revision = author, 1


def set_up_page(section: Any, head: str | None, *, is_wide: bool, label: str | None = None) -> None:
    """A4, upright or on its side; `head` at the top of every page, the page's number below. A later
    section (`head` None) keeps what the first one says.

    Pages are counted through (`label` None), or within the section alone: in Roman numbers where
    the label is empty, else after the label: `5-1`. Such a number is known before anything is laid
    out, whatever program does that.
    """
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    sides = (Cm(21.0), Cm(29.7))
    section.page_width, section.page_height = reversed(sides) if is_wide else sides
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Cm(MARGIN_CM))
    if head is not None:
        section.header.paragraphs[0].text = head
    if head is None and label is None:
        return
    section.footer.is_linked_to_previous = False
    foot = section.footer.paragraphs[0]
    foot.add_run(f"Page {label}-" if label else "Page ")
    _field(foot, "PAGE", "1")
    if label is None:
        foot.add_run(" of ")
        _field(foot, "NUMPAGES", "1")
        return
    _count_anew(section, "decimal" if label else "lowerRoman")


def _count_anew(section: Any, form: str) -> None:
    """Let a section's pages begin with 1."""
    from docx.oxml import parse_xml

    for old in section._sectPr.findall(_q("w:pgNumType")):
        section._sectPr.remove(old)
    numbers = parse_xml(f'<w:pgNumType {NAMESPACE} w:fmt="{form}" w:start="1"/>')
    # The format has them just after the margins.
    section._sectPr.find(_q("w:pgMar")).addnext(numbers)


def add_runs(paragraph: Any, text: str) -> None:
    """The text, with what stands between two stars in bold, and marks made harmless as letters."""
    for piece, is_bold in pieces(text):
        paragraph.add_run(piece).bold = True if is_bold else None


def numbered(paragraph: Any, kind: str, number: str, text: str) -> None:
    """A caption: `Figure 1: ...`, its number a field where it counts by itself."""
    paragraph.add_run(f"{kind} ")
    if number.isdigit():
        _field(paragraph, f"SEQ {kind} \\* ARABIC", number)
    else:
        paragraph.add_run(number)
    paragraph.add_run(f": {text}")


def bookmark_name(text: str) -> str:
    """A name for the place of a heading: letters and digits, the same for the same words."""
    words = re.sub(r"\W+", "_", text)[:24].strip("_")
    return f"{words}_{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def bookmark(paragraph: Any, number: int, name: str) -> None:
    """Make a paragraph a place that links lead to."""
    from docx.oxml import parse_xml

    start = parse_xml(f'<w:bookmarkStart {NAMESPACE} w:id="{number}" w:name="{escape(name)}"/>')
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {NAMESPACE} w:id="{number}"/>'))


def link_to_bookmark(paragraph: Any, name: str, text: str) -> None:
    """Words that lead to a place in the document."""
    from docx.oxml import parse_xml

    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {NAMESPACE} w:anchor="{escape(name)}">{_linked(text)}</w:hyperlink>'
        )
    )


def contents_line(paragraph: Any, name: str, text: str, page: str, width_cm: float) -> None:
    """A line of a list of contents: words that lead to a place, dots, and the number of its
    page."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.oxml import parse_xml
    from docx.shared import Cm

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(width_cm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {NAMESPACE} w:anchor="{escape(name)}">{_linked(text)}'
            f"<w:r><w:tab/></w:r><w:r><w:t>{escape(page)}</w:t></w:r></w:hyperlink>"
        )
    )


def link_to_address(paragraph: Any, address: str, text: str) -> None:
    """Words that lead to a place on the web."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    place = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {NAMESPACE} {space} r:id="{place}">{_linked(text)}</w:hyperlink>')
    )


def describe(shape: Any, number: int, title: str, alt: str) -> None:
    """Give a picture its name and its alternative text."""
    about = shape._inline.docPr
    about.set("id", str(1000 + number))
    about.set("name", f"Figure {number}")
    about.set("title", title)
    about.set("descr", alt)


def _linked(text: str) -> str:
    return (
        f'<w:r><w:rPr><w:color w:val="{BLUE}"/><w:u w:val="single"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _field(paragraph: Any, code: str, shown: str) -> None:
    from docx.oxml import parse_xml

    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {NAMESPACE} w:instr="{escape(code)}"><w:r><w:t>{shown}</w:t></w:r>'
            "</w:fldSimple>"
        )
    )


def _face(style: Any, name: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_q(f"w:{kind}"), name)


def _q(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
