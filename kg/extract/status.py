"""How far along an event is, by the clause of every telling of it and by how its date lies to the day of the news."""

from __future__ import annotations

from collections import defaultdict

from ..model import Interval
from .learned import Feature, Models
from .merge import Cluster, Sketch
from .scene import Scene


def status_features(scene: Scene, member: Sketch, when: Interval | None) -> list[Feature]:
    """Describe a trigger's clause and how its date lies to the day of the news."""
    entry = member.candidate.trigger.entry
    relation = "none"
    if when is not None and when.start is not None and scene.day is not None:
        relation = (
            ("after" if when.start > scene.day else "before" if (when.end or when.start) < scene.day else "around")
            + ":"
            + when.granularity
        )
    tense = next((f for f in member.candidate.clause if isinstance(f, str) and f.startswith(("v0:", "r0:"))), "")
    return [
        *member.candidate.clause,
        f"date:{relation}",
        f"datek:{entry.kind}:{relation}",
        f"datet:{tense}:{relation.partition(':')[0]}",
    ]


def status_of_sketch(scene: Scene, sketch: Sketch, models: Models) -> str:
    """Choose how far along one telling of an event says it is."""
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
    top = max(names, key=lambda n: (totals[n], n))
    return top, totals[top] / max(sum(totals.values()), 1e-9)
