"""How likely a drafted event is one, and right in all slots: what the last two fitted decisions look at."""

from __future__ import annotations

from collections.abc import Sequence

from .choices import Draft
from .compare import is_echo
from .learned import Feature, logit
from .scene import Scene
from .sketch import kind_of_party


def features(scene: Scene, made: Draft, drafts: Sequence[Draft]) -> list[Feature]:
    """Describe a draft whole: how sure each slot is, what it tells, and what it duplicates."""
    cluster = made.cluster
    lead = cluster.lead
    entry = lead.candidate.trigger.entry
    chances = sorted((m.chance for m in cluster.members), reverse=True)
    first = min(m.candidate.sentence.number for m in cluster.members)
    kinds = {kind_of_party(c.key) for c in made.parties}
    states = len(made.parties)
    found: list[Feature] = [
        ("trigger", logit(chances[0])),
        ("second", logit(chances[1]) if len(chances) > 1 else -4.0),
        f"members:{min(len(chances), 4)}",
        f"kind:{entry.kind}:{entry.pos}",
        f"lemma:{entry.lemma}",
        f"type:{entry.type}",
        f"status:{made.status}",
        ("statusp", made.status_chance),
        f"persons:{min(len(made.persons), 4)}",
        f"kp:{entry.kind}:{min(len(made.persons), 2)}",
        f"parties:{min(states, 4)}",
        f"ks:{entry.kind}:{min(states, 3)}",
        f"pp:{min(len(made.persons), 2)}:{min(states, 3)}",
        f"place:{made.place is not None}:{entry.kind}",
        f"time:{made.rule}:{entry.kind}",
        f"grain:{made.when.granularity if made.when else None}",
        f"first:{min(first, 8)}",
        f"what:{'/'.join(sorted(kinds))}",
        f"drafts:{min(len(drafts), 12) // 3}",
        f"title:{any(scene.paragraphs[m.candidate.trigger.paragraph].offset < 0 for m in cluster.members)}",
        ("timep", logit(made.time.chance) if made.time else 0.0),
        ("placep", logit(made.place.chance) if made.place else 0.0),
        ("weakest", logit(min((c.chance for c in (*made.persons, *made.parties)), default=0.1))),
        f"def:{lead.definite}:{min(states, 2)}",
        f"dup:{_duplicate(made, drafts)}",
        f"dupk:{_duplicate(made, drafts)}:{entry.kind}",
        ("twin", logit(made.twin)),
        f"twin:{sum(made.twin >= bar for bar in (0.05, 0.15, 0.3))}:{entry.kind}",
        f"only:{states == 1}:{sorted(kinds)[0] if kinds else ''}:{entry.kind}",
    ]
    found.append(f"echo:{is_echo(lead)}:{entry.kind}")
    found += [
        f
        for f in lead.candidate.clause
        if isinstance(f, str) and f.split(":")[0] in ("v0", "r0", "cue", "under", "loose", "ch", "v0c", "v1c")
    ]
    return found


def _duplicate(made: Draft, drafts: Sequence[Draft]) -> str:
    """Whether a likelier draft of the article says much the same: same family and sides, and the same day or no day."""
    mine = {c.key for c in made.parties}
    worst = "no"
    for other in drafts:
        lead, rival = made.cluster.lead, other.cluster.lead
        if other is made or rival.chance < lead.chance or rival.family != lead.family:
            continue
        theirs = {c.key for c in other.parties}
        if mine and mine <= theirs:
            same = made.when is None or (other.when is not None and other.when.start == made.when.start)
            worst = "same" if same else "sides" if worst == "no" else worst
    return worst
