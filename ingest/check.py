"""The citations of a draft against the library: what is odd, what differs, and the right form.

How a document is cited: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.b: in full the first time (type, number, date, issuer, title;
of luật and pháp lệnh only type and name), after that by type and number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from corpus import kinds
from corpus.citation import Citation, Reference
from corpus.dates import find_dates, vietnamese
from corpus.document import Document, Source
from corpus.store import Store
from ingest.forms import full_form, short_form
from ingest.knowledge.citations import after_no, find_citations
from ingest.knowledge.citations.issuing import from_symbol, issuers_of
from ingest.knowledge.citations.keys import parse
from ingest.knowledge.citations.local import is_local
from ingest.link.disagreements import same_issuer, same_title
from ingest.link.library import Library
from ingest.link.references import link

_MALFORMED = frozenset(
    (
        "number_space",
        "number_double_separator",
        "number_missing",
        "number_without_symbol",
        "year_impossible",
        "date_impossible",
        "type_symbol",
    )
)
_WRITING = _MALFORMED | {"type_misspelt", "type_abbreviated", "type_omitted", "symbol_case", "symbol_marks", "elliptical"}
_PLACE_AND_DATE = re.compile(r"^[^\n,;]{2,40},\s{1,3}(?=[Nn]gày)", re.MULTILINE)
_HEAD = 3000
STATUSES = {"held": "đã nạp", "not_held": "chưa có", "conflict": "không khớp", "malformed": "ghi sai"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a citation, and what to write instead ("" where only the writer can tell)."""

    code: str
    message: str
    suggestion: str = ""


_NO_ISSUER = Problem(
    "issuer_missing", "Chưa nêu cơ quan ban hành; tỉnh, huyện, xã nào cũng dùng ký hiệu này, nên cần ghi rõ của địa phương nào."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One citation of a draft; ``span`` is in the text as given. ``canonical`` is the full form, ``short`` that of later mentions."""

    span: tuple[int, int]
    text: str
    type: str
    number: str | None
    status: str
    problems: tuple[Problem, ...]
    canonical: str
    short: str
    key: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The citations of a draft in order, and what they were compared with."""

    citations: tuple[Checked, ...]
    compared: str

    @property
    def has_problems(self) -> bool:
        """Whether any citation has one."""
        return any(citation.problems for citation in self.citations)


def check(text: str, references: Sequence[Reference], documents: Sequence[Document]) -> CheckReport:
    """Check the citations of a draft against what the library holds and what its documents cite."""
    clean, places = _normal(text)
    source = Source(name="", format="txt", sha256="", size=0)
    draft = Document(id="du-thao", source=source, text=clean, issued_on=_dated(clean))
    library = Library(references, documents)
    citations, _ = link([draft], find_citations(draft))
    joined = [library.joined(citation) for citation in citations]
    first = {citation.key: citation.id for citation in reversed(joined)}
    checked = tuple(_checked(one, library, text, places, first=first[one.key] == one.id) for one in joined)
    return CheckReport(checked, f"trong {len(documents)} văn bản đã nạp")


def check_against(store: Store, text: str) -> CheckReport:
    """Check a draft against a library."""
    return check(text, store.of(kinds.REFERENCES), store.documents())


def records(report: CheckReport) -> list[dict[str, Any]]:
    """The report as records, one a citation."""
    return [asdict(citation) for citation in report.citations]


def table(report: CheckReport) -> str:
    """The report as people read it: citations with their problems, then what was compared."""
    lines: list[str] = []
    for citation in report.citations:
        lines.append(f"[{STATUSES[citation.status]}] {' '.join(citation.text.split())}")
        for problem in citation.problems:
            lines.append(f"    - {problem.message}" + (f" Nên viết: {problem.suggestion}" if problem.suggestion else ""))
    odd = sum(bool(citation.problems) for citation in report.citations)
    lines.append(f"{len(report.citations)} viện dẫn, {odd} chỗ cần xem lại; đối chiếu {report.compared}.")
    return "\n".join(lines)


def _checked(citation: Citation, library: Library, text: str, places: Sequence[int] | None, *, first: bool) -> Checked:
    start, end = citation.span if places is None else (places[citation.span.start], places[citation.span.end])
    known = library.best(citation)
    placeless = _placeless(citation) and not (start < _HEAD and after_no(text, start))
    if placeless and known and (not citation.issued_on or citation.issued_on != known.issued_on):
        known = None  # that number may be another province's
    codes = {anomaly.code for anomaly in citation.anomalies}
    short = short_form(citation)
    told = [Problem(a.code, a.message, _suggestion(a.code, citation, short)) for a in citation.anomalies]
    differing = _differing(citation, known, short) if known else []
    if first and placeless and not (known and known.issuer):
        told.append(_NO_ISSUER)
    if "issuer_symbol" in codes:  # told once, by the citation's own symbol
        differing = [problem for problem in differing if problem.code != "issuer_differs"]
    if codes & _MALFORMED:
        status = "malformed"
    elif differing:
        status = "conflict"
    else:
        status = "held" if citation.target else "not_held"
    return Checked(
        span=(start, end),
        text=text[start:end],
        type=citation.type,
        number=citation.number,
        status=status,
        problems=(*told, *differing),
        canonical=full_form(_completed(citation, known)),
        short=short,
        key=citation.key,
    )


def _placeless(citation: Citation) -> bool:
    """Whether a citation names no issuer and its symbol is one that every place uses; not the number in the draft's own letterhead."""
    symbol = parse(citation.number or "")
    if citation.issuer or symbol is None or not any(map(is_local, issuers_of(symbol))):
        return False
    return not (citation.span.start < _HEAD and citation.text.lower().startswith("số"))


def _suggestion(code: str, citation: Citation, short: str) -> str:
    """The right form for what is odd in the writing; "" where only the writer can tell."""
    if code == "issuer_symbol":
        symbol = parse(citation.number or "")
        right = from_symbol(symbol) if symbol else None
        return f"{short} của {right}" if right else ""
    if code == "date_comma" and citation.issued_on:
        return f"{short} {vietnamese(citation.issued_on)}"
    unknown = code in ("number_missing", "date_impossible", "year_impossible") or (
        code == "number_without_symbol" and not parse(citation.number or "")
    )
    return short if code in _WRITING and not unknown else ""


def _differing(citation: Citation, known: Citation, short: str) -> list[Problem]:
    """Where a citation says otherwise than the library."""
    found = []
    if citation.issued_on and known.issued_on and citation.issued_on != known.issued_on:
        right = vietnamese(known.issued_on)
        found.append(Problem("date_differs", f"Ngày ban hành khác với thư viện, nơi ghi là {right}.", f"{short} {right}"))
    if citation.issuer and known.issuer and not same_issuer(citation.issuer, known.issuer):
        found.append(
            Problem(
                "issuer_differs", f"Cơ quan ban hành khác với thư viện, nơi ghi là {known.issuer}.", f"{short} của {known.issuer}"
            )
        )
    if citation.title and known.title and not same_title(citation.title, known.title):
        found.append(Problem("title_differs", f"Trích yếu khác với thư viện, nơi ghi là “{known.title}”.", known.title))
    return found


def _completed(citation: Citation, known: Citation | None) -> Citation:
    """A citation with what the library knows better or the draft leaves out. A law cited by its year keeps the year: with a
    date it would go by its name alone."""
    if not known:
        return citation
    by_year = citation.number is None and citation.year is not None and citation.issued_on is None
    return replace(
        citation,
        number=known.number or citation.number,
        issued_on=None if by_year else known.issued_on or citation.issued_on,
        issuer=known.issuer or citation.issuer,
        title=known.title or citation.title,
    )


def _dated(text: str) -> str | None:
    """The date in a draft's letterhead ("Lai Châu, ngày 11 tháng 6 năm 2021")."""
    head = text[:_HEAD]
    dates = {date.start: date.day for date in find_dates(head)}
    return next((day for match in _PLACE_AND_DATE.finditer(head) if (day := dates.get(match.end()))), None)


def _normal(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC and, where that changes it, the place in the text as given of every place in the normal one."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    out: list[str] = []
    places: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if unicodedata.is_normalized("NFC", line):
            out.append(line)
            places.extend(range(at, at + len(line)))
        else:
            for start, cluster in _clusters(line):
                out.append(cluster)
                places.extend([at + start] * len(cluster))
        at += len(line)
    return "".join(out), [*places, len(text)]


def _clusters(line: str) -> Iterator[tuple[int, str]]:
    """Letters with the marks that follow them, in NFC, each with where it starts."""
    starts = [i for i, char in enumerate(line) if not i or not unicodedata.combining(char)]
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        yield start, unicodedata.normalize("NFC", line[start:end])
