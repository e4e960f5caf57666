"""Whoosh: pure Python, nothing to run, good for small libraries. The only door to it.

Whoosh keeps the postings; the scoring is done here, a token at a time over cached postings, which is some ten times
faster than its own walk and gives the same BM25 as the other engines. Its files hold pickles: a folder is opened
only where its seal says that this program wrote it (see index/seal.py).
"""

from __future__ import annotations

import heapq
import math
import threading
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from whoosh import fields, formats
from whoosh import index as whoosh_index

from index.analysis import FACT, POSITIONED, SCORED, Entry
from index.engine import K1, B, Clause, Either, Hit, IndexProblem, Phrase, Question

CACHED = 20_000
"""Tokens whose postings are kept in memory."""


class Postings(NamedTuple):
    """The passages that have a token, in order, how often, and the positions where the field keeps them."""

    documents: Sequence[int]
    counts: Sequence[float]
    positions: Sequence[bytes]


class TokensFormat(formats.Format):  # type: ignore[misc]
    """How often; the count is the posting's weight, so nothing more is kept."""

    posting_size = 0

    def decode_frequency(self, value: bytes) -> int:
        """Whoosh asks for this when it merges; the weight beside it is what counts."""
        return 1


class PlacesFormat(formats.Format):  # type: ignore[misc]
    """How often and where: positions as packed integers."""


class Tokens(fields.FieldType):  # type: ignore[misc]
    """A field of ready tokens."""

    def __init__(self, *, places: bool, scored: bool) -> None:
        super().__init__(PlacesFormat() if places else TokensFormat(), None, scorable=scored)
        self.places = places

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh writes for each token: its bytes, how often, the weight, the packed positions."""
        if not self.places:
            for token, n in Counter(value).items():
                yield token.encode(), n, float(n), b""
            return
        at: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for position, token in enumerate(value):
            at[token].append(position)
        for token, positions in at.items():
            yield token.encode(), len(positions), float(len(positions)), positions.tobytes()


def _schema() -> Any:
    scored = {name: Tokens(places=name in POSITIONED, scored=True) for name in SCORED}
    return fields.Schema(**scored, **{FACT: Tokens(places=False, scored=False)}, passage=fields.STORED())


class FolderWriter:
    """Writes an index folder; all in one segment where it is new."""

    def __init__(self, folder: Path, *, new: bool) -> None:
        schema = _schema()
        opened = whoosh_index.create_in(folder, schema) if new else whoosh_index.open_dir(folder, schema=schema)
        self._writer = opened.writer(limitmb=256)

    def add(self, entry: Entry) -> None:
        """Keep an entry."""
        lengths = tuple(len(entry.fields[name]) for name in SCORED)
        self._writer.add_document(**entry.fields, **{FACT: entry.facts}, passage=(entry.number, lengths, entry.body))

    def remove(self, document: str) -> None:
        """Drop a document's entries."""
        self._writer.delete_by_term(FACT, f"document={document}")

    def commit(self) -> None:
        """Write everything out and close."""
        self._writer.commit()


class FolderReader:
    """An open Whoosh folder."""

    def __init__(self, folder: Path) -> None:
        try:
            self._reader = whoosh_index.open_dir(folder, schema=_schema()).reader()
        except (OSError, whoosh_index.IndexError) as error:
            raise IndexProblem(f"Không mở được chỉ mục tại {folder}: {error}.") from error
        self._lock = threading.Lock()
        stored = {at: found["passage"] for at, found in self._reader.iter_docs()}
        self._numbers = {at: number for at, (number, _, _) in stored.items()}
        self._places = {number: at for at, number in self._numbers.items()}
        self._norms = {name: _norms({at: lengths[i] for at, (_, lengths, _) in stored.items()}) for i, name in enumerate(SCORED)}
        self._postings: Callable[[str, str], Postings | None] = lru_cache(CACHED)(self._read)

    @property
    def size(self) -> int:
        """How many passages there are."""
        return len(self._numbers)

    def search(self, question: Question, limit: int) -> list[Hit]:
        """The best hits, by falling score, then by number."""
        allowed = self._allowed(question)
        scores = self._score(question.clauses, allowed)
        hits = (Hit(self._numbers[at], score) for at, score in scores.items())
        return heapq.nsmallest(limit, hits, key=lambda hit: (-hit.score, hit.number))

    def count(self, question: Question) -> int:
        """How many passages answer."""
        return len(self._score(question.clauses, self._allowed(question)))

    def bodies(self, numbers: Sequence[int]) -> list[bytes]:
        """The bodies of passages, in the order asked for."""
        with self._lock:
            return [self._reader.stored_fields(self._places[number])["passage"][2] for number in numbers]

    def frequency(self, field: str, token: str) -> int:
        """How many passages have a token."""
        postings = self._postings(field, token)
        return len(postings.documents) if postings else 0

    def vocabulary(self, field: str) -> Mapping[str, int]:
        """Every token of a field with how many passages have it."""
        with self._lock:
            terms = [(raw.decode(), info.doc_frequency()) for raw, info in self._reader.iter_field(field)]
        return dict(terms)

    def close(self) -> None:
        """Let go of files."""
        self._reader.close()

    def _score(self, clauses: Iterable[Clause | Either], allowed: set[int] | None) -> dict[int, float]:
        clauses = tuple(clauses)
        if not clauses:
            return dict.fromkeys(self._numbers if allowed is None else allowed, 0.0)
        scores = self._sum(clauses)
        return scores if allowed is None else {at: score for at, score in scores.items() if at in allowed}

    def _sum(self, clauses: Iterable[Clause | Either]) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for clause in clauses:
            if isinstance(clause, Either):
                for at, score in self._best(clause).items():
                    scores[at] += score
            elif postings := self._postings(clause.field, clause.token):
                for at, score in zip(postings.documents, self._worth(clause, postings), strict=True):
                    scores[at] += score
        return scores

    def _best(self, either: Either) -> dict[int, float]:
        best: dict[int, float] = {}
        for writing in either.writings:
            for at, score in self._sum(writing).items():
                best[at] = max(score, best.get(at, 0.0))
        return best

    def _worth(self, clause: Clause, postings: Postings) -> Iterator[float]:
        if clause.constant:
            return iter([clause.weight] * len(postings.documents))
        norms, n = self._norms[clause.field], len(postings.documents)
        most = clause.weight * math.log(1 + (self.size - n + 0.5) / (n + 0.5)) * (K1 + 1)
        return (most * count / (count + norms[at]) for at, count in zip(postings.documents, postings.counts, strict=True))

    def _allowed(self, question: Question) -> set[int] | None:
        """The passages that the question lets through, None for all of them."""
        groups = [set().union(*(self._having(FACT, fact) for fact in group)) for group in question.facts]
        groups += [self._with_phrase(phrase) for phrase in question.phrases]
        allowed = set.intersection(*groups) if groups else None
        if question.without:
            unwanted = set().union(*map(self._with_phrase, question.without))
            return (self._numbers.keys() if allowed is None else allowed) - unwanted
        return allowed

    def _having(self, field: str, token: str) -> Sequence[int]:
        postings = self._postings(field, token)
        return postings.documents if postings else ()

    def _with_phrase(self, phrase: Phrase) -> set[int]:
        starts: dict[int, set[int]] | None = None
        for offset, token in enumerate(phrase.tokens):
            here = {at: {p - offset for p in places} for at, places in self._positions(phrase.field, token)}
            starts = here if starts is None else {at: s & here[at] for at, s in starts.items() if at in here and s & here[at]}
        return set(starts or ())

    def _positions(self, field: str, token: str) -> Iterator[tuple[int, array[int]]]:
        if postings := self._postings(field, token):
            for at, packed in zip(postings.documents, postings.positions, strict=True):
                yield at, array("I", packed)

    def _read(self, field: str, token: str) -> Postings | None:
        with self._lock:
            if (field, token) not in self._reader:
                return None
            matcher = self._reader.postings(field, token)
            documents, counts, positions = array("I"), array("f"), []
            while matcher.is_active():
                documents.append(matcher.id())
                counts.append(matcher.weight())
                if field in POSITIONED:
                    positions.append(matcher.value())
                matcher.next()
            return Postings(documents, counts, positions)


def _norms(lengths: Mapping[int, int]) -> dict[int, float]:
    """What BM25 adds to a count for each passage's length; lengths are coarsened as Lucene and tantivy keep them, for equal ranks."""
    average = sum(lengths.values()) / max(1, len(lengths)) or 1.0
    return {at: K1 * (1 - B + B * _coarse(length) / average) for at, length in lengths.items()}


def _coarse(length: int) -> int:
    """A length with four significant bits above 40, as one byte holds it.

    >>> [_coarse(n) for n in (39, 41, 57, 100)]
    [39, 40, 56, 96]
    """
    if length < 40:
        return length
    shift = (length - 24).bit_length() - 4
    return 24 + ((length - 24) >> shift << shift)
