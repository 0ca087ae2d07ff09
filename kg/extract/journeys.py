"""What going and meeting tell of sides: who visits a state is not of it, and who meets somebody is of another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import triggers, words
from .mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TO = frozenset({"to", "in", "at", "for"})
_OWN = frozenset({"poss", "nsubj"})
_WITH = frozenset({"with", "to"})
_UP = 3

#: Persons and places of a paragraph by token.
_At = Mapping[int, Mention]


def strangers(mentions: Sequence[Mention], docs: Sequence[Doc]) -> dict[str, set[str]]:
    """Give, by person, the codes of the states that they go to: "a visit of X to Y", "X flew to Y"."""
    found: dict[str, set[str]] = defaultdict(set)
    for doc, at in _paragraphs(mentions, docs):
        for token in doc:
            if token.lower_ in _going() and token.dep_ != "compound":
                land = _destination(token, at)
                who = _traveller(token, at) if land else None
                if who and land:
                    found[who].add(land)
    return found


def pairs(mentions: Sequence[Mention], docs: Sequence[Doc]) -> list[tuple[str, str]]:
    """List who met whom: the subject of a meeting, and its object or who is with it."""
    found: list[tuple[str, str]] = []
    for doc, at in _paragraphs(mentions, docs):
        for token in doc:
            if token.lower_ in _meeting():
                one, other = _person(_subject(token), at), _person(_counterpart(token), at)
                if one and other and one != other:
                    found.append((one, other))
    return found


def _paragraphs(mentions: Sequence[Mention], docs: Sequence[Doc]) -> Iterator[tuple[Doc, _At]]:
    """Yield the parsed paragraphs that name a person, each with its persons and places by token."""
    by_paragraph: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_paragraph[mention.paragraph].append(mention)
    for number, found in sorted(by_paragraph.items()):
        if docs[number].has_annotation("DEP") and any(m.kind == "person" for m in found):
            yield docs[number], {i: m for m in found for i in range(m.start, m.end)}


@cache
def _going() -> frozenset[str]:
    """Forms of the words for going somewhere that name no way back."""
    kinds = [e for e in triggers() if e.kind == "travel" and e.lemma not in words("people.toml", "not_abroad")]
    return frozenset(form for entry in kinds for form in entry.forms)


@cache
def _meeting() -> frozenset[str]:
    """Forms of the words for two who come together or talk."""
    kinds = ("encounter", "receive", "call")
    return frozenset(form for entry in triggers() if entry.kind in kinds for form in entry.forms)


def _destination(token: Token, at: _At) -> str | None:
    """Give the state that a journey goes to; None where it is a way home."""
    if any(child.lower_ in ("home", "back") for child in token.children):
        return None
    for child in token.children:
        nouns = [child] if child.dep_ == "dobj" else list(child.children) if child.lower_ in _TO else []
        for noun in nouns:
            mention = at.get(noun.i)
            if mention is not None and mention.kind in ("party", "place") and noun.dep_ in ("dobj", "pobj"):
                return mention.place.code if mention.place else mention.key if len(mention.key) == 3 else None
    return None


def _traveller(token: Token, at: _At) -> str | None:
    if token.tag_.startswith("V"):
        return _person(_subject(token), at)
    for child in token.children:
        if child.dep_ in _OWN and _person(child, at):
            return _person(child, at)
        if child.lower_ in ("of", "by"):
            return next((who for below in child.children if (who := _person(below, at))), None)
    return _person(_subject(token), at)


def _subject(token: Token) -> Token | None:
    """Give the subject of a word's verb, or of the verb that shares it: "flew to Y and met", "is to visit"."""
    for _ in range(_UP):
        found = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if found is not None:
            return found
        if token.dep_ not in ("xcomp", "conj", "dobj", "pobj", "prep", "advcl") or token.head.i == token.i:
            return None
        token = token.head
    return None


def _counterpart(token: Token) -> Token | None:
    """Give the object of a word, or who is with it."""
    if token.tag_.startswith("V"):
        direct = next((c for c in token.children if c.dep_ == "dobj"), None)
        if direct is not None:
            return direct
    holders = [token] if token.tag_.startswith("V") else [token, token.head]
    preps = (p for holder in holders for p in holder.children if p.dep_ == "prep" and p.lower_ in _WITH)
    return next((c for prep in preps for c in prep.children if c.dep_ == "pobj"), None)


def _person(token: Token | None, at: _At) -> str | None:
    """Give the person whom a noun names, or who stands in apposition to it: "his counterpart, X"."""
    if token is None:
        return None
    for noun in (token, *appositions(token)):
        mention = at.get(noun.i)
        if mention is not None and mention.kind == "person":
            return mention.key
    return None


def appositions(noun: Token) -> Iterator[Token]:
    """Yield who a noun is said to be: "her colleague, X", "her colleague from Y, X"."""
    yield from (c for c in noun.children if c.dep_ == "appos")
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "from"):
            yield from (below for c in prep.children for below in c.children if below.dep_ == "appos")
