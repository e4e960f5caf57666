"""Number, type, issuer, date, title, signer, recipients, attachments: what the form of a document says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import find_dates
from corpus.document import Attachment, Signer
from corpus.span import Joined, Span
from corpus.textkey import fold
from ingest.structure.lines import is_capitals
from ingest.structure.metadata.casing import is_agency
from ingest.structure.metadata.issuer import agrees, issuer_name, without_office
from ingest.structure.metadata.kinds import kinds_of, sure_kind_of
from ingest.structure.metadata.letterhead import Letterhead, opens_letterhead, read_letterhead
from ingest.structure.metadata.signature import read_recipients, read_signer
from ingest.structure.nodes import SIGNATURE_RANK, Node
from ingest.structure.outline import Outline
from ingest.structure.paragraphs import Para
from ingest.structure.parts import BASIS, is_authority

_PASSED = re.compile(r"thông qua")
_TAIL = 60
_HEAD = 40


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a document that its form states; None or empty where it does not."""

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def read_metadata(tree: Outline) -> Metadata:
    """What a document's letterhead, name and end say."""
    lines = [line.text for item in tree.before[:_HEAD] if isinstance(item, Para) for line in item.lines]
    root = _named(tree)
    head = read_letterhead(lines) if root is not None or opens_letterhead("\n".join(lines)) else Letterhead()
    if root is not None and _is_letter(head, lines):
        root = None
    ending = _ending(tree, root)
    kind = sure_kind_of(head.number) if head.number else None
    title = " ".join(root.title.text.split()) if root is not None else _above_bases(lines, head) if kind else head.subject
    return Metadata(
        number=head.number,
        type=root.label.lower() if root is not None else kind or ("công văn" if head.subject and head.number else None),
        issuer=_issuer(head.issuer, _authority(root) if root is not None else None),
        place=head.place,
        issued_on=head.issued_on or _passed_on(ending),
        title=title or head.subject,
        signer=read_signer(ending[-_TAIL:]),
        recipients=_recipients(tree),
        attachments=tuple(_attachments(tree, root)),
    )


def _named(tree: Outline) -> Node | None:
    """The document's own name: the first heading of all. One that stands after other headings is a form's, or an annex's."""
    first = next((n for n in tree.roots if n.kind != "body"), None)
    return first if first is not None and first.kind == "part" else None


def _is_letter(head: Letterhead, lines: list[str]) -> bool:
    """Whether it is a letter (công văn), by its number and "Kính gửi": a name of a kind in it is that of what it carries."""
    letter = head.number is not None and not kinds_of(head.number)
    return letter and head.subject is not None and any(line.startswith("Kính gửi") for line in lines)


def _above_bases(lines: list[str], head: Letterhead) -> str | None:
    """The lines in capitals directly above the legal bases, of a document whose name is lost; none that name who issues."""
    at = next((n for n, line in enumerate(lines) if BASIS.match(line)), 0)
    start = at
    while start and is_capitals(lines[start - 1]) and not opens_letterhead(lines[start - 1]):
        start -= 1
    title = " ".join(" ".join(lines[start:at]).split())
    return title if title and not (head.issuer is not None and agrees(title, head.issuer)) else None


def _issuer(head: str | None, above_bases: str | None) -> str | None:
    """The letterhead's issuer; the line above the legal bases where there is none, or where it says the same in full."""
    if head is None or above_bases is None or not above_bases.startswith(f"{head} "):
        return head or above_bases
    placed = above_bases.removeprefix(f"{head} ").startswith(("tỉnh ", "thành phố "))
    return above_bases if placed or is_agency(above_bases) else head


def _authority(root: Node) -> str | None:
    """The line in capitals between the title and the legal bases."""
    for joined in root.body[:3]:
        if is_authority(joined.text):
            return issuer_name([without_office(joined.text)])
    return None


def _ending(tree: Outline, root: Node | None) -> list[str]:
    """The paragraphs of the document itself in the order of the text, without what is attached to it."""
    stack = [root] if root is not None else tree.roots[::-1]
    found: list[Joined] = []
    while stack:
        node = stack.pop()
        if node.kind != "annex" or node is root:
            found += [node.title, *node.body] if node.rank == SIGNATURE_RANK else node.body
            stack += node.children[::-1]
    found.sort(key=lambda j: j.pieces[0].start if j.pieces else 0)
    return [line for j in found for line in j.text.split("\n")]


def _passed_on(ending: list[str]) -> str | None:
    for text in reversed(ending[-_TAIL:]):
        if _PASSED.search(text) and (days := [d.day for d in find_dates(text) if d.day]):
            return days[-1]
    return None


def _recipients(tree: Outline) -> tuple[str, ...]:
    for node in tree.roots:
        for child in [node, *node.children]:
            if child.kind == "heading" and fold(child.title.text).startswith("noi nhan"):
                return read_recipients([j.text for j in child.body])
    return ()


def _attachments(tree: Outline, root: Node | None) -> Iterator[Attachment]:
    for node in tree.roots:
        if node is not root and node.kind == "part":
            yield Attachment(
                type=node.label.lower(), label="", title=" ".join(node.title.text.split()), span=Span(node.start, node.end)
            )
        for child in [node, *node.children]:
            if child.kind == "annex":
                kind = "phụ lục" if fold(child.label).startswith("phu luc") else " ".join(child.label.lower().split()[:2])
                title = " ".join(child.title.text.split())
                yield Attachment(type=kind, label=child.label, title=title, span=Span(child.start, child.end))
