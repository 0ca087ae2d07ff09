"""Which reports tell of one event: candidates by block, a score for each pair, clusters that do not depend on order.

Two reports are compared where they share a block: a side or a surname, and a kind of event in one
stretch of days. A pair's score adds what speaks for one event; what speaks against it beyond doubt rules the pair
out. Clusters join the best pairs first and never bring together what is ruled out, so that the next round of the same
talks stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from ..data import load_toml
from ..data.parties import parties
from ..model import Event, Interval, Report
from ..vocab import slug
from .decisions import DIFFERENT, SAME, Decisions
from .names import block_key, same_name
from .occasions import occasions
from .places import same_city

#: A pair of reports with at least this score may be one event.
JOIN_AT = 0.62
#: Days by which two reports of one event may be apart, where one of them errs.
SLACK = 2
_FAMILY = {"visit": "visit", "call": "call", "signing": "signing"}
_COARSE = frozenset({"month", "quarter", "season", "half", "year", "decade", "century", "other"})


def cluster(reports: Iterable[Report], decisions: Decisions | None = None) -> list[tuple[Report, ...]]:
    """Group reports into events; groups and their members are in a fixed order, whatever the order given."""
    decisions = decisions or Decisions()
    ordered = sorted(reports, key=order)
    known = {report.id: report for report in ordered}
    index: dict[str, list[str]] = defaultdict(list)
    for report in ordered:
        for key in blocks(report)[0]:
            index[key].append(report.id)

    def neighbours(report: Report) -> Iterable[Report]:
        found = {iri for key in blocks(report)[1] for iri in index[key]} | decisions.partners(report.id)
        return (known[iri] for iri in found if iri != report.id and iri in known)

    found = components(ordered, neighbours, decisions)
    return [group for component in found for group in split(component, decisions)]


def components(
    seeds: Iterable[Report], neighbours: Callable[[Report], Iterable[Report]], decisions: Decisions
) -> Iterator[list[Report]]:
    """Give, for each seed not yet seen, all reports that a chain of joinable pairs leads to, in order."""
    seen: set[str] = set()
    for seed in seeds:
        if seed.id in seen:
            continue
        found, edge = {seed.id: seed}, [seed]
        while edge:
            report = edge.pop()
            for other in neighbours(report):
                if other.id not in found and judge(report, other, decisions) >= JOIN_AT:
                    found[other.id] = other
                    edge.append(other)
        seen |= found.keys()
        yield sorted(found.values(), key=order)


def split(component: Sequence[Report], decisions: Decisions) -> list[tuple[Report, ...]]:
    """Cut a connected component into events: best pairs first, never across a pair that is ruled out."""
    scores = {(a.id, b.id): judge(a, b, decisions) for n, a in enumerate(component) for b in component[n + 1 :]}
    group = {report.id: [report] for report in component}
    for (a, b), value in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if value < JOIN_AT:
            break
        if group[a] is group[b] or (value < SAME and _ruled_out(group[a], group[b], scores)):
            continue
        joined = group[a] + group[b]
        for report in joined:
            group[report.id] = joined
    unique = {id(members): tuple(sorted(members, key=order)) for members in group.values()}
    return sorted(unique.values(), key=lambda members: order(members[0]))


def judge(a: Report, b: Report, decisions: Decisions) -> float:
    """Give what a person decided of a pair, else its score."""
    decided = decisions.verdict(a, b)
    return score(a, b) if decided is None else decided


def order(report: Report) -> tuple[date, str]:
    """Give the order in which reports count: by the day of the article, then by name."""
    return (report.date or date.max, report.id)


def blocks(report: Report) -> tuple[frozenset[str], frozenset[str]]:
    """Give the keys under which a report is kept, and those under which its candidates are."""
    # Articles may leave a side out or take it for another, and spell a name in their own way.
    sides = _sides(report.event) | {f"p{block_key(person.name)}" for person in report.event.participants}
    kept: set[str] = set()
    asked: set[str] = set()
    for when in {report.event.when, report.event.formerly} - {None}:
        if when and when.start:
            own, wanted = _stretches(when)
            kept |= own
            asked |= wanted
    if not kept and report.date:
        kept |= {f"u{week}" for week in _weeks(report.date, report.date)}
        asked |= {f"{role}{week}" for week in _weeks(report.date, report.date) for role in "dcu"}
    else:
        asked |= {f"u{key[1:]}" for key in asked if key.startswith("d")}
    if report.event.process and report.event.round is not None:
        number = f"r{slug(report.event.process)}-{report.event.round}"
        kept, asked = kept | {number}, asked | {number}
    kinds = _families(report.event)
    return tuple(
        frozenset(f"{key}|{kind}|{side}" for key in keys for kind in kinds for side in sides) for keys in (kept, asked)
    )  # type: ignore[return-value]


def _families(event: Event) -> tuple[str, ...]:
    """Events of two families are never one; talks without a place may have been a call."""
    own = _FAMILY.get(event.type, "meeting")
    return (own, "call") if event.type == "talks" and event.place is None else (own,)


def _stretches(when: Interval) -> tuple[set[str], set[str]]:
    """Keys for a time: `d` weeks of a time known to the week or better, `c` months of a coarser one."""
    start = when.start or date.max
    end = min(max(when.end or start, start), _shift(start, 366))
    months = {f"{day:%Y-%m}" for day in _days(start, end, 27)}
    if when.granularity in _COARSE:
        return {f"c{m}" for m in months}, {f"{role}{m}" for m in months for role in "cm"}
    weeks = _weeks(start, end)
    return {f"d{w}" for w in weeks} | {f"m{m}" for m in months}, {f"d{w}" for w in weeks} | {f"c{m}" for m in months}


def _weeks(start: date, end: date) -> set[str]:
    """ISO weeks that an interval, widened by the slack on both sides, touches."""
    days = _days(_shift(start, -SLACK), _shift(end, SLACK), 1)
    return {f"{day.isocalendar().year}W{day.isocalendar().week:02}" for day in days}


def _days(start: date, end: date, step: int) -> list[date]:
    span = (end - start).days
    return [start + timedelta(n) for n in range(0, span, step)] + [end]


def _shift(day: date, days: int) -> date:
    """A day so many days later, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def score(a: Report, b: Report) -> float:
    """Say how much speaks for two reports telling of one event, 0 to 1; below 0 where it cannot be."""
    if a.article == b.article:
        return -1.0
    one, two = a.event, b.event
    if not set(_families(one)) & set(_families(two)) or _other_round(one, two):
        return -1.0
    time, place, sides, people = _time(a, b), _place(one, two), _parties(one, two), _people(one, two)
    if 0 <= time < _AGREED and (occasions(one) != occasions(two) or _more_sides(one, two)):
        # Sources that differ by a day are believed to mean one event only where they call it alike.
        return -1.0
    if place < 0 and time == 1.0 and people == 1.0 and min(len(one.participants), len(two.participants)) > 1:
        # The same people on the same day: the sources differ on the place.
        place = 0.0
    if time < 0 and people >= 0 and _same_round(a, b):
        # One round has one day: the sources differ on it, or the later one tells of a day to which it was moved.
        time = _MOVED
    if min(time, place, people) < 0 or (people < 1.0 and _other_process(one, two)):
        return -1.0
    if sides < 0.3 and people < 0.5:
        # Two sides of each speak against one event; fewer only do not speak for it.
        return -1.0 if min(len(_sides(one)), len(_sides(two))) > 1 else 0.0
    who = 0.6 * max(sides, people) + 0.4 * min(sides, people) if one.participants and two.participants else sides
    return 0.45 * time + 0.15 * place + 0.4 * who


#: How well times fit that differ although the round has the same number.
_MOVED = 0.5
#: Days within which a process has no two rounds of one number.
_ROUNDS = 120
#: From here on a time's fit means that some day suits both reports.
_AGREED = 0.5


def _more_sides(one: Event, two: Event) -> bool:
    """Whether one of two encounters was planned, and people of a side take part in one of whom the other has none."""
    if one.status == two.status or min(len(one.participants), len(two.participants)) < 2:
        return False
    return any({p.party for p in a.participants if p.party} - _sides(b) for a, b in ((one, two), (two, one)))


def _other_round(one: Event, two: Event) -> bool:
    return one.round is not None and two.round is not None and one.round != two.round


def _same_round(a: Report, b: Report) -> bool:
    """Whether two reports tell of the round of one number of the same process, not many months apart."""
    one, two = a.event, b.event
    if one.round is None or one.round != two.round or not one.process or not two.process:
        return False
    days = [r.event.when.start for r in (a, b) if r.event.when and r.event.when.start]
    return slug(one.process) == slug(two.process) and all(abs((d - days[0]).days) <= _ROUNDS for d in days)


def _other_process(one: Event, two: Event) -> bool:
    """Whether two events belong to different processes: their names have no word in common but general ones."""
    if not one.process or not two.process:
        return False
    names = [set(slug(name).split("-")) for name in (one.process, two.process)]
    return not (names[0] & names[1]) - _general_words()


@cache
def _general_words() -> frozenset[str]:
    """Words of processes' names that tell none from another."""
    return frozenset(load_toml("occasions.toml")["process"])


def _time(a: Report, b: Report) -> float:
    """How well the times fit: 1 the same, less for a day's difference, -1 apart; a moved event fits its old time."""
    firsts = [when for when in (a.event.when, a.event.formerly) if when and when.start]
    seconds = [when for when in (b.event.when, b.event.formerly) if when and when.start]
    if not firsts or not seconds:
        if _over(a, b) or _over(b, a):
            return -1.0
        near = a.date and b.date and abs((a.date - b.date).days) <= 3
        anchors = [(w, other.date) for whens, other in ((firsts, b), (seconds, a)) for w in whens]
        if anchors:
            near = any(
                day and (w.start or day) - timedelta(3) <= day <= (w.end or w.start or day) + timedelta(3)
                for w, day in anchors
            )
        return 0.5 if near else -1.0
    return max(_fit(x, y) for x in firsts for y in seconds)


def _over(plan: Report, other: Report) -> bool:
    """Whether a report tells of a plan without a day, and the other of what was over before that was written."""
    when = other.event.when
    if plan.event.status not in ("planned", "proposed") or plan.event.when or plan.date is None:
        return False
    return when is not None and when.end is not None and when.end < plan.date


def _fit(x: Interval, y: Interval) -> float:
    (a, b), (c, d) = _bounds(x), _bounds(y)
    gap = max((c - b).days, (a - d).days)
    if gap > SLACK:
        return -1.0
    if gap > 0:
        return 0.45 if gap == 1 else 0.3
    coarse = (x.granularity in _COARSE) + (y.granularity in _COARSE)
    if coarse == 2:
        return 0.8
    if coarse or "week" in (x.granularity, y.granularity):
        return 0.7
    return 1.0 if a == c else 0.85


def _bounds(when: Interval) -> tuple[date, date]:
    return when.start or date.min, when.end or when.start or date.min


def _place(one: Event, two: Event) -> float:
    a, b = one.place, two.place
    if a is None or b is None:
        return 0.5
    if a.city and b.city:
        return 1.0 if same_city(a, b) else -1.0
    if a.country and b.country:
        return 0.7 if a.country == b.country else -1.0
    return 0.5


def _sides(event: Event) -> set[str]:
    return {*event.parties, *(person.party for person in event.participants if person.party)}


def _organisations(event: Event) -> set[str]:
    """Sides of an event that are organisations, of whom more people take part than a report names."""
    known = parties()
    return {code for code in _sides(event) if code in known and known[code].kind == "organisation"}


def _parties(one: Event, two: Event) -> float:
    a, b = _sides(one), _sides(two)
    if not a or not b:
        return 0.3
    shared = len(a & b)
    return 0.5 * shared / len(a | b) + 0.5 * shared / min(len(a), len(b))


def _people(one: Event, two: Event) -> float:
    """How well the named people fit: the share of the shorter list that is found in the longer.

    Where two reports name nobody in common they tell of two encounters: -1. Only at a conference, or where an
    organisation takes part in both, each report may well name others.
    """
    a, b = [p.name for p in one.participants], [p.name for p in two.participants]
    if not a or not b:
        return 0.4
    if len(a) > len(b):
        a, b = b, a
    shared = sum(any(same_name(x, y) for y in b) for x in a)
    many = "summit" in (one.type, two.type) or _organisations(one) & _organisations(two)
    if not many and (not shared or _twins(one, two)):
        return -1.0
    return shared / len(a)


def _twins(one: Event, two: Event) -> bool:
    """Whether two reports tell of one person's encounters with two others: of the pairs that they name, one is shared.

    Where the two others stand for one side, the sources may differ on who came.
    """
    if len(one.participants) != 2 or len(two.participants) != 2:
        return False
    rest = [
        [p for p in mine.participants if not any(same_name(p.name, q.name) for q in theirs.participants)]
        for mine, theirs in ((one, two), (two, one))
    ]
    if [len(others) for others in rest] != [1, 1]:
        return False
    sides = [others[0].party for others in rest]
    return sides[0] is None or sides[0] != sides[1]


def _ruled_out(one: Sequence[Report], two: Sequence[Report], scores: dict[tuple[str, str], float]) -> bool:
    """Whether two groups hold a pair that cannot be one event, unless a third report tells that it was moved."""
    movers = [report for report in (*one, *two) if report.event.formerly]
    pairs = ((a, b, scores.get((a.id, b.id), scores.get((b.id, a.id), 0.0))) for a in one for b in two)
    return any(
        value <= DIFFERENT or a.article == b.article or not any(_bridges(m, a, b) for m in movers)
        for a, b, value in pairs
        if value < 0
    )


def _bridges(mover: Report, a: Report, b: Report) -> bool:
    """Whether a report tells of a move from the time of one to the time of the other."""
    old, new = mover.event.formerly, mover.event.when
    times = a.event.when, b.event.when
    if not (old and old.start and times[0] and times[0].start and times[1] and times[1].start):
        return False
    fits_old = [_fit(old, when) >= 0 for when in times if when]
    fits_new = [new is None or new.start is None or _fit(new, when) >= 0 for when in times if when]
    return (fits_old[0] and fits_new[1]) or (fits_old[1] and fits_new[0])
