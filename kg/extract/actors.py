"""What the fitted decisions look at in a person: who acts, who only tells, who stands behind, who else is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .frames import act, belongs, tells
from .learned import Feature
from .lexicon import words
from .mentions import Mention
from .scene import Scene, Sentence
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Kinds of mention that stand for persons.
ACTORS = frozenset({"person", "pronoun", "description", "group"})


def acts_of(scene: Scene, trigger: Trigger, sentence: Sentence) -> dict[int, str]:
    """Say of every person and party in a trigger's sentence how they stand to its event, by the token they hang on."""
    doc = scene.doc(trigger.paragraph)
    head = doc[trigger.head]
    return {
        m.head: act(doc[m.head], head, trigger.verb)
        for m in sentence.mentions
        if (m.kind in ACTORS or (m.kind == "party" and not m.owned)) and not m.start <= trigger.head < m.end
    }


def said_by(acts: Mapping[int, str], but: int | None) -> str:
    """Count those who by the words do or join an event, and those who own it, leaving one out."""
    others = [a for head, a in acts.items() if head != but]
    doing = sum(a in ("does", "joins") for a in others)
    return f"{min(doing, 2)}{min(sum(a == 'owns' for a in others), 1)}"


def of_act(trigger: Trigger, mention: Mention, acts: Mapping[int, str]) -> list[Feature]:
    """Say how a person stands to an event, and whether others stand closer."""
    mine = acts.get(mention.head, "none")
    others = said_by(acts, mention.head)
    return [
        f"act:{mine}",
        f"act:{mine}:{trigger.entry.kind}",
        f"act:{mine}:{trigger.entry.pos}",
        f"act:{mine}:{others}",
        f"act:{mine}:{others}:{trigger.entry.pos}",
    ]


def of_actor(doc: Doc, trigger: Trigger, mention: Mention) -> list[Feature]:
    """Say what keeps a person out of an event: only telling of it, or standing behind those who act."""
    kind, pos = trigger.entry.kind, trigger.entry.pos
    teller = tells(doc[mention.head], doc[trigger.head])
    owner = belongs(doc[mention.head], doc[trigger.head], trigger.verb)
    others = _between(doc, trigger)
    return [
        f"tell:{teller}:{pos}",
        f"tell:{teller}:{pos}:{others}",
        f"tell:{teller}:{kind}",
        f"own:{owner}:{pos}",
        f"own:{owner}:{kind}",
        f"btw:{others}:{kind}",
        f"margin:{_margin(doc[trigger.head])}",
    ]


def _between(doc: Doc, trigger: Trigger) -> str:
    """Name the preposition by which an event noun says itself who takes part ("talks between A and B")."""
    return next((c.lower_ for c in doc[trigger.head].children if c.lower_ in ("between", "among", "with")), "")


def _margin(token: Token) -> bool:
    """Whether an event is only the occasion of another: "met on the sidelines of the summit", "ahead of talks"."""
    for _ in range(3):
        token = token.head
        if token.lower_ in words("cues.toml", "margin"):
            return True
    return False


def listed(scene: Scene, trigger: Trigger, sentence: Sentence, mention: Mention, away: int) -> list[Feature]:
    """Say of a person in a list of those who attended how its event is told and how far off it stands."""
    if not mention.roll:
        return []
    kind = trigger.entry.kind
    inside = bool(scene.sentences[sentence.number + away].triggers)
    person = scene.people.get(mention.key)
    return [
        "roll",
        f"roll:{kind}",
        f"roll:{kind}:{inside}:{min(away, 3)}",
        f"roll:{person is not None and person.party == scene.home}:{kind}",
    ]
