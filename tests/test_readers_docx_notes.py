"""DOCX: notes, their marks and how they are numbered."""

from __future__ import annotations

from little_docx import W, body, lines, p

from ingest.reading import Note


def test_notes_stand_at_the_end_and_know_their_place():
    notes = (f"<w:footnotes {W}><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
             f"<w:footnote w:id='7'>{p(' Nghị quyết số 08.')}</w:footnote><w:footnote w:id='2'>{p('Ghi chú đầu.')}</w:footnote></w:footnotes>")  # fmt: skip
    text = (
        "<w:p><w:r><w:t>Một</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t>, hai</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r></w:p>"
    )
    reading = body(text + p("Hết."), footnotes=notes)
    assert lines(reading) == ["Một, hai", "Hết.", "Ghi chú đầu.", "Nghị quyết số 08."]
    found = [b for b in reading.blocks if isinstance(b, Note)]
    assert [(n.marker, n.body.text, n.ref.start) for n in found] == [("1", "Ghi chú đầu.", 3), ("2", "Nghị quyết số 08.", 8)]


def test_a_mark_that_the_author_typed():
    notes = f"<w:footnotes {W}><w:footnote w:id='2'>{p('Ghi chú.')}</w:footnote><w:footnote w:id='3'>{p('Sau.')}</w:footnote></w:footnotes>"
    text = ("<w:p><w:r><w:t>Một</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>(*)</w:t></w:r>"
            "<w:r><w:t> và hai</w:t><w:footnoteReference w:id='3'/></w:r></w:p>")  # fmt: skip
    reading = body(text, footnotes=notes)
    assert lines(reading)[0] == "Một và hai"
    assert [(b.marker, b.body.text, b.ref.start) for b in reading.blocks if isinstance(b, Note)] == [
        ("(*)", "Ghi chú.", 3),
        ("1", "Sau.", 10),
    ]


def test_notes_numbered_as_the_document_has_them():
    notes = f"<w:footnotes {W}><w:footnote w:id='2'>{p('Ghi chú.')}</w:footnote></w:footnotes>"
    text = "<w:p><w:r><w:t>Một</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    section = "<w:p><w:pPr><w:sectPr><w:footnotePr><w:numFmt w:val='chicago'/></w:footnotePr></w:sectPr></w:pPr></w:p>"
    assert [b.marker for b in body(text + section, footnotes=notes).blocks if isinstance(b, Note)] == ["*"]
