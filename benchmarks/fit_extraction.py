"""Fit the extractor's decisions (`kg/data/extract/weights.json`) on annotated articles; needs scikit-learn.

    python benchmarks/fit_extraction.py GOLD.jsonl [-o kg/data/extract/weights.json]

GOLD has one article a line with its events (type, status, dates, place, participants, parties, evidence). Only weights
are written, none of the texts. Each later decision is fitted on what the earlier ones say of articles that they were
not fitted on.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.data.parties import parties
from kg.data.places import fold as fold_name
from kg.extract import candidates as stage_a
from kg.extract.candidates import Candidate
from kg.extract.compare import apart, compare
from kg.extract.learned import Feature, Model, Models
from kg.extract.scene import Scene
from kg.extract.sketch import Sketch
from kg.extract.triggers import Trigger

Gold = dict[str, Any]
ALIAS = {
    "PS": "PSE",
    "EC": "EU",
    "EEC": "EU",
    "PLO": "PSE",
    "PNA": "PSE",
    "TUR_CYP": "TRNC",
    "SCIC": "ICU",
    "XKX": "KOS",
}


def fold(article: str, folds: int = 5) -> int:
    """Give the fold of an article by its id, the same in every run."""
    return zlib.crc32(article.encode()) % folds


@dataclass(frozen=True)
class Story:
    """An article to fit on with its events; `complete` where every telling of every event is marked."""

    scene: Scene
    gold: list[Gold]
    complete: bool = False
    #: How much its examples count.
    weight: float = 1.0


@dataclass(frozen=True)
class Item:
    """A story with its candidates, and which event each of them tells."""

    story: Story
    found: list[Candidate]
    #: Candidate index to event index, by the marked tellings.
    labels: dict[int, int]

    @property
    def scene(self) -> Scene:
        return self.story.scene

    @property
    def gold(self) -> list[Gold]:
        return self.story.gold


@dataclass
class Table:
    """Examples of one decision: features, label, weight; `scale` multiplies the weights of what is added."""

    rows: list[dict[str, float]] = field(default_factory=list)
    labels: list[Any] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    scale: float = 1.0
    #: What an example is one of several mentions of, where one good mention is enough.
    groups: list[Any] = field(default_factory=list)

    def add(self, features: Iterable[Feature], label: Any, weight: float = 1.0, group: Any = None) -> None:
        self.rows.append(
            {f: 1.0 for f in features if isinstance(f, str)} | {f[0]: f[1] for f in features if not isinstance(f, str)}
        )
        self.labels.append(label)
        self.weights.append(weight * self.scale)
        self.groups.append(group)

    @classmethod
    def joined(cls, tables: Iterable[Table]) -> Table:
        """Put the examples of several tables into one."""
        whole = cls()
        for table in tables:
            whole.rows += table.rows
            whole.labels += table.labels
            whole.weights += table.weights
            whole.groups += table.groups
        return whole

    def told_best(self, model: Model) -> Table:
        """Weigh down those mentions of what is right by which nobody could tell: others beside them say it better."""
        chance = [model.probability(list(row.items())) for row in self.rows]
        best: dict[Any, float] = {}
        for group, p in zip(self.groups, chance, strict=True):
            if group is not None:
                best[group] = max(best.get(group, 0.0), p)
        weights = [
            w if group is None or p >= best[group] - SLACK else w * FAINT
            for w, group, p in zip(self.weights, self.groups, chance, strict=True)
        ]
        return Table(self.rows, self.labels, weights, self.scale, self.groups)

    def fit(self, strength: float, least: int = 2) -> Model:
        """Fit a logistic regression, `strength` being scikit-learn's C, on features seen `least` times or more."""
        import numpy as np
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

        counts: dict[str, int] = {}
        for row in self.rows:
            for name in row:
                counts[name] = counts.get(name, 0) + 1
        names = sorted(name for name, count in counts.items() if count >= least)
        index = {name: i for i, name in enumerate(names)}
        data, rows, columns = [], [], []
        for r, row in enumerate(self.rows):
            for name, value in row.items():
                if name in index:
                    data.append(value)
                    rows.append(r)
                    columns.append(index[name])
        matrix = csr_matrix((data, (rows, columns)), shape=(len(self.rows), len(names)))
        labels = np.array([bool(x) for x in self.labels])
        if labels.all() or not labels.any():
            return Model({}, 5.0 if labels.all() else -5.0)
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=500)
        model.fit(matrix, labels, sample_weight=np.array(self.weights))
        weights = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) > 0.01}
        return Model(weights, round(float(model.intercept_[0]), 4))

    def classes(self, prefix: str, strength: float) -> dict[str, Model]:
        """Fit one model a label."""
        return {
            f"{prefix}:{label}": Table(self.rows, [x == label for x in self.labels], self.weights).fit(strength)
            for label in sorted(set(self.labels))
        }


# --- which trigger tells which gold event ----------------------------------------------------------------------------


def same_name(a: str, b: str) -> bool:
    from kg.extract.people import _alike, surname_tokens

    return any(_alike(x, y) for x in surname_tokens(a) for y in surname_tokens(b))


def codes(event: Gold) -> set[str]:
    return {ALIAS.get(c, c) for c in event["parties"]}


def side_right(key: str, wanted: set[str]) -> bool:
    """Whether a side is one of an event's, or a format of which most members are."""
    from kg.extract.events import spelt_out

    members = spelt_out(key)
    return 2 * len(wanted & set(members)) > len(members)


def country_codes(event: Gold) -> set[str]:
    place = event["place"] or {}
    names = [c for c in (place.get("countries") or [place.get("country")]) if c]
    return {by_name().get(n.lower(), n) for n in names}


_NAMES: dict[str, str] = {}


def by_name() -> dict[str, str]:
    if not _NAMES:
        for party in parties().values():
            for name in (party.name, *party.aliases):
                _NAMES.setdefault(name.lower(), party.code)
    return _NAMES


def tellings(event: Gold) -> list[tuple[str, int, str]]:
    """Give the stretches that tell an event: text or title, offset, words; the annotator's evidence comes first."""
    return [(event["evidence_in"], event["evidence_start"], event["evidence"]), *event.get("also", ())]


def inside(scene: Scene, event: Gold, candidate: Candidate) -> bool:
    """Whether a candidate's trigger stands in a marked telling of an event."""
    return any(_within(scene, candidate, *telling) for telling in tellings(event))


def _within(scene: Scene, candidate: Candidate, where: str, start: int, words: str) -> bool:
    trigger = candidate.trigger
    offset = scene.paragraphs[trigger.paragraph].offset
    if where == "title":
        return offset < 0
    at = offset + scene.doc(trigger.paragraph)[trigger.start].idx
    return offset >= 0 and start <= at < start + len(words)


def _fitting(event: Gold, inside: Sequence[tuple[int, Trigger]]) -> Iterator[tuple[int, float]]:
    """Choose the triggers of a telling that fit the event best by type and country: index and how well."""
    fits = []
    for c, trigger in inside:
        fit = (trigger.entry.type == event["type"]) * 2 + (trigger.entry.type in event["alt_types"])
        if trigger.stops and country_codes(event):
            fit += 2 if any(s.place and s.place.code in country_codes(event) for s in trigger.stops) else -3
        fits.append((fit - 0.5 * trigger.entry.weak, c))
    best = max((fit for fit, _ in fits), default=0.0)
    for fit, c in fits:
        if fit >= max(best - 0.5, 0) or fit == best:
            yield c, fit


def told(scene: Scene, gold: Sequence[Gold], found: Sequence[Candidate]) -> dict[int, int]:
    """Say which gold event each candidate tells, by the annotator's evidence: candidate index to event index."""
    result: dict[int, tuple[float, int]] = {}
    for g, event in enumerate(gold):
        for telling in tellings(event):
            candidates = [c for c, candidate in enumerate(found) if _within(scene, candidate, *telling)]
            for c, fit in _fitting(event, [(c, found[c].trigger) for c in candidates]):
                if c not in result or result[c][0] < fit:
                    result[c] = (fit, g)
    return {c: g for c, (_, g) in result.items()}


# --- stage A: what belongs to a trigger ------------------------------------------------------------------------------


def time_right(event: Gold, interval: Any) -> bool:
    if not event["start"] or interval.start is None:
        return False
    width = {"day": 10, "month": 7, "year": 4, "week": 10}[event["date_precision"] or "day"]
    if event["date_precision"] == "week":
        return event["start"] <= str(interval.start) <= (event["end"] or event["start"])
    grain = {"day": 10, "month": 7, "year": 4}.get(interval.granularity, 10)
    return str(interval.start)[:width] == event["start"][:width] and grain >= width


def examples_a(
    scene: Scene, gold: Sequence[Gold], found: Sequence[Candidate], labels: dict[int, int], tables: dict[str, Table]
) -> None:
    for c, g in labels.items():
        event = gold[g]
        candidate = found[c]
        trigger, sentence = candidate.trigger, candidate.sentence
        wanted = codes(event)
        for slot, key, mention, feats in stage_a.arguments(scene, sentence, trigger):
            if slot == "person":
                label = any(same_name(key, p) for p in event["participants"])
                if not event["participants"] and event["optional"]:
                    continue
            elif slot == "party":
                label = side_right(key, wanted)
            else:
                if not event["place_certain"] and not country_codes(event):
                    continue
                label = place_right(event, key, mention.text)
            name = slot if stage_a.is_near(sentence, mention) else f"{slot}_far"
            tables[name].add(feats, label, group=(scene.article.id, c, key) if label else None)
        if event["date_certain"] or event["start"]:
            for when, feats in stage_a.times(scene, sentence, trigger):
                if when.expression.type == "DURATION":
                    label = bool(event["end_from_duration"]) or (
                        event["end"] is not None and event["start"] is not None and event["end"] != event["start"]
                    )
                else:
                    label = time_right(event, when.expression.interval)
                near = when.paragraph == sentence.paragraph and sentence.start <= when.start < sentence.end
                tables["time" if near else "time_far"].add(feats, label)


def _scale(tables: Iterable[Table], item: Item) -> None:
    for table in tables:
        table.scale = item.story.weight


def place_right(event: Gold, key: str, text: str = "") -> bool:
    """Whether a place is in the event's country, and where both have a city, is that city."""
    city, _, code = key.partition("|")
    wanted = fold_name((event["place"] or {}).get("city") or "")
    return code in country_codes(event) and (not city or not wanted or wanted in (fold_name(city), fold_name(text)))


STRENGTH = {
    name + far: 0.12 if name == "person" else 0.25
    for name in ("person", "party", "place", "time")
    for far in ("", "_far")
}


def tables_a(item: Item) -> dict[str, Table]:
    """Make the examples of one article; they do not depend on any fit."""
    tables = {slot: Table(scale=item.story.weight) for slot in STRENGTH}
    examples_a(item.scene, item.gold, item.found, item.labels, tables)
    return tables


def fit_a(made: Sequence[dict[str, Table]]) -> dict[str, Model]:
    return {slot: _in_turns(Table.joined([tables[slot] for tables in made]), STRENGTH[slot]) for slot in STRENGTH}


#: A mention this much less telling than the best of its group counts `FAINT` only; how often that is weighed anew.
SLACK, FAINT, TURNS = 0.1, 0.2, 2


def _in_turns(table: Table, strength: float) -> Model:
    """Fit on mentions, of several of one thing mostly on the best, as it is the best that counts in the end."""
    model = table.fit(strength)
    for _ in range(TURNS):
        model = table.told_best(model).fit(strength)
    return model


# --- stages B and C: one event of several tellings, and its slots ----------------------------------------------------


def compatible(sketch: Any, event: Gold) -> bool:
    """Whether a trigger without evidence of its own may well tell an event: type, who, nothing against it."""
    kind = sketch.candidate.trigger.entry.type
    if kind not in (event["type"], *event["alt_types"]):
        return False
    people = sum(any(same_name(k, p) for p in event["participants"]) for k in sketch.persons)
    strangers = len(sketch.persons) - people
    sides = sketch.parties
    wanted = codes(event)
    if (
        strangers
        or (sides - wanted)
        or not (people >= min(2, len(event["participants"])) > 0 or len(sides & wanted) >= 2)
    ):
        return False
    if sketch.days and event["start"] and not (sketch.days[0][:7] <= event["start"][:7] <= sketch.days[1][:7]):
        return False
    return not (sketch.days and not event["start"]) and not (
        sketch.place and country_codes(event) and sketch.place[1] not in country_codes(event)
    )


def labelled(item: Item, made: Sequence[Any]) -> dict[int, int | None]:
    """Say for every sketch which event it tells: an index, None for none, absent where nobody can tell."""
    gold, labels = item.gold, item.labels
    result: dict[int, int | None] = dict(labels)
    for i, sketch in enumerate(made):
        if i in result:
            continue
        if item.story.complete:
            if not any(inside(item.scene, event, sketch.candidate) for event in gold):
                result[i] = None
            continue
        fits = [g for g, event in enumerate(gold) if compatible(sketch, event)]
        if fits:
            result[i] = min(fits, key=lambda g: distance(sketch, g, made, labels))
        elif not fits and (sketch.persons or sketch.parties):
            result[i] = None
    return result


def distance(sketch: Any, g: int, made: Sequence[Any], labels: dict[int, int]) -> float:
    """How far a sketch stands from the evidence of an event, in sentences; what follows counts double."""
    here = sketch.candidate.sentence.number
    gaps = [here - made[i].candidate.sentence.number for i, event in labels.items() if event == g]
    return min((gap if gap >= 0 else -2 * gap for gap in gaps), default=99)


#: Annotators mark one telling of an event; further tellings are known only where they match it, so each counts more.
POSITIVE = 1.0


def fit_b(items: Sequence[Item], stage: Models) -> dict[str, Model]:
    """Fit trigger and merge."""
    from kg.extract import build
    from kg.extract import status as how_far

    trigger, pairs, status = Table(), Table(), Table()
    for item in items:
        scene, gold, found, labels = item.scene, item.gold, item.found, item.labels
        _scale((status,), item)
        for i, g in labels.items():
            if gold[g]["status_certain"]:
                sketch = Sketch(found[i], scene)
                status.add(
                    how_far.status_features(scene, sketch, best_time(sketch)),
                    gold[g]["status"],
                    0.5 if gold[g]["optional"] else 1.0,
                )
    stage = Models(dict(stage.table) | status.classes("status", 0.2), stage.thresholds)
    for item in items:
        scene, gold, found, labels = item.scene, item.gold, item.found, item.labels
        _scale((trigger, pairs), item)
        made = [Sketch(c, scene) for c in found]
        for sketch in made:
            sketch.status = how_far.status_of_sketch(scene, sketch, stage)
        known = labelled(item, made)
        for i, sketch in enumerate(made):
            g = known.get(i, -1)
            if g is not None and g >= 0 and gold[g]["optional"] and i not in labels:
                continue
            trigger.add(
                build.trigger_features(sketch),
                g is not None and g >= 0,
                (0.4 if g is not None and g >= 0 and gold[g]["optional"] else 1.0) if i in labels or g is None else 0.5,
            )
        for j in range(len(made)):
            for i in range(j):
                if i not in known or j not in known or (known[i] is None and known[j] is None):
                    continue
                if made[i].family != made[j].family or apart(made[i], made[j]):
                    continue
                sure = (i in labels) + (j in labels)
                if known[i] is None or known[j] is None:
                    continue
                same = known[i] == known[j]
                pairs.add(compare(made[i], made[j]), same, (0.5 + 0.25 * sure) * (POSITIVE if same else 1.0))
    return {"trigger": trigger.fit(0.3), "merge": pairs.fit(0.1)} | {
        n: m for n, m in stage.table.items() if n.startswith("status:")
    }


def owner_of(cluster: Any, index: dict[int, int], known: dict[int, int | None], labels: dict[int, int]) -> int | None:
    """Choose the gold event that a cluster tells: the one most of its members do, evidence first."""
    votes: dict[int, float] = {}
    for member in cluster.members:
        i = index[id(member.candidate)]
        g = known.get(i)
        if g is not None:
            votes[g] = votes.get(g, 0) + (2 if i in labels else 1)
    return max(votes, key=lambda g: votes[g]) if votes else None


def fit_c(items: Sequence[Item], models: Models) -> dict[str, Model]:
    """Fit the slots of clusters: who, side, place, time, status, day of the news."""
    from kg.extract import build, merge, where

    tables = {
        name: Table() for name in ("c_person", "c_party", "c_place", "c_city", "c_null", "c_nobody", "c_time", "day")
    }
    for item in items:
        scene, gold, found, labels = item.scene, item.gold, item.found, item.labels
        _scale(tables.values(), item)
        made = build.sketches(scene, found, models)
        known = labelled(item, made)
        index = {id(c): i for i, c in enumerate(found)}
        clusters = merge.group([s for s in made if s.chance >= models.thresholds["trigger"]], models)
        others = where.settings(clusters)
        for cluster in clusters:
            g = owner_of(cluster, index, known, labels)
            if g is None:
                continue
            event = gold[g]
            weight = 0.5 if event["optional"] else 1.0
            slots(scene, cluster, event, weight, others, tables)
    return {
        name: tables[name].fit(0.2)
        for name in ("c_person", "c_party", "c_place", "c_city", "c_null", "c_nobody", "c_time", "day")
    }


def best_time(sketch: Any) -> Any:
    option = next((o for o in sketch.candidate.times if o.near and o.chance >= 0.5 and o.when), None)
    return option.when.expression.interval if option else None


def slots(
    scene: Scene,
    cluster: Any,
    event: Gold,
    weight: float,
    others: Any,
    tables: dict[str, Table],
) -> None:
    from kg.extract.dating import day_features, time_choices
    from kg.extract.sides import party_choices
    from kg.extract.who import nobody_features, person_choices

    wanted = codes(event)
    tables["c_nobody"].add(nobody_features(scene, cluster), not event["participants"], weight)
    persons = person_choices(scene, cluster)
    for choice in persons:
        label = any(same_name(choice.key, p) for p in event["participants"])
        tables["c_person"].add(choice.features, label, weight)
        choice.chance = 0.9 if label else 0.1
    place = places(scene, cluster, event, weight, others, tables)
    if event["parties"]:
        real = [c for c in persons if c.chance > 0.5]
        for choice in party_choices(scene, cluster, real, place):
            tables["c_party"].add(choice.features, side_right(choice.key, wanted), weight)
    times = time_choices(scene, cluster)
    if event["date_certain"] or event["start"]:
        for choice in times:
            good = time_right(event, choice.option.when.expression.interval)
            tables["c_time"].add(choice.features, good, weight if event["date_certain"] else 0.5 * weight)
            choice.chance = 0.8 if good else 0.2
    if not any(c.chance > 0.5 for c in times):
        pub = str(scene.article.date)
        if not event["start"] and event["date_certain"]:
            tables["day"].add(day_features(scene, cluster, event["status"], times), False, weight)
        elif event["start"] == pub:
            tables["day"].add(
                day_features(scene, cluster, event["status"], times),
                True,
                weight * (1.0 if event["date_certain"] else 0.7),
            )


def examples_same(items: Sequence[Item], models: Models) -> Table:
    """Give the pairs of drafts of some articles, and whether they tell one event."""
    from kg.extract import build, unite

    table = Table()
    for item in items:
        _scale((table,), item)
        made = build.sketches(item.scene, item.found, models)
        known, index = labelled(item, made), {id(c): i for i, c in enumerate(item.found)}
        drafts = build.first_drafts(item.scene, made, models)
        owners = [owner_of(d.cluster, index, known, item.labels) for d in drafts]
        for j, b in enumerate(drafts):
            for i, a in enumerate(drafts[:j]):
                if owners[i] is not None and owners[j] is not None:
                    table.add(unite.features(a, b, models), owners[i] == owners[j])
    return table


def places(scene: Scene, cluster: Any, event: Gold, weight: float, others: Any, tables: dict[str, Table]) -> Any:
    """Add the places that an event may have, and give the one that it has."""
    from kg.extract.where import city_features, null_features, place_choices

    lands, place = country_codes(event), None
    if event["place_certain"]:
        tables["c_null"].add(null_features(scene, cluster, others), not lands, weight)
    if not event["place_certain"]:
        weight *= 0.4
        if not lands:
            return None
    choices = place_choices(scene, cluster, others)
    for choice in choices:
        city, _, code = choice.key.partition("|")
        text = choice.option.mention.text if choice.option and choice.option.mention else ""
        good = place_right(event, choice.key, text)
        tables["c_place"].add(choice.features, code in lands, weight)
        if good and (place is None or city):
            place = choice
        if city and code in lands:
            inside = [c for c in choices if c.key.endswith("|" + code)]
            named = bool((event["place"] or {}).get("city"))
            tables["c_city"].add(city_features(cluster, choice, inside), good and named, weight)
    return place


def examples_d(items: Sequence[Item], models: Models, scorer: Any, keep: Table, usable: Table) -> None:
    """Add the drafts of some articles: which are events, and which of those are right, on the pairs of the scorer."""
    from kg.extract import build, confidence
    from kg.extract.events import event_of
    from kg.model.wire import event_object

    for item in items:
        _scale((keep, usable), item)
        reading = build.read_events(item.scene, models)
        objects = [event_object(event_of(item.scene, made)) for made in reading.drafts]
        pairs, _ = scorer.pair_up(item.gold, objects)
        back = {j: g for g, js in pairs.items() for j in js}
        for j, made in enumerate(reading.drafts):
            feats = confidence.features(item.scene, made, reading.drafts)
            g = back.get(j)
            if g is not None and item.gold[g]["optional"]:
                continue
            right = g is not None and all(test(item.gold[g], objects[j]) for test in scorer.SLOTS.values())
            keep.add(feats, g is not None)
            usable.add(feats, right)


THRESHOLDS = {
    "trigger": 0.12,
    "merge": 0.6,
    "same": 0.42,
    "c_party": 0.45,
    "c_place": 0.5,
    "doubt_place": 0.75,
    "c_city": 0.5,
    "c_time": 0.45,
    "doubt_person": 0.8,
    "told": 0.7,
    "told_person": 0.45,
    "told_place": 0.4,
    "told_party": 0.28,
    "day": 0.5,
    "keep": 0.5,
}


def bare(scene: Scene) -> list[Candidate]:
    return [Candidate(trigger, sentence, []) for sentence in scene.sentences for trigger in sentence.triggers]


def fit(stories: Sequence[Story], scorer: Any, inner: int = 3) -> Models:
    """Fit all decisions; later ones on what the earlier ones, fitted without the article, say of it."""
    bare_ = [Item(s, found, told(s.scene, s.gold, found)) for s in stories for found in [bare(s.scene)]]
    part = {item.story.scene.article.id: fold("inner" + item.scene.article.id, inner) for item in bare_}
    examples = {i.scene.article.id: tables_a(i) for i in bare_}
    firsts = [fit_a([t for name, t in examples.items() if part[name] != k]) for k in range(inner)]
    crossed = [
        Item(i.story, stage_a.gather(i.scene, Models(firsts[part[i.scene.article.id]], THRESHOLDS)), i.labels)
        for i in bare_
    ]
    within = [[i for i in crossed if part[i.scene.article.id] == k] for k in range(inner)]
    seconds = [fit_bc(firsts[k], [i for n in range(inner) if n != k for i in within[n]]) for k in range(inner)]
    pairs = [examples_same(within[k], seconds[k]) for k in range(inner)]
    keep, usable = Table(), Table()
    for k in range(inner):
        same = Table.joined(pairs[n] for n in range(inner) if n != k).fit(0.1)
        models = Models({**seconds[k].table, "same": same}, THRESHOLDS)
        examples_d(within[k], models, scorer, keep, usable)
    whole = fit_bc(fit_a(list(examples.values())), crossed)
    last = {"same": Table.joined(pairs).fit(0.1), "keep": keep.fit(0.04), "usable": usable.fit(0.04)}
    return Models({**whole.table, **last}, THRESHOLDS)


def fit_bc(first: dict[str, Model], items: Sequence[Item]) -> Models:
    """Fit grouping and slots on top of what belongs to a trigger."""
    models = Models(first, THRESHOLDS)
    models = Models({**models.table, **fit_b(items, models)}, THRESHOLDS)
    return Models({**models.table, **fit_c(items, models)}, THRESHOLDS)


def write(models: Models, path: Path) -> None:
    rows = {
        name: {"bias": m.bias, "weights": dict(sorted(m.weights.items()))} for name, m in sorted(models.table.items())
    }
    note = (
        "Logistic regressions fitted by benchmarks/fit_extraction.py on 195 annotated news articles and on those of "
        "benchmarks/articles; weights only. Origin: ours. Licence: Apache-2.0."
    )
    path.write_text(
        json.dumps({"note": note, "thresholds": dict(models.thresholds), "models": rows}, indent=0, ensure_ascii=False)
        + "\n"
    )


KEYS = ("id", "title", "date", "dateline", "text")
#: How much an article of our own counts beside one of the news.
OWN = 0.4
#: Versions that are not fitted on.
UNSEEN = ("France and Turkey in Lisbon", "Brazil and Venezuela in Bogota")
#: And how much the founding article and each exchanged version of it.
TWIN = 2.0


def weight(row: Gold) -> float:
    """How much an article counts: the founding one and its versions most, those of our own least."""
    founding = row["source"] == "seed article"
    return TWIN if founding else OWN if row.get("complete") else 1.0


def main() -> None:
    """Fit on all articles and write the weights."""
    from articles import load as own_articles
    from extraction import load_articles, load_scorer

    from kg.extract import nlp, scene
    from kg.read import article_from_object
    from tests.extract.exchange import EXCHANGES as MORE
    from tests.extract.founding import EXCHANGES, exchanged

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=Path(__file__).parents[1] / "kg/data/extract/weights.json")
    options = parser.parse_args()
    rows, articles = load_articles(options.gold)
    # Exchanged versions of the first article are fitted on as well, so that nothing is keyed to its names; two are kept
    # for the tests alone. A name of its own puts a version into another part of the cross-fit.
    versions = [each for each in (*EXCHANGES, *MORE) if each.words and each.name not in UNSEEN]
    twins = [{**exchanged(rows[0], each), "id": f"aug/{n}"} for n, each in enumerate(versions)]
    rows += [*twins, *own_articles()]
    articles += [article_from_object({key: row[key] for key in KEYS}) for row in rows[len(articles) :]]
    scenes = [scene.read_scene(a, p) for a, p in nlp.parse_many(articles, nlp.load())]
    stories = [Story(s, r["events"], r.get("complete", False), weight(r)) for s, r in zip(scenes, rows, strict=True)]
    write(fit(stories, load_scorer(options.gold)), options.out)


if __name__ == "__main__":
    main()
