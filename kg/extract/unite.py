"""Drafts that tell one event though their triggers alone did not show it: judged again with every slot decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .choices import Choice, Draft
from .compare import apart, compare, introduced, overlap, rivals, shares, verdict
from .learned import Feature, Models, logit
from .sketch import Cluster, Sketch

_FAR = 8


def united(drafts: Sequence[Draft], models: Models, draft: Callable[[Cluster], Draft]) -> list[Draft]:
    """Join drafts that tell one event, the surest pair first, and draft what they tell together anew.

    Args:
        draft: decides the slots of a joined cluster.
    """
    made = list(drafts)
    old: list[Draft] = []
    known: dict[tuple[int, int], float] = {}
    while len(made) > 1:
        pairs = [(_once(known, a, b, models), -j, -i) for j, b in enumerate(made) for i, a in enumerate(made[:j])]
        best, j, i = max(pairs)
        if best < models.thresholds["same"]:
            break
        # What was joined is kept alive, so that an identity means one draft throughout.
        old.append(made[-i])
        old.append(made.pop(-j))
        made[-i] = draft(_joined(old[-2].cluster, old[-1].cluster))
    for j, b in enumerate(made):
        for a in made[:j]:
            weaker = a if a.cluster.lead.chance < b.cluster.lead.chance else b
            weaker.twin = max(weaker.twin, _once(known, a, b, models))
    return made


def _once(known: dict[tuple[int, int], float], a: Draft, b: Draft, models: Models) -> float:
    """Compare two drafts, or remember what came of it."""
    key = (id(a), id(b))
    if key not in known:
        known[key] = chance(a, b, models)
    return known[key]


def _joined(a: Cluster, b: Cluster) -> Cluster:
    return Cluster(sorted((*a.members, *b.members), key=lambda s: -s.chance), [*a.echoes, *b.echoes])


def chance(a: Draft, b: Draft, models: Models) -> float:
    """Say how likely two drafts tell one event."""
    if any(rivals(s, t) for s in a.cluster.members for t in b.cluster.members):
        return 0.0
    if _one_day(a, b):
        return 1.0
    return models["same"].probability(features(a, b, models))


_ENCOUNTERS = frozenset({"meeting", "talks", "negotiation"})
_PASSED = frozenset({"held", "ongoing"})


def _one_day(a: Draft, b: Draft) -> bool:
    """Whether both tell of one encounter: two or more people of the one among those of the other on the same day.

    Where they name fewer, the same sides on the same said day.
    """
    if not all(_kind(d) in _ENCOUNTERS for d in (a, b)):
        return False
    persons, others = _keys(a.persons), _keys(b.persons)
    if not persons or not others or not (persons <= others or others <= persons):
        return False
    if _where(a, b) in ("clash", "city") or not (a.status == b.status or {a.status, b.status} <= _PASSED):
        return False
    if len(persons & others) > 1 and {a.status, b.status} <= _PASSED:
        return _when(a, b).startswith("same")
    sides = _keys(a.parties)
    said = all(d.rule == "time" for d in (a, b))
    one_side = len(sides) > 1 and sides == _keys(b.parties)
    return said and one_side and _when(a, b) == "same" and a.when is not None and a.when.granularity == "day"


def _kind(draft: Draft) -> str:
    return draft.cluster.lead.candidate.trigger.entry.type


def features(a: Draft, b: Draft, models: Models) -> list[Feature]:
    """Describe two drafts side by side, `a` the earlier in the text."""
    x, y = a.cluster.lead.candidate.trigger.entry, b.cluster.lead.candidate.trigger.entry
    persons, others = _keys(a.persons), _keys(b.persons)
    sides, theirs = _keys(a.parties), _keys(b.parties)
    who, side = verdict(persons, others), verdict(sides, theirs)
    when, where = _when(a, b), _where(a, b)
    scores = [
        models["merge"].score(compare(*sorted((s, t), key=_position)))
        for s in a.cluster.members
        for t in b.cluster.members
        if s.family == t.family
    ]
    gap = _gap(a, b)
    later = max((a, b), key=lambda d: _position(d.cluster.lead)).cluster.lead
    kinds = "/".join(sorted((x.kind, y.kind)))
    return [
        f"types:{'/'.join(sorted((x.type, y.type)))}",
        f"kinds:{kinds}",
        f"same:{x.lemma == y.lemma}:{x.kind}",
        *overlap("who", persons, others),
        *overlap("side", sides, theirs),
        f"when:{when}",
        f"where:{where}",
        f"ww:{when}:{where}",
        f"all:{who}:{side}:{when}:{where}",
        f"wk:{who}:{when}:{kinds}",
        f"pk:{side}:{where}:{kinds}",
        f"status:{'/'.join(sorted((a.status, b.status)))}:{when}",
        f"sts:{a.status == b.status}:{who}",
        f"gap:{min(gap, _FAR)}",
        f"gapd:{min(gap, 4)}:{later.definite}:{who}",
        f"title:{_title(a) or _title(b)}:{min(gap, 4)}",
        f"apart:{any(apart(s, t) for s in a.cluster.members for t in b.cluster.members)}",
        ("pair", max(-4.0, min(4.0, sum(scores) / len(scores))) if scores else 0.0),
        ("best", max(-4.0, min(4.0, max(scores))) if scores else 0.0),
        f"pairs:{bool(scores)}",
        ("low", min(logit(a.cluster.lead.chance), logit(b.cluster.lead.chance))),
        f"size:{min(len(a.cluster.members), 3)}:{min(len(b.cluster.members), 3)}",
        f"mods:{verdict(a.cluster.lead.modifiers, b.cluster.lead.modifiers)}:{x.lemma == y.lemma}",
        *introduced(*sorted((a.cluster.lead, b.cluster.lead), key=_position)),
        *_more(a, b, later),
    ]


def _more(a: Draft, b: Draft, later: Sketch) -> list[Feature]:
    """Say who and which sides are only in one of two drafts, how their days were found, and what the later one adds."""
    persons, others = _keys(a.persons), _keys(b.persons)
    types = "/".join(sorted(d.cluster.lead.candidate.trigger.entry.type for d in (a, b)))
    rules = "/".join(sorted((a.rule, b.rule)))
    grains = "/".join(sorted(d.when.granularity if d.when else "" for d in (a, b)))
    alone, when = shares(persons, others), _when(a, b)
    return [
        f"alone:{alone}",
        f"alones:{shares(_keys(a.parties), _keys(b.parties))}",
        f"alonew:{alone}:{when}",
        f"rules:{rules}:{when}",
        f"grains:{grains}:{when}",
        f"adds:{later.fullness}:{later.telling.determiner}",
        f"addw:{later.fullness}:{when}:{verdict(persons, others)}",
        f"here:{_gap(a, b) == 0}:{types}",
    ]


def _position(sketch: Sketch) -> tuple[int, int]:
    trigger = sketch.candidate.trigger
    return trigger.paragraph, trigger.start


def _keys(chosen: Sequence[Choice]) -> frozenset[str]:
    return frozenset(choice.key for choice in chosen)


def _when(a: Draft, b: Draft) -> str:
    """Compare the days: same, within, clash, or open; a day that is only the news' is told from one that is said."""
    news = "n" if "day of the news" in (a.rule, b.rule) else ""
    if a.when is None or b.when is None or a.when.start is None or b.when.start is None:
        return "none" if a.when is b.when else "open" + news
    first, second = (a.when.start, a.when.end or a.when.start), (b.when.start, b.when.end or b.when.start)
    if first == second:
        return "same" + news
    if first[0] == second[0]:
        return "start" + news
    return ("within" if first[0] <= second[1] and second[0] <= first[1] else "clash") + news


def _where(a: Draft, b: Draft) -> str:
    if a.place is None or b.place is None:
        return "none" if a.place is b.place else "open"
    (city, _, land), (town, _, country) = a.place.key.partition("|"), b.place.key.partition("|")
    if land != country:
        return "clash"
    return "same" if city == town else "city" if city and town else "within"


def _gap(a: Draft, b: Draft) -> int:
    return min(
        abs(s.candidate.sentence.number - t.candidate.sentence.number)
        for s in a.cluster.members
        for t in b.cluster.members
    )


def _title(made: Draft) -> bool:
    return any(m.scene.paragraphs[m.candidate.trigger.paragraph].offset < 0 for m in made.cluster.members)
