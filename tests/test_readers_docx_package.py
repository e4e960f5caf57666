"""DOCX: the package and its parts, whole, moved, damaged, made to harm."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from little_docx import W, lines, p, saved

from corpus.errors import UnreadableFile
from ingest.readers import read_file


def moved(data: bytes) -> bytes:
    """A document whose main part has another name, as some programs write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("document.xml", "document2.xml"), old.read(name).replace(b"document.xml", b"document2.xml"))
    return out.getvalue()


def test_the_main_part_may_have_any_name():
    document = Document()
    document.add_heading("Chương I", level=1)
    assert read_file("a.docx", moved(saved(document))).blocks == read_file("a.docx", saved(document)).blocks


def test_what_lies_outside_is_not_followed(tmp_path):
    (tmp_path / "styles.xml").write_text("không đọc", "utf-8")
    relations = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' TargetMode='External' "
        f"Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles' Target='{(tmp_path / 'styles.xml').as_uri()}'/>"
        "<Relationship Id='b' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering' "
        "Target='../../../../etc/passwd'/></Relationships>"
    )
    document = Document()
    document.add_paragraph("chữ")
    assert read_file("a.docx", saved(document, **{"word/_rels/document.xml.rels": relations})).text == "chữ\n"


RELATIONS = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>"
CHUNK = "<Relationship Id='c' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk' Target='{}'/>"
R = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
PAGE = "<!DOCTYPE html><html><body><p>Điều 1</p><table border=1><tr><td>1</td><td>Sở Y tế</td></tr><tr><td>2</td><td>Sở A</td></tr></table></body></html>"
MAIL = f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--b--\n"
READ = ["trước", "Điều 1", "1\tSở Y tế", "2\tSở A", "sau"]
CHUNKS = {
    "a page": ({"word/c.htm": PAGE}, "c.htm", READ, 0),
    "a page saved in one file": ({"word/c.mht": MAIL}, "/word/c.mht", READ, 0),
    "plain text": ({"word/c.txt": "một\nhai"}, "c.txt", ["trước", "một", "hai", "sau"], 0),
    "a program": ({"word/c.htm": "MZ\x00\x01\x02"}, "c.htm", ["trước", "sau"], 1),
    "nothing": ({}, "c.htm", ["trước", "sau"], 1),
    "a place outside": ({}, "../../../etc/passwd", ["trước", "sau"], 1),
}


@pytest.mark.parametrize(("parts", "target", "read", "told"), CHUNKS.values(), ids=CHUNKS)
def test_documents_put_into_a_body(parts, target, read, told):
    xml = f"<w:document {W} {R}><w:body>{p('trước')}<w:altChunk r:id='c'/>{p('sau')}</w:body></w:document>"
    relations = {"word/_rels/document.xml.rels": RELATIONS.format(CHUNK.format(target))}
    reading = read_file("a.docx", saved(Document(), document=xml, **relations, **parts))
    assert (lines(reading), len(reading.warnings)) == (read, told)


def test_a_page_put_into_a_body_many_times_is_read_once():
    again = "<w:altChunk r:id='c'/>" * 5000
    xml = f"<w:document {W} {R}><w:body>{p('trước')}{again}</w:body></w:document>"
    relations = {"word/_rels/document.xml.rels": RELATIONS.format(CHUNK.format("c.txt"))}
    reading = read_file("a.docx", saved(Document(), document=xml, **relations, **{"word/c.txt": "một"}))
    assert lines(reading) == ["trước", "một"]


BROKEN = {
    "cut off": (lambda data: data[: len(data) // 2], "bị hỏng hoặc tải chưa đủ"),
    "no text": (lambda data: saved(Document()), "không có chữ nào"),
    "billion laughs": (
        lambda data: saved(Document(), document="<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '" + "&b;" * 99 + f"'>]><w:document {W}><w:body>"
                           "<w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"), "khai báo DTD.*Hãy"),
    "too deep": (
        lambda data: saved(Document(), document=f"<w:document {W}><w:body>" + "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
                           + "</w:body></w:document>"), "bị hỏng"),
    "no XML": (lambda data: saved(Document(), document="không phải"), "bị hỏng"),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "message"), BROKEN.values(), ids=BROKEN)
def test_damaged_files(damage, message):
    document = Document()
    document.add_paragraph("chữ")
    with pytest.raises(UnreadableFile, match=rf"a\.docx: .*({message})"):
        read_file("a.docx", damage(saved(document)))


def test_a_zip_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb, bomb.open("word/document.xml", "w") as part:
        for _ in range(121):
            part.write(b" " * 2**20)
    with pytest.raises(UnreadableFile, match="bung ra quá 120 MB"):
        read_file("a.docx", out.getvalue())


BOMBS = {
    "paragraphs without end": "<w:p/>" * 2_000_000,
    "a paragraph of runs without end": "<w:p>" + "<w:r/>" * 2_000_000 + "</w:p>",
    "more paragraphs than a document has": "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 250_001,
}


@pytest.mark.slow
@pytest.mark.parametrize("xml", BOMBS.values(), ids=BOMBS)
def test_bodies_that_are_no_documents(xml):
    with pytest.raises(UnreadableFile, match=r"a\.docx: .*Hãy .*tách"):
        read_file("a.docx", saved(Document(), document=f"<w:document {W}><w:body>{xml}</w:body></w:document>"))


def test_styles_without_end():
    with pytest.raises(UnreadableFile, match="lớn bất thường"):
        read_file("a.docx", saved(Document(), styles=f"<w:styles {W}>{'<w:style/>' * 900_000}</w:styles>"))
