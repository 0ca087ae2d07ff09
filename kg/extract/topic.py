"""What an event is about: "talks on grain exports", "met to discuss the border"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .lexicon import forms_in, words
from .scene import Sentence
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FILE = "background.toml"
#: Tokens of a topic, at most.
_MOST = 8
#: What ends a topic: clauses, asides, further prepositions than those of its own name.
_OUTSIDE = frozenset({"relcl", "acl", "advcl", "appos", "punct", "cc", "conj", "advmod", "parataxis"})
_INSIDE = frozenset({"of", "between", "to", "for"})


def topic_of(doc: Doc, sentence: Sentence, trigger: Trigger) -> tuple[str, tuple[int, int]] | None:
    """Give what a trigger's event is about in a short noun phrase, and its tokens."""
    timed = {i for when in sentence.times for i in range(when.start, when.end)}
    for noun in _nouns(doc[trigger.head]):
        if noun.i in timed or noun.ent_type_ in ("DATE", "TIME") or not noun.tag_.startswith("N"):
            continue
        found = _phrase(noun)
        if found:
            return found
    return None


def _nouns(head: Token) -> Iterator[Token]:
    """Yield the heads of what a trigger's words name as topic, the nearest first."""
    if head.lower_ in forms_in(_FILE, "topic_verb"):
        yield from (child for child in head.children if child.dep_ == "dobj")
    holders = [head]
    if not head.tag_.startswith("V") and head.head.i != head.i:
        holders.append(head.head)
    for holder in holders:
        for child in holder.children:
            if child.dep_ == "prep" and child.i > head.i and child.lower_ in words(_FILE, "topic_before"):
                yield from (below for below in child.children if below.dep_ == "pobj")
            if child.dep_ in ("advcl", "xcomp", "acl", "relcl") and child.lower_ in forms_in(_FILE, "topic_verb"):
                yield from (below for below in child.children if below.dep_ == "dobj")


def _phrase(noun: Token) -> tuple[str, tuple[int, int]] | None:
    if noun.lower_ in words(_FILE, "topic_lead"):
        under = [below for prep in noun.children if prep.lower_ == "of" for below in prep.children]
        return _phrase(under[0]) if under and under[0].dep_ == "pobj" else None
    if noun.lower_ in words(_FILE, "no_topic"):
        return None
    start = min((t.i for t in _inner(noun)), default=noun.i)
    end = max((t.i for t in _inner(noun)), default=noun.i) + 1
    doc = noun.doc
    while start < noun.i and doc[start].tag_ in ("DT", "PRP$", "WDT", "PDT", "RB", "CC"):
        start += 1
    if end - start > _MOST:
        end = noun.i + 1
    while end - 1 > noun.i and doc[end - 1].tag_ in ("CC", "DT", "IN", ","):
        end -= 1
    if end - start == 1 and noun.lower_ in words(_FILE, "vague"):
        return None
    if end - start > _MOST or not doc[start:end].text.strip():
        return None
    return re.sub(r"\s+", " ", doc[start:end].text).strip(" ,'\"“”’"), (start, end)


def _inner(noun: Token) -> Iterator[Token]:
    """Yield the tokens of a noun phrase without the clauses and asides that hang on it."""
    yield noun
    for child in noun.children:
        if child.dep_ in _OUTSIDE and not _part(child, noun):
            continue
        if child.dep_ == "prep" and child.lower_ not in _INSIDE and not _trouble(child, noun):
            continue
        if child.ent_type_ not in ("DATE", "TIME"):
            yield from _inner(child)


def _part(child: Token, noun: Token) -> bool:
    """Whether a hyphen, or a further noun ("trade and fisheries"), belongs to a noun phrase."""
    if child.dep_ == "punct":
        return child.text in ("-", "–") and child.i < noun.i
    return child.dep_ == "cc" or (child.dep_ == "conj" and child.tag_.startswith("N"))


def _trouble(prep: Token, noun: Token) -> bool:
    """Whether "in" says where the trouble is that is talked about, not where the talks are: "the war in Sudan"."""
    return prep.lower_ == "in" and noun.lower_ in words("cues.toml", "trouble")
