"""PDF with a text layer: lines in reading order, paragraphs, ruled tables, notes; running heads left out, pages kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.readers.canonical import write
from ingest.readers.flow import Break, Item, Remark, Run
from ingest.readers.legacy.charmaps import decode
from ingest.readers.legacy.convert import charmaps
from ingest.readers.pdf.carried import carried_over
from ingest.readers.pdf.mending import mended
from ingest.readers.pdf.mine import Damaged, pages
from ingest.readers.pdf.page import Course, Laid, items, laid
from ingest.readers.pdf.running import without_running_heads
from ingest.readers.pdf.scans import recognise
from ingest.readers.pdf.shapes import Line
from ingest.readers.pdf.stamps import without_stamps
from ingest.readers.pdf.unread import GARBLED, states, warnings
from ingest.reading import Reading

_CUT = "Tệp PDF bị hỏng hoặc tải chưa đủ: chỉ đọc được phần còn lại, có thể thiếu trang. Hãy tải lại bản đầy đủ rồi nạp lại."


def read(data: bytes) -> Reading:
    """The document in a PDF. Raises UnreadableFile where it is damaged, locked, too complex or has no text."""
    found, data, told = _laid(data)
    _mend(found)
    recognised = recognise(found, data)
    for page in found:
        page.text = without_stamps(page.text)
    texts = carried_over(without_running_heads(found))
    its = states(found, texts, recognised)
    flow = _flow(found, [[] if state == GARBLED else text for text, state in zip(texts, its, strict=True)])
    return write(flow, format="pdf", pages=len(found), first_page=1, warnings=(*told, *warnings(its)))


def _laid(data: bytes) -> tuple[list[Laid], bytes, tuple[str, ...]]:
    """The pages, the file that they are of, and what is to be said where its end had to be made up.

    Of such a file every page that is left must be whole: one that lost a font, or a part of it, loses figures without a sign.
    """
    try:
        return [laid(page) for page in pages(data)], data, ()
    except Damaged:
        again = mended(data)
        found = [laid(page) for page in pages(again, whole=False)] if again else []
        if again is None or any(page.unreadable for page in found):
            raise
        return found, again, (_CUT,)


def _mend(found: Sequence[Laid]) -> None:
    """Lines set in fonts from before Unicode, in place."""
    lines = [line for page in found for line in page.text]
    lines += [line for page in found for _, cells in page.tables for cell in cells for line in cell]
    for line, (charmap,) in zip(lines, charmaps([[Run(line.text, line.font)] for line in lines]), strict=True):
        if charmap:
            line.raised = tuple(
                (len(decode(line.text[:a], charmap)), len(decode(line.text[:b], charmap))) for a, b in line.raised
            )
            line.text = decode(line.text, charmap)


def _flow(found: Sequence[Laid], texts: Sequence[Sequence[Line]]) -> list[Item]:
    flow: list[Item] = []
    open_note: Remark | None = None
    course = Course(_usual_size(texts))
    for page, text in zip(found, texts, strict=True):
        if page.number > 1:
            flow.append(Break(page.number))
        body, notes = items(page, text, course)
        flow += body
        for note in notes:
            if note.marker or open_note is None:
                flow.append(note)
                open_note = note
            else:
                open_note.content += note.content
    return flow


def _usual_size(texts: Sequence[Sequence[Line]]) -> float:
    """The size of most of the text."""
    letters: Counter[float] = Counter()
    for text in texts:
        for line in text:
            letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0
