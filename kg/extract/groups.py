"""Which sides a group stands for: "both sides", "the two countries", "the three leaders"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..data.parties import parties
from .lexicon import read, words
from .mentions import Mention
from .people import Person, whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Sentences back that a group may look for its members.
_BACK = 4
#: Most members of a group whose number no word tells.
_MOST = 4

#: A side named in a sentence: the sentence's number, where in the paragraph, the side's code.
Named = tuple[int, int, str, int]


def resolve(mentions: Sequence[Mention], docs: Sequence[Doc], people: Mapping[str, Person]) -> None:
    """Give every group the codes of the sides that it stands for (`sides`); none where the article does not tell."""
    lines = _lines(docs)
    named = list(_acting(mentions, docs, people, lines))
    often = Counter(code for _, _, code, _ in named)
    for mention in mentions:
        if mention.kind == "group" and mention.form == "number":
            token = docs[mention.paragraph][mention.start]
            line = lines[mention.paragraph].get(token.sent.start, 0)
            mention.sides = _members(mention, line, named, often)


def _lines(docs: Sequence[Doc]) -> list[dict[int, int]]:
    """Number the sentences of an article: by paragraph, the first token of each to its number."""
    found: list[dict[int, int]] = []
    number = 0
    for doc in docs:
        starts = [s.start for s in doc.sents] if doc.has_annotation("SENT_START") else [0]
        found.append({start: number + i for i, start in enumerate(starts)})
        number += len(starts)
    return found


def _acting(
    mentions: Sequence[Mention], docs: Sequence[Doc], people: Mapping[str, Person], lines: Sequence[Mapping[int, int]]
) -> Iterator[Named]:
    """Yield the sides that are named as actors, in reading order, persons by their side."""
    for mention in sorted(mentions, key=lambda m: (m.paragraph, m.start)):
        code = _side(mention, people)
        if code:
            doc = docs[mention.paragraph]
            start = doc[mention.start].sent.start if doc.has_annotation("SENT_START") else 0
            yield lines[mention.paragraph].get(start, 0), mention.start, code, 3 if mention.kind == "person" else 1


def _side(mention: Mention, people: Mapping[str, Person]) -> str | None:
    if mention.kind == "person":
        person = people[mention.key]
        return None if person.speaker else person.party
    if mention.kind == "party" and not (mention.topic or mention.located or mention.owned):
        return whole(mention.key)
    return mention.party if mention.kind == "description" else None


def _members(mention: Mention, line: int, named: Sequence[Named], often: Counter[str]) -> tuple[str, ...]:
    """Take the sides of the nearest sentences up to here, until there are as many as the words ask for."""
    count = _count(mention.text)
    states = mention.text.lower().split()[-1] in words("people.toml", "state_noun")
    weights: Counter[str] = Counter()
    for number in range(line, line - _BACK - 1, -1):
        for n, at, code, weight in named:
            earlier = n == number and (n < line or at < mention.start)
            if earlier and _may_be(code, states):
                weights[code] += weight
        if len(weights) >= (count or 2):
            break
    codes = sorted(weights, key=lambda code: (-weights[code], -often[code]))
    if len(codes) < (count or 2) or (count is None and len(codes) > _MOST):
        return ()
    return tuple(codes[: count or _MOST])


def _count(text: str) -> int | None:
    table = read("people.toml")["group_count"]
    first = text.lower().split()[0]
    return int(table[first]) if isinstance(table, dict) and first in table else None


def _may_be(code: str, states: bool) -> bool:
    """Whether a side is one of a group's: a state, or a movement where the noun is not for states alone."""
    kind = _kind(code)
    return kind in ("state", "historical", "territory") or (kind == "group" and not states)


def _kind(code: str) -> str:
    party = parties().get(code)
    return party.kind if party else ""
