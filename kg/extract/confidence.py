"""How likely a drafted event is one, and right in all slots: what the last two fitted decisions look at."""

from __future__ import annotations

from collections.abc import Sequence

from .choices import Draft, step
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
    found += _sure(made) + _beside(made, drafts) + _at_home(scene, made)
    found += [
        f
        for f in lead.candidate.clause
        if isinstance(f, str) and f.split(":")[0] in ("v0", "r0", "cue", "under", "loose", "ch", "v0c", "v1c")
    ]
    return found


def _sure(made: Draft) -> list[Feature]:
    """Say how sure the slots are together: on the average, the best person, the second side that makes an encounter."""
    persons, sides = (
        [c.chance for c in sorted(slot, key=lambda c: -c.chance)] for slot in (made.persons, made.parties)
    )
    return [
        ("personp", logit(sum(persons) / len(persons)) if persons else 0.0),
        ("sidep", logit(sum(sides) / len(sides)) if sides else 0.0),
        ("person1", logit(persons[0]) if persons else 0.0),
        ("side2", logit(sides[1]) if len(sides) > 1 else 0.0),
        f"side2:{step(sides[1]) if len(sides) > 1 else ''}:{len(persons) > 0}",
        f"kst:{made.cluster.lead.candidate.trigger.entry.type}:{made.status}",
        f"srule:{made.status}:{made.rule}",
        ("tellings", sum(m.chance for m in made.cluster.members)),
        f"echoes:{min(len(made.cluster.echoes), 3)}",
        f"near:{min(2, sum((c.told or 0.0) >= 0.5 for c in made.parties))}:{min(len(made.parties), 3)}",
    ]


def _beside(made: Draft, drafts: Sequence[Draft]) -> list[Feature]:
    """Compare a draft with the likelier drafts of its article: whether they tell much the same, and how near."""
    lead = made.cluster.lead
    entry, mine = lead.candidate.trigger.entry, {c.key for c in made.persons}
    sides, day = {c.key for c in made.parties}, made.when.start if made.when else None
    better = [d for d in drafts if d is not made and d.cluster.lead.chance >= lead.chance]
    kin = [d for d in better if d.cluster.lead.family == lead.family]
    shared = any(mine & {c.key for c in d.persons} for d in kin)
    whole = any(sides and sides <= {c.key for c in d.parties} for d in better)
    days = sum(day is not None and d.when is not None and d.when.start == day for d in kin)
    here = [d for d in better if _together(made, d)]
    new = mine - {c.key for d in better for c in d.persons}
    return [
        f"rank:{min(len(better), 6)}",
        f"kin:{min(len(kin), 4)}:{lead.family}",
        f"shared:{shared}:{whole}:{lead.family}",
        f"days:{min(days, 2)}:{shared}:{made.rule}",
        f"here:{min(len(here), 2)}:{lead.family}",
        f"heret:{'/'.join(sorted({d.cluster.lead.candidate.trigger.entry.type for d in here}))}:{entry.type}",
        f"new:{bool(mine)}:{bool(new)}:{whole}",
        f"newk:{bool(new)}:{entry.kind}:{shared}",
    ]


def _together(a: Draft, b: Draft) -> bool:
    """Whether one sentence tells of both."""
    numbers = {m.candidate.sentence.number for m in a.cluster.members}
    return any(m.candidate.sentence.number in numbers for m in b.cluster.members)


def _at_home(scene: Scene, made: Draft) -> list[Feature]:
    """Say whether one state alone takes part, at home, and whether the article names others at all: domestic news."""
    sides = {c.key for c in made.parties}
    land = made.place.key.partition("|")[2] if made.place else ""
    where = "none" if not land else "home" if land in sides else "away"
    others = min(3, len(scene.parties.keys() - sides))
    alone = len(sides) == 1 and kind_of_party(next(iter(sides))) == "state"
    # People of whom the article does not tell for whom they stand may well be another side.
    people = [scene.people[c.key] for c in made.persons]
    bare = min(2, sum(p.party is None or p.guessed for p in people))
    return [
        f"bare:{bare}:{min(len(people), 3)}:{min(len(sides), 2)}",
        f"bareh:{bare}:{alone}:{where}:{others}",
        f"home:{alone}:{where}:{min(len(made.persons), 2)}",
        f"abroad:{alone}:{others}",
        f"abroadn:{others}",
    ]


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
