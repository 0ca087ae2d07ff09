"""Several encounters in one sentence: what belongs to one of them alone, and which of them cannot be one.

"A met B in X, and later sat down with C", "A was in X for talks with B, while C met D", "talks with B ahead of a
meeting with C": each has its own people, and where its clause has them its own place and time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .journeys import appositions
from .mentions import Mention
from .people import Person, whole
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .scene import Sentence

#: Kinds of trigger that bring two together.
_TOGETHER = frozenset({"encounter", "receive", "call"})
_WITH = frozenset({"with", "to", "between"})
_ACTING = frozenset({"person", "description", "pronoun", "party"})
_UP = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Encounter:
    """A trigger with the verb of its clause and the mentions that come together."""

    trigger: Trigger
    verb: Token
    #: It has a subject of its own, not that of a verb above it.
    own: bool
    subjects: tuple[Mention, ...]
    others: tuple[Mention, ...]


def mark(sentences: Sequence[Sentence], docs: Sequence[Doc], people: Mapping[str, Person]) -> None:
    """Note for the triggers of each sentence what is another's (`foreign`), which are apart (`rivals`), and where the
    words of the others stand (`beside`)."""
    for sentence in sentences:
        _mark_parts(sentence)
        if sum(t.entry.kind in _TOGETHER for t in sentence.triggers) > 1:
            found = list(_encounters(sentence, docs[sentence.paragraph]))
            for one in found:
                for other in found:
                    if one is not other and _differ(one, other, people):
                        sentence.rivals.add(frozenset({one.trigger, other.trigger}))
                        taken = sentence.foreign.get(one.trigger, frozenset())
                        sentence.foreign[one.trigger] = taken | _foreign(one, other, sentence)
                        beside = sentence.beside.get(one.trigger, frozenset())
                        sentence.beside[one.trigger] = beside | _words(one, other)


def _mark_parts(sentence: Sentence) -> None:
    """Keep the events apart that one word tells, each with its own stretch."""
    whole = [t for t in sentence.triggers if t.scope]
    for one in whole:
        alike = [t for t in whole if t.start == one.start]
        others = frozenset(i for t in alike if t is not one and t.scope for i in range(*t.scope))
        sentence.foreign[one] = sentence.beside[one] = others
        sentence.rivals |= {frozenset({one, other}) for other in alike if other is not one}


def of_many(noun: Token, sentence: Sentence) -> bool:
    """Whether a conference is one of an organisation, or of a group told in the plural."""
    inner = {t.i for c in noun.children if c.dep_ in ("compound", "amod", "nmod", "poss") for t in c.subtree}
    members = [t for c in noun.children if c.lower_ == "of" for t in c.children]
    inner |= {t.i for member in members for t in member.subtree}
    sides = [m.key for m in sentence.mentions if m.kind == "party" and m.start in inner]
    return (bool(sides) and all(len(key) != 3 for key in sides)) or any(t.tag_ in ("NNS", "NNPS") for t in members)


def of_two(trigger: Trigger, sentence: Sentence, doc: Doc) -> bool:
    """Whether a trigger tells whom somebody met."""
    at = {i: m for m in sentence.mentions if m.kind in ("person", "description") for i in range(m.start, m.end)}
    head = doc[trigger.head]
    verb = doc[trigger.verb] if trigger.verb >= 0 else _clause(head)
    return trigger.entry.kind in _TOGETHER and any(_counterparts(head, verb, at))


def _encounters(sentence: Sentence, doc: Doc) -> Iterator[_Encounter]:
    at = {i: m for m in sentence.mentions if m.kind in _ACTING for i in range(m.start, m.end)}
    for trigger in sentence.triggers:
        if trigger.entry.kind in _TOGETHER and not trigger.scope:
            head = doc[trigger.head]
            verb = doc[trigger.verb] if trigger.verb >= 0 else _clause(head)
            subject, own = _subject(verb)
            names = tuple(_named(subject, at)) if subject is not None else ()
            yield _Encounter(trigger, verb, own, names, tuple(_counterparts(head, verb, at)))


def _clause(token: Token) -> Token:
    while not token.tag_.startswith(("V", "MD")) and token.head.i != token.i:
        token = token.head
    return token


def _subject(verb: Token) -> tuple[Token | None, bool]:
    """Give the subject of a verb or of the verb that shares it, and whether it is the verb's own."""
    for step in range(_UP):
        found = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if found is not None:
            return found, step == 0
        if verb.dep_ not in ("xcomp", "conj", "advcl", "pcomp", "prep", "pobj") or verb.head.i == verb.i:
            break
        verb = verb.head
    return None, False


def _counterparts(head: Token, verb: Token, at: Mapping[int, Mention]) -> Iterator[Mention]:
    """Yield who is the object of a trigger, or stands behind "with" or "between" at it or at its verb."""
    if head.tag_.startswith("V"):
        yield from (m for c in head.children if c.dep_ == "dobj" for m in _named(c, at))
    for holder in {head.i: head, verb.i: verb}.values():
        for prep in holder.children:
            if prep.dep_ == "prep" and prep.lower_ in _WITH and prep.i > head.i:
                yield from (m for c in prep.children if c.dep_ == "pobj" for m in _named(c, at))


def _named(noun: Token, at: Mapping[int, Mention]) -> Iterator[Mention]:
    """Yield the mentions that a noun, its appositions and its list name."""
    for token in (noun, *noun.conjuncts):
        for part in (*appositions(token), token):
            mention = at.get(part.i)
            if mention is not None:
                yield mention
                break


def _differ(one: _Encounter, other: _Encounter, people: Mapping[str, Person]) -> bool:
    """Whether two encounters have different people: other counterparts, or neither's people among the other's."""
    if one.others and other.others:
        return not any(_same(a, b, people) for a in one.others for b in other.others)
    mine, theirs = (*one.subjects, *one.others), (*other.subjects, *other.others)
    if min(len(mine), len(theirs)) < 2:
        return False
    return not (_among(mine, theirs, people) or _among(theirs, mine, people))


def _among(few: Collection[Mention], many: Collection[Mention], people: Mapping[str, Person]) -> bool:
    return all(any(_same(a, b, people) for b in many) for a in few)


def _same(a: Mention, b: Mention, people: Mapping[str, Person]) -> bool:
    """Whether two mentions may be of one person or side; one that leads to nobody may be anybody of its side."""
    if a is b or (a.key and a.key == b.key):
        return True
    if a.kind in ("person", "pronoun") and b.kind in ("person", "pronoun"):
        return not a.key or not b.key
    one, other = _side(a, people), _side(b, people)
    return one is None or other is None or one == other


def _side(mention: Mention, people: Mapping[str, Person]) -> str | None:
    if mention.kind == "party":
        return whole(mention.key)
    return people[mention.key].party if mention.key in people else mention.party


def _foreign(one: _Encounter, other: _Encounter, sentence: Sentence) -> frozenset[int]:
    """Give the tokens of a sentence that belong to another encounter and not to this one."""
    mine, theirs = _tree(one.verb), _tree(other.verb)
    if other.verb.i in mine and other.verb.i != one.verb.i:
        found = theirs
    else:
        found = set().union(*(_tree(_token(one, m)) for m in other.others)) if other.others else set()
        if one.verb.i in theirs and one.verb.i != other.verb.i and one.own:
            found |= _outside(theirs - mine, mine, sentence)
    return frozenset(found - _own(one, other))


def _words(one: _Encounter, other: _Encounter) -> frozenset[int]:
    """Give the tokens that tell another encounter alone: from its word to where this one's clause begins or ends."""
    first, last = other.trigger.start, one.trigger.start
    if first > last:
        tree = _tree(other.verb)
        return frozenset() if last in tree else frozenset(tree)
    tree = _tree(one.verb)
    start = min(tree) if first < min(tree) else last
    return frozenset(range(first, start))


def _token(encounter: _Encounter, mention: Mention) -> Token:
    return encounter.verb.doc[mention.head]


def _outside(rest: set[int], mine: set[int], sentence: Sentence) -> set[int]:
    """Give what a clause with a subject of its own leaves to the clause above it: people, and what it has itself."""
    places = any(m.place is not None and m.start in mine for m in sentence.mentions)
    times = any(when.start in mine for when in sentence.times)
    found = {
        i
        for m in sentence.mentions
        for i in range(m.start, m.end)
        if m.start in rest and (places or m.place is None or m.kind != "place")
    }
    return found | {i for when in sentence.times if times and when.start in rest for i in range(when.start, when.end)}


def _own(one: _Encounter, other: _Encounter) -> set[int]:
    """Give the tokens of an encounter itself and of its people, without a clause about them that tells the other."""
    found = {*range(one.trigger.start, one.trigger.end)}
    for mention in (*one.subjects, *one.others):
        tree = _tree(_token(one, mention))
        found |= tree - _tree(other.verb) if other.verb.i in tree else tree
    return found


def _tree(token: Token) -> set[int]:
    return {t.i for t in token.subtree}
