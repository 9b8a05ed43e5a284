"""A table of a Word document: its columns as wide as their words ask, its letters as large as the
page allows, one header row that repeats."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from scr.exports.document_parts import NAMESPACE

PADDING = 60
"""On each side of a cell's text, in twentieths of a point."""
SIZES = (20, 18, 16, 14)
"""Sizes of a table's letters in half points, the largest that fits is taken."""
PLAIN = 0.87
"""How wide a usual letter is beside a bold one: what would like more room may be less wide."""

WHOLE = {False: 28, True: 14}
"""Rows of a table that is kept on one page, upright and on its side (True), where it can be. One
that is kept and has no room leaves its caption, and much of a page, behind."""
LAST = 3
"""Rows at a table's end that stand on one page, so that none stands alone on the last."""
# Centimetres past which a page lies on its side.
_ON_ITS_SIDE = 20

# Where a line of a cell may end: at a space, or after a hyphen between letters.
_BREAKS = re.compile(r" |(?<=[A-Za-z]-)(?=[A-Za-z])")
_BRACKETS = re.compile(r"\([^()]{3,18}\)")


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    caption: str,
    n_names: int,
    width_cm: float,
    largest: int = SIZES[0],
) -> Any:
    """A table's own element, its letters not larger than `largest` half points. It is written as
    text and read once: python-docx takes minutes for tables of thousands of cells."""
    from docx.oxml import parse_xml

    widths, size = fitted(headings, rows, n_names, width_cm, largest)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _cells(headings, widths, size, n_names, True, is_head=True)
    is_whole = len(rows) <= WHOLE[width_cm > _ON_ITS_SIDE]
    is_kept = [is_whole or n < 1 or n >= len(rows) - LAST for n in range(len(rows) - 1)] + [False]
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(row, widths, size, n_names, is_kept[n])}"
        "</w:tr>"
        for n, row in enumerate(rows)
    )
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B3BCC7"/>'
        for side in ("top", "bottom", "insideH")
    )
    return parse_xml(
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{PADDING}" w:type="dxa"/>'
        f'<w:right w:w="{PADDING}" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
        f' w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{escape(caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )


def _cells(
    texts: Sequence[str],
    widths: Sequence[int],
    size: int,
    n_names: int,
    is_kept: bool,
    is_head: bool = False,
) -> str:
    """The cells of a row."""
    return "".join(
        _cell(text, widths[i], size, is_head=is_head, is_number=i >= n_names, is_kept=is_kept)
        for i, text in enumerate(texts)
    )


def fitted(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    n_names: int,
    width_cm: float,
    largest: int = SIZES[0],
) -> tuple[list[int], int]:
    """The widths of a table's columns in twentieths of a point, and the size of its letters in
    half points: the largest at which no word is broken, the smallest where none is so small."""
    least, wish = [], []
    for i, heading in enumerate(headings):
        cells = [_kept_together(row[i]) for row in rows]
        least.append(max(_letters(word) for text in (heading, *cells) for word in _words(text)))
        longest = PLAIN * max(map(_letters, cells), default=1)
        wish.append(max(least[-1], min(longest, 34 if i < n_names else 20)))
    whole = int(width_cm / 2.54 * 1440)
    sizes = [size for size in SIZES if size <= largest]
    size = next((size for size in sizes if _sum(least, size) <= whole), SIZES[-1])
    # What is left over goes first to those that would like more, then to all.
    needs = [_twips(n, size) for n in least]
    wanted = [_twips(n, size) - need for n, need in zip(wish, needs, strict=True)]
    spare = max(whole - sum(needs), 0)
    given = min(1.0, spare / sum(wanted)) if sum(wanted) else 0.0
    widths = [need + given * more for need, more in zip(needs, wanted, strict=True)]
    return [int(whole * width / sum(widths)) for width in widths], size


def _words(text: str) -> list[str]:
    """What must stand on one line."""
    return _BREAKS.split(text)


def _kept_together(text: str) -> str:
    """The text with what stands in brackets on one line, where it is as short as limits are."""
    return _BRACKETS.sub(lambda match: match.group().replace(" ", "\u00a0"), text)


def _letters(text: str) -> float:
    """How wide a text is in letters of usual width."""
    return sum(1.35 if c in "MWmw%" else 1.25 if c.isupper() else 1.0 for c in text)


def _twips(letters: float, size: int) -> float:
    # A bold letter of Arial is about 0.6 of its size wide; others that stand in for it are wider.
    return letters * size * 10 * 0.6 + 2 * PADDING + 20


def _sum(letters: Sequence[float], size: int) -> float:
    return sum(_twips(n, size) for n in letters)


def _cell(
    text: str, width: int, size: int, *, is_head: bool, is_number: bool, is_kept: bool
) -> str:
    """A cell; `is_kept` on the page of what follows it."""
    kept = "<w:keepNext/>" if is_kept else ""
    side, shown = "right" if is_number else "left", escape(_kept_together(text))
    bold, letters = "<w:b/>" if is_head else "", f'<w:sz w:val="{size}"/>'
    # The mark that ends a paragraph has a size too, and a line is as high as the largest on it.
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{kept}'
        f'<w:spacing w:before="20" w:after="20"/><w:jc w:val="{side}"/><w:rPr>{letters}</w:rPr>'
        f'</w:pPr><w:r><w:rPr>{bold}{letters}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'
        "</w:p></w:tc>"
    )
