"""Which sides may take part in an event: named ones, those of its people, and the country visited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .candidates import Option
from .choices import Choice, chances, filled, pooled, step, strength
from .frames import holder
from .learned import Feature
from .scene import Scene
from .sketch import Cluster, kind_of_party

#: How much of a person's chance goes to a side that is only guessed.
_GUESS = 0.5
#: Chance of the country to which a trip goes.
_HOST = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What speaks for the sides of one event as a whole."""

    scene: Scene
    cluster: Cluster
    kind: str
    by_key: dict[str, list[Option]]
    #: Sides of the persons, each with the chance of its likeliest one: told by words, or guessed only.
    through: dict[str, float]
    guessed: dict[str, float]
    #: Codes of the countries where the event is.
    lands: frozenset[str]
    #: Sides that the event's own sentences name for certain.
    sure: frozenset[str]
    #: Sides that the title names.
    titled: frozenset[str]
    #: How many of the persons have no side that words tell.
    bare: int

    def best(self, code: str) -> float:
        """Give the chance of a side by the event's own sentences or by its people."""
        return max(*chances(self.cluster, "parties", code), self.through.get(code, 0.0))


def party_choices(scene: Scene, cluster: Cluster, persons: Sequence[Choice], place: Choice | None) -> list[Choice]:
    """List the sides that may take part: named ones, those of the persons, and the country that is visited."""
    ground = _ground(scene, cluster, persons, place)
    home = [scene.home] if scene.home else []
    codes = dict.fromkeys([*ground.by_key, *ground.through, *ground.guessed, *sorted(ground.lands), *home])
    best = {code: ground.best(code) for code in codes}
    order = sorted(best, key=lambda code: -best[code])
    made = [_choice(ground, code, sum(v > 0.5 for c, v in best.items() if c != code)) for code in codes]
    for choice in made:
        choice.features += _among(ground, choice.key, order.index(choice.key))
    return made


def _ground(scene: Scene, cluster: Cluster, persons: Sequence[Choice], place: Choice | None) -> _Ground:
    through = _through(scene, persons, False)
    titles = [s for s in scene.sentences if scene.paragraphs[s.paragraph].offset < 0]
    return _Ground(
        scene,
        cluster,
        cluster.lead.candidate.trigger.entry.kind,
        pooled(cluster, "parties"),
        through,
        {side: c for side, c in _through(scene, persons, True).items() if side not in through},
        lands(cluster, place),
        frozenset(o.key for m in cluster.members for o in m.candidate.parties if o.near and o.chance >= 0.5),
        frozenset(m.key for s in titles for m in s.mentions if m.kind == "party"),
        sum(not scene.people[c.key].party or scene.people[c.key].guessed for c in persons),
    )


def lands(cluster: Cluster, place: Choice | None) -> frozenset[str]:
    """Give the codes of the countries where an event is: its place's, and those of a tour's stops."""
    code = place.key.partition("|")[2] if place else ""
    stops = {s.place.code for s in cluster.lead.candidate.trigger.stops if s.place and s.place.code}
    return frozenset({*([code] if code else []), *(stops if code in stops else ())})


def _through(scene: Scene, persons: Sequence[Choice], guessed: bool) -> dict[str, float]:
    """Give the sides of persons, told or only guessed, with the chance of the likeliest person of each."""
    found: dict[str, float] = {}
    for choice in persons:
        person = scene.people[choice.key]
        if person.party and person.guessed == guessed:
            found[person.party] = max(found.get(person.party, 0.0), choice.chance)
    return found


def _choice(ground: _Ground, code: str, others: int) -> Choice:
    """Make the choice of one side; `others` are how many more are likely."""
    values, far = (chances(ground.cluster, "parties", code, near) for near in (True, False))
    options = ground.by_key.get(code, [])
    given = _HOST if code in ground.lands and ground.cluster.lead.family == "trip" else 0.0
    via, guess = ground.through.get(code, 0.0), ground.guessed.get(code, 0.0)
    return Choice(
        code,
        [
            *_strengths(ground, code, values, far),
            *_of_kind(ground, code, values, others),
            *_standing(ground, options, min(others, 2)),
        ],
        max(options, key=lambda o: o.chance, default=None),
        told=max(*values, 0.95 * via, _GUESS * guess, given, _reach(ground) * max(far)),
    )


def _reach(ground: _Ground) -> float:
    """How far what neighbouring sentences name counts: less where the event's own sentences name sides."""
    if not ground.sure:
        return 0.6
    return 0.5 if len(ground.sure) == 1 and kind_of_party(next(iter(ground.sure))) == "state" else 0.2


def _strengths(ground: _Ground, code: str, values: Sequence[float], far: Sequence[float]) -> list[Feature]:
    """Describe how strongly the tellings and the persons speak for a side."""
    via, top = ground.through.get(code, 0.0), step(max(values))
    rivals = sum(c >= 0.5 for k, c in ground.through.items() if k != code)
    return [
        *strength("max", values),
        *strength("far", far),
        f"farf:{step(max(far))}:{filled(ground.cluster, 'parties')}:{top}",
        *strength("via", [via]),
        *strength("guess", [ground.guessed.get(code, 0.0)]),
        f"persons:{min(3, rivals)}:{step(via) // 2}:{top}",
        f"both:{top}:{step(via)}",
        ("mean", sum(values) / len(values)),
        ("share", ground.scene.parties[code] / max(ground.scene.parties.values(), default=1)),
        f"members:{min(len(ground.cluster.members), 4)}",
    ]


def _of_kind(ground: _Ground, code: str, values: Sequence[float], others: int) -> list[Feature]:
    """Describe a side by what it is, by what the event is, and by how many other sides there are."""
    kind, what, top = ground.kind, kind_of_party(code), step(max(values))
    via = ground.through.get(code, 0.0)
    organised = any(kind_of_party(c) == "organisation" for c in ground.sure)
    return [
        f"kind:{kind}",
        f"land:{code in ground.lands}:{kind}",
        f"home:{code == ground.scene.home}:{top}",
        f"what:{what}:{kind}",
        f"lead:{step(values[0])}:{kind}",
        f"other:{min(others, 3)}:{kind}",
        f"otherb:{min(others, 3)}:{step(max(max(values), via))}",
        f"org:{organised}:{what}:{step(via) // 2}:{top}",
        f"orgk:{organised and what == 'state'}:{code in ground.lands}:{kind}",
        f"title:{code in ground.titled}:{min(others, 2)}",
    ]


def _among(ground: _Ground, code: str, rank: int) -> list[Feature]:
    """Describe a side beside all that may take part: its rank, and whether the persons' sides make the event whole."""
    top, via = step(max(chances(ground.cluster, "parties", code))), step(ground.through.get(code, 0.0)) // 2
    told = min(3, sum(c >= 0.5 for k, c in ground.through.items() if k != code))
    return [
        f"rank:{min(rank, 4)}:{ground.kind}",
        f"rankt:{min(rank, 4)}:{top}:{via}",
        f"cover:{min(ground.bare, 2)}:{told}:{via}:{top // 2}",
        f"coverk:{min(ground.bare, 1)}:{told}:{via}:{ground.kind}",
    ]


def _standing(ground: _Ground, options: Sequence[Option], others: int) -> list[Feature]:
    """Describe how the likeliest mention in the event's own sentences names a side, and what it hangs on."""
    best = max((o for o in options if o.near and o.mention), key=lambda o: o.chance, default=None)
    if best is None or best.mention is None:
        return ["form:"]
    mention = best.mention
    dep, held = holder(ground.scene.doc(mention.paragraph)[mention.head])
    located = mention.place is not None and dep in ("in", "at", "near", "outside")
    return [
        f"form:{mention.form}:{step(best.chance)}",
        f"hold:{dep}:{held}",
        f"holdk:{dep}:{held}:{others}",
        f"loc:{located}:{others}:{ground.kind}",
    ]
