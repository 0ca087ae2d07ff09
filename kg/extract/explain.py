"""Why an article was read as it was: for every event its triggers, slots and words; what was dropped and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Article, Event, Span
from .build import Reading, read_events
from .choices import Choice, Draft
from .confidence import features
from .events import event_of, plain
from .learned import Models
from .nlp import parse
from .scene import Scene, read_scene
from .sense import lone

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Reason:
    """What gave a slot its value: the words (None: the title's, or no words at all), the rule, and how sure it is."""

    slot: str
    value: str
    words: Span | None
    rule: str
    chance: float
    #: The features that spoke loudest, with what each added to the log odds.
    because: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """An event, or a draft that was not kept, with the reasons for it and for each slot."""

    event: Event
    kept: bool
    chance: float
    triggers: tuple[Reason, ...]
    slots: tuple[Reason, ...]
    because: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that was read in an article: events, drafts that were not kept, and triggers that tell nothing."""

    article: Article
    events: tuple[Explained, ...]
    discarded: tuple[Explained, ...]
    ignored: tuple[Reason, ...]


def explanation(article: Article, language: Language, models: Models) -> Explanation:
    """Read an article and keep the reasons."""
    scene = read_scene(article, parse(article, language))
    reading = read_events(scene, models)
    bar = models.thresholds["keep"]
    told = [_explained(reading, made, models, made.keep >= bar) for made in reading.drafts]
    ignored = tuple(
        Reason(
            "trigger",
            s.candidate.trigger.entry.lemma,
            scene.span(s.candidate.trigger.paragraph, s.candidate.trigger.start, s.candidate.trigger.end),
            f"{s.candidate.trigger.entry.kind}: likely tells no event",
            round(s.chance, 3),
        )
        for s in reading.dropped
    )
    return Explanation(article, tuple(t for t in told if t.kept), tuple(t for t in told if not t.kept), ignored)


def _explained(reading: Reading, made: Draft, models: Models, kept: bool) -> Explained:
    scene = reading.scene
    triggers = []
    for member in made.cluster.members:
        trigger = member.candidate.trigger
        triggers.append(
            Reason(
                "trigger",
                trigger.entry.lemma,
                scene.span(trigger.paragraph, trigger.start, trigger.end),
                f"{trigger.entry.pos} {trigger.entry.kind}",
                round(member.chance, 3),
            )
        )
    because = models["keep"].reasons(features(scene, made, reading.drafts), 4)
    event = event_of(scene, made)
    wanting = lone(event)
    slots = [*_slots(scene, made, models), *([Reason("event", wanting, None, "sense", 1.0)] if wanting else [])]
    return Explained(event, kept and not wanting, round(made.keep, 3), tuple(triggers), tuple(slots), tuple(because))


def _slots(scene: Scene, made: Draft, models: Models) -> Iterator[Reason]:
    yield Reason("status", made.status, None, "status", round(made.status_chance, 3))
    known = {scene.people[c.key].party for c in made.persons if scene.people[c.key].known}
    for slot, model, choices in (
        ("participant", "c_person", made.persons),
        ("party", "c_party", made.parties),
        ("place", "c_place", [made.place] if made.place else []),
        ("time", "c_time", [made.time] if made.time else []),
    ):
        yield from _chosen(scene, slot, model, choices, models, known if slot == "party" else set())
    if made.rule not in ("time", ""):
        yield Reason("time", str(made.when.start) if made.when else "", None, made.rule, 1.0)


def _chosen(
    scene: Scene, slot: str, model: str, choices: Sequence[Choice], models: Models, known: Collection[str | None]
) -> Iterator[Reason]:
    """Give the reasons of a slot's values; `known` are the sides that the table of office holders gives its people."""
    for choice in choices:
        option = choice.option
        mention = (option.mention or option.when) if option else None
        words = scene.span(mention.paragraph, mention.start, mention.end) if mention else None
        rule = (
            f"{option.mention.kind} {option.mention.form}".strip()
            if option and option.mention
            else "table of office holders"
            if option is None and choice.key in known
            else "inherited"
            if option is None
            else option.when.expression.rule
            if option.when
            else ""
        )
        yield Reason(
            slot, choice.key, words, rule, round(choice.chance, 3), tuple(models[model].reasons(choice.features))
        )


def lines(told: Explanation) -> Iterator[str]:
    """Write an explanation as lines of text for a person."""
    for title, group in (("EVENT", told.events), ("DISCARDED", told.discarded)):
        for explained in group:
            yield f"{title} {explained.event.label} ({explained.event.status}), kept with chance {explained.chance}"
            if explained.because:
                yield "  because  " + ", ".join(f"{name} {value:+}" for name, value in explained.because)
            for reason in (*explained.triggers, *explained.slots):
                yield "  " + _line(reason)
    for reason in told.ignored:
        yield "IGNORED " + _line(reason)


def _line(reason: Reason) -> str:
    words = f' "{plain(reason.words.text)}" at {reason.words.start}' if reason.words else ""
    because = "; " + ", ".join(f"{name} {value:+}" for name, value in reason.because) if reason.because else ""
    return f"{reason.slot} = {reason.value}{words} by {reason.rule or 'title'} ({reason.chance}){because}"
