"""tantivy: compiled, for libraries of any size. The only door to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from math import prod
from pathlib import Path

import tantivy
from tantivy import Occur, Order, Query

from index.analysis import FACT, POSITIONED, SCORED, Entry
from index.engine import Clause, Either, Hit, IndexProblem, Question

HEAP = 256_000_000
"""Bytes that the writer may hold before it writes a segment."""

READINGS = 4
"""Ways to read a question with several writings that are asked for one by one; of more ways the engine takes the best itself."""

_ORDINAL = "ordinal"
_READY = "ready"
"""The name of the tokenizer that only splits at blanks: tokens come ready and hold none."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(_ORDINAL, stored=False, indexed=True, fast=True)
    builder.add_bytes_field("body", stored=True, indexed=False)
    for name in SCORED:
        builder.add_text_field(name, tokenizer_name=_READY, index_option="position" if name in POSITIONED else "freq")
    builder.add_text_field(FACT, tokenizer_name=_READY, index_option="basic")
    return builder.build()


def _open(folder: Path, *, new: bool) -> tantivy.Index:
    index = tantivy.Index(_schema(), path=str(folder), reuse=not new)
    index.register_tokenizer(_READY, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(r"[^\t]+")).build())
    return index


class FolderWriter:
    """Writes an index folder."""

    def __init__(self, folder: Path, *, new: bool) -> None:
        self._writer = _open(folder, new=new).writer(heap_size=HEAP, num_threads=1)

    def add(self, entry: Entry) -> None:
        """Keep an entry."""
        document = tantivy.Document()
        document.add_unsigned(_ORDINAL, entry.number)
        document.add_bytes("body", entry.body)
        for name, tokens in entry.fields.items():
            document.add_text(name, "\t".join(tokens))
        document.add_text(FACT, "\t".join(entry.facts))
        self._writer.add_document(document)

    def remove(self, document: str) -> None:
        """Drop a document's entries."""
        self._writer.delete_documents_by_term(FACT, f"document={document}")

    def commit(self) -> None:
        """Write everything out and close."""
        self._writer.commit()
        self._writer.wait_merging_threads()


class FolderReader:
    """An open tantivy folder."""

    def __init__(self, folder: Path) -> None:
        try:
            self._index = _open(folder, new=False)
            self._index.config_reader(
                reload_policy="Manual"
            )  # a folder that people read does not change: nothing is to be watched
        except (OSError, ValueError) as error:
            raise IndexProblem(f"Không mở được chỉ mục tại {folder}: {error}.") from error
        self._searcher = self._index.searcher()
        self._schema = self._index.schema
        self._vocabularies: dict[str, dict[str, int]] = {}
        self._others = ThreadPoolExecutor(READINGS - 1, "tantivy")

    @property
    def size(self) -> int:
        """How many passages there are."""
        return int(self._searcher.num_docs)

    def search(self, question: Question, limit: int) -> list[Hit]:
        """The best hits, by falling score, then by number."""
        if not question.clauses:
            found = self._searcher.search(
                self._query(question), limit, count=False, order_by_field=_ORDINAL, order=Order.Asc
            ).hits
            return [Hit(int(number), 0.0) for number, _ in found]
        first, *others = _readings(question)
        waiting = [self._others.submit(self._scores, other, limit) for other in others]
        scores = self._scores(first, limit)
        for more in waiting:
            for number, score in more.result().items():
                scores[number] = max(score, scores.get(number, 0.0))
        best = sorted(zip((-score for score in scores.values()), scores, strict=True))[:limit]
        return [Hit(number, -score) for score, number in best]

    def count(self, question: Question) -> int:
        """How many passages answer."""
        return int(self._searcher.search(self._query(question), 1, count=True).count)  # type: ignore[attr-defined]

    def bodies(self, numbers: Sequence[int]) -> list[bytes]:
        """The bodies of passages, in the order asked for."""
        terms = [Query.term_query(self._schema, _ORDINAL, number, index_option="basic") for number in numbers]
        query = Query.boolean_query([(Occur.Should, term) for term in terms])  # a term set takes five times as long
        limit = max(1, len(numbers))
        found = dict(self._searcher.search(query, limit, count=False, order_by_field=_ORDINAL, order=Order.Asc).hits)
        return [bytes(self._searcher.doc(found[number])["body"][0]) for number in numbers]

    def frequency(self, field: str, token: str) -> int:
        """How many passages have a token."""
        return int(self._searcher.doc_freq(field, token))

    def vocabulary(self, field: str) -> Mapping[str, int]:
        """Every token of a field with how many passages have it."""
        if field not in self._vocabularies:
            self._vocabularies[field] = dict(self._searcher.terms_with_prefix(field, ""))
        return self._vocabularies[field]

    def close(self) -> None:
        """Let go of threads; nothing else is held that the garbage collector does not let go of."""
        self._others.shutdown(wait=False)

    def _scores(self, question: Question, limit: int) -> dict[int, float]:
        """The best passages by number."""
        found = self._searcher.search(self._query(question), limit, count=False).hits
        numbers = self._searcher.fast_field_values(_ORDINAL, [address for _, address in found])
        return {int(number or 0): score for number, (score, _) in zip(numbers, found, strict=True)}

    def _query(self, question: Question) -> Query:
        must = [self._any_fact(group) for group in question.facts]
        must += [_phrase(self._schema, phrase.field, phrase.tokens) for phrase in question.phrases]
        parts = [(Occur.MustNot, _phrase(self._schema, phrase.field, phrase.tokens)) for phrase in question.without]
        if not question.clauses:
            return Query.boolean_query([*parts, *((Occur.Must, query) for query in must or [Query.all_query()])])
        scored = Query.boolean_query([(Occur.Should, self._clause(clause)) for clause in question.clauses])
        parts += [(Occur.Must, Query.const_score_query(query, 0.0)) for query in must]
        return Query.boolean_query([(Occur.Must, scored), *parts]) if parts else scored

    def _clause(self, clause: Clause | Either) -> Query:
        if isinstance(clause, Either):
            writings = [[(Occur.Should, self._clause(part)) for part in writing] for writing in clause.writings]
            return Query.disjunction_max_query([Query.boolean_query(writing) for writing in writings])
        term = Query.term_query(self._schema, clause.field, clause.token, index_option="freq")
        if clause.constant:
            return Query.const_score_query(term, clause.weight)
        return Query.boost_query(term, clause.weight)

    def _any_fact(self, group: Iterable[str]) -> Query:
        return Query.boolean_query([(Occur.Should, Query.term_query(self._schema, FACT, fact)) for fact in group])


def _readings(question: Question) -> list[Question]:
    """The ways to read a question that holds several writings, each without any choice.

    What a passage scores is the most that it scores in any reading. A plain sum lets an engine skip most passages, the best of
    several writings does not, so the readings together take less time, and several cores share them.
    """
    if not 1 < prod(len(clause.writings) for clause in question.clauses if isinstance(clause, Either)) <= READINGS:
        return [question]
    choices = (clause.writings if isinstance(clause, Either) else ((clause,),) for clause in question.clauses)
    readings = (tuple(part for writing in reading for part in writing) for reading in product(*choices))
    return [replace(question, clauses=clauses) for clauses in readings]


def _phrase(schema: tantivy.Schema, field: str, tokens: Sequence[str]) -> Query:
    if len(tokens) == 1:
        return Query.term_query(schema, field, tokens[0])
    return Query.phrase_query(schema, field, list(tokens))
