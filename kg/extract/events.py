"""Drafts to events: the values that leave the extractor, each slot with the words that gave it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import cast, get_args

from ..data import places as locations
from ..data.parties import parties
from ..model import Event, EventType, Interval, Participation, Place, Role, Span, Status, Support
from .background import former, with_background
from .build import Reading
from .candidates import Option
from .choices import Choice, Draft
from .gazetteer import PlaceName, city_named
from .lexicon import words
from .mentions import Mention
from .roles import role_of
from .scene import Scene
from .sense import lone, same_encounter
from .sequence import followed
from .triggers import by_phone

_SPACE = re.compile(r"\s+")
_TYPES = frozenset(get_args(EventType))


def events_of(reading: Reading, bar: float) -> tuple[Event, ...]:
    """Make events of the drafts over the bar, in the order of the text."""
    told = [(made, event_of(reading.scene, made)) for made in reading.drafts if made.keep >= bar]
    told = [one for one in told if lone(one[1]) is None]
    told = [one for one in told if not any(_repeats(one, other) for other in told if other is not one)]
    old, void = former(reading.scene, [made for made, _ in told])
    told, days = (
        [one for n, one in enumerate(told) if n not in void],
        [old.get(n) for n in range(len(told)) if n not in void],
    )
    after = followed(reading.scene, [made for made, _ in told])
    return tuple(
        with_background(reading.scene, made, replace(event, follows=after.get(number)), day)
        for number, ((made, event), day) in enumerate(zip(told, days, strict=True))
    )


def _repeats(one: tuple[Draft, Event], other: tuple[Draft, Event]) -> bool:
    """Whether another draft tells the same encounter, and is surer of it or, where equally sure, comes first."""
    if not same_encounter(one[1], other[1]):
        return False
    return (-other[0].keep, _position(other[0])) < (-one[0].keep, _position(one[0]))


def _position(made: Draft) -> tuple[int, int]:
    trigger = made.cluster.lead.candidate.trigger
    return trigger.paragraph, trigger.start


def event_of(scene: Scene, made: Draft) -> Event:
    """Make one event of a draft."""
    participants = tuple(_participation(scene, made, choice) for choice in made.persons)
    sides = tuple(sorted({code for c in made.parties for code in spelt_out(c.key)}))
    type_ = type_of(scene, made)
    return Event(
        type=type_,
        label=_label(type_, participants, sides, made),
        status=cast(Status, made.status),
        when=made.when,
        place=place_of(made),
        participants=participants,
        parties=sides,
        confidence=round(made.usable, 3),
        evidence=tuple(_evidence(scene, made)),
        support=tuple(_support(scene, made)),
    )


def spelt_out(code: str) -> tuple[str, ...]:
    """Give the members of a format that is no side itself (the Normandy four, six-party talks), else the party."""
    party = parties().get(code)
    return party.members if party and party.members and code in words("people.toml", "format") else (code,)


def type_of(scene: Scene, made: Draft) -> EventType:
    """Choose the type: the likeliest trigger's, a call where any telling says it was at a distance."""
    lead = made.cluster.lead.candidate.trigger.entry
    for member in made.cluster.members:
        trigger = member.candidate.trigger
        said = trigger.entry.kind == "encounter" and by_phone(scene.doc(trigger.paragraph), trigger.end)
        distant = trigger.entry.type == "call" or said
        if distant and member.chance > 0.5 and lead.type in ("talks", "meeting"):
            return "call"
    return lead.type


def _participation(scene: Scene, made: Draft, choice: Choice) -> Participation:
    person = scene.people[choice.key]
    # A side that no word tells helps to decide on the event's sides, but is not said of the person.
    side = None if person.guessed else person.party
    return Participation(person.name, cast(Role, role_of(scene, made, choice)), side, _post(person.post))


def _post(text: str | None) -> str | None:
    """Write a post without its article and with its hyphens closed up: "Secretary-General"."""
    return re.sub(r"^(?:the|an?|his|her|its|their) ", "", re.sub(r"(?<=\w) ?- ?(?=\w)", "-", text)) if text else None


def place_of(made: Draft) -> Place | None:
    """Give the place of a draft's event with its coordinates."""
    if made.place is None:
        return None
    city, _, code = made.place.key.partition("|")
    mention = made.place.option.mention if made.place.option else None
    if not city:
        found = locations.country(code)
        return Place(None, None, found.country if found else code, code, None, None, found.id if found else None)
    named = _venue(made, made.place.key) or (
        mention.place
        if mention and mention.place and mention.place.name == city
        else city_named(city, code) or city_named(city)
    )
    spot = named.location if named else None
    land = parties().get(code)
    return Place(
        named.venue if named else None,
        city,
        land.name if land else None,
        code or None,
        spot.latitude if spot else None,
        spot.longitude if spot else None,
        spot.id if spot else None,
    )


def _venue(made: Draft, key: str) -> PlaceName | None:
    """Give the building that a telling names right before the event's city: "at the Hofburg palace in Vienna"."""
    for member in made.cluster.members:
        named = [o.mention for o in member.candidate.places if o.near and o.key == key and o.mention is not None]
        for building in named:
            if building.place is not None and building.place.venue and any(_follows(city, building) for city in named):
                return building.place
    return None


def _follows(city: Mention, building: Mention) -> bool:
    return city.paragraph == building.paragraph and 0 < city.start - building.end <= 2


def _label(type_: str, participants: Sequence[Participation], sides: Sequence[str], made: Draft) -> str:
    """Name an event in a few words: type, who, where."""
    who = [p.name for p in participants[:3]] or [parties()[s].name if s in parties() else s for s in sides[:3]]
    what = {"talks": "Talks", "other": "Event"}.get(type_, type_.capitalize())
    where = made.place.key.partition("|")[0] if made.place else ""
    return what + (f" of {', '.join(who)}" if who else "") + (f" in {where}" if where else "")


def _evidence(scene: Scene, made: Draft) -> Iterator[Span]:
    """Yield the stretches that tell of the event: from the first to the last word of its slots in each sentence."""
    seen: set[tuple[int, int]] = set()
    for member in (*made.cluster.members, *made.cluster.echoes):
        trigger, sentence = member.candidate.trigger, member.candidate.sentence
        start, end = trigger.start, trigger.end
        for mention in _near(member.candidate.persons, made.persons) + _near(member.candidate.places, [made.place]):
            if mention.paragraph == trigger.paragraph and sentence.start <= mention.start < sentence.end:
                start, end = min(start, mention.start), max(end, mention.end)
        for option in member.candidate.times[:1]:
            if (
                option.when
                and option.chance > 0.4
                and option.when.paragraph == trigger.paragraph
                and sentence.start <= option.when.start < sentence.end
            ):
                start, end = min(start, option.when.start), max(end, option.when.end)
        for first, last in _pieces(start, end, sentence.beside.get(trigger, frozenset())):
            span = scene.span(trigger.paragraph, first, last)
            if span and (span.start, span.end) not in seen:
                seen.add((span.start, span.end))
                yield span


def _pieces(start: int, end: int, without: Collection[int]) -> Iterator[tuple[int, int]]:
    """Cut a stretch of tokens where words of another event stand in it."""
    first = start
    for i in range(start, end):
        if i in without:
            if i > first:
                yield first, i
            first = i + 1
    if end > first:
        yield first, end


def _near(options: Sequence[Option], chosen: Sequence[Choice | None]) -> list[Mention]:
    keys = {c.key for c in chosen if c}
    return [o.mention for o in options if o.key in keys and o.mention is not None and o.chance > 0.3]


def _support(scene: Scene, made: Draft) -> Iterator[Support]:
    """Yield for every slot the words that gave it; slots that no words of the text gave (the title's) are left out."""
    lead = made.cluster.lead.candidate.trigger
    for slot, chance in (("type", made.cluster.lead.chance), ("status", made.status_chance)):
        span = scene.span(lead.paragraph, lead.start, lead.end)
        if span:
            yield Support(slot, span, f"{lead.entry.kind}:{lead.entry.lemma}", round(chance, 3))
    named = [(f"participant:{c.key}", c) for c in made.persons] + [(f"party:{c.key}", c) for c in made.parties]
    if made.place:
        named.append(("place", made.place))
    for slot, choice in named:
        mention = choice.option.mention if choice.option else None
        span = scene.span(mention.paragraph, mention.start, mention.end) if mention else None
        if span and mention:
            yield Support(slot, span, f"{mention.kind}:{mention.form}", round(choice.chance, 3))
    if made.time and made.time.option and made.time.option.when:
        when = made.time.option.when
        span = scene.span(when.paragraph, when.start, when.end)
        if span:
            yield Support("when", span, when.expression.rule, round(made.time.chance, 3))


def day_interval(interval: Interval | None) -> bool:
    """Whether an interval is one day."""
    return interval is not None and interval.granularity == "day" and interval.start == interval.end


def plain(text: str) -> str:
    """Write a stretch on one line."""
    return _SPACE.sub(" ", text).strip()
