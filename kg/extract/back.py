"""Places that are not named again: "there", "the country", "the city"; each stands for the one named last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..data import places as locations
from .gazetteer import PlaceName
from .lexicon import words
from .mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Paragraphs back that a place may have been named.
_BACK = 2
#: What says of a noun which one is meant.
_LIMITS = frozenset({"prep", "relcl", "compound", "amod", "poss", "appos"})
_NAMED = frozenset({"name", "seat", "country", "city", "venue", "capital", "acronym"})


def referring(
    found: Sequence[Mention], docs: Sequence[Doc], dateline: PlaceName | None, home: str | None
) -> list[Mention]:
    """Find the words that stand for a place named before them, or for where the news comes from.

    Args:
        found: the mentions of an article; those that are no place here have no `place`.
        docs: its paragraphs; those that were not parsed are passed over.
        dateline: what "this city" means.
        home: the code of what "our country" means.
    """
    named = sorted((m for m in found if _may_be_meant(m)), key=lambda m: (m.paragraph, m.start))
    made = []
    for number, doc in enumerate(docs):
        if doc.has_annotation("DEP"):
            for token, form in _words(doc):
                place = _here(token, form, dateline, home) or _meant(named, number, token.i, form)
                if place is not None:
                    start = token.i - (form != "there")
                    made.append(Mention("place", number, start, token.i + 1, token.text, place.name, form, place=place))
    return made


def _words(doc: Doc) -> Iterator[tuple[Token, str]]:
    """Yield the words that may stand for a place, with what they ask for: there, land or town."""
    for token in doc:
        if token.lower_ == "there" and token.tag_ == "RB" and token.dep_ in ("advmod", "pcomp", "pobj"):
            yield token, "there"
        form = next((f for f in ("capital", "land", "town") if token.lower_ in words("places.toml", f"{f}_noun")), "")
        if form and token.i > 0 and doc[token.i - 1].lower_ in ("the", "this", "our") and _is_place(token):
            yield token, form


def _here(token: Token, form: str, dateline: PlaceName | None, home: str | None) -> PlaceName | None:
    """Give what "our country" and "this city" mean, None for other words."""
    owner = token.nbor(-1).lower_ if token.i else ""
    if owner == "our" and form == "land":
        return _country(home)
    return dateline if owner == "this" and form == "town" else None


def _is_place(noun: Token) -> bool:
    """Whether a noun is where something is: "in the country", "visited the country", not "the country of"."""
    if any(c.dep_ in _LIMITS and c.lower_ != "our" for c in noun.children):
        return False
    if noun.dep_ == "pobj":
        return noun.head.lower_ in words("places.toml", "locative") - {"for"}
    return noun.dep_ == "dobj" and noun.head.lower_ in words("places.toml", "reach_verb")


def _may_be_meant(mention: Mention) -> bool:
    return mention.form in _NAMED and (mention.place is not None or (mention.kind == "party" and len(mention.key) == 3))


def _meant(named: Sequence[Mention], paragraph: int, at: int, form: str) -> PlaceName | None:
    """Choose the last place named before a word; a land may have been named as a side, a town only as a place."""
    for mention in reversed(named):
        if (mention.paragraph, mention.start) >= (paragraph, at):
            continue
        if paragraph - mention.paragraph > _BACK:
            return None
        place = mention.place
        if form in ("land", "capital"):
            code = place.code if place else mention.key
            return _country(code) if form == "land" else _capital(code)
        if place is not None and (form == "there" or place.kind == "city"):
            return place
    return None


def _capital(code: str | None) -> PlaceName | None:
    seat = locations.capital(code) if code else None
    return PlaceName(seat.city, "city", code, None, seat) if seat and seat.city else None


def _country(code: str | None) -> PlaceName | None:
    land = locations.country(code) if code else None
    return PlaceName(land.country or "", "country", code, None, land) if land else None
