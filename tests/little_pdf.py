"""A writer of tiny PDFs for the tests: characters half as wide as their size, two fonts, lines, a picture of a pixel a point.

Places are in points from the top left corner of an A4 page.
"""

from __future__ import annotations

import zlib

from ingest.readers import read_file
from ingest.reading import Paragraph, RawTable, Reading

WIDTH, HEIGHT = 595, 842
LEFT, INDENT = 85, 113
FULL = "Cơ quan được giao nhiệm vụ chủ trì, phối hợp với các cơ quan liên"  # reaches the right margin


class LittlePdf:
    def __init__(self, space: int = 500) -> None:
        """``space`` is the width of a space in thousandths of the size."""
        self.space = space
        self.pages: list[list[str]] = []
        self.used: set[str] = set()
        self.page()

    def page(self) -> LittlePdf:
        self.pages.append([])
        return self

    def text(self, x: float, y: float, text: str, size: float = 14, bold: bool = False, upwards: bool = False) -> LittlePdf:
        self.used |= set(text)
        matrix = f"0 1 -1 0 {x} {HEIGHT - y}" if upwards else f"1 0 0 1 {x} {HEIGHT - y}"
        shown = "".join(f"{ord(char):04x}" for char in text)
        self.pages[-1].append(f"BT /{'B' if bold else 'R'} {size} Tf {matrix} Tm <{shown}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> LittlePdf:
        self.pages[-1].append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def seen_through(self, x: float, y: float, width: float, height: float) -> LittlePdf:
        """What is drawn from here to :meth:`seen_whole` shows only in a box."""
        self.pages[-1].append(f"q {x} {HEIGHT - y - height} {width} {height} re W n")
        return self

    def seen_whole(self) -> LittlePdf:
        self.pages[-1].append("Q")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> LittlePdf:
        self.pages[-1].append(f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /P Do Q")
        return self

    def table(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 12) -> LittlePdf:
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y, row in zip(ys, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                for n, line in enumerate(cell.split("\n")):
                    self.text(x + 5, y + 16 + n * 15, line, size)
        return self

    def bytes(self, extra: bytes = b"") -> bytes:
        """The file; ``extra`` is a packed stream that the first page draws too."""
        cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        chars = sorted(self.used)
        for at in range(0, len(chars), 100):
            part = chars[at : at + 100]
            cmap += f"{len(part)} beginbfchar\n" + "".join(f"<{ord(c):04x}> <{ord(c):04x}>\n" for c in part) + "endbfchar\n"
        objects = {1: "<< /Type /Catalog /Pages 2 0 R >>", 3: _stream(cmap + "endcmap end end")}
        objects |= _font(4, "TimesNewRomanPSMT", self.space) | _font(6, "TimesNewRomanPS-BoldMT", self.space)
        size = f"/Width {WIDTH} /Height {HEIGHT} /BitsPerComponent 8 /ColorSpace /DeviceGray"
        objects[8] = _stream("\x00" * (WIDTH * HEIGHT), f"/Type /XObject /Subtype /Image {size}")
        if extra:
            objects[9] = _packed(extra.decode("latin-1"))
        kids = []
        for n, page in enumerate(self.pages):
            kids.append(f"{10 + 2 * n} 0 R")
            objects[10 + 2 * n] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents [{11 + 2 * n} 0 R{'' if n or not extra else ' 9 0 R'}] "
                "/Resources << /Font << /R 4 0 R /B 6 0 R >> /XObject << /P 8 0 R >> >> >>"
            )
            objects[11 + 2 * n] = _stream("\n".join(page))
        objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        return _file(objects)


def _font(number: int, name: str, space: int) -> dict[int, str]:
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    look = f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 900 /Descent -200 >>"
    descendant = f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /W [32 [{space}]] {system} {look} >>"
    return {
        number: f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{number + 1} 0 R] /ToUnicode 3 0 R >>",
        number + 1: descendant,
    }


def _stream(content: str, entries: str = "") -> str:
    return _packed(zlib.compress(content.encode("latin-1")).decode("latin-1"), entries)


def _packed(packed: str, entries: str = "") -> str:
    return f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed}\nendstream"


def _file(objects: dict[int, str]) -> bytes:
    out, places = "%PDF-1.7\n", {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n"
    start, most = len(out), max(objects)
    out += f"xref\n0 {most + 1}\n0000000000 65535 f \n"
    out += "".join(f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(1, most + 1))
    out += f"trailer << /Size {most + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def read(made: LittlePdf) -> Reading:
    return read_file("a.pdf", made.bytes())


def paragraphs(reading: Reading) -> list[str]:
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)]


def cells(reading: Reading) -> list[list[list[tuple[str, int, int]]]]:
    return [
        [[(c.joined.text, c.columns, c.rows) for c in row] for row in b.rows] for b in reading.blocks if isinstance(b, RawTable)
    ]


def page_of(made: LittlePdf, *texts: str, top: int = 100) -> LittlePdf:
    """Lines of running text from the top; those that begin with > at the paragraph indent."""
    for n, text in enumerate(texts):
        made.text(INDENT if text.startswith(">") else LEFT, top + 18 * n, text.lstrip(">"))
    return made


def gazette(pages: int) -> LittlePdf:
    made = LittlePdf()
    for n in range(pages):
        if n:
            made.page()
        made.text(200, 60, f"CÔNG BÁO/Số {300 + n // 9}/Ngày 0{1 + n % 9}-6-2026").text(520 if n % 2 else 85, 60, str(70 + n))
        page_of(made, ">" + FULL, f"quan thực hiện theo trang {n + 1}.", f">Điều {n + 1}. Nội dung")
    return made
