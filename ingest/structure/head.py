"""The head of a document, line by line: what stands above its name, the name, its title in capitals, the line of who issues.

Texts cut their lines anywhere, in the middle of a name too ("THÔNG TƯ LIÊN" / "TỊCH", "BAN" / "HÀNH QUY CHẾ"), so the lines
between the name and the legal bases are read together, whatever paragraphs they were taken for (form: Nghị định
30/2020/NĐ-CP, annex I).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.span import Joined
from ingest.reading import RawTable
from ingest.structure.clean import EMPTY, concat, strip
from ingest.structure.lines import Line
from ingest.structure.metadata.casing import is_agency
from ingest.structure.metadata.issuer import agrees
from ingest.structure.metadata.kinds import kinds_of
from ingest.structure.metadata.letterhead import Letterhead, opens_letterhead, read_letterhead
from ingest.structure.metadata.signature import opens_signature
from ingest.structure.paragraphs import Para
from ingest.structure.parts import BASIS, ISSUED_WITH
from ingest.structure.words import hangs, part_names

_REACH = 70
_TALLEST_NAME = 4
_TALLEST_ISSUER = 6
_LONGEST_TITLE = 900
_TERM = re.compile(r"(?:KH(?:ÓA|OÁ)|NHIỆM K[ỲÌ])\s")


@dataclass(frozen=True, slots=True)
class Head:
    """``label`` is the document's name as written, ``name`` its lines; ``issuer`` the line between title and legal bases."""

    above: list[Para | RawTable]
    label: str
    name: Para
    title: Joined
    issuer: Joined | None
    end: int
    below: list[Para | RawTable]


def read_head(items: Sequence[Para | RawTable]) -> Head | None:
    """The head of a document, or None where no line near the beginning is the name of a kind of document in capitals.

    A name that a title follows in the same line ("BỘ LUẬT DÂN SỰ") counts where the number or the issuer above it agrees.
    """
    lines = list(_lines(items))
    for n, line in enumerate(lines):
        if _ends_head(line):
            return None
        size = _name_at(lines, n)
        if size:
            return _head(items, lines, n, size)
        if (led := _led(lines, n)) is not None:
            return _head(_with(items, line, led), [*lines[:n], *led, *lines[n + 1 :]], n, 1)
    return None


def _lines(items: Sequence[Para | RawTable]) -> Iterator[Line]:
    count = 0
    for item in items:
        if isinstance(item, Para):
            yield from item.lines
            count += len(item.lines)
        if count > _REACH:
            return


def _ends_head(line: Line) -> bool:
    """Whether the text itself has begun: a labelled line, the legal bases, whom a letter goes to."""
    return line.label is not None or BASIS.match(line.text) is not None or line.text.startswith(("Kính gửi", "Kính thưa"))


def _name_at(lines: list[Line], n: int) -> int:
    """How many lines from ``n`` on are the name of a kind of document, the longest that they make; 0 for none."""
    name, size = "", 0
    for m, line in enumerate(lines[n : n + _TALLEST_NAME], 1):
        if not line.text[:1].isupper() or not line.text.isupper() or line.label is not None:
            break
        name = f"{name} {line.text}".strip()
        if _plain(name) in part_names():
            size = m
    above = lines[n - 1].text if n else ""
    return 0 if size and above.isupper() and is_agency(f"{above} {name}") else size


def _plain(name: str) -> str:
    return " ".join(name.rstrip(" :.").split())


def _led(lines: list[Line], n: int) -> list[Line] | None:
    """The name and the rest of a line that begins with a name, where the letterhead says that it is a document's."""
    text = lines[n].text
    if not text.isupper() or n == 0:
        return None
    name = max((p for p in part_names() if text.startswith(p + " ")), key=len, default=None)
    if name is None:
        return None
    head = read_letterhead([line.text for line in lines[:n]])
    passed = head.issuer == "Quốc hội" and name in ("LUẬT", "BỘ LUẬT")
    if not passed and (head.number is None or name.lower() not in kinds_of(head.number)):
        return None
    joined = lines[n].joined
    return [_part(lines[n], joined.part(0, len(name))), _part(lines[n], strip(joined.part(len(name), len(text))))]


def _part(line: Line, joined: Joined) -> Line:
    last = joined.pieces[-1]
    return replace(line, joined=joined, start=joined.pieces[0].start, end=last.start + last.length, _capitals=None)


def _with(items: Sequence[Para | RawTable], line: Line, led: list[Line]) -> list[Para | RawTable]:
    """The items with one line as two."""
    made: list[Para | RawTable] = []
    for item in items:
        at = next((n for n, own in enumerate(item.lines) if own is line), None) if isinstance(item, Para) else None
        if isinstance(item, Para) and at is not None:
            gaps = [*item.gaps[:at], " ", *item.gaps[at:]]
            item = Para([*item.lines[:at], *led, *item.lines[at + 1 :]], gaps, item.label)
        made.append(item)
    return made


def _head(items: Sequence[Para | RawTable], lines: list[Line], n: int, size: int) -> Head:
    name = lines[n : n + size]
    above = [line.text for line in lines[:n]]
    found = _title_lines(lines[n + size :], _plain(" ".join(line.text for line in name)), opens_letterhead("\n".join(above)))
    after = lines[n + size + len(found)] if n + size + len(found) < len(lines) else None
    at = _issuer_at(found, read_letterhead(above), after is not None and BASIS.match(after.text) is not None)
    title, issuer = found[:at], found[at:]
    end = [*name, *found][-1]
    return Head(
        above=_cut(items, 0, name[0].start),
        label=_plain(" ".join(line.text for line in name)),
        name=Para(name, [" "] * (size - 1)),
        title=strip(_one(title), " :.-–\n"),
        issuer=_one(issuer) if issuer else None,
        end=end.end,
        below=_cut(items, end.end, items[-1].end if isinstance(items[-1], Para) else items[-1].span.end),
    )


def _one(lines: list[Line]) -> Joined:
    parts: list[Joined | str] = []
    for line in lines:
        parts += [" ", line.joined] if parts else [line.joined]
    return concat(parts) if parts else EMPTY


def _title_lines(lines: list[Line], name: str, headed: bool) -> list[Line]:
    """The lines in capitals below the name, to the first that is none or begins something else."""
    found: list[Line] = []
    length = 0
    for n, line in enumerate(lines):
        text = line.text
        length += len(text)
        stop = (
            _ends_head(line) or line.bullet or ISSUED_WITH.match(text) or not _in_capitals(text) or length > _LONGEST_TITLE
            or (opens_letterhead(text) and not headed) or text.endswith(":") or _plain(text) == name
            or any(ISSUED_WITH.match(after.text) for after in lines[n + 1 : n + 2] if _plain(text) in part_names())
            or text.startswith(("KT.", "TM.", "TL.", "TUQ."))
        )  # fmt: skip
        if stop:
            break
        found.append(line)
    return found if any(c.isalpha() for line in found for c in line.text) else []


def _in_capitals(text: str) -> bool:
    """Whether no word is in small letters: figures pass, and a symbol such as "QĐ-TTg"."""
    small, great = sum(map(str.islower, text)), sum(map(str.isupper, text))
    return small == 0 or (small <= 2 and great >= 4 * small)


def _issuer_at(lines: list[Line], head: Letterhead, before_bases: bool) -> int:
    """Where the line of who issues begins among the lines in capitals, their number where there is none.

    It is the end of them, names an agency whole, and no word is left hanging before it ("THẨM QUYỀN CỦA" / "HỘI ĐỒNG …");
    the office that signs for it is sought first ("THANH TRA" / "BỘ Y TẾ" / "BỘ TRƯỞNG BỘ Y TẾ").
    """
    end = len(lines)
    while end and _TERM.match(lines[end - 1].text):
        end -= 1
    found: list[tuple[int, str]] = []
    for at in range(max(0, end - _TALLEST_ISSUER), end):
        text = " ".join(line.text for line in lines[at:end]).rstrip(" ,.;:")
        if not (at and hangs(lines[at - 1].text)) and _issues(text, head, before_bases, first=at == 0):
            found.append((at, text))
    return next((at for at, text in found if opens_signature(text)), found[0][0] if found else len(lines))


def _issues(text: str, head: Letterhead, before_bases: bool, first: bool) -> bool:
    if head.issuer is not None and agrees(text, head.issuer):
        return not first or opens_signature(text) or before_bases
    return before_bases and not first and (is_agency(text) or (head.issuer is None and opens_signature(text)))


def _cut(items: Sequence[Para | RawTable], start: int, end: int) -> list[Para | RawTable]:
    """What of the items stands in ``[start, end)``; a paragraph over an edge is cut between its lines."""
    made: list[Para | RawTable] = []
    for item in items:
        if isinstance(item, RawTable):
            made += [item] if start <= item.span.start < end else []
            continue
        kept = [n for n, line in enumerate(item.lines) if start <= line.start < end]
        if len(kept) == len(item.lines):
            made.append(item)
        elif kept:
            gaps = item.gaps[kept[0] : kept[-1]]
            made.append(Para([item.lines[n] for n in kept], gaps, item.lines[kept[0]].label))
    return made
