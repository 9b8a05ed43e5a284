"""How an ODS spreadsheet looks, and the fixed parts of its file: styles of cells, columns and
pages, the names of its XML, the list of its parts."""

from scr.exports import book as bk

MIME = "application/vnd.oasis.opendocument.spreadsheet"
WIDTHS = {"number": "3.8cm", "name": "8cm", "sentence": "22cm"}

SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{place}:1.0"'
    for name, place in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
)
SPACES += (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' office:version="1.3"'
)
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

_FONT = 'fo:font-family="Arial" fo:language="en" fo:country="GB"'
DEFAULTS = (
    '<office:styles><style:default-style style:family="table-cell">'
    f'<style:text-properties {_FONT} fo:font-size="12pt"/></style:default-style>'
    # Titles are in the program's own style of this name, which says that they are headings.
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1"'
    ' style:family="table-cell"/></office:styles>'
    # On paper a sheet lies on its side, is as wide as one page, and has no head and no foot.
    '<office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties'
    ' fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"'
    ' fo:margin="1.5cm" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout>'
    '</office:automatic-styles><office:master-styles><style:master-page style:name="page"'
    ' style:page-layout-name="page"><style:header style:display="false"/>'
    '<style:footer style:display="false"/></style:master-page></office:master-styles>'
)


def _style(name: str, text: str = "", *, wraps: bool = False, right: bool = False) -> str:
    data = f' style:data-style-name="N{name}"' if name in _NUMBERS else ""
    side = '<style:paragraph-properties fo:text-align="end"/>' if right else ""
    parent = ' style:parent-style-name="Heading_20_1"' if name == "title" else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{data}{parent}>'
        f'<style:table-cell-properties style:vertical-align="top"'
        f' fo:wrap-option="{"wrap" if wraps else "no-wrap"}"/>{side}'
        f'<style:text-properties {_FONT} fo:font-size="{16 if name == "title" else 12}pt" {text}/>'
        "</style:style>"
    )


_NUMBERS = {
    bk.PERCENT: '<number:percentage-style style:name="Npercent"><number:number'
    ' number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text>'
    "</number:percentage-style>",
    bk.COUNT: '<number:number-style style:name="Ncount"><number:number number:decimal-places="0"'
    ' number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
    bk.DECIMAL: '<number:number-style style:name="Ndecimal"><number:number'
    ' number:decimal-places="2" number:min-integer-digits="1"/></number:number-style>',
    bk.DAY: '<number:date-style style:name="Nday"><number:day/><number:text> </number:text>'
    '<number:month number:style="long" number:textual="true"/><number:text> </number:text>'
    '<number:year number:style="long"/></number:date-style>',
}
_BOLD = 'fo:font-weight="bold"'
STYLES = (
    "<office:automatic-styles>"
    '<style:style style:name="sheet" style:family="table" style:master-page-name="page">'
    '<style:table-properties table:display="true"/></style:style>'
    + "".join(_NUMBERS.values())
    + _style("title", _BOLD)
    + _style("bold", _BOLD, wraps=True)
    + _style("line")
    + _style("wrap", wraps=True)
    + _style("mark", right=True)
    + _style("link", 'fo:color="#12436D" style:text-underline-style="solid"', wraps=True)
    + "".join(_style(kind) for kind in _NUMBERS)
    + "".join(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for name, width in WIDTHS.items()
    )
    + "</office:automatic-styles>"
)
MANIFEST = (
    f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    f' manifest:version="1.3"><manifest:file-entry manifest:full-path="/"'
    f' manifest:version="1.3" manifest:media-type="{MIME}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
        for name in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)
