"""Agencies named in a document: by tables and grammar, the longest reading at each place."""

from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.roster import Roster, find_agencies

__all__ = ["Found", "Roster", "find_agencies"]
