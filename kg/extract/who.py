"""Who may take part in an event: every person that its tellings name, with what speaks for and against."""

from __future__ import annotations

from .choices import Choice, chances, filled, pooled, step, strength
from .merge import Cluster
from .scene import Scene


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
        ]
        made.append(Choice(key, features, max(options, key=lambda o: o.chance), told=max(*values, 0.7 * max(far))))
    return made
