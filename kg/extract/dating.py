"""When an event is: the times that its tellings give, read again by its status, or the day of the news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Interval
from ..when import combine, reresolve
from .candidates import Option
from .choices import Choice, Draft, chances, filled, mean, pooled, step, strength
from .learned import Feature, Models
from .lexicon import words
from .scene import Scene, When
from .sketch import Cluster, Sketch

#: A time expression surer than this has its direction from a cue in its clause.
_OPEN = 0.7

#: A duration surer than this is the event's own.
_LASTS = 0.45

#: What of a trigger's clause bears on whether it is the day's news.
_DAY_CLAUSE = frozenset({"v0", "v1", "r0", "carry", "cue", "lemma", "under", "kind", "loose", "v0c", "v0d", "cw", "ch"})


def time_choices(scene: Scene, cluster: Cluster) -> list[Choice]:
    """List the times of a cluster's event, by value."""
    kind = cluster.lead.candidate.trigger.entry.kind
    by_key = pooled(cluster, "times")
    best = {key: max(o.chance for o in options) for key, options in by_key.items()}
    made = []
    for key, options in by_key.items():
        option = max(options, key=lambda o: o.chance)
        expression = option.when.expression if option.when else None
        values = chances(cluster, "times", key)
        inner = [k for k in best if k != key and k.startswith(key)]
        far = chances(cluster, "times", key, False)
        features = [
            *strength("max", values),
            *strength("far", far),
            f"farf:{step(max(far))}:{filled(cluster, 'times')}:{step(max(values))}",
            f"kind:{kind}",
            f"lead:{step(values[0])}",
            f"rank:{sum(v > best[key] for v in best.values())}",
            f"grain:{expression.interval.granularity if expression else ''}:{step(best[key])}",
            f"finer:{bool(inner)}",
            ("mean", mean(cluster, "times", values)),
            f"members:{min(3, len(values))}",
            f"said:{expression.reporting if expression else ''}:{step(best[key])}",
        ]
        made.append(Choice(key, features, option))
    return made


def day_features(scene: Scene, cluster: Cluster, status: str, times: Sequence[Choice]) -> list[Feature]:
    """Describe an event without a date for the choice between the day of the news and no date at all."""
    lead = cluster.lead
    first = min(m.candidate.sentence.number for m in cluster.members)
    title = any(scene.paragraphs[m.candidate.trigger.paragraph].offset < 0 for m in cluster.members)
    entry = lead.candidate.trigger.entry
    found = [f for f in lead.candidate.clause if isinstance(f, str) and f.split(":")[0] in _DAY_CLAUSE]
    return [
        *found,
        f"status:{status}",
        f"first:{min(first, 6)}",
        f"title:{title}",
        f"st:{status}:{title}:{min(first, 3)}",
        f"members:{min(4, len(cluster.members))}",
        f"ks:{entry.kind}:{status}",
        f"def:{lead.definite}",
        f"best:{step(max((c.chance for c in times), default=0.0))}",
        f"dated:{bool(scene.dateline)}",
        f"who:{min(2, len(lead.persons))}",
        f"there:{_there(scene, lead)}",
        f"aside:{_aside(scene, lead)}:{status}",
    ]


def _there(scene: Scene, lead: Sketch) -> str:
    """Say whether an event's place is where the news comes from: what happened elsewhere is seldom the day's news."""
    if lead.place is None or scene.dateline is None:
        return "open"
    return "here" if lead.place[1] == scene.dateline.code else "elsewhere"


def _aside(scene: Scene, lead: Sketch) -> str:
    """Say whether a clause tells its event only by the way: "who met in ...", "recently visited", "had talked"."""
    trigger = lead.candidate.trigger
    head = scene.doc(trigger.paragraph)[trigger.verb if trigger.verb >= 0 else trigger.head]
    if any(c.lower_ in words("cues.toml", "past_word") for c in head.children if c.dep_ in ("advmod", "amod")):
        return "adverb"
    if any(c.lower_ == "had" and c.dep_ == "aux" for c in head.children):
        return "had"
    return head.dep_ if head.dep_ in ("relcl", "acl", "advcl") else "main"


def interval_of(choice: Choice | None) -> Interval | None:
    """Give the interval of a time choice."""
    when = choice.option.when if choice and choice.option else None
    return when.expression.interval if when else None


def settle(scene: Scene, made: Draft, times: Sequence[Choice], models: Models) -> tuple[Interval | None, str]:
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


def _stays(option: Option) -> bool:
    """Whether a duration is one of days or weeks: what lasts "ten years" or comes "10 months after" is no visit."""
    return option.when is not None and option.when.expression.value.endswith(("D", "W"))


def _lengthen(scene: Scene, made: Draft, when: When) -> Interval:
    """Give the event's interval: the whole range where it has one, the duration's days, or the day itself."""
    expression = when.expression
    if expression.range is not None and expression.range.start is not None:
        return expression.range
    interval = expression.interval
    durations = [o for m in made.cluster.members for o in m.candidate.durations if o.chance >= _LASTS and _stays(o)]
    if durations and interval.granularity == "day" and interval.start == interval.end:
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
