"""PDF with a text layer: lines in reading order, paragraphs, ruled tables, notes; running heads left out, pages kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.errors import UnreadableFile
from ingest.readers.canonical import write
from ingest.readers.flow import Break, Item, Remark, Run
from ingest.readers.legacy.charmaps import decode
from ingest.readers.legacy.convert import charmaps
from ingest.readers.pdf.mine import pages
from ingest.readers.pdf.page import Laid, items, laid
from ingest.readers.pdf.paragraphs import Margins
from ingest.readers.pdf.quality import is_garbled
from ingest.readers.pdf.running import without_running_heads
from ingest.readers.pdf.shapes import Line
from ingest.reading import Reading

_SCANNED = (
    "Trang {pages} chỉ có ảnh hoặc lớp chữ hỏng nên chữ trong ảnh không được đọc. "
    "Nếu các trang này có nội dung cần tra cứu, hãy nhận dạng chữ (OCR) rồi nạp lại."
)
_BROKEN_PAGES = "Trang {pages} bị hỏng hoặc vẽ quá phức tạp nên không đọc được."
_ALL_SCANNED = (
    "tệp PDF là bản quét (chỉ có ảnh) hoặc lớp chữ bị hỏng, không có trang nào đọc được. "
    "Hãy nhận dạng chữ (OCR tiếng Việt) rồi lưu thành PDF có lớp chữ hoặc DOCX."
)
_ALL_BROKEN = "tệp PDF bị hỏng hoặc quá phức tạp, không trang nào đọc được. Hãy in hoặc lưu lại thành PDF mới rồi nạp lại."
_NOTHING = {
    "picture": _ALL_SCANNED,
    "garbled": _ALL_SCANNED,
    "broken": _ALL_BROKEN,
    "blank": "tệp PDF không có chữ nào. Hãy kiểm tra lại bản gốc.",
}
_LITTLE = 25
_PICTURED = 0.5


def read(data: bytes) -> Reading:
    """The document in a PDF. Raises UnreadableFile where it is damaged, locked, too complex or has no text."""
    found = [laid(page) for page in pages(data)]
    _mend(found)
    texts = without_running_heads(found)
    if not found:
        raise UnreadableFile(_NOTHING["blank"])
    states = [_state(page, text) for page, text in zip(found, texts, strict=True)]
    if "text" not in states:
        raise UnreadableFile(next(message for state, message in _NOTHING.items() if state in states))
    of = {state: [page.number for page, its in zip(found, states, strict=True) if its == state] for state in states}
    unread = sorted(of.get("picture", []) + of.get("garbled", []))
    warnings = [_SCANNED.format(pages=ranges(unread))] if unread else []
    warnings += [_BROKEN_PAGES.format(pages=ranges(of["broken"]))] if "broken" in of else []
    flow = _flow(found, texts, set(of.get("garbled", [])))
    return write(flow, format="pdf", pages=len(found), first_page=1, warnings=tuple(warnings))


def _mend(found: Sequence[Laid]) -> None:
    """Lines set in fonts from before Unicode, in place."""
    lines = [
        line for page in found for line in [*page.text, *(line for _, cells in page.tables for cell in cells for line in cell)]
    ]
    for line, (charmap,) in zip(lines, charmaps([[Run(line.text, line.font)] for line in lines]), strict=True):
        if charmap:
            places = [
                (len(decode(line.text[:start], charmap)), len(decode(line.text[:end], charmap))) for start, end in line.raised
            ]
            line.text, line.raised = decode(line.text, charmap), tuple(places)


def _flow(found: Sequence[Laid], texts: Sequence[Sequence[Line]], left_out: set[int]) -> list[Item]:
    flow: list[Item] = []
    usual: Margins | None = None
    open_note: Remark | None = None
    size = _usual_size(texts)
    for page, text in zip(found, texts, strict=True):
        if page.number > 1:
            flow.append(Break(page.number))
        if page.number in left_out:
            continue
        body, notes, usual = items(page, text, size, usual)
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


def _state(page: Laid, text: Sequence[Line]) -> str:
    """What a page is: "text", "picture" (hardly a word on it), "garbled" (recognised badly), "broken", "blank"."""
    if page.unreadable:
        return "broken"
    words = " ".join([line.text for line in text] + [line.text for _, cells in page.tables for cell in cells for line in cell])
    if page.pictures > _PICTURED and is_garbled(words):
        return "garbled"
    if len(words) >= _LITTLE:
        return "text"
    return "picture" if page.pictures > _PICTURED / 2 else "text" if words else "blank"


def ranges(numbers: Sequence[int]) -> str:
    """
    >>> ranges([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
