"""Keeping the consolidated layer in step with the claims: only what a new or removed report touches is computed.

The outcome is the same as computing everything from scratch, because a report's event depends on nothing but the
reports that a chain of joinable pairs leads to, and those are what is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ..link.consolidate import Holder, Identify, consolidate, nobody
from ..link.decisions import Decisions
from ..link.events import blocks, cluster, components, split
from ..link.label import event_label
from ..link.series import Leg, chain, rounds, series_of
from ..model import KnownPerson, Record, Report
from ..rdf import nodes
from ..rdf.article import party_iri
from ..rdf.decision import DECISIONS, decisions
from ..rdf.record import (
    ACTOR,
    BLOCK,
    FOLLOWED_BY,
    PARTICIPATION,
    PROCESS,
    REPORTED_IN,
    SERIES,
    SHARED,
    block_quads,
    process_iri,
    record_quads,
)
from ..rdf.report import article_of, reports
from ..store import Store
from ..vocab import BEGIN, ID, dip
from .offices import Offices
from .people import People

_DEFAULT = DefaultGraph()
_PEOPLE = f"{ID}person/"
#: What links events in time order: the predicate and the process, or the key of the series.
_Group = tuple[NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Change:
    """Quads of the default graph to take away and to put in, so that it fits the claims again."""

    remove: frozenset[Quad]
    add: frozenset[Quad]


def build(members: Iterable[Report], identify: Identify, holder: Holder = nobody) -> Record:
    """Make the record of one cluster of reports, with its label; `identify` says who is who, `holder` who held what."""
    record = consolidate(tuple(members), identify, holder)
    return replace(record, event=replace(record.event, label=event_label(record.event)))


class Consolidator:
    """The consolidated layer of one store, worked out a few articles at a time.

    It keeps the reports that it has read, so that a long run reads none twice; it must be the only writer.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles: dict[str, dict[str, Report]] = {}
        self.decisions = Decisions(decisions(store.named_graph(DECISIONS)))

    def change(
        self,
        new: Iterable[Report] = (),
        gone: Iterable[Report] = (),
        again: Iterable[str] = (),
        known: Mapping[str, KnownPerson | None] | None = None,
    ) -> Change:
        """Work out what changes when reports come and go.

        Args:
            new: reports that are not in the store yet.
            gone: reports that are in the store still.
            again: IRIs of reports in the store whose events are to be looked at again, after a decision.
            known: people who become known, or (None) are known no longer, by their IRI.
        """
        added = {report.id: report for report in new}
        removed = {report.id for report in gone}
        for report in added.values():
            self._articles.setdefault(report.article, {})[report.id] = report
        gone = list(gone)
        people = People(self._store)
        people.change(added.values(), gone, known)
        offices = Offices(self._store, people)
        offices.change(added.values(), gone, known)
        touched = self._events_of({*removed, *again, *offices.touched})
        touched |= {event for person in people.moved for event in self._subjects(ACTOR, NamedNode(person))}
        seeds = [*added.values(), *(self._report(iri) for iri in self._reports_of(touched) - removed)]
        found = list(components(seeds, _Neighbours(self, added.values(), removed), self.decisions))
        touched |= self._events_of(report.id for component in found for report in component)
        records = [
            build(members, people.identify, offices.holder)
            for component in found
            for members in split(component, self.decisions)
        ]
        before = (
            people.before
            | offices.before
            | self._owned(touched)
            | {q for iri in removed for q in self._about(iri) if q.predicate == BLOCK}
        )
        change = self._difference(records, added.values(), touched, removed, before, people.after | offices.after)
        for report in gone:
            self._articles.pop(report.article, None)
        return change

    def anew(self) -> Change:
        """Work out what changes when the layer is computed again from all claims in the store."""
        graphs = sorted(nodes.iri(name) for name in self._store.graph.named_graphs())
        everything = [report for graph in graphs for report in self._article(graph).values()]
        people = People(self._store)
        people.anew(everything)
        offices = Offices(self._store, people)
        offices.anew(everything)
        records = [build(members, people.identify, offices.holder) for members in cluster(everything, self.decisions)]
        touched = set(self._subjects(dip("origin"), Literal("article")))
        before = (
            people.before
            | offices.before
            | self._owned(touched)
            | set(self._store.graph.quads_for_pattern(None, BLOCK, None, _DEFAULT))
        )
        change = self._difference(records, everything, touched, set(), before, people.after | offices.after)
        return Change(change.remove, frozenset(quad for quad in change.add if quad not in self._store.graph))

    def _difference(
        self,
        records: list[Record],
        kept: Iterable[Report],
        touched: set[str],
        removed: set[str],
        before: set[Quad],
        others: set[Quad],
    ) -> Change:
        after = others | {quad for record in records for quad in record_quads(record)}
        after |= {quad for report in kept for quad in block_quads(report.id, blocks(report)[0])}
        before |= self._orphans(before, touched, after)
        links = _Links(self, records, touched, removed)
        before |= links.before
        after |= links.after()
        return Change(frozenset(before - after), frozenset(after - before))

    def knows(self, report: str) -> bool:
        """Say whether a report is in the store or about to come."""
        return report in self._article(article_of(report).value)

    def _report(self, iri: str) -> Report:
        return self._article(article_of(iri).value)[iri]

    def _article(self, article: str) -> dict[str, Report]:
        if article not in self._articles:
            self._articles[article] = {r.id: r for r in reports(self._store.named_graph(article))}
        return self._articles[article]

    def _subjects(self, predicate: NamedNode, value: NamedNode | Literal) -> Iterator[str]:
        for quad in self._store.graph.quads_for_pattern(None, predicate, value, _DEFAULT):
            yield nodes.iri(quad.subject)

    def _about(self, iri: str) -> Iterator[Quad]:
        return self._store.graph.quads_for_pattern(NamedNode(iri), None, None, _DEFAULT)

    def _events_of(self, wanted: Iterable[str]) -> set[str]:
        return {event for iri in wanted for event in self._subjects(REPORTED_IN, NamedNode(iri))}

    def _reports_of(self, events: Iterable[str]) -> set[str]:
        return {iri for event in events for iri in self._objects(event, REPORTED_IN)}

    def _objects(self, subject: str, predicate: NamedNode) -> list[str]:
        return [
            nodes.iri(quad.object)
            for quad in self._store.graph.quads_for_pattern(NamedNode(subject), predicate, None, _DEFAULT)
        ]

    def _owned(self, events: Iterable[str]) -> set[Quad]:
        """Quads of events and of their participations, as they stand in the store."""
        quads = {quad for event in events for quad in self._about(event)}
        parts = {nodes.iri(quad.object) for quad in quads if quad.predicate == PARTICIPATION}
        return quads | {quad for part in parts for quad in self._about(part)}

    def _orphans(self, before: set[Quad], touched: set[str], after: set[Quad]) -> set[Quad]:
        """Quads of parties, places and processes that nothing refers to any more; people come and go by `People`."""
        named = {nodes.iri(quad.object) for quad in before if quad.predicate in SHARED}
        still = {nodes.iri(quad.object) for quad in after if quad.predicate in SHARED}
        gone = (iri for iri in named - still if not iri.startswith(_PEOPLE) and not self._used(iri, touched))
        return {quad for iri in gone for quad in self._about(iri)}

    def _used(self, iri: str, touched: set[str]) -> bool:
        users = self._store.graph.quads_for_pattern(None, None, NamedNode(iri), _DEFAULT)
        return any(nodes.iri(quad.subject).partition("#")[0] not in touched for quad in users)


class _Neighbours:
    """The reports that share a block with one: those in the store and those about to come."""

    def __init__(self, owner: Consolidator, added: Iterable[Report], removed: set[str]) -> None:
        self._owner, self._removed = owner, removed
        self._fresh: dict[str, set[str]] = defaultdict(set)
        for report in added:
            for key in blocks(report)[0]:
                self._fresh[key].add(report.id)

    def __call__(self, report: Report) -> Iterator[Report]:
        found: set[str] = set()
        for key in blocks(report)[1]:
            found |= self._fresh.get(key, set())
            found.update(self._owner._subjects(BLOCK, Literal(key)))
        found.update(iri for iri in self._owner.decisions.partners(report.id) if self._owner.knows(iri))
        return (self._owner._report(iri) for iri in sorted(found - self._removed - {report.id}))


class _Links:
    """`dip:followedBy` of the new records and of the events around them: by process, and where an article says so."""

    def __init__(self, owner: Consolidator, records: list[Record], touched: set[str], removed: set[str]) -> None:
        self._owner, self._touched, self._removed = owner, touched, removed
        self._records = {record.id: record for record in records}
        self._event_of = {source.report: record.id for record in records for source in record.sources}
        self._groups = {group for record in records for group in _groups(record)}
        self._groups |= {group for event in touched for group in self._stored_groups(event)}
        self.around = self._others()
        self.before = {quad for event in self.around for quad in owner._about(event) if quad.predicate == FOLLOWED_BY}

    def after(self) -> set[Quad]:
        """Give the links as they should be."""
        pairs = {pair for event in {*self._records, *self.around} for pair in self._stated(event)}
        concerned = {*self._records, *self.around}
        for group in self._groups.union(*map(self._stored_groups, self.around)):
            linked = (chain if group[0] == PROCESS else rounds)(self._members(*group))
            pairs.update(pair for pair in linked if pair[0] in concerned)
        return {Quad(NamedNode(a), FOLLOWED_BY, NamedNode(b)) for a, b in pairs if a != b}

    def _others(self) -> set[str]:
        """Events that stay as they are but whose links may change."""
        near = {event for group in self._groups for event in self._owner._subjects(*group)}
        for iri in {*self._event_of, *self._removed}:
            told = self._owner._article(article_of(iri).value)
            linked = {r.id for r in told.values() if iri in (r.id, _leader(r)) or _leader(told[iri]) == r.id}
            near |= self._owner._events_of(linked)
        return near - self._touched

    def _stated(self, event: str) -> Iterator[tuple[str, str]]:
        """Pairs that an article states: a report of this event, and one of the same article that follows it."""
        record = self._records.get(event)
        told = [s.report for s in record.sources] if record else self._owner._objects(event, REPORTED_IN)
        for iri in told:
            for other in self._owner._article(article_of(iri).value).values():
                if _leader(other) == iri:
                    yield from ((event, later) for later in self._event(other.id))

    def _event(self, report: str) -> Iterable[str]:
        return [self._event_of[report]] if report in self._event_of else self._owner._events_of([report])

    def _stored_groups(self, event: str) -> set[_Group]:
        """Process and series of an event in the store."""
        return {
            (quad.predicate, quad.object)
            for quad in self._owner._about(event)
            if quad.predicate in (PROCESS, SERIES) and isinstance(quad.object, NamedNode | Literal)
        }

    def _members(self, predicate: NamedNode, value: NamedNode | Literal) -> Iterator[Leg]:
        """Events of a process or series, as they are about to be."""
        for event in self._owner._subjects(predicate, value):
            if event not in self._touched:
                node = self._owner._store.node(event)
                turn = nodes.text(node, "dip:round")
                sides = frozenset(nodes.texts(node, "dip:party"))
                yield Leg(nodes.day(node, BEGIN), event, sides, int(turn) if turn else None)
        for record in self._records.values():
            if (predicate, value) in _groups(record):
                sides = frozenset(party_iri(code).value for code in record.event.parties)
                yield Leg(record.event.when.start if record.event.when else None, record.id, sides, record.event.round)


def _groups(record: Record) -> set[_Group]:
    """The process and series of a record, by the predicates under which the store has them."""
    found: set[_Group] = {(SERIES, Literal(key)) for key in series_of(record.event)}
    return found | {(PROCESS, process_iri(record.event.process))} if record.event.process else found


def _leader(report: Report) -> str | None:
    """IRI of the report, in the same article, whose event this one's follows."""
    follows = report.event.follows
    return None if follows is None else f"{report.article}#event={follows + 1}"
