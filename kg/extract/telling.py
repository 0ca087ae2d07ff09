"""What an event's word itself says of whether its event was told before: its article, number, order and tense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import words
from .phase import phase, tense_of
from .scene import Scene, Sentence
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FILE = "telling.toml"
_DETERMINERS = ("none", "some", "one", "own", "known")
_ORDERS = ("anew", "again", "former", "ahead")


@dataclass(frozen=True, slots=True)
class Telling:
    """How one trigger introduces its event."""

    #: "known" (the, this), "own" (their, Rice's), "one", "some", "none", "bare", or "verb".
    determiner: str
    plural: bool
    #: Whether it is one more, one that comes again, an earlier or a coming one; "" where nothing says so.
    order: str
    #: Tense of the verb that governs it, "had" for what was over before the news.
    tense: str
    #: What its clause makes of it, by the last step of `phase`.
    step: str
    #: It stands within quotation marks.
    quoted: bool


def telling_of(scene: Scene, sentence: Sentence, trigger: Trigger) -> Telling:
    """Read how a trigger introduces its event."""
    doc = scene.doc(trigger.paragraph)
    head = doc[trigger.head]
    verb = _verb(head if trigger.verb < 0 else doc[trigger.verb])
    noun = trigger.entry.pos == "noun"
    return Telling(
        _determiner(head) if noun else "verb",
        noun and head.tag_ in ("NNS", "NNPS"),
        _order(doc, sentence, head, verb),
        _tense(verb),
        phase(head)[1].rpartition(":")[2],
        _quoted(doc, trigger.start),
    )


def _determiner(head: Token) -> str:
    left = [child for child in head.children if child.i < head.i]
    low = {child.lower_ for child in left}
    if any(child.dep_ == "poss" for child in left):
        return "own"
    return next((name for name in _DETERMINERS if low & words(_FILE, name)), "bare")


def _verb(token: Token) -> Token | None:
    while not token.tag_.startswith("V") and token.head.i != token.i:
        token = token.head
    return token if token.tag_.startswith("V") else None


def _order(doc: Doc, sentence: Sentence, head: Token, verb: Token | None) -> str:
    """Name the order that the words at the event, at its verb or at the sentence's start put it in."""
    near = {child.lower_ for token in _holders(head, verb) for child in token.children}
    near.add(doc[sentence.start].lower_)
    return "+".join(name for name in _ORDERS if near & words(_FILE, name))


def _holders(head: Token, verb: Token | None) -> Iterator[Token]:
    """Yield the event's word, the noun of which it is ("a round of talks"), and its verb."""
    yield head
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        yield head.head.head
    if verb is not None and verb.i != head.i:
        yield verb


def _tense(verb: Token | None) -> str:
    if verb is None:
        return "none"
    if any(child.lower_ in ("had", "'d") and child.dep_ == "aux" for child in verb.children):
        return "had"
    return tense_of(verb)


def _quoted(doc: Doc, at: int) -> bool:
    """Whether a token stands within quotation marks that its paragraph opened."""
    before = doc[:at].text
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
