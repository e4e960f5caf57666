"""Numbers written without their symbol: "Nghị quyết số 18 của …", and lists that say it once: "Nghị quyết 18, 19-NQ/TW"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.numbers import Numbered
from ingest.knowledge.citations.typewords import TypeWord

_ITEM = r"(?P<seq>\d{1,5}[a-zđ]?)(?:[/-](?P<year>(?:19|20)\d{2}))?(?![\w%]|[.,/:-]\d)"
_FIRST = re.compile(rf"(?:(?P<plain>[^\S\t]{{1,3}})|\s{{0,3}}:?\s{{0,2}}(?P<no>[Ss]ố)\s{{0,2}}:?\s{{0,2}}){_ITEM}")
_NEXT = re.compile(rf"\s?(?:[,;]|(?:,\s)?và|hoặc)\s{{1,3}}(?P<no>số\s{{1,2}})?{_ITEM}")
_GOES_ON = re.compile(
    r"\s{0,3}(?:$|[.,;:)(”\"/\n-]|(?:ngày|năm|của|về|và|được|này|đã|là|do|thì|có|quy|ban|hướng|sửa|trong|tại|cho|khóa|để|theo|nêu|trên|nói)\b)"
)


def find_bare(text: str, words: Iterable[TypeWord], numbers: Mapping[int, Numbered]) -> Iterator[Mention]:
    """Type words followed by a bare number or a list of them, the whole number that ends the list included.

    ``numbers`` are the whole ones of the text by where they start.
    """
    for word in words:
        first = _FIRST.match(text, word.end)
        if word.kind.use not in ("number", "symbol") or not first or first.start("seq") in numbers:
            continue
        items = [first]
        closing: Numbered | None = None
        while following := _NEXT.match(text, items[-1].end()):
            closing = numbers.get(following.start("seq"))
            if closing:
                break
            items.append(following)
        if closing and closing.known:
            yield from _elliptical(word, items, closing)
        elif word.kind.use == "number" and _alone(text, word, items[0]):
            yield from _alike(text, word, items)


def _elliptical(word: TypeWord, items: list[re.Match[str]], closing: Numbered) -> Iterator[Mention]:
    yield Mention(
        start=closing.start,
        end=closing.end,
        kind=word.kind,
        number=closing.written,
        symbol=closing,
        flaws=("elliptical", *closing.flaws),
    )
    for i, item in enumerate(items):
        number = replace(
            closing,
            start=item.start("seq"),
            end=item.end(),
            seq=item["seq"],
            year=item["year"] or closing.year,
            flaws=("elliptical",),
        )
        start = word.start if i == 0 else item.start("no") if item["no"] else item.start("seq")
        yield Mention(
            start=start, end=item.end(), kind=word.kind, number=number.written, symbol=number, flaws=("elliptical", *word.flaws)
        )


def _alone(text: str, word: TypeWord, item: re.Match[str]) -> bool:
    if item["no"]:
        return True
    if "type_abbreviated" in word.flaws and text[word.start : word.end].isascii():
        return False  # "NĐ 68" can be nothing else; "CT 229" may as well be a road
    return (
        text[word.start].isupper()
        and len(item["seq"]) > 1
        and not item["seq"].startswith("00")
        and bool(_GOES_ON.match(text, item.end()))
    )


def _alike(text: str, word: TypeWord, items: list[re.Match[str]]) -> Iterator[Mention]:
    for i, item in enumerate(items):
        if i and not (item["no"] or _GOES_ON.match(text, item.end())):
            break
        start = word.start if i == 0 else item.start("no") if item["no"] else item.start("seq")
        written = item["seq"] + (f"/{item['year']}" if item["year"] else "")
        yield Mention(start=start, end=item.end(), kind=word.kind, number=written, flaws=("number_without_symbol", *word.flaws))
