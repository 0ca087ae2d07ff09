"""Who may take part in an event: every person that its tellings name, with what speaks for and against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .choices import Choice, chances, filled, pooled, step, strength
from .learned import Feature, Models, logit
from .lexicon import words
from .scene import Scene
from .sketch import Cluster
from .subset import best_size


def person_choices(scene: Scene, cluster: Cluster) -> list[Choice]:
    """List the persons that may take part in a cluster's event."""
    kind = cluster.lead.candidate.trigger.entry.kind
    by_key = pooled(cluster, "persons")
    best = {key: max(o.chance for o in options) for key, options in by_key.items()}
    order = sorted(best, key=lambda k: (-best[k], k))
    made = []
    for key, options in by_key.items():
        values = chances(cluster, "persons", key)
        person = scene.people[key]
        rank = order.index(key)
        far = chances(cluster, "persons", key, False)
        features = [
            *strength("max", values),
            *strength("far", far),
            f"farf:{step(max(far))}:{filled(cluster, 'persons')}:{step(max(values))}",
            f"kind:{kind}",
            f"rank:{min(rank, 3)}",
            f"lead:{step(values[0])}:{kind}",
            f"members:{min(len(cluster.members), 4)}",
            f"speaker:{person.speaker}",
            f"count:{min(person.count, 6)}",
            f"rivals:{min(3, sum(v > 0.5 for k, v in best.items() if k != key))}:{kind}",
            ("mean", sum(values) / len(values)),
            f"said:{max(options, key=lambda o: o.chance).mention.kind}",  # type: ignore[union-attr]
            *_beside(scene, cluster, key, best),
        ]
        made.append(Choice(key, features, max(options, key=lambda o: o.chance), told=max(*values, 0.7 * max(far))))
    return made


def _beside(scene: Scene, cluster: Cluster, key: str, best: Mapping[str, float]) -> list[Feature]:
    """Describe a person beside the event's sides and its other persons: each side has its own people."""
    person = scene.people[key]
    lead = cluster.lead
    top = step(best[key])
    known = "none" if person.party is None else "guess" if person.guessed else "told"
    side = max(chances(cluster, "parties", person.party)) if person.party else 0.0
    sides = {o.key for m in cluster.members for o in m.candidate.parties if o.near and o.chance >= 0.5}
    rivals = [c for k, c in best.items() if k != key and scene.people[k].party == person.party and c > best[key]]
    above = max((c for k, c in best.items() if k != key), default=0.0)
    titled = any(m.key == key for m in scene.sentences[0].mentions) if scene.sentences else False
    most = max(p.count for p in scene.people.values())
    return [
        f"side:{known}:{step(side)}:{top}",
        f"sidek:{known}:{step(side)}:{lead.candidate.trigger.entry.kind}",
        f"sides:{min(len(sides), 3)}:{known}:{person.party in sides}:{top}",
        f"same:{known}:{min(2, sum(c >= 0.5 for c in rivals))}:{top}",
        ("below", logit(best[key]) - logit(above)),
        f"titled:{titled}:{top}",
        f"titlek:{titled}:{_in_title(scene, cluster)}:{lead.candidate.trigger.entry.type}",
        f"share:{min(4, 5 * person.count // max(1, most))}:{top}",
        f"stat:{lead.status}:{lead.candidate.trigger.entry.type}:{top}",
        f"def:{lead.definite}:{top}",
    ]


def _in_title(scene: Scene, cluster: Cluster) -> bool:
    return any(scene.paragraphs[m.candidate.trigger.paragraph].offset < 0 for m in cluster.members)


#: What of a clause tells whether an event's people are named: "talks between the two sides" seldom has them.
_CLAUSE = frozenset({"lemma", "under", "kind", "title", "ch", "cp", "loose", "carry", "tag"})


def taken(choices: Sequence[Choice], scene: Scene, cluster: Cluster, models: Models) -> list[Choice]:
    """Take as many of the likeliest persons as fit the event best together, nobody where it likely names nobody."""
    ranked = sorted(choices, key=lambda c: (-c.chance, c.key))
    nobody = 1.0
    for choice in ranked:
        nobody *= 1.0 - choice.chance
    if "c_nobody" in models.table:
        share = models.thresholds.get("doubt_person", 0.0)
        nobody += share * (models["c_nobody"].probability(nobody_features(scene, cluster)) - nobody)
    return ranked[: best_size([c.chance for c in ranked], nobody)]


def nobody_features(scene: Scene, cluster: Cluster) -> list[Feature]:
    """Describe an event for the decision whether the article names anybody who takes part."""
    lead = cluster.lead
    entry = lead.candidate.trigger.entry
    near = sorted((o.chance for m in cluster.members for o in m.candidate.persons if o.near), reverse=True)
    far = max((o.chance for m in cluster.members for o in m.candidate.persons if not o.near), default=0.0)
    best = near[0] if near else 0.0
    sides = len(frozenset().union(*(m.parties for m in cluster.members)))
    first = min(m.candidate.sentence.number for m in cluster.members)
    return [
        *(f for f in lead.candidate.clause if isinstance(f, str) and f.partition(":")[0] in _CLAUSE),
        f"type:{entry.type}:{entry.pos}",
        f"status:{lead.status}:{entry.type}",
        ("near", logit(best)),
        ("far", logit(far)),
        f"near:{step(best)}:{entry.pos}",
        f"nf:{step(best)}:{step(far)}",
        f"lead:{step(max((o.chance for o in lead.candidate.persons if o.near), default=0.0))}:{entry.kind}",
        f"count:{min(sum(c >= 0.5 for c in near), 3)}:{entry.kind}",
        f"sides:{min(sides, 3)}:{step(best)}",
        f"members:{min(len(cluster.members), 3)}",
        f"first:{min(first, 5)}",
        f"def:{lead.definite}",
        *(f"group:{word}" for word in _groups(scene, cluster)),
    ]


def _groups(scene: Scene, cluster: Cluster) -> list[str]:
    """The nouns in the event's own sentences that stand for its people: delegations, ministers, officials."""
    lead = cluster.lead.candidate
    doc = scene.doc(lead.trigger.paragraph)
    low, high = max(lead.sentence.start, lead.trigger.start - 10), min(lead.sentence.end, lead.trigger.end + 10)
    taken = {i for m in lead.sentence.mentions if m.kind == "person" for i in range(m.np_start, m.np_end)}
    sides = words("people.toml", "side_noun")
    return sorted({doc[i].lower_ for i in range(low, high) if i not in taken and doc[i].lower_ in sides})
