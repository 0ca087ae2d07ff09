"""Which sides may take part in an event: named ones, those of its people, and the country visited."""

from __future__ import annotations

from collections.abc import Sequence

from .choices import Choice, chances, filled, pooled, step, strength
from .merge import Cluster, kind_of_party
from .scene import Scene


def party_choices(scene: Scene, cluster: Cluster, persons: Sequence[Choice], place: Choice | None) -> list[Choice]:
    """List the sides that may take part: named ones, those of the persons, and the country that is visited."""
    kind = cluster.lead.candidate.trigger.entry.kind
    by_key = pooled(cluster, "parties")
    through: dict[str, float] = {}
    for choice in persons:
        side = scene.people[choice.key].party
        if side:
            through[side] = max(through.get(side, 0.0), choice.chance)
    land = place.key.partition("|")[2] if place else ""
    codes = dict.fromkeys([*by_key, *through, *([land] if land else []), *([scene.home] if scene.home else [])])
    total = max(scene.parties.values(), default=1)
    sure_ones = {o.key for m in cluster.members for o in m.candidate.parties if o.near and o.chance >= 0.5}
    lone = len(sure_ones) == 1 and kind_of_party(next(iter(sure_ones))) == "state"
    reach = 0.6 if not sure_ones else 0.5 if lone else 0.2
    made = []
    for code in codes:
        values = chances(cluster, "parties", code)
        sure = sum(
            v > 0.5 for c in codes for v in [max(max(chances(cluster, "parties", c)), through.get(c, 0.0))] if c != code
        )
        what = kind_of_party(code)
        far = chances(cluster, "parties", code, False)
        features = [
            *strength("max", values),
            *strength("far", far),
            f"farf:{step(max(far))}:{filled(cluster, 'parties')}:{step(max(values))}",
            *strength("via", [through.get(code, 0.0)]),
            f"kind:{kind}",
            f"land:{code == land}:{kind}",
            f"home:{code == scene.home}:{step(max(values))}",
            f"what:{what}:{kind}",
            f"lead:{step(values[0])}:{kind}",
            f"other:{min(sure, 3)}:{kind}",
            f"members:{min(len(cluster.members), 4)}",
            ("share", scene.parties[code] / total),
            f"both:{step(max(values))}:{step(through.get(code, 0.0))}",
            ("mean", sum(values) / len(values)),
            f"otherb:{min(sure, 3)}:{step(max(max(values), through.get(code, 0.0)))}",
        ]
        given = 0.8 if code == land and cluster.lead.family == "trip" else 0.0
        made.append(
            Choice(
                code,
                features,
                max(by_key[code], key=lambda o: o.chance) if code in by_key else None,
                told=max(*values, 0.95 * through.get(code, 0.0), given, reach * max(far)),
            )
        )
    return made
