"""What comes after what: the events of one process in time order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise


def chain(members: Iterable[tuple[str, date | None]]) -> list[tuple[str, str]]:
    """Pair each event (IRI, first day) with the next one of its process; those without a day are left out."""
    dated = sorted((day, iri) for iri, day in members if day)
    return [(earlier, later) for (_, earlier), (_, later) in pairwise(dated)]
