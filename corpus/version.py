"""Versions: the files of the library that are one document, as draft and as issued, as DOCX and as PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a document's words come to: the least hashes of its runs of syllables, rising; ``runs`` is how many it has in all."""

    document: str
    hashes: tuple[int, ...]
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the versions; ``likeness`` is the share of text that it has in common with the standing one (0 to 1, an estimate),
    ``basis`` says in words what it is taken for a version by."""

    document: str
    status: str
    format: str
    likeness: float
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """A document that the library holds more than once; ``standing`` is the version that lists and links go by."""

    id: str
    number: str | None
    type: str | None
    title: str | None
    issued_on: str | None
    standing: str
    versions: tuple[Version, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """The ids of the versions that do not stand for the document."""
        return tuple(version.document for version in self.versions if version.document != self.standing)
