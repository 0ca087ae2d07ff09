"""From an article's scene to its events: candidates, clusters, decisions, and the events that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import candidates, confidence, decide, lend, merge, status, unite, where
from .candidates import Candidate
from .choices import Draft
from .learned import Feature, Models
from .scene import Scene
from .sketch import Sketch


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """All that was decided about an article: every draft, kept or not, in the order of the text."""

    scene: Scene
    drafts: tuple[Draft, ...]
    #: Triggers that tell no event, as far as one can see.
    dropped: tuple[Sketch, ...]


def sketches(scene: Scene, found: Sequence[Candidate], models: Models) -> list[Sketch]:
    """Say of each candidate how likely it tells an event at all."""
    made = []
    for candidate in found:
        sketch = Sketch(candidate, scene)
        sketch.status = status.status_of_sketch(scene, sketch, models)
        sketch.chance = models["trigger"].probability(trigger_features(sketch))
        made.append(sketch)
    return made


def trigger_features(sketch: Sketch) -> list[Feature]:
    """Describe a candidate alone: its clause, and how much was found to go with it."""
    candidate = sketch.candidate
    entry = candidate.trigger.entry
    return [
        *candidate.clause,
        f"who:{min(len(sketch.persons), 3)}:{entry.kind}",
        f"side:{min(len(sketch.parties), 3)}:{entry.kind}",
        f"when:{sketch.days is not None}:{entry.kind}",
        f"where:{sketch.place is not None}:{entry.kind}",
        f"ws:{min(len(sketch.persons), 2)}:{min(len(sketch.parties), 3)}",
        f"line:{min(candidate.sentence.number, 8)}",
        f"def:{sketch.definite}:{min(len(sketch.parties), 2)}",
    ]


def first_drafts(scene: Scene, found: Sequence[Sketch], models: Models) -> list[Draft]:
    """Group the likely triggers into events and decide the slots of each."""
    clusters = merge.group([s for s in found if s.chance >= models.thresholds["trigger"]], models)
    others = where.settings(clusters)
    return [decide.draft(scene, cluster, models, others) for cluster in clusters]


def read_events(scene: Scene, models: Models) -> Reading:
    """Decide about all events of an article."""
    found = sketches(scene, candidates.gather(scene, models), models)
    drafts = first_drafts(scene, found, models)
    others = where.settings([made.cluster for made in drafts])
    drafts = unite.united(drafts, models, lambda cluster: decide.draft(scene, cluster, models, others))
    lend.lend(drafts)
    lend.lend_sides(drafts)
    for made in drafts:
        features = confidence.features(scene, made, drafts)
        made.keep = models["keep"].probability(features) if "keep" in models.table else 1.0
        made.usable = models["usable"].probability(features) if "usable" in models.table else 1.0
    return Reading(scene, tuple(drafts), tuple(s for s in found if s.chance < models.thresholds["trigger"]))
