"""Why a passage was found, in words: what of the question it has, how, and what its document has to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from index.numbers import tokens
from index.passage import Passage
from index.syllables import bears_marks, keys, pairs, plain, syllables
from search import places
from search.lifting import WHO_ROLES, duty_said
from search.reading import Read

MOST_WORDS = 12
"""Words that are listed, at most."""


def reasons(read: Read, passage: Passage, number: str | None, of: frozenset[str]) -> Iterator[str]:
    """The reasons, the weightiest first. ``number`` is the document's own where the question gives it, ``of`` its provinces."""
    yield from _duties(read, passage)
    if number:
        yield f"Là văn bản số {number}"
    elif read.numbers:
        yield from _numbers(read, passage)
    yield from _of_place(read, of)
    yield from (f"Có nguyên văn “{phrase}”" for phrase in read.asked.phrases if _stands(phrase, passage.text))
    heading = plain(passage.title)
    if heading and set(heading) <= set(plain(read.asked.text)):
        yield f"Đề mục “{passage.title}” nằm trong câu hỏi"
    if read.meant or read.corrected:
        text = plain(passage.text)
        yield from _other_writings(read, frozenset(text).union(pairs(text)))
    yield from _words(read, passage)


def _duties(read: Read, passage: Passage) -> Iterator[str]:
    """Where the question asks who does something: those to whom the passage gives it."""
    if read.intent.who:
        roles = read.intent.roles or WHO_ROLES
        yield from dict.fromkeys(duty_said(duty.name, duty.role) for duty in passage.duties if duty.role in roles)


def _numbers(read: Read, passage: Passage) -> Iterator[str]:
    said = set(tokens(passage.text))
    yield from (f"Nhắc đến “{number.said}”" for number in read.numbers if said.issuperset(number.tokens))


def _of_place(read: Read, of: frozenset[str]) -> Iterator[str]:
    for place in sorted(read.places):
        if place in of:
            yield f"Văn bản của {places.called(place)}"
        elif former := of & places.parts(place):
            yield f"Văn bản của {', '.join(map(places.called, sorted(former)))}, nay thuộc {places.called(place)}"


def _stands(phrase: str, text: str) -> bool:
    read = keys if bears_marks(phrase) else plain
    return f" {' '.join(read(phrase))} " in f" {' '.join(read(text))} "


def _other_writings(read: Read, held: frozenset[str]) -> Iterator[str]:
    """What the passage writes otherwise than the question: abbreviations, and words that may be misspelt."""
    for meant in read.meant:
        also, said = plain(meant.also), plain(meant.said)
        if held.issuperset([*also, *pairs(also)]) and not held.issuperset([*said, *pairs(said)]):
            yield f"Viết “{meant.also}” thay cho “{meant.said}”"
    if read.corrected:
        own, better = set(plain(read.asked.text)), read.corrected
        words = {better.words(i, i + 1): key for i, key in enumerate(plain(better.text)[: len(better.tokens)])}
        if others := [word for word, key in words.items() if key not in own and key in held]:
            yield f"Gần với từ đã gõ: {', '.join(others)}"


def _words(read: Read, passage: Passage) -> Iterator[str]:
    """The words of the question that the passage has, neighbours together; those that only its headings have."""
    asking = read.intent.asking
    text, above = _held(read, passage.text), _held(read, passage.context)
    yield from _listed("Có: ", read, {i: word for i, word in text.items() if i not in asking})
    yield from _listed("Đề mục phía trên có: ", read, {i: word for i, word in above.items() if i not in asking and i not in text})


def _held(read: Read, text: str) -> dict[int, str]:
    """The syllables of the question that a text has, as typed; one with other marks ("chuẫn") as the text has it.

    With other marks it may be another word ("sở", "số"), so that it counts only beside a neighbour that the question has too.
    """
    said, asked = plain(text), plain(read.asked.text)
    typed, bare = [token.key for token in read.asked.tokens], set(said)
    held = [i for i in range(len(typed)) if asked[i] in bare]
    found = {i: read.asked.words(i, i + 1) for i in held}
    exact = set(keys(text)) if any(typed[i] != asked[i] for i in held) else bare
    if other := [i for i in held if typed[i] not in exact and typed[i] != asked[i]]:
        beside = set(pairs(said))
        near = {i: next((pair for pair in _pairs_of(asked, i) if pair in beside), None) for i in other}
        written = _otherwise_marked(read, text, {i: pair for i, pair in near.items() if pair})
        found = {i: written.get(i, word) for i, word in found.items() if i in written or i not in near}
    return found


def _pairs_of(asked: list[str], i: int) -> Iterator[str]:
    """A syllable with the one after it and the one before."""
    return ("_".join(asked[at : at + 2]) for at in (i, i - 1) if 0 <= at < len(asked) - 1)


def _otherwise_marked(read: Read, text: str, near: dict[int, str]) -> dict[int, str]:
    """Syllables as a text writes them within the pairs given."""
    said = list(zip(syllables(text), plain(text), strict=True)) if near else []
    beside = {f"{one}_{other}": (a, b) for (a, one), (b, other) in pairwise(said)}
    asked, found = plain(read.asked.text), {}
    for i, pair in near.items():
        token = beside[pair][0 if pair.startswith(f"{asked[i]}_") else 1]
        written = text[token.start : token.end]
        found[i] = written if read.asked.words(i, i + 1)[0].isupper() else written.lower()
    return found


def _listed(begin: str, read: Read, held: dict[int, str]) -> Iterator[str]:
    runs: list[list[int]] = []
    for i in held:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    words = list(dict.fromkeys(_run(read, run, held) for run in runs))
    if words:
        yield begin + ", ".join(words[:MOST_WORDS]) + (", …" if len(words) > MOST_WORDS else "")


def _run(read: Read, run: list[int], held: dict[int, str]) -> str:
    """Neighbours of the question with what stands between them."""
    as_typed = all(read.asked.words(i, i + 1) == held[i] for i in run)
    return read.asked.words(run[0], run[-1] + 1) if as_typed else " ".join(held[i] for i in run)
