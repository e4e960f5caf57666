"""WordprocessingML by hand, in a document that python-docx makes the rest of."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.readers import read_file
from ingest.reading import Reading

W = nsdecls("w")
OTHERS = (
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:v='urn:schemas-microsoft-com:vml' "
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "
    "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"
)


def saved(made, /, **parts: str) -> bytes:
    """The file of a document, with some parts replaced or added: "word/footnotes.xml" by footnotes=…, "docProps/app.xml" by app=…"""
    first, out = io.BytesIO(), io.BytesIO()
    made.save(first)
    replaced = {
        "docProps/app.xml" if name == "app" else name if "." in name else f"word/{name}.xml": text for name, text in parts.items()
    }
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in replaced:
                new.writestr(info, old.read(info))
        for name, text in replaced.items():
            new.writestr(name, text)
    return out.getvalue()


def body(xml: str, **parts: str) -> Reading:
    """The reading of a document with a body of WordprocessingML."""
    document = Document()
    wrapped = parse_xml(f"<w:body {W} {OTHERS}>{xml}</w:body>")
    for element in reversed(wrapped):
        document.element.body.insert(0, element)
    return read_file("a.docx", saved(document, **parts))


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def lines(reading: Reading) -> list[str]:
    return reading.text.splitlines()


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"
