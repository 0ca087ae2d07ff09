"""Who held a post when: posts learnt from articles, and "the Russian foreign minister" led to its holder on a day.

An article that gives somebody a post says that they held it on its day; a tenure spans such days. What is looked at
together is one office of one party, so that a new article concerns the offices that it names only, and the outcome
depends on the set of observations alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..data import posts
from ..model import KnownPerson, Report, Tenure
from .names import same_name, tokens

#: An office of a party: ("RUS", "minister-foreign").
Office = tuple[str, str]
#: Days for which the last word on who holds an office is taken to hold good.
REACH = 180


@dataclass(frozen=True, slots=True, order=True)
class Holding:
    """That somebody held a post for a party on a day, as an article of that day says.

    `person` is whatever tells people apart (an IRI, a name); `post` is in the article's words.
    """

    day: date
    person: str
    party: str
    post: str


def office_of(post: str | None, party: str | None) -> Office | None:
    """Give the office that a post is, where one person holds it at a time; None for posts of many, past or to come."""
    if not post or not party or posts.is_past(post) or posts.is_coming(post):
        return None
    found, key = posts.find(post), posts.office(post, party)
    return (party, key) if found and key and found.single else None


def by_office(holdings: Iterable[Holding]) -> dict[Office, list[Holding]]:
    """Sort observations by office, each list by day; posts that many hold are left out."""
    found: dict[Office, set[Holding]] = defaultdict(set)
    for holding in holdings:
        office = office_of(holding.post, holding.party)
        if office:
            found[office].add(holding)
    return {office: sorted(found[office]) for office in sorted(found)}


def holdings_of(report: Report) -> set[Holding]:
    """Give who held which post on the day of a report, as far as it names them in full with post and party."""
    if report.date is None:
        return set()
    return {
        Holding(report.date, person.name, person.party, person.post)
        for person in report.event.participants
        if person.party and person.post and len(tokens(person.name)) > 1 and office_of(person.post, person.party)
    }


def asked_day(report: Report) -> date | None:
    """Give the day for which a report's unnamed holders of posts are asked: the event's, else the article's."""
    when = report.event.when
    return (when.start if when and when.granularity == "day" else None) or report.date


def tenures(holdings: Iterable[Holding]) -> dict[str, tuple[Tenure, ...]]:
    """Give each person the posts they held, each from the first to the last day on which articles say so.

    Somebody who held a post, lost it and had it again has two tenures: another holder in between parts them.
    """
    found: dict[str, list[Tenure]] = defaultdict(list)
    for (party, _), told in by_office(holdings).items():
        for first, last in _runs(told):
            found[first.person].append(Tenure(first.post, party, first.day, last.day))
    return {person: tuple(sorted(found[person], key=_by_time)) for person in sorted(found)}


def holder(
    post: str, party: str, day: date, told: Mapping[Office, Sequence[Holding]], known: Iterable[KnownPerson] = ()
) -> str | None:
    """Name the person who held a post on a day, or None where that is not known for sure.

    Args:
        post: the post in words, "foreign minister".
        party: code of the party.
        day: the day in question.
        told: observations by office (see `by_office`).
        known: people whom the user knows; their posts go before what articles say, and their names are given.

    Articles are trusted between two days on which they name the same person, and for `REACH` days before the first
    and after the last. Between two holders, or where two are named on one day, nobody is given.
    """
    office = office_of(post, party)
    if office is None:
        return None
    sure = known_holders(office, day, known)
    if sure:
        return sure[0].name if len(sure) == 1 else None
    return told_holder(day, told.get(office, ()))


def known_holders(office: Office, day: date, known: Iterable[KnownPerson]) -> list[KnownPerson]:
    """Give the known people who held an office on a day, in the order of their names."""
    found = {person for person in known for tenure in person.tenures if _covers(tenure, office, day)}
    return sorted(found, key=lambda person: (person.name, person.wikidata or ""))


def told_holder(day: date, told: Sequence[Holding]) -> str | None:
    """Give the person whom the observations of an office next to a day, before and after it, agree on.

    Args:
        told: observations of one office, by day.
    """
    days = [holding.day for holding in told]
    before, after = bisect_right(days, day) - 1, bisect_left(days, day)
    near = [days[i] for i in (before, after) if 0 <= i < len(days)]
    if len(near) == 2 or (near and abs((near[0] - day).days) <= REACH):
        named = sorted({holding.person for holding in told if holding.day in near})
        return named[0] if named and all(same_name(named[0], name) for name in named) else None
    return None


def _runs(told: Sequence[Holding]) -> list[tuple[Holding, Holding]]:
    """First and last observation of each stretch in which one person held the office.

    On a day that names two the new holder takes over from the old one, who is not taken to come back.
    """
    runs: list[tuple[Holding, Holding]] = []
    for day in sorted({holding.day for holding in told}):
        todays = [holding for holding in told if holding.day == day]
        last = runs[-1][1].person if runs else None
        for holding in sorted(todays, key=lambda one: (one.person != last, one)):
            if runs and runs[-1][1].person == holding.person:
                runs[-1] = (runs[-1][0], holding)
            else:
                runs.append((holding, holding))
    return runs


def _covers(tenure: Tenure, office: Office, day: date) -> bool:
    if office_of(tenure.post, tenure.party) != office:
        return False
    return (tenure.since or day) <= day <= (tenure.until or day)


def _by_time(tenure: Tenure) -> tuple[date, str]:
    return tenure.since or date.min, tenure.post or ""
