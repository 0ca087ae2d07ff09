"""Values of coded event data: an event as a row of a table tells it, its actors, and a row that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from . import Place, Role

#: Schemes of event codes that `ontology/` has as SKOS; the name is the scheme's IRI under the resources' namespace.
Scheme = Literal["cameo", "plover"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted upon, as the table names them, and the party they belong to or are."""

    name: str
    #: ISO 3166-1 alpha-3 code of a state or acronym of an organisation; None where the name gives none.
    party: str | None = None


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One row of a coded event table: who did what to whom, on which day.

    Rows of one data set with the same dyad, days and code tell the same event; each adds its `source`.
    """

    #: Name of the data set, the event's origin: "icews", "gdelt", ... or the name of a file of quads.
    dataset: str
    scheme: Scheme
    #: Notation of the concept in its scheme ("036").
    code: str
    initiator: Actor | None
    recipient: Actor | None
    #: First and last possible day, both included.
    start: date
    end: date
    #: Where the row comes from: a story's id, an address, or the row's own id.
    source: str
    place: Place | None = None
    #: What the event is called, where the table says so; else its label is made of actors and code.
    label: str | None = None
    #: Further actors with the part each has.
    others: tuple[tuple[Actor, Role], ...] = ()
    #: Standing process that the event is a round of.
    process: str | None = None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: where it stands (lines count from 1) and why, in one sentence."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"
