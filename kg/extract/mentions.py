"""Who and what an article names: persons, parties, places, and the words that stand for them.

A mention is a stretch of one paragraph's tokens. Names are found here; who a surname, a pronoun or "the Israeli
leader" is, and for which side a person stands, is left to `people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from ..data.decoys import decoys
from ..data.parties import Surface, surfaces
from .gazetteer import PlaceName, place_names
from .lexicon import words
from .nlp import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

MentionKind = Literal["person", "party", "place", "pronoun", "description", "group", "here"]

_START = re.compile(r"(?<![\w])(?:the (?=[A-Z\w])|al-)?([A-Z]\w*|[a-z]+(?=[A-Z]))")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*$")
_INITIAL = re.compile(r"[A-Z]\.$")


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of a paragraph that names somebody or something.

    `start` and `end` are token indices, `np_start` where the noun phrase begins that belongs to it (post and party of a
    person); `head` is the token that hangs it in the sentence. `key` is a person's id, a party's code or a place's
    name.
    """

    kind: MentionKind
    paragraph: int
    start: int
    end: int
    text: str
    key: str = ""
    #: How a party or place is said: name, adjective, demonym, metonym, seat, acronym, city, country, venue.
    form: str = ""
    np_start: int = -1
    np_end: int = -1
    head: int = -1
    post: str | None = None
    #: Party of a person or of a description as these very words give it.
    party: str | None = None
    #: Words beside the name say that this person only speaks.
    speaker: bool = False
    #: The party mention belongs to a person's post ("Russian" in "Russian President").
    owned: bool = False
    #: The party mention stands by a leader's post without a name ("the President of Russia", "the Russian side").
    led: bool = False
    #: What is talked about ("tensions over Ukraine"), neither side nor place.
    topic: bool = False
    #: "for" stands before it: a destination, or the side that somebody acts for.
    on_behalf: bool = False
    #: A seat that is only a place here ("in Vienna").
    located: bool = False
    #: Ids of the persons that a group stands for.
    members: tuple[str, ...] = ()
    #: Party codes that a group ("both sides") stands for.
    sides: tuple[str, ...] = ()
    place: PlaceName | None = None
    chars: tuple[int, int] = field(default=(0, 0))

    def __post_init__(self) -> None:
        if self.np_start < 0:
            self.np_start = self.start
        if self.np_end < 0:
            self.np_end = self.end


@cache
def _index() -> Mapping[str, tuple[tuple[str, Surface | None, PlaceName | None], ...]]:
    """Names by their first word, longest first; those with neither party nor place only hide what is in them."""
    found: dict[str, list[tuple[str, Surface | None, PlaceName | None]]] = {}
    named: dict[str, tuple[Surface | None, PlaceName | None]] = {}
    for surface in surfaces().values():
        named[surface.text] = (surface, None)
    for text, place in place_names().items():
        known = named.get(text, (None, None))[0]
        named[text] = (known, place)
    for text in decoys():
        named.setdefault(text, (None, None))
    for text, both in named.items():
        match = _START.match(text)
        if match:
            found.setdefault(match.group(1), []).append((text, *both))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def named_things(number: int, doc: Doc) -> list[Mention]:
    """Find parties and places by name, longest first, left to right, without overlaps."""
    text = doc.text.replace("’", "'")
    index = _index()
    starts = _token_starts(doc)
    found: list[Mention] = []
    position = 0
    for match in _START.finditer(text):
        begin = match.start()
        if begin < position:
            continue
        for name, surface, place in index.get(match.group(1), ()):
            for at in (begin, match.start(1)):
                if text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalnum():
                    if surface or place:
                        found.append(_thing(number, text, starts, at, at + len(name), surface, place))
                    position = at + len(name)
                    break
            else:
                continue
            break
    return found


def _token_starts(doc: Doc) -> list[int]:
    """Token index of every character."""
    table = [0] * (len(doc.text) + 1)
    for token in doc:
        for char in range(token.idx, token.idx + len(token.text_with_ws)):
            table[char] = token.i
    table[-1] = len(doc)
    return table


def _thing(
    number: int,
    text: str,
    starts: Sequence[int],
    begin: int,
    end: int,
    surface: Surface | None,
    place: PlaceName | None,
) -> Mention:
    first, last = starts[begin], starts[end - 1] + 1
    kind: MentionKind = "party" if surface else "place"
    form = surface.kind if surface else (place.kind if place else "")
    key = surface.code if surface else (place.name if place else "")
    return Mention(kind, number, first, last, text[begin:end], key, form, place=place, chars=(begin, end))


# --- persons ---------------------------------------------------------------------------------------------------------


def persons(number: int, paragraph: Paragraph, taken: Sequence[Mention]) -> list[Mention]:
    """Find persons by the parser's entities and by posts before names; `taken` are parties and places found before."""
    doc = paragraph.doc
    owners = _covered(taken)
    spans: dict[int, int] = {}
    for start, end in [*_entities(doc), *_after_posts(doc, owners)]:
        span = _clean(doc, start, end, owners)
        if span and not any(s < span[1] and span[0] < e for s, e in spans.items()):
            spans[span[0]] = span[1]
    return [Mention("person", number, start, end, doc[start:end].text) for start, end in sorted(spans.items())]


def _covered(mentions: Sequence[Mention]) -> dict[int, Mention]:
    return {i: mention for mention in mentions for i in range(mention.start, mention.end)}


def _entities(doc: Doc) -> Iterator[tuple[int, int]]:
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            yield entity.start, entity.end


def _after_posts(doc: Doc, owners: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
    """Yield stretches of capitalised words that follow a post ("Foreign Minister X", "President of Y X")."""
    heads = words("people.toml", "post_head") | words("people.toml", "honorific")
    for token in doc:
        if token.lower_ not in heads:
            continue
        start = token.i + 1
        if start < len(doc) and doc[start].lower_ == "of":
            start += 1
            while start < len(doc) and (doc[start].lower_ in ("the", "republic", "state", "of") or start in owners):
                start += 1
        end = start
        while (
            end < len(doc)
            and end - start < 6
            and (end not in owners or owners[end].form == "seat")
            and (is_name(doc[end].text) or (end > start and doc[end].text == "-" and not doc[end].whitespace_))
        ):
            end += 1
        if end > start and doc[end - 1].text != "-" and not (end - start == 1 and start in owners):
            yield start, end


def is_name(text: str) -> bool:
    """Whether a token may be part of a person's name."""
    low = text.lower().rstrip(".")
    return (
        bool(_CAPITAL.match(text))
        and (len(text) > 1)
        and low not in words("people.toml", "no_name")
        and low not in words("people.toml", "post_head")
        and not (text.isupper() and len(text) > 3)
        and low not in ("jr", "sr", "ii", "iii")
    )


def _clean(doc: Doc, start: int, end: int, owners: Mapping[int, Mention]) -> tuple[int, int] | None:
    """Cut posts and trailing marks off a person's span; None where nothing that looks like a name is left."""
    drop = words("people.toml", "honorific") | words("people.toml", "post_head") | words("people.toml", "post_word")
    royal = {"king", "queen", "prince", "princess", "sheikh", "sheik", "pope", "emir", "sultan", "emperor"}
    while start < end and (
        doc[start].lower_ in drop - royal
        or not (doc[start].text[0].isalnum())
        or (start in owners and end - start > 1 and (owners[start].form not in ("name", "seat") or end - start > 2))
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in ("'s", "’s", "’", "'", ",", ".", "-", "(", ")")
        or (doc[end - 1].lower_ in drop and end - start > 1)
    ):
        end -= 1
    particles = words("people.toml", "particle")
    while (
        end < len(doc)
        and start < end
        and doc[end].lower_ in particles
        and end + 1 < len(doc)
        and is_name(doc[end + 1].text)
        and end + 1 not in owners
        and doc[end].lower_ not in ("y", "e", "la", "o")
    ):
        end += 2
    while start < end < len(doc):
        step = 2 if doc[end].text == "-" and end + 1 < len(doc) else 1
        if (
            not (is_name(doc[end + step - 1].text) or step == 2)
            or end + step - 1 in owners
            or doc[end].ent_type_ not in ("PERSON", "", "ORG")
            or (step == 1 and not doc[end - 1].whitespace_)
        ):
            break
        end += step
    if start >= end:
        return None
    body = [doc[i] for i in range(start, end)]
    covered = sum(i in owners for i in range(start, end))
    named = [t for t in body if is_name(t.text)]
    if not named or covered == len(body) or len(body) > 7 or (covered and len(body) == 1):
        return None
    if any(t.lower_ in words("people.toml", "no_name") for t in body):
        return None
    return start, end
