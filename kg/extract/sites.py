"""Where a text puts things: cities and venues by name, and whether a name is a place here, or a side, or a topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..data.places import capital, region
from .gazetteer import PlaceName, city_named, look_up
from .lexicon import words
from .mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: People in a city that a conference may be named after.
_LARGE = 100_000


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
    """Find "the Nigerian capital", "in X's capital", "the capital of X": cities that are not named."""
    found: list[Mention] = []
    for token in doc:
        if token.lower_ != "capital" or token.i in taken or token.i == 0 or _called(doc, token.i):
            continue
        owner = _owner(doc, token.i, taken)
        if owner is None or len(owner.key) != 3:
            continue
        seat = capital(owner.key)
        if seat and seat.city:
            place = PlaceName(seat.city, "city", seat.country_code, None, seat)
            found.append(Mention("place", number, token.i, token.i + 1, token.text, seat.city, "capital", place=place))
    return found


def settle(found: Sequence[Mention], doc: Doc) -> None:
    """Put cities into the states that the words beside them say: "the Lebanese city of Tripoli", "Tripoli, in Lebanon",
    "Tripoli, Lebanon's second city"."""
    states = {i: m for m in found if m.kind == "party" and len(m.key) == 3 for i in range(m.start, m.end)}
    for mention in found:
        if mention.form in ("city", "seat") and (land := _said_land(doc, mention, states)):
            place = city_named(mention.text, land)
            if place is not None and (mention.place is None or mention.place.code != land):
                mention.kind, mention.form, mention.key, mention.place = "place", "city", place.name, place


def _said_land(doc: Doc, mention: Mention, states: Mapping[int, Mention]) -> str | None:
    """Give the state in which the words beside a city put it, None where they do not say."""
    towns = words("places.toml", "town_noun")
    at = mention.start - 1
    if at > 1 and doc[at].lower_ == "of" and doc[at - 1].lower_ in towns:
        return next((states[i].key for i in range(at - 2, max(-1, at - 5), -1) if i in states), None)
    at = mention.end
    if at + 1 >= len(doc) or doc[at].text not in (",", "in"):
        return None
    owner = next((i for i in range(at + 1, min(at + 4, len(doc))) if i in states), None)
    if owner is None or states[owner] is mention:
        return None
    between = {doc[i].lower_ for i in range(at, owner)}
    if "in" in between and between <= _IN_LAND:
        return states[owner].key
    end = states[owner].end
    rest = [doc[i].lower_ for i in range(end, min(end + 5, len(doc)))]
    owned = states[owner].form in ("adjective", "demonym") or rest[:1] in (["'s"], ["’s"])
    return states[owner].key if owned and towns & set(rest) else None


#: Words between a city and the state that it is in.
_IN_LAND = frozenset({",", "in", "northern", "southern", "eastern", "western", "central", "a", "the"})


def _owner(doc: Doc, i: int, taken: Mapping[int, Mention]) -> Mention | None:
    """Give the state whose capital a word means: "the Nigerian capital", "X's capital", "the capital of X"."""
    if i + 1 < len(doc) and doc[i + 1].lower_ == "of":
        return taken.get(i + 2 + (i + 2 < len(doc) and doc[i + 2].lower_ == "the"))
    at = i - 1 - (doc[i - 1].lower_ in ("'s", "’s", "'", "’"))
    return None if i + 1 in taken else taken.get(at)


def _called(doc: Doc, i: int) -> bool:
    """Whether the name of a capital follows: "the Nigerian capital, Abuja", "the capital of Nigeria, Abuja"."""
    at = next((j for j in range(i + 1, min(i + 5, len(doc))) if doc[j].text == ","), len(doc))
    of = at == i + 1 or doc[i + 1].lower_ == "of"
    return of and at + 1 < len(doc) and doc[at + 1].text[:1].isupper() and doc[at + 1].ent_type_ != "PERSON"


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
            or _seated(doc, mention.end)
            or word in words("cues.toml", "topic_before")
            or (word in ("in", "of") and governed in words("cues.toml", "trouble"))
        )
        away = word in words("places.toml", "origin_before") and governed not in words("places.toml", "been_to")
        if mention.topic or away:
            mention.place = None
        if mention.form == "region" and not (_locative(doc, mention) or _in_region(doc, mention, word)):
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


def _seated(doc: Doc, at: int) -> bool:
    """Whether a name only says where something sits or comes from: "the Cairo-based league"."""
    at -= doc[at - 1].text in ("-", "–")
    return at + 1 < len(doc) and doc[at].text in ("-", "–") and doc[at + 1].lower_ in words("cues.toml", "seated")


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
        or _placed(_first(token))
        or (token.dep_ == "nsubj" and token.head.lower_ in words("places.toml", "host_verb"))
    ):
        mention.place = None


def _locative(doc: Doc, mention: Mention) -> bool:
    """Whether a country is where something is, and no side: "in X", "visited X", "the X visit", "hosted by X"."""
    if _of_side(doc, mention):
        return False
    token = next(doc[i] for i in range(mention.end - 1, mention.start - 1, -1) if _hangs_out(doc, i, mention))
    token = _first(token)
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


def _first(token: Token) -> Token:
    """Give the first of several coordinated names: what stands before it holds for all."""
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    return token


def _placed(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in words("places.toml", "locative")


def _in_region(doc: Doc, mention: Mention, word: str) -> bool:
    """Whether a region's name goes with a city, a country or "region": "in X's Y", "the Y region"."""
    head = doc[mention.end - 1].head.lower_
    return word in (",", "of", "'s", "’s") or head in words("places.toml", "region_noun")


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
