"""How a passage is shown: the part of it that answers, and why it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

import msgspec

from index.engine import Clause, Either, Reader
from index.passage import Passage
from index.shelf import PER_DOCUMENT
from index.syllables import matches, plain
from search.filters import Known
from search.lifting import Scored
from search.reading import Read
from search.reasons import Reasons
from search.results import Hit, HitAgency, Twin
from search.snippets import snippet
from search.standing import Standings
from search.weighing import Weighing


class Showing:
    """Shows passages of one index."""

    def __init__(self, reader: Reader, known: Known, weighing: Weighing, standings: Standings) -> None:
        self._reader, self._known, self._weighing, self._standings = reader, known, weighing, standings

    def hits(self, passages: Sequence[Scored], read: Read, clauses: Iterable[Clause | Either]) -> Iterator[Hit]:
        """Passages as answers to a question."""
        weights, key = self._weights(read, clauses), attrgetter("key" if read.asked.marked else "plain")
        reasons, own = Reasons(read), self._standings.numbered(read.numbers)
        sought = reasons.asked.union(chain.from_iterable(map(plain, weights)) if read.asked.marked else weights)
        for scored, body in zip(passages, self._reader.bodies([p.number for p in passages]), strict=True):
            passage, ordinal = msgspec.json.decode(body, type=Passage), scored.number // PER_DOCUMENT
            document, _ = self._known.shelf.at(scored.number)
            found = matches(passage.text, sought)
            telling = [match for match in found if key(match) in weights]
            why = chain(
                reasons.of(passage, found, document.number if ordinal in own else None, self._standings.places(ordinal)),
                self._standings.said(read, ordinal),
            )
            yield Hit(
                id=passage.id, kind=passage.kind, document=passage.document, source=document.source, number=document.number,
                type=document.type, issued_on=document.issued_on, document_title=document.title, section=passage.section,
                path=passage.path, title=passage.title, span=passage.span, page=passage.page, text=passage.text,
                snippet=snippet(passage.text, telling, [weights[key(match)] for match in telling], reasons.defined(passage.text)),
                score=round(scored.score, 4), agencies=tuple(_agencies(passage)), why=tuple(dict.fromkeys((*scored.why, *why))),
                twins=tuple(map(self._twin, scored.twins)),
            )  # fmt: skip

    def _weights(self, read: Read, clauses: Iterable[Clause | Either]) -> Mapping[str, float]:
        """What each syllable that is looked for says, but for those that only ask."""
        field, keys = "exact" if read.asked.marked else "plain", read.asked.keys
        light = set(keys).difference(key for i, key in enumerate(keys) if i not in read.intent.asking)
        own = (clause for clause in _single(clauses) if clause.field == field and clause.token not in light)
        weights = {clause.token: clause.weight * self._weighing.idf(field, clause.token) for clause in own}
        return {token: weight for token, weight in weights.items() if weight}

    def _twin(self, number: int) -> Twin:
        document, _ = self._known.shelf.at(number)
        passage = msgspec.json.decode(self._reader.bodies([number])[0], type=Passage)
        return Twin(id=passage.id, document=document.id, source=document.source, number=document.number)


def _agencies(passage: Passage) -> Iterator[HitAgency]:
    """Those with a duty first, each role once; then those only named."""
    with_duty = {duty.agency for duty in passage.duties}
    yield from (HitAgency(agency=duty.agency, name=duty.name, role=duty.role) for duty in passage.duties)
    yield from (HitAgency(agency=named.agency, name=named.name) for named in passage.agencies if named.agency not in with_duty)


def _single(clauses: Iterable[Clause | Either]) -> Iterator[Clause]:
    for clause in clauses:
        if isinstance(clause, Either):
            yield from (part for writing in clause.writings for part in writing)
        else:
            yield clause
