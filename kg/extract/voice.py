"""On whose word an article tells of an event: "X said", "according to X", "Interfax reported"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicon import forms_in, words
from .mentions import Mention
from .scene import Scene, Sentence
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FILE = "background.toml"
#: Tokens of a sayer without a name, at most.
_MOST = 8
_UP = 12
_SAID = frozenset({"ccomp", "parataxis", "xcomp", "pcomp"})


def sayer_of(scene: Scene, doc: Doc, sentence: Sentence, trigger: Trigger) -> tuple[str, tuple[int, int]] | None:
    """Name who says that a trigger's event is so, with the words; None where the article says it itself."""
    head = doc[trigger.head]
    said = _governing(head)
    noun = _subject(said) if said is not None else None
    noun = noun if noun is not None else _according(doc, sentence, head)
    return _named(scene, sentence, noun) if noun is not None else None


def _governing(token: Token) -> Token | None:
    """Climb to the verb of telling under which a trigger stands in what is told."""
    for _ in range(_UP):
        head = token.head
        if head.i == token.i:
            return _aside(token)
        if head.lower_ in forms_in(_FILE, "tell") and head.tag_.startswith("V"):
            if token.dep_ in _SAID or (token.dep_ == "dobj" and head.lower_ in forms_in(_FILE, "announce")):
                return head
            if token.dep_ not in ("conj", "advcl", "prep"):
                return None
        token = head
    return None


def _aside(root: Token) -> Token | None:
    """Find "X said" thrown in, where the parse hangs it under what is said."""
    return next(
        (c for c in root.children if c.dep_ == "parataxis" and c.lower_ in forms_in(_FILE, "tell")),
        None,
    )


def _subject(verb: Token) -> Token | None:
    for _ in range(3):
        found = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None:
            return found
        if verb.dep_ not in ("conj", "xcomp") or not verb.head.tag_.startswith("V"):
            return None
        verb = verb.head
    return None


def _according(doc: Doc, sentence: Sentence, head: Token) -> Token | None:
    """Find whom "according to" names in a trigger's sentence."""
    for i in range(sentence.start, sentence.end - 2):
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
            return next((c for c in doc[i + 1].children if c.dep_ == "pobj"), None)
    return None


def _named(scene: Scene, sentence: Sentence, noun: Token) -> tuple[str, tuple[int, int]] | None:
    """Write who a noun is: a person's full name, else the noun phrase without its article."""
    mention = next((m for m in sentence.mentions if _holds(m, noun)), None)
    if mention is not None and mention.kind in ("person", "pronoun", "description") and mention.key in scene.people:
        return scene.people[mention.key].name, (mention.start, mention.end)
    if noun.lower_ in words(_FILE, "nobody") or noun.tag_.startswith(("PRP", "W", "DT")):
        return None
    kept = [t.i for t in noun.subtree if t.i <= noun.i or _of_name(t, noun)]
    start, end = min(kept), max(kept) + 1
    while start < noun.i and noun.doc[start].tag_ in ("DT", "PRP$", "WDT"):
        start += 1
    if end - start > _MOST or noun.doc[start].text in ("“", '"'):
        start, end = noun.i, noun.i + 1
    return re.sub(r"\s+", " ", noun.doc[start:end].text).strip(" ,'\"“”"), (start, end)


def _of_name(token: Token, noun: Token) -> bool:
    """Whether a token behind a noun still names it: "ministry of foreign affairs"."""
    while token.i != noun.i:
        if token.dep_ in ("prep",) and token.lower_ not in ("of", "for"):
            return False
        if token.dep_ not in ("prep", "pobj", "amod", "compound", "det", "nmod", "poss", "case"):
            return False
        token = token.head
    return True


def _holds(mention: Mention, noun: Token) -> bool:
    return mention.head == noun.i or mention.start <= noun.i < mention.end
