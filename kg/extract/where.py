"""Where an event may be: named places, the dateline, and where the article's other events put the same people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .candidates import place_key
from .choices import Choice, chances, filled, mean, pooled, step, strength
from .compare import days_apart, verdict
from .learned import Feature, Models, logit
from .lexicon import words
from .scene import Scene
from .sketch import Cluster, Sketch


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """An event of the article and the place that its own sentences give it: others may be there as well."""

    cluster: Cluster
    key: str
    chance: float

    @property
    def code(self) -> str:
        """The country's code."""
        return self.key.partition("|")[2]


#: An event is surely enough in a place to tell where others are.
_SET = 0.4


def settings(clusters: Sequence[Cluster]) -> list[Setting]:
    """List the events whose own sentences put them somewhere."""
    found = []
    for cluster in clusters:
        near = [o for m in cluster.members for o in m.candidate.places if o.near and o.chance >= _SET]
        if near:
            best = max(near, key=lambda option: option.chance)
            found.append(Setting(cluster, best.key, best.chance))
    return found


def choose(scene: Scene, cluster: Cluster, models: Models, others: Sequence[Setting]) -> Choice | None:
    """Choose the place of a cluster's event: first the country, by its likeliest place, then the city in it, if any.

    Args:
        others: the settings of the article's events, this one's among them.
    """
    options = place_choices(scene, cluster, others)
    share = models.thresholds.get("told_place", 0.0)
    for choice in options:
        choice.chance = (1 - share) * models["c_place"].probability(choice.features) + share * (choice.told or 0.0)
    best = max(options, key=lambda c: (c.chance, c.key), default=None)
    if best is None or logit(best.chance) - _doubt(scene, cluster, models, others) < logit(
        models.thresholds["c_place"]
    ):
        return None
    return _first_stop(cluster, best, options) or _city(cluster, best, options, models)


def _first_stop(cluster: Cluster, best: Choice, options: Sequence[Choice]) -> Choice | None:
    """Give the first country of a tour that goes to the likeliest one as well; None where the event is no tour."""
    codes = [s.place.code for s in cluster.lead.candidate.trigger.stops if s.place and s.place.code]
    if best.key.partition("|")[2] not in codes:
        return None
    whole = next((c for c in options if c.key == "|" + codes[0]), None)
    if whole is None:
        inside = next((c for c in options if c.key.endswith("|" + codes[0])), best)
        whole = Choice("|" + codes[0], inside.features, inside.option)
    whole.chance = max(whole.chance, best.chance)
    return whole


def _doubt(scene: Scene, cluster: Cluster, models: Models, others: Sequence[Setting]) -> float:
    """Say how far the event itself speaks against any place at all, in log odds."""
    if "c_null" not in models.table:
        return 0.0
    return models.thresholds.get("doubt_place", 0.0) * logit(
        models["c_null"].probability(null_features(scene, cluster, others))
    )


#: What of a clause tells whether the event has a place: calls, relations and processes have none.
_CLAUSE = frozenset({"lemma", "under", "kind", "title", "gov", "any", "ch", "cp", "loose", "carry"})


def null_features(scene: Scene, cluster: Cluster, others: Sequence[Setting]) -> list[Feature]:
    """Describe an event for the decision whether the article puts it anywhere."""
    lead = cluster.lead
    type_ = lead.candidate.trigger.entry.type
    near = [o.chance for m in cluster.members for o in m.candidate.places if o.near]
    far = [o.chance for m in cluster.members for o in m.candidate.places if not o.near]
    told = max(near, default=0.0)
    shared = sum(bool(s.cluster.lead.persons & lead.persons) for s in others if s.cluster is not cluster)
    return [
        *(f for f in lead.candidate.clause if isinstance(f, str) and f.partition(":")[0] in _CLAUSE),
        *(f"about{number}:{each}" for number, each in enumerate(_about(scene, cluster, told))),
        f"type:{type_}:{lead.status}",
        f"phone:{_said(scene, lead, 'triggers.toml', 'phone')}",
        ("told", logit(told)),
        f"far:{step(max(far, default=0.0))}:{step(told)}",
        f"shared:{min(2, shared)}:{step(told)}",
        f"set:{min(3, len(others))}",
        f"sides:{min(3, len(lead.parties))}:{min(2, len(lead.persons))}",
    ]


def _city(cluster: Cluster, best: Choice, options: Sequence[Choice], models: Models) -> Choice:
    """Choose the city of an event in the country of its likeliest place; the whole country where none is likely."""
    code = best.key.partition("|")[2]
    inside = [c for c in options if c.key.endswith("|" + code)]
    cities = [c for c in inside if not c.key.startswith("|")]
    if "c_city" not in models.table:
        return best
    rated = [(models["c_city"].probability(city_features(cluster, c, inside)), c) for c in cities]
    chance, city = max(rated, key=lambda pair: (pair[0], pair[1].key), default=(0.0, None))
    if city is not None and chance >= models.thresholds.get("c_city", 0.5):
        city.chance = max(city.chance, best.chance)
        return city
    whole = next((c for c in inside if c.key == "|" + code), None)
    return whole or Choice("|" + code, [], best.option, best.chance)


def city_features(cluster: Cluster, choice: Choice, inside: Sequence[Choice]) -> list[Feature]:
    """Describe a city among the places of its country: most visits are told to be to a country, with no city."""
    entry = cluster.lead.candidate.trigger.entry
    whole = max((c.told or 0.0 for c in inside if c.key.startswith("|")), default=0.0)
    own = choice.told or 0.0
    rivals = max((c.told or 0.0 for c in inside if c is not choice and not c.key.startswith("|")), default=0.0)
    return [
        *choice.features,
        f"own:{step(own)}:{step(whole)}",
        f"own:{step(own)}:{step(whole)}:{entry.kind}",
        f"alone:{len(inside) == 1}:{step(own)}",
        f"more:{own > whole}:{own > rivals}:{entry.type}",
        f"rivals:{step(rivals)}:{step(own)}",
    ]


def place_choices(scene: Scene, cluster: Cluster, others: Sequence[Setting]) -> list[Choice]:
    """List the places of a cluster's event: those named with it, the dateline, and those of the article's other events.

    Args:
        others: the settings of the article's events, this one's among them.
    """
    by_key = pooled(cluster, "places")
    home = place_key(scene.dateline) if scene.dateline else f"|{scene.home}" if scene.home else ""
    elsewhere = [s for s in others if s.cluster is not cluster]
    keys = dict.fromkeys([*by_key, *([home] if home else []), *(s.key for s in elsewhere)])
    best = {key: max(chances(cluster, "places", key)) for key in keys}
    about = _about(scene, cluster, max(best.values(), default=0.0))
    main = _main(others)
    made = []
    for key in keys:
        option = max(by_key[key], key=lambda o: o.chance) if key in by_key else None
        found = _own(scene, cluster, key, best)
        found += [f"home:{key == home}:{each}" for each in about]
        found += [f"main:{_same(key, main)}:{about[0]}", f"main:{_same(key, main)}:{len({s.code for s in others})}"]
        found += sorted(set(_inherited(scene, cluster, key, elsewhere, about[0])))
        made.append(Choice(key, found, option, told=best[key]))
    return made


def _own(scene: Scene, cluster: Cluster, key: str, best: dict[str, float]) -> list[Feature]:
    """Describe a place by what the event's own sentences and those beside them make of it."""
    entry = cluster.lead.candidate.trigger.entry
    values = chances(cluster, "places", key)
    city, _, code = key.partition("|")
    rank = sum(v > best[key] for v in best.values())
    same = [best[k] for k in best if k != key and k.partition("|")[2] == code]
    far = chances(cluster, "places", key, False)
    sides = Counter(s for m in cluster.members for s in m.parties)
    guests = Counter(scene.people[p].party for m in cluster.members for p in m.persons)
    return [
        *strength("max", values),
        *strength("far", far),
        f"farf:{step(max(far))}:{filled(cluster, 'places')}:{step(max(values))}",
        f"kind:{entry.kind}:{bool(city)}",
        f"lead:{step(values[0])}:{entry.kind}",
        f"rank:{min(rank, 3)}",
        f"side:{code in sides}:{entry.kind}",
        f"guest:{min(2, guests[code])}:{min(2, len(guests))}:{entry.kind}:{step(max(values))}",
        *strength("same", same),
        f"city:{bool(city)}",
        f"rivals:{min(3, sum(v > 0.5 for k, v in best.items() if k != key))}",
        ("mean", mean(cluster, "places", values)),
        f"type:{entry.type}:{step(max(values))}",
    ]


def _about(scene: Scene, cluster: Cluster, told: float) -> list[str]:
    """Name what speaks for or against a place that the event's own sentences do not give."""
    lead = cluster.lead
    entry = lead.candidate.trigger.entry
    first = min(m.candidate.sentence.number for m in cluster.members)
    title = any(scene.paragraphs[m.candidate.trigger.paragraph].offset < 0 for m in cluster.members)
    when = "none" if lead.days is None else "news" if _news(scene, lead.days) else "other"
    own = step(told)
    who = min(2, len(lead.persons))
    return [
        f"{own}",
        f"{own}:{entry.kind}:{lead.status}",
        f"{own}:{when}:{lead.status}:{entry.pos}",
        f"{own}:{title}:{min(first, 3)}",
        f"{own}:{who}:{entry.type}",
        f"{scene.dateline is not None}:{own}",
        f"{own}:{lead.definite}:{entry.type}:{lead.status}",
    ]


def _news(scene: Scene, days: tuple[str, str]) -> bool:
    return scene.day is not None and abs(days_apart(days[0], str(scene.day))) <= 1


def _main(others: Sequence[Setting]) -> str:
    """Give the place in which most of the article's events are."""
    weight: Counter[str] = Counter()
    for setting in others:
        weight[setting.key] += setting.chance  # type: ignore[assignment]
    return max(sorted(weight), key=lambda key: weight[key], default="")


def _same(key: str, other: str) -> str:
    """Compare two places: the same, in one country, or apart."""
    if not other:
        return "open"
    return "same" if key == other else "land" if key.partition("|")[2] == other.partition("|")[2] else "apart"


def _inherited(scene: Scene, cluster: Cluster, key: str, elsewhere: Sequence[Setting], own: str) -> Iterator[Feature]:
    """Say how the events that are in a place stand to this one: whose, when, how near, and on whose ground."""
    code = key.partition("|")[2]
    told = [s for s in elsewhere if s.key == key] or [s for s in elsewhere if s.code == code]
    if not told:
        yield f"in:none:{own}"
    lead = cluster.lead
    sidelines = any(_said(scene, m, "places.toml", "sidelines") for m in cluster.members)
    for setting in told:
        other = setting.cluster.lead
        exact = setting.key == key
        kind = "forum" if other.candidate.trigger.entry.kind in ("forum", "attend") else other.family
        who, when, gap = verdict(lead.persons, other.persons), _when(lead, other), _gap(cluster, setting.cluster)
        host = code in lead.parties
        sure = setting.chance >= 0.7
        yield f"in:{own}:{kind}:{who}:{when}:{sure}"
        yield f"in:{own}:{kind}:{gap}"
        yield f"in:{own}:{kind}:{who}:{host}:{lead.family}"
        yield f"in:{own}:{who}:{lead.status == other.status}:{when}"
        yield f"in:{kind}:{lead.candidate.trigger.entry.kind}:{gap}:{lead.status == other.status}"
        yield f"in:{own}:{exact}:{lead.family}:{kind}"
        yield f"in:side:{sidelines}:{kind}:{own}"
        if _opens(scene, setting.cluster):
            yield f"in:opens:{own}:{kind}:{who}:{lead.status == other.status}"


def _when(lead: Sketch, other: Sketch) -> str:
    if lead.days is None or other.days is None:
        return "open" if lead.days or other.days else "none"
    if lead.days[0] <= other.days[1] and other.days[0] <= lead.days[1]:
        return "same" if lead.days == other.days else "within"
    return "near" if abs(days_apart(lead.days[0], other.days[0])) <= 2 else "clash"


def _gap(cluster: Cluster, other: Cluster) -> str:
    """Name how far the tellings of two events are apart, in sentences, and which comes first."""
    gaps = [a.candidate.sentence.number - b.candidate.sentence.number for a in cluster.members for b in other.members]
    least = min(gaps, key=abs)
    size = next((name for limit, name in ((0, "0"), (1, "1"), (3, "3"), (7, "7")) if abs(least) <= limit), "far")
    return size if least >= 0 else f"-{size}"


def _opens(scene: Scene, cluster: Cluster) -> bool:
    """Whether the title or the first sentence tells of an event."""
    return any(
        m.candidate.sentence.number <= 1 or scene.paragraphs[m.candidate.trigger.paragraph].offset < 0
        for m in cluster.members
    )


def _said(scene: Scene, sketch: Sketch, file: str, key: str) -> bool:
    """Whether the sentence of a trigger has a word of a list: "on the sidelines of ...", "by telephone"."""
    sentence = sketch.candidate.sentence
    doc = scene.doc(sentence.paragraph)
    return any(doc[i].lower_ in words(file, key) for i in range(sentence.start, sentence.end))
