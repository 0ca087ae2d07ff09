"""What only counts for a place, in the fitted decision whether an event is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .learned import Feature
from .mentions import Mention
from .scene import Scene, Sentence
from .sites import before as word_before
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def of_place(scene: Scene, trigger: Trigger, sentence: Sentence, mention: Mention, number: int) -> list[Feature]:
    """Describe what only counts for a place: a country is said in other ways than a city, and most are sides."""
    doc = scene.doc(mention.paragraph)
    rank = mention.place.kind if mention.place else "here"
    form = f"{rank}:{'side' if mention.kind == 'party' and mention.form != 'seat' else mention.form}"
    before = word_before(doc, mention.start) or "^"
    head = doc[mention.head]
    holder = head.head if head.dep_ == "pobj" else head
    hung = holder.head
    kind = trigger.entry.kind
    found: list[Feature] = [
        f"pf:{form}",
        f"pw:{form}:{before}",
        f"pwk:{rank}:{kind}:{before}",
        f"pd:{form}:{head.dep_}",
        f"ps:{form}:{_owned(scene, mention)}",
    ]
    if number != sentence.number:
        return [*found, *_away(scene, trigger, sentence, mention, number, before)]
    hangs = _hangs(doc, trigger, sentence, hung)
    where = _where(doc, trigger, sentence, mention)
    return [
        *found,
        f"ph:{form}:{before}:{hangs}",
        f"phk:{kind}:{trigger.entry.pos}:{rank}:{before}:{hangs}",
        f"pin:{kind}:{rank}:{_inside(doc, trigger, mention)}",
        f"pdk:{kind}:{form}:{head.dep_}",
        f"pwh:{where}",
        f"pwhk:{where}:{kind}",
        f"pwhf:{where}:{mention.kind}:{before}",
    ]


def _hangs(doc: Doc, trigger: Trigger, sentence: Sentence, hung: Token) -> str:
    """Say what a place's preposition or verb hangs on: the trigger, what governs it, another trigger, or none."""
    if hung.i == trigger.head:
        return "self"
    if hung.i == trigger.verb:
        return "carrier"
    if any(hung.i in (t.head, t.verb) for t in sentence.triggers):
        return "other"
    if hung.is_ancestor(doc[trigger.head]):
        return f"over{hung.tag_[:1]}"
    return f"under{hung.tag_[:1]}" if doc[trigger.head].is_ancestor(hung) else hung.tag_[:1]


def _where(doc: Doc, trigger: Trigger, sentence: Sentence, mention: Mention) -> str:
    """Say whether a "where" right after a name opens the clause of the trigger ("in X, where he met"), and if one does
    after another name."""
    clauses = [i for i in range(sentence.start, min(sentence.end, trigger.head)) if doc[i].lower_ == "where"]
    at = next(
        (
            i
            for i in reversed(clauses)
            if doc[i].head.is_ancestor(doc[trigger.head]) or doc[i].head.i in (trigger.head, trigger.verb)
        ),
        -1,
    )
    if at < 0:
        return "no"
    return "own" if 0 <= at - mention.end <= 2 else "before" if mention.end <= at else "after"


def _owned(scene: Scene, mention: Mention) -> str:
    """Say how a country stands in the article: the dateline's, that of a person named, or neither."""
    code = mention.place.code if mention.place else scene.home
    line = scene.dateline is not None and scene.dateline.code == code
    return f"{line}:{min(2, sum(p.party == code for p in scene.people.values()))}"


def _inside(doc: Doc, trigger: Trigger, mention: Mention) -> str:
    """Say whether a name belongs to the noun that the trigger describes ("the visiting prime minister of X")."""
    token, name = doc[trigger.head], doc[mention.head]
    if token.dep_ not in ("amod", "compound", "nmod"):
        return f"no:{token.dep_ in ('acl', 'relcl')}"
    return f"{token.dep_}:{name == token.head or name.is_ancestor(token)}:{token.head.is_ancestor(name)}"


def _away(
    scene: Scene, trigger: Trigger, sentence: Sentence, mention: Mention, number: int, before: str
) -> list[Feature]:
    """Describe a place of a neighbouring sentence: what is told there, and if the trigger's has places of its own."""
    other = scene.sentences[number]
    kind = trigger.entry.kind
    own = sum(m.place is not None and m.form not in ("adjective", "demonym") for m in sentence.mentions)
    told = min((t for t in other.triggers), key=lambda t: abs(t.head - mention.head), default=None)
    who = {m.key for m in sentence.mentions if m.kind in ("person", "pronoun", "description") and m.key}
    there = {m.key for m in other.mentions if m.kind in ("person", "pronoun", "description") and m.key}
    side = other.paragraph == sentence.paragraph
    away = number - sentence.number
    return [
        f"ao:{min(own, 2)}:{away}",
        f"at:{told.entry.kind if told else ''}:{kind}:{away > 0}",
        f"ab:{before}:{away}",
        f"aw:{bool(who & there)}:{bool(who)}:{away}:{told.entry.kind if told else ''}",
        f"ap:{side}:{away}",
        f"al:{trigger.entry.lemma == (told.entry.lemma if told else '')}:{away}",
    ]
