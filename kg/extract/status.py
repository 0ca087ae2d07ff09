"""How far along an event is, by the clause of every telling of it and by how its date lies to the day of the news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model import Interval
from .learned import Feature, Models
from .lexicon import forms_of, words
from .phase import tense_of
from .scene import Scene, nearness
from .sketch import Cluster, Sketch

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOUD = 2.0


def status_features(scene: Scene, member: Sketch, when: Interval | None) -> list[Feature]:
    """Describe a trigger's clause and how its date lies to the day of the news."""
    entry = member.candidate.trigger.entry
    near = nearness(scene, when)
    side = {"yesterday": "before", "soon": "after", "later": "after", "today": "around"}.get(near, near)
    clause = member.candidate.clause
    step, tense = _named(clause, "ph:"), _named(clause, "v0:", "r0:")
    grain, lasts = when.granularity if when else "", _lasts(scene, member, when)
    return [
        *clause,
        f"date:{side}:{grain}",
        f"near:{near}",
        f"nearl:{entry.lemma}:{near}",
        f"datek:{entry.kind}:{side}:{grain}",
        f"datet:{tense}:{side}",
        f"phd:{step}:{side}",
        f"phe:{step.partition(':')[0]}:{side}",
        f"phl:{step.rpartition(':')[2]}:{side}",
        # What governs the word says most, so that it may weigh more than one of many hints.
        (f"how:{step}", _LOUD),
        (f"howl:{step.rpartition(':')[2]}", _LOUD),
        (f"own:{_named(clause, 'po:')}", _LOUD),
        f"phf:{member.family}:{step}:{near}",
        f"lasts:{lasts}:{member.family}",
        f"lastsp:{lasts}:{step}",
        f"pof:{_named(clause, 'po:')}:{side}",
    ]


#: A duration surer than this is the event's own.
_OWN = 0.45
#: Days of a unit of ISO durations.
_DAYS = {"D": 1, "W": 7}


def _lasts(scene: Scene, member: Sketch, when: Interval | None) -> str:
    """Say how the days of an event, its length counted, lie to that of the news: ahead, covering it, or over."""
    options = (o.when.expression.value for o in member.candidate.durations if o.chance >= _OWN and o.when is not None)
    days = max((_DAYS.get(v[-1:], 0) * int(v[1:-1]) for v in options if v[1:-1].isdigit()), default=0)
    if when is None or when.start is None or scene.day is None:
        return f"undated:{days > 0}"
    gone = (scene.day - when.start).days
    if gone < 0:
        return f"ahead:{days > 0}"
    end = max(days - 1, ((when.end or when.start) - when.start).days)
    if not end:
        return f"day:{min(gone, 3)}"
    return f"over:{min(gone - end, 3)}" if gone > end else f"covers:{gone > 0}:{gone == end}"


def _named(clause: Sequence[Feature], *prefixes: str) -> str:
    return next((f.partition(":")[2] for f in clause if isinstance(f, str) and f.startswith(prefixes)), "")


def status_of_sketch(scene: Scene, sketch: Sketch, models: Models) -> str:
    """Choose how far along one telling of an event says it is."""
    if is_denied(sketch):
        return "denied"
    best = next((o.when for o in sketch.candidate.times if o.near and o.chance >= 0.5 and o.when), None)
    return models.best("status", status_features(scene, sketch, best.expression.interval if best else None))[0]


def status_of(scene: Scene, cluster: Cluster, when: Interval | None, models: Models) -> tuple[str, float]:
    """Choose how far along an event is: every telling of it votes, as far as it likely tells an event."""
    totals: dict[str, float] = defaultdict(float)
    names = [name.partition(":")[2] for name in models.table if name.startswith("status:")]
    for member in cluster.members:
        features = status_features(scene, member, when)
        weight = max(0.05, member.chance) * (1.0 if member is cluster.lead else 0.6)
        for name in names:
            totals[name] += weight * models[f"status:{name}"].probability(features)
    for name in _against(scene, when):
        totals[name] *= _HARDLY
    if any(is_denied(m) for m in cluster.members):
        totals["denied"] = max(sum(totals.values()), totals["denied"])
    top = max(names, key=lambda n: (totals[n], n))
    return top, totals[top] / max(sum(totals.values()), 1e-9)


#: How far above an event's word may stand what denies it.
_UP = 8


def is_denied(sketch: Sketch) -> bool:
    """Whether the words say that an event did not take place: "denied that X had met Y", "there was no meeting"."""
    trigger = sketch.candidate.trigger
    token = sketch.scene.doc(trigger.paragraph)[trigger.head]
    return _never(token) or _is_disowned(token)


def _never(noun: Token) -> bool:
    """Whether "no" stands before an event that would have taken place: "no such call took place"."""
    verb = noun.head
    taken = noun.dep_ in ("nsubj", "nsubjpass", "attr") and verb.lower_ in forms_of("took_place")
    past = tense_of(verb) in ("past", "perfect")
    return taken and past and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _is_disowned(token: Token) -> bool:
    """Whether somebody denies an event, or reports of it."""
    for _ in range(_UP):
        head = token.head
        if head.i == token.i:
            return False
        if head.tag_.startswith("V") and token.i > head.i:
            told = token.lower_ in words("cues.toml", "report_noun") and head.lower_ in forms_of("rejecting")
            denied = head.lower_ in forms_of("denying") and token.dep_ in ("ccomp", "xcomp", "dobj")
            if denied or (told and token.dep_ == "dobj"):
                return not any(c.dep_ == "neg" for c in head.children)
        token = head
    return False


#: What is left of a status that the event's date speaks against.
_HARDLY = 0.3


def _against(scene: Scene, when: Interval | None) -> tuple[str, ...]:
    """Name the statuses that a date hardly allows: nothing to come was held, nothing gone by is planned."""
    near = nearness(scene, when)
    if near in ("soon", "later"):
        return "held", "ongoing"
    return ("planned",) if near in ("yesterday", "before") else ()
