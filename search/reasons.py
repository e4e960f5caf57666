"""Why a passage was found, in words: what of the question it has, how, and what its document has to do with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.span import Span
from index.numbers import tokens
from index.passage import Passage
from index.syllables import Match, are_neighbours, bears_marks, keys, matches, pairs, plain
from search import defining, places
from search.lifting import WHO_ROLES, duty_said
from search.reading import Read

MOST_WORDS = 12
"""Words that are listed, at most."""


class Reasons:
    """Says why passages were found for one question; ``asked`` are its syllables without marks."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._words = [read.asked.words(i, i + 1) for i in range(len(read.asked.tokens))]
        self._bare = read.asked.bare
        self.asked = frozenset(self._bare)
        self._term = defining.term(read.asked)

    def defined(self, text: str) -> Span | None:
        """Where a text says what the term is whose meaning is asked."""
        return defining.place(self._term, text, marked=self._read.asked.marked) if self._term else None

    def of(self, passage: Passage, found: Sequence[Match], number: str | None, of: frozenset[str]) -> Iterator[str]:
        """The reasons, the weightiest first.

        ``found`` are the syllables of the passage that the question has too, ``number`` is the document's own where the question
        gives it, ``of`` its provinces.
        """
        yield from self._duties(passage)
        if number:
            yield f"Là văn bản số {number}"
        elif self._read.numbers:
            yield from self._numbers(passage)
        yield from self._of_place(of)
        yield from (f"Có nguyên văn “{phrase}”" for phrase in self._read.asked.phrases if _stands(phrase, passage.text))
        if (heading := plain(passage.title)) and self.asked.issuperset(heading):
            yield f"Đề mục “{passage.title}” nằm trong câu hỏi"
        if self.defined(passage.text):
            yield f"Nêu “{self._term}” là gì"
        if self._read.meant or self._read.corrected:
            text = plain(passage.text)
            yield from self._other_writings(frozenset(text).union(pairs(text)))
        yield from self._shared(passage, found)

    def _duties(self, passage: Passage) -> Iterator[str]:
        """Where the question asks who does something: those to whom the passage gives it."""
        if self._read.intent.who:
            roles = self._read.intent.roles or WHO_ROLES
            yield from dict.fromkeys(duty_said(duty.name, duty.role) for duty in passage.duties if duty.role in roles)

    def _numbers(self, passage: Passage) -> Iterator[str]:
        said = set(tokens(passage.text))
        yield from (f"Nhắc đến “{number.said}”" for number in self._read.numbers if said.issuperset(number.tokens))

    def _of_place(self, of: frozenset[str]) -> Iterator[str]:
        for place in sorted(self._read.places):
            if place in of:
                yield f"Văn bản của {places.called(place)}"
            elif former := of & places.parts(place):
                yield f"Văn bản của {', '.join(map(places.called, sorted(former)))}, nay thuộc {places.called(place)}"

    def _other_writings(self, held: frozenset[str]) -> Iterator[str]:
        """What the passage writes otherwise than the question: abbreviations, and words that may be misspelt."""
        for meant in self._read.meant:
            also, said = plain(meant.also), plain(meant.said)
            if held.issuperset([*also, *pairs(also)]) and not held.issuperset([*said, *pairs(said)]):
                yield f"Viết “{meant.also}” thay cho “{meant.said}”"
        if better := self._read.corrected:
            words = {better.words(i, i + 1): key for i, key in enumerate(better.bare)}
            if others := [word for word, key in words.items() if key not in self.asked and key in held]:
                yield f"Gần với từ đã gõ: {', '.join(others)}"

    def _shared(self, passage: Passage, found: Sequence[Match]) -> Iterator[str]:
        """The words of the question that the passage has, neighbours together; those that only its headings have."""
        asking = self._read.intent.asking
        text = self._held(passage.text, found)
        above = self._held(passage.context, matches(passage.context, self.asked)) if len(text) < len(self._bare) else {}
        yield from self._listed("Có: ", {i: word for i, word in text.items() if i not in asking})
        others = {i: word for i, word in above.items() if i not in asking and i not in text}
        yield from self._listed("Đề mục phía trên có: ", others)

    def _held(self, text: str, found: Sequence[Match]) -> dict[int, str]:
        """The syllables of the question that a text has, as typed; one with other marks ("chuẫn") as the text has it.

        With other marks it may be another word ("sở", "số"), so that it counts only beside a neighbour that the question has too.
        """
        bare, exact = {match.plain for match in found}, {match.key for match in found}
        held = {i: word for i, word in enumerate(self._words) if self._bare[i] in bare}
        typed = self._read.asked.exact
        if others := [i for i in held if typed[i] not in exact and typed[i] != self._bare[i]]:
            held |= dict.fromkeys(others, "") | self._otherwise_marked(text, found, others)
        return {i: word for i, word in held.items() if word}

    def _otherwise_marked(self, text: str, found: Sequence[Match], others: Sequence[int]) -> dict[int, str]:
        """Syllables as a text writes them, those that stand beside the one after or before them in the question."""
        beside = {(a.plain, b.plain): (a, b) for a, b in pairwise(found) if are_neighbours(text, a, b)}
        written: dict[int, str] = {}
        for i in others:
            at, pair = next(((at, beside[asked]) for at, asked in self._pairs(i) if asked in beside), (i, None))
            if pair:
                word = text[pair[i - at].start : pair[i - at].end]
                written[i] = word if self._words[i][0].isupper() else word.lower()
        return written

    def _pairs(self, i: int) -> Iterator[tuple[int, tuple[str, str]]]:
        """A syllable of the question with the one after it and the one before, each pair with the place of its first."""
        return ((at, (self._bare[at], self._bare[at + 1])) for at in (i, i - 1) if 0 <= at < len(self._bare) - 1)

    def _listed(self, begin: str, held: dict[int, str]) -> Iterator[str]:
        runs: list[list[int]] = []
        for i in held:
            if runs and runs[-1][-1] == i - 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        words = list(dict.fromkeys(self._run(run, held) for run in runs))
        if words:
            yield begin + ", ".join(words[:MOST_WORDS]) + (", …" if len(words) > MOST_WORDS else "")

    def _run(self, run: Sequence[int], held: dict[int, str]) -> str:
        """Neighbours of the question with what stands between them."""
        as_typed = all(self._words[i] == held[i] for i in run)
        return self._read.asked.words(run[0], run[-1] + 1) if as_typed else " ".join(held[i] for i in run)


def _stands(phrase: str, text: str) -> bool:
    read = keys if bears_marks(phrase) else plain
    return f" {' '.join(read(phrase))} " in f" {' '.join(read(text))} "
