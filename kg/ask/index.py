"""What a store has names for: people, agents, sides, places and processes, with their labels and aliases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..data import read_tsv
from ..data.parties import parties
from ..query import run
from ..store import Store
from ..vocab import resource
from .names import Name, name

_CLASSES = ("dip:Agent", "foaf:Person", "dip:Party", "sem:Place", "dip:Process")
_SORT = re.compile(r"(?P<sort>.+?) \((?P<whose>[^()]+)\)")


def read_names(store: Store) -> Iterator[Name]:
    """Give every name in a store: labels, aliases, and what the reference data add to them."""
    for kind in _CLASSES:
        for predicate in ("rdfs:label", "skos:altLabel"):
            for row in run(store, f"SELECT ?node ?label {{ ?node a {kind} ; {predicate} ?label }}").rows():
                node, label = row["node"] or "", row["label"] or ""
                yield name(node, label, kind.partition(":")[2])
                if kind == "dip:Agent":
                    yield from (name(node, label, "Agent", 0, alias) for alias in _more(label))

    for kind in ("city", "country", "venue"):
        for row in run(store, f"SELECT DISTINCT ?name {{ ?place dip:{kind} ?name }}").rows():
            yield name(row["name"] or "", row["name"] or "", kind.title())
    sides = "SELECT DISTINCT ?code { ?p a dip:Party ; skos:notation ?code }"
    held = {row["code"] or "" for row in run(store, sides).rows()}
    for code in sorted(held & set(parties())):
        party = parties()[code]
        for form in (*party.adjectives, *party.demonyms, *party.seats, *party.metonyms):
            yield name(resource("party", code).value, party.name, "Party", 0, form)


def _more(label: str) -> Iterator[str]:
    """Other names of an actor of a coded table: an organisation's, or those of a sort of actors of a state."""
    yield from (alias for alias in _organisations().get(label, ()) if alias != label)
    yield from _sorts().get(label, ())
    match = _SORT.fullmatch(label)
    if match:
        for alias in _sorts().get(match["sort"], ()):
            yield f"{alias} ({match['whose']})"


@cache
def _organisations() -> dict[str, tuple[str, ...]]:
    known = (party for party in parties().values() if party.kind in ("organisation", "group"))
    names = ((party.name, *party.aliases) for party in known)
    return {alias: aliases for aliases in names for alias in aliases}


@cache
def _sorts() -> dict[str, tuple[str, ...]]:
    return {row["label"]: tuple(row["aliases"].split("|")) for row in read_tsv("ask/aliases.tsv")}
