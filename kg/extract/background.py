"""What an article tells beside an event's slots: its process and round, its topic, who says so, and a former day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ..data import posts
from ..model import Event, Interval, Participation, Support
from . import moved, process, topic, voice
from .choices import Draft
from .mentions import Mention
from .scene import Scene, Sentence, When
from .sketch import Sketch
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Value = TypeVar("Value")
Found = tuple[Value, tuple[int, int]]
#: How sure these readings are: they are rules, and are not fitted.
_SURE = 0.8
#: From here on a side likely takes part.
_LIKELY = 0.5


def with_background(scene: Scene, made: Draft, event: Event, old: When | None = None) -> Event:
    """Fill process, round, topic, according_to and formerly of a draft's event, as far as its sentences tell them.

    Args:
        old: the time for which another sentence says that the event was set at first.
    """
    tellings = [*made.cluster.members, *made.cluster.echoes]
    supports: list[Support] = []

    def first(
        slot: str, read: Callable[[Doc, Sentence, Trigger], Found[Value] | None], among: Sequence[Sketch]
    ) -> Value | None:
        for sketch in among:
            found = read(*_where(scene, sketch))
            if found:
                span = scene.span(sketch.candidate.trigger.paragraph, *found[1])
                supports.extend([Support(slot, span, "background", _SURE)] if span else [])
                return found[0]
        return None

    event = replace(
        event,
        process=first("process", process.process_of, tellings[:1]) or first("process", process.standing, tellings[1:]),
        round=first("round", process.round_of, tellings),
        topic=first("topic", topic.topic_of, tellings),
        according_to=first("according_to", partial(voice.sayer_of, scene), tellings[:1]),
    )
    event = replace(event, unnamed=tuple(_unnamed(scene, made, event, supports)))
    event = _moved(scene, tellings, event, supports)
    if old is not None and event.formerly is None:
        event = _with_former(scene, old, event, supports)
    return replace(event, support=(*event.support, *(s for s in supports if s.slot != "according_to")))


def _unnamed(scene: Scene, made: Draft, event: Event, supports: list[Support]) -> Iterator[Participation]:
    """Yield those who stand for a side of the event by their post alone, where nobody is named for that side."""
    named = {person.party for person in event.participants}
    for choice in made.parties:
        mention = next((m for m in _descriptions(made) if m.party == choice.key and _post(m)), None)
        post = _post(mention) if mention else None
        if mention is None or post is None or choice.key in named:
            continue
        span = scene.span(mention.paragraph, mention.start, mention.end)
        slot = f"office:{choice.key} {post}"
        supports.extend([Support(slot, span, "description", round(choice.chance, 3))] if span else [])
        yield Participation("", "participant", choice.key, post)


def _descriptions(made: Draft) -> Iterator[Mention]:
    """Yield the descriptions that likely take part and lead to nobody whom the article names, the likeliest first."""
    options = [o for s in made.cluster.members for o in s.candidate.parties if o.chance >= _LIKELY and o.mention]
    for option in sorted(options, key=lambda o: -o.chance):
        if option.mention and option.mention.kind == "description" and not option.mention.key:
            yield option.mention


def _post(mention: Mention) -> str | None:
    """Give the post of a description where one person holds it at a time: "Norwegian foreign minister"."""
    post = posts.find(mention.text)
    return post.name if post and post.single and not posts.is_past(mention.text) else None


def _where(scene: Scene, sketch: Sketch) -> tuple[Doc, Sentence, Trigger]:
    candidate = sketch.candidate
    return scene.doc(candidate.trigger.paragraph), candidate.sentence, candidate.trigger


def _moved(scene: Scene, tellings: Sequence[Sketch], event: Event, supports: list[Support]) -> Event:
    """Fill the former time, and the time where it was taken from the words of a move."""
    found = next(iter(_moves(scene, tellings)), None)
    if found is None:
        return event
    old, new = (_interval(when) for when in (found.old, found.new))
    if new is not None and (event.when is None or event.when == old or _is_range(found, event.when)):
        event = replace(event, when=new)
    return event if found.old is None else _with_former(scene, found.old, event, supports)


def _with_former(scene: Scene, old: When, event: Event, supports: list[Support]) -> Event:
    """Fill the former time, where it is another than the present one."""
    former_time = old.expression.interval
    if event.when is None or _same(event.when, former_time):
        return event
    span = scene.span(old.paragraph, old.start, old.end)
    supports.extend([Support("formerly", span, "background", _SURE)] if span else [])
    return replace(event, formerly=former_time)


def _moves(scene: Scene, tellings: Sequence[Sketch]) -> Iterator[moved.Move]:
    """Yield the moves that the sentences of an event tell, those with a former time first."""
    found = [moved.move_in(*_where(scene, sketch)[:2]) for sketch in tellings]
    told = [move for move in found if move is not None]
    yield from (move for move in told if move.old is not None)
    yield from (move for move in told if move.old is None)


def former(scene: Scene, told: Sequence[Draft]) -> tuple[dict[int, When], frozenset[int]]:
    """Find events of which a later sentence says that they had first been set for another day.

    Returns:
        The former time by the number of the draft, and the numbers of drafts that tell nothing but such a former time
        of an event told before them.
    """
    found: dict[int, When] = {}
    void: set[int] = set()
    for sentence in scene.sentences:
        doc = scene.doc(sentence.paragraph)
        triggers = [t for t in sentence.triggers if _definite(doc[t.head])]
        move = moved.move_in(doc, sentence) if triggers and sentence.times else None
        if move is None or move.old is None or move.new is not None:
            continue
        target = _told_before(told, sentence, triggers[0])
        if target is not None and not _same(told[target].when or _NEVER, move.old.expression.interval):
            found.setdefault(target, move.old)
            void |= {n for n, draft in enumerate(told) if n != target and _only_in(draft, sentence)}
    return found, frozenset(void)


_NEVER = Interval(None, None)
_ENCOUNTERS = frozenset({"meeting", "talks", "negotiation", "summit"})


def _definite(head: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that", "their") for child in head.children)


def _told_before(told: Sequence[Draft], sentence: Sentence, trigger: Trigger) -> int | None:
    """Give the event told last before a sentence that is of the kind of a trigger."""
    best: tuple[int, int] | None = None
    for number, draft in enumerate(told):
        for sketch in draft.cluster.members:
            at, kind = sketch.candidate.sentence.number, sketch.candidate.trigger.entry.type
            alike = kind == trigger.entry.type or {kind, trigger.entry.type} <= _ENCOUNTERS
            if alike and at < sentence.number and (best is None or at >= best[0]):
                best = (at, number)
    return best[1] if best else None


def _only_in(draft: Draft, sentence: Sentence) -> bool:
    return all(sketch.candidate.sentence is sentence for sketch in draft.cluster.members)


def _interval(when: When | None) -> Interval | None:
    """Give the days of a time, the first where it is only a bound ("until next week")."""
    return when.expression.interval if when else None


def _is_range(move: moved.Move, when: Interval) -> bool:
    """Whether "from the 12th to the 20th" was read as a stretch of days."""
    old, new = _interval(move.old), _interval(move.new)
    return bool(old and new and when.start == old.start and when.end == new.end)


def _same(one: Interval, other: Interval) -> bool:
    return (one.start, one.end) == (other.start, other.end)
