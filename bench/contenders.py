"""What is timed: this program over each of its engines, and SQLite FTS5, tantivy and Whoosh as they come.

The plain ones get the same passages, answer with the ten best, a snippet of each, and the counts of types and years
where a filter is asked for; this program always answers with all that it has to say.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

import tantivy
from whoosh import fields, qparser, query
from whoosh import index as whoosh_index

from bench.made import Text, fill
from bench.questions import Asked
from corpus.store import Store
from index import build, folder
from index.analysis import fact
from index.engine import Clause, Phrase, Question
from index.shelf import load_fingerprint
from index.syllables import keys
from search.service import Searcher

TEN = 10


class Contender(Protocol):
    """One that is timed. ``load`` is not timed, ``build`` and everything after it is."""

    def load(self, texts: Iterable[Text]) -> None: ...
    def build(self) -> None: ...
    def open(self) -> None: ...

    def ask(self, asked: Asked) -> int:
        """A whole answer; how many hits it shows."""

    def rank(self, asked: Asked) -> int:
        """The ten best by the words alone: no reading of the question, no snippets, no counts."""


class Ours:
    """This program: from the documents in its library to results with snippets, reasons and facets."""

    def __init__(self, home: Path, engine: str) -> None:
        self._home, self._engine = home, engine

    def load(self, texts: Iterable[Text]) -> None:
        self._store = Store.open(self._home)
        fill(self._store, sum(1 for _ in texts))

    def build(self) -> None:
        build.rebuild(self._store, self._home, self._engine)

    def open(self) -> None:
        self.searcher = Searcher(Store.open(self._home), self._home)

        place = folder.current(self._home)
        made = load_fingerprint(place) if place else None
        if place and made:
            self._reader = build.open_index(self._home, place, made)

    def rank(self, asked: Asked) -> int:
        facts = ((fact("type", asked.type),),) if asked.type else ()
        if asked.phrase:
            return len(self._reader.search(Question(phrases=(Phrase("exact", tuple(keys(asked.text))),), facts=facts), TEN))
        return len(self._reader.search(Question(tuple(Clause("exact", key, 1.0) for key in keys(asked.text)), facts=facts), TEN))

    def ask(self, asked: Asked) -> int:
        return len(self.searcher.search(asked.text, {"type": [asked.type]} if asked.type else {}, limit=TEN).hits)


class Sqlite:
    """FTS5 with its own ranking and snippets."""

    def __init__(self, home: Path) -> None:
        self._file = home / "plain.sqlite"

    def load(self, texts: Iterable[Text]) -> None:
        self._texts = list(texts)

    def build(self) -> None:
        db = sqlite3.connect(self._file)
        db.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, type TEXT, year INTEGER)")
        db.execute("CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'unicode61 remove_diacritics 0')")
        db.executemany("INSERT INTO facts VALUES (?, ?, ?)", ((n, t.type, t.year) for n, t in enumerate(self._texts)))
        db.executemany("INSERT INTO passage (rowid, text) VALUES (?, ?)", ((n, t.text) for n, t in enumerate(self._texts)))
        db.commit()
        db.close()

    def open(self) -> None:
        self._db = sqlite3.connect(self._file)

    def ask(self, asked: Asked) -> int:
        found = self._best("snippet(passage, 0, '[', ']', '…', 30)", asked)
        for name in ("type", "year") if asked.type else ():
            self._db.execute(f"SELECT {name}, count(*) {_NARROWED} GROUP BY {name}", (_match(asked), asked.type)).fetchall()
        return len(found)

    def rank(self, asked: Asked) -> int:
        return len(self._best("passage.rowid", asked))

    def _best(self, what: str, asked: Asked) -> list[tuple[Any, ...]]:
        given = (_match(asked), asked.type) if asked.type else (_match(asked),)
        among = _NARROWED if asked.type else "FROM passage WHERE passage MATCH ?"
        return self._db.execute(f"SELECT {what} {among} ORDER BY rank LIMIT {TEN}", given).fetchall()


_NARROWED = "FROM passage CROSS JOIN facts ON facts.id = passage.rowid WHERE passage MATCH ? AND facts.type = ?"
"""The words first, then the facts of what has them: the other way round is many times slower."""


def _match(asked: Asked) -> str:
    words = [f'"{word}"' for word in asked.words]
    return " + ".join(words) if asked.phrase else " OR ".join(words)


class Tantivy:
    """tantivy with its own tokens and snippets."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "plain-tantivy"

    def load(self, texts: Iterable[Text]) -> None:
        self._texts = list(texts)

    def build(self) -> None:
        self._folder.mkdir()
        schema = tantivy.SchemaBuilder().add_text_field("text", stored=True)
        schema.add_text_field("type", tokenizer_name="raw", fast=True)
        schema.add_unsigned_field("year", indexed=True, fast=True)
        index = tantivy.Index(schema.build(), path=str(self._folder))
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for made in self._texts:
            document = tantivy.Document(text=made.text, type=made.type)
            document.add_unsigned("year", made.year)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._index = tantivy.Index.open(str(self._folder))
        self._searcher = self._index.searcher()

    def ask(self, asked: Asked) -> int:
        question = self.question(asked)
        found = self._searcher.search(question, TEN).hits
        snippets = tantivy.SnippetGenerator.create(self._searcher, question, self._index.schema, "text")
        for _, address in found:
            snippets.snippet_from_doc(self._searcher.doc(address))
        if asked.type:
            counts = {name: {"terms": {"field": name}} for name in ("type", "year")}
            self._searcher.aggregate(question, counts)
        return len(found)

    def rank(self, asked: Asked) -> int:
        return len(self._searcher.search(self.question(asked), TEN).hits)

    def question(self, asked: Asked) -> tantivy.Query:
        """The same words, asked of the one field."""
        schema = self._index.schema
        if asked.phrase:
            words = tantivy.Query.phrase_query(schema, "text", list(asked.words))
        else:
            each = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word)) for word in asked.words]
            words = tantivy.Query.boolean_query(each)
        if asked.type is None:
            return words
        of_type = tantivy.Query.term_query(schema, "type", asked.type)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, words), (tantivy.Occur.Must, of_type)])


class Whoosh:
    """Whoosh with its own tokens and highlights."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "plain-whoosh"

    def load(self, texts: Iterable[Text]) -> None:
        self._texts = list(texts)

    def build(self) -> None:
        self._folder.mkdir()
        schema = fields.Schema(
            text=fields.TEXT(stored=True, analyzer=_words()), type=fields.ID(stored=True), year=fields.NUMERIC(stored=True)
        )
        writer = whoosh_index.create_in(self._folder, schema).writer(limitmb=256)
        for made in self._texts:
            writer.add_document(text=made.text, type=made.type, year=made.year)
        writer.commit()

    def open(self) -> None:
        opened = whoosh_index.open_dir(self._folder)
        self._searcher = opened.searcher()
        self._parser = qparser.QueryParser("text", opened.schema, group=qparser.OrGroup)

    def ask(self, asked: Asked) -> int:
        wanted = self._parser.parse(asked.text)
        if not asked.type:
            return len([hit.highlights("text") for hit in self._searcher.search(wanted, limit=TEN)])
        found = self._searcher.search(wanted, limit=None, filter=query.Term("type", asked.type))
        Counter(hit["type"] for hit in found), Counter(hit["year"] for hit in found)
        return len([hit.highlights("text") for hit in found[:TEN]])

    def rank(self, asked: Asked) -> int:
        narrowed = query.Term("type", asked.type) if asked.type else None
        return len(list(self._searcher.search(self._parser.parse(asked.text), limit=TEN, filter=narrowed)))


def _words() -> Any:
    from whoosh.analysis import LowercaseFilter, RegexTokenizer

    return RegexTokenizer(r"\w+") | LowercaseFilter()


CONTENDERS: dict[str, Callable[[Path], Contender]] = {
    "Tra Cứu on tantivy": lambda home: Ours(home, "tantivy"),
    "Tra Cứu on Whoosh": lambda home: Ours(home, "whoosh"),
    "SQLite FTS5": Sqlite,
    "tantivy": Tantivy,
    "Whoosh": Whoosh,
}
OURS = {"Tra Cứu on tantivy": "tantivy", "Tra Cứu on Whoosh": "Whoosh"}
"""Ours, and the plain engine that each is held against."""
