"""A trigger with its likely slots picked, and several of them that tell one event."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ..data.parties import parties
from .candidates import Candidate, above
from .scene import Scene
from .scopes import of_many, of_two
from .series import ordinal
from .telling import Telling, telling_of

#: A slot counts for comparison where its chance is at least this.
_SURE = 0.45
#: Kinds of trigger whose events are alike enough to be one.
FAMILY = {
    "encounter": "talk",
    "process": "talk",
    "round": "talk",
    "receive": "talk",
    "forum": "talk",
    "call": "talk",
    "mediate": "talk",
    "travel": "trip",
    "depart": "trip",
    "stay": "trip",
    "sign": "pact",
    "pact": "pact",
}


@dataclass(eq=False)
class Sketch:
    """A candidate with its likely slots picked, for comparing it with others."""

    candidate: Candidate
    scene: Scene
    #: How likely the trigger tells an event at all.
    chance: float = 0.0
    #: How far along its clause says the event is.
    status: str = ""

    @cached_property
    def persons(self) -> frozenset[str]:
        """Ids of the persons that likely take part."""
        return frozenset(above(self.candidate.persons, _SURE))

    @cached_property
    def parties(self) -> frozenset[str]:
        """Codes of the sides that likely take part."""
        sides = {self.scene.people[p].party for p in self.persons}
        return frozenset({*above(self.candidate.parties, _SURE), *(s for s in sides if s)})

    @cached_property
    def place(self) -> tuple[str, str] | None:
        """City ("" where only the country is known) and country code."""
        best = next((o for o in self.candidate.places if o.near and o.chance >= _SURE and o.key), None)
        if best is None:
            return None
        city, _, code = best.key.partition("|")
        return city, code

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """First and last day, ISO."""
        best = next((o.when for o in self.candidate.times if o.near and o.chance >= _SURE and o.when), None)
        if best is None or best.expression.interval.start is None:
            return None
        interval = best.expression.interval
        return str(interval.start), str(interval.end or interval.start)

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The names and nouns right before an event noun, in lower case."""
        doc = self.scene.doc(self.candidate.trigger.paragraph)
        head = doc[self.candidate.trigger.head]
        return frozenset(c.lower_ for c in head.children if c.dep_ in ("compound", "nmod", "amod") and c.i < head.i)

    @cached_property
    def turn(self) -> int | None:
        """Which of several its word says it is: the second."""
        trigger = self.candidate.trigger
        doc = self.scene.doc(trigger.paragraph)
        near = [doc[trigger.head]] if trigger.meant else [c for c in doc[trigger.head].children if c.dep_ == "amod"]
        return next((n for token in near if (n := ordinal(token.text)) is not None), None)

    @cached_property
    def gathering(self) -> str:
        """Whether it is the conference of many, or two who meet: these are never one; "" for neither."""
        trigger, sentence = self.candidate.trigger, self.candidate.sentence
        doc = self.scene.doc(trigger.paragraph)
        if trigger.entry.kind == "forum":
            return "many" if of_many(doc[trigger.head], sentence) else ""
        return "two" if of_two(trigger, sentence, doc) else ""

    @cached_property
    def distant(self) -> bool:
        """Whether its word tells of a call."""
        return self.candidate.trigger.entry.type == "call"

    @cached_property
    def telling(self) -> Telling:
        """How its word introduces the event: as known or new, one or several, before or after others."""
        return telling_of(self.scene, self.candidate.sentence, self.candidate.trigger)

    @property
    def fullness(self) -> str:
        """Which slots its own sentence fills: who, when, where."""
        return "".join(
            letter
            for letter, given in (("w", self.persons), ("s", self.parties), ("t", self.days), ("p", self.place))
            if given
        )

    @cached_property
    def family(self) -> str:
        """Talk, trip or pact."""
        return FAMILY.get(self.candidate.trigger.entry.kind, "talk")

    @cached_property
    def definite(self) -> bool:
        """Whether the trigger is a noun with "the", "this", "their" ...: something told before."""
        doc = self.scene.doc(self.candidate.trigger.paragraph)
        head = doc[self.candidate.trigger.head]
        return any(c.lower_ in ("the", "this", "these", "their", "his", "her", "its") for c in head.children)


@dataclass(slots=True, eq=False)
class Cluster:
    """The sketches of one event, the likeliest trigger first."""

    members: list[Sketch] = field(default_factory=list)
    #: Bare mentions of what was told before ("the talks"): evidence, but nothing to read slots off.
    echoes: list[Sketch] = field(default_factory=list)

    @property
    def lead(self) -> Sketch:
        """The trigger that tells the event best."""
        return self.members[0]


def kind_of_party(code: str) -> str:
    """Say what a party is: state, organisation, group ..., "other" where the code is not in the lists."""
    party = parties().get(code)
    return party.kind if party else "other"
