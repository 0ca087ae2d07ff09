"""Find the words that may tell a diplomatic event, by the lexicon and by what each word needs beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from . import series
from .lexicon import Entry, forms_of, triggers, words
from .mentions import Mention
from .needs import has, several, spoken_with

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TO = frozenset({"to", "for", "into", "toward", "towards", "onto"})


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """A word that may tell an event: where it stands and its entry; `end` is past its last token."""

    paragraph: int
    start: int
    end: int
    entry: Entry
    #: The verb that carries an event noun ("hold talks"), or the verb itself.
    verb: int
    #: The places of a tour, in the order of the text, where a traveller has several destinations.
    stops: tuple[Mention, ...] = ()
    #: The stretch that one of several encounters told by one word has for itself: first token, and past the last.
    scope: tuple[int, int] | None = None
    #: The event noun for which a bare ordinal stands: "the second".
    meant: Trigger | None = None

    @property
    def head(self) -> int:
        """Index of the token that hangs the trigger in its sentence: the last one."""
        return self.end - 1


@cache
def _forms() -> tuple[Mapping[str, Entry], Mapping[str, Entry], Mapping[str, tuple[tuple[str, ...], ...]]]:
    """Verbs by form, nouns by form, and nouns of several words by their first word."""
    verbs = {form: entry for entry in triggers() if entry.pos == "verb" for form in entry.forms}
    nouns = {form: entry for entry in triggers() if entry.pos == "noun" for form in entry.forms}
    several: dict[str, list[tuple[str, ...]]] = {}
    for form in nouns:
        parts = tuple(form.replace("-", " - ").split())
        if len(parts) > 1:
            several.setdefault(parts[0], []).append(parts)
    return verbs, nouns, {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in several.items()}


def find(number: int, doc: Doc, mentions: Mapping[int, Mention]) -> list[Trigger]:
    """Find the triggers of a paragraph; `mentions` are its persons, parties and places by token."""
    verbs, nouns, several = _forms()
    found: list[Trigger] = []
    skip = -1
    for token in doc:
        if token.i <= skip:
            continue
        low = token.lower_
        end = _phrase(doc, token.i, several)
        entry = nouns.get(doc[token.i : end].text.lower().replace(" - ", "-")) if end > token.i + 1 else None
        if entry is None and token.tag_.startswith("V"):
            entry, end = verbs.get(low), token.i + 1
            entry = verbs[_CALL] if entry is not None and _at_distance(entry, doc, token, mentions) else entry
        if entry is None and (token.tag_.startswith("N") or low == "talks"):
            entry, end = nouns.get(low), token.i + 1
        if entry is None and (noun := series.meant(doc, token, found)) is not None:
            what = series.entry_of(noun, found, nouns[_PHONED])
            found.append(Trigger(number, token.i, token.i + 1, what, carrier(token), meant=noun))
            continue
        if entry is None or _trapped(entry, doc, token.i, end) or not has(entry, doc, token, mentions):
            continue
        skip = end - 1
        before = found[-1] if found else None
        if before is not None and _one_name(before, entry, doc, token.i):
            found[-1] = replace(before, end=end, entry=_telling(before.entry, entry), verb=carrier(doc[end - 1]))
            continue
        made = Trigger(number, token.i, end, entry, carrier(doc[end - 1]))
        found += series.parts(replace(made, stops=_stops(made, doc, mentions)), doc, mentions)
    return found


#: What is said at a distance is told like this verb.
_CALL, _PHONED = "telephone", "phone call"
#: How many words after a trigger say by what means it was: "by the new video link".
_MEANS = 5


def by_phone(doc: Doc, end: int) -> bool:
    """Whether words right after a trigger, or on its last token (before `end`), say so: "spoke by telephone"."""
    by, phone = words("triggers.toml", "by_means"), words("triggers.toml", "phone")
    if end < len(doc) and doc[end].lower_ in by and any(token.lower_ in phone for token in doc[end : end + _MEANS]):
        return True
    means = (noun for prep in doc[end - 1].children if prep.lower_ in by for noun in prep.children)
    return any(noun.dep_ == "pobj" and noun.lower_ in phone for noun in means)


def _at_distance(entry: Entry, doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Whether people speak with one another from afar: "A spoke by phone with B", "A and B talked by telephone"."""
    if entry.kind != "encounter" or entry.needs != "with" or not by_phone(doc, token.i + 1):
        return False
    return several(token) or spoken_with(doc, token, mentions)


#: Of two event nouns that make one name, these say what it is: "summit meeting", "phone talks", "mediation meeting".
_TELLING = ("forum", "call", "mediate", "sign")


def _one_name(before: Trigger, entry: Entry, doc: Doc, start: int) -> bool:
    """Whether two event nouns side by side name one event."""
    return before.end == start and before.entry.pos == entry.pos == "noun" and doc[start - 1].whitespace_ == " "


def _telling(first: Entry, second: Entry) -> Entry:
    return first if first.kind in _TELLING or second.kind == "round" else second


#: A verb alone between these is where somebody stands in a picture: "Rau, left, at the table".
_ASIDE = ((",", ","), ("(", ")"))


def _trapped(entry: Entry, doc: Doc, start: int, end: int) -> bool:
    if entry.pos == "verb" and start > 0 and end < len(doc) and (doc[start - 1].text, doc[end].text) in _ASIDE:
        return True
    beside = {doc[i].lower_ for i in (*range(max(0, start - 2), start), *range(end, min(end + 1, len(doc))))}
    head = doc[end - 1]
    if entry.kind == "travel" and head.dep_ == "pobj":
        # "at the Russian mission" is a house, however many words lie between.
        beside.add(head.head.lower_)
    return bool(entry.traps & beside)


def _phrase(doc: Doc, i: int, several: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    for parts in several.get(doc[i].lower_, ()):
        if i + len(parts) <= len(doc) and all(doc[i + k].lower_ == part for k, part in enumerate(parts)):
            return i + len(parts)
    return i + 1


def carrier(token: Token) -> int:
    """Give the verb that carries an event noun ("held", in "held talks"), the verb itself, or -1."""
    if token.tag_.startswith("V"):
        return token.i
    light = forms_of("light")
    climb = token
    for _ in range(4):
        if climb.dep_ in ("dobj", "nsubj", "nsubjpass", "attr") and climb.head.tag_.startswith("V"):
            return climb.head.i
        if climb.dep_ in ("pobj", "prep", "compound", "conj", "nmod", "dep", "appos", "amod"):
            climb = climb.head
            if climb.tag_.startswith("V"):
                return climb.i if climb.lower_ in light or climb.dep_ == "ROOT" else -1
            continue
        break
    return -1


# --- several destinations --------------------------------------------------------------------------------------------


def _stops(trigger: Trigger, doc: Doc, mentions: Mapping[int, Mention]) -> tuple[Mention, ...]:
    """List the stops of a tour, one a country: "will visit A, B and C", "a tour that took him to A and B"."""
    if trigger.entry.kind not in _TOURING:
        return ()
    for first in _destinations(doc, trigger):
        places: dict[str, Mention] = {}
        for noun in [first, *first.conjuncts]:
            mention = mentions.get(noun.i)
            if mention and mention.place and mention.form != "adjective":
                places.setdefault(mention.place.code or mention.key, mention)
        if len(places) > 1:
            return tuple(places.values())
    return ()


#: Kinds of trigger that several countries in one clause make a tour.
_TOURING = frozenset({"travel", "depart", "stay"})
#: Prepositions before the stops of a tour.
_ALONG = _TO | {"in", "of", "through", "at", "between", "via"}


def _destinations(doc: Doc, trigger: Trigger) -> Iterator[Token]:
    """Yield the nouns that may be a traveller's first destination: of the trigger, its clauses, and its carrier."""
    token = doc[trigger.head]
    clauses = [child for child in token.children if child.dep_ in ("relcl", "acl") and child.tag_.startswith("V")]
    for holder in (token, *clauses, *([doc[trigger.verb]] if trigger.verb >= 0 and trigger.verb != token.i else [])):
        yield from (child for child in holder.children if child.dep_ == "dobj")
        for child in holder.children:
            if child.dep_ == "prep" and child.lower_ in _ALONG:
                yield from (below for below in child.children if below.dep_ == "pobj")
