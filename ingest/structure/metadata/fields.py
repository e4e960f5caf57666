"""Number, type, issuer, date, title, signer, recipients, attachments: what the form of a document says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import find_dates
from corpus.document import Attachment, Signer
from corpus.span import Joined, Span
from corpus.textkey import fold
from ingest.structure.metadata.letterhead import Letterhead, issuer_name, opens_letterhead, read_letterhead
from ingest.structure.metadata.signature import read_recipients, read_signer
from ingest.structure.nodes import SIGNATURE_RANK, Node
from ingest.structure.outline import Outline
from ingest.structure.paragraphs import Para
from ingest.structure.parts import is_authority

_PASSED = re.compile(r"thông qua")
_HEAD_OFFICE = re.compile(r"^(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG)\s+(?=\S)")
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
    root = next((n for n in tree.roots if n.kind == "part"), None)
    head = _letterhead(tree, root is not None)
    ending = _ending(tree, root)
    return Metadata(
        number=head.number,
        type=root.label.lower() if root is not None else ("công văn" if head.subject and head.number else None),
        issuer=_issuer(head.issuer, _authority(root) if root is not None else None),
        place=head.place,
        issued_on=head.issued_on or _passed_on(ending),
        title=(" ".join(root.title.text.split()) or None) if root is not None else head.subject,
        signer=read_signer(ending[-_TAIL:]),
        recipients=_recipients(tree),
        attachments=tuple(_attachments(tree, root)),
    )


def _letterhead(tree: Outline, headed: bool) -> Letterhead:
    """The letterhead in the lines before the first heading; without a document's name, only where they hold the state's title."""
    lines = [line for item in tree.before[:_HEAD] if isinstance(item, Para) for line in item.joined().text.split("\n")]
    if not headed and not any(opens_letterhead(line) for line in lines):
        return Letterhead()
    return read_letterhead(lines)


def _issuer(head: str | None, above_bases: str | None) -> str | None:
    """The letterhead's issuer; the line above the legal bases where there is none, or where it says the same in full."""
    if head is None or (above_bases is not None and above_bases.startswith(head)):
        return above_bases
    return head


def _authority(root: Node) -> str | None:
    """The line in capitals between the title and the legal bases."""
    for joined in root.body[:3]:
        if is_authority(joined.text):
            return issuer_name([_HEAD_OFFICE.sub("", joined.text)])
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
