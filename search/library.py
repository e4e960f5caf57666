"""An open index with what is known beside it, and how a question is answered from it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.agency import Agency
from corpus.version import Versions
from index.engine import Reader
from index.shelf import PER_DOCUMENT, Shelf
from search import facets
from search.agencies import Directory
from search.closeness import Closeness
from search.expansions import Abbreviations
from search.filters import Known, narrow
from search.folding import Folding
from search.lifting import Lifting, Scored
from search.ranking import Pool, Ranking
from search.reading import Reading
from search.results import Results
from search.showing import Showing
from search.standing import Standings
from search.weighing import Weighing, Weights


class Library:
    """Answers questions from one state of the index; nothing in it changes."""

    def __init__(
        self,
        reader: Reader,
        shelf: Shelf,
        agencies: Iterable[Agency],
        versions: Iterable[Versions] = (),
        weights: Weights | None = None,
    ) -> None:
        self._known = Known(Directory(agencies), shelf)
        learned = {pair for document in shelf.documents for pair in document.abbreviations}
        self._weighing = Weighing(reader, weights)
        self._reading = Reading(reader, self._known, Abbreviations(sorted(learned)), self._weighing)
        closeness = Closeness(reader, self._weighing)
        one = {version.document: whole.id for whole in versions for version in whole.versions}
        standings = Standings(shelf)
        self._showing = Showing(reader, self._known, self._weighing, standings)
        self._ranking = Ranking(reader, closeness, standings, Lifting(reader, shelf, standings), Folding(shelf, closeness, one))

    def answer(
        self, text: str, filters: Mapping[str, Sequence[str]], *, limit: int, offset: int, group: str, sort: str, began: float
    ) -> Results:
        """Results for a question; see :class:`search.service.Searcher`."""
        read = self._reading.read(text)
        narrowed = narrow(filters, self._known) + narrow(read.given(), self._known)
        clauses = self._reading.clauses(read)
        possible, grouped = self._weighing.possible(clauses), group == "document"
        pool = self._ranking.rank(read, self._weighing.telling(clauses), narrowed, possible, grouped=grouped)
        shown = tuple(self._ranking.folding.set_apart(one_a_document(pool))) if grouped else pool.passages
        shown = self._newest_first(shown) if sort == "date" else shown
        understood = read.understood(narrowed.sentences)
        hits = tuple(self._showing.hits(shown[offset : offset + limit], read, clauses))
        counted = facets.facets(one_each(pool, grouped=grouped), self._known)
        return Results(
            query=read.asked.typed, understood=replace(understood, notices=understood.notices + pool.notices), total=len(shown),
            more=pool.more, took_ms=round((time.perf_counter() - began) * 1000, 2), hits=hits, facets=counted,
        )  # fmt: skip

    def warm(self) -> Iterator[None]:
        """Look at one document after another as questions do; what is made of them is kept."""
        for document in self._known.shelf.documents:
            self._known.shelf.at(document.ordinal * PER_DOCUMENT)
            self._ranking.standings.places(document.ordinal)
            yield

    def _newest_first(self, passages: Iterable[Scored]) -> tuple[Scored, ...]:
        """By the day of issue; of one day as they were."""
        return tuple(sorted(passages, key=lambda scored: self._known.shelf.at(scored.number)[0].issued_on or "", reverse=True))


def one_a_document(pool: Pool) -> tuple[Scored, ...]:
    """The best passage of each document. Further passages speak for their document too, each half as much as the one before."""
    best: dict[int, Scored] = {}
    score: dict[int, float] = defaultdict(float)
    share: dict[int, float] = {}
    for passage in pool.passages:
        document = passage.number // PER_DOCUMENT
        best.setdefault(document, passage)
        share[document] = share.get(document, 2.0) / 2
        score[document] += share[document] * passage.score
    ranked = sorted(best, key=lambda document: (-score[document], document))
    return tuple(Scored(best[document].number, score[document], best[document].why) for document in ranked)


def one_each(pool: Pool, *, grouped: bool) -> Iterable[Sequence[int]]:
    """The passages that stand for each result: those folded into one, or where documents are the results all of a document."""
    if not grouped:
        return [(passage.number, *passage.twins) for passage in pool.passages]
    held: defaultdict[int, list[int]] = defaultdict(list)
    for passage in pool.passages:
        held[passage.number // PER_DOCUMENT].append(passage.number)
    return held.values()
