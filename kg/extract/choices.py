"""The values that may fill an event's slots, and how strongly the tellings of the event speak for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Interval
from .candidates import Option
from .learned import Feature, logit
from .sketch import Cluster


@dataclass(slots=True, eq=False)
class Choice:
    """A value that may fill a slot, with the features that speak for and against it."""

    key: str
    features: list[Feature]
    option: Option | None = None
    chance: float = 0.0
    #: How likely the event's own sentences make it, apart from all else; None where that does not count by itself.
    told: float | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """An event in the making: its cluster and the choices taken."""

    cluster: Cluster
    persons: list[Choice] = field(default_factory=list)
    parties: list[Choice] = field(default_factory=list)
    place: Choice | None = None
    time: Choice | None = None
    status: str = "held"
    status_chance: float = 1.0
    when: Interval | None = None
    rule: str = ""
    keep: float = 0.0
    usable: float = 0.0
    #: How likely a likelier draft of the article tells the same event after all.
    twin: float = 0.0


def strength(name: str, values: Sequence[float]) -> list[Feature]:
    """Describe a list of chances: the best, how many are good, and both with what they are of."""
    best = max(values, default=0.0)
    step = sum(best >= bar for bar in (0.05, 0.15, 0.3, 0.5, 0.7, 0.85))
    return [(f"{name}", logit(best)), f"{name}b:{step}", (f"{name}n", min(3, sum(v >= 0.5 for v in values)) / 3)]


def pooled(cluster: Cluster, slot: str) -> dict[str, list[Option]]:
    """Collect the options of a slot (persons, parties, places, times) over all tellings, by key."""
    found: dict[str, list[Option]] = {}
    for member in cluster.members:
        for option in getattr(member.candidate, slot):
            if option.key:
                found.setdefault(option.key, []).append(option)
    return found


def chances(cluster: Cluster, slot: str, key: str, near: bool = True) -> list[float]:
    """The chance of a key with each member, in its own sentence or beside it; 0 where it has none."""
    return [
        max((o.chance for o in getattr(m.candidate, slot) if o.key == key and o.near == near), default=0.0)
        for m in cluster.members
    ]


def mean(cluster: Cluster, slot: str, values: Sequence[float]) -> float:
    """Average the chances over the members that say anything of the slot at all."""
    told = [any(o.near for o in getattr(m.candidate, slot)) for m in cluster.members]
    return sum(v for v, t in zip(values, told, strict=True) if t) / max(1, sum(told))


def filled(cluster: Cluster, slot: str) -> str:
    """How many values of a slot the event's own sentences give with some certainty."""
    return str(
        min(2, len({o.key for m in cluster.members for o in getattr(m.candidate, slot) if o.near and o.chance >= 0.5}))
    )


def step(p: float) -> int:
    """Name a chance by how many bars it takes: 0 (under .1) to 5 (from .9)."""
    return sum(p >= bar for bar in (0.1, 0.3, 0.5, 0.7, 0.9))
