"""Which passages answer and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from index.analysis import fact
from index.engine import Clause, Either, Hit, Phrase, Question, Reader
from index.shelf import PER_DOCUMENT
from index.syllables import bears_marks, keys, plain
from search import defining
from search.closeness import EACH, LOOKED_AT, Closeness
from search.filters import Narrowed
from search.folding import Folding
from search.lifting import Lifting, Scored
from search.reading import Read
from search.sentences import text
from search.standing import Standings

POOL = 500
"""Passages that are ranked, counted and grouped; more are not looked at."""

FEWER = 300
"""The same where documents of a large library are asked for: there are more anyway, and these hold the best of them."""

LARGE = 10_000
"""Passages of a library from which on it is large."""

CLOSE = 0.1
"""Part of the best score from which on a passage counts as found."""

LEAST = 0.05
"""Part of what a passage with all of the question would score, from which on it is more than a chance likeness."""

OPENING = 8
"""Passages from the beginning of a document among which are those that say what it is."""

OPENS = 0.5
"""What a passage with the whole title counts, as part of the best score, where the question gives the document's number."""

TITLE_HELD = 0.5
"""The part of the title from which on it does."""

DEFINES = 2.0
"""What a definition that is asked for counts, as part of the best score: more than all passages of another document together."""

MOST_DEFINING = 30
"""Passages with a term before words that define which are looked at."""

MOST_NUMBERED = 5
"""Documents of one number that are opened."""

LET_GO = "Không có đoạn nào chứa nguyên văn cụm từ trong ngoặc kép; kết quả dưới đây chỉ gần đúng."

LET_GO_OF_ONE = (
    "Không có đoạn nào vừa chứa nguyên văn cụm từ trong ngoặc kép vừa đúng các điều kiện khác; kết quả dưới đây chỉ gần đúng."
)


class Pool(NamedTuple):
    """The passages that answer, best first; ``more`` where there are others behind them."""

    passages: tuple[Scored, ...]
    more: bool
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranks over one index."""

    reader: Reader
    closeness: Closeness
    standings: Standings
    lifting: Lifting
    folding: Folding

    def rank(
        self, read: Read, clauses: tuple[Clause | Either, ...], narrowed: Narrowed, possible: float, *, grouped: bool
    ) -> Pool:
        """The pool for a question, for passages, equal ones as one, or for documents where these are ``grouped``.

        Where all that answers is looked at, a filter that facets offer leaves just those of it that they counted.
        """
        scope = Question((), tuple(map(_phrase, read.asked.phrases)), narrowed.facts, tuple(map(_phrase, read.asked.without)))
        if not clauses and not (read.filters and read.intent.duties):
            return self._listed(scope)
        wide = replace(scope, facts=narrowed.unfaceted)
        if wide != scope:
            pool = self._pool(read, clauses, wide, possible, grouped=grouped)
            if not pool.more and (kept := tuple(self._having(pool.passages, narrowed.facts))):
                return pool._replace(passages=kept)
        return self._pool(read, clauses, scope, possible, grouped=grouped)

    def _pool(self, read: Read, clauses: tuple[Clause | Either, ...], scope: Question, possible: float, *, grouped: bool) -> Pool:
        """What answers within a scope; quoted phrases are let go of where nothing holds them, and that is said."""
        only_asks = read.filters and read.intent.duties and not read.about
        most = FEWER if grouped and self.reader.size > LARGE else POOL
        found = [] if only_asks else self._found(clauses, scope, possible, most)
        notices: tuple[str, ...] = ()
        if scope.phrases and not found and not only_asks:
            scope, notices = replace(scope, phrases=()), (LET_GO_OF_ONE if scope.facts or scope.without else LET_GO,)
            found = self._found(clauses, scope, possible, most)
        passages = self.lifting.lift(read, self._raised(read, found, scope, EACH if grouped else LOOKED_AT), scope)
        spread = self.folding.spread(list(_close(passages)))
        more = len(found) >= most and any(passage.number == found[-1].number for passage in spread)
        return Pool(tuple(spread if grouped else self.folding.fold(spread)), more, notices)

    def _having(self, passages: Iterable[Scored], facts: tuple[tuple[str, ...], ...]) -> Iterator[Scored]:
        """The passages with such facts; of those that are one, the ones that have them."""
        for passage in passages:
            if held := [number for number in (passage.number, *passage.twins) if self.lifting.shelf.has(number, facts)]:
                yield passage._replace(number=held[0], twins=tuple(held[1:]))

    def _raised(self, read: Read, found: list[Hit], scope: Question, each: int) -> dict[int, float]:
        """The scores of passages, raised for what the index cannot see."""
        sought = self.closeness.sought(read)
        near = self.closeness.factors(sought, found, each)
        standing = self.standings.factors(read, {hit.number // PER_DOCUMENT for hit in found}, sought.idf)
        whole = {ordinal: factor * near.documents.get(ordinal, 1.0) for ordinal, factor in standing.items()}
        passages = near.passages
        scores = {hit.number: hit.score * passages.get(hit.number, 1.0) * whole[hit.number // PER_DOCUMENT] for hit in found}
        return scores | self._openings(read, scores, scope) | self._definitions(read, scores, scope)

    def _definitions(self, read: Read, scores: dict[int, float], scope: Question) -> dict[int, float]:
        """Where the question asks what a term means: the passages that define it."""
        marked = read.asked.marked
        if not (term := defining.term(read.asked)):
            return {}
        asks = defining.phrases(term, marked=marked)
        questions = (replace(scope, clauses=clauses, phrases=(*scope.phrases, phrase)) for clauses, phrase in asks)
        hits = {hit.number: hit.score for question in questions for hit in self.reader.search(question, MOST_DEFINING)}
        best, texts = max(scores.values(), default=1.0), map(text, self.reader.bodies(list(hits)))
        defined = (number for number, said in zip(hits, texts, strict=True) if defining.place(term, said, marked=marked))
        return {number: DEFINES * best + hits[number] for number in defined}

    def _openings(self, read: Read, scores: dict[int, float], scope: Question) -> dict[int, float]:
        """Where the question gives a document's own number: the passages that say what the document is."""
        best = max(scores.values(), default=0.0)
        found: dict[int, float] = {}
        for ordinal in sorted(self.standings.numbered(read.numbers))[:MOST_NUMBERED]:
            title, document = self.standings.title(ordinal), self.lifting.shelf.at(ordinal * PER_DOCUMENT)[0].id
            first = self.reader.search(replace(scope, facts=((fact("document", document),), *scope.facts)), OPENING)
            opening = [hit.number for hit in first if hit.number % PER_DOCUMENT < OPENING]
            for number, passage in zip(opening, self.closeness.sentences(opening), strict=True):
                held = len(title.intersection(plain(passage.said))) / len(title) if title else 0.0
                if held > TITLE_HELD:
                    found[number] = max(scores.get(number, 0.0), best * OPENS * held)
        return found

    def _listed(self, scope: Question) -> Pool:
        """What filters alone leave, in the order of the text."""
        hits = self.reader.search(scope, POOL) if scope.facts else []
        return Pool(tuple(Scored(hit.number, 0.0) for hit in sorted(hits, key=lambda hit: hit.number)), len(hits) >= POOL)

    def _found(self, clauses: tuple[Clause | Either, ...], scope: Question, possible: float, most: int) -> list[Hit]:
        question = replace(scope, clauses=clauses)
        return [hit for hit in self.reader.search(question, most) if hit.score >= LEAST * possible] if clauses else []


def _close(ranked: Iterable[Scored]) -> Iterator[Scored]:
    best = None
    for passage in ranked:
        best = passage.score if best is None else best
        if passage.score >= CLOSE * best:
            yield passage


def _phrase(text: str) -> Phrase:
    return Phrase("exact", tuple(keys(text))) if bears_marks(text) else Phrase("plain", tuple(plain(text)))
