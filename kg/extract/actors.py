"""What the fitted decisions look at in a person: who acts, who only tells, who stands behind, who else is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .frames import act, belongs, holder, tells
from .learned import Feature
from .lexicon import words
from .mentions import Mention
from .scene import Scene, Sentence
from .stance import stance, stances
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


def standing_of(scene: Scene, trigger: Trigger, sentence: Sentence) -> dict[int, str]:
    """Say where every person and party in a trigger's sentence stands to its event, by the token they hang on."""
    doc = scene.doc(trigger.paragraph)
    marks = stances(doc[trigger.head])
    return {
        m.head: stance(doc[m.head], marks)
        for m in sentence.mentions
        if (m.kind in ACTORS or (m.kind == "party" and not m.owned)) and not m.start <= trigger.head < m.end
    }


def elsewhere(scene: Scene, other: Sentence, mention: Mention) -> list[tuple[str, str]]:
    """Say how an actor of another sentence stands to the events told there: kind of event and standing."""
    doc = scene.doc(mention.paragraph)
    return [
        (t.entry.type, stance(doc[mention.head], stances(doc[t.head])))
        for t in other.triggers[:3]
        if not mention.start <= t.head < mention.end
    ]


def of_elsewhere(scene: Scene, trigger: Trigger, other: Sentence, mention: Mention, away: int) -> list[Feature]:
    """Describe an actor of another sentence by what they do there: who met may be who "the meeting" is of."""
    found = elsewhere(scene, other, mention)
    same = [s for kind, s in found if kind == trigger.entry.type]
    best = next((s for s in same if s.endswith((":self", ":part"))), same[0] if same else "")
    any_ = next((s for _, s in found if s.endswith((":self", ":part"))), found[0][1] if found else "")
    title = scene.paragraphs[mention.paragraph].offset < 0
    what = f"{best.rpartition(':')[2]}:{any_.rpartition(':')[2]}"
    return [
        (f"es:{best}", _LOUD),
        f"ea:{any_}",
        (f"et:{what}:{title}", _LOUD),
        f"ek:{what}:{title}:{trigger.entry.kind}",
        f"ed:{best.rpartition(':')[2]}:{definite(scene, trigger)}:{title}:{max(-3, min(away, 3))}",
        f"eo:{any_.rpartition(':')[2]}:{trigger.entry.pos}:{definite(scene, trigger)}",
    ]


def definite(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event noun points to something told: "the talks", "their meeting"."""
    doc = scene.doc(trigger.paragraph)
    return any(child.lower_ in ("the", "this", "these", "both", "their") for child in doc[trigger.head].children)


def of_standing(trigger: Trigger, mention: Mention, standing: Mapping[int, str]) -> list[Feature]:
    """Say where an actor stands to an event, and how many others stand right by it."""
    mine = standing.get(mention.head, "none")
    close = min(2, sum(s.endswith((":self", ":part")) for head, s in standing.items() if head != mention.head))
    own = min(1, sum(s in _OWNING for head, s in standing.items() if head != mention.head))
    return [
        (f"st:{mine}", _LOUD),
        (f"st:{mine}:{trigger.entry.kind}", 1.0),
        (f"st:{mine}:{trigger.entry.pos}:{close}", _LOUD),
        f"st:{mine}:{own}",
        (f"st:{mine.rpartition(':')[2]}:{close}:{own}", _LOUD),
    ]


#: What a feature of standing counts: more than one of the many that describe the same in detail.
_LOUD = 1.5
#: Standings of those whose event it is said to be: "X's visit", "talks between X and Y", "a visit by X".
_OWNING = frozenset({"poss:self", "of:self", "by:self", "between:self", "among:self"})


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


def of_holder(token: Token, kind: str, away: int) -> list[Feature]:
    """Describe what a side's name hangs on: "the Iraqi delegation", "Iraqi oil", "talks with Iraq", "Iraq said"."""
    dep, held = holder(token)
    near = "near" if not away else "far"
    return [f"h:{near}:{dep}:{held}", f"hk:{near}:{kind}:{dep}:{held}"]


def of_who(scene: Scene, mention: Mention) -> list[Feature]:
    """Describe a person or a group by itself."""
    if mention.kind == "group":
        return [f"g:{mention.form}:{len(mention.members)}", f"gp:{mention.post}"]
    if mention.kind != "person":
        return []
    person = scene.people[mention.key]
    last = (person.post or "").split(" ")[-1].lower()
    return [f"sp:{person.speaker}", f"pa:{bool(person.party)}", f"po:{last}"]
