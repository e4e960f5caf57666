"""Finding agencies in a text: at each place the longest reading wins."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.knowledge.agencies import backward, hints, named, opens
from ingest.knowledge.agencies.collective import collective
from ingest.knowledge.agencies.entry import Place
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import Grammar
from ingest.knowledge.agencies.line import Line, Read
from ingest.knowledge.agencies.tokens import BREAK, COMMA, DASH, tokens, word_key
from ingest.knowledge.agencies.trie import Trie

_MOST_LEADERS = 5


@dataclass(frozen=True, slots=True)
class Scanner:
    """``home`` is the document's own province; ``learned`` what the document calls its agencies."""

    grammar: Grammar
    home: Place | None
    learned: Trie[Found]

    def scan(self, text: str) -> list[Found]:
        """The agencies named in a text, in order, none inside another."""
        line = Line(text, tokens(text), self.grammar, self.home, self.learned)
        starts = self.grammar.starts | self.learned.root.next.keys()
        found: list[Found] = []
        at = 0
        while at < len(line.words):
            word = line.words[at]
            if word.key not in starts and not (word.capital and text[word.start : word.end] in self.grammar.symbols):
                at += 1
                continue
            if _inside_word(line, at):
                at += 1
                continue
            read = _longest(_read(line, at), backward.again(line, at, found)) or hints.territory(line, at, found)
            if read is None:
                at += 1
                continue
            found += read[1]
            at = max(read[0], at + 1)
        return found


def _inside_word(line: Line, at: int) -> bool:
    """Whether the word before makes one word with this one: "NHIỆM VỤ"."""
    here = line.words[at]
    return at > 0 and here.gap < COMMA and (line.words[at - 1].key, here.key) in line.grammar.compounds


def _read(line: Line, at: int) -> Read | None:
    return _longest(_agency(line, at), _led(line, at))


def _longest(*readings: Read | None) -> Read | None:
    return max((read for read in readings if read is not None), key=lambda read: read[0], default=None)


def _agency(line: Line, at: int, led: bool = False) -> Read | None:
    """The longest reading of what begins at token ``at``; an unlisted name only where there is no other."""
    word, grammar = line.words[at], line.grammar
    readings = (
        named.name(line, at) if word.key in grammar.names.root.next else None,
        _learned(line, at) if word.key in line.learned.root.next else None,
        _collective(line, at, led) if word.key in grammar.groups else None,
        hints.shared(line, at) if word.key in grammar.sharing else None,
        hints.symbol(line, at) if word.capital else None,
    )
    return _longest(*readings) or (opens.unlisted(line, at) if word.capital else None)


def _led(line: Line, at: int) -> Read | None:
    """The heads of an agency and then the agency: "Giám đốc Sở Nội vụ", "Bộ trưởng, Thủ trưởng cơ quan ngang bộ"."""
    words, leaders = line.words, line.grammar.leaders
    end, listed = at + (words[at].key == word_key("các")), False
    first = end
    for _ in range(_MOST_LEADERS):
        if end >= len(words) or not (hits := leaders.match(words, end, tolerant=False)):
            break
        listed = listed or (end > first and words[end].gap == COMMA)
        end = hits[0].end
        if end < len(words) and words[end].key == word_key("các") and words[end].gap < COMMA and leaders.match(words, end + 1):
            end += 1
    if end == first or end >= len(words) or words[end].gap in (BREAK, DASH):
        return None
    read = _agency(line, end, led=True)
    if read is None or not read[1] or (listed and not read[1][0].collective):
        return None
    head, *rest = read[1]
    written = head.text if head.shared else " ".join(line.text[words[at].start : head.end].split())
    whole = head._replace(start=words[at].start, text=written, leader=True)
    return read[0], (whole, *(one._replace(leader=True) for one in rest))


def _learned(line: Line, at: int) -> Read | None:
    for hit in line.learned.match(line.words, at, tolerant=False):
        written = line.written(at, hit.end)
        for known in hit.values:
            if known.text == written:
                start, end = line.span(at, hit.end)
                return hit.end, (known._replace(start=start, end=end),)
    return None


def _collective(line: Line, at: int, led: bool) -> Read | None:
    read = collective(line.grammar, line.words, at, led)
    return (read.end, (line.found(read.entry, at, read.end),)) if read is not None else None
