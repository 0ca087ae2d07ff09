"""Known people of a user's file into the store, and what follows for the people in the events."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import KnownPerson
from ..rdf import nodes
from ..rdf.known import KNOWN, known_iri, known_quads
from ..store import Store
from .consolidation import Consolidator


def load_people(store: Store, people: Iterable[KnownPerson]) -> int:
    """Put known people into a store in one transaction; a person who is there is replaced. Gives how many changed."""
    given = {known_iri(person).value: person for person in people}
    old = {quad for quad in store.named_graph(KNOWN) if nodes.iri(quad.subject).partition("#")[0] in given}
    new = {quad for person in given.values() for quad in known_quads(person)}
    changed = {nodes.iri(quad.subject).partition("#")[0] for quad in old ^ new}
    if not changed:
        return 0
    change = Consolidator(store).change(known={iri: person for iri, person in given.items() if iri in changed})
    store.change(change.remove | old, change.add | new)
    return len(changed)
