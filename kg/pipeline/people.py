"""Keeping the people of a store in step with the names in its claims, block by block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ..link.names import block_key
from ..link.people import Form, Identity, blocks_of, resolve
from ..model import KnownPerson, Report
from ..rdf import nodes
from ..rdf.known import KNOWN, read_known
from ..rdf.person import NAME_BLOCK, NAME_FORM, form_literal, person_quads, read_person
from ..rdf.report import article_of
from ..store import Store
from ..vocab import TYPE, dip, local_name

_DEFAULT = DefaultGraph()
_AGENT_NAME = dip("agentName")


def forms_of(reports: Iterable[Report]) -> set[Form]:
    """Give the forms of names that reports have."""
    return {Form(person.name, person.party or "") for report in reports for person in report.event.participants}


def people_of(forms: Iterable[Form], known: Iterable[KnownPerson] = ()) -> list[Identity]:
    """Make people of forms, each block for itself, with the help of known people."""
    known_in: dict[str, list[KnownPerson]] = defaultdict(list)
    for one in known:
        for key in {block_key(name) for name in one.names}:
            known_in[key].append(one)
    found: dict[str, set[Form]] = defaultdict(set)
    for form in forms:
        for key in blocks_of(form):
            found[key].add(form)
    people: dict[str, Identity] = {}
    for key in sorted(found):
        for person in resolve(found[key], known_in[key]):
            # A known person's names may fall into several blocks.
            other = people.get(person.iri)
            both = tuple(sorted({*person.forms, *other.forms})) if other else person.forms
            people[person.iri] = replace(person, forms=both)
    return list(people.values())


@dataclass(slots=True)
class People:
    """The people of a store while it changes: who is who now, and which quads that takes and gives."""

    store: Store
    before: set[Quad] = field(default_factory=set)
    after: set[Quad] = field(default_factory=set)
    #: IRIs of people in the store who are called or told apart otherwise now.
    moved: set[str] = field(default_factory=set)
    #: IRIs of people who were not in the store, and of those who leave it.
    come_or_gone: set[str] = field(default_factory=set)
    _by_form: dict[Form, Identity] = field(default_factory=dict)
    _by_iri: dict[str, Identity | None] = field(default_factory=dict)

    def change(
        self, new: Iterable[Report], gone: Iterable[Report], known: Mapping[str, KnownPerson | None] | None = None
    ) -> None:
        """Work out who is who when reports come and go; `gone` are in the store still.

        Args:
            new: reports to come.
            gone: reports to go.
            known: people who become known, or (None) are known no longer, by their IRI.
        """
        gone = list(gone)
        changed = dict(known or {})
        coming, going = forms_of(new), forms_of(gone)
        keys = {key for form in coming | going for key in blocks_of(form)}
        before = [read_known(iri, self.store.node) for iri in changed if self.store.node(iri, KNOWN)]
        keys |= {block_key(name) for person in (*before, *changed.values()) if person for name in person.names}
        graphs = {report.article for report in gone}
        old = self._in_blocks(keys)
        lost = {form for form in going - coming if not self._said_elsewhere(form, graphs)}
        forms = ({form for person in old for form in person.forms} | coming) - lost
        # A person whose names fall into blocks that nothing touches is looked at whole.
        keys |= {key for form in forms for key in blocks_of(form)}
        forms |= {form for person in self._in_blocks(keys) for form in person.forms} - lost
        self._set(self._in_blocks(keys), people_of(forms, self._known(keys, changed)))

    def anew(self, everything: Iterable[Report]) -> None:
        """Work out who is who from all reports."""
        known = {nodes.iri(q.subject) for q in self.store.graph.quads_for_pattern(None, NAME_FORM, None, _DEFAULT)}
        whole = (nodes.iri(q.subject) for q in self.store.graph.quads_for_pattern(None, TYPE, dip("KnownPerson"), None))
        now = people_of(forms_of(everything), [read_known(iri, self.store.node) for iri in sorted(set(whole))])
        self._set([read_person(iri, self.store.node(iri)) for iri in sorted(known)], now)

    def identify(self, name: str, party: str | None) -> Identity:
        """Give the person whom a form leads to."""
        form = Form(name, party or "")
        if form not in self._by_form:
            quads = self.store.graph.quads_for_pattern(None, NAME_FORM, form_literal(form), _DEFAULT)
            iri = next((nodes.iri(quad.subject) for quad in quads), None)
            self._by_form[form] = read_person(iri, self.store.node(iri)) if iri else resolve([form])[0]
        return self._by_form[form]

    def person(self, iri: str) -> Identity | None:
        """Give a person by IRI, None where no article names them."""
        if iri in self._by_iri:
            return self._by_iri[iri]
        node = self.store.node(iri)
        return read_person(iri, node) if NAME_FORM.value in node else None

    def _set(self, old: Iterable[Identity], new: Iterable[Identity]) -> None:
        old, new = list(old), list(new)
        self.before = {quad for person in old for quad in self._quads(person.iri)}
        self.after = {quad for person in new for quad in person_quads(person)}
        self._by_form = {form: person for person in new for form in person.forms}
        self._by_iri = {**dict.fromkeys((person.iri for person in old), None), **{p.iri: p for p in new}}
        self.come_or_gone = {person.iri for person in old} ^ {person.iri for person in new}
        for person in old:
            now = {self._by_form.get(form) for form in person.forms}
            if any(one is None or (one.iri, one.label) != (person.iri, person.label) for one in now):
                self.moved.add(person.iri)

    def _quads(self, iri: str) -> Iterable[Quad]:
        return self.store.graph.quads_for_pattern(NamedNode(iri), None, None, _DEFAULT)

    def _in_blocks(self, keys: Iterable[str]) -> list[Identity]:
        found = {
            nodes.iri(quad.subject)
            for key in keys
            for quad in self.store.graph.quads_for_pattern(None, NAME_BLOCK, Literal(key), _DEFAULT)
        }
        return [read_person(iri, self.store.node(iri)) for iri in sorted(found)]

    def _known(self, keys: Iterable[str], changed: Mapping[str, KnownPerson | None]) -> list[KnownPerson]:
        """Known people of some blocks, as the store has them and as they are about to be."""
        graph = NamedNode(KNOWN)
        stored = {
            nodes.iri(quad.subject)
            for key in keys
            for quad in self.store.graph.quads_for_pattern(None, NAME_BLOCK, Literal(key), graph)
        }
        found = {iri: read_known(iri, self.store.node) for iri in sorted(stored - changed.keys())}
        return [*found.values(), *(person for person in changed.values() if person)]

    def _said_elsewhere(self, form: Form, graphs: set[str]) -> bool:
        for quad in self.store.graph.quads_for_pattern(None, _AGENT_NAME, Literal(form.name), None):
            claim = nodes.iri(quad.subject)
            article = article_of(claim).value
            if article not in graphs:
                party = nodes.text(self.store.node(claim, article), "dip:onBehalfOf")
                if (local_name(party) if party else "") == form.party:
                    return True
        return False
