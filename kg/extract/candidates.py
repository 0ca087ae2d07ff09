"""A trigger with everything that may belong to its event, each with how likely it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from . import actors, features, ground
from .gazetteer import PlaceName
from .learned import Feature, Models
from .lexicon import words
from .mentions import Mention
from .people import whole
from .scene import Scene, Sentence, When
from .triggers import Trigger

#: Below this nothing is kept: it would only cost time.
_FLOOR = 0.03
#: With these "for" leads to a destination; with others to the side one acts for ("led the talks for X").
_TRAVELLING = frozenset({"travel", "depart", "stay"})
_ADJECTIVES = frozenset({"adjective", "demonym"})


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One mention or time that may fill a slot of a candidate's event."""

    key: str
    chance: float
    mention: Mention | None = None
    when: When | None = None
    #: It stands in the trigger's own sentence.
    near: bool = True


@dataclass(slots=True, eq=False)
class Candidate:
    """A trigger, the sentence it stands in, and what may belong to it, best first in each list."""

    trigger: Trigger
    sentence: Sentence
    clause: list[Feature]
    persons: list[Option] = field(default_factory=list)
    parties: list[Option] = field(default_factory=list)
    places: list[Option] = field(default_factory=list)
    times: list[Option] = field(default_factory=list)
    durations: list[Option] = field(default_factory=list)


def gather(scene: Scene, models: Models) -> list[Candidate]:
    """Make a candidate of every trigger of an article, in reading order."""
    made = {
        trigger: _candidate(scene, sentence, trigger, models)
        for sentence in scene.sentences
        for trigger in sentence.triggers
    }
    for trigger, candidate in made.items():
        if trigger.meant in made:
            _inherit(candidate, made[trigger.meant])
    return list(made.values())


#: How much of its chance an option keeps for one more event of the same people.
_LENT = 0.9


def _inherit(candidate: Candidate, first: Candidate) -> None:
    """Give "the second" the people, sides and, where it has none of its own, the place of the event told before."""
    for slot in ("persons", "parties", *(() if any(o.near for o in candidate.places) else ("places",))):
        mine: list[Option] = getattr(candidate, slot)
        known = {o.key for o in mine if o.near}
        mine += [replace(o, chance=o.chance * _LENT) for o in getattr(first, slot) if o.key not in known]
        mine.sort(key=lambda option: -option.chance)


def _candidate(scene: Scene, sentence: Sentence, trigger: Trigger, models: Models) -> Candidate:
    made = Candidate(trigger, sentence, features.of_clause(scene, trigger, sentence))
    for slot, key, mention, found in arguments(scene, sentence, trigger):
        near = is_near(sentence, mention)
        chance = models[slot if near else f"{slot}_far"].probability(found)
        chance = _within(trigger, mention.start, chance) if near else chance
        if chance >= _FLOOR:
            {"person": made.persons, "party": made.parties, "place": made.places}[slot].append(
                Option(key, chance, mention=mention, near=_counts(slot, mention, near))
            )
    for when, found in times(scene, sentence, trigger):
        near = when.paragraph == sentence.paragraph and sentence.start <= when.start < sentence.end
        chance = models["time" if near else "time_far"].probability(found)
        chance = _within(trigger, when.start, chance) if near else chance
        if chance >= _FLOOR:
            target = made.durations if when.expression.type == "DURATION" else made.times
            target.append(Option(when.expression.value, chance, when=when, near=near))
    counted = sentence.dated.get(trigger)
    if counted is not None:
        made.times.append(Option(counted.expression.value, _ITS_OWN, when=counted))
    for options in (made.persons, made.parties, made.places, made.times, made.durations):
        options.sort(key=lambda option: -option.chance)
    return made


#: What stands in the stretch that one of several events has for itself is likely its own.
_ITS_OWN = 0.85


def _within(trigger: Trigger, at: int, chance: float) -> float:
    """Give the chance of what stands at a token, raised where the trigger has that stretch for itself."""
    scope = trigger.scope
    return max(chance, _ITS_OWN) if scope and scope[0] <= at < scope[1] else chance


def _counts(slot: str, mention: Mention, near: bool) -> bool:
    """Whether a mention counts as the event's own words: a list of those present does, wherever it stands."""
    if slot == "party" and mention.kind == "group":
        # What "both sides" means was said elsewhere: it counts as a neighbour's word.
        return False
    return near or mention.roll


def beyond(scene: Scene, trigger: Trigger, paragraph: int, start: int) -> bool:
    """Whether a stretch belongs to the event that comes next: "the talks will be followed by ... on Wednesday"."""
    if paragraph != trigger.paragraph or start <= trigger.head:
        return False
    verb = scene.doc(paragraph)[trigger.head].head
    return verb.lower_ in words("cues.toml", "sequel") and trigger.head < verb.i < start


def is_near(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention stands in a sentence."""
    return mention.paragraph == sentence.paragraph and sentence.start <= mention.start < sentence.end


def arguments(
    scene: Scene,
    sentence: Sentence,
    trigger: Trigger,
) -> Iterator[tuple[str, str, Mention, list[Feature]]]:
    """Yield the mentions that may be person, party or place of a trigger's event: slot, key, mention, features."""
    acts = actors.acts_of(scene, trigger, sentence)
    standing = actors.standing_of(scene, trigger, sentence)
    for number, mention in _around(scene, sentence):
        if mention.kind in ("person", "pronoun", "description") and mention.key and scene.people[mention.key].speaker:
            continue
        readings = list(_readings(scene, mention))
        if not readings or (number == sentence.number and mention.head in sentence.foreign.get(trigger, ())):
            continue
        found = features.of_mention(scene, trigger, sentence, mention, number, acts, standing)
        for slot, key in readings:
            if beyond(scene, trigger, mention.paragraph, mention.start):
                continue
            if slot == "place" and mention.on_behalf and trigger.entry.kind not in _TRAVELLING:
                continue
            more = ground.of_place(scene, trigger, sentence, mention, number) if slot == "place" else ()
            yield slot, key, mention, [*found, *more, f"stop:{_stop(trigger, mention)}"]


def _stop(trigger: Trigger, mention: Mention) -> str:
    """Say whether a mention is a stop of the trigger's tour: the first, a later one, or none."""
    at = next((n for n, stop in enumerate(trigger.stops) if stop is mention), None)
    return "no" if at is None else "later" if at else "first"


def _around(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, Mention]]:
    """Yield the mentions of a sentence and of those right before and after it."""
    for number in (sentence.number, sentence.number - 1, sentence.number + 1, sentence.number - 2):
        if 0 <= number < len(scene.sentences):
            other = scene.sentences[number]
            if number != sentence.number and (scene.paragraphs[other.paragraph].offset < 0) != (
                scene.paragraphs[sentence.paragraph].offset < 0
            ):
                continue
            for mention in other.mentions:
                yield number, mention
    # Who attended may be listed far below the words that tell the event.
    if sentence.number in _main(scene):
        for other in scene.sentences[sentence.number + 2 :]:
            yield from ((other.number, mention) for mention in other.mentions if mention.roll)


def _main(scene: Scene) -> frozenset[int]:
    """Choose the sentences that tell what an article is about: its title, and below that the first sentence with an
    event of the title's type, else with any, and the first with an encounter."""
    telling = [s for s in scene.sentences if s.triggers and scene.paragraphs[s.paragraph].offset >= 0]
    titled = {t.entry.type for s in scene.sentences if scene.paragraphs[s.paragraph].offset < 0 for t in s.triggers}
    same = [s for s in telling if titled & {t.entry.type for t in s.triggers}] or telling
    met = [s for s in telling if any(t.entry.kind == "encounter" for t in s.triggers)]
    return frozenset({0, *(s.number for s in (*same[:1], *met[:1]))})


def _readings(scene: Scene, mention: Mention) -> Iterator[tuple[str, str]]:
    """Yield the slots that a mention may fill, each with the key it gives."""
    if mention.kind in ("person", "pronoun", "description") and mention.key:
        yield "person", mention.key
    elif mention.kind == "group":
        yield from (("person", key) for key in mention.members)
    elif mention.kind == "party" and _may_act(mention):
        yield "party", whole(mention.key)
    elif mention.kind == "description" and mention.party:
        yield "party", whole(mention.party)
    yield from (("party", code) for code in mention.sides)
    if mention.kind == "here" or (mention.place is not None and mention.form not in _ADJECTIVES and _is_free(mention)):
        place = mention.place or scene.dateline
        yield "place", place_key(place) if place else ""


def _may_act(mention: Mention) -> bool:
    """Whether a party's name can stand for a side here: no place, topic or post, and no mere conference."""
    return not (mention.owned or mention.located or mention.topic or mention.key in words("people.toml", "conference"))


def _is_free(mention: Mention) -> bool:
    """Whether a place stands for itself, not for the post it belongs to; countries are looked at when found."""
    return not mention.owned or (mention.place is not None and mention.place.kind == "country")


def place_key(place: PlaceName) -> str:
    """Write a place as "city|code"; the city is empty where the name is a country's."""
    return f"{place.name if place.kind == 'city' else ''}|{place.code or ''}"


def times(scene: Scene, sentence: Sentence, trigger: Trigger) -> Iterator[tuple[When, list[Feature]]]:
    """Yield the time expressions that may date a trigger's event, with their features."""
    for number in (sentence.number, sentence.number - 1, sentence.number + 1):
        if not 0 <= number < len(scene.sentences):
            continue
        other = scene.sentences[number]
        if number != sentence.number and other.paragraph != sentence.paragraph:
            continue
        for when in other.times:
            away = number == sentence.number and when.start in sentence.foreign.get(trigger, ())
            if usable(when) and not away and not beyond(scene, trigger, when.paragraph, when.start):
                yield when, features.of_time(scene, trigger, sentence, when, number)


def usable(when: When) -> bool:
    """Whether a time expression can date an event at all: it has days, or is a length of days."""
    expression = when.expression
    if expression.type == "DURATION":
        return expression.value.startswith("P") and not expression.value.startswith("PT")
    return (
        expression.type in ("DATE", "TIME")
        and expression.value[:1].isdigit()
        and expression.interval.start is not None
        and bool(expression.interval.edtf)
    )


def above(options: Sequence[Option], floor: float) -> dict[str, float]:
    """Give the keys of the options in the trigger's sentence over a floor, each with its best chance."""
    found: dict[str, float] = {}
    for option in options:
        if option.near and option.chance >= floor and option.key:
            found[option.key] = max(found.get(option.key, 0.0), option.chance)
    return found
