"""Many reports of one event made one record: each slot by its evidence, disagreements told, history kept.

Copies of one text (equal fingerprints) and reports of one publisher count once. Nothing here depends on the order in
which reports were added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from datetime import date
from math import prod
from typing import TypeVar

from ..model import Event, EventType, Interval, Participation, Place, Record, Report, Role, Source, Status
from ..vocab import digest, resource
from .events import order
from .names import same_name
from .people import Identity
from .places import canonical
from .tenures import asked_day

Value = TypeVar("Value", bound=Hashable)
_FINE = {"day": 0, "week": 1, "month": 2, "quarter": 3, "season": 4, "half": 5, "year": 6, "decade": 7, "century": 8}
_ROLE_RANK: dict[Role, int] = {"lead": 0, "mediator": 1, "chair": 2, "host": 3, "signatory": 4, "guest": 5}
_HAPPENED = frozenset({"held", "ongoing"})
_AHEAD = frozenset({"planned", "proposed"})
_OFF = frozenset({"cancelled", "denied"})
#: A side is taken over where at least this share of the reports names it.
SIDE_SHARE = 0.34


#: Gives the person whom a name leads to, by the name and the side it is said for.
Identify = Callable[[str, str | None], Identity]
#: Gives the person who held a post for a party on a day, or the name for that party; None where that is not known.
Holder = Callable[[str, str, date], Identity | str | None]


def nobody(post: str, party: str, day: date) -> None:
    """Know no holder of any post."""


def consolidate(cluster: Sequence[Report], identify: Identify, holder: Holder = nobody) -> Record:
    """Make one record of the reports of one event.

    Args:
        cluster: what articles say of it.
        identify: who is who among the people named.
        holder: who held a post on a day, for those who are told by their post alone.

    The record's IRI comes from its earliest report, so that later articles do not change it.
    """
    reports = sorted(cluster, key=order)
    weights = _weights(reports)
    when, when_disputed = _when(reports, weights)
    place, place_disputed = _place(reports, weights)
    status, status_disputed = _status(reports)
    people, people_disputed = _participants(reports, weights, identify, holder)
    kind: EventType = _best((r.event.type, weights[r.id]) for r in reports) or "other"
    event = Event(
        type=kind,
        label="",
        status=status,
        when=when,
        place=place,
        participants=people,
        parties=_parties(reports, weights, people),
        confidence=_confidence(reports),
        process=_best((r.event.process, weights[r.id]) for r in reports if r.event.process),
        round=_best((r.event.round, weights[r.id]) for r in reports if r.event.round is not None),
        topic=_best((r.event.topic, weights[r.id]) for r in reports if r.event.topic),
    )
    disputed = {
        "when": when_disputed,
        "place": place_disputed,
        "status": status_disputed,
        "participants": people_disputed,
    }
    return Record(
        id=resource("event", digest(reports[0].id, 16)).value,
        event=event,
        sources=tuple(_source(report) for report in reports),
        disagreements=tuple(slot for slot, is_disputed in disputed.items() if is_disputed),
        history=tuple((r.date, r.event.status, r.event.when) for r in reports),
    )


def _weights(reports: Sequence[Report]) -> dict[str, float]:
    """How much each report counts: its confidence, shared among copies of one text and reports of one publisher."""
    voices: dict[str, list[Report]] = defaultdict(list)
    publisher_of = {report.fingerprint: report.publisher or report.fingerprint for report in reversed(reports)}
    for report in reports:
        voices[publisher_of[report.fingerprint]].append(report)
    return {r.id: max(r.event.confidence, 0.01) / len(same) for same in voices.values() for r in same}


def _best(votes: Iterable[tuple[Value, float]]) -> Value | None:
    """Give the value with most weight behind it; of equals the first in the order of their text."""
    sums: dict[Value, float] = defaultdict(float)
    for value, weight in votes:
        sums[value] += weight
    return min(sums, key=lambda value: (-round(sums[value], 6), str(value)), default=None)


def _when(reports: Sequence[Report], weights: dict[str, float]) -> tuple[Interval | None, bool]:
    """Choose the time: not one it was moved from; most support, a coarser time supporting the finer within it."""
    moved = {(r.event.formerly.start, r.event.formerly.end) for r in reports if r.event.formerly}
    claims = [
        (r.event.when, weights[r.id] * (2 if r.event.status in _HAPPENED else 1)) for r in reports if r.event.when
    ]
    current = [(when, weight) for when, weight in claims if (when.start, when.end) not in moved] or claims
    if not current:
        return None, False
    sums = {when: sum(weight for other, weight in current if _within(when, other)) for when, _ in current}

    def rank(when: Interval) -> tuple[float, int, bool, str]:
        return -round(sums[when], 6), _FINE.get(when.granularity, 9), when.end is None, when.edtf

    best = min(sums, key=rank)
    return best, any(_apart(best, other) for other in sums)


def _within(fine: Interval, coarse: Interval) -> bool:
    """Whether a time lies in another that is not finer, so that the other speaks for it."""
    if _FINE.get(fine.granularity, 9) > _FINE.get(coarse.granularity, 9):
        return False
    (a, b), (c, d) = _bounds(fine), _bounds(coarse)
    return c <= a and (b <= d or coarse.end is None)


def _apart(a: Interval, b: Interval) -> bool:
    """Whether two times leave no day on which both are right."""
    (start, end), (other_start, other_end) = _bounds(a), _bounds(b)
    return end < other_start or other_end < start


def _bounds(when: Interval) -> tuple[date, date]:
    return when.start or date.min, when.end or when.start or date.max


def _place(reports: Sequence[Report], weights: dict[str, float]) -> tuple[Place | None, bool]:
    """Choose the place: the city with most support, then the most precise description of it."""
    placed = [(canonical(r.event.place), weights[r.id]) for r in reports if r.event.place]
    city = _best((p.city, weight) for p, weight in placed if p.city)
    country = _best((p.country, weight) for p, weight in placed if p.country and (not city or p.city == city))
    fitting = [(p, w) for p, w in placed if p.city == city and (not country or p.country == country)]
    precise = [(p, w) for p, w in fitting if p.venue] or fitting
    cities = {p.city for p, _ in placed if p.city}
    countries = {p.country for p, _ in placed if p.country}
    return _best(precise), len(cities) > 1 or len(countries) > 1


def _status(reports: Sequence[Report]) -> tuple[Status, bool]:
    """Follow the status through the articles in time order: what was held is never planned again."""
    current: Status = reports[0].event.status
    for report in reports[1:]:
        new = report.event.status
        if not (current in _HAPPENED and new in _AHEAD) and not (current == "held" and new == "ongoing"):
            current = new
    claimed = {report.event.status for report in reports}
    return current, bool(claimed & _HAPPENED) and bool(claimed & _OFF)


def _participants(
    reports: Sequence[Report], weights: dict[str, float], identify: Identify, holder: Holder
) -> tuple[tuple[Participation, ...], bool]:
    """Take everybody whom a report names, one entry a person; disputed where two name different people for one side."""
    people: dict[str, list[tuple[Participation, float]]] = defaultdict(list)
    known: dict[str, Identity] = {}
    for report in reports:
        for part in report.event.participants:
            person = identify(part.name, part.party)
            known[person.iri] = person
            people[person.iri].append((part, weights[report.id]))
    named = {part.party for report in reports for part in report.event.participants}
    for report in reports:
        for part, person in _holders(report, identify, holder, named):
            known[person.iri] = person
            people[person.iri].append((part, weights[report.id]))
    chosen = [_part(known[iri], group) for iri, group in sorted(people.items())]
    return tuple(_without_short_names(chosen)), _rivals([report.event for report in reports])


def _holders(
    report: Report, identify: Identify, holder: Holder, named: Container[str | None]
) -> Iterator[tuple[Participation, Identity]]:
    """Yield those whom a report tells by their post alone, each with who that is, for sides of whom nobody is named."""
    day = asked_day(report)
    for part in report.event.unnamed:
        if day and part.post and part.party and part.party not in named:
            found = holder(part.post, part.party, day)
            if found:
                yield part, identify(found, part.party) if isinstance(found, str) else found


def _part(person: Identity, group: Sequence[tuple[Participation, float]]) -> Participation:
    """One participation out of many: the most telling role, party and post by support."""
    roles = sorted({p.role for p, _ in group}, key=lambda role: (_ROLE_RANK.get(role, 9), role))
    return Participation(
        name=person.label,
        role=roles[0],
        party=_best((p.party, weight) for p, weight in group if p.party) or _only_party(person),
        post=_best((p.post, weight) for p, weight in group if p.post),
        id=person.iri,
    )


def _only_party(person: Identity) -> str | None:
    """The side for which other articles name a person, where it is always the same."""
    parties = {form.party for form in person.forms if form.party}
    return next(iter(parties)) if len(parties) == 1 else None


def _without_short_names(people: Sequence[Participation]) -> list[Participation]:
    """Leave out a bare surname where somebody of that name takes part under the full one."""
    full = [p for p in people if len(p.name.split()) > 1]
    return [p for p in people if p in full or not any(same_name(p.name, other.name) for other in full)]


def _rivals(events: Sequence[Event]) -> bool:
    """Whether two reports each name one person for a side, and not the same."""
    sole: dict[str, set[str]] = defaultdict(set)
    for event in events:
        sides: dict[str, list[str]] = defaultdict(list)
        for person in event.participants:
            if person.party:
                sides[person.party].append(person.name)
        for party, names in sides.items():
            if len(names) == 1:
                sole[party].add(names[0])
    return any(not same_name(a, b) for names in sole.values() for a in names for b in names)


def _parties(reports: Sequence[Report], weights: dict[str, float], people: Iterable[Participation]) -> tuple[str, ...]:
    total = sum(weights[r.id] for r in reports if r.event.parties) or 1.0
    shares: dict[str, float] = defaultdict(float)
    for report in reports:
        for code in report.event.parties:
            shares[code] += weights[report.id] / total
    stood_for = {person.party for person in people if person.party}
    return tuple(sorted(code for code, share in shares.items() if share >= SIDE_SHARE or code in stood_for))


def _confidence(reports: Sequence[Report]) -> float:
    """Chance that at least one independent report is right, never certainty."""
    best: dict[str, float] = {}
    for report in reports:
        best[report.fingerprint] = max(best.get(report.fingerprint, 0.0), report.event.confidence)
    return min(0.99, 1 - prod(1 - value for value in best.values())) if len(best) > 1 else max(best.values())


def _source(report: Report) -> Source:
    return Source(
        report=report.id,
        article=report.article,
        title=report.title,
        date=report.date,
        publisher=report.publisher,
        address=report.address,
        status=report.event.status,
        when=report.event.when,
        evidence=report.event.evidence[0] if report.event.evidence else None,
    )
