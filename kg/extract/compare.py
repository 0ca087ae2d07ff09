"""How alike two tellings of events are: who, when, where, how far along, and how they stand in the text."""

from __future__ import annotations

from datetime import date

from .learned import Feature
from .lexicon import words
from .scene import Scene
from .sketch import FAMILY, Sketch

#: Days from the article's after which a date tells of something else than the news.
_NEWS = 9


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
        f"status:{'/'.join(sorted((a.status, b.status)))}:{times(a, b)}",
        f"sts:{a.status == b.status}",
        f"sw:{a.status == b.status}:{verdict(a.persons, b.persons)}:{times(a, b)}",
    ]
    found += [f"mod:{word}" for word in _other_words(b)]
    found += [
        f"time:{times(a, b)}",
        f"place:{places(a, b)}",
        f"tp:{times(a, b)}:{places(a, b)}",
        f"all:{verdict(a.persons, b.persons)}:{verdict(a.parties, b.parties)}:{times(a, b)}",
        f"fp:{a.family}:{verdict(a.persons, b.persons)}:{places(a, b)}",
        f"gd:{gap == 0}:{b.definite}",
    ]
    if gap == 0:
        found.append(f"link:{_link(a, b)}")
    return found + _named(a, b) + _between(a, b) + _full(a, b)


def introduced(a: Sketch, b: Sketch) -> list[Feature]:
    """Say how both words introduce their event: "a meeting" then "the meeting", "the talks" then "another round"."""
    x, y = a.telling, b.telling
    one_word = a.candidate.trigger.entry.lemma == b.candidate.trigger.entry.lemma
    who = verdict(a.persons, b.persons)
    return [
        f"det:{x.determiner}/{y.determiner}",
        f"detw:{y.determiner}:{y.plural}:{one_word}:{who}",
        f"num:{x.plural}:{y.plural}:{one_word}",
        f"ord:{x.order}/{y.order}",
        f"ordb:{y.order}:{who}",
        f"tense:{x.tense}/{y.tense}",
        f"step:{x.step}/{y.step}",
        f"had:{x.tense == 'had'}{y.tense == 'had'}:{times(a, b)}",
        f"quote:{x.quoted}{y.quoted}",
        f"par:{a.candidate.trigger.paragraph == b.candidate.trigger.paragraph}",
        f"others:{shares(a.persons, b.persons)}",
        f"sides:{shares(a.parties, b.parties)}",
    ]


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
        low < (t.paragraph, t.start) < high and FAMILY.get(t.entry.kind, "talk") == a.family
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
        f"kp:{x.kind}/{y.kind}:{places(a, b)}",
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


def shares(x: frozenset[str], y: frozenset[str]) -> str:
    """Count what is only in the first set, only in the second, and in both, two being many."""
    return ":".join(str(min(2, len(part))) for part in (x - y, y - x, x & y))


def overlap(name: str, x: frozenset[str], y: frozenset[str]) -> list[Feature]:
    """Describe what two sets of persons or sides have in common."""
    found = verdict(x, y)
    share = len(x & y) / len(x | y) if x | y else 0.0
    part = "sub" if found == "some" and (x < y or y < x) else ""
    return [f"{name}:{found}{part}", (f"{name}share", share), f"{name}:{min(len(x), 3)}:{min(len(y), 3)}"]


def times(a: Sketch, b: Sketch) -> str:
    """Compare the days that two tellings give: same, within, clash, or open where one gives none."""
    if a.days is None or b.days is None:
        known = a.days or b.days
        return "none" if known is None else "open-old" if is_old(a.scene, known) else "open"
    if a.days == b.days:
        return "same"
    return "within" if a.days[0] <= b.days[1] and b.days[0] <= a.days[1] else "clash"


def days_apart(a: str, b: str) -> int:
    """Count the days from the second of two ISO dates to the first."""
    return (date.fromisoformat(a) - date.fromisoformat(b)).days


def is_old(scene: Scene, days: tuple[str, str]) -> bool:
    """Whether days lie far from the news: an event without a date is hardly that one."""
    if scene.day is None:
        return False
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[1])
    return (last - first).days > _NEWS * 2 or abs((first - scene.day).days) > _NEWS


def places(a: Sketch, b: Sketch) -> str:
    """Compare the places that two tellings give: same, within, city, clash, or open where one gives none."""
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


def apart(a: Sketch, b: Sketch) -> bool:
    """Nothing is one event whose day, country or people differ."""
    return rivals(a, b) or places(a, b) == "clash" or times(a, b) == "clash" or verdict(a.persons, b.persons) == "none"


def rivals(a: Sketch, b: Sketch) -> bool:
    """Whether the words tell of two events: encounters with different people in one sentence, the first and the second,
    a conference and what two did at it."""
    sentence, one, other = a.candidate.sentence, a.candidate.trigger, b.candidate.trigger
    if sentence is b.candidate.sentence and frozenset({one, other}) in sentence.rivals:
        return True
    if {a.gathering, b.gathering} == {"many", "two"}:
        return True
    if (a.status == "denied") != (b.status == "denied") and (a.distant != b.distant or times(a, b) == "clash"):
        # A call is told of after a meeting has been denied.
        return True
    return a.turn is not None and b.turn is not None and a.turn != b.turn and one.entry is other.entry


def is_echo(sketch: Sketch) -> bool:
    """Whether a trigger only points back to what was told before: "the talks", "their meeting", and nothing with it."""
    entry = sketch.candidate.trigger.entry
    if entry.pos != "noun" or not sketch.definite or sketch.persons or sketch.days:
        return False
    return not sketch.parties and entry.kind not in ("pact",)
