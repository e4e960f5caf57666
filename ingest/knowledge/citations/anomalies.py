"""What is odd about citations as written. Told, never corrected; where two statements disagree the less likely one is told.

The messages are for officials; the rules of writing are those of Nghị định 30/2020/NĐ-CP, Phụ lục I and III.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.citation import Anomaly
from corpus.dates import vietnamese
from corpus.document import Document
from ingest.knowledge.citations.found import Found
from ingest.knowledge.citations.issuing import contradicts, from_symbol, issuers_of
from ingest.knowledge.citations.keys import plausible_year

SLACK_DAYS = 31
_WRITING = {
    "number_space": "Số, ký hiệu “{text}” có khoảng trắng thừa cạnh dấu phân cách.",
    "number_double_separator": "Số, ký hiệu “{text}” có hai dấu phân cách liền nhau.",
    "number_missing": "Văn bản được viện dẫn còn để trống số (“{text}”).",
    "number_without_symbol": "Chỉ ghi số “{number}”, thiếu ký hiệu của văn bản.",
    "elliptical": "Ghi gộp nhiều văn bản: tên loại hoặc ký hiệu chỉ viết một lần cho cả dãy (hiểu là {number}).",
    "type_misspelt": "Tên loại viết sai chính tả trong “{text}” (đúng: {kind}).",
    "type_abbreviated": "Tên loại viết tắt trong “{text}” (viết đủ: {kind}).",
    "type_omitted": "Không ghi tên loại trước số, ký hiệu “{text}” (theo ký hiệu là {kind}).",
    "type_symbol": "Tên loại ({kind}) không khớp với ký hiệu trong “{text}”.",
    "symbol_case": "Ký hiệu “{symbol}” viết sai chữ hoa, chữ thường (đúng: {right}).",
    "symbol_marks": "Ký hiệu “{symbol}” thiếu dấu của chữ (đúng: {right}).",
}


def writing(found: Found) -> list[Anomaly]:
    """What is odd in the writing of the number, the type word and the date of one mention."""
    symbol = found.mention.symbol
    words = {
        "text": found.text,
        "number": found.mention.number,
        "kind": found.mention.kind.name,
        "symbol": symbol.symbol if symbol else "",
        "right": symbol.canonical[-len(symbol.symbol) :] if symbol else "",
    }
    told = [Anomaly(code=code, message=_WRITING[code].format(**words)) for code in found.mention.flaws if code in _WRITING]
    if symbol and symbol.year and plausible_year(symbol.year) is None:
        told.append(Anomaly(code="year_impossible", message=f"Năm “{symbol.year}” trong số, ký hiệu không thể đúng."))
    if found.stated.date and found.stated.date.problem:
        told.append(Anomaly(code="date_impossible", message=f"Ngày ban hành ghi sai: {found.stated.date.problem}."))
    if found.stated.comma:
        told.append(Anomaly(code="date_comma", message="Có dấu phẩy thừa giữa số, ký hiệu và ngày ban hành."))
    if symbol and found.issued_on and (year := plausible_year(symbol.year)) and abs(year - int(found.issued_on[:4])) > 0:
        told.append(
            Anomaly(
                code="year_differs", message=f"Năm trong số, ký hiệu ({year}) khác năm của ngày ban hành ({found.issued_on[:4]})."
            )
        )
    return told + _issuer(found)


def _issuer(found: Found) -> list[Anomaly]:
    symbol = found.mention.symbol
    for stated in (found.stated.issuer, found.stated.by):
        if symbol and stated and contradicts(stated, symbol):
            right = from_symbol(symbol) or " hoặc ".join(issuers_of(symbol)[0].names)
            message = f"Cơ quan ban hành ghi là {stated.name}, nhưng ký hiệu {symbol.symbol} là của {right}."
            return [Anomaly(code="issuer_symbol", message=message)]
    return []


def times(document: Document, found: Sequence[Found]) -> dict[int, list[Anomaly]]:
    """By place in ``found``: dates after the citing document, after the act that amends, and out of the order of numbers."""
    told: dict[int, list[Anomaly]] = defaultdict(list)
    for i, mention in enumerate(found):
        if document.issued_on and mention.issued_on and mention.issued_on > document.issued_on and not mention.is_self:
            message = f"Ngày ban hành ({vietnamese(mention.issued_on)}) sau ngày của chính văn bản viện dẫn ({vietnamese(document.issued_on)})."
            told[i].append(Anomaly(code="date_after_document", message=message))
        year = plausible_year(mention.mention.symbol.year) if mention.mention.symbol else None
        if document.issued_on and year and year > int(document.issued_on[:4]):
            message = f"Năm trong số, ký hiệu ({year}) sau năm của chính văn bản viện dẫn ({document.issued_on[:4]})."
            told[i].append(Anomaly(code="year_after_document", message=message))
    for i, anomaly in _after_amending(found):
        told[i].append(anomaly)
    for i, anomaly in _out_of_order(found):
        told[i].append(anomaly)
    return told


def _after_amending(found: Sequence[Found]) -> Iterable[tuple[int, Anomaly]]:
    """A document that another amends cannot be later than it, wherever its date is stated."""
    amended: dict[str, tuple[str, str]] = {}
    for mention in found:
        by = mention.amended_by
        if by and by.issued_on:
            amended[mention.family.key] = min(amended.get(mention.family.key, (by.issued_on, by.text)), (by.issued_on, by.text))
    for i, mention in enumerate(found):
        limit = amended.get(mention.family.key)
        if not limit or not mention.issued_on or mention.issued_on <= limit[0]:
            continue
        symbol = mention.mention.symbol
        # A number whose own year is later says that the sentence was misread, not that the date is wrong.
        if not symbol or (plausible_year(symbol.year) or 0) <= int(limit[0][:4]):
            yield (
                i,
                Anomaly(
                    code="date_after_amendment",
                    message=f"Ngày ban hành ({vietnamese(mention.issued_on)}) sau ngày của văn bản sửa đổi nó ({limit[1]}, {vietnamese(limit[0])}).",
                ),
            )


def _out_of_order(found: Sequence[Found]) -> Iterable[tuple[int, Anomaly]]:
    """Within one symbol and year numbers and dates rise together; those outside the longest such run are told."""
    series: dict[tuple[str, str], dict[tuple[int, str], list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, mention in enumerate(found):
        symbol = mention.mention.symbol
        if symbol and mention.issued_on and symbol.joint == "/" and re.fullmatch(r"\d+", symbol.seq) and mention.series:
            series[mention.series][int(symbol.seq), mention.issued_on].append(i)
    for points in series.values():
        order = sorted(points)
        rising = _longest_run([when for _, when in order])
        kept = [order[k] for k in sorted(rising)]
        for point in (order[k] for k in range(len(order)) if k not in rising):
            if other := _against(point, kept):
                yield from ((i, _order_told(point, other)) for i in points[point])


def _against(point: tuple[int, str], kept: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The neighbour in a rising run that a number and its date contradict by more than a month's slack."""
    number, when = point
    below, above = bisect_left(kept, (number, "")), bisect_right(kept, (number, "~"))
    if below and kept[below - 1][1] > when and _far(kept[below - 1][1], when):
        return kept[below - 1]
    if above < len(kept) and kept[above][1] < when and _far(kept[above][1], when):
        return kept[above]
    return None


def _order_told(point: tuple[int, str], other: tuple[int, str]) -> Anomaly:
    side, then = ("lớn hơn", "trước") if point[0] > other[0] else ("nhỏ hơn", "sau")
    message = (
        f"Số {point[0]} {side} số {other[0]} cùng loại trong năm nhưng ngày ban hành ({vietnamese(point[1])}) "
        f"lại {then} ({vietnamese(other[1])})."
    )
    return Anomaly(code="number_order", message=message)


def _far(one: str, other: str) -> bool:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) > SLACK_DAYS


def _longest_run(values: Sequence[str]) -> set[int]:
    """Places of a longest run that does not fall (patience sorting, n log n); of two as long the one that ends first.

    >>> sorted(_longest_run(["05", "09", "06", "07"]))
    [0, 2, 3]
    """
    tails: list[str] = []
    ends: list[int] = []
    before: list[int] = []
    i = -1  # where the first run of the greatest length so far ends
    for place, value in enumerate(values):
        k = bisect_right(tails, value)
        before.append(ends[k - 1] if k else -1)
        i = place if k == len(tails) else i
        tails[k : k + 1], ends[k : k + 1] = [value], [place]
    run: set[int] = set()
    while i >= 0:
        run.add(i)
        i = before[i]
    return run
