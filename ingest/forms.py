"""The right forms of a citation, by Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.b."""

from __future__ import annotations

from corpus.citation import Citation
from corpus.dates import vietnamese
from ingest.knowledge.citations.keys import parse
from ingest.knowledge.citations.laws import find_acts
from ingest.knowledge.citations.lexicon import kind_named, opener_at


def short_form(citation: Citation) -> str:
    """Type and number, or type and name, as later mentions give it: "Nghị định số 61/2018/NĐ-CP", "Luật Đất đai"."""
    kind = kind_named(citation.type)
    type_word = citation.type[:1].upper() + citation.type[1:]
    if kind and kind.use == "named":
        act = next(find_acts(citation.text), None)
        if act and act.name:
            year = f" năm {citation.year}" if citation.year and not citation.issued_on else ""
            return f"{type_word} {act.name}{year}"
        if not citation.number:
            return type_word + (f" năm {citation.year}" if citation.year else "")
    symbol = parse(citation.number) if citation.number else None
    if citation.number:
        return f"{type_word} số {symbol.canonical if symbol else citation.number}"
    return " ".join(citation.text.split())


def full_form(citation: Citation) -> str:
    """Type, number, date, issuer and title, as far as they are known; of luật and pháp lệnh only type and name."""
    short = short_form(citation)
    kind = kind_named(citation.type)
    if kind and kind.use == "named" and not short.endswith(citation.number or " "):
        return short
    parts = [short]
    if citation.issued_on:
        parts.append(vietnamese(citation.issued_on))
    if citation.issuer and citation.number:
        parts.append(f"của {citation.issuer}")
    if citation.title:
        parts.append(_title(citation.title))
    return " ".join(parts)


def _title(title: str) -> str:
    """A title within a sentence; one in capitals keeps them, for they do not tell which words are names."""
    begun = title[:1].lower() + title[1:]
    about = "" if _opens(begun.lower()) or begun.lower().startswith("về ") else "về "
    return about + (title if title.isupper() else begun if not about else title)


def _opens(title: str) -> bool:
    """Whether a title begins with the verb that the act itself does ("phê duyệt …"), which takes no "về"."""
    opener = opener_at(title, 0)
    return opener is not None and not opener.drop and not opener.about
