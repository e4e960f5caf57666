"""One known agency of the tables, and what its name becomes in a province."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.textkey import fold

_BLANK = re.compile(r"\{([^}]*)\}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


class Place(NamedTuple):
    """A province or centrally run city: ``kind`` is "tỉnh" or "thành phố"."""

    kind: str
    name: str


class Entry(NamedTuple):
    """``needs`` as in forms.Form; ``tier`` names the row group of agency_tiers.tsv that decides, "" for one agency."""

    name: str
    kind: str
    level: str
    parent: str
    collective: bool
    tier: str = ""
    needs: str = ""

    @property
    def local(self) -> bool:
        """Whether each province has one of its own."""
        return self.level in ("tỉnh", "huyện", "xã")


def spoken(template: str, place: Place | None, unit: str = "") -> str:
    """A name with its blanks filled.

    >>> spoken("Ủy ban nhân dân {tỉnh X}", Place("tỉnh", "Lai Châu"))
    'Ủy ban nhân dân tỉnh Lai Châu'
    >>> spoken("Văn phòng Ủy ban nhân dân {tỉnh}", Place("thành phố", "Hà Nội"))
    'Văn phòng Ủy ban nhân dân thành phố'
    >>> spoken("Ủy ban nhân dân {tỉnh X}", None), spoken("Báo {X}", None)
    ('Ủy ban nhân dân cấp tỉnh', 'Báo')
    """
    kind, name = place or Place("tỉnh", "")
    fill = {
        "tỉnh": kind,
        "tỉnh X": f"{kind} {name}" if name else "cấp tỉnh",
        "X": name,
        "trong tỉnh": f"trong {kind}" if name else "",
        "tỉnh này": kind if name else "",
        "đơn vị": unit,
    }
    return " ".join(_BLANK.sub(lambda m: fill[m.group(1)], template).split())


def slug(text: str) -> str:
    """Letters and digits without marks, joined by "-".

    >>> slug("Sở Tài chính")
    'so-tai-chinh'
    """
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def agency_id(name: str, place: Place | None) -> str:
    """A readable id that stays: the name, and the province where the agency is local.

    >>> agency_id("Sở Tài chính", Place("tỉnh", "Lai Châu"))
    'so-tai-chinh.lai-chau'
    >>> agency_id("Ủy ban nhân dân tỉnh Lai Châu", Place("tỉnh", "Lai Châu"))
    'uy-ban-nhan-dan-tinh.lai-chau'
    """
    if place is None:
        return slug(name)
    bare = slug(name).removesuffix("-" + slug(place.name)) or slug(name)
    return f"{bare}.{slug(place.name)}"
