"""From a cluster of triggers to one event's slots: who, for whom, where, when, and how far along."""

from __future__ import annotations

from collections.abc import Sequence

from .choices import Choice, Draft, chances
from .dating import interval_of, settle, time_choices
from .learned import Models
from .scene import Scene
from .sides import lands, party_choices
from .sketch import Cluster, kind_of_party
from .status import status_of
from .where import Setting, choose
from .who import person_choices, taken


def pick(choices: Sequence[Choice], models: Models, name: str) -> list[Choice]:
    """Give every choice its chance and return those over the bar, best first."""
    weigh(choices, models, name)
    return over(choices, models, name)


def over(choices: Sequence[Choice], models: Models, name: str) -> list[Choice]:
    """Return the choices over the bar, best first."""
    bar = models.thresholds.get(name, 0.5)
    return sorted((c for c in choices if c.chance >= bar), key=lambda c: (-c.chance, c.key))


def persons_of(scene: Scene, cluster: Cluster, models: Models) -> list[Choice]:
    """Decide which persons take part."""
    choices = person_choices(scene, cluster)
    weigh(choices, models, "c_person")
    return taken(choices, scene, cluster, models)


def weigh(choices: Sequence[Choice], models: Models, name: str) -> None:
    """Give every choice its chance: what the fitted decision says, and what the event's own sentences do."""
    thresholds = models.thresholds
    for choice in choices:
        choice.chance = models[name].probability(choice.features)
        if choice.told is not None:
            share = thresholds.get("told_" + name.removeprefix("c_"), thresholds["told"])
            choice.chance = (1 - share) * choice.chance + share * choice.told


def draft(scene: Scene, cluster: Cluster, models: Models, others: Sequence[Setting]) -> Draft:
    """Decide the slots of one cluster's event."""
    made = Draft(cluster)
    made.persons = _told(cluster, "persons", persons_of(scene, cluster, models), 2)
    made.place = choose(scene, cluster, models, others)
    made.parties = sides_of(scene, made, models)
    times = time_choices(scene, cluster)
    picked = pick(times, models, "c_time")
    made.time = picked[0] if picked else None
    made.when = interval_of(made.time)
    made.status, made.status_chance = status_of(scene, cluster, made.when, models)
    made.when, made.rule = settle(scene, made, times, models)
    return made


def sides_of(scene: Scene, made: Draft, models: Models) -> list[Choice]:
    """Decide which sides take part, the persons and the place of a draft being settled."""
    cluster = made.cluster
    sides = pick(party_choices(scene, cluster, made.persons, made.place), models, "c_party")
    named = {scene.people[c.key].party for c in made.persons} | lands(cluster, made.place)
    organised = any(kind_of_party(c.key) == "organisation" and _near(cluster, "parties", c.key) for c in sides)
    return _told(cluster, "parties", sides, 1 if organised else 2, frozenset(filter(None, named)))


def _near(cluster: Cluster, slot: str, key: str) -> bool:
    return max(chances(cluster, slot, key)) >= _HINT


#: A value with less than this in the event's own sentences stands on its neighbours alone.
_HINT = 0.15


def _told(
    cluster: Cluster, slot: str, chosen: Sequence[Choice], enough: int, given: frozenset[str] = frozenset()
) -> list[Choice]:
    """Drop what only neighbouring sentences name, where the event's own sentences already name enough."""
    own = [c for c in chosen if c.key in given or _near(cluster, slot, c.key)]
    return own if len(own) >= enough else list(chosen)
