"""Names that no table lists: "Ban Quản lý Khu bảo tồn …", "Công ty Cổ phần …".

Such a name begins with a known word and a capital; it goes on over capitals, and over small words only where
something ends it plainly (a verb of duty, a preposition, punctuation). Where nothing does, nothing is found:
half a name would be a wrong agency.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from corpus.textkey import key
from ingest.knowledge.agencies.tokens import BREAK, COMMA, DASH, LINE, SPACE, Token

_MOST_SMALL = 6
_MOST = 16
_ENDS = (
    "chủ phối tổ thực có là của về được đã sẽ đang tại trong trên để theo cùng do với cho từ đến khi nếu hoặc các những mỗi này đó trước sau "
    "căn báo tham hướng ban giao chịu tiếp tăng đẩy đề phải cần không thì mà trình gửi kiểm rà tập nghiên triển bảo đảm xây cung thường "
    "tỉnh huyện xã thành cấp trực thuộc chỉ quyết phê thẩm hỗ tiến quản điều định gồm nhằm như vào ra làm nêu trên"
)


def open_name(words: Sequence[Token], at: int, head: int) -> int | None:
    """Where the unlisted name ends whose first words are ``words[at:head]``; None where that cannot be told."""
    if head >= len(words) or not words[head].capital or words[head].gap != SPACE or _shouted(words, at, head):
        return None
    end, small = head + 1, 0
    while end < len(words) and end - at < _MOST:
        word = words[end]
        if word.gap in (BREAK, LINE):
            break
        if word.key in _and() or word.gap in (COMMA, DASH):
            after = end + (word.key in _and())
            if after >= len(words) or not words[after].capital or (word.gap == COMMA and not _series(words, end)):
                break
        elif not word.capital:
            if word.key in _ends():
                break
            small += 1
            if small > _MOST_SMALL:
                return None
        end += 1
    return end if end - head > 1 else None


def central(words: Sequence[Token]) -> bool:
    """Whether a name says that its agency is of the whole country."""
    keys = " ".join(w.key for w in words)
    return any(key(mark) in keys for mark in ("trung ương", "việt nam", "quốc gia"))


def _shouted(words: Sequence[Token], at: int, head: int) -> bool:
    """In a line of capitals every word looks like a name."""
    return words[head].capitals or words[at].capitals


def _series(words: Sequence[Token], at: int) -> bool:
    """Whether a comma inside a name leads to its "và": "Văn hóa, Thể thao và Du lịch"."""
    for i in range(at + 1, min(at + 5, len(words) - 1)):
        if words[i].gap > LINE:
            return False
        if words[i].key in _and():
            return words[i + 1].capital and words[at].key not in _heads()
    return False


@cache
def _and() -> frozenset[str]:
    return frozenset({key("và")})


@cache
def _ends() -> frozenset[str]:
    return frozenset(key(word) for word in _ENDS.split())


@cache
def _heads() -> frozenset[str]:
    """Words that open another agency, so a comma before them ends this one."""
    return frozenset(key(w) for w in "sở bộ ban cục chi tổng vụ viện ủy văn phòng trung công hội hiệp liên tập ngân đài báo kho bảo tòa".split())
