"""Where an event may be: named places, the dateline, and where its people are travelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .candidates import place_key
from .choices import Choice, chances, filled, mean, pooled, step, strength
from .merge import Cluster
from .scene import Scene


def place_choices(scene: Scene, cluster: Cluster, trips: Sequence[tuple[Cluster, str]]) -> list[Choice]:
    """List the places of a cluster's event: named with it, the dateline, and where its people are travelling.

    Args:
        trips: the visits of the article, each with the place visited.
    """
    kind = cluster.lead.candidate.trigger.entry.kind
    by_key = pooled(cluster, "places")
    home = place_key(scene.dateline) if scene.dateline else ""
    travels = [key for trip, key in trips if trip is not cluster and trip.lead.persons & cluster.lead.persons]
    near = [
        key
        for trip, key in trips
        if trip is not cluster
        and any(
            abs(a.candidate.sentence.number - b.candidate.sentence.number) <= 1
            for a in trip.members
            for b in cluster.members
        )
    ]
    keys = dict.fromkeys([*by_key, *([home] if home else []), *travels, *near])
    sides = Counter(s for m in cluster.members for s in m.parties)
    best = {key: max(chances(cluster, "places", key)) for key in keys}
    made = []
    for key in keys:
        values = chances(cluster, "places", key)
        city, _, code = key.partition("|")
        rank = sum(v > best[key] for v in best.values())
        same = [best[k] for k in keys if k != key and k.partition("|")[2] == code]
        far = chances(cluster, "places", key, False)
        features = [
            *strength("max", values),
            *strength("far", far),
            f"farf:{step(max(far))}:{filled(cluster, 'places')}:{step(max(values))}",
            f"kind:{kind}:{bool(city)}",
            f"lead:{step(values[0])}:{kind}",
            f"rank:{min(rank, 3)}",
            f"home:{key == home}:{kind}:{step(max(values))}",
            f"trip:{key in travels}:{key in near}:{kind}:{step(max(values))}",
            f"side:{code in sides}:{kind}",
            *strength("same", same),
            f"city:{bool(city)}",
            f"rivals:{min(3, sum(v > 0.5 for k, v in best.items() if k != key))}",
            ("mean", mean(cluster, "places", values)),
            f"type:{cluster.lead.candidate.trigger.entry.type}:{step(max(values))}",
        ]
        made.append(
            Choice(key, features, max(by_key[key], key=lambda o: o.chance) if key in by_key else None, told=max(values))
        )
    return made
