"""Which triggers of an article tell one event: pairs are judged by all slots at once, then grouped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..data.parties import parties
from .candidates import Candidate, above
from .learned import Feature, Models
from .lexicon import words
from .scene import Scene

#: A slot counts for comparison where its chance is at least this.
_SURE = 0.45
#: Kinds of trigger whose events are alike enough to be one.
_FAMILY = {
    "encounter": "talk",
    "process": "talk",
    "round": "talk",
    "receive": "talk",
    "forum": "talk",
    "call": "talk",
    "mediate": "talk",
    "travel": "trip",
    "depart": "trip",
    "stay": "trip",
    "sign": "pact",
    "pact": "pact",
}


@dataclass(eq=False)
class Sketch:
    """A candidate with its likely slots picked, for comparing it with others."""

    candidate: Candidate
    scene: Scene
    #: How likely the trigger tells an event at all.
    chance: float = 0.0
    #: How far along its clause says the event is.
    status: str = ""

    @cached_property
    def persons(self) -> frozenset[str]:
        """Ids of the persons that likely take part."""
        return frozenset(above(self.candidate.persons, _SURE))

    @cached_property
    def parties(self) -> frozenset[str]:
        """Codes of the sides that likely take part."""
        sides = {self.scene.people[p].party for p in self.persons}
        return frozenset({*above(self.candidate.parties, _SURE), *(s for s in sides if s)})

    @cached_property
    def place(self) -> tuple[str, str] | None:
        """City ("" where only the country is known) and country code."""
        best = next((o for o in self.candidate.places if o.near and o.chance >= _SURE and o.key), None)
        if best is None:
            return None
        city, _, code = best.key.partition("|")
        return city, code

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """First and last day, ISO."""
        best = next((o.when for o in self.candidate.times if o.near and o.chance >= _SURE and o.when), None)
        if best is None or best.expression.interval.start is None:
            return None
        interval = best.expression.interval
        return str(interval.start), str(interval.end or interval.start)

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The names and nouns right before an event noun, in lower case."""
        doc = self.scene.doc(self.candidate.trigger.paragraph)
        head = doc[self.candidate.trigger.head]
        return frozenset(c.lower_ for c in head.children if c.dep_ in ("compound", "nmod", "amod") and c.i < head.i)

    @property
    def fullness(self) -> str:
        """Which slots its own sentence fills: who, when, where."""
        return "".join(
            letter
            for letter, given in (("w", self.persons), ("s", self.parties), ("t", self.days), ("p", self.place))
            if given
        )

    @cached_property
    def family(self) -> str:
        """Talk, trip or pact."""
        return _FAMILY.get(self.candidate.trigger.entry.kind, "talk")

    @cached_property
    def definite(self) -> bool:
        """Whether the trigger is a noun with "the", "this", "their" ...: something told before."""
        doc = self.scene.doc(self.candidate.trigger.paragraph)
        head = doc[self.candidate.trigger.head]
        return any(c.lower_ in ("the", "this", "these", "their", "his", "her", "its") for c in head.children)


def compare(a: Sketch, b: Sketch) -> list[Feature]:
    """Describe two candidates side by side, `a` the earlier."""
    x, y = a.candidate.trigger.entry, b.candidate.trigger.entry
    gap = b.candidate.sentence.number - a.candidate.sentence.number
    kinds = "/".join(sorted((x.kind, y.kind)))
    title = a.scene.paragraphs[a.candidate.trigger.paragraph].offset < 0
    found: list[Feature] = [
        f"kinds:{kinds}",
        f"pos:{x.pos}{y.pos}",
        f"types:{'/'.join(sorted((x.type, y.type)))}",
        f"same:{x.lemma == y.lemma}:{x.kind}",
        f"gap:{min(gap, 5)}",
        f"title:{title}",
        f"def:{b.definite}:{x.kind == y.kind}",
        f"weak:{x.weak}{y.weak}",
    ]
    found += overlap("who", a.persons, b.persons) + overlap("side", a.parties, b.parties)
    found += [
        f"status:{'/'.join(sorted((a.status, b.status)))}:{_times(a, b)}",
        f"sts:{a.status == b.status}",
        f"sw:{a.status == b.status}:{verdict(a.persons, b.persons)}:{_times(a, b)}",
    ]
    found += [f"mod:{word}" for word in _other_words(b)]
    found += [
        f"time:{_times(a, b)}",
        f"place:{_places(a, b)}",
        f"tp:{_times(a, b)}:{_places(a, b)}",
        f"all:{verdict(a.persons, b.persons)}:{verdict(a.parties, b.parties)}:{_times(a, b)}",
        f"fp:{a.family}:{verdict(a.persons, b.persons)}:{_places(a, b)}",
        f"gd:{gap == 0}:{b.definite}",
    ]
    if gap == 0:
        found.append(f"link:{_link(a, b)}")
    return found + _named(a, b) + _between(a, b) + _full(a, b)


def _named(a: Sketch, b: Sketch) -> list[Feature]:
    """Compare what stands before two event nouns: "the Geneva talks" and "nuclear talks", "SAARC summit" twice."""
    found = verdict(a.modifiers, b.modifiers)
    x, y = a.candidate.trigger.entry, b.candidate.trigger.entry
    return [f"mods:{found}", f"modk:{found}:{x.lemma == y.lemma}:{x.type == y.type}"]


def _between(a: Sketch, b: Sketch) -> list[Feature]:
    """Say how many triggers of the family stand between two, and whether one stands at an article's head."""
    first, last = a.candidate, b.candidate
    low = (first.trigger.paragraph, first.trigger.start)
    high = (last.trigger.paragraph, last.trigger.start)
    rivals = sum(
        low < (t.paragraph, t.start) < high and _FAMILY.get(t.entry.kind, "talk") == a.family
        for sentence in a.scene.sentences[first.sentence.number : last.sentence.number + 1]
        for t in sentence.triggers
    )
    title = a.scene.paragraphs[first.trigger.paragraph].offset < 0
    place = min(last.sentence.number, 6)
    return [f"rivals:{min(rivals, 3)}", f"rd:{min(rivals, 2)}:{b.definite}", f"head:{title}:{place}"]


def _full(a: Sketch, b: Sketch) -> list[Feature]:
    """Say how much each tells by itself: what tells all is told anew, what tells little points back."""
    mine, theirs = a.fullness, b.fullness
    x, y = a.candidate.trigger.entry, b.candidate.trigger.entry
    return [
        f"full:{mine}:{theirs}",
        f"fulld:{theirs}:{b.definite}:{x.type == y.type}",
        f"fg:{theirs}:{min(b.candidate.sentence.number - a.candidate.sentence.number, 3)}",
        f"lem:{x.lemma}/{y.lemma}",
        f"kk:{x.kind}/{y.kind}:{verdict(a.persons, b.persons)}",
        f"kp:{x.kind}/{y.kind}:{_places(a, b)}",
    ]


def _other_words(sketch: Sketch) -> list[str]:
    """Words at a trigger that speak of one among several: another, next, last, second ..."""
    doc = sketch.scene.doc(sketch.candidate.trigger.paragraph)
    head = doc[sketch.candidate.trigger.head]
    return [c.lower_ for c in head.children if c.lower_ in words("cues.toml", "ordinal")]


def verdict(x: frozenset[str], y: frozenset[str]) -> str:
    """Compare two sets: same, some in common, none, or open where one is empty."""
    if not x or not y:
        return "open"
    if x == y:
        return "same"
    return "some" if x & y else "none"


def overlap(name: str, x: frozenset[str], y: frozenset[str]) -> list[Feature]:
    """Describe what two sets of persons or sides have in common."""
    found = verdict(x, y)
    share = len(x & y) / len(x | y) if x | y else 0.0
    part = "sub" if found == "some" and (x < y or y < x) else ""
    return [f"{name}:{found}{part}", (f"{name}share", share), f"{name}:{min(len(x), 3)}:{min(len(y), 3)}"]


def _times(a: Sketch, b: Sketch) -> str:
    if a.days is None or b.days is None:
        known = a.days or b.days
        return "none" if known is None else "open-old" if _old(a.scene, known) else "open"
    if a.days == b.days:
        return "same"
    return "within" if a.days[0] <= b.days[1] and b.days[0] <= a.days[1] else "clash"


def days_apart(a: str, b: str) -> int:
    """Count the days from the second of two ISO dates to the first."""
    return (date.fromisoformat(a) - date.fromisoformat(b)).days


#: Days from the article's after which a date tells of something else than the news.
_NEWS = 9


def _old(scene: Scene, days: tuple[str, str]) -> bool:
    """Whether days lie far from the news: an event without a date is hardly that one."""
    if scene.day is None:
        return False
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[1])
    return (last - first).days > _NEWS * 2 or abs((first - scene.day).days) > _NEWS


def _places(a: Sketch, b: Sketch) -> str:
    if a.place is None or b.place is None:
        return "open" if a.place or b.place else "none"
    if a.place == b.place:
        return "same"
    if a.place[1] == b.place[1]:
        return "within" if not a.place[0] or not b.place[0] else "city"
    return "clash"


def _link(a: Sketch, b: Sketch) -> str:
    """How two triggers of one sentence hang together: carrier of the other, conjoined, governing."""
    doc = a.scene.doc(a.candidate.trigger.paragraph)
    first, second = doc[a.candidate.trigger.head], doc[b.candidate.trigger.head]
    if second.head.i == first.i:
        return f"under:{second.dep_}"
    if first.head.i == second.i:
        return f"over:{first.dep_}"
    if second.head.head.i == first.i:
        return f"under2:{second.head.lower_}"
    return "apart"


def is_echo(sketch: Sketch) -> bool:
    """Whether a trigger only points back to what was told before: "the talks", "their meeting", and nothing with it."""
    entry = sketch.candidate.trigger.entry
    if entry.pos != "noun" or not sketch.definite or sketch.persons or sketch.days:
        return False
    return not sketch.parties and entry.kind not in ("pact",)


@dataclass(slots=True, eq=False)
class Cluster:
    """The sketches of one event, the likeliest trigger first."""

    members: list[Sketch] = field(default_factory=list)
    #: Bare mentions of what was told before ("the talks"): evidence, but nothing to read slots off.
    echoes: list[Sketch] = field(default_factory=list)

    @property
    def lead(self) -> Sketch:
        """The trigger that tells the event best."""
        return self.members[0]


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


#: Types of one talk: news calls the same encounter now a meeting, now talks.
_ENCOUNTERS = frozenset({"meeting", "talks", "negotiation"})
_PASSED = frozenset({"held", "ongoing"})
#: Sentences apart that two tellings of one day may be.
_SAME_DAY = 12


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
    if any(_times(a, b) == "open-old" for a in old for b in new):
        return False
    gap = min(abs(b.candidate.sentence.number - a.candidate.sentence.number) for a in old for b in new)
    meeting = {_times(a, b) for a in old for b in new}
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
    if not bare or not any(s.status in _PASSED and s.days and not _old(s.scene, s.days) for s in old):
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


#: What a word as rare as "dinner" adds to the log odds where it is said twice.
_RARE = 4.0


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
            if echo.place and not any(_places(m, echo) == "same" for m in cluster.members):
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


def apart(a: Sketch, b: Sketch) -> bool:
    """Two stops of one traveller are never one visit, nor is anything one whose day, country or people differ."""
    x, y = a.candidate.trigger, b.candidate.trigger
    if x.start == y.start and x.paragraph == y.paragraph:
        return True
    return _places(a, b) == "clash" or _times(a, b) == "clash" or verdict(a.persons, b.persons) == "none"


def kind_of_party(code: str) -> str:
    """Say what a party is: state, organisation, group ..., "other" where the code is not in the lists."""
    party = parties().get(code)
    return party.kind if party else "other"
