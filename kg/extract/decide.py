"""From a cluster of triggers to one event's slots: who, for whom, where, when, and how far along."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..model import Interval
from ..when import combine, reresolve
from .candidates import Option, place_key
from .learned import Feature, Models
from .merge import Cluster, kind_of_party
from .scene import Scene, When
from .status import status_of

#: A time expression surer than this has its direction from a cue in its clause.
_OPEN = 0.7


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


def logit(p: float) -> float:
    """Give the log odds of a probability, kept within ±4."""
    return max(-4.0, min(4.0, math.log(max(p, 1e-6) / max(1.0 - p, 1e-6))))


def _strength(name: str, values: Sequence[float]) -> list[Feature]:
    """Describe a list of chances: the best, how many are good, and both with what they are of."""
    best = max(values, default=0.0)
    step = sum(best >= bar for bar in (0.05, 0.15, 0.3, 0.5, 0.7, 0.85))
    return [(f"{name}", logit(best)), f"{name}b:{step}", (f"{name}n", min(3, sum(v >= 0.5 for v in values)) / 3)]


def _pooled(cluster: Cluster, slot: str) -> dict[str, list[Option]]:
    found: dict[str, list[Option]] = {}
    for member in cluster.members:
        for option in getattr(member.candidate, slot):
            if option.key:
                found.setdefault(option.key, []).append(option)
    return found


def _chances(cluster: Cluster, slot: str, key: str, near: bool = True) -> list[float]:
    """The chance of a key with each member, in its own sentence or beside it; 0 where it has none."""
    return [
        max((o.chance for o in getattr(m.candidate, slot) if o.key == key and o.near == near), default=0.0)
        for m in cluster.members
    ]


def _mean(cluster: Cluster, slot: str, values: Sequence[float]) -> float:
    """Average the chances over the members that say anything of the slot at all."""
    told = [any(o.near for o in getattr(m.candidate, slot)) for m in cluster.members]
    return sum(v for v, t in zip(values, told, strict=True) if t) / max(1, sum(told))


def _filled(cluster: Cluster, slot: str) -> str:
    """How many values of a slot the event's own sentences give with some certainty."""
    return str(
        min(2, len({o.key for m in cluster.members for o in getattr(m.candidate, slot) if o.near and o.chance >= 0.5}))
    )


# --- who -------------------------------------------------------------------------------------------------------------


def person_choices(scene: Scene, cluster: Cluster) -> list[Choice]:
    """List the persons that may take part in a cluster's event."""
    kind = cluster.lead.candidate.trigger.entry.kind
    pooled = _pooled(cluster, "persons")
    best = {key: max(o.chance for o in options) for key, options in pooled.items()}
    order = sorted(best, key=lambda k: (-best[k], k))
    made = []
    for key, options in pooled.items():
        values = _chances(cluster, "persons", key)
        person = scene.people[key]
        rank = order.index(key)
        far = _chances(cluster, "persons", key, False)
        features = [
            *_strength("max", values),
            *_strength("far", far),
            f"farf:{_step(max(far))}:{_filled(cluster, 'persons')}:{_step(max(values))}",
            f"kind:{kind}",
            f"rank:{min(rank, 3)}",
            f"lead:{_step(values[0])}:{kind}",
            f"members:{min(len(cluster.members), 4)}",
            f"speaker:{person.speaker}",
            f"count:{min(person.count, 6)}",
            f"rivals:{min(3, sum(v > 0.5 for k, v in best.items() if k != key))}:{kind}",
            ("mean", sum(values) / len(values)),
            f"said:{max(options, key=lambda o: o.chance).mention.kind}",  # type: ignore[union-attr]
        ]
        made.append(Choice(key, features, max(options, key=lambda o: o.chance), told=max(*values, 0.7 * max(far))))
    return made


def _step(p: float) -> int:
    return sum(p >= bar for bar in (0.1, 0.3, 0.5, 0.7, 0.9))


def party_choices(scene: Scene, cluster: Cluster, persons: Sequence[Choice], place: Choice | None) -> list[Choice]:
    """List the sides that may take part: named ones, those of the persons, and the country that is visited."""
    kind = cluster.lead.candidate.trigger.entry.kind
    pooled = _pooled(cluster, "parties")
    through: dict[str, float] = {}
    for choice in persons:
        side = scene.people[choice.key].party
        if side:
            through[side] = max(through.get(side, 0.0), choice.chance)
    land = place.key.partition("|")[2] if place else ""
    codes = dict.fromkeys([*pooled, *through, *([land] if land else []), *([scene.home] if scene.home else [])])
    total = max(scene.parties.values(), default=1)
    sure_ones = {o.key for m in cluster.members for o in m.candidate.parties if o.near and o.chance >= 0.5}
    lone = len(sure_ones) == 1 and kind_of_party(next(iter(sure_ones))) == "state"
    reach = 0.6 if not sure_ones else 0.5 if lone else 0.2
    made = []
    for code in codes:
        values = _chances(cluster, "parties", code)
        sure = sum(
            v > 0.5
            for c in codes
            for v in [max(max(_chances(cluster, "parties", c)), through.get(c, 0.0))]
            if c != code
        )
        what = kind_of_party(code)
        far = _chances(cluster, "parties", code, False)
        features = [
            *_strength("max", values),
            *_strength("far", far),
            f"farf:{_step(max(far))}:{_filled(cluster, 'parties')}:{_step(max(values))}",
            *_strength("via", [through.get(code, 0.0)]),
            f"kind:{kind}",
            f"land:{code == land}:{kind}",
            f"home:{code == scene.home}:{_step(max(values))}",
            f"what:{what}:{kind}",
            f"lead:{_step(values[0])}:{kind}",
            f"other:{min(sure, 3)}:{kind}",
            f"members:{min(len(cluster.members), 4)}",
            ("share", scene.parties[code] / total),
            f"both:{_step(max(values))}:{_step(through.get(code, 0.0))}",
            ("mean", sum(values) / len(values)),
            f"otherb:{min(sure, 3)}:{_step(max(max(values), through.get(code, 0.0)))}",
        ]
        given = 0.8 if code == land and cluster.lead.family == "trip" else 0.0
        made.append(
            Choice(
                code,
                features,
                max(pooled[code], key=lambda o: o.chance) if code in pooled else None,
                told=max(*values, 0.95 * through.get(code, 0.0), given, reach * max(far)),
            )
        )
    return made


# --- where -----------------------------------------------------------------------------------------------------------


def place_choices(scene: Scene, cluster: Cluster, trips: Sequence[tuple[Cluster, str]]) -> list[Choice]:
    """List the places of a cluster's event: named with it, the dateline, and where its people are travelling.

    Args:
        trips: the visits of the article, each with the place visited.
    """
    kind = cluster.lead.candidate.trigger.entry.kind
    pooled = _pooled(cluster, "places")
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
    keys = dict.fromkeys([*pooled, *([home] if home else []), *travels, *near])
    sides = Counter(s for m in cluster.members for s in m.parties)
    best = {key: max(_chances(cluster, "places", key)) for key in keys}
    made = []
    for key in keys:
        values = _chances(cluster, "places", key)
        city, _, code = key.partition("|")
        rank = sum(v > best[key] for v in best.values())
        same = [best[k] for k in keys if k != key and k.partition("|")[2] == code]
        far = _chances(cluster, "places", key, False)
        features = [
            *_strength("max", values),
            *_strength("far", far),
            f"farf:{_step(max(far))}:{_filled(cluster, 'places')}:{_step(max(values))}",
            f"kind:{kind}:{bool(city)}",
            f"lead:{_step(values[0])}:{kind}",
            f"rank:{min(rank, 3)}",
            f"home:{key == home}:{kind}:{_step(max(values))}",
            f"trip:{key in travels}:{key in near}:{kind}:{_step(max(values))}",
            f"side:{code in sides}:{kind}",
            *_strength("same", same),
            f"city:{bool(city)}",
            f"rivals:{min(3, sum(v > 0.5 for k, v in best.items() if k != key))}",
            ("mean", _mean(cluster, "places", values)),
            f"type:{cluster.lead.candidate.trigger.entry.type}:{_step(max(values))}",
        ]
        made.append(
            Choice(key, features, max(pooled[key], key=lambda o: o.chance) if key in pooled else None, told=max(values))
        )
    return made


# --- when ------------------------------------------------------------------------------------------------------------


def time_choices(scene: Scene, cluster: Cluster) -> list[Choice]:
    """List the times of a cluster's event, by value."""
    kind = cluster.lead.candidate.trigger.entry.kind
    pooled = _pooled(cluster, "times")
    best = {key: max(o.chance for o in options) for key, options in pooled.items()}
    made = []
    for key, options in pooled.items():
        option = max(options, key=lambda o: o.chance)
        expression = option.when.expression if option.when else None
        values = _chances(cluster, "times", key)
        inner = [k for k in best if k != key and k.startswith(key)]
        far = _chances(cluster, "times", key, False)
        features = [
            *_strength("max", values),
            *_strength("far", far),
            f"farf:{_step(max(far))}:{_filled(cluster, 'times')}:{_step(max(values))}",
            f"kind:{kind}",
            f"lead:{_step(values[0])}",
            f"rank:{sum(v > best[key] for v in best.values())}",
            f"grain:{expression.interval.granularity if expression else ''}:{_step(best[key])}",
            f"finer:{bool(inner)}",
            ("mean", _mean(cluster, "times", values)),
            f"members:{min(3, len(values))}",
            f"said:{expression.reporting if expression else ''}:{_step(best[key])}",
        ]
        made.append(Choice(key, features, option))
    return made


def day_features(scene: Scene, cluster: Cluster, status: str, times: Sequence[Choice]) -> list[Feature]:
    """Describe an event without a date for the choice between the day of the news and no date at all."""
    lead = cluster.lead
    first = min(m.candidate.sentence.number for m in cluster.members)
    title = any(scene.paragraphs[m.candidate.trigger.paragraph].offset < 0 for m in cluster.members)
    entry = lead.candidate.trigger.entry
    found = [
        f
        for f in lead.candidate.clause
        if isinstance(f, str)
        and f.split(":")[0] in ("v0", "v1", "r0", "carry", "cue", "lemma", "under", "kind", "loose", "v0c", "cw", "ch")
    ]
    return [
        *found,
        f"status:{status}",
        f"first:{min(first, 6)}",
        f"title:{title}",
        f"st:{status}:{title}:{min(first, 3)}",
        f"members:{min(4, len(cluster.members))}",
        f"ks:{entry.kind}:{status}",
        f"def:{lead.definite}",
        f"best:{_step(max((c.chance for c in times), default=0.0))}",
        f"dated:{bool(scene.dateline)}",
        f"who:{min(2, len(lead.persons))}",
    ]


# --- all together ----------------------------------------------------------------------------------------------------


def pick(choices: Sequence[Choice], models: Models, name: str) -> list[Choice]:
    """Give every choice its chance and return those over the bar, best first."""
    for choice in choices:
        choice.chance = models[name].probability(choice.features)
        if choice.told is not None:
            share = models.thresholds["told_place" if name == "c_place" else "told"]
            choice.chance = (1 - share) * choice.chance + share * choice.told
    bar = models.thresholds.get(name, 0.5)
    return sorted((c for c in choices if c.chance >= bar), key=lambda c: (-c.chance, c.key))


def draft(scene: Scene, cluster: Cluster, models: Models, trips: Sequence[tuple[Cluster, str]]) -> Draft:
    """Decide the slots of one cluster's event."""
    made = Draft(cluster)
    made.persons = _told(cluster, "persons", pick(person_choices(scene, cluster), models, "c_person"), 2)
    places = pick(place_choices(scene, cluster, trips), models, "c_place")
    made.place = _finest(places)
    sides = pick(party_choices(scene, cluster, made.persons, made.place), models, "c_party")
    named = {scene.people[c.key].party for c in made.persons} | (
        {made.place.key.partition("|")[2]} if made.place else set()
    )
    organised = any(kind_of_party(c.key) == "organisation" and _near(cluster, "parties", c.key) for c in sides)
    made.parties = _told(cluster, "parties", sides, 1 if organised else 2, frozenset(filter(None, named)))
    times = time_choices(scene, cluster)
    picked = pick(times, models, "c_time")
    made.time = picked[0] if picked else None
    made.when = _interval(made.time)
    made.status, made.status_chance = status_of(scene, cluster, made.when, models)
    made.when, made.rule = _settle_when(scene, made, times, models)
    return made


def _near(cluster: Cluster, slot: str, key: str) -> bool:
    return max(_chances(cluster, slot, key)) >= _HINT


#: A value with less than this in the event's own sentences stands on its neighbours alone.
_HINT = 0.15


def _told(
    cluster: Cluster, slot: str, chosen: Sequence[Choice], enough: int, given: frozenset[str] = frozenset()
) -> list[Choice]:
    """Drop what only neighbouring sentences name, where the event's own sentences already name enough."""
    own = [c for c in chosen if c.key in given or _near(cluster, slot, c.key)]
    return own if len(own) >= enough else list(chosen)


def _finest(places: Sequence[Choice]) -> Choice | None:
    """Take the best place, or a city in it that is nearly as likely."""
    if not places or places[0].key.partition("|")[0]:
        return places[0] if places else None
    code = places[0].key
    return next((p for p in places if p.key.endswith(code) and p.key != code), places[0])


def _interval(choice: Choice | None) -> Interval | None:
    when = choice.option.when if choice and choice.option else None
    return when.expression.interval if when else None


def _settle_when(scene: Scene, made: Draft, times: Sequence[Choice], models: Models) -> tuple[Interval | None, str]:
    """Fix the day: read again by the status, lengthened by a duration, or the day of the news."""
    when = made.time.option.when if made.time and made.time.option else None
    if when is not None:
        return _lengthen(scene, made, _again(scene, when, made.status if made.status_chance > 0.6 else "")), "time"
    if scene.day is None:
        return None, ""
    chance = models["day"].probability(day_features(scene, made.cluster, made.status, times))
    if chance >= models.thresholds.get("day", 0.5):
        end = None if made.status == "ongoing" or made.cluster.lead.family == "trip" else scene.day
        return Interval(scene.day, end, "day", str(scene.day)), "day of the news"
    return None, "no date"


def _again(scene: Scene, when: When, status: str) -> When:
    """Read a weekday or month on the side that the event's status asks for, where the words leave it open."""
    expression = when.expression
    start, day = expression.interval.start, scene.day
    if day is None or start is None:
        return when
    side = {"planned": "future", "held": "past"}.get(status)
    wrong = (side == "future" and (expression.interval.end or start) < day) or (side == "past" and start > day)
    if not side or not wrong or expression.direction is None or expression.confidence > _OPEN:
        return when
    again = reresolve(expression, scene.article.text, day, direction=side)  # type: ignore[arg-type]
    return replace(when, expression=again)


def _lengthen(scene: Scene, made: Draft, when: When) -> Interval:
    """Give the event's interval: the whole range where it has one, the duration's days, or the day itself."""
    expression = when.expression
    if expression.range is not None and expression.range.start is not None:
        return expression.range
    interval = expression.interval
    durations = [o for m in made.cluster.members for o in m.candidate.durations if o.chance >= 0.5 and o.when]
    if durations and interval.granularity == "day":
        best = max(durations, key=lambda o: o.chance)
        if best.when:
            return combine(expression, best.when.expression)
    if (
        made.cluster.lead.family == "trip"
        and made.status in ("ongoing", "planned")
        and interval.granularity == "day"
        and interval.start == interval.end
        and made.cluster.lead.candidate.trigger.entry.lemma not in ("visit",)
    ):
        return replace(interval, end=None)
    return interval
