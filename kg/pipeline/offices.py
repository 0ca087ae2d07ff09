"""Keeping in the store who held which post when, so that "the Russian foreign minister" leads to a name.

Observations stand in the default graph by office and month, and so do the reports that ask for a holder: what a new
observation changes is found within the months that it can speak for, and nothing else is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ..link.people import Identity
from ..link.tenures import REACH, Holding, Office, asked_day, holdings_of, known_holders, office_of, told_holder
from ..model import KnownPerson, Report
from ..rdf import nodes
from ..rdf.known import HELD, KNOWN, known_iri, office_literal, offices_of, read_known
from ..rdf.report import PUBLISHED, article_of, reports
from ..store import Store
from ..vocab import dip, resource, slug
from .people import People

_DEFAULT = DefaultGraph()
#: From an office in a month to "2022-01-10|Sergei Lavrov": who held it on which day.
HOLDING = dip("holding")
#: From an office, in a month and at all times, to "2022-01-10|<report>": which report asks for its holder on which day.
ASKED = dip("holderAsked")
_AGENT_NAME = dip("agentName")


def office_quads(report: Report) -> set[Quad]:
    """Give the quads by which a report's observations and questions are found."""
    told = {_told_quad(holding) for holding in holdings_of(report)}
    return told | {
        Quad(node, ASKED, Literal(f"{day}|{report.id}"), _DEFAULT)
        for office, day in _questions(report)
        for node in (_month(office, day), _always(office))
    }


@dataclass(slots=True)
class Offices:
    """The posts of a store while it changes: who holds what now, and which quads that takes and gives."""

    store: Store
    #: Who is who, as it is about to be.
    people: People
    before: set[Quad] = field(default_factory=set)
    after: set[Quad] = field(default_factory=set)
    #: Reports in the store whose unnamed participants are somebody else now.
    touched: set[str] = field(default_factory=set)
    #: Observations that come, by office and month.
    _coming: dict[NamedNode, set[Quad]] = field(default_factory=lambda: defaultdict(set))
    #: Whether those are all there will be, so that the store's own do not count.
    _whole: bool = False
    _changed: dict[str, KnownPerson | None] = field(default_factory=dict)

    def change(
        self, new: Iterable[Report], gone: Iterable[Report], known: Mapping[str, KnownPerson | None] | None = None
    ) -> None:
        """Work out what changes when reports come and go; `gone` are in the store still.

        Args:
            new: reports to come.
            gone: reports to go.
            known: people who become known, or (None) are known no longer, by their IRI.
        """
        new, gone = list(new), list(gone)
        self._changed = dict(known or {})
        coming, going = ({q for report in group for q in office_quads(report)} for group in (new, gone))
        articles = {report.article for report in gone}
        kept = {q for q in going - coming if q.predicate == HOLDING and self._said_elsewhere(q, articles)}
        self.before, self.after = going - coming - kept, coming
        self._index()
        told = {holding for report in (*new, *gone) for holding in holdings_of(report)}
        changed = {holding for holding in told if self._differs(_told_quad(holding))}
        self.touched = {*self._concerned(changed), *self._asking(self._unsettled())} - {report.id for report in gone}

    def anew(self, everything: Iterable[Report]) -> None:
        """Work out who held what from all reports."""
        graph = self.store.graph
        self.before = {q for p in (HOLDING, ASKED) for q in graph.quads_for_pattern(None, p, None, _DEFAULT)}
        self.after = {quad for report in everything for quad in office_quads(report)}
        self._whole = True
        self._index()

    def holder(self, post: str, party: str, day: date) -> Identity | str | None:
        """Give the person who held a post for a party on a day: a known one, else whom articles near that day name.

        A known person whom no article names is nobody's participant: the graph has people of articles only.
        """
        office = office_of(post, party)
        if office is None:
            return None
        sure = known_holders(office, day, self._known(office))
        if sure:
            return self.people.person(known_iri(sure[0]).value) if len(sure) == 1 else None
        return self._holder(office, day, now=True)

    def _known(self, office: Office) -> list[KnownPerson]:
        """Known people who held an office at some time, as they are about to be."""
        quads = self.store.graph.quads_for_pattern(None, HELD, office_literal(office), NamedNode(KNOWN))
        stored = {nodes.iri(quad.subject) for quad in quads} - self._changed.keys()
        return [
            *(read_known(iri, self.store.node) for iri in sorted(stored)),
            *(person for person in self._changed.values() if person),
        ]

    def _unsettled(self) -> set[Office]:
        """Offices of known people who change, or who come to be named in articles or are named no more."""
        found: set[Office] = set()
        for iri in {*self._changed, *self.people.come_or_gone}:
            stored = read_known(iri, self.store.node) if self.store.node(iri, KNOWN) else None
            for person in (stored, self._changed.get(iri)):
                found |= offices_of(person) if person else set()
        return found

    def _asking(self, offices: Iterable[Office]) -> Iterator[str]:
        """Yield the reports in the store that ask for the holder of an office."""
        for office in offices:
            for quad in self.store.graph.quads_for_pattern(_always(office), ASKED, None, _DEFAULT):
                yield _text(quad).partition("|")[2]

    def _index(self) -> None:
        self._coming.clear()
        for quad in self.after:
            if quad.predicate == HOLDING and isinstance(quad.subject, NamedNode):
                self._coming[quad.subject].add(quad)

    def _differs(self, quad: Quad) -> bool:
        stored = quad in self.store.graph
        return stored != ((stored and quad not in self.before) or quad in self.after)

    def _concerned(self, changed: Iterable[Holding]) -> Iterator[str]:
        """Yield the reports whose question has another answer than before."""
        looked: set[NamedNode] = set()
        answers: dict[tuple[Office, date], bool] = {}
        for holding in sorted(changed):
            office = office_of(holding.post, holding.party)
            for month in _around(office, holding.day) if office else ():
                if not office or month in looked:
                    continue
                looked.add(month)
                for quad in self.store.graph.quads_for_pattern(month, ASKED, None, _DEFAULT):
                    text, _, report = _text(quad).partition("|")
                    day = date.fromisoformat(text)
                    if (office, day) not in answers:
                        before, after = (self._holder(office, day, now=now) for now in (False, True))
                        answers[office, day] = before != after
                    if answers[office, day]:
                        yield report

    def _holder(self, office: Office, day: date, *, now: bool) -> str | None:
        """The holder of an office on a day, as the store has it or as it is about to be."""
        quads = {quad for month in _around(office, day) for quad in self._told(month, now=now)}
        told = sorted(map(_observation, quads))
        return told_holder(day, [holding for holding in told if abs((holding.day - day).days) <= REACH])

    def _told(self, month: NamedNode, *, now: bool) -> set[Quad]:
        """Observations of an office in a month, as the store has them or as they are about to be."""
        if now and self._whole:
            return self._coming.get(month, set())
        stored = set(self.store.graph.quads_for_pattern(month, HOLDING, None, _DEFAULT))
        return (stored - self.before) | self._coming.get(month, set()) if now else stored

    def _said_elsewhere(self, quad: Quad, articles: set[str]) -> bool:
        """Whether an article that stays says the same of an office on that day."""
        day, _, name = _text(quad).partition("|")
        for claim in self.store.graph.quads_for_pattern(None, _AGENT_NAME, Literal(name), None):
            article = article_of(nodes.iri(claim.subject)).value
            if article in articles or str(nodes.day(self.store.node(article, article), PUBLISHED)) != day:
                continue
            if any(quad in office_quads(report) for report in reports(self.store.named_graph(article))):
                return True
        return False


def _questions(report: Report) -> Iterator[tuple[Office, date]]:
    day = asked_day(report)
    for person in report.event.unnamed:
        office = office_of(person.post, person.party)
        if office and day:
            yield office, day


def _always(office: Office) -> NamedNode:
    """The node of an office at all times."""
    return resource("office", slug(f"{office[0]} {office[1]}"))


def _month(office: Office, day: date) -> NamedNode:
    """The node of an office in the month of a day."""
    return resource("office", slug(f"{office[0]} {office[1]} {day:%Y-%m}"))


def _around(office: Office, day: date) -> list[NamedNode]:
    """Nodes of an office in the months for which an observation of a day can speak."""
    days = (date.fromordinal(max(1, day.toordinal() + n)) for n in (*range(-REACH, REACH, 27), REACH))
    return list(dict.fromkeys(_month(office, other) for other in days))


def _told_quad(holding: Holding) -> Quad:
    office = office_of(holding.post, holding.party) or (holding.party, "")
    return Quad(_month(office, holding.day), HOLDING, Literal(f"{holding.day}|{holding.person}"), _DEFAULT)


def _observation(quad: Quad) -> Holding:
    day, _, name = _text(quad).partition("|")
    return Holding(date.fromisoformat(day), name, "", "")


def _text(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, Literal) else ""
