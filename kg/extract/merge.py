"""Which triggers of an article tell one event: pairs are judged by all slots at once, then grouped."""

from __future__ import annotations

from collections.abc import Sequence

from .compare import apart, compare, is_echo, is_old, places, times
from .learned import Models
from .sketch import Cluster, Sketch

#: Types of one talk: news calls the same encounter now a meeting, now talks.
_ENCOUNTERS = frozenset({"meeting", "talks", "negotiation"})
_PASSED = frozenset({"held", "ongoing"})
#: Sentences apart that two tellings of one day may be.
_SAME_DAY = 12
#: What a word as rare as "dinner" adds to the log odds where it is said twice.
_RARE = 4.0


def group(sketches: Sequence[Sketch], models: Models) -> list[Cluster]:
    """Group sketches into events, by average linkage on the log odds of every pair.

    Sketches come in reading order, and so do the clusters, by their first member. Echoes join what they point to.
    """
    full = [s for s in sketches if not is_echo(s)]
    made = [Cluster(members) for members in _joined(_linked(full, models))]
    for echo in (s for s in sketches if is_echo(s)):
        target = _pointed_at(echo, made)
        if target is None:
            made.append(Cluster([echo]))
        else:
            target.echoes.append(echo)
    made = _gone_on(made)
    for cluster in made:
        cluster.members.sort(key=lambda s: -s.chance)
    return made


def _linked(sketches: Sequence[Sketch], models: Models) -> list[list[Sketch]]:
    scores: dict[tuple[int, int], float] = {}
    model = models["merge"]
    for j in range(len(sketches)):
        for i in range(j):
            if sketches[i].family == sketches[j].family and not apart(sketches[i], sketches[j]):
                scores[i, j] = model.score(compare(sketches[i], sketches[j])) + _rare(sketches[i], sketches[j])
    owner = list(range(len(sketches)))
    groups: dict[int, list[int]] = {i: [i] for i in owner}
    bar = models.thresholds.get("merge", 0.0)
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < bar:
            break
        a, b = owner[i], owner[j]
        if a == b:
            continue
        keys = [(min(x, y), max(x, y)) for x in groups[a] for y in groups[b]]
        # One pair that cannot be one event keeps the groups apart, whatever the others say.
        if all(key in scores for key in keys) and sum(scores[key] for key in keys) / len(keys) >= bar:
            groups[a] += groups.pop(b)
            for x in groups[a]:
                owner[x] = a
    return [[sketches[i] for i in members] for members in sorted(sorted(m) for m in groups.values())]


def _joined(groups: list[list[Sketch]]) -> list[list[Sketch]]:
    """Join groups that tell the same people or sides nearby, or on the same day, with nothing against it."""
    made: list[list[Sketch]] = []
    for group_ in groups:
        target = next((old for old in reversed(made) if _one_event(old, group_)), None)
        if target is None:
            made.append(group_)
        else:
            target += group_
    # A joined group knows more than its parts did, so that it may now meet another.
    return made if len(made) == len(groups) else _joined(made)


def _one_event(old: Sequence[Sketch], new: Sequence[Sketch]) -> bool:
    if any(apart(a, b) for a in old for b in new):
        return False
    if not all(s.candidate.trigger.entry.type in _ENCOUNTERS for s in (*old, *new)):
        return False
    states = {s.status for s in old} | {s.status for s in new}
    if len(states) > 1 and not states <= _PASSED:
        return False
    if any(times(a, b) == "open-old" for a in old for b in new):
        return False
    gap = min(abs(b.candidate.sentence.number - a.candidate.sentence.number) for a in old for b in new)
    meeting = {times(a, b) for a in old for b in new}
    reach = _SAME_DAY if meeting & {"same", "within"} else 2
    return gap <= reach and _same_actors(old, new, 1 if reach == _SAME_DAY else 2)


def _gone_on(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Make what only says that talks under way go on a mere echo of those talks."""
    made: list[Cluster] = []
    for cluster in clusters:
        target = next((c for c in clusters if c is not cluster and _goes_on(c.members, cluster.members)), None)
        if target is None:
            made.append(cluster)
        else:
            target.echoes += cluster.members
    return made


def _goes_on(old: Sequence[Sketch], new: Sequence[Sketch]) -> bool:
    """Whether what is said of both sides, without day, place or person of its own, belongs to the talks in the news."""
    if not all(s.candidate.trigger.entry.type in _ENCOUNTERS for s in (*old, *new)):
        return False
    bare = all(s.status in ("planned", *_PASSED) and not (s.days or s.place or s.persons) for s in new)
    if not bare or not any(s.status in _PASSED and s.days and not is_old(s.scene, s.days) for s in old):
        return False
    sides = frozenset().union(*(s.parties for s in new))
    return (
        len(sides) >= 2
        and sides <= frozenset().union(*(s.parties for s in old))
        and any(s.status == "ongoing" for s in old)
    )


def _same_actors(old: Sequence[Sketch], new: Sequence[Sketch], least: int) -> bool:
    """The same persons, or those of one among those of the other; where one names nobody, `least` sides in common."""
    a, b = (frozenset().union(*(s.persons for s in group_)) for group_ in (old, new))
    if a and b:
        return a <= b or b <= a
    c, d = (frozenset().union(*(s.parties for s in group_)) for group_ in (old, new))
    return len(c & d) >= least and (c <= d or d <= c)


def _rare(a: Sketch, b: Sketch) -> float:
    """Two mentions of a meal are one meal: such words are too rare for chance."""
    x, y = a.candidate.trigger.entry, b.candidate.trigger.entry
    return _RARE if x is y and x.weak and x.pos == "noun" and x.kind == "encounter" else 0.0


def _pointed_at(echo: Sketch, clusters: Sequence[Cluster]) -> Cluster | None:
    """Find the event that a bare "the talks" means: the latest one told before it whose word fits best."""
    entry = echo.candidate.trigger.entry
    best: tuple[tuple[float, ...], Cluster] | None = None
    for cluster in clusters:
        for member in cluster.members:
            gap = echo.candidate.sentence.number - member.candidate.sentence.number
            other = member.candidate.trigger.entry
            if echo.place and not any(places(m, echo) == "same" for m in cluster.members):
                continue
            if (
                gap < 0
                or member.family != echo.family
                or (gap == 0 and member.candidate.trigger.start > echo.candidate.trigger.start)
            ):
                continue
            rank = (
                float(other.lemma == entry.lemma) * 2
                + float(other.type == entry.type)
                + float(bool(member.persons or member.parties))
                - 0.5 * min(gap, 8)
                + member.chance,
                -gap,
            )
            if best is None or rank > best[0]:
                best = (rank, cluster)
    return best[1] if best else None
