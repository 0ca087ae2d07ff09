"""The words for kinds of events, statuses and roles: SKOS concepts of the ontology and of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from ..data import folder
from ..store import Store
from ..vocab import DIP, dip, local_name, term
from .words import stem

_LABELS = (term("skos:prefLabel"), term("skos:altLabel"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words `first` to `last` (not included) stand for: local names of classes, statuses and roles."""

    first: int
    last: int
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    #: Letters that an article's words must hold.
    said: tuple[str, ...] = ()


class Wording:
    """Words by their stems, the longest first."""

    def __init__(self, labels: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Take pairs of a label and the IRIs that it means."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
        for label, means in labels:
            stems = tuple(stem(word) for word in label.replace("-", " ").split())
            self._by_first[stems[0]].append((stems, means))
        for found in self._by_first.values():
            found.sort(key=lambda entry: (-len(entry[0]), entry))

    def find(self, tokens: Sequence[str]) -> Iterator[Meaning]:
        """Give what the words of a question mean, in their order, not overlapping."""
        stems, at = [stem(token) for token in tokens], 0
        while at < len(stems):
            for words, means in self._by_first.get(stems[at], ()):
                if tuple(stems[at : at + len(words)]) == words:
                    yield _meaning(at, at + len(words), means)
                    at += len(words) - 1
                    break
            at += 1


def _meaning(first: int, last: int, means: Sequence[str]) -> Meaning:
    statuses = tuple(local_name(iri) for iri in means if "/id/status/" in iri)
    roles = tuple(local_name(iri) for iri in means if "/id/role/" in iri or iri == dip("onBehalfOf").value)
    kinds = tuple(local_name(iri) for iri in means if iri.startswith(DIP) and iri != dip("onBehalfOf").value)
    said = tuple(text for text in means if ":" not in text)
    return Meaning(first, last, kinds, statuses, roles, said)


def read_wording(store: Store) -> Wording:
    """Read the words of the ontology's `words.ttl` and of the store."""
    text = (folder("ontology") / "words.ttl").read_bytes()
    graph = ox.Store()
    graph.extend(ox.parse(text, format=ox.RdfFormat.TURTLE))
    labels: list[tuple[str, tuple[str, ...]]] = []
    for where in (graph, store.graph):
        means: dict[str, set[str]] = defaultdict(set)
        for quad in where.quads_for_pattern(None, dip("means"), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                means[quad.subject.value].add(quad.object.value)
        for quad in where.quads_for_pattern(None, dip("saidAs"), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                means[quad.subject.value].add(quad.object.value)
        for word, meant in sorted(means.items()):
            nodes = chain.from_iterable(
                where.quads_for_pattern(ox.NamedNode(word), label, None, None) for label in _LABELS
            )
            labels += sorted((q.object.value, tuple(sorted(meant))) for q in nodes if isinstance(q.object, ox.Literal))
    return Wording(labels)
