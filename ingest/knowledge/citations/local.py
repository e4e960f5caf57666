"""Issuers that every place has: a symbol "QĐ-UBND" does not say of which province, district or commune."""

from __future__ import annotations

import re

from ingest.knowledge.agencies.entry import Place
from ingest.knowledge.agencies.places import tail
from ingest.knowledge.agencies.tokens import tokens
from ingest.knowledge.citations.issuing import LOCAL, issuer_at, issuers_of
from ingest.knowledge.citations.lexicon import Issuer, Kind, issuer_of_code
from ingest.knowledge.citations.numbers import Numbered

_OWN_ACTS = ("quyết định", "nghị quyết", "chỉ thị", "kế hoạch", "chương trình")
"""What a province cites of its own; submissions and letters come from those below it as well."""
_BODIES = frozenset(("UBND", "HĐND", "CTUBND"))
_OF_OTHERS = re.compile(
    r"(?:[uủ][ỷy] ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s+(?:các\s+|cấp\s+)?(?:huyện|quận|thị xã|xã|phường|thị trấn)(?!\w)",
    re.IGNORECASE,
)


def is_local(issuer: Issuer) -> bool:
    """Whether every place has such an institution."""
    return issuer.level in LOCAL


def local_name(number: Numbered) -> str | None:
    """The name without a place of the local institution that a symbol says; None where it says none or leaves a choice."""
    found = issuers_of(number)
    if not found or not all(map(is_local, found)) or any(len(issuer.names) > 1 for issuer in found):
        return None
    return ", ".join(issuer.names[0] for issuer in found)


def maybe_department(number: Numbered, issuer: str | None) -> bool:
    """Whether a symbol that ministry and department share ("6925/LĐTBXH-CS") stands in a text issued in a province (``issuer``):
    there it is as a rule the department's."""
    own = issuer_at(issuer, 0, known=True) if issuer and not number.year else None
    levels = {found.level for code in (own.codes if own else ()) if (found := issuer_of_code(code))}
    return bool(levels & set(LOCAL)) and any(name.startswith("Sở ") for found in issuers_of(number) for name in found.accepts)


def of_own_province(number: Numbered, kind: Kind, issuer: str | None, around: str) -> str | None:
    """Whose an act with a local symbol is in a document that a province's committee or council issued (``issuer``): that
    province's, unless the text ``around`` it speaks of a lower level. None where that is not certain."""
    codes = {found.code for found in issuers_of(number)}
    if not issuer or not codes <= _BODIES or kind.name not in _OWN_ACTS or _OF_OTHERS.search(around):
        return None
    own = issuer_at(issuer, 0, known=True)
    place = _province(issuer) if own and _BODIES & set(own.codes) else None
    name = local_name(number)
    return f"{name} {place.kind} {place.name}" if name and place else None


def _province(issuer: str) -> Place | None:
    words = tokens(issuer)
    after = next((found for at in range(len(words)) if (found := tail(words, at, None)) is not None), None)
    return after.place if after is not None and after.tier == "tỉnh" else None
