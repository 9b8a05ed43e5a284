"""The titles of an XLSX workbook tagged as headings: the library that writes it knows no named
styles of cells, so the one that Excel calls Heading 1 is put into the finished file."""

import io
import re
import zipfile

from scr.exports.zips import zipped

STYLES = "xl/styles.xml"
# The number that Excel has for its own style of this name, in whatever language it runs.
HEADING_1 = 16


def tagged(workbook: bytes, size: int) -> bytes:
    """The workbook with every cell in letters of this size as Heading 1; they look the same. No
    other cell may be in letters of that size."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[STYLES] = _with_heading(files[STYLES].decode(), size).encode()
    return zipped(files)


def _with_heading(styles: str, size: int) -> str:
    fonts = re.findall(r"<font>.*?</font>", styles)
    font = next(i for i, font_xml in enumerate(fonts) if f'<sz val="{size}"/>' in font_xml)
    style = int(_first_group(r'<cellStyleXfs count="(\d+)">', styles))
    styles = re.sub(rf'(<xf [^>]*fontId="{font}" [^>]*xfId=)"0"', rf'\1"{style}"', styles)
    base = f'<xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" applyFont="1"/>'
    named = (
        f'<cellStyle name="Heading 1" xfId="{style}" builtinId="{HEADING_1}" customBuiltin="1"/>'
    )
    return _one_more(_one_more(styles, "cellStyleXfs", base), "cellStyles", named)


def _one_more(styles: str, tag: str, element: str) -> str:
    """The list `tag` with one more element, and its count."""
    n = int(_first_group(rf'<{tag} count="(\d+)">', styles))
    counted = styles.replace(f'<{tag} count="{n}">', f'<{tag} count="{n + 1}">')
    return counted.replace(f"</{tag}>", f"{element}</{tag}>")


def _first_group(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise ValueError("the workbook's styles are not as the library used to write them")
    return match.group(1)
