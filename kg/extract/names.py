"""Which stretches of a paragraph name a person: the parser's entities, posts, given names, titles of one bearer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ..data import posts
from .lexicon import forms_of, words
from .mentions import Mention
from .nlp import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*$")


def persons(number: int, paragraph: Paragraph, taken: Sequence[Mention]) -> list[Mention]:
    """Find persons by the parser's entities and by posts before names; `taken` are parties and places found before."""
    doc = paragraph.doc
    owners = _covered(taken)
    spans: dict[int, int] = {}
    for start, end in [
        *_entities(doc),
        *_after_posts(doc, owners),
        *_given(doc, owners),
        *_described(doc, owners),
        *_titles(doc),
    ]:
        span = _clean(doc, start, end, owners)
        if span and not any(s < span[1] and span[0] < e for s, e in spans.items()):
            spans[span[0]] = span[1]
    for start, end in _after_posts(doc, owners):
        _widen(spans, _clean(doc, start, end, owners))
    return [Mention("person", number, start, end, doc[start:end].text) for start, end in sorted(spans.items())]


def _widen(spans: dict[int, int], span: tuple[int, int] | None) -> None:
    """Take all names behind a post for one person's, where the parser saw the last of them alone."""
    cut = [s for s, e in spans.items() if span and span[0] < s and e == span[1]]
    if span and len(cut) == 1 and not any(span[0] <= s < cut[0] for s in spans):
        del spans[cut[0]]
        spans[span[0]] = span[1]


@cache
def _headline_verbs() -> frozenset[str]:
    """Verbs that headlines put behind a name."""
    return frozenset({*forms_of("tell"), *forms_of("ongoing")})


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
            if start - 1 not in owners and doc[start - 1].lower_ not in ("state", "republic"):
                # "Governor of the Amur Region": what comes after "of" is no name of a person.
                continue
        aside = start < len(doc) and doc[start].text == ","
        end = start = start + aside
        while (
            end < len(doc)
            and end - start < 6
            and (end not in owners or owners[end].form == "seat")
            and (is_name(doc[end].text) or (end > start and doc[end].text == "-" and not doc[end].whitespace_))
        ):
            end += 1
        if aside and (end - start < 2 or (end < len(doc) and doc[end].text != ",")):
            # "the foreign minister of Y, X," has its name between commas.
            continue
        if end > start and doc[end - 1].text != "-" and not (end - start == 1 and start in owners):
            yield start, end


def _given(doc: Doc, owners: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
    """Yield stretches of two to four capitalised words of which the first is a given name: "Salva Kiir Mayardit"."""
    given = posts.given_names()
    for token in doc:
        if token.lower_ not in given or not is_name(token.text) or token.i in owners or token.ent_type_ == "PERSON":
            continue
        if token.i and is_name(doc[token.i - 1].text) and not doc[token.i - 1].is_sent_start:
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i < 4 and is_name(doc[end].text) and end not in owners:
            end += 1
        if end - token.i > 1 and all(doc[i].ent_type_ in ("", "PERSON", "ORG") for i in range(token.i, end)):
            yield token.i, end


def _described(doc: Doc, owners: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
    """Yield capitalised words that only a person can be: with a post in apposition, or with a particle and a verb."""
    i = 0
    while i < len(doc) - 1:
        end = _run(doc, i, owners)
        if end - i in (2, 3, 4) and end < len(doc) and is_name(doc[end - 1].text) and _is_described(doc, i, end):
            yield i, end
        i = max(end, i + 1)


def _run(doc: Doc, start: int, owners: Mapping[int, Mention]) -> int:
    """Give the end of the names and particles that begin here."""
    if start in owners or not is_name(doc[start].text):
        return start
    end = start + 1
    while end < len(doc) and end not in owners and (is_name(doc[end].text) or _is_particle(doc, end)):
        end += 1
    return end


def _is_particle(doc: Doc, i: int) -> bool:
    return doc[i].text.islower() and doc[i].text in words("people.toml", "particle")


def _is_described(doc: Doc, start: int, end: int) -> bool:
    """Whether what follows some names makes them a person's: "Staffan de Mistura said", "Ann Bo, a minister"."""
    after = doc[end]
    acts = after.tag_ in ("VBD", "VBZ", "MD") or (after.tag_ == "POS" and end - start > 2)
    if acts and any(_is_particle(doc, i) for i in range(start + 1, end - 1)):
        return True
    return after.text == "," and _has_post(doc, end + 1, words("people.toml", "post_head"))


def _has_post(doc: Doc, start: int, heads: frozenset[str]) -> bool:
    """Whether a post without a name follows: ", deputy minister for trade,"."""
    for i in range(start, min(start + 8, len(doc))):
        if doc[i].text in (",", ".", ";", ":", "and") or doc[i].tag_.startswith(("V", "W")):
            return False
        if doc[i].lower_ in heads:
            return i + 1 >= len(doc) or not is_name(doc[i + 1].text)
    return False


def _titles(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield titles that name one person alone: "the Dalai Lama"."""
    known = words("people.toml", "sole_title")
    for i in range(len(doc) - 1):
        if f"{doc[i].lower_} {doc[i + 1].lower_}" in known and doc[i].text[0].isupper():
            yield i, i + 2


def is_name(text: str) -> bool:
    """Whether a token may be part of a person's name."""
    low = text.lower().rstrip(".")
    return (
        bool(_CAPITAL.match(text))
        and (len(text) > 1)
        and low not in words("people.toml", "no_name")
        and low not in words("people.toml", "no_person")
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
    while end - start > 1 and doc[end - 1].lower_ in _headline_verbs():
        # "Shultz Begins ...": verbs of headlines.
        end -= 1
    while end > start and (
        doc[end - 1].text in ("'s", "’s", "’", "'", ",", ".", "-", "(", ")")
        or (doc[end - 1].lower_ in drop and end - start > 1)
    ):
        end -= 1
    dash = next((i for i in range(start + 1, end) if doc[i].text in ("-", "–", "—") and doc[i - 1].whitespace_), end)
    end = min(end, dash)
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
        step = 2 if doc[end].text == "-" and end + 1 < len(doc) and not doc[end - 1].whitespace_ else 1
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
    if any(t.lower_ in words("people.toml", "no_name") | words("people.toml", "no_person") for t in body):
        return None
    if len(body) == 1 and body[0].text.isupper() and len(body[0]) > 2 and any(t.text.islower() for t in doc):
        # An acronym ("CPP"), unless all is in capitals.
        return None
    return start, end
