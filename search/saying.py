"""How a question was read, in words; the results open with it, so that a wrong reading is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from corpus import catalog
from index.syllables import keys
from search import places
from search.filters import CALLED, ROLES
from search.naming import within
from search.results import AgencySeen, Expansion, Understood

if TYPE_CHECKING:
    from search.reading import Read, Wanted
    from search.syntax import Given

NO_WORDS = "Chưa có chữ hay số nào để tìm."
ONLY_WITHOUT = "Câu hỏi chỉ nêu điều cần loại ra, chưa nêu điều cần tìm."
ONLY_NEAR = "kết quả dưới đây chỉ gần đúng."
ONLY_ASKS = "Câu hỏi chỉ gồm lời hỏi và chữ nối, chưa nêu điều cần tìm."


def understood(read: Read, filters: tuple[str, ...]) -> Understood:
    """The reading of a question under ``filters``, which are sentences already."""
    asked = read.asked
    return Understood(
        agencies=tuple(_agencies(list(read.wanted()))), numbers=tuple(number.said for number in read.numbers),
        expansions=tuple(
            dict.fromkeys(
                Expansion(said=m.said, also=m.also) for m in read.meant if not read.intent.asking.issuperset(range(m.start, m.end))
            )
        ),
        corrected=" ".join([read.corrected.text, *asked.rest]) if read.corrected else None, phrases=asked.phrases,
        filters=(*filters, *(f"không chứa “{words}”" for words in asked.without)), said=tuple(_said(read)), typed=asked.rest,
        notices=(
            *asked.notices, *(_not_known(given) for given in asked.given if not given.known),
            *(f"Không văn bản nào trong thư viện mang hoặc nhắc đến {numbered(number)}." for number in read.unheard),
            *(f"Không văn bản nào trong thư viện nhắc đến “{name}”." for name in read.absent),
            *((_idle(read),) if read.is_idle else ()),
            *_missing(read, filters),
        ),
    )  # fmt: skip


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp"])
    'Sở Nội vụ, Sở Tài chính và Sở Tư pháp'
    """
    *first, last = [*names] or [""]
    return f"{', '.join(first)} và {last}" if first else last


def _agencies(wanted: Sequence[Wanted]) -> Iterator[AgencySeen]:
    """The agencies; namesakes with the province of each."""
    known = Counter(w.name for w in wanted)
    for w in wanted:
        name = _of_place(w.name, w.place) if w.place and known[w.name] > 1 else w.name
        yield AgencySeen(agency=w.agency, name=name, via=_via(w) if w.heir else None)


def _of_place(name: str, place: str) -> str:
    """A name with its province in brackets, in those that it ends in where it does.

    >>> _of_place("Sở Y tế", "tỉnh An Giang"), _of_place("Phòng (ban)", "tỉnh An Giang")
    ('Sở Y tế (tỉnh An Giang)', 'Phòng (ban; tỉnh An Giang)')
    """
    return f"{name[:-1]}; {place})" if name.endswith(")") else f"{name} ({place})"


def _via(wanted: Wanted) -> str:
    """How a predecessor comes into the reading: who took over from it, and as far as the table says, what."""
    taken = f"{wanted.heir.name} tiếp nhận nhiệm vụ" if wanted.heir else ""
    return f"{taken}: {wanted.handover.scope}" if wanted.handover and wanted.handover.scope else taken


def _names(read: Read) -> str:
    return listed(within(name) for name in dict.fromkeys(wanted.name for wanted in read.wanted() if not wanted.heir))


def _idle(read: Read) -> str:
    """That no duty was found; the documents may give one in words that were not made out. A filter by role leaves no other results."""
    roles = () if read.intent.who else read.intent.roles
    near = "." if "role" in read.given() else f"; {ONLY_NEAR}"
    if list(roles) == ["request"]:
        return f"Chưa nhận ra việc nào đề nghị {_names(read)} thực hiện{near}"
    return f"Chưa nhận ra nhiệm vụ nào giao {_names(read)}" + (f" với vai trò {_roles(roles)}" if roles else "") + near


def _said(read: Read) -> Iterator[str]:
    names = _names(read)
    if read.intent.who:
        yield _who(names, read.intent.roles)
    elif read.intent.duties and names:
        yield _duties(names, read.intent.roles)
    yield from (f"“{number.said}” là văn bản số {number.of}" for number in read.numbers if number.of)
    yield from (f"văn bản của {places.called(place)} được đưa lên trước" for place in sorted(read.places))


def _duties(names: str, roles: Sequence[str]) -> str:
    if list(roles) == ["request"]:
        return f"hỏi những việc đề nghị {names} thực hiện"
    return f"hỏi nhiệm vụ của {names}" + (f" với vai trò {_roles(roles)}" if roles else "")


def _who(names: str, roles: Sequence[str]) -> str:
    """The question for who does something; those named are whom another works with, whatever else they may be."""
    if not roles:
        return "hỏi cơ quan nào được giao việc này"
    return f"hỏi cơ quan nào {_roles(roles)}" + (f" với {names}" if names and list(roles) == ["coordinate"] else "")


def _roles(roles: Sequence[str]) -> str:
    return " hoặc ".join(ROLES[role] for role in roles)


def numbered(number: str) -> str:
    """A document number as a sentence names it: as it was typed where it holds more than the number.

    >>> numbered("688/QĐ-UBND"), numbered("nghị quyết 76 năm 2021")
    ('số 688/QĐ-UBND', '“nghị quyết 76 năm 2021”')
    """
    return f"số {number}" if number[0].isdigit() else f"“{number}”"


def _not_known(given: Given) -> str:
    return f"Thư viện không có {CALLED[given.filter]} “{given.value}”, nên “{given.value}” được tìm như chữ thường."


def _missing(read: Read, filters: tuple[str, ...]) -> Iterator[str]:
    """What a question lacks to be answered well."""
    if filters or read.met or read.numbers:
        return
    if not read.asked.tokens:
        yield ONLY_WITHOUT if read.asked.without else NO_WORDS
    elif read.asked.marked and all(
        i in read.intent.asking or token.key in _joining() for i, token in enumerate(read.asked.tokens)
    ):
        yield ONLY_ASKS


@cache
def _joining() -> frozenset[str]:
    """The words that only join others, by exact key."""
    return frozenset(key for row in catalog.rows("phrase_edges") if row["begin"] == "no" for key in keys(row["word"]))
