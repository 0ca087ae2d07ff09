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

from ..data.parties import Surface, surfaces
from ..data.places import capital, region
from .gazetteer import PlaceName, city_named, look_up, place_names
from .lexicon import words
from .nlp import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MentionKind = Literal["person", "party", "place", "pronoun", "description", "group", "here"]

_START = re.compile(r"(?<![\w])(?:the (?=[A-Z\w])|al-)?([A-Z]\w*|[a-z]+(?=[A-Z]))")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*$")
#: People in a city that a conference may be named after.
_LARGE = 100_000
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
    #: Person ids or party codes that a group stands for.
    members: tuple[str, ...] = ()
    place: PlaceName | None = None
    chars: tuple[int, int] = field(default=(0, 0))

    def __post_init__(self) -> None:
        if self.np_start < 0:
            self.np_start = self.start
        if self.np_end < 0:
            self.np_end = self.end


@cache
def _index() -> Mapping[str, tuple[tuple[str, Surface | None, PlaceName | None], ...]]:
    """Names by their first word, longest first."""
    found: dict[str, list[tuple[str, Surface | None, PlaceName | None]]] = {}
    named: dict[str, tuple[Surface | None, PlaceName | None]] = {}
    for surface in surfaces().values():
        named[surface.text] = (surface, None)
    for text, place in place_names().items():
        known = named.get(text, (None, None))[0]
        named[text] = (known, place)
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


def places(number: int, doc: Doc, taken: Mapping[int, Mention], lands: frozenset[str]) -> list[Mention]:
    """Find cities and venues among the words that are no party and no person; `lands` are countries of the article."""
    no_place = words("people.toml", "no_name")
    texts = [token.text for token in doc]
    found: list[Mention] = []
    i = 0
    while i < len(doc):
        if i in taken or not texts[i][0].isupper() or texts[i].lower() in no_place:
            i += 1
            continue
        limit = min(i + 6, len(doc))
        free = next(
            (j for j in range(i, limit) if j in taken or not (texts[j][0].isalnum() or texts[j] in ("-", "'"))), limit
        )
        after = next((taken[j] for j in range(free, min(free + 2, len(doc))) if j in taken), None)
        land = _land(texts, free, after) if free > i else None
        hit = look_up(texts[:free], i, texts[i - 1].lower() if i else "", land, lands)
        if hit is None:
            i += 1
            continue
        count, place = hit
        found.append(
            Mention(
                "place",
                number,
                i,
                i + count,
                doc[i : i + count].text,
                place.name,
                "venue" if place.venue else place.kind,
                place=place,
            )
        )
        i += count
    return found


def capitals(number: int, doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Find "the Nigerian capital", "in X's capital": cities that are not named."""
    found: list[Mention] = []
    for token in doc:
        if token.lower_ != "capital" or token.i in taken or token.i == 0:
            continue
        at = token.i - 1 - (doc[token.i - 1].lower_ in ("'s", "’s", "'", "’"))
        owner = taken.get(at)
        after = [doc[i].lower_ for i in range(token.i + 1, min(token.i + 3, len(doc)))]
        if owner is None or len(owner.key) != 3 or token.i + 1 in taken or after[:1] == ["of"] or "," in after[:1]:
            continue
        seat = capital(owner.key)
        if seat and seat.city:
            place = PlaceName(seat.city, "city", seat.country_code, None, seat)
            found.append(Mention("place", number, token.i, token.i + 1, token.text, seat.city, "capital", place=place))
    return found


def forums(number: int, doc: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Find the cities that are part of a conference's name: "the Munich Security Conference" is in Munich."""
    made: list[Mention] = []
    for mention in found:
        if mention.kind != "party" or mention.end - mention.start < 2:
            continue
        city = doc[mention.start].text
        place = city_named(city) if doc[mention.end - 1].lower_ in words("places.toml", "forum_noun") else None
        if place and place.location and place.location.population >= _LARGE:
            at = mention.start
            made.append(Mention("place", number, at, at + 1, city, place.name, "city", place=place))
    return made


def _land(texts: Sequence[str], comma: int, after: Mention | None) -> str | None:
    """Give the country that is named right after a city and its comma, by itself or by a region of it."""
    if comma + 1 >= len(texts) or texts[comma] != ",":
        return None
    if after:
        return after.place.code if after.place and after.place.kind == "country" else None
    found = (region(" ".join(texts[comma + 1 : comma + 1 + count])) for count in (2, 1))
    return next((place.country_code for place in found if place), None)


def _of_side(doc: Doc, mention: Mention) -> bool:
    """Whether a country is that of officials, leaders ...: "officials of A and B" puts nobody anywhere."""
    token = doc[mention.end - 1]
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    preposition = token.head
    return (
        token.dep_ == "pobj"
        and preposition.lower_ in ("of", "from")
        and preposition.head.lower_ in words("people.toml", "side_noun")
    )


def unplace(found: Sequence[Mention], doc: Doc) -> None:
    """Take the place from names that stand for something else: a government ("Washington said"), a topic ("over X")."""
    for mention in found:
        word, start = before(doc, mention.start), mention.start
        governed = doc[start - 2].lower_ if start > 1 else ""
        mention.topic = (
            _names_thing(doc, mention)
            or word in words("cues.toml", "topic_before")
            or (word in ("in", "of") and governed in words("cues.toml", "trouble"))
        )
        if mention.topic or word in words("places.toml", "origin_before"):
            mention.place = None
        if mention.form == "region" and word not in words("places.toml", "locative") and word not in (",", "of", "'s", "’s"):
            mention.place = None
        if mention.kind == "party":
            _unplace_party(doc, mention, word)


def _names_thing(doc: Doc, mention: Mention) -> bool:
    """Whether a city's name is part of that of an agreement, a round or the like: "the Minsk peace agreements"."""
    if mention.form not in ("seat", "city"):
        return False
    at = mention.end
    while at < len(doc) and doc[at].lower_ in words("places.toml", "named_between"):
        at += 1
    return at < len(doc) and doc[at].lower_ in words("places.toml", "named_after")


def _unplace_party(doc: Doc, mention: Mention, word: str) -> None:
    mention.on_behalf = word == "for"
    if mention.form not in ("seat", "metonym"):
        if mention.place is not None and not _locative(doc, mention):
            mention.place = None
        return
    if _of_side(doc, mention):
        mention.place = None
    if mention.place is None:
        return
    mention.located = word in ("in", "at", "near", "outside", "from", "into") and mention.form == "seat"
    token = doc[mention.end - 1]
    beside = {doc[i].text for i in (mention.start - 1, mention.end) if 0 <= i < len(doc)}
    # "the Geneva talks" are in Geneva; "Moscow-Washington talks" are between both.
    mention.located |= mention.form == "seat" and token.dep_ == "compound" and not beside & {"-", "–", "/"}
    if not (
        word in words("cues.toml", "place_before")
        or token.dep_ in ("compound", "nmod", "dobj")
        or (word == "and" and token.dep_ == "conj")
        or (token.dep_ == "pobj" and token.head.lower_ in words("places.toml", "locative"))
        or (token.dep_ == "nsubj" and token.head.lower_ in words("places.toml", "host_verb"))
    ):
        mention.place = None


def _locative(doc: Doc, mention: Mention) -> bool:
    """Whether a country is where something is, and no side: "in X", "visited X", "the X visit", "hosted by X"."""
    if _of_side(doc, mention):
        return False
    token = next(doc[i] for i in range(mention.end - 1, mention.start - 1, -1) if _hangs_out(doc, i, mention))
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    head = token.head
    if token.dep_ in ("compound", "nmod", "amod"):
        linked = token.i + 1 < len(doc) and doc[token.i + 1].text in ("-", "–")
        return head.lower_ in words("places.toml", "trip_noun") and not linked
    if token.dep_ == "nsubj" or (token.dep_ == "pobj" and head.lower_ == "by"):
        verb = head if token.dep_ == "nsubj" else head.head
        return any(v.lower_ in words("places.toml", "host_verb") for v in (verb, *verb.children))
    if token.dep_ in ("dobj", "nsubjpass"):
        return head.lower_ in words("places.toml", "reach_verb")
    if token.dep_ == "poss":
        return False
    return any(_after_preposition(doc, at) for at in {min(token.i, mention.start), mention.start})


def _after_preposition(doc: Doc, start: int) -> bool:
    """Whether a name stands after a preposition of place: not "the debt to X", "support for X"."""
    word = before(doc, start)
    if word not in words("places.toml", "locative"):
        return False
    token = next((t for t in doc[start].ancestors if t.lower_ == word), None)
    holder = token.head.lower_ if token is not None else ""
    if word == "for":
        return holder in words("places.toml", "bound_for")
    return word != "to" or holder not in words("places.toml", "given_to")


def _hangs_out(doc: Doc, i: int, mention: Mention) -> bool:
    return i == mention.start or not mention.start <= doc[i].head.i < mention.end


#: Tags of what may stand between a preposition and the name of a place: "in the neighbouring X".
_SMALL = frozenset({"DT", "JJ", "JJR", "JJS", "CD", "PRP$"})


def before(doc: Doc, start: int) -> str:
    """Give the word before a place and the words that describe it, in lower case: "in" for "in the neighbouring X"."""
    while start > 0 and not doc[start].is_sent_start and _describes(doc[start - 1]):
        start -= 1
    return doc[start - 1].lower_ if start and not doc[start].is_sent_start else ""


def _describes(token: Token) -> bool:
    return token.tag_ in _SMALL or token.lower_ in words("places.toml", "beside")


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
