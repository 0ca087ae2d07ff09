"""Find the words that may tell a diplomatic event, by the lexicon and by what each word needs beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from . import series
from .lexicon import Entry, forms_of, triggers, words
from .mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TO = frozenset({"to", "for", "into", "toward", "towards", "onto"})
_AT = _TO | {"in", "at", "on", "through", "via", "from"}
#: Subjects of these have no visit: "the visit comes", "relations are in ...".
_THINGS = frozenset(
    {
        "visit",
        "trip",
        "talks",
        "meeting",
        "summit",
        "relations",
        "agreement",
        "conference",
        "move",
        "decision",
        "comments",
        "remarks",
        "announcement",
        "statement",
        "call",
        "it",
        "that",
        "this",
        "which",
        "there",
        "what",
    }
)


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
    #: Where one of several encounters told by one word has its own people, place and time: first token and past the last.
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
        if entry is None or _trapped(entry, doc, token.i, end) or not _has(entry, doc, token, mentions):
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
    return _several(token) or _with(doc, token, mentions)


def _several(verb: Token) -> bool:
    """Whether a verb has several for its subject: "the two", "they", "A and B", "ministers"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    return (
        subject.tag_ in ("NNS", "NNPS")
        or bool(subject.conjuncts)
        or subject.lower_ in words("people.toml", "group_number") | {"they"}
    )


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


# --- what a trigger needs --------------------------------------------------------------------------------------------


def _has(entry: Entry, doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    return True if entry.needs is None else _NEEDS[entry.needs](doc, token, mentions)


def _window(doc: Doc, token: Token, before: int, after: int) -> range:
    sent = token.sent
    return range(max(sent.start, token.i - before), min(sent.end, token.i + after + 1))


def _phone(doc: Doc, token: Token, _: Mapping[int, Mention]) -> bool:
    return any(doc[i].lower_ in words("triggers.toml", "phone") for i in _window(doc, token, 5, 8)) or any(
        child.lower_ in ("with", "between") for child in token.children
    )


def _agreement(doc: Doc, token: Token, _: Mapping[int, Mention]) -> bool:
    pacts = words("triggers.toml", "agreement")
    return any(doc[i].lower_ in pacts for i in _window(doc, token, 12, 14))


def _with(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    kinds = ("person", "party", "group", "description", "pronoun")
    for i in _window(doc, token, 0, 12):
        if doc[i].lower_ in ("with", "between", "to", "among") and any(
            mentions[j].kind in kinds for j in range(i + 1, min(i + 9, len(doc))) if j in mentions
        ):
            return True
    alone = not any(child.dep_ == "prep" and child.lower_ == "to" for child in token.children)
    two = any(c.dep_ == "nsubj" and c.lower_ in words("people.toml", "group_number") for c in token.children)
    return (two and alone) or any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ == "NNS" for c in token.children)


def _seen(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Somebody is visited: "saw Minister X in Y", "first saw him here", "had seen X on Tuesday"; not "saw X leave"."""
    seen = next((c for c in token.children if c.dep_ == "dobj"), None)
    who = mentions.get(seen.i) if seen is not None else None
    if seen is None or who is None or who.kind not in ("person", "pronoun", "description"):
        return False
    if any(c.dep_ in ("ccomp", "xcomp", "oprd") or (c.dep_ == "prep" and c.lower_ == "as") for c in token.children):
        return False
    return any(
        (c.dep_ == "advmod" and c.lower_ in words("triggers.toml", "seen_adverb"))
        or (c.dep_ in ("prep", "npadvmod") and c.i > seen.i and _is_setting(c, doc, mentions))
        for c in (*token.children, *seen.children)
    )


def _jointly(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Two people do something together, in a place and at a time: "X and Y agreed on it in Z last Wednesday"."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or not token.tag_.startswith("VB"):
        return False
    kinds = ("person", "description")
    named = [n for n in (subject, *subject.conjuncts) if n.i in mentions and mentions[n.i].kind in kinds]
    few = len(named) == len(subject.conjuncts) + 1 and len(named) > 1
    beside = [*token.children, *(below for c in token.children if c.dep_ == "dobj" for below in c.children)]
    placed = any(c.dep_ == "prep" and _is_setting(c, doc, mentions, "city") for c in beside)
    return few and placed and any(t.ent_type_ == "DATE" for t in token.sent)


def _is_setting(prep: Token, doc: Doc, mentions: Mapping[int, Mention], kind: str = "") -> bool:
    """Whether a phrase says where or when: "in Ohrid", "on Tuesday", "here"."""
    for i in range(prep.i, min(prep.i + 5, len(doc))):
        place = mentions[i].place if i in mentions else None
        if place is not None and prep.lower_ in ("in", "at", "near") and (not kind or place.kind == kind):
            return True
        if not kind and doc[i].ent_type_ == "DATE" and (doc[i].is_ancestor(prep) or prep.is_ancestor(doc[i]) or i == prep.i):
            return True
    return False


def _person(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    kinds = ("person", "description", "party", "group", "pronoun")
    return any(mentions[i].kind in kinds for i in _window(doc, token, 12, 14) if i in mentions and i != token.i)


def _place(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    return any(_is_place(mentions.get(i)) for i in _window(doc, token, 0, 12)) or any(
        child.lower_ in ("here", "there", "home") for child in token.children
    )


def _is_place(mention: Mention | None) -> bool:
    return mention is not None and (mention.place is not None or mention.kind == "here")


def _dest(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """A place that hangs on the verb by "to", "for" or "here"."""
    for child in token.children:
        if child.lower_ in ("here", "there") and child.dep_ == "advmod":
            return True
        if (
            child.lower_ in _TO
            and child.dep_ == "prep"
            and any(_is_place(mentions.get(i)) for i in range(child.i + 1, min(child.i + 8, len(doc))))
        ):
            return True
        named = mentions.get(child.i) if child.dep_ == "dobj" else None
        if named is not None and _is_place(named) and named.form != "adjective":
            return True
    return False


def _stay(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Somebody is in a place: "is in Russia on a visit", "will be in Bali for the summit"."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in _THINGS:
        return False
    actor = any(
        subject.i in range(m.np_start, m.np_end)
        for m in mentions.values()
        if m.kind in ("person", "pronoun", "description")
    ) or subject.lower_ in words("people.toml", "side_noun")
    return actor and any(
        child.dep_ == "prep"
        and child.lower_ == "in"
        and any(_is_place(mentions.get(i)) for i in range(child.i + 1, min(child.i + 4, len(doc))))
        for child in token.children
    )


_NEEDS = {
    "phone": _phone,
    "agreement": _agreement,
    "with": _with,
    "person": _person,
    "actor": _person,
    "party": _person,
    "place": _place,
    "dest": _dest,
    "stay": _stay,
    "seen": _seen,
    "jointly": _jointly,
    "forum": lambda *_: False,
}


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
